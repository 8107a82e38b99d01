"""Single values: days, numbers, yes or no and lines of words, and what is said where a value is none of these."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from manifesto import parsing
from manifesto.field import Findings, WrongShape
from manifesto.node import Mapping
from manifesto.single import DAY, day, one_line, whole_number, yes_or_no

if TYPE_CHECKING:
    from manifesto.field import Reader
    from manifesto.problem import Problem

NO_DAY = "that we can read. Write the year, the month and the day, with hyphens."


def read(reader: Reader, written: str) -> tuple[Any, list[Problem]]:
    """Return what is read of a value written as YAML, and what is noted of it."""
    text = f"key: {written}"
    findings = Findings("x.yml", text.split("\n"))
    mapping = parsing.read(text, path="x.yml")
    assert isinstance(mapping, Mapping)
    ((_, node),) = mapping.entries
    return reader(node, findings), findings.problems


@pytest.mark.parametrize(
    ("reader", "written", "value"),
    [
        (one_line, "plain", "plain"),
        (one_line, "'  two   spaces '", "two spaces"),
        (one_line, ">\n  folded\n  lines\n", "folded lines"),
        (one_line, "|\n  kept\n  lines\n", "kept lines"),
        *((one_line, word, word) for word in ("404", "No", "2026-11-21", "1e3", "日本語の題", "“a” and “b”", "é")),
        (day, "2026-11-21", date(2026, 11, 21)),
        (day, "'2024-02-29'", date(2024, 2, 29)),
        (whole_number, "0", 0),
        (whole_number, "007", 7),
        (whole_number, "999999", 999_999),
        (yes_or_no, "true", True),
        (yes_or_no, "False", False),
    ],
)
def test_values(reader: Reader, written: str, value: object) -> None:
    """A value of the right kind is read as what it means, and never turned into anything else."""
    assert read(reader, written) == (value, [])


@pytest.mark.parametrize(
    ("reader", "written", "id", "said"),
    [
        *(
            (
                day,
                written,
                "P012",
                f"“{written}” is not a day {'of the calendar.' if DAY.fullmatch(written) else NO_DAY}",
            )
            for written in (
                *("2026-02-30", "2026-02-29", "2026-13-01", "2026-00-10", "2026-11-00", "0000-01-01"),
                *("20261121", "2026-W01-1", "2026-325", "21.11.2026", "11/21/2026", "today", "２０２６-11-21"),
                *("2026-11-21T10:00:00", "2026-11-21 10:00", "-2026-1-21", "2026-11-2１"),
            )
        ),
        *(
            (whole_number, written, "P025", f"“{written}” is not a whole number from 0 to 999,999.")
            for written in ("-1", "1.5", "1e3", "0x10", "1_000", "1,000", "1000000", "three", "３", "²", "+1")
        ),
        *(
            (yes_or_no, written, "P026", f"“{written}” is neither true nor false.")
            for written in ("yes", "on", "1", "truee", "wahr")
        ),
        (one_line, "[a, b]", "P024", "This is a list where one value belongs."),
        (one_line, "{a: b}", "P024", "These are named values where one value belongs."),
        *((reader, "[1]", "P024", "This is a list where one value belongs.") for reader in (day, whole_number)),
    ],
)
def test_wrong_values(reader: Reader, written: str, id: str, said: str) -> None:
    """A value of another kind is refused with what it is."""
    with pytest.raises(WrongShape) as caught:
        read(reader, written)

    assert (caught.value.id, caught.value.message, caught.value.place.column) == (id, said, 6)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-1-5", "2026-01-05"),
        ("2026/01/05", "2026-01-05"),
        ("2026.1.5", "2026-01-05"),
        ("5.1.2026", "2026-01-05"),
        ("05.01.2026", "2026-01-05"),
        ("31/12/2026", "2026-12-31"),
        ("13/1/2026", "2026-01-13"),
        *((written, "") for written in ("05/01/2026", "05-01-2026", "12/31/2026")),  # two different days, or neither
        *((written, "") for written in ("2026-02-30", "30.2.2026", "31.11.2026", "1.1.26", "5 January 2026", "soon")),
    ],
)
def test_the_day_that_was_meant(written: str, meant: str) -> None:
    """A day in another way of writing is understood, unless it could be two different days or is none."""
    with pytest.raises(WrongShape) as caught:
        read(day, written)

    assert caught.value.meant == meant


@pytest.mark.parametrize(("ahead", "ids"), [(-1, []), (0, []), (1, []), (3, ["P027"]), (400, ["P027"])])
def test_days_to_come(ahead: int, ids: list[str]) -> None:
    """A day after tomorrow, which is today somewhere, is read and looked at twice."""
    coming = datetime.now(UTC).date() + timedelta(days=ahead)
    value, problems = read(day, coming.isoformat())

    assert value == coming
    assert [(problem.id, problem.severity) for problem in problems] == [(id, "warning") for id in ids]


@pytest.mark.parametrize(
    ("written", "value", "right"),
    [
        ("“Go first”", "Go first", 'key: "Go first"'),
        ("„Zuerst gehen“", "Zuerst gehen", 'key: "Zuerst gehen"'),
        ("« Aller premier »", "Aller premier", 'key: "Aller premier"'),
        ("‘Go first’  # a remark", "Go first", 'key: "Go first"  # a remark'),
        ("“404”", "404", 'key: "404"'),
        ('“Say "yes"”', 'Say "yes"', 'key: "Say \\"yes\\""'),
    ],
)
def test_curly_quotes_around_a_value(written: str, value: str, right: str) -> None:
    """Quotation marks of a word processor around a whole value are read as plain ones, and are exchanged."""
    found, (problem,) = read(one_line, written)

    assert (found, problem.id, problem.severity) == (value, "P016", "warning")
    assert problem.fix is not None
    assert (problem.fix.line, problem.fix.replacement, problem.fix.safe) == (1, right, True)


@pytest.mark.parametrize("written", ['"“Go first”"', "“Go” and “come”", "Say “yes”", "“Yes” is an answer", "“”", "“Go"])
def test_curly_quotes_that_are_meant(written: str) -> None:
    """Quotation marks within plain ones, or around a part of the value, belong to its words."""
    assert read(one_line, written) == (written.strip('"'), [])


def test_letters_that_are_stored_apart() -> None:
    """A letter and its accent are put together, and between the quotation marks that were there."""
    value, (problem,) = read(one_line, "'Cafe\u0301 Zoe\u0308'")

    assert (value, problem.id, problem.severity) == ("Café Zoë", "P017", "warning")
    assert problem.fix is not None
    assert (problem.fix.replacement, problem.fix.safe) == ('key: "Café Zoë"', True)
