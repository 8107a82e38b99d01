"""The command `manifesto new`: a file that is right from the start, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import SETTINGS, contents, replaced

if TYPE_CHECKING:
    from .conftest import Make, Run

SUMMARY = "Do the next thing that helps, and do it first."
WORDS = ["--summary", SUMMARY, "--text", "Somebody is waiting for it, whether they have said so or not."]
GO_FIRST = ["new", "Go first", *WORDS]


@pytest.mark.parametrize(
    ("title", "name", "line"),
    [
        ("Go first", "go-first", '"Go first"'),
        ("約束を守る", "principle-c17d0b", '"約束を守る"'),
        ("كن حاضرا", "principle-9b31bc", '"كن حاضرا"'),
        ("Speed: answer first", "speed-answer-first", '"Speed: answer first"'),
        ("Say \"yes\", or 'no'", "say-yes-or-no", '"Say \\"yes\\", or \'no\'"'),
        (r"Mind the \ and the \n", "mind-the-and-the-n", r'"Mind the \\ and the \\n"'),
        ("Smile 😀 first", "smile-first", '"Smile 😀 first"'),
        ("Say # and - and [ and {", "say-and-and-and", '"Say # and - and [ and {"'),
        ("  Go \n first\t", "go-first", '"Go first"'),
        ("Index", "principle-39c3be", '"Index"'),
        ("null", "null", '"null"'),
        ("Über-Größe zählt", "uber-gro-e-zahlt", '"Über-Größe zählt"'),
        ("word " * 16, "word-word-word-word-word-word-word-word-word-word-word-word", f'"{("word " * 16).strip()}"'),
    ],
)
def test_a_title(make: Make, run: Run, title: str, name: str, line: str) -> None:
    """A title in any script and with any signs in it is written so that check reads the very same words."""
    root = make()
    result = run(root, "new", *WORDS, "--author", "ada-example", "--", title)
    text = (root / f"principles/{name}.md").read_text(encoding="utf-8")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == f"principles/{name}.md"
    assert text.startswith(f'---\ntitle: {line}\nsummary: "{SUMMARY}"\nauthors:\n  - ada-example\nadded: 20')
    assert run(root, "check").exit_code == 0


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--author", "A", "--author", "B", "--url", "https://a.example"], 2, "are for a single author."),
        (["--author", "ben@example.org"], 1, "“@” cannot stand in a name."),
        (["--author", "Ben", "--url", "ben.example"], 1, "is not an address that begins with https://"),
        (["--author", "Ben", "--theme", "insid"], 1, "There is no theme “insid”. Did you mean inside?"),
        (["--author", "Ben", "--summary", "Short."], 1, "The summary has 6 characters"),
        (["--author", "Ben", "--text", "<b>x</b> " * 8], 1, "HTML is not printed here."),
        (["--author", "Ben", "--text", "-"], 1, "The principle has no text."),
        (["--author", ""], 1, "The name has 0 characters"),
    ],
)
def test_nothing_is_written_where_something_is_wrong(
    make: Make, run: Run, options: list[str], code: int, said: str
) -> None:
    """Where something cannot be published it is said what, and no file is written."""
    root = make()
    before = contents(root)
    result = run(root, *GO_FIRST, *options)

    assert (result.exit_code, result.stdout) == (code, "")
    assert said in " ".join(result.stderr.split())
    assert ("No file was written." in result.stderr) == (code == 1)
    assert contents(root) == before


@pytest.mark.parametrize("title", ["Keep every promise", "Keep, every: PROMISE!"])
def test_nothing_is_overwritten(make: Make, run: Run, title: str) -> None:
    """A file that is there stays as it is, and another title is asked for."""
    root = make()
    before = contents(root)
    result = run(root, "new", title, *WORDS, "--author", "ada-example")

    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        "keep-every-promise.md is there already, and stays as it is. Give the principle another title." in result.stderr
    )
    assert contents(root) == before


def test_faults_of_others_are_not_told(make: Make, run: Run) -> None:
    """What is wrong with other files keeps nobody from writing one, and is not told again."""
    root = make({"principles/broken.md": "no fields\n"})

    assert run(root, *GO_FIRST, "--author", "ada-example").stdout == "principles/go-first.md\n"


def test_themes(make: Make, run: Run) -> None:
    """Several themes stand in one list."""
    root = make()
    run(root, *GO_FIRST, "--author", "Ben Sample", "--theme", "outside", "--theme", "inside")

    assert '\nthemes: ["outside", "inside"]\n---\n' in (root / "principles/go-first.md").read_text(encoding="utf-8")
    assert run(root, "check").stdout == "Nothing to fix.\n"


def test_a_text_from_the_input(make: Make, run: Run) -> None:
    """With - the text is read from the input, blank lines around it left out."""
    root = make()
    text = "What it looks like\non a real day: 約束.\n\n- And a list"
    run(root, *GO_FIRST, "--text", "-", "--author", "Ben Sample", answers=f"\n\n{text}\n\n\n")

    assert (root / "principles/go-first.md").read_text(encoding="utf-8").endswith(f"\n---\n\n{text}\n")
    assert run(root, "check").stdout == "Nothing to fix.\n"


def test_sample_words(make: Make, run: Run) -> None:
    """Without a summary and a text the file has sample words in it, and it is said where."""
    root = make()
    result = run(root, "new", "Go first", "--author", "Ben Sample")

    assert result.exit_code == 0
    assert result.stdout.startswith(
        "principles/go-first.md\n\nfor a person to look at  principles/go-first.md:3:10  [P046]"
    )
    assert result.stdout.count("[P046]") == 2


def test_the_licence(make: Make, run: Run) -> None:
    """The file names the licence of the project."""
    root = make({"mkdocs.yml": replaced(("licence: CC-BY-4.0", "licence: CC0-1.0"), text=SETTINGS)})
    run(root, *GO_FIRST, "--author", "ada-example")

    assert '\nlicence: "CC0-1.0"\n' in (root / "principles/go-first.md").read_text(encoding="utf-8")
