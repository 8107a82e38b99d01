"""The press: what it prints is what was planned, and what cannot be printed is refused in words."""

from __future__ import annotations

import io
import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest

from manifesto import Contributor
from manifesto.contributor import masked
from manifesto.lengths import PT_PER_MM
from manifesto.phrasebook import phrasebook
from manifesto.poster import emblem, preflight, press
from manifesto.poster.document import Drawn, desk, draw
from manifesto.poster.layout.credits import credit_line
from manifesto.poster.layout.plan import Plan, plan
from manifesto.poster.press import Misprint
from manifesto.poster.profile import PROFILES
from manifesto.poster.sheet import SHEETS
from manifesto.poster.subject import find
from manifesto.typeface import Fonts

from .conftest import job, made_up, on, printed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manifesto import Manifesto


def planned_on_a4(manifesto: Manifesto, fonts: Fonts, key: str = "manifesto") -> Plan:
    """Return the plan of a subject on A4."""
    planned = plan(manifesto, find(manifesto, key), on(SHEETS["a4"]), fonts)
    assert planned
    return planned


@pytest.mark.parametrize("number", [1, 2, 6, 7, 10, 20, 24, 40, 100])
def test_any_number_of_principles_prints_whole_at_the_first_render(
    number: int, manifesto_of: Callable[..., Manifesto], repository: Path
) -> None:
    """From one to a hundred principles, A2 holds every one, the page is single and one render is enough."""
    manifesto = manifesto_of(number)
    poster = printed(manifesto, find(manifesto, "manifesto"), job(size="a2"), repository)

    assert poster.renders == 1
    assert len(poster.principles) == number
    assert len(poster.pdf) <= 60_000


@pytest.mark.parametrize(
    "title",
    [
        "Donaudampfschifffahrtsgesellschaft zuerst",
        "x" * 60,
        "Écouter jusqu’à comprendre, où que ce soit",
        "Слушай, пока не поймёшь",
        "Άκου μέχρι να μάθεις",
        "Đừng hứa điều không thể giữ",
        "A & B \"quoted\" 'and' more; {{ 7 * 7 }} {% raw %}",
    ],
)
def test_titles_of_many_languages_print(title: str, manifesto_of: Callable[..., Manifesto], repository: Path) -> None:
    """Long compounds, accents, Cyrillic, Greek, Vietnamese and the signs of templates come out as they were written."""
    manifesto = manifesto_of((made_up(1, title), made_up(2)))
    whole = printed(manifesto, find(manifesto, "manifesto"), job(), repository)
    single = printed(manifesto, find(manifesto, "principles/principle-1"), job(), repository)

    for poster in (whole, single):
        text = pypdfium2.PdfDocument(poster.pdf)[0].get_textpage().get_text_bounded()
        assert preflight.squeezed(title) in preflight.squeezed(text)


def test_a_long_word_in_the_name_of_a_manifesto_prints(
    manifesto_of: Callable[..., Manifesto], repository: Path
) -> None:
    """A compound of fifty letters is set as wide as the sheet."""
    manifesto = manifesto_of(2, name="Donaudampfschifffahrtsgesellschaftskapitänsmützen")

    assert printed(manifesto, find(manifesto, "manifesto"), job(), repository).renders == 1


def test_namesakes_and_hidden_people_are_told_apart(manifesto_of: Callable[..., Manifesto]) -> None:
    """Two people of one name have an entry each in the credits; hidden people share one."""
    wei, other = (Contributor(handle=handle, name="Wei Example") for handle in ("wei-example", "wei-example-2"))
    nobody = [masked(Contributor(handle=h, name="X", ended=n, hidden=True)) for h, n in (("a", 1), ("b", 2))]
    manifesto = manifesto_of(
        (
            replace(made_up(1), authors=(wei, other)),
            replace(made_up(2), authors=(wei, *nobody[:1])),
            replace(made_up(3), authors=(nobody[1],)),
        )
    )

    assert (
        credit_line(find(manifesto, "manifesto"), phrasebook("en"))
        == "Wei Example 1–2 · Wei Example 1 · a contributor 2–3"
    )


def test_a_poster_that_will_not_fit_is_drawn_smaller(
    manifesto_of: Callable[..., Manifesto], repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the arithmetic was a trifle too bold, the next render is a little smaller and the facts say so."""
    real, sizes = draw, []

    def late(planned: Plan, overrides: Path) -> Drawn:
        assert planned.grid
        sizes.append(planned.grid.em)
        drawn = real(planned, overrides)
        return drawn if len(sizes) > 1 else replace(drawn, ends=(9999.0,))

    monkeypatch.setattr(press, "draw", late)
    manifesto = manifesto_of(6)
    poster = printed(manifesto, find(manifesto, "manifesto"), job(), repository)

    assert poster.renders == 2
    assert sizes[1] == pytest.approx(sizes[0] * 0.985)


def test_a_poster_that_lost_a_principle_is_never_handed_over(
    manifesto_of: Callable[..., Manifesto], repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If a text is not in the finished file, the press stops and names it."""
    manifesto = manifesto_of(6)
    shorter = manifesto_of(5)
    other = draw(planned_on_a4(shorter, Fonts(repository / "overrides/assets/fonts")), repository / "overrides")
    monkeypatch.setattr(press, "draw", lambda *_: other)

    with pytest.raises(Misprint, match="is not where it should be"):
        printed(manifesto, find(manifesto, "manifesto"), job(), repository)


def test_preflight_sees_a_wrong_size_and_a_letter_on_the_frame(
    manifesto_of: Callable[..., Manifesto], repository: Path
) -> None:
    """A file drawn for A4 fails as A3, and fails when the safe area is drawn tighter than its text."""
    manifesto = manifesto_of(6)
    planned = planned_on_a4(manifesto, Fonts(repository / "overrides/assets/fonts"))
    pdf = draw(planned, repository / "overrides").pdf
    wider_frame = replace(planned.furniture.border, hair=planned.furniture.border.hair + 30)
    tighter = replace(planned, furniture=replace(planned.furniture, border=wider_frame))

    assert preflight.faults(pdf, planned) == []
    assert re.match(r"It measures 210\.0 × 297\.0 mm", preflight.faults(pdf, replace(planned, sheet=SHEETS["a3"]))[0])
    assert any("leaves the frame" in fault for fault in preflight.faults(pdf, tighter))


def test_nothing_but_our_own_files_is_fetched(repository: Path) -> None:
    """The fetcher gives our fonts and styles, and refuses other hosts, files of the machine and ways out of the folder."""
    fetcher = desk.desk_for(repository / "overrides").fetcher
    home = desk.HOME

    assert b"--paper-light" in fetcher.fetch(f"{home}tokens.css").read()
    for url in (
        "https://example.org/tokens.css",
        "file:///etc/passwd",
        f"{home}../../../mkdocs.yml",
        f"{home}%2e%2e/main.html",
        f"{home}../poster/poster.html",
        "data:text/css,body{}",
    ):
        with pytest.raises(ValueError, match="may not fetch"):
            fetcher.fetch(url)


def test_drawing_leaves_the_environment_as_it_was(manifesto_of: Callable[..., Manifesto], repository: Path) -> None:
    """What hides the machine's fonts from a poster hides them from nothing else, such as a browser started later."""
    desk.desk_for.cache_clear()
    manifesto = manifesto_of(1)
    before = dict(os.environ)
    printed(manifesto, find(manifesto, "manifesto"), job(), repository)

    assert dict(os.environ) == before


def test_no_font_of_the_machine_gets_into_a_poster(
    manifesto_of: Callable[..., Manifesto], repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even a character that our faces lack is not drawn in a font of the machine, were it to get past the refusal."""
    monkeypatch.setattr(press, "missing", lambda *_: [])
    monkeypatch.setattr(preflight, "faults", lambda *_: [])
    manifesto = manifesto_of((made_up(1, "Smile ☃ now"),))
    pdf = pikepdf.open(io.BytesIO(printed(manifesto, find(manifesto, "manifesto"), job(), repository).pdf))
    names = {str(font.BaseFont).partition("+")[2].partition("-")[0] for font in pdf.pages[0].resources.Font.values()}

    assert names <= {"Statement", "Text", "Label"}


def test_words_that_look_like_markup_stay_words(manifesto_of: Callable[..., Manifesto], repository: Path) -> None:
    """A link or an attachment written into a name is printed as text, and the file has neither."""
    hostile = replace(
        made_up(1), authors=(Contributor(handle="x", name="<link rel=attachment href=file:///etc/hosts>"),)
    )
    manifesto = manifesto_of((hostile,))
    pdf = printed(manifesto, find(manifesto, "manifesto"), job(), repository).pdf

    assert b"/EmbeddedFile" not in pdf
    assert b"/URI" not in pdf
    assert b"/JavaScript" not in pdf


def test_the_colour_of_drawings_is_that_of_the_tokens(repository: Path) -> None:
    """The colour that SVG attributes need is the one in the stylesheet of tokens."""
    tokens = (repository / "overrides/assets/stylesheets/tokens.css").read_text()

    ink = "#" + "".join(f"{round(part * 255):02x}" for part in PROFILES["home"].ink)

    assert f"--ink-light: {ink};" in tokens
    assert f"--vermilion-light: {emblem.VERMILION};" in tokens


def test_a_single_statement_fills_the_width(manifesto_of: Callable[..., Manifesto], repository: Path) -> None:
    """The ink of a lone statement reaches from one side of the text to the other, within a millimetre."""
    manifesto = manifesto_of((made_up(1, "Keep every promise"),))
    subject = find(manifesto, "principles/principle-1")
    planned = planned_on_a4(manifesto, Fonts(repository / "overrides/assets/fonts"), subject.key)
    page = pypdfium2.PdfDocument(printed(manifesto, subject, job(), repository).pdf)[0]
    shown = page.render(scale=150 / 72).to_pil().convert("L")
    inside = planned.furniture.border.inside
    top, bottom = (round(share * shown.height) for share in (0.25, 0.5))
    band = shown.crop((round(inside * 150 / 25.4) - 30, top, shown.width - round(inside * 150 / 25.4) + 30, bottom))
    left, _, right, _ = band.point(lambda value: 255 * (value < 128)).getbbox() or (0, 0, 0, 0)

    assert left == pytest.approx(30, abs=150 / 25.4)
    assert band.width - right == pytest.approx(30, abs=150 / 25.4)
    assert pytest.approx(2.8346, abs=0.001) == PT_PER_MM
