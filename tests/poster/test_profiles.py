"""Profiles: what each kind of printing was promised, found in the files by eyes that did not make them."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import product
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pikepdf.pdfa import validate_written

from manifesto.poster.profile import PROFILES

from . import eyes, wall

if TYPE_CHECKING:
    from pathlib import Path

SHOPS, SCREENS = ("shop", "shop-marks"), ("home", "low-ink", "accessible")
BLEED, SLUG = {"shop": 3, "shop-marks": 3}, {"shop-marks": 10}  # mm
MOST_COVERED, MOST_INK = 0.08, 2.80
CONTRAST = {"home": 4.5, "low-ink": 4.5, "accessible": 7.0}
GROUND = ("cmyk", (0.0, 0.02, 0.05, 0.0))
ACCENT = ("cmyk", (0.0, 0.8, 0.85, 0.1))

EVERY = [pytest.param(*one, id="-".join(one)) for one in product(PROFILES, wall.KINDS)]


def hung(kind: str, profiles: tuple[str, ...]) -> list[tuple[str, bytes]]:
    """Return the posters of a kind on all sheets, each with words that tell which it is."""
    each = product(profiles, wall.SHEETS_HUNG)
    return [(f"{profile} {size} {way}", wall.hung(kind, profile, size, way)) for profile, (size, way) in each]


@pytest.mark.parametrize(("profile", "kind"), EVERY)
def test_boxes_say_where_the_sheet_is_cut(profile: str, kind: str) -> None:
    """The page begins at the origin; trim and bleed lie in it to a hundredth of a millimetre, and nothing turns it."""
    bleed, slug = BLEED.get(profile, 0), SLUG.get(profile, 0)
    for size, way in wall.SHEETS_HUNG:
        sheet = wall.sheet_of(size, way)
        found = eyes.boxes(wall.hung(kind, profile, size, way))
        for name, inset in (("MediaBox", 0), ("BleedBox", slug), ("TrimBox", slug + bleed)):
            far = 2 * (bleed + slug) - inset
            wanted = (inset, inset, sheet.width + far, sheet.height + far)

            assert found.pop(name) == pytest.approx(wanted, abs=0.01), (name, size, way)

        assert found == {}


@pytest.mark.parametrize("kind", wall.KINDS)
def test_every_font_is_in_the_file_and_cut_to_what_is_used(kind: str) -> None:
    """Each font of the page has a subset's name, its letters along, and the map that tells them to a machine."""
    for which, pdf in hung(kind, tuple(PROFILES)):
        with pikepdf.open(wall.file(pdf)) as opened:
            (page,) = opened.pages
            for font in page.Resources.Font.values():
                descriptor = font.DescendantFonts[0].FontDescriptor

                assert re.fullmatch(r"/[A-Z]{6}\+\S+", str(font.BaseFont)), which
                assert "/FontFile2" in descriptor or "/FontFile3" in descriptor, which
                assert "/ToUnicode" in font, which


@pytest.mark.parametrize("kind", wall.KINDS)
def test_a_shop_gets_inks_and_words_in_black_alone(kind: str) -> None:
    """Fills and lines are cyan, magenta, yellow and black, 280 % at most; words are in black or in the accent."""
    for which, pdf in hung(kind, SHOPS):
        painted = eyes.strokes(pdf)
        words = {stroke.colour for stroke in painted if stroke.use == "text"}

        assert {stroke.colour[0] for stroke in painted} == {"cmyk"}, which
        assert max(sum(stroke.colour[1]) for stroke in painted) <= MOST_INK, which
        assert all(colour[1][:3] == (0, 0, 0) for colour in words - {ACCENT}), which
        assert ACCENT in words, which
        assert GROUND in {stroke.colour for stroke in painted if stroke.use == "fill"}, which
        assert {space for space, *_ in eyes.pictures(pdf)} <= {"/DeviceCMYK"}, which


@pytest.mark.parametrize("kind", wall.KINDS)
def test_a_screen_gets_lights_that_stand_out(kind: str) -> None:
    """Colours are RGB or grey, nothing mixes with what is below, and words have the contrast that was promised."""
    for which, pdf in hung(kind, SCREENS):
        painted = eyes.strokes(pdf)
        words = [stroke.colour for stroke in painted if stroke.use == "text"]

        assert {stroke.colour[0] for stroke in painted} <= {"rgb", "grey"}, which
        assert words, which
        for space, parts in words:
            lights = parts if space == "rgb" else parts * 3

            assert eyes.contrast(lights) >= CONTRAST[which.split()[0]], which
        assert not any(masked for _, masked, *_ in eyes.pictures(pdf)), which


@pytest.mark.parametrize("kind", wall.KINDS)
def test_saving_ink_is_black_and_light(kind: str) -> None:
    """Everything is black or white, the large letters are lines, and ink covers less than 8 % at 150 dots an inch."""
    for which, pdf in hung(kind, ("low-ink",)):
        painted = eyes.strokes(pdf)
        picture = eyes.seen(pdf, 150)
        covered = sum((255 - value) * number for value, number in enumerate(picture.histogram()))

        assert all(set(stroke.colour[1]) in ({0.0}, {1.0}) for stroke in painted), which
        assert any(stroke.outlined for stroke in painted), which
        assert covered / 255 / (picture.width * picture.height) < MOST_COVERED, which
        colours = eyes.seen(pdf, 20, grey=False).convert("RGB").getcolors(maxcolors=100_000) or []
        assert all(max(rgb) - min(rgb) < 3 for _, rgb in colours), which


def intent(opened: pikepdf.Pdf) -> Any:
    """Return the one output intent, or None."""
    found: Any = opened.Root.get("/OutputIntents", [])
    assert len(found) < 2
    return found[0] if len(found) else None


@pytest.mark.parametrize("kind", wall.KINDS)
def test_a_shop_is_told_the_press_and_the_standard(kind: str) -> None:
    """A shop's file is PDF/X-1a:2003 of PDF 1.4, untrapped, for the registry's FOGRA39, with title and dates."""
    for which, pdf in hung(kind, SHOPS):
        with pikepdf.open(wall.file(pdf)) as opened:
            facts = {str(key): str(value) for key, value in opened.docinfo.items()}
            condition = intent(opened)

            assert pdf.startswith(b"%PDF-1.4"), which
            assert facts["/GTS_PDFXVersion"] == "PDF/X-1a:2003", which
            assert facts["/Trapped"] == "/False", which
            assert {"/Title", "/CreationDate", "/ModDate"} <= set(facts), which
            assert (condition.S, condition.RegistryName) == ("/GTS_PDFX", "http://www.color.org"), which
            assert condition.OutputConditionIdentifier == "FOGRA39", which
            assert "/DestOutputProfile" not in condition, which


@pytest.mark.parametrize("kind", wall.KINDS)
def test_a_printer_at_home_is_told_the_lights(kind: str) -> None:
    """Home and low-ink pass for PDF/A-2b with an independent validator, and bring the profile of a screen along."""
    for which, pdf in hung(kind, ("home", "low-ink")):
        with pikepdf.open(wall.file(pdf)) as opened:
            lights: Any = intent(opened)
            said = opened.open_metadata()

            assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("2", "B"), which
            assert (lights.S, lights.DestOutputProfile.N) == ("/GTS_PDFA1", 3), which
            assert lights.DestOutputProfile.read_bytes()[16:20] == b"RGB ", which
        validate_written(wall.file(pdf), "2b")


@pytest.mark.parametrize("kind", wall.KINDS)
def test_what_is_read_aloud_is_tagged(kind: str) -> None:
    """Language, title and headings are told, everything painted is a tag's or an artifact, pictures have words."""
    for which, pdf in hung(kind, ("accessible",)):
        with pikepdf.open(wall.file(pdf)) as opened:
            root, tags = opened.Root, [one for one in opened.objects if isinstance(one, pikepdf.Dictionary)]
            kinds = [str(tag.S) for tag in tags if tag.get("/Type") == "/StructElem"]
            figures = [tag for tag in tags if tag.get("/Type") == "/StructElem" and tag.S == "/Figure"]

            assert str(root.Lang) == "en", which
            assert root.MarkInfo.Marked, which
            assert root.ViewerPreferences.DisplayDocTitle, which
            assert opened.open_metadata()["pdfuaid:part"] == "1", which
            assert str(opened.docinfo.Title), which
            assert kinds.count("/H1") == 1, which
            assert ("/H2" in kinds) == (kind != "single"), which
            assert all(str(figure.get("/Alt", "")) for figure in figures), which
            assert intent(opened) is None, which
        assert eyes.marked(pdf), which


@pytest.mark.parametrize("program", ["qpdf", "pdfinfo", "pdffonts"])
def test_other_programs_agree(program: str, tmp_path: Path) -> None:
    """Other readers find no fault (qpdf), the same boxes (pdfinfo) and every font within (pdffonts), where they are."""
    if not shutil.which(program):
        pytest.skip(f"{program} is not on this machine")
    for profile, kind in product(PROFILES, ("single", "pictured")):
        path = tmp_path / f"{profile}-{kind}.pdf"
        path.write_bytes(pdf := wall.hung(kind, profile, "a3", "landscape"))
        options = {"qpdf": ["--check"], "pdfinfo": ["-box"], "pdffonts": []}[program]
        done = subprocess.run([program, *options, path], capture_output=True, text=True, check=True)
        if program == "pdfinfo":
            for name, box in eyes.boxes(pdf).items():
                said = re.search(rf"^{name}:(.*)$", done.stdout, re.MULTILINE)
                assert said
                assert [float(side) for side in said[1].split()] == pytest.approx([s * eyes.PT for s in box], abs=0.01)
        if program == "pdffonts":
            assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in done.stdout.splitlines()[2:])
        assert "WARNING" not in done.stdout + done.stderr
