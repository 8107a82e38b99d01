"""The rules of the form, as `check` obeys them: what is found in the texts of the table, and what is told of it to browsers."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from manifesto import body_text, check, form_rules
from manifesto.dialect import Browsers, written
from manifesto.house_style import HouseStyle, Wording
from manifesto.settings import Outline

from . import table

if TYPE_CHECKING:
    from manifesto import Project

CASES = list(table.cases())
MOST_BYTES = 6_000  # of the rules, compressed, with a house style and a principle


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the project against which the texts are held."""
    return table.project_in(tmp_path_factory.mktemp("rules"))


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_what_is_found(project: Project, case: table.Case) -> None:
    """In a file with this text the check finds what the table says, in this order, and nothing else."""
    text = case.text if case.field == "themes" or case.text.strip() else ""  # what is not given is left out of a file

    assert (
        table.found_in_field(project, case.field, text if case.field in {"url", "github"} else case.text) == case.finds
    )


def test_the_table_has_every_id_that_a_form_can_meet() -> None:
    """Everything that can be found in a field or a text is in the table, and nothing that the checks do not know."""
    told = set(re.findall(r"\bP\d{3}\b", json.dumps(form_rules.rules(Outline(house_style=STYLE)))))

    assert {found["id"] for case in CASES for found in case.finds} == told - {"P070"}
    assert told <= set(check.ids())


STYLE = HouseStyle(instead=(Wording(avoid="utilize", write="use"),), hold=("lawyer",), longest_sentence=40)


def test_each_rule_is_told_once_and_is_named(project: Project) -> None:
    """A rule that several fields share stands in the file once, and every number leads to a rule."""
    rules = json.loads(table.rules_of(project))
    numbers = {number for numbers in rules["sets"].values() for number in numbers}

    assert numbers == set(range(len(rules["rules"])))
    assert len(rules["rules"]) == len({json.dumps(rule) for rule in rules["rules"]})


def test_what_is_there_is_told(project: Project) -> None:
    """The form knows the themes, the addresses of the principles, and those that they had before."""
    known = json.loads(table.rules_of(project))["known"]

    assert known == {
        "themes": ["inside", "outside"],
        "principles": ["keep-every-promise"],
        "aliases": {"keep-faith": "keep-every-promise"},
    }


def test_a_house_style_is_told_only_where_there_is_one() -> None:
    """A manifesto whose editors ask for nothing has no rule about it, and nobody can see the words of another."""
    assert form_rules.rules(Outline())["sets"]["style"] == []
    assert len(form_rules.rules(Outline(house_style=STYLE))["sets"]["style"]) == 3


def test_the_rules_are_small(project: Project) -> None:
    """The rules weigh little on the way, and nothing in them is invisible."""
    rules = table.rules_of(project)

    assert len(gzip.compress(rules.encode(), mtime=0)) < MOST_BYTES
    assert not body_text.SEEN_BY_NOBODY.search(rules)


@pytest.mark.parametrize(
    ("pattern", "source"),
    [
        (r"\s\S[\s<][^\s]", r"[\p{space}][^\p{space}][\p{space}<][^\p{space}]"),
        (r"\w\W\d\D[\w-][\d.]", r"[\p{L}\p{N}_][^\p{L}\p{N}_][\p{Nd}][^\p{Nd}][\p{L}\p{N}_-][\p{Nd}.]"),
        (r"[^\W\d_]{2}", r"[\p{L}\p{Nl}\p{No}]{2}"),
        (r"(?P<a>x)(?P=a)\1", r"(?<a>x)\k<a>\1"),
        (r"\A\*\ \-\#\"a\Z", r"^\*" + r' -#"a$'),
        (r"[\-\]\\]", r"[\-\]\\]"),
        ("[a\u200b]", r"[a\u{200b}]"),
        (r"\u00a0\x1f\n", r"\u00a0\x1f\n"),
        (r"(?<!a)b(?!c)(?:d|e)*?", r"(?<!a)b(?!c)(?:d|e)*?"),
    ],
)
def test_a_pattern_is_written_for_browsers(pattern: str, source: str) -> None:
    """A pattern of Python stands in the file as a browser reads it."""
    assert written(re.compile(pattern)) == {"source": source}


def test_flags_are_written_in_letters() -> None:
    """What a pattern says of lines and capitals is said to browsers as well; what is theirs already stays as it is."""
    assert written(re.compile("(?m)^a")) == {"source": "^a", "flags": "m"}
    assert written(re.compile("a", re.IGNORECASE | re.MULTILINE)) == {"source": "a", "flags": "mi"}
    assert written(Browsers(r"\p{Lt}\z")) == {"source": r"\p{Lt}\z"}


@pytest.mark.parametrize("pattern", [r"[\S]", r"[\Wa]", r"\U0001f44b"])
def test_what_browsers_do_not_know_is_refused(pattern: str) -> None:
    """A pattern that would mean something else in a browser is not written at all."""
    with pytest.raises(ValueError, match="No browser knows"):
        written(re.compile(pattern))


@pytest.mark.parametrize("spaces", [2, 8, 400])
def test_a_line_of_marks_and_spaces_is_read_at_once(spaces: int) -> None:
    """A line that is nearly too deep, with any number of spaces, is not read in every way that there is."""
    line = ("-" + " " * spaces) * body_text.MOST_NESTED

    assert not body_text.TOO_DEEP.search(line + "x")
    assert body_text.TOO_DEEP.search(line + "- x")


def invisible() -> list[tuple[str, Any]]:
    """Return entities, and whether nobody sees what each stands for."""
    seen = ("\U0001f600", "A", " ", "\n", "\u00a0", "\u200d", "\u0378", "é", "ab", "\U000e0100")
    return [
        *((text, False) for text in seen),
        *((text, True) for text in ("", "\u00ad", "\u00adly;", "\x81", "\ue000", "\u3164")),
    ]


@pytest.mark.parametrize(("text", "unseen"), invisible())
def test_what_an_entity_stands_for(text: str, unseen: bool) -> None:
    """What nobody sees is told from letters, from spaces, and from what Unicode may have a sign for one day."""
    assert body_text.is_invisible(text) == unseen
