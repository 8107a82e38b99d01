"""YAML that is refused: what is more than we take, what would be lost, and what is made to keep a reader busy."""

from __future__ import annotations

import pytest

from manifesto import parsing
from manifesto.problem import Fix, Place, Problem, Rejected


def refused(text: str) -> str:
    """Return what is said of a text that is refused."""
    with pytest.raises(Rejected) as caught:
        parsing.read(text, path="x.yml")
    (problem,) = caught.value.problems
    return str(problem).removeprefix("x.yml:")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x b", '1:4: A value that begins with & needs quotation marks. Change line 1 to: a: "&x b" [P011]'),
        ("a: *x", '1:4: A value that begins with * needs quotation marks. Change line 1 to: a: "*x" [P011]'),
        ("a: !x b", '1:4: A value that begins with ! needs quotation marks. Change line 1 to: a: "!x b" [P011]'),
        ("&x\na: b", "1:1: A value cannot begin with & or *. Put it between quotation marks. [P011]"),
        ("&x a: b", "1:1: A value cannot begin with & or *. Put it between quotation marks. [P011]"),
        ("!x a: b", "1:1: A value cannot begin with !. Put it between quotation marks. [P011]"),
        (
            "a: !!python/name:os.system x",
            '1:4: A value that begins with ! needs quotation marks. Change line 1 to: a: "!!python/name:os.system x" [P011]',
        ),
        (
            "a: !ENV HOME",
            '1:4: A value that begins with ! needs quotation marks. Change line 1 to: a: "!ENV HOME" [P011]',
        ),
        ("? [a]\n: b", "1:3: The name of a field is a single word. Remove the brackets around it. [P011]"),
        ("? {a: b}\n: b", "1:3: The name of a field is a single word. Remove the brackets around it. [P011]"),
        ("a: b\n---\nc: d", "2:1: Everything after this --- would be lost. Delete the line. [P011]"),
        ("a: [[[[[[[[b]]]]]]]]", "1:11: Lists within lists go 8 levels deep at most. Write it flatter. [P011]"),
        ("}", "1:1: This line cannot be read: “}”. Write it as a name, a colon, a space and a value. [P011]"),
    ],
)
def test_more_than_we_take(text: str, said: str) -> None:
    """Anchors, aliases, tags, second documents and deep nesting are refused at the place where they begin."""
    assert refused(text) == said


def test_seven_lists_within_a_mapping_are_taken() -> None:
    """Nesting is refused from the ninth level on, not before."""
    assert parsing.read("a: [[[[[[[b]]]]]]]", path="x.yml") is not None


@pytest.mark.parametrize(
    "text",
    [
        "[" * 60_000,
        "{" * 60_000,
        "- " * 30_000,
        "? " * 30_000,
        "a: " + "[" * 5_000 + "]" * 5_000,
        "a: &a [x]\nb: [" + "*a," * 10_000 + "*a]",
        "a: &a x\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(3_000)),
        "a: x" + " " * 60_000 + "y: z",
        "a" + " " * 60_000 + "::",
        "a: " + '"' * 60_001,
        "a: " + "'" * 60_001,
        'a: b: "c\n' * 6_000,
        "\t" * 60_000 + "a",
        "a: b\n" + ("x" * 50 + "\n") * 1_200,
        "a: {" + "b: c: d, " * 6_000 + "}",
        "%" * 60_000,
        "a: >" + "\n " * 30_000 + "\nb",
    ],
)
def test_hostile_documents_are_refused(text: str) -> None:
    """A document made to keep a reader busy is refused with one short problem."""
    assert len(refused(text)) < 1_000


@pytest.mark.parametrize(
    ("text", "right", "column"),
    [
        ("title: Rule #1 holds", 'title: "Rule #1 holds"', 8),
        ("title: We are #1  ", 'title: "We are #1"', 8),
        ("- Rule #1", '- "Rule #1"', 3),
        ("a: b\ntitle: “Rule” #1", 'title: "“Rule” #1"', 8),
    ],
)
def test_what_a_remark_would_swallow(text: str, right: str, column: int) -> None:
    """Words after a # that has no space after it are meant, and are saved by quotation marks."""
    with pytest.raises(Rejected) as caught:
        parsing.read(text, path="x.yml")
    (problem,) = caught.value.problems
    line = len(text.split("\n"))

    assert problem.message == "Everything after the # would be lost. Put quotation marks around the value."
    assert (problem.place, problem.fix) == (Place(line, column), Fix(line, right))


@pytest.mark.parametrize(
    "text", ["a: b # a remark", "a: b  #", "a: 'b' #1", "#1", "a: b#1", "a: [b] # c", "a: |\n  b #1"]
)
def test_remarks_that_are_meant(text: str) -> None:
    """A remark with a space after its sign, or after a value that is closed, is a remark."""
    parsing.read(text, path="x.yml")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "?",
            "\n?",
            "a: b\n?",
            "---\n# nobody yet",
            "---\n#",
            "---\n  # a",
            "\ufeff? # a",
            "...",
            "---",
            "---\n...\n",
        ),
        *("a:\n  ?", "- ?", "- a\n-", "a: >", "a: |\n", "%YAML 1.1\n---", "!", "&a", '"', "'", "a: !", "[?", "{?"),
        *(
            "a\u2028b",
            '"a\u2028b"',
            "a: b\u2029",
            "a: 'b\x85'",
            "\u2028\u2028\u2028a: b",
            "\x7f",
            "\ufffe",
            "a\ufeffb: c",
        ),
    ],
)
def test_odd_ends(text: str) -> None:
    """A document that ends in the middle of something is read or refused, and nothing else happens."""
    said: tuple[Problem, ...] = ()
    try:
        parsing.read(text, path="x.yml")
    except Rejected as rejected:
        said = rejected.problems

    assert [problem.id for problem in said] in ([], ["P011"])
