"""Issue forms: the questions of a form's own file, and the answers that are found in the body of an issue."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manifesto.issue_form import IssueForm, Lost, NoForm, Question, read_form
from manifesto.problem import Rejected

FORM = read_form(
    """\
name: Example
labels: [example, other]
body:
  - type: markdown
    attributes: {value: "### One"}
  - type: input
    id: one
    attributes: {label: One}
  - type: textarea
    id: two
    attributes: {label: "Two: the second"}
  - type: input
    id: three
    attributes: {label: Three}
  - type: checkboxes
    id: four
    attributes:
      label: Four
      options:
        - {label: I agree, required: true}
        - {label: Call me}
""",
    "example.yml",
)
TEXT = """\
### Three

# Why

### Own heading

```
### One
### Four
```

~~~ open

- [x] I agree
- a list

<!-- a remark -->

_No response_

    indented"""


def filled(one: str, two: str, three: str, four: str) -> str:
    """Return the body that GitHub makes of these answers."""
    return f"### One\n\n{one}\n\n### Two: the second\n\n{two}\n\n### Three\n\n{three}\n\n### Four\n\n{four}"


def test_the_form() -> None:
    """A form is its labels and its questions in order; words between them are none, and a box may be left alone."""
    assert (
        IssueForm(
            labels=frozenset({"example", "other"}),
            questions=(
                Question(id="one", label="One", kind="input"),
                Question(id="two", label="Two: the second", kind="textarea"),
                Question(id="three", label="Three", kind="input"),
                Question(id="four", label="Four", kind="checkboxes", boxes=("I agree",)),
            ),
        )
        == FORM
    )
    assert (FORM.label("two"), FORM.label("five")) == ("Two: the second", "")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a", "a"),
        ("", ""),
        ("_No response_", ""),
        ("  _No response_ ", ""),
        ("_No response_ is what I say", "_No response_ is what I say"),
        ("\n\n a\n\nb \n\n", " a\n\nb "),
        ("### Three", "### Three"),
        ("### One\n\nx", "### One\n\nx"),
        (TEXT, TEXT),
        (filled("a", "b", "c", "d"), filled("a", "b", "c", "d")),
        ("## Three\n###Three\n#### Three\n ### Four", "## Three\n###Three\n#### Three\n ### Four"),
        ("```\n### Four", "```\n### Four"),
    ],
)
def test_an_answer_of_several_lines(end: str, written: str, read: str) -> None:
    """Whatever stands in an answer is answer: headings, fences, lists, remarks, and a whole form."""
    body = filled("1", written, "3", "- [X] I agree").replace("\n", end)

    assert FORM.answers(body) == {"one": "1", "two": read, "three": "3", "four": "- [X] I agree"}


@given(st.text().map(lambda text: text.replace("\r\n", "\n").replace("\r", "\n")))
@settings(derandomize=True, database=None, deadline=None)
def test_any_answer(text: str) -> None:
    """Whatever somebody types into the one large field is read as it was typed, but for the empty lines around it."""
    answers = FORM.answers(filled("1", text, "3", ""))

    assert answers["two"].split() == (text.split() if text.strip() != "_No response_" else [])
    assert answers["two"] in text
    assert (answers["one"], answers["three"], answers["four"]) == ("1", "3", "")


@pytest.mark.parametrize(
    ("body", "lost", "known"),
    [
        ("", ["One", "Two: the second", "Three", "Four"], 0),
        ("Hello\n", ["One", "Two: the second", "Three", "Four"], 0),
        (filled("", "", "", "").replace("### One", "## One"), ["One"], 3),
        (filled("", "", "", "").replace("### Three", "### three"), ["Three"], 3),
        (filled("", "", "", "").replace("### Two: the second", "Two: the second"), ["Two: the second"], 3),
        ("### Four\n### Three\n### Two: the second\n### One", ["Two: the second", "Three", "Four"], 1),
        ("### One and more\n### Two: the second\n### Three\n### Four", ["One"], 3),
    ],
)
def test_a_lost_heading(body: str, lost: list[str], known: int) -> None:
    """A heading that is missing, written in another way or in another place is told, and so is how many are there."""
    with pytest.raises(Lost) as told:
        FORM.answers(body)

    assert [question.label for question in told.value.questions] == lost
    assert told.value.known == known


@pytest.mark.parametrize(
    ("answer", "agreed"),
    [
        ("- [x] I agree", True),
        ("- [X] I  agree\n- [ ] Call me", True),
        ("* [x] I agree", True),
        ("- [ ] I agree", False),
        ("- [] I agree", False),
        ("- [x] I do not agree", False),
        ("- [x] Call me", False),
        ("[x] I agree", False),
        ("I agree", False),
        ("", False),
        ("- [x] I agree to something else\n- [ ] I agree", False),
    ],
)
def test_boxes(answer: str, agreed: bool) -> None:
    """A box counts when it is ticked beside its own words."""
    assert FORM.questions[3].agreed(answer) == agreed
    assert FORM.questions[0].agreed(answer)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", NoForm),
        ("a", NoForm),
        ("labels: [a]\nbody: a\n", NoForm),
        ("labels: [a]\nbody: [a, [b], {id: c}, {id: d, attributes: e}]\n", NoForm),
        ("labels: a\nbody: [{id: c, attributes: {label: d}}]\n", NoForm),
        ("body: [", Rejected),
    ],
)
def test_what_is_no_form(text: str, kind: type[Exception]) -> None:
    """A file without questions or labels is refused."""
    with pytest.raises(kind):
        read_form(text, "example.yml")
