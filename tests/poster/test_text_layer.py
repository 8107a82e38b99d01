"""The text layer: whatever is written with marks, dots and points, all its letters stand in a poster's text."""

from __future__ import annotations

import io
import unicodedata
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from manifesto.field import Placed
from manifesto.other_font import OtherFont
from manifesto.poster import preflight, stock
from manifesto.poster.document import draw
from manifesto.poster.layout.plan import plan
from manifesto.poster.sight import look
from manifesto.poster.subject import find
from manifesto.poster.text_layer import SILENT, spread
from manifesto.problem import Place

from .conftest import job, made_up

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manifesto import Manifesto

    Printed = Callable[..., bytes]

KEY = "principles/principle-1"
WORDS = (
    ("ar", "لا تقل شيئًا"),  # a letter under whose mark it never stands alone
    ("ar", "كَتَبَ كُتُبًا"),
    ("ar", "كِتَابٍ جَدِيدٍ"),
    ("ar", "مُعَلِّمٌ مُهِمٌّ"),
    ("ar", "شَدَّة، شِدِّة، شُدُّة"),
    ("ar", "مدًّا، بدٍّ، حقٌّ"),
    ("ar", "سُكُونْ مِنْ"),
    ("ar", "لا، لأن، لإذن، الآن، لَا، لِلَّهِ"),
    ("ar", "أَإِآاٱ سؤال مسؤولية"),
    ("ar", "بئر، دفء، شيء، السيئ، ئًا"),
    ("ar", "هٰذا، الرحمٰن، لٰكن"),
    ("ar", "بيت تين ثبت نبت يتبين"),  # letters that some fonts tell apart by their dots alone
    ("ar", "شمس سمش ضرر صرر طظ عغ فق"),
    ("ar", "ݵا ݺا"),  # two letters with one glyph
    ("ar", "ببࢶب"),  # a letter that is drawn as another with a mark
    ("fa", "پارچه، ژاله، گرگ، چای، می‌خواهم"),
    ("fa", "خانهٔ ما، یکیٔ"),
    ("ur", "ٹماٹر، ڈاک، بڑا، نہیں، گھر، ے ۓ ۂ ۀ"),
    ("ur", "آپ سَبھی، دُکھ"),
)
DOTTED = ("شر قلب", "حاضرًا تمامًا ليت بيت", "شمس سمش")
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
def printed(project: Path, manifesto_of: Callable[..., Manifesto]) -> Callable[..., tuple[bytes, list[str]]]:
    """Return the printer of a principle in a language and fonts; it gives the file and what is wrong with it."""

    def of(title: str, summary: str, language: str, *fonts: str) -> tuple[bytes, list[str]]:
        principle = replace(made_up(1, title, summary), body="x")
        manifesto = manifesto_of((principle,), language=language, fonts=tuple(map(font, fonts)))
        planned = plan(manifesto, find(manifesto, KEY), job(KEY), stock.fonts(manifesto.settings, project))
        assert planned is not None
        pdf = draw(planned, project / "overrides").pdf
        return pdf, preflight.faults(pdf, planned)

    return of


def letters(text: str) -> Counter[str]:
    """Return how often each letter and each mark stands in a text."""
    plain = unicodedata.normalize("NFKD", text)
    return Counter(c for c in plain if unicodedata.category(c)[0] in "LM")


def lost(pdf: bytes, text: str) -> str:
    """Return the letters and marks of a text that are not in a poster's own."""
    return "".join((letters(text) - letters(look(pdf).text)).elements())


@pytest.mark.parametrize(("language", "text"), WORDS)
def test_every_letter_and_mark_is_there(printed: Printed, *, language: str, text: str) -> None:
    """A text in Amiri, of any language that is written with its letters, loses nothing, in bold as in regular."""
    pdf, faults = printed(text, text, language, "Amiri")

    assert lost(pdf, f"{text} {text}") == ""
    assert faults == []


def test_no_letters_are_added(printed: Printed) -> None:
    """The numbers of glyphs stand for nothing, and no letter stands twice."""
    text = " ".join(text for language, text in WORDS if language == "ar")
    pdf, _ = printed("كلام", text, "ar", "Amiri")
    bare, _ = printed("كلام", "كلام", "ar", "Amiri")

    assert letters(look(pdf).text) - letters(look(bare).text) + letters("كلام") == letters(text)
    assert "\ufffd" not in look(pdf).text


@pytest.mark.parametrize("text", DOTTED)
def test_letters_that_share_a_glyph(printed: Printed, text: str) -> None:
    """Where a font draws letters alike and sets dots beside them, each says its own, in bold as in regular."""
    pdf, faults = printed(text, text, "en", "NotoSansArabic")

    assert lost(pdf, f"{text} {text}") == ""
    assert faults == []


@pytest.mark.parametrize("text", POINTED)
def test_points_of_hebrew(printed: Printed, text: str) -> None:
    """Letters with points lose neither letters nor points."""
    pdf, faults = printed(text, text, "en", "NotoSansHebrew")

    assert lost(pdf, f"{text} {text}") == ""
    assert faults == []
