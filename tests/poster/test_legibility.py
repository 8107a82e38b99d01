"""Legibility: lines keep to their columns, none is lonely, and no letter is too small to be read or left out in silence."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest

from manifesto import Manifesto, Project, Rejected
from manifesto.field import Placed
from manifesto.headline import MEASURE
from manifesto.lengths import PT_PER_MM
from manifesto.other_font import OtherFont
from manifesto.poster.layout.plan import Plan, plan
from manifesto.poster.layout.setting import set_lines
from manifesto.poster.press import Run, print_poster
from manifesto.poster.sheet import SHEETS
from manifesto.poster.subject import find
from manifesto.poster_order import ORIENTATIONS
from manifesto.problem import Place

from . import wall
from .conftest import ADA, job, made_up

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manifesto.poster.print import Print
    from manifesto.typeface import Face

    Make = Callable[..., Manifesto]

SMALLEST_PRINT = 6.5  # pt: print shops refuse less
NUMBERS = (1, 2, 3, 6, 8, 9, 16, 17, 20, 21, 40, 77, 100)
EVERY_SHEET = [*product(SHEETS, ORIENTATIONS)]
SINGLE = "principles/principle-1"
LONG = (
    "Promise only what you will do, then do it, even when nobody is checking, and tell everybody at once what you "
    "cannot do today, by noon, in pe"
)


def laid_out(manifesto: Manifesto, size: str, way: str, key: str = "manifesto") -> Plan | None:
    """Return the plan of a subject on a sheet."""
    return plan(manifesto, find(manifesto, key), job(key, size, way), wall.FONTS)


def printed(manifesto: Manifesto, size: str, way: str, key: str = "manifesto") -> Print:
    """Return the poster of a subject on a sheet."""
    return print_poster(Run(manifesto=manifesto, root=wall.REPOSITORY), find(manifesto, key), job(key, size, way))


def measured(found: Plan) -> list[tuple[float, float]]:
    """Return of every line of the principles how long it is, and how long it may be, in mm."""
    grid = found.grid
    assert grid
    title = getattr(wall.FONTS, grid.scale.face)
    room = grid.column_width - grid.number_width * grid.em
    titles = [title.width(line) * grid.scale.title for column in grid.columns for cell in column for line in cell.title]
    summaries = [wall.FONTS.text.width(line) for column in grid.columns for cell in column for line in cell.summary]
    return [(width * grid.em, room) for width in (*titles, *summaries)]


@pytest.mark.parametrize("number", NUMBERS)
def test_every_sheet_holds_what_it_is_given(number: int, manifesto_of: Make) -> None:
    """From one to a hundred principles: columns end level, lines keep to them, and all type is large enough to read."""
    manifesto, held = manifesto_of(number), 0
    for size, way in EVERY_SHEET:
        found = laid_out(manifesto, size, way)
        if not found:
            assert number > SHEETS[size].short / 6, (size, way)
            continue
        assert found.grid
        furniture, which = found.furniture, (size, way)
        heights = [sum(cell.height for cell in column) for column in found.grid.columns]
        lengths = [len(column) for column in found.grid.columns]
        held += 1

        assert heights == pytest.approx([furniture.body.height] * len(heights), abs=0.01), which
        assert max(lengths) - min(lengths) <= 1, which
        assert lengths == sorted(lengths, reverse=True), which
        assert all(length <= room + 0.001 for length, room in measured(found)), which
        assert found.body_pt >= SHEETS[size].floor_pt, which
        assert furniture.foot.size * PT_PER_MM >= SMALLEST_PRINT, which
        assert furniture.head, which
        sizes = [line.size * furniture.head.width / MEASURE for line in furniture.head.headline.lines]
        assert min(*sizes, furniture.head.size) * PT_PER_MM >= SMALLEST_PRINT, which
    assert held >= 20


@pytest.mark.parametrize(
    ("number", "size", "layout", "title"),
    [(6, "a4", "full", 2.6), (8, "a4", "full", 2.6), (9, "a4", "full", 1.75), (16, "a3", "full", 1.75), (17, "a3", "full", 1.4),
     (6, "13x18", "full", 1.75), (24, "a4", "full", 1.4), (60, "a4", "titles", 1.0)],
)  # fmt: skip
def test_titles_grow_quiet_before_summaries_are_left_out(
    number: int, size: str, layout: str, title: float, manifesto_of: Make
) -> None:
    """Few principles speak loudly; where that is too much for a sheet they speak lower, and at last in titles alone."""
    manifesto = manifesto_of(number)
    found = laid_out(manifesto, size, "portrait")

    assert found
    assert found.grid
    assert (found.layout, found.grid.scale.title) == (layout, title)
    assert all(bool(cell.summary) == (layout == "full") for column in found.grid.columns for cell in column)


def lonely(lines: tuple[str, ...], face: Face) -> bool:
    """Return whether the last line is one short word, though the one before could have spared another."""
    widths = [face.width(line) for line in lines]
    before = lines[-2].split() if len(lines) > 1 else []
    if len(before) < 2 or " " in lines[-1] or widths[-1] >= max(widths) / 3:
        return False
    return bool(face.width(f"{before[-1]} {lines[-1]}") <= max(widths))


def test_no_short_word_stands_alone_on_a_last_line(repository: Path) -> None:
    """In columns of any width, the titles and summaries of the real manifesto end on a line that is a line."""
    texts = [(p.title, p.summary) for p in Project.at(repository).load().principles]
    faces = (wall.FONTS.statement, wall.FONTS.text)
    for width in (11, 13.5, 16, 19, 23, 28, 36):
        for text, face in ((text, face) for both in texts for text, face in zip(both, faces, strict=True)):
            lines = set_lines(text, face, width)
            assert not (lines and lonely(lines, face)), lines


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("promise answer answer of and a understand again the a only only again Donaudampfschifffahrt is again", 12.24),
        (
            "remember the only remember of remember understand only we you promise Donaudampfschifffahrt we answer",
            15.54,
        ),
        ("telephone someone say answer and Donaudampfschifffahrt remember a is never always", 11.64),
    ],
)
def test_a_long_word_leaves_no_short_one_alone(text: str, width: float) -> None:
    """A word that fills a line is no reason to leave the last one to a single short word."""
    lines = set_lines(text, wall.FONTS.text, width)

    assert lines
    assert not lonely(lines, wall.FONTS.text), lines


REFUSED = [  # a title, the sheet, and what is said of it
    ("W" * 80, "13x18", "portrait", r"“W{80}” does not fit 13 × 18 cm portrait .* shorten “W{80}” by \d+ of its 80 characters"),
    ("x" * 170, "a4", "portrait", r"“x{170}” does not fit A4 portrait .* shorten “x{170}” by \d+ of its 170 characters"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "size", "way", "said"), REFUSED)
def test_a_refusal_says_by_how_many_characters(title: str, size: str, way: str, said: str, manifesto_of: Make) -> None:
    """One title that is too long is named with its file, and with the number of characters that helps."""
    manifesto = manifesto_of((made_up(1, title),))

    with pytest.raises(Rejected, match=said) as rejected:
        printed(manifesto, size, way, SINGLE)

    (problem,) = rejected.value.problems
    fewer = int(problem.message.split(" by ")[1].split()[0])
    cuts = [manifesto_of((made_up(1, title[: len(title) - cut]),)) for cut in (fewer - 1, fewer)]
    plans = [laid_out(one, size, way, SINGLE) for one in cuts]
    assert problem.path == "principles/principle-1.md"
    assert [bool(one) for one in plans] == [False, True]


@pytest.mark.parametrize("name", ["Donaudampfschifffahrtsgesellschaftskapitänsmützen", "W" * 60, "x" * 80])
@pytest.mark.parametrize(("size", "way"), [*product(("13x18", "a4", "a3"), ORIENTATIONS)])
def test_a_long_word_is_set_legibly_or_refused(name: str, size: str, way: str, manifesto_of: Make) -> None:
    """A word too long for its place in letters that can be read is refused in words, and is no fault of ours."""
    manifesto = manifesto_of(6, name=name)
    found = laid_out(manifesto, size, way)
    if found is None:
        with pytest.raises(Rejected):
            print_poster(
                Run(manifesto=manifesto, root=wall.REPOSITORY),
                find(manifesto, "manifesto"),
                job("manifesto", size, way),
            )
        return
    assert found.furniture.head
    sizes = [line.size * found.furniture.head.width / MEASURE for line in found.furniture.head.headline.lines]
    assert min(sizes) * PT_PER_MM >= SMALLEST_PRINT


@pytest.mark.parametrize("way", ORIENTATIONS)
@pytest.mark.parametrize("size", ["a4", "a3", "a2"])
def test_a_long_summary_beside_the_foot_is_no_misprint(size: str, way: str, manifesto_of: Make) -> None:
    """One principle in the largest type, its last line level with the small print beside it, passes all checks."""
    manifesto = manifesto_of((made_up(1, "Keep every promise", LONG),))

    assert printed(manifesto, size, way).layout == "full"


@pytest.mark.parametrize("size", ["13x18", "a4"])
def test_credits_are_never_dropped(size: str, manifesto_of: Make) -> None:
    """A name that is wider than the foot is there all the same, and so is everybody's beside it."""
    wide = replace(ADA, handle="wide", name="W" * 60)
    manifesto = manifesto_of((replace(made_up(1), authors=(wide, ADA)),))
    for key, way in product(("manifesto", "principles/principle-1"), ORIENTATIONS):
        found = laid_out(manifesto, size, way, key)
        assert found
        said = "".join(found.furniture.foot.credits)

        assert "Ada Example" in said, (key, way)
        assert said.count("W") == 60, (key, way)


def test_more_than_a_thousand_principles_are_refused_in_words(manifesto_of: Make) -> None:
    """What no sheet holds has no plan, however many there are."""
    manifesto = manifesto_of(1001)

    assert laid_out(manifesto, "a4", "portrait") is None


@pytest.mark.parametrize("number", [2, 6])
def test_a_dense_script_saves_ink_too(number: int, manifesto_of: Make, tmp_path: Path) -> None:
    """Few principles in Japanese, whose signs are the darkest, still leave more than nine tenths of a large sheet bare."""
    japanese = OtherFont(
        regular=Placed("BIZUDGothic-Regular.ttf", Place()), bold=Placed("BIZUDGothic-Bold.ttf", Place())
    )
    title, summary = "約束を守る", "約束を守る、そして「聞く」。" * 4
    manifesto = manifesto_of(
        tuple(made_up(one, title, summary) for one in range(1, number + 1)),
        name=title,
        tagline=summary,
        language="ja",
        fonts=(japanese,),
    )
    run = Run(manifesto=manifesto, root=wall.project(tmp_path))
    wanted = replace(job(size="24x36"), profile="low-ink")

    assert print_poster(run, find(manifesto, "manifesto"), wanted).layout == "full"
