"""Preflight on the command line: files of ours and of anybody's, and what is said of each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from click.testing import CliRunner
from pikepdf import Dictionary, Name, String

from manifesto.cli import main
from manifesto.poster.profile import PROFILES

from .conftest import BASE, SETTINGS, TEXT, replaced

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Make, Run

HOME = "a4-portrait.pdf"
NAMES = {
    "home": HOME,
    "shop": "a4-portrait-shop.pdf",
    "shop-marks": "a4-portrait-shop-marks.pdf",
    "low-ink": "a4-portrait-low-ink.pdf",
    "accessible": "a4-portrait-accessible.pdf",
}
CLAIMS = {"home": "PDF/A-2B", "shop": "PDF/X-1a:2003", "shop-marks": "PDF/X-1a:2003", "low-ink": "PDF/A-2B", "accessible": "PDF/UA-1"}  # fmt: skip
KEYS = ("file", "size", "profile", "claims", "width_mm", "height_mm", "smallest_pt", "checks", "passed")
CHECKS = 10
HOSTILE = "a \x1b[31m\n\u202eb\x9b.pdf"


@pytest.fixture(scope="module")
def printed(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the small manifesto on A4 in every profile, for a house and for a frame."""
    root = tmp_path_factory.mktemp("printed")
    for name in ("mkdocs.yml", "contributors.yml"):
        (root / name).write_text((BASE / name).read_text(encoding="utf-8"), encoding="utf-8")
    (root / "principles").mkdir()
    (root / "principles/keep-every-promise.md").write_text(TEXT, encoding="utf-8")
    (root / "overrides").symlink_to(repository / "overrides")
    (root / "house.yml").write_text("team: Front desk\nsignatures: 4\n", encoding="utf-8")
    for words in (
        *("manifesto --all --size a4 --orientation portrait", "--house HOUSE --size a4", "--frame a4"),
        "--principles keep-every-promise --size letter",
    ):
        arguments = [word.replace("HOUSE", str(root / "house.yml")) for word in words.split()]
        result = CliRunner().invoke(main, ["-C", str(root), "poster", *arguments, "--out", str(root / "out")])
        assert result.exit_code == 0, result.output
    return root


@pytest.fixture
def look(printed: Path, run: Run) -> Callable[..., Any]:
    """Return the function that looks through files and hands over the exit code, what is said and what went wrong."""

    def through(*files: Path | str, root: Path = printed) -> tuple[int, str, str]:
        result = run(root, "preflight", *files)
        return result.exit_code, result.stdout, result.stderr

    return through


@pytest.fixture
def facts(printed: Path, run: Run) -> Callable[..., list[dict[str, Any]]]:
    """Return the function that looks through files and hands over what another program is told of each."""

    def through(*files: Path | str, root: Path = printed) -> list[dict[str, Any]]:
        result = run(root, "preflight", "--format", "json", *files)
        told = [json.loads(line) for line in result.stdout.splitlines()]

        assert result.stderr == ""
        assert result.exit_code == (0 if all(one["passed"] for one in told) else 1)
        return told

    return through


@pytest.fixture
def changed(printed: Path, tmp_path: Path) -> Callable[..., Path]:
    """Return the function that changes a poster of ours and says where the other one lies."""

    def change(how: Callable[[pikepdf.Pdf], None], profile: str = "home", name: str = "changed.pdf") -> Path:
        with pikepdf.open(printed / "out/manifesto" / NAMES[profile]) as pdf:
            how(pdf)
            pdf.save(tmp_path / name)
        return tmp_path / name

    return change


def wrong(told: dict[str, Any]) -> dict[str, list[str]]:
    """Return what is wrong, by what was looked at."""
    return {check["what"]: check["faults"] for check in told["checks"] if check["faults"]}


@pytest.mark.parametrize("profile", PROFILES)
def test_our_own_posters_pass(
    printed: Path, facts: Callable[..., list[dict[str, Any]]], look: Callable[..., Any], profile: str
) -> None:
    """A poster of each profile is known again, and nothing is wrong with it."""
    file = printed / "out/manifesto" / NAMES[profile]
    (told,) = facts(file)
    code, said, complaint = look(file)

    assert tuple(told) == KEYS
    assert (told["file"], told["size"], told["profile"], told["passed"]) == (str(file), "a4", profile, True)
    assert (told["width_mm"], told["height_mm"]) == (210, 297)
    assert CLAIMS[profile] in told["claims"]
    assert told["smallest_pt"] > 5
    assert len(told["checks"]) == CHECKS + (CLAIMS[profile] == "PDF/A-2B")
    assert all(tuple(check) == ("what", "faults") for check in told["checks"])
    assert (code, complaint) == (0, "")
    assert said.count("\n  right  ") == len(told["checks"])
    assert "  wrong  " not in said


def test_houses_frames_and_selections_pass(printed: Path, facts: Callable[..., list[dict[str, Any]]]) -> None:
    """What the file does not say enough of is held to what it looks like, and passes as well."""
    files = sorted((printed / "out").glob("*.pdf"))
    told = facts(*files)

    assert len(files) == len(told) == 7
    assert [one["file"] for one in told] == [str(file) for file in files]
    assert [wrong(one) for one in told] == [{}] * 7


def test_one_wrong_file_of_several(
    printed: Path, facts: Callable[..., list[dict[str, Any]]], changed: Callable[..., Path]
) -> None:
    """Each file is told of, in the order in which they are named, and one that is wrong is enough for exit code 1."""
    right, other = printed / "out/manifesto" / HOME, changed(lambda pdf: pdf.pages.append(pdf.pages[0]))

    assert [one["passed"] for one in facts(right, other, right)] == [True, False, True]


def test_what_cannot_be_read_keeps_nobody_else_from_being_read(
    printed: Path, tmp_path: Path, look: Callable[..., Any], changed: Callable[..., Path]
) -> None:
    """All that is wrong is said in one run: a missing file among others is told of, and the others are looked through."""
    other = changed(lambda pdf: pdf.pages.append(pdf.pages[0]))
    code, said, complaint = look(printed / "out/manifesto" / HOME, tmp_path / "nothing.pdf", other)

    assert code == 1
    assert "nothing.pdf could not be read: No such file or directory." in complaint
    assert "It has 2 pages instead of one." in said


def add_script(pdf: pikepdf.Pdf) -> None:
    """Let the file run a script when it is opened."""
    pdf.Root.OpenAction = Dictionary(Type=Name.Action, S=Name.JavaScript, JS=String("app.alert(1)"))


def set_boxes(pdf: pikepdf.Pdf) -> None:
    """Cut another sheet out of the page."""
    pdf.pages[0].TrimBox = pikepdf.Array([10, 10, 500, 500])


def move_bleed(pdf: pikepdf.Pdf) -> None:
    """Let the bleed end with the sheet."""
    pdf.pages[0].BleedBox = pdf.pages[0].TrimBox


def turn_on(pdf: pikepdf.Pdf) -> None:
    """Let the page begin elsewhere than at the origin."""
    pdf.pages[0].MediaBox = pikepdf.Array([-9, -9, *list(pdf.pages[0].MediaBox)[2:]])


@pytest.mark.parametrize(
    ("how", "profile", "said"),
    [
        (add_script, "home", "It has JavaScript in it."),
        (add_script, "shop", "It has JavaScript in it."),
        (add_script, "accessible", "JavaScript"),
        (set_boxes, "home", "It measures 172.9 × 172.9 mm instead of 210.0 × 297.0."),
        (move_bleed, "shop", "Its bleed goes 0.0, 0.0, 0.0, 0.0 mm beyond the sheet on its four sides, instead of 3.0"),
        (turn_on, "home", "Its page does not begin at the origin."),
        (lambda pdf: pdf.pages.append(pdf.pages[0]), "shop", "It has 2 pages instead of one."),
        (lambda pdf: pdf.pages[0].__delitem__("/TrimBox"), "shop-marks", "no TrimBox"),
        (lambda pdf: pdf.Root.__delitem__("/Metadata"), "home", "It does not say that it is PDF/A-2B."),
        (lambda pdf: pdf.Root.__delitem__("/OutputIntents"), "shop", "PDF/X-1a:2003, but"),
    ],
)
def test_a_poster_that_was_changed(
    changed: Callable[..., Path],
    facts: Callable[..., list[dict[str, Any]]],
    how: Callable[[pikepdf.Pdf], None],
    profile: str,
    said: str,
) -> None:
    """Whatever somebody does to a poster of ours, the fault is told in words, with exit code 1."""
    (told,) = facts(changed(how, profile))
    faults = [fault for found in wrong(told).values() for fault in found]

    if "does not say" not in said:  # without its properties nobody knows that it is ours
        assert any(said in fault for fault in faults), faults


def test_a_poster_without_its_properties(
    changed: Callable[..., Path], facts: Callable[..., list[dict[str, Any]]]
) -> None:
    """A poster that has lost what it says of itself is a sheet as any other: nothing is claimed for it."""
    (told,) = facts(changed(lambda pdf: pdf.Root.__delitem__("/Metadata")))

    assert (told["profile"], told["claims"], told["size"]) == (None, [], "a4")


def test_a_foreign_file(tmp_path: Path, facts: Callable[..., list[dict[str, Any]]], look: Callable[..., Any]) -> None:
    """A file of anybody's is held to what it looks like: its size is named, and what a print shop would miss."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595.28, 841.89))
        pdf.save(tmp_path / "foreign.pdf")
    (told,) = facts(tmp_path / "foreign.pdf")

    assert (told["size"], told["profile"], told["claims"], told["smallest_pt"]) == ("a4", None, [], 0)
    assert list(wrong(told).values()) == [["It does not say where the sheet is cut (no TrimBox)."]]
    assert look(tmp_path / "foreign.pdf")[1].startswith(f"{tmp_path / 'foreign.pdf'}: A4\n")


def test_a_sheet_that_nobody_knows(tmp_path: Path, facts: Callable[..., list[dict[str, Any]]]) -> None:
    """A sheet of another size is measured, and not said to be wrong for it."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(300, 300))
        pdf.pages[0].TrimBox = pdf.pages[0].MediaBox
        pdf.save(tmp_path / "square.pdf")
    (told,) = facts(tmp_path / "square.pdf")

    assert (told["size"], told["width_mm"], told["height_mm"], told["passed"]) == (None, 105.8, 105.8, True)


def test_a_poster_of_another_manifesto(
    printed: Path, make: Make, repository: Path, facts: Callable[..., list[dict[str, Any]]]
) -> None:
    """A poster of another manifesto is not held to the words of this one, although it is about its whole, too."""
    settings = replaced(
        ("site_url: https://example.org/", "site_url: https://another.example/wall/"),
        ("    name: The Example Manifesto", "    name: Another Manifesto"),
        ("principles: [keep-every-promise]", "principles: []"),
        text=SETTINGS,
    )
    other = make(
        {"mkdocs.yml": settings, "principles/never-late.md": replaced(("Keep every promise", "Never be late"))}
    )
    (other / "principles/keep-every-promise.md").unlink()
    (other / "overrides").symlink_to(repository / "overrides")
    (told,) = facts(printed / "out/manifesto" / HOME, root=other)

    assert wrong(told) == {}


def test_without_a_manifesto(printed: Path, tmp_path: Path, facts: Callable[..., list[dict[str, Any]]]) -> None:
    """Where there is no manifesto, or a broken one, any file can still be looked through."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    for name in ("empty", "broken"):
        (told,) = facts(printed / "out/manifesto" / HOME, root=tmp_path / name)

        assert (told["profile"], told["passed"]) == ("home", True)


def test_a_manifesto_whose_font_is_missing(
    printed: Path, make: Make, repository: Path, facts: Callable[..., list[dict[str, Any]]]
) -> None:
    """A font that mkdocs.yml names and nobody has put there is no reason to call a file unreadable, or us broken."""
    fonts = "posters: []\n    fonts: [{regular: Nowhere-Regular.ttf}]"
    root = make({"mkdocs.yml": replaced(("posters: []", fonts), text=SETTINGS)})
    (root / "overrides").symlink_to(repository / "overrides")
    (told,) = facts(printed / "out/manifesto" / HOME, root=root)

    assert told["passed"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "It is no PDF: it does not begin with %PDF."),
        (TEXT.encode(), "It is no PDF: it does not begin with %PDF."),
        (b"%PDF-1.7\n", "It is broken"),
        (b"%PDF-1.7\n" + bytes(100_000), "It is broken"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "It is no PDF"),
    ],
    ids=["empty", "text", "begun", "zeros", "picture"],
)
def test_what_is_no_pdf(look: Callable[..., Any], tmp_path: Path, content: bytes, said: str) -> None:
    """What is no PDF is refused with its name: one message, nothing on standard output, exit code 1."""
    (tmp_path / "file.pdf").write_bytes(content)
    code, out, complaint = look(tmp_path / "file.pdf")

    assert (code, out) == (1, "")
    assert complaint.startswith(f"Error: {tmp_path / 'file.pdf'}: {said}")


def test_a_file_of_sixty_megabytes(look: Callable[..., Any], tmp_path: Path) -> None:
    """A file beyond fifty megabytes is not even opened."""
    with (tmp_path / "large.pdf").open("wb") as file:
        file.truncate(60_000_000)

    assert look(tmp_path / "large.pdf") == (1, "", f"Error: {tmp_path / 'large.pdf'} has more than 50 MB.\n")


@pytest.mark.parametrize(
    ("name", "said"), [("nothing.pdf", "No such file or directory"), ("file/a.pdf", "Not a directory")]
)  # fmt: skip
def test_what_cannot_be_opened(look: Callable[..., Any], tmp_path: Path, name: str, said: str) -> None:
    """A file that is missing and a folder are refused with their names."""
    (tmp_path / "file").touch()

    assert look(tmp_path / name) == (1, "", f"Error: {tmp_path / name} could not be read: {said}.\n")


def test_a_folder_is_no_file(look: Callable[..., Any], tmp_path: Path) -> None:
    """A folder is refused with its name."""
    assert look(tmp_path) == (1, "", f"Error: {tmp_path} is no file.\n")


def test_a_device_is_not_read_to_its_end(look: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """A device, which may have no end, is refused before it is read."""
    read = Path.read_bytes

    def guarded(path: Path) -> bytes:
        assert path.is_file(), f"{path} would be read for ever"
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", guarded)
    code, out, complaint = look("/dev/zero")

    assert (code, out) == (1, "")
    assert complaint.startswith("Error: /dev/zero")


@pytest.mark.parametrize("user", ["secret", ""], ids=["to open", "to change"])
def test_an_encrypted_file(printed: Path, look: Callable[..., Any], tmp_path: Path, user: str) -> None:
    """A file that asks for a password is refused; one that opens without is read, and said to be encrypted."""
    with pikepdf.open(printed / "out/manifesto" / HOME) as pdf:
        pdf.save(tmp_path / "shut.pdf", encryption=pikepdf.Encryption(user=user, owner="other"))
    code, out, complaint = look(tmp_path / "shut.pdf")

    assert code == 1
    assert "encrypted" in (complaint if user else out)
    assert (out if user else complaint) == ""


def misname(pdf: pikepdf.Pdf) -> None:
    """Call the page something else, so that no reader shows it."""
    pdf.Root.Pages.Kids[0].Type = Name.Pape


def underpaint(pdf: pikepdf.Pdf) -> None:
    """Set a colour of three parts with one alone."""
    pdf.pages[0].contents_add(b"/DeviceRGB cs 0.5 scn BT /Nothing 9 Tf (a) Tj ET")


@pytest.mark.parametrize("how", [misname, underpaint])
def test_a_damaged_file(changed: Callable[..., Path], look: Callable[..., Any], how: Callable[..., None]) -> None:
    """Damage that only shows when the page is drawn is the fault of the file, and said in a sentence."""
    code, said, complaint = look(changed(how))

    assert code == 1
    assert "wrong" in said or complaint.startswith("Error: ")
    assert "[P099]" not in complaint


@pytest.mark.parametrize("profile", ["home", "low-ink"])
def test_a_page_as_large_as_a_field(
    changed: Callable[..., Path], facts: Callable[..., list[dict[str, Any]]], profile: str
) -> None:
    """A page of a hundred metres is measured and not drawn, which no memory would be enough for."""

    def enlarge(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].MediaBox = pikepdf.Array([0, 0, 9_000_000, 9_000_000])
        del pdf.pages[0].TrimBox

    (told,) = facts(changed(enlarge, profile))

    assert told["width_mm"] == 3175000.0
    assert not told["passed"]


def test_a_library_that_is_missing(printed: Path, look: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a library of the system is missing, a poster of ours is still looked through: nothing has to be drawn."""

    def absent(_: str) -> None:
        raise OSError("cannot load library 'libpango-1.0-0': libpango-1.0-0: cannot open shared object file")

    from manifesto.poster import condition

    condition.screen.cache_clear()
    monkeypatch.setattr(condition, "find_spec", absent)
    code, _, complaint = look(printed / "out/manifesto" / HOME)
    condition.screen.cache_clear()

    assert "could not be read" not in complaint
    assert code == 0 or "Posters cannot be drawn: libpango-1.0-0 is not on this machine." in complaint


@pytest.mark.parametrize("name", ["a b.pdf", "ü 名.pdf", "-q.pdf", "'$(x)'.pdf"])
def test_names_with_unusual_letters(printed: Path, facts: Callable[..., list[dict[str, Any]]], tmp_path: Path, name: str) -> None:  # fmt: skip
    """A name may have blanks, letters of any script and signs of the shell."""
    (tmp_path / name).write_bytes((printed / "out/manifesto" / HOME).read_bytes())
    (told,) = facts(tmp_path / name)

    assert told["file"] == str(tmp_path / name)


@pytest.mark.parametrize("content", ["right", "wrong", "missing", "large"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_names_that_would_steer_a_terminal(printed: Path, run: Run, tmp_path: Path, content: str, form: str) -> None:
    """Escapes, line ends and marks that turn the line around in the name of a file are shown and not obeyed."""
    right = (printed / "out/manifesto" / HOME).read_bytes()
    if content != "missing":
        (tmp_path / HOSTILE).write_bytes({"right": right, "wrong": b"", "large": bytes(50_000_001)}[content])
    result = run(printed, "preflight", "--format", form, tmp_path / HOSTILE)
    line = result.output.split(".pdf")[0]

    assert result.exit_code == (content != "right")
    assert not {"\x1b", "\x9b", "\u202e", "\n"} & set(line)


def test_words_of_a_file_that_would_steer_a_terminal(look: Callable[..., Any], changed: Callable[..., Path]) -> None:
    """What a file says of itself, such as the name of a font, is shown without its escapes."""

    def rename(pdf: pikepdf.Pdf) -> None:
        for font in pdf.pages[0].Resources.Font.values():
            font.BaseFont = Name("/Evil\x1b[31m\u202e\x9b")
            for inner in font.get("/DescendantFonts", []):
                inner.BaseFont = font.BaseFont
                for key in [key for key in inner.FontDescriptor if "FontFile" in key]:  # type: ignore[operator,attr-defined]
                    del inner.FontDescriptor[key]
        with pdf.open_metadata() as said:
            said["pdfaid:conformance"] = "B\x9b\u202e"

    code, said, _ = look(changed(rename, name="fonts.pdf"))

    assert code == 1
    assert "Evil" in said
    assert not {"\x1b", "\x9b", "\u202e"} & set(said)


def test_no_file_at_all(look: Callable[..., Any]) -> None:
    """Without a file the command was called wrongly."""
    assert look()[0] == 2
