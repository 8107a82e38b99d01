"""Typefaces: what a face can draw, and how wide it is, when other fonts stand in for what it lacks."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from manifesto import typeface
from manifesto.field import Placed
from manifesto.font_file import font_file
from manifesto.other_font import OtherFont
from manifesto.problem import Place
from manifesto.typeface import Fonts

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., Fonts]

TESTS = Path(__file__).parents[1]
OWN = TESTS.parent / typeface.FOLDER
FULL_WIDTH = 1.0  # em: every ideograph is as wide as it is tall


@pytest.fixture(scope="session")
def with_others(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Return the maker of fonts with others of these names, such as JP, in a folder with all of them."""
    folder = tmp_path_factory.mktemp("fonts")
    for name, path in {path.name: path for path in (*OWN.glob("*.ttf"), *(TESTS / "fonts").glob("*.ttf"))}.items():
        (folder / name).symlink_to(path)

    def file(name: str, weight: str) -> Placed | None:
        path = folder / f"NotoSans{name}-{weight}.ttf"
        return Placed(path.name, Place()) if path.exists() else None

    def make(*names: str, language: str = "en") -> Fonts:
        records = [(file(name, "Regular"), file(name, "Bold")) for name in names]
        others = tuple(OtherFont(regular=regular, bold=bold) for regular, bold in records if regular)
        assert len(others) == len(names)
        return Fonts(folder, others, language)

    return make


@pytest.mark.parametrize(
    ("others", "text", "missing"),
    [
        ((), "Łódź, Žofie, İstanbul ırmak, señor", []),
        ((), "Đừng hứa điều không thể giữ", []),
        ((), "約束を", ["約", "束", "を"]),
        (("JP",), "約束を守る、そして「聞く」。", []),
        (("JP",), "Keep 約束", []),
        (("JP",), "모든 約束", ["모", "든"]),
        (("KR", "JP"), "모든 約束", []),
        (("SC",), "信守每一个承诺，", []),
        (("Arabic",), "كن حاضرًا تمامًا", []),
        (("Arabic",), "اِحْفَظْ كُلَّ وَعْدٍ ٣", []),
        (("Hebrew",), "שָׁלוֹם לְכֻלָּם 123", []),
        (("Arabic", "Hebrew"), "قل שלום (Keep)", []),
        (("Arabic",), "می\u200cخواهم", []),
        (("Arabic",), "Keep 😀😀", ["😀"]),
        ((), "Keep\u2009\u200d\ufe0e on", []),
        ((), "\u2611\ufe0f Keep", ["\ufe0f"]),
        ((), "\u200d", ["\u200d"]),
        ((), "\U000e0100", ["\U000e0100"]),
        (("JP",), "\u3000 \n", []),
        (("JP",), "山\u0323", ["\u0323"]),
    ],
)
def test_what_is_missing(with_others: Make, others: tuple[str, ...], text: str, missing: list[str]) -> None:
    """A character is missing where no font has it, and an accent where the font of its letter has not."""
    fonts = with_others(*others)

    assert fonts.statement.missing(text) == missing
    assert fonts.text.missing(text) == missing


@pytest.mark.parametrize("name", ["Žofie", "Nguyễn", "Łódź", "señor", "İstanbul"])
def test_letters_with_accents_apart(with_others: Make, name: str) -> None:
    """A letter that is stored apart from its accent is as wide as the whole, or refused."""
    apart = unicodedata.normalize("NFD", name)
    faces = [face for fonts in [with_others()] for face in (fonts.statement, fonts.title, fonts.text)]

    for face in faces:
        assert not face.missing(apart)
        assert face.width(apart) == pytest.approx(face.width(name), rel=0.001)


@pytest.mark.parametrize(
    ("role", "file"),
    [
        ("statement", "NotoSansJP-Bold.ttf"),
        ("title", "NotoSansJP-Bold.ttf"),
        ("numeral", "NotoSansJP-Bold.ttf"),
        ("text", "NotoSansJP-Regular.ttf"),
        ("label", "NotoSansJP-Regular.ttf"),
    ],
)
def test_what_stands_in(with_others: Make, role: str, file: str) -> None:
    """The bold of another font stands in where ours is bold, and its regular where ours is not."""
    fonts = with_others("Arabic", "JP")
    face = getattr(fonts, role)

    assert face.fonts[-1] is font_file(fonts.folder / file)
    assert face.fonts[-1].advance("カガ", "") == face.width("カガ")


def test_a_font_without_a_bold(with_others: Make) -> None:
    """The regular of a font that has no bold is set in its place."""
    fonts = with_others("Hebrew")

    assert fonts.statement.fonts[1] is fonts.text.fonts[1]


def test_the_text_face_stands_in_for_the_label_before_others(with_others: Make) -> None:
    """A letter that the narrow face lacks is as wide as in the text face, and an ideograph as in the other font."""
    fonts = with_others("JP")

    assert fonts.label.missing("Nguyễn 山田") == []
    assert fonts.label.width("ễ") == fonts.text.width("ễ")
    assert fonts.label.width("Nguyễn") < fonts.text.width("Nguyễn")


@pytest.mark.parametrize(
    ("other", "language", "text", "ours", "theirs"),
    [
        ("JP", "en", "約束を守る", [], ["約束", "を", "守", "る"]),
        ("JP", "en", "Keep約束", ["Keep"], ["約束"]),
        ("JP", "en", "Keep 約束", ["Keep "], ["約束"]),
        ("JP", "ja", "約束 Keep", ["Keep"], ["約束 "]),
        ("JP", "ja", "約束 (1)", [" (1)"], ["約束"]),
        ("Arabic", "ar", "كن حاضرًا", [], ["كن حاضرًا"]),
        ("Arabic", "en", "قل Keep", [" ", "Keep"], ["قل"]),
        ("Arabic", "ar", "قل Keep", ["Keep"], ["قل "]),
        ("Arabic", "ar", "Keep قل", ["Keep", " "], ["قل"]),
        ("Arabic", "en", "قل 123", ["123"], ["قل "]),
        ("Hebrew", "he", "שלום, שלום", [", "], ["שלום", "שלום"]),
    ],
)
def test_a_mixed_text_is_as_wide_as_its_parts(
    with_others: Make, *, other: str, language: str, text: str, ours: list[str], theirs: list[str]
) -> None:
    """Each part is set in the first font that has it: Latin letters in ours, though the other has them, too."""
    own, stand_in = with_others(other, language=language).statement.fonts
    parts = [*((own, part) for part in ours), *((stand_in, part) for part in theirs)]
    face = with_others(other, language=language).statement

    assert face.width(text) == pytest.approx(sum(font.advance(part, language) for font, part in parts))


def test_arabic_is_joined_and_not_spelled(with_others: Make) -> None:
    """Letters that are joined are narrower than the same letters one by one, and a mark above takes no width."""
    face = with_others("Arabic").text

    assert face.width("حاضر") < sum(map(face.width, "حاضر"))
    assert face.width("وَعْدٍ") == pytest.approx(face.width("وعد"))


def test_the_language_of_a_text(with_others: Make) -> None:
    """An f and an i of Turkish are two letters, and Cyrillic letters are Russian unless the language says otherwise."""
    turkish, english, bulgarian = (with_others(language=language) for language in ("tr", "en", "bg"))

    assert turkish.text.width("fi") > english.text.width("fi")
    assert bulgarian.numeral.width("л") < english.numeral.width("л")


@pytest.mark.parametrize("text", ["約束", "Keep 約束", "كن حاضرًا", "שלום Keep 1", "Keep"])
def test_the_ink_of_a_line(with_others: Make, text: str) -> None:
    """The ink of all parts lies along the line, within its advance but for a trifle."""
    face = with_others("JP", "Arabic", "Hebrew").statement
    ink, width = face.ink(text), face.width(text)

    assert -0.05 < ink.left < 0.2
    assert width - 0.2 < ink.right < width + 0.05
    assert ink.bottom < ink.top


def test_the_baseline_is_that_of_our_own(with_others: Make) -> None:
    """Other fonts stand on the line of ours, wherever their own would be."""
    assert with_others("JP").statement.baseline == with_others().statement.baseline


def test_a_face_is_made_once(with_others: Make) -> None:
    """What was measured once is remembered for every poster of the process."""
    assert with_others("JP").statement is with_others("JP").statement
    assert with_others("JP").statement is not with_others("SC").statement
