"""Printing conditions: which files are profiles of a press, and what a poster carries of the one that was given."""

from __future__ import annotations

import io
import os
import re
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from PIL import Image, ImageCms

from manifesto.pdf.inspection import inspect
from manifesto.poster import preflight
from manifesto.poster.condition import NotAProfile, read_profile
from manifesto.poster.expectation import planned
from manifesto.poster.recognition import recognised

from . import eyes, icc, wall

if TYPE_CHECKING:
    from pathlib import Path

PRESS = icc.profile()
ASK = r"Ask the print shop for the profile of its press and paper"
SHOPS = ("shop", "shop-marks")


def longer(content: bytes, length: int) -> bytes:
    """Return a profile that says it has so many bytes."""
    return length.to_bytes(4, "big") + content[4:]


@pytest.fixture
def at(tmp_path: Path) -> Any:
    """Return the function that writes a file and returns where it is."""

    def write(content: bytes, name: str = "Example press.icc") -> Path:
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return write


def test_the_profile_of_these_tests_is_one() -> None:
    """A library that has never seen us opens it, and makes paper white and four full inks black with it."""
    opened = ImageCms.ImageCmsProfile(io.BytesIO(PRESS))
    to_screen = ImageCms.buildTransform(opened, ImageCms.createProfile("sRGB"), "CMYK", "RGB")
    shown: list[Any] = [ImageCms.applyTransform(Image.new("CMYK", (1, 1), (ink,) * 4), to_screen) for ink in (0, 255)]

    assert ImageCms.getProfileDescription(opened).strip() == "Example press"
    assert (opened.profile.xcolor_space.strip(), opened.profile.device_class) == ("CMYK", "prtr")
    assert min(shown[0].getpixel((0, 0))) > 240
    assert max(shown[1].getpixel((0, 0))) < 15


@pytest.mark.parametrize(
    ("name", "info"),
    [
        ("Example press.icc", "Example press"),
        ("PSOcoated_v3.ICM", "PSOcoated_v3"),
        ("مطبعة.icc", "Profile of the press"),
        ("مطبعة 39.icc", "39"),
        ("(a) \\ b.icc", "a b"),
        ("x" * 90 + ".icc", "x" * 60),
    ],
)
def test_a_profile_of_a_press_is_taken_as_it_is(name: str, info: str, at: Any) -> None:
    """Every byte of it is kept, whatever the file is called; its name is told in letters that every reader shows."""
    condition = read_profile(at(PRESS, name))

    assert condition.profile == PRESS
    assert condition.info.split() == info.split()
    assert (condition.identifier, condition.registry, condition.components) == ("Custom", "", 4)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (icc.profile(b"RGB ", b"mntr"), rf"describes red, green and blue, and not a press .*{ASK}\."),
        (icc.profile(b"RGB ", b"prtr"), r"describes red, green and blue, and not a press"),
        (icc.profile(b"GRAY", b"prtr"), r"describes shades of grey, and not a press"),
        (icc.profile(b"Lab ", b"abst"), r"describes colours as the eye sees them, and not a press"),
        (PRESS[:-1], r"is not as long as it says: it is cut short or damaged\. Fetch it again\."),
        (PRESS[:200], r"is not as long as it says"),
        (PRESS + b"\0", r"is not as long as it says"),
        (longer(PRESS, 2**32 - 1), r"is not as long as it says"),
        (b"Coated paper, please.\n" * 20, rf"is no ICC profile\. {ASK}: its name ends in \.icc or \.icm\."),
        (PRESS[:131], r"is no ICC profile"),
        (b"", r"is no ICC profile"),
        (longer(PRESS, 9_000_000) + bytes(9_000_000 - len(PRESS)), rf"has 9 MB, and a profile has at most 8\. {ASK}\."),
    ],
)  # fmt: skip
def test_what_is_no_profile_of_a_press_is_refused_in_words(content: bytes, said: str, at: Any) -> None:
    """The refusal names the file, what is wrong with it, and what to ask the print shop for."""
    with pytest.raises(NotAProfile, match=r"Example press\.icc " + said):
        read_profile(at(content))


@pytest.mark.parametrize("device", [b"mntr", b"scnr", b"link", b"spac", b"nmcl"])
def test_inks_of_another_machine_are_refused(device: bytes, at: Any) -> None:
    """Four inks alone do not make a press: the kind of machine counts as well."""
    with pytest.raises(NotAProfile, match=r"and not a press"):
        read_profile(at(icc.profile(b"CMYK", device)))


@pytest.mark.parametrize(
    "content",
    [
        PRESS[:128] + (2**31).to_bytes(4, "big") + PRESS[132:],  # two milliard tags
        PRESS[:136] + (len(PRESS)).to_bytes(4, "big") + PRESS[140:],  # the first tag lies behind the end
        longer(PRESS[:132], 132),  # a table of tags, and none of it there
    ],
    ids=["tags without end", "a tag beyond the end", "no tags"],
)
def test_a_profile_with_nothing_in_it_is_refused(content: bytes, at: Any) -> None:
    """A header alone is no profile: a press could not be told from it what any ink looks like."""
    with pytest.raises(NotAProfile):
        read_profile(at(content))


def test_a_folder_and_a_missing_file_are_no_profiles(tmp_path: Path) -> None:
    """What is no file is refused, in our words or in the system's."""
    for path in (tmp_path, tmp_path / "missing.icc"):
        with pytest.raises((NotAProfile, OSError), match=re.escape(str(path))):
            read_profile(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """What has no end, and perhaps no beginning, is refused before it is opened."""
    os.mkfifo(tmp_path / "pipe.icc")

    with pytest.raises(NotAProfile, match="is no file"):
        read_profile(tmp_path / "pipe.icc")


@pytest.mark.parametrize("profile", SHOPS)
@pytest.mark.parametrize("kind", wall.KINDS)
def test_a_poster_for_a_press_carries_its_profile(kind: str, profile: str, at: Any) -> None:
    """It is a PDF/X-4 in the inks alone, with that profile as its one output intent, byte for byte."""
    condition = read_profile(at(PRESS))
    pdf = wall.hung(kind, profile, "a4", "portrait", condition)
    with pikepdf.open(wall.file(pdf)) as opened:
        intents: Any = opened.Root.OutputIntents
        (intent,) = intents

        assert intent.DestOutputProfile.read_bytes() == PRESS
        assert (intent.S, intent.DestOutputProfile.N) == ("/GTS_PDFX", 4)
        assert (str(intent.OutputConditionIdentifier), str(intent.Info)) == ("Custom", "Example press")
        assert opened.open_metadata()["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
        assert pdf.startswith(b"%PDF-1.6")
    assert {stroke.colour[0] for stroke in eyes.strokes(pdf)} == {"cmyk"}
    assert preflight.faults(pdf, wall.planned(kind, profile, "a4", "portrait", condition)) == []


@pytest.mark.parametrize("profile", ["home", "low-ink", "accessible"])
def test_a_poster_for_no_press_has_nothing_of_it(profile: str, at: Any) -> None:
    """The profile of a press changes not one byte of what is printed at home or read aloud."""
    condition = read_profile(at(PRESS))

    assert wall.hung("whole", profile, "a4", "portrait", condition) == wall.hung("whole", profile)


@pytest.mark.parametrize("profile", SHOPS)
def test_a_poster_for_a_press_is_recognised_and_passes(profile: str, at: Any) -> None:
    """Read back by itself, a sound file with a profile of its own is a poster of the manifesto without a fault."""
    pdf = wall.hung("whole", profile, "a4", "portrait", read_profile(at(PRESS)))
    inspection = inspect(pdf)
    plan = recognised(inspection, wall.manifesto(), wall.FONTS)

    assert plan
    assert [fault for check in preflight.checks(pdf, inspection, planned(plan)) for fault in check.faults] == []


def test_another_press_is_another_file(at: Any) -> None:
    """Two presses never share a file, and the same one gives the same bytes."""
    one, other = (read_profile(at(icc.profile(name=name))) for name in ("Example press", "Other press"))
    files = [wall.hung("single", "shop", "a4", "portrait", condition) for condition in (one, other)]

    assert files[0] != files[1]
