"""`manifesto pledge`: the certificate as a PDF."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Make, Run

PLEDGE = "---\ntitle: The pledge\ntemplate: pledge.html\n---\n\n> I will end one today. Tomorrow I will end another.\n"
SHEETS = {"a4": (297, 210), "letter": (279.4, 215.9)}
MM = 72 / 25.4


@pytest.fixture
def root(make: Make, repository: Path) -> Path:
    """Return the folder of a small project with a pledge, which is dressed as ours."""
    folder = make()
    (folder / "overrides").symlink_to(repository / "overrides", target_is_directory=True)
    (folder / "docs").mkdir()
    (folder / "docs/pledge.md").write_text(PLEDGE, encoding="utf-8")
    return folder


def words(pdf: bytes) -> str:
    """Return what there is to read on the only page of a file."""
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    return " ".join(document[0].get_textpage().get_text_range().split())


@pytest.mark.parametrize("size", SHEETS)
def test_the_certificate_is_a_sheet_of_its_own(root: Path, run: Run, tmp_path: Path, size: str) -> None:
    """It lies on its side, holds all that was given, and says that it is a PDF for keeping."""
    options = ("--name", "Ada Example", "--team", "Front desk", "--date", "2026-11-21", "--size", size)
    done = run(root, "pledge", *options, "--out", str(tmp_path / "new" / "folder"))

    assert done.exit_code == 0, done.output
    file = tmp_path / "new" / "folder" / "certificate-ada-example.pdf"
    assert done.stdout.strip() == str(file)
    pdf = file.read_bytes()
    document = pypdfium2.PdfDocument(pdf)
    assert tuple(side / MM for side in document[0].get_size()) == pytest.approx(SHEETS[size], abs=0.2)
    read = words(pdf)
    for said in ("Ada Example", "Front desk", "21 November 2026", "I will end one today.", "The pledge"):
        assert said in read
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.open_metadata()["pdfaid:part"] == "2"


def test_the_same_words_make_the_same_file(root: Path, run: Run, tmp_path: Path) -> None:
    """Two runs agree to the byte, and a file can be named instead of a folder."""
    for name in ("one.pdf", "two.pdf"):
        done = run(root, "pledge", "--name", "Ada Example", "--date", "2026-11-21", "--out", str(tmp_path / name))
        assert done.exit_code == 0, done.output

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


@pytest.mark.parametrize(
    "name",
    [
        "Li",
        "Å",
        "Ngọc Nguyễn",
        "Αλέξανδρος Παπαδόπουλος",
        "Донаудампфшифффартс",
        "Maximiliana Bartholomea von und zu Hohenlohe-Schillingsfürst",
        "M" * 60,
    ],
)
def test_every_name_finds_its_size(root: Path, run: Run, tmp_path: Path, name: str) -> None:
    """The shortest and the longest name stand within the frame, which the preflight has looked at."""
    done = run(root, "pledge", "--name", name, "--team", "W" * 60, "--out", str(tmp_path / "one.pdf"))

    assert done.exit_code == 0, done.output
    assert name.split(maxsplit=1)[0] in words((tmp_path / "one.pdf").read_bytes())


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--name", "山田 太郎"), 1, "no typeface of the poster can draw"),
        (("--name", "Ada", "--team", "受付"), 1, "team “受付” has 受"),
        (("--name", " "), 1, "P051"),
        (("--name", "ada@example"), 1, "P051"),
        (("--name", "M" * 61), 1, "61 characters"),
        (("--name", "Ada", "--team", "**Desk**"), 1, "--team"),
        (("--name", "Ada", "--date", "2026-02-30"), 1, "is not a day"),
        (("--name", "Ada", "--date", "20261121"), 1, "is not a day"),
        (("--name", "Ada", "--size", "a3"), 1, "There is no sheet for a certificate"),
        ((), 2, "--name"),
    ],
)
def test_what_cannot_be_printed_is_refused(
    root: Path, run: Run, options: tuple[str, ...], code: int, said: str
) -> None:
    """It says what is wrong, and no file is written."""
    done = run(root, "pledge", *options, "--out", str(root / "out"))

    assert done.exit_code == code, done.output
    assert said in done.output
    assert not (root / "out").exists()


def test_a_manifesto_without_a_pledge_says_so(make: Make, run: Run) -> None:
    """Where nobody promises anything, nothing is certified."""
    done = run(make(), "pledge", "--name", "Ada Example")

    assert done.exit_code == 1
    assert "This manifesto has no pledge. It has one with a page pledge.md" in done.output


def test_a_pledge_that_is_too_long_is_refused(root: Path, run: Run) -> None:
    """A promise that would have to be read with a glass is to be shortened; a long one is set smaller before that."""
    page = root / "docs/pledge.md"
    page.write_text(PLEDGE.replace("> I will", "> " + "I will, and once more. " * 30 + "I will"), encoding="utf-8")
    assert run(root, "pledge", "--name", "Ada", "--out", str(root)).exit_code == 0

    page.write_text(PLEDGE.replace("> I will", "> " + "I will, and once more. " * 160 + "I will"), encoding="utf-8")
    done = run(root, "pledge", "--name", "Ada", "--out", str(root))
    assert done.exit_code == 1
    assert "Shorten the first quotation of the page. [P041]" in done.output


@pytest.mark.parametrize(("name", "team"), [("山田 例", "日本"), ("محمد العلي", ""), ("שמואל לב", "Front desk")])
def test_names_of_other_scripts_are_set_where_a_font_has_them(
    root: Path, run: Run, repository: Path, name: str, team: str
) -> None:
    """With the fonts that mkdocs.yml names, a certificate bears Japanese, Arabic and Hebrew names."""
    _dress_in_more_fonts(root, repository)
    done = run(root, "pledge", "--name", name, "--team", team, "--out", str(root / "one.pdf"))

    assert done.exit_code == 0, done.output
    letters = set(words((root / "one.pdf").read_bytes()))
    assert set(name) <= letters | set(" ")


def _dress_in_more_fonts(root: Path, repository: Path) -> None:
    """Give the project folders of its own, in which all is ours and the fonts of the tests lie beside our fonts."""
    (root / "overrides").unlink()
    (root / "overrides/assets/fonts").mkdir(parents=True)
    for folder, left in (("overrides", "assets"), ("overrides/assets", "fonts"), ("overrides/assets/fonts", "")):
        for path in (repository / folder).iterdir():
            if path.name != left and not (repository / "tests/fonts" / path.name).is_file():
                (root / folder / path.name).symlink_to(path)
    for path in (repository / "tests/fonts").glob("*.ttf"):
        (root / "overrides/assets/fonts" / path.name).symlink_to(path)
    fonts = "".join(f"      - {{regular: NotoSans{one}-Regular.ttf}}\n" for one in ("JP", "Arabic", "Hebrew"))
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + f"    fonts:\n{fonts}", encoding="utf-8")
