"""Prose: where the links of a text lead, what else is noticed in its lines, and texts that are made to be slow."""

from __future__ import annotations

import pytest

from manifesto import body_text, link, prose
from manifesto.field import Findings
from manifesto.house_style import HouseStyle, Wording
from manifesto.problem import Fix, Problem

FILLER = "\n\nWords enough to be a text that anybody may read."
STYLE = HouseStyle(instead=(Wording(avoid="utilize", write="use"),), hold=("lawyer",), longest_sentence=10)
PIECES = (
    *("[", "]", "[a", "![", "[a](", "[](", "](", "[a]:", "(", "a(", "`", "`a", "``a`", "<", "<a", "<!--", "<a:", "<a@"),
    *("*", "_", ">", "> ", "#", "=", "- ", "&", "\\", "|", "{{", "{%", "--8<--", "~~~\n", "```\n", "\u200d", " ", "\t"),
    *("\n", "1", "1 ", "+1", "a@", "a@b.", "@", ".", "https://a.b/?utm_a=1 ", "[a](https://a.b/?", "utilize ", "1-"),
)


def check(body: str, style: HouseStyle = STYLE, first_line: int = 1) -> list[Problem]:
    """Return everything that is said of a body that begins on that line of its file."""
    findings = Findings("x.md", [""] * (first_line - 1) + body.split("\n"))
    prose.check(body, first_line, findings, style)
    return sorted(findings.problems)


def test_links() -> None:
    """Every link is found with its place, code and pictures left out."""
    body = "a [b](c.md) `[no](x)`\n\n[d [e]](f)\n```\n[no](x)\n```\n<g:h>\n[i]: j\n![no](x)\n"

    assert list(prose.links(body)) == [(0, 3, "c.md"), (2, 7, "f"), (6, 1, "g:h"), (7, 1, "j")]


@pytest.mark.parametrize(
    ("text", "id", "severity", "column", "end"),
    [
        ("a [a](mailto:ada@example.org)", "P053", "warning", 14, 29),
        ("<ada@example.org>", "P053", "warning", 2, 17),
        ("Write to ada@example.org.", "P053", "warning", 10, 25),
        ("Ring +44 20 7946 0018 now", "P091", "review", 6, 22),
        ("Ring (020) 7946 0018 now", "P091", "review", 6, 21),
        ("Pay 4111 1111 1111 1111", "P091", "review", 5, 24),
        ("Do not utilize it", "P090", "warning", 8, 15),
        ("Ask a lawyer", "P091", "review", 7, 13),
        ("[a](https://bit.ly/x)", "P043", "review", 1, 2),
        ("a [a](https://example.org/?utm_source=b)", "P043", "warning", 3, 4),
    ],
)
def test_what_is_noticed(text: str, id: str, severity: str, column: int, end: int) -> None:
    """What is public, private or against the house style is noticed where it stands, once, and keeps nothing back."""
    (problem,) = check(text + FILLER)

    assert (problem.id, problem.severity) == (id, severity)
    assert (problem.place.line, problem.place.column, problem.end_column) == (1, column, end)


@pytest.mark.parametrize(
    "text",
    [
        *("`ada@example.org`", "```\n+44 20 7946 0018\n```", "`utilize` it", "`https://bit.ly/x`", "on 2026-11-21"),
        *("[a](https://example.org/123456789)", "[a](https://example.org/?id=123456789)", "https://bit.ly/x"),
    ],
)
def test_what_is_not_noticed(text: str) -> None:
    """Code, and figures in the address of a link, are nothing to speak of."""
    assert check(text + FILLER) == []


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("a [b](https://e.org/?utm_a=1&c=2) d", "a [b](https://e.org/?c=2) d"),
        ("<https://e.org/?fbclid=1>", "<https://e.org/>"),
        ("[b]: https://e.org/?gclid=1", "[b]: https://e.org/"),
        ("`https://e.org/?utm_a=1` [b](https://e.org/?utm_a=1)", "`https://e.org/?utm_a=1` [b](https://e.org/)"),
        ("https://e.org/?utm_a=12 [b](https://e.org/?utm_a=1)", "https://e.org/?utm_a=12 [b](https://e.org/)"),
    ],
)
def test_addresses_without_their_trackers(line: str, right: str) -> None:
    """The line is offered with the address as it leads to the same page, and nothing else of it is touched."""
    (problem,) = check(f"\n{line}{FILLER}", first_line=9)

    assert problem.fix == Fix(10, right, safe=True)


@pytest.mark.parametrize(("number", "said"), [(link.MOST, []), (link.MOST + 1, [3]), (link.MOST + 5, [3])])
def test_many_links(number: int, said: list[int]) -> None:
    """More links to other places than look like anything but advertising are told once, at the first too many."""
    problems = check("\n".join(f"[a](https://example.org/{n}) [b](keep-it.md)" for n in range(number)) + FILLER)

    assert [(problem.place.line - 1, problem.id, problem.severity) for problem in problems] == [
        (line, "P043", "review") for line in said
    ]


def test_many_brackets() -> None:
    """A text may have as many brackets as keep nobody waiting, and one more is refused."""
    assert check("[a] " * body_text.MOST_BRACKETS, HouseStyle()) == []
    assert [problem.id for problem in check("[a] " * (body_text.MOST_BRACKETS + 1), HouseStyle())] == ["P042"]


def test_no_house_style_is_asked_for_by_itself() -> None:
    """Wording is nobody's business unless the editors say so."""
    assert check(f"Utilize a lawyer.{FILLER}", HouseStyle()) == []


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_texts_are_judged(piece: str) -> None:
    """A text made of one thing over and over is answered in sentences, the white space around it left out."""
    body = " " * 50_000 + piece * (5_900 // len(piece)) + "\n" * 9_000

    assert all(len(problem.message) < 300 for problem in check(body))
    assert all(column > 0 for _, column, _ in prose.links(body))


def test_code_of_every_length_is_judged() -> None:
    """Runs of backticks that never match each other are words."""
    assert check("".join("`" * length + "a" for length in range(1, 105)), HouseStyle()) == []
