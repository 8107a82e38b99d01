"""Languages: a poster says everything in the words of its manifesto's language, and is set as that is written."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pikepdf
import pytest

from manifesto import Contributor, Manifesto, Principle, phrasebook, typeface
from manifesto.field import Placed
from manifesto.font_file import font_file
from manifesto.other_font import OtherFont
from manifesto.pledge import Pledge
from manifesto.poster import cache, certification, glyphs
from manifesto.poster.document import twin
from manifesto.poster.frame import FRAMES
from manifesto.poster.layout.credits import MOST_NAMES, credit_line
from manifesto.poster.layout.foot import code_names, imprint_line
from manifesto.poster.layout.inscription import Certified, inscribed
from manifesto.poster.layout.plan import plan
from manifesto.poster.layout.setting import count_lines, set_lines
from manifesto.poster.matrix import Job
from manifesto.poster.press import Run, print_poster
from manifesto.poster.profile import PROFILES
from manifesto.poster.sheet import SHEETS
from manifesto.poster.sight import look
from manifesto.poster.subject import find
from manifesto.problem import Place
from manifesto.typeface import Fonts

from .conftest import job, made_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Table = Callable[..., None]

AMIRI = (OtherFont(regular=Placed("Amiri-Regular.ttf", Place()), bold=Placed("Amiri-Bold.ttf", Place())),)
DAY = date(2026, 11, 21)
ROOMS = ("poster", "paper", "twin", "texts", "book", "feed", "proof")


def forget() -> None:
    """Let every phrase be read anew."""
    for read in (phrasebook.tables, phrasebook._room, phrasebook.phrasebook, cache._phrases):
        read.cache_clear()


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Table]:
    """Return the function that writes phrases of a language beside the English ones."""
    english = phrasebook.FOLDER / "en"
    folder = tmp_path / "phrases"
    folder.mkdir()
    (folder / "en").symlink_to(english)
    monkeypatch.setattr(phrasebook, "FOLDER", folder)

    def write(language: str, room: str, **phrases: object) -> None:
        (folder / language).mkdir(exist_ok=True)
        lines = (f"{key}: {json.dumps(said, ensure_ascii=False)}\n" for key, said in phrases.items())
        (folder / language / f"{room}.yml").write_text("".join(lines), encoding="utf-8")
        forget()

    forget()
    yield write
    monkeypatch.undo()
    forget()


def arabic(*principles: Principle) -> tuple[Principle, ...]:
    """Return principles whose words have letters that are drawn otherwise beside some others."""
    texts = (
        ("الخبر السيئ أولًا", "الخدمة خير من الخصومة، والخطأ يُصلَح في حينه، حتى حين لا يراك أحد."),
        ("كن حاضرًا تمامًا", "لا تعد إلا بما ستفعله، ثم افعله. الحجة لا تنجح مع المحتاج."),
    )
    made = (replace(made_up(number, title, summary), body="x") for number, (title, summary) in enumerate(texts, 1))
    return (*made, *principles)


@pytest.fixture
def in_arabic(manifesto_of: Callable[..., Manifesto]) -> Callable[..., Manifesto]:
    """Return the maker of manifestos in Arabic."""

    def make(*principles: Principle) -> Manifesto:
        settings = {
            "name": "بيان الخدمة",
            "short_name": "بيان",
            "tagline": "ما نؤمن به، بكلماتنا",
            "edition": "الطبعة الأولى",
        }
        return manifesto_of(arabic(*principles), language="ar", fonts=AMIRI, **settings)

    return make


def test_the_foot_is_said_in_the_language(table: Table, manifesto_of: Callable[..., Manifesto]) -> None:
    """Who wrote it, the imprint, the names of the codes and the day are in the words and the order of the language."""
    table(
        "de",
        "poster",
        by="Von {names}",
        between_names=" / ",
        imprint="{licence} – {day}: {name} ({edition})",
        this_principle="Dieser Grundsatz",
        this_edition="Diese Ausgabe",
    )
    manifesto, book = manifesto_of(2, language="de"), phrasebook.phrasebook("de")
    single = find(manifesto, "principles/principle-1")

    assert credit_line(single, book) == "Von Ada Example"
    assert imprint_line(manifesto, book) == "CC-BY-4.0 – 21. November 2026: The Example Manifesto (First edition)"
    assert code_names(single, book) == ("Dieser Grundsatz", "Diese Ausgabe")
    assert code_names(find(manifesto, "manifesto"), book) == ("Diese Ausgabe",)


def test_numbers_and_names_are_joined_as_the_language_joins_them(
    table: Table, manifesto_of: Callable[..., Manifesto]
) -> None:
    """What stands between names, between numbers and within a run of them is a phrase each."""
    table(
        "xx",
        "poster",
        between_names=" / ",
        between_numbers="; ",
        from_to="{first}~{last}",
        with_numbers="{numbers} {name}",
    )
    ben = Contributor(handle="ben-example", name="Ben Example")
    principles = tuple(
        replace(made_up(number), authors=(ben,)) if number in {1, 2, 4} else made_up(number) for number in range(1, 5)
    )
    subject = find(manifesto_of(principles), "manifesto")

    assert credit_line(subject, phrasebook.phrasebook("xx")) == "1~2; 4 Ben Example / 3 Ada Example"


def test_more_names_than_fit_are_counted(manifesto_of: Callable[..., Manifesto]) -> None:
    """Beyond the most names that a poster has, their number is said."""
    people = (Contributor(handle=f"p-{n}", name=f"P{n}") for n in range(1, MOST_NAMES + 3))
    principles = tuple(replace(made_up(number), authors=(one,)) for number, one in enumerate(people, 1))
    line = credit_line(find(manifesto_of(principles), "manifesto"), phrasebook.phrasebook("en"))

    assert line.startswith("P1 1 · P2 2 · ")
    assert line.endswith(f" · P{MOST_NAMES} {MOST_NAMES} · and 2 more")


def test_those_who_translated_are_named_once(manifesto_of: Callable[..., Manifesto]) -> None:
    """After the authors stands who put any of it into this language, each once."""
    cy, di = (Contributor(handle=name, name=f"{name.title()} Example") for name in ("cy", "di"))
    principles = tuple(replace(made_up(number), translators=(cy, di)[:number]) for number in (1, 2))
    line = credit_line(find(manifesto_of(principles), "manifesto"), phrasebook.phrasebook("en"))

    assert line == "By Ada Example · translated by Cy Example · Di Example"


def test_a_certificate_is_said_in_the_language(table: Table, manifesto_of: Callable[..., Manifesto]) -> None:
    """What stands under the lines of a certificate comes from the table, and the day is written out as people do there."""
    table("fr", "poster", certificate_team="Équipe", certificate_day="Jour", certificate_edition="Édition")
    settings = manifesto_of(1, language="fr").settings

    assert inscribed(Certified(name="Ada", team="", day=DAY), settings) == (
        ("21 novembre 2026", "Jour"),
        ("First edition", "Édition"),
    )
    assert inscribed(Certified(name="Ada", team="Accueil", day=DAY), settings)[0] == ("Accueil", "Équipe")


def test_paper_has_names_in_every_language(table: Table) -> None:
    """Sheets in inches, frames, kinds of printing and how a sheet lies are called by phrases; A4 is A4 everywhere."""
    table(
        "de",
        "paper",
        inches="{sides} Zoll",
        ikea_frame_with_mat="IKEA-Rahmen {sheet} mit Passepartout",
        shop="Druckerei",
    )
    say = phrasebook.phrasebook("de").say

    assert [SHEETS[name].called(say) for name in ("a4", "8x10", "30x40")] == ["A4", "8 × 10 Zoll", "30 × 40 cm"]
    assert FRAMES["ikea-30x40-mat"].called(say) == "IKEA-Rahmen 30 × 40 cm mit Passepartout"
    assert (PROFILES["shop"].called(say), PROFILES["shop"].title) == ("Druckerei", "For a print shop")
    assert PROFILES["shop-marks"].called_within(say) == "for a print shop, with crop marks"


def test_a_changed_word_is_printed_anew(table: Table, manifesto_of: Callable[..., Manifesto], tmp_path: Path) -> None:
    """The cache knows a poster by the phrases that it may say: those of its language, and of no other."""
    manifesto = manifesto_of(2, language="de")
    run, subject, wanted = Run(manifesto=manifesto, root=tmp_path), find(manifesto, "manifesto"), job()

    def key() -> str:
        return cache.Cache(tmp_path).key(run, subject, wanted)

    plain = key()
    table("fr", "poster", by="Par {names}")
    assert key() == plain
    table("de", "poster", by="Von {names}")
    said = key()
    assert said != plain
    table("de", "twin", all="Alle Plakate")
    assert key() not in {plain, said}


def test_letters_of_the_small_print_are_looked_for(
    table: Table, manifesto_of: Callable[..., Manifesto], repository: Path
) -> None:
    """A language whose own words no typeface can draw is told once, with the font that lies there for it."""
    table("ar", "poster", by="بقلم {names}")
    manifesto = manifesto_of(1, language="ar")
    fonts = Fonts(repository / typeface.FOLDER, (), "ar")
    (problem,) = glyphs.missing(find(manifesto, "manifesto"), manifesto.settings, fonts)

    assert problem.message.startswith("The small print in the language ar has ")
    assert "writes fonts: [{regular: Amiri-Regular.ttf, bold: Amiri-Bold.ttf}] under extra.manifesto" in problem.message
    assert not list(glyphs.missing(find(manifesto, "manifesto"), manifesto.settings, replace(fonts, others=AMIRI)))


@pytest.mark.parametrize("key", ["manifesto", "principles/principle-1"])
@pytest.mark.parametrize(("way", "profile"), [("portrait", "home"), ("landscape", "accessible")])
def test_a_poster_in_arabic(
    in_arabic: Callable[..., Manifesto], repository: Path, *, key: str, way: str, profile: str
) -> None:
    """It is printed, every letter of it stands in its text, and the file says in which language it is."""
    manifesto = in_arabic()
    wanted = Job(subject=key, sheet=SHEETS["a4"].turned(way), orientation=way, profile=profile)
    pdf = print_poster(Run(manifesto=manifesto, root=repository), find(manifesto, key), wanted).pdf
    seen = look(pdf).text

    assert not re.search("[\u0700-\u074f\ufffd]", seen)  # the number of a glyph that stands for no letter
    assert seen.count("خ") == (7 if key == "manifesto" else 6)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "ar"


def test_letters_are_not_drawn_in_parts(repository: Path) -> None:
    """A font that would draw a letter in parts beside some others is kept from it, and only such a font."""
    folder = repository / typeface.FOLDER

    assert font_file(folder / "Amiri-Regular.ttf").unjoined
    assert not font_file(folder / typeface.TEXT).unjoined


def test_what_is_not_translated_is_read_in_its_own_direction(
    in_arabic: Callable[..., Manifesto], repository: Path, fonts: Fonts
) -> None:
    """A principle that is still in the original's words says so in the twin, and its stops stand at its own end."""
    english = replace(made_up(3, "Go first, always."), language="en")
    manifesto = in_arabic(english)
    planned = plan(manifesto, find(manifesto, "manifesto"), job(), replace(fonts, others=AMIRI, language="ar"))
    assert planned is not None
    page = twin(planned, repository / "overrides").page

    assert '<html lang="ar" dir="rtl">' in page
    assert '<span class="words" lang="en" dir="ltr">Go first, always.</span>' in page
    assert page.count('lang="en"') == 1 + len(planned.grid.columns[0][2].summary if planned.grid else ())


def test_the_twin_speaks_the_language(
    table: Table, manifesto_of: Callable[..., Manifesto], repository: Path, fonts: Fonts
) -> None:
    """What the page of a poster says around it is in the language of the manifesto, with the sheet in its place."""
    table(
        "xx",
        "twin",
        print_portrait="⟨{sheet}⟩",
        title_portrait="{name}: {title}, {sheet}",
        about="?",
        all="!",
        as_pdf="*",
    )
    manifesto = manifesto_of(2, language="xx")
    planned = plan(manifesto, find(manifesto, "manifesto"), job(), fonts)
    assert planned is not None
    page = twin(planned, repository / "overrides").page

    assert "<p>⟨A4⟩</p>" in page
    assert "<title>The Example Manifesto: The Example Manifesto, A4</title>" in page
    assert ">!</a>" in page


def test_a_certificate_in_arabic(in_arabic: Callable[..., Manifesto], repository: Path) -> None:
    """It is printed with Arabic and with Latin names."""
    pledge = Pledge(title="عهدي", words="أعدُ أن أنهي تجربة سيئة واحدة كل يوم.", people=(), ended=0)

    for name in ("علي المثال", "Ada Example"):
        certified = Certified(name=name, team="", day=DAY)
        assert certification.certify(pledge, certified, in_arabic().settings, repository).startswith(b"%PDF")


def test_a_word_is_broken_only_where_that_saves_a_line(fonts: Fonts) -> None:
    """Words stay whole where as many lines come of it."""
    text = "Die Verant\u00adwortung trägt jede und jeder"
    face = fonts.text
    whole = text.replace("\u00ad", "")

    for width in (7.5, 8, 9, 10, 12, 14, 20):
        lines = set_lines(text, face, width)
        assert lines is not None
        assert len(lines) == count_lines(text, face, width)
        broken = any(line.endswith("-") for line in lines)
        assert broken is (count_lines(whole, face, width) != len(lines))


def test_latin_words_on_a_poster_from_the_right_are_whole(
    in_arabic: Callable[..., Manifesto], repository: Path
) -> None:
    """A name and a principle in another script than the manifesto's are printed, each sentence with its stop at its end."""
    latin = replace(made_up(3, "Sign it", "Put your name under what you say."), body="x")
    manifesto = in_arabic(latin)
    manifesto = replace(manifesto, settings=replace(manifesto.settings, name="The Example Garden"))

    printed = print_poster(Run(manifesto=manifesto, root=repository), find(manifesto, "manifesto"), job("a4"))

    assert "Put your name under what you say." in " ".join(look(printed.pdf).text.split())
