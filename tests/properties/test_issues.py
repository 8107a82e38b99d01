"""Issues: whatever stands in one, nothing is written unasked, and what is written can stand."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import event, given, settings
from hypothesis import strategies as st
from tests.commands.issues import KINDS, accepted, body, is_inert, with_forms
from tests.commands.issues import event as event_of

from manifesto import Project
from manifesto.cli import main

from . import texts
from .test_new import NAMES, SUMMARIES, TEXTS, TITLES, files, mostly

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

LABELS = ("accept-suggestion", "accept-pledge")
LOGINS = st.sampled_from(("ben-example", "ada-example", "ADA-example", "app[bot]", "", "a b"))
LINKS = mostly("", "@ben-example", "example.org", "https://example.org/ben")
THEMES = mostly("", "inside", "Inside, outside", "outside and inside")
NUMBERS = mostly("1", "3", "60")


def of_principle() -> SearchStrategy[dict[str, str]]:
    """Return answers about a principle, most of them good."""
    return st.fixed_dictionaries(
        {"principle_title": TITLES, "summary": SUMMARIES, "text": TEXTS, "themes": THEMES, "name": NAMES, "link": LINKS}
    )


def of_people() -> SearchStrategy[dict[str, str]]:
    """Return answers about a person, most of them good."""
    return st.fixed_dictionaries({"name": NAMES, "link": LINKS, "number_of": NUMBERS})


@pytest.fixture(scope="module")
def ours(project: Project) -> Project:
    """Return the small project with our forms in it."""
    return Project.at(with_forms(project.root))


def answer(root: Path, payload: str, *options: str) -> tuple[int, dict[str, str]]:
    """Run the command beside the project and return its exit code and what it wrote."""
    folder = Path(tempfile.mkdtemp())
    try:
        (folder / "event.json").write_text(payload, encoding="utf-8")
        words = ["-C", str(root), "from-issue", str(folder / "event.json"), "--out", str(folder / "out"), *options]
        done = CliRunner().invoke(main, words)
        assert done.exit_code in {0, 1}, done.output
        assert not [line for line in done.output.split("\n") if line.strip().startswith("::") or "##[" in line]
        return done.exit_code, {path.name: path.read_text(encoding="utf-8") for path in (folder / "out").iterdir()}
    finally:
        shutil.rmtree(folder)


def holds(root: Path, payload: str) -> None:
    """Hold everything that is promised of one event, and leave the project as it was."""
    before = files(root)
    code, said = answer(root, payload)
    assert files(root) == before, "something was written unasked"
    assert "pull.json" not in said
    written, told = answer(root, payload, "--write")
    after = files(root)
    for path in after.keys() - before.keys():
        path.unlink()
    for path, content in before.items():
        path.write_bytes(content)
    event(f"exit {code}, then {written}")
    for each in (said, told):
        is_inert(each.get("comment.md", ""))
    assert (after != before) == ("pull.json" in told)
    assert written == 0 or after == before
    assert code <= written
    if after != before:
        changed = {path: text.decode() for path, text in after.items() if before.get(path) != text}
        paths = json.loads(told["pull.json"])["paths"]
        assert sorted(paths) == sorted(path.relative_to(root).as_posix() for path in changed)
        problems = Project.at(root).with_unsaved(changed).read().problems
        assert not [problem for problem in problems if problem.severity == "error"], told["comment.md"]


@given(answers=of_principle(), login=LOGINS)
def test_a_principle(ours: Project, answers: dict[str, str], login: str) -> None:
    """Either something is said against it and nothing is written, or one file is written that can stand."""
    holds(ours.root, accepted("principle", login=login, **answers))


@pytest.mark.parametrize("kind", ["pledge", "ended", "withdraw"])
@given(answers=of_people(), login=LOGINS, label=st.sampled_from((*LABELS, "")))
@settings(max_examples=60)
def test_people(ours: Project, kind: str, *, answers: dict[str, str], login: str, label: str) -> None:
    """Whoever comes, counts or leaves, contributors.yml can be published afterwards."""
    holds(ours.root, event_of(body(kind, **answers), kind, label, login=login))


@given(
    kind=st.sampled_from(KINDS),
    pieces=st.lists(
        st.one_of(
            texts.VALUE, st.sampled_from(("### Title\n", "### Text", "### Your name", "\r\n", "### Your consent"))
        ),
        max_size=9,
    ),
    login=LOGINS,
)
@settings(max_examples=200)
def test_any_body(ours: Project, kind: str, pieces: list[str], login: str) -> None:
    """Whatever somebody makes of a form by hand, it is answered."""
    holds(ours.root, event_of("\n".join(pieces), kind, *LABELS, login=login))


@given(st.recursive(st.one_of(st.none(), st.booleans(), st.integers(), texts.VALUE), lambda inner: st.one_of(
    st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(("issue", "number", "body", "user", "labels", "login", "id", "name")), inner, max_size=5)
)))  # fmt: skip
@settings(max_examples=200)
def test_any_event(ours: Project, payload: object) -> None:
    """Whatever is sent as an event, it is no accident of ours."""
    before = files(ours.root)
    folder = Path(tempfile.mkdtemp())
    (folder / "event.json").write_text(json.dumps({"issue": payload}), encoding="utf-8")
    done = CliRunner().invoke(
        main, ["-C", str(ours.root), "from-issue", str(folder / "event.json"), "--out", str(folder)]
    )
    shutil.rmtree(folder)

    assert done.exit_code in {0, 2}, done.output
    assert files(ours.root) == before
