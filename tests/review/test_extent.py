"""The extent of a change: several principles (P072), and other files than those of the words (P071)."""

from __future__ import annotations

import pytest

from .conftest import LISTEN, OTHER, PROMISE, Work


def test_several_principles(work: Work) -> None:
    """Two new principles at once are worth a look, told once, at the second; a moved one does not count."""
    other = OTHER.replace("Listen to the end", "Go home on time").replace("Half", "A tenth").replace("question", "day")
    work.write(LISTEN, OTHER)
    assert work.told() == []

    work.write("principles/go-home-on-time.md", other)
    (problem,) = [each for each in work.review().problems if each.id == "P072"]
    assert (problem.path, problem.place.line, problem.severity) == (LISTEN, 2, "warning")
    assert problem.message.startswith("2 principles come at once.")


def test_a_moved_principle_is_not_new(work: Work) -> None:
    """A principle under another address is none that comes."""
    text = (work.root / PROMISE).read_text(encoding="utf-8")
    (work.root / PROMISE).unlink()
    work.write("principles/moved.md", text)
    work.write(LISTEN, OTHER)
    work.replace("mkdocs.yml", "[keep-every-promise]", "[moved]")

    assert "P072" not in {problem.id for problem in work.review().problems}


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        *((".github/workflows/x.yml", True), ("hooks/x.py", True), ("README.md", True), ("principles/.x", True)),
        *(("docs/talk.md", False), ("contributors.yml", False)),
    ],
)
def test_other_files(work: Work, path: str, asked: bool) -> None:
    """Words that come with other files are looked at by those who look after these."""
    work.write(LISTEN, OTHER)
    known = (work.root / path).read_text(encoding="utf-8") if (work.root / path).exists() else ""
    work.write(path, known + "# A title\n\nA word.\n" if path.endswith(".md") else known + "# a remark\n")
    work.commit()

    assert work.told() == ([f"{path} P071"] if asked else [])


def test_the_settings_are_for_maintainers(work: Work) -> None:
    """The settings are read, and whoever changes them is looked at."""
    work.replace("mkdocs.yml", "First edition", "Second edition")

    assert work.told() == ["mkdocs.yml P071"]
    assert work.review().paths == ("mkdocs.yml",)


def test_many_other_files_are_one_thing(work: Work) -> None:
    """However many other files there are, it is told once, with their number."""
    work.write(LISTEN, OTHER)
    for number in range(300):
        work.write(f"hooks/x{number}.py", "x")
    work.commit()
    (problem,) = work.review().problems

    assert problem.id == "P071"
    assert "so are 299 others" in problem.message


def test_what_git_does_not_know_yet_is_not_sent(work: Work) -> None:
    """A file that lies about and was never added is part of the change only where it is read."""
    work.write("notes.txt", "x")
    work.write(LISTEN, OTHER)

    assert work.told() == []
