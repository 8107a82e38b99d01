"""The roll: contributors.yml as text, in which every line stays that is not about whoever comes or goes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manifesto.contributor import Contributor
from manifesto.problem import Rejected
from manifesto.roll import Roll, enlisted, entry

BEN = Contributor(handle="ben", name="Ben: Sample", github="ben-s", pledged=date(2026, 11, 21))
LINES = 'ben:\n  name: "Ben: Sample"\n  github: ben-s\n  pledged: 2026-11-21\n'
HEAD = "# All of us.\n\n"
ADA, CY = "ada:\n  name: Ada  # first\n  # a remark\n", "cy: {name: 'Cy'} # on one line\n"


@pytest.mark.parametrize(
    ("text", "handle", "without"),
    [
        (HEAD + ADA + "\n" + CY, "ada", HEAD + CY),
        (HEAD + ADA + "\n" + CY, "cy", HEAD + ADA),
        (ADA + CY, "ada", CY),
        (ADA + CY, "cy", ADA),
        (ADA, "ada", ""),
        (HEAD + ADA, "ada", "# All of us.\n"),
        (ADA + "\n\n" + CY + "\n# End\n", "cy", ADA + "\n\n# End\n"),
        (ADA + "\n# About Cy\n" + CY + "\n" + LINES, "cy", ADA + "\n# About Cy\n\n" + LINES),
        (ADA + "\n# About Cy\n" + CY, "ada", "# About Cy\n" + CY),
        (CY + "\n\n" + ADA + "\n\n\n" + LINES, "ada", CY + "\n\n" + LINES),
        (ADA.replace("\n", "\r\n") + "\r\n" + LINES.replace("\n", "\r\n"), "ada", LINES.replace("\n", "\r\n")),
        ("\ufeff" + ADA + CY, "cy", "\ufeff" + ADA),
        (CY + "ada:\n  name: >-\n    Ada\n    Example\n  role: |\n    Lead\n\nben: {name: Ben}\n", "ada", CY + "\nben: {name: Ben}\n"),
        (CY + '"ada":\n    "name":\n      Ada\nben: {name: Ben}', "ada", CY + "ben: {name: Ben}"),
        (CY + "ada: {name: Ada,\n  role: Lead}\nben: {name: Ben}\n", "ada", CY + "ben: {name: Ben}\n"),
    ],
)  # fmt: skip
def test_without(text: str, handle: str, without: str) -> None:
    """An entry goes with its own remarks and the gap that set it apart; everything else stays to the byte."""
    assert Roll(text).without(handle) == without


@pytest.mark.parametrize(
    ("text", "name", "value", "after"),
    [
        (ADA, "pledged", date(2026, 11, 21), "ada:\n  name: Ada  # first\n  pledged: 2026-11-21\n  # a remark\n"),
        (ADA + CY, "ended", 3, "ada:\n  name: Ada  # first\n  ended: 3\n  # a remark\n" + CY),
        ("ada:\n  name: Ada", "ended", 3, "ada:\n  name: Ada\n  ended: 3"),
        ("ada:\r\n    name: Ada\r\n", "ended", 3, "ada:\r\n    name: Ada\r\n    ended: 3\r\n"),
        ("ada: {name: Ada} # x\n", "ended", 3, "ada: {name: Ada, ended: 3} # x\n"),
        ("ada: {name: Ada , }\n", "ended", 3, "ada: {name: Ada, ended: 3 , }\n"),
        ("ada:\n  ended: 2 # so far\n  name: Ada\n", "ended", 5, "ada:\n  ended: 5 # so far\n  name: Ada\n"),
        ("ada:\n  ended:\n  name: Ada\n", "ended", 5, "ada:\n  ended: 5\n  name: Ada\n"),
        ("ada: {ended: '2', name: Ada}\n", "ended", 5, "ada: {ended: 5, name: Ada}\n"),
        ("ada:\n  name: |\n    Ada\n\ncy: {name: Cy}\n", "ended", 5, "ada:\n  name: |\n    Ada\n  ended: 5\n\ncy: {name: Cy}\n"),
    ],
)  # fmt: skip
def test_with_value(text: str, name: str, value: object, after: str) -> None:
    """A field takes the place of its own, or a line below the others; everything else stays to the byte."""
    assert Roll(text).with_value("ada", name, value) == after


def test_exchanged() -> None:
    """Somebody else stands where one person stood, and no word of that one is left."""
    nobody = Contributor(handle="contributor-1", name="A contributor", hidden=True)

    assert Roll(HEAD + ADA + "\n" + CY).exchanged("ada", nobody) == (
        f"{HEAD}contributor-1:\n  name: A contributor\n  hidden: true\n\n{CY}"
    )


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("{ada: {name: Ada}, cy: {name: Cy}}\n", "ada"),
        ("  ada:\n    name: Ada\n", "ada"),
        ("ada: {}\n", "ada"),
        ("{ada: {name: Ada}}\n", "ada"),
    ],
)
def test_what_cannot_be_changed(text: str, handle: str) -> None:
    """Where somebody does not stand on lines of their own, nothing is guessed."""
    for change in (lambda roll: roll.without(handle), lambda roll: roll.with_value(handle, "ended", 1)):
        with pytest.raises(Rejected):
            change(Roll(text))


@given(
    st.lists(st.sampled_from((HEAD, ADA, CY, "\n", "# x\n", "  # y\n", "zoe:\n  name: Zoe\n")), unique=True),
    st.sampled_from(("\n", "\r\n")),
)
@settings(derandomize=True, database=None, deadline=None)
def test_there_and_back(pieces: list[str], end: str) -> None:
    """Who is added and taken off again leaves the file to the byte as it was, unless it ended with empty lines."""
    text = "".join(pieces).rstrip("\n") + "\n" if pieces else ""
    text = text.replace("\n", end) if text.strip() else ""
    there = enlisted(text, [BEN])

    assert Roll(there).without("ben") == text
    assert entry(there, "ben")[1] == LINES.rstrip("\n")
    assert there.replace("\r\n", "\n").split("\n")[entry(there, "ben")[0] - 1] == "ben:"
