"""Beginning: whatever `manifesto new` is given, it writes a file that can stand, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner
from hypothesis import event, example, given
from hypothesis import strategies as st

from manifesto.cli import main

from . import texts

if TYPE_CHECKING:
    from pathlib import Path

    from hypothesis.strategies import SearchStrategy

    from manifesto import Project

ODD = texts.VALUE


def mostly(*good: str) -> SearchStrategy[str]:
    """Return texts of which most are one of these, and others have something odd at their end or are all odd."""
    known = st.sampled_from(good)
    return st.one_of(known, known, known, st.builds("{}{}".format, known, texts.PIECE), ODD)


TITLES = mostly("Ring back by four", "Keep every promise", "Say so", "電話を折り返す", "Ça va de soi", "index")
NAMES = mostly("ada-example", "Ben Example", "Ada O’Example", "例 花子", "ada-exampel")
SUMMARIES = mostly(
    "Name the hour, and be early by a minute.", "約束の時刻を伝え、それより少しだけ早く電話をする。それだけでよい。"
)
TEXTS = mostly(
    "Why it matters, and what it looks like on a real day.\n\n- One thing\n- [another](keep-every-promise.md)\n"
)
EXTRA = st.lists(
    st.sampled_from(("theme=inside", "theme=nowhere", "url=https://example.org", "github=ben", "theme=", "author=Cy")),
    max_size=1,
)


def files(root: Path) -> dict[Path, bytes]:
    """Return every file of a folder, hidden ones included."""
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def begin(root: Path, title: str, *, name: str, summary: str, text: str, extra: list[str]) -> tuple[int, str]:
    """Run the command and return its exit code and what it said."""
    options = [f"--author={name}", f"--summary={summary}", "--text=-", *(f"--{option}" for option in extra)]
    result = CliRunner().invoke(main, ["-C", str(root), "new", *options, "--", title], input=text)
    return result.exit_code, result.output


@given(title=TITLES, name=NAMES, summary=SUMMARIES, text=TEXTS, extra=EXTRA)
@example(title="Ring back", name="Ben Example", summary="Name the hour, and be early.", text="\x00" * 50, extra=[])
@example(
    title="Ring back", name="Ben Example", summary="Name the hour, and be early.", text="Name it\u2028" * 9, extra=[]
)
def test_a_new_principle(project: Project, *, title: str, name: str, summary: str, text: str, extra: list[str]) -> None:
    """Either nothing is written and the exit code says so, or one new file is there that the check lets pass."""
    before = files(project.root)
    code, said = begin(project.root, title, name=name, summary=summary, text=text, extra=extra)
    after = files(project.root)
    new = after.keys() - before.keys()
    for path in new:
        path.unlink()

    event(f"exit {code}")
    assert {path: after.get(path) for path in before} == before, "something was overwritten"
    assert (code, len(new)) in {(0, 1), (1, 0), (2, 0)}, said
    for path in new:
        path.write_bytes(after[path])
        errors = [problem for problem in project.read().problems if problem.severity == "error"]
        path.unlink()
        assert errors == [], said


def test_the_same_title_again(project: Project) -> None:
    """A file that is there stays as it is, and the command ends with 1."""
    words = {
        "name": "Ben Example",
        "summary": "Name the hour, and be early.",
        "text": f"Why it matters{' so much' * 9}.",
    }
    before = files(project.root)
    first, _ = begin(project.root, "Go first", **words, extra=[])
    between = files(project.root)
    again, said = begin(project.root, "Go first", **words, extra=[])

    assert (first, again) == (0, 1)
    assert "go-first.md" in said
    assert files(project.root) == between
    (project.root / "principles" / "go-first.md").unlink()
    assert files(project.root) == before
