"""The text layer: whatever is written with marks, dots and points, all its letters stand in a poster's text."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from manifesto.field import Placed
from manifesto.other_font import OtherFont
from manifesto.poster import document, preflight, stock
from manifesto.poster.layout.plan import plan
from manifesto.poster.sight import look
from manifesto.poster.subject import find
from manifesto.poster.text_layer import SILENT, spread
from manifesto.problem import Place

from .conftest import job, made_up
from .eyes import seen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manifesto import Manifesto
    from manifesto.poster.layout.plan import Plan

    Draw = Callable[..., tuple[bytes, Plan]]

KEY = "principles/principle-1"
WORDS = (
    ("ar", "كن حاضرًا، ولا تقل شيئًا"),  # a mark beside one letter, then beside another
    ("ar", "كَتَبَ دَرَسَ كُتُبًا"),
    ("ar", "كِتَابٍ جَدِيدٍ بِخَطٍّ"),
    ("ar", "مُعَلِّمٌ مُهِمٌّ، عِلْمٌ"),
    ("ar", "شَدَّة، شِدِّة، شُدُّة"),
    ("ar", "مدًّا، بدٍّ، حقٌّ"),
    ("ar", "سُكُونْ مِنْ"),
    ("ar", "لَا، لأَن، لإِذن، لآن، لِلَّهِ لا"),
    ("ar", "أَإِآاٱ سُؤَال مَسْؤُولِيَّة"),
    ("ar", "بِئْرٌ، دِفْءٌ، شَيْءٌ، السَّيِّئِ، ئًا"),
    ("ar", "هٰذا، الرحمٰن، لٰكن"),
    ("ar", "ݵا ݺا"),  # two letters with one glyph
    ("ar", "ببࢶب"),  # a letter that is drawn as another with a mark
    ("fa", "پارچهٔ ژاله، گرگِ پیر، چایِ می‌خواهم"),
    ("fa", "خانهٔ ما، یکیٔ"),
    ("ur", "ٹماٹر، ڈاک، بڑا، نہیں، گھر، ے ۓ ۂ ۀ"),
    ("ur", "آپ سَبھی، دُکھ، ہَے"),
)
DOTTED = ("شر قلب بيت", "حاضرًا تمامًا سرًّا", "شمس فقه خير")  # in a font that sets dots beside letters that it draws alike
POINTED = ("שָׁלוֹם שְׁמוֹר", "כָּל לְכֻלָּם")


def font(name: str) -> OtherFont:
    """Return a font of one file or two."""
    bold = {"bold": Placed(f"{name}-Bold.ttf", Place())} if name != "NotoSansHebrew" else {}
    return OtherFont(regular=Placed(f"{name}-Regular.ttf", Place()), **bold)


@pytest.fixture(scope="module")
def project(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with the fonts of the tests beside ours."""
    root = tmp_path_factory.mktemp("project")
    assets = root / "overrides/assets"
    (assets / "fonts").mkdir(parents=True)
    for folder, inside in (("overrides", root / "overrides"), ("overrides/assets", assets)):
        for path in (repository / folder).iterdir():
            if not (inside / path.name).exists():
                (inside / path.name).symlink_to(path)
    for path in (*(repository / "tests/fonts").glob("Noto*"), *(repository / "overrides/assets/fonts").iterdir()):
        (assets / "fonts" / path.name).symlink_to(path)
    return root


@pytest.fixture(scope="module")
def drawn(project: Path, manifesto_of: Callable[..., Manifesto]) -> Draw:
    """Return the function that draws a principle in a language and a font on an English sheet, and gives its plan."""

    def of(language: str, name: str, text: str, profile: str = "home") -> tuple[bytes, Plan]:
        principle = replace(made_up(1, text, text), body="x", language=language)
        manifesto = manifesto_of((principle,), fonts=(font(name),))
        wanted = replace(job(KEY), profile=profile)
        planned = plan(manifesto, find(manifesto, KEY), wanted, stock.fonts(manifesto.settings, project))
        assert planned is not None
        return document.draw(planned, project / "overrides").pdf, planned

    return of


def letters(text: str) -> Counter[str]:
    """Return how often each letter that is written from the right stands in a text, and each mark."""
    plain = unicodedata.normalize("NFKD", text)
    return Counter(c for c in plain if unicodedata.bidirectional(c) in {"R", "AL", "NSM"} and c.isprintable())


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        *((language, "Amiri", text) for language, text in WORDS),
        *(("ar", "NotoSansArabic", text) for text in DOTTED),
        *(("he", "NotoSansHebrew", text) for text in POINTED),
    ],
)
def test_the_letters_of_a_sheet_are_its_text(drawn: Draw, *, language: str, name: str, text: str) -> None:
    """No letter and no mark is lost, none is added, in bold as in regular, and the poster may be published."""
    pdf, planned = drawn(language, name, text)

    assert letters(look(pdf).text) == letters(f"{text} {text}")
    assert preflight.faults(pdf, planned) == []


@pytest.mark.parametrize("word", ["شيئًا", "حاضرًا", "كُتُبِهِمْ"])
def test_marks_are_read_after_their_letters(drawn: Draw, word: str) -> None:
    """Letters and marks stand in the order in which they were written, whatever spaces a reader's program sees."""
    pdf, _ = drawn("ar", "Amiri", f"كن حاضرًا {word}")

    assert "".join(look(pdf).text.split()).count(word) == (4 if word == "حاضرًا" else 2)


@pytest.mark.parametrize("profile", ["shop", "accessible", "low-ink"])
def test_the_letters_look_as_before(drawn: Draw, monkeypatch: pytest.MonkeyPatch, profile: str) -> None:
    """Whatever the glyphs say, each is the same glyph in the same place, and the file keeps its standard."""
    text = "شمس فقه خير، سرًّا سِرِّ"
    pdf, planned = drawn("ar", "NotoSansArabic", text, profile)
    monkeypatch.setattr(document, "amend", lambda *_: None)
    plain, _ = drawn("ar", "NotoSansArabic", text, profile)

    assert look(plain).text != look(pdf).text
    assert seen(pdf, 60).tobytes() == seen(plain, 60).tobytes()
    assert preflight.faults(pdf, planned) == []


@pytest.mark.parametrize(
    ("text", "starts", "from_the_right", "said"),
    [
        ("ab", [0, 1], False, ["a", "b"]),
        ("ffi", [0], False, ["ffi"]),
        ("q\u0303x", [0, 0, 3], False, ["q", "\u0303", "x"]),
        ("لا", [2, 0], True, ["ا", "ل"]),
        ("بًا", [4, 0, 0], True, ["ا", "\u064b", "ب"]),
        ("شم", [2, 0, 0], True, ["م", SILENT, "ش"]),
        ("بًّ", [0, 0], True, ["\u064b\u0651", "ب"]),
        ("", [], False, []),
    ],
)
def test_a_text_is_spread_over_its_glyphs(
    text: str, starts: list[int], *, from_the_right: bool, said: list[str]
) -> None:
    """Glyphs that begin at the same place share its letters in the order of reading; one too many is silent."""
    assert spread(text.encode(), starts, from_the_right=from_the_right) == said
