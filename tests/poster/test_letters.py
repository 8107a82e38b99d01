"""The letters that our typefaces have: a check says which they lack, where a poster is listed, and the rest is printed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._f_v_a_r import Axis

from manifesto import typeface
from manifesto.cli import main
from manifesto.poster import noto

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.typeface import Fonts

    Check = Callable[..., list[dict[str, Any]]]

BASE = Path(__file__).parent.parent / "contributions" / "base"
PRINCIPLE = "principles/keep-every-promise.md"
OWN = (typeface.STATEMENT, typeface.TITLE, typeface.TEXT, typeface.LABEL, typeface.NUMERAL)
OTHERS = Path(__file__).parent.parent / "fonts"
LISTED = "posters: [{subject: manifesto, sizes: [a3, a4]}, {subject: principles/*, sizes: [a4]}]"


def vary(source: Path, target: Path) -> None:
    """Write a font as one whose weight can be varied."""
    font = TTFont(source)
    axis = Axis()
    axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue = "wght", 100, 400, 900
    axis.axisNameID = font["name"].addName("Weight")
    font["fvar"] = newTable("fvar")
    font["fvar"].axes = [axis]
    font.save(target)


@pytest.fixture
def check(fonts: Fonts, tmp_path: Path) -> Check:
    """Return the function that checks the small project with the fonts in it, and with lines of its files replaced."""

    def problems(file: str, old: str, new: str, posters: str = LISTED, exit_code: int = 0) -> list[dict[str, Any]]:
        root = tmp_path / "project"
        shutil.copytree(BASE, root)
        (root / typeface.FOLDER).mkdir(parents=True)
        for path in (*(fonts.folder / name for name in OWN), *OTHERS.glob("*.ttf")):
            (root / typeface.FOLDER / path.name).symlink_to(path)
        (root / typeface.FOLDER / "Broken.ttf").write_bytes(b"no font")
        vary(OTHERS / "NotoSansHebrew-Regular.ttf", root / typeface.FOLDER / "Variable.ttf")
        for path, before, after in (("mkdocs.yml", "posters: []", posters), (file, old, new)):
            text = (root / path).read_text(encoding="utf-8")
            assert before in text
            (root / path).write_text(text.replace(before, after), encoding="utf-8")
        result = CliRunner().invoke(main, ["-C", str(root), "check", "--format", "json"])
        assert result.exit_code == exit_code, result.output
        return list(json.loads(result.stdout)["problems"])

    return problems


@pytest.mark.parametrize(
    ("file", "old", "new", "what", "place"),
    [
        (PRINCIPLE, "title: Keep every promise", "title: 約束を守る", "約 (U+7D04", (PRINCIPLE, 2, 8)),
        (PRINCIPLE, "summary: Promise", "summary: ♞ Promise", "♞ (U+265E", (PRINCIPLE, 2, 8)),
        (PRINCIPLE, "[ada-example]", "[{name: علي}]", "ع (U+0639", (PRINCIPLE, 2, 8)),
        ("contributors.yml", "Ada Example", "山田例", "山 (U+5C71", (PRINCIPLE, 2, 8)),
        ("mkdocs.yml", "tagline: What", "tagline: ☃ What", "☃ (U+2603", ("mkdocs.yml", 1, 1)),
    ],
)
def test_a_letter_that_no_typeface_has(
    check: Check, *, file: str, old: str, new: str, what: str, place: tuple[str, int, int]
) -> None:
    """A letter that no typeface has is named once, for a person to look at, and keeps nothing from being published."""
    (problem,) = check(file, old, new)

    assert (problem["id"], problem["severity"]) == ("P045", "review")
    assert what in problem["message"]
    assert (problem["path"], problem["line"], problem["column"]) == place


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (PRINCIPLE, "title: Keep every promise", "title: Ωμέγα, Жизнь, ẞ and ½ © — “fin”"),
        (PRINCIPLE, "[ada-example]", "[{name: Nguyễn Ví Dụ}, {name: Ъ Žofie Łøken}]"),
        (PRINCIPLE, "A promise that is kept", "A promise (約束 ♞) that is kept"),
    ],
)
def test_letters_that_are_printed(check: Check, file: str, old: str, new: str) -> None:
    """Latin, Greek and Cyrillic letters and signs among them are printed, and the text is on no poster."""
    assert check(file, old, new) == []


@pytest.mark.parametrize(
    ("posters", "ids"),
    [("posters: []", []), ("posters: [{subject: collections/first-steps, sizes: [a4]}]", ["P045"])],
)
def test_only_what_is_listed_is_looked_at(check: Check, posters: str, ids: list[str]) -> None:
    """Only what stands on a poster that a build makes is looked at, so a manifesto without posters may have any letter."""
    assert [problem["id"] for problem in check(PRINCIPLE, "Keep every", "約束", posters)] == ids


@pytest.mark.parametrize(
    ("title", "font"),
    [
        ("約束を守る", "lies in overrides/assets/fonts already: writes fonts: [{regular: NotoSansJP-Regular.ttf, bold"),
        ("守每一个承诺", "already: writes fonts: [{regular: NotoSansSC-Regular.ttf}] under"),
        ("كن حاضرًا", "writes fonts: [{regular: Amiri-Regular.ttf, bold: Amiri-Bold.ttf}] under"),
        ("ไทย", "such as Noto Sans Thai: puts"),
        ("Keep promises 😀", "such as Noto Emoji: puts"),
    ],
)
def test_the_font_to_add_is_named(check: Check, title: str, font: str) -> None:
    """Where a letter is missing, the message names a font that has it, where its files go and what to write."""
    problems = check(PRINCIPLE, "title: Keep every promise", f"title: {title}")
    (problem,) = (problem for problem in problems if problem["id"] == "P045")

    assert font in problem["message"]
    assert typeface.FOLDER in problem["message"]


def test_each_text_is_reported_once(check: Check) -> None:
    """However many posters a text is on, and however many of its letters are missing, there is one problem for it."""
    new = "title: 約束を守る\nsummary: 守每一个承诺 is what we do, day after day.\nauthors: [{name: 山田例}]"
    text = (BASE / PRINCIPLE).read_text(encoding="utf-8")
    problems = check(PRINCIPLE, text[text.index("title:") : text.index("\nadded:")], new)

    assert [(problem["id"], problem["path"]) for problem in problems] == [("P045", PRINCIPLE)] * 3
    assert len({problem["message"] for problem in problems}) == 3


@pytest.mark.parametrize(
    ("names", "title"),
    [
        ("JP", "約束を守る、そして「聞く」"),
        ("KR", "모든 약속을 지켜라"),
        ("SC", "信守每一个承诺"),
        ("Arabic", "كن حاضرًا تمامًا"),
        ("Hebrew", "שָׁלוֹם לְכֻלָּם"),
        ("JP Arabic", "Keep 約束 كن"),
    ],
)
def test_other_fonts_bring_their_letters(check: Check, names: str, title: str) -> None:
    """With the fonts of its script under `fonts`, a title is printed like any other."""
    records = "".join(f"{{regular: NotoSans{name}-Regular.ttf}}, " for name in names.split())

    assert check(PRINCIPLE, "title: Keep every promise", f"title: {title}", f"{LISTED}\n    fonts: [{records}]") == []


def test_a_font_that_is_there_is_not_named_again(check: Check) -> None:
    """Where a font lacks an ideograph, the next one is named, and is to be added to those that are there."""
    listed = f"{LISTED}\n    fonts: [{{regular: NotoSansJP-Regular.ttf}}]"
    (problem,) = check(PRINCIPLE, "title: Keep every promise", "title: 守るを每", listed)

    assert "每" in problem["message"]
    assert "already: adds {regular: NotoSansSC-Regular.ttf} to the fonts under" in problem["message"]


@pytest.mark.parametrize(
    ("record", "column", "message"),
    [
        (
            "regular: NotoSansJP-Regulr.ttf",
            23,
            "There is no NotoSansJP-Regulr.ttf in overrides/assets/fonts. Put the file",
        ),
        ("regular: NotoSansJP-Regulr.ttf", 23, "or write NotoSansJP-Regular.ttf"),
        ("regular: NotoSansJP-Regular.ttf, bold: Nowhere.otf", 53, "There is no Nowhere.otf in"),
        ("regular: Broken.ttf", 23, "Broken.ttf in overrides/assets/fonts is no font that can be read."),
        ("regular: Variable.ttf", 23, "is a variable font"),
    ],
)
def test_a_font_that_cannot_be_used(check: Check, record: str, column: int, message: str) -> None:
    """A font that is not there, is none or has many weights is an error in mkdocs.yml, and the letters wait for it."""
    listed = f"{LISTED}\n    fonts: [{{{record}}}]"
    (problem,) = check(PRINCIPLE, "title: Keep every promise", "title: 約束を守る", listed, 1)

    assert (problem["id"], problem["severity"], problem["path"]) == ("P097", "error", "mkdocs.yml")
    assert (problem["line"], problem["column"]) == (26, column)
    assert message in problem["message"]


@pytest.mark.parametrize(
    ("text", "language", "font"),
    [
        ("約束を", "en", "Noto Sans JP"),
        ("守る", "zh-TW", "Noto Sans JP"),
        ("約束 한", "en", "Noto Sans KR"),
        ("約束", "ja", "Noto Sans JP"),
        ("約束", "zh_TW", "Noto Sans TC"),
        ("約束", "zh-Hant-HK", "Noto Sans TC"),
        ("約束", "zh", "Noto Sans SC"),
        ("約束", "jam", "Noto Sans SC"),
        ("한", "en", "Noto Sans KR"),
        ("カ", "en", "Noto Sans JP"),
        ("ㄅ", "en", "Noto Sans TC"),
        ("שׁ", "en", "Noto Sans Hebrew"),
        ("،", "en", "Amiri"),
        ("ไ", "en", "Noto Sans Thai"),
        ("क", "hi", "Noto Sans Devanagari"),
        ("ߒ", "en", "Noto Sans NKo"),
        ("ᓀ", "en", "Noto Sans Canadian Aboriginal"),
        ("ཀ", "en", "Noto Serif Tibetan"),
        ("ᚠ", "en", "Noto Sans Runic"),
        ("ꯀ", "en", "Noto Sans Meetei Mayek"),
        ("ʞ", "en", "Noto Sans"),
        ("♞", "en", "Noto Sans Symbols 2"),
        ("①", "en", "Noto Sans Symbols"),
        ("∰", "en", "Noto Sans Math"),
        ("𝒜", "en", "Noto Sans Math"),
        ("👩", "en", "Noto Emoji"),
        ("🚲", "en", "Noto Emoji"),
        ("\ufe0f", "en", "Noto Emoji"),
        ("\uffff", "en", None),
    ],
)
def test_the_font_of_a_letter(text: str, language: str, font: str | None) -> None:
    """The font is that of the script; ideographs are of the country that the text or the language tells."""
    assert next(iter(noto.fonts(text[0], text, language)), None) == font
