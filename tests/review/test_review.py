"""The review: what a change has to answer for, and what it has not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manifesto.problem import Place, Problem
from manifesto.review.scope import answered_for

from .conftest import LISTEN, OTHER, PROMISE, Work

if TYPE_CHECKING:
    from collections.abc import Callable

BROKEN = OTHER.replace("title: Listen to the end\n", "")


def changed(work: Work) -> list[tuple[str, str, str]]:
    """Return what became of each principle, its slug, and its title."""
    return [(change.kind, change.slug, change.title) for change in work.review().changes]


def test_nothing_has_changed(work: Work) -> None:
    """Without a change there is nothing to say, whatever is wrong elsewhere."""
    work.git("switch", "--quiet", "main")
    work.write(LISTEN, BROKEN)
    work.commit()
    work.git("switch", "--quiet", "--force-create", "idea")
    found = work.review()

    assert (found.verdict, found.problems, found.changes, found.paths) == ("nothing", (), (), ())


@pytest.mark.parametrize(
    "path", ["README.md", ".github/x.yml", "hooks/x.py", "principles/.x.md", "docs/.x", "docsx/a.md"]
)
def test_what_nobody_reads(work: Work, path: str) -> None:
    """A change of files from which nothing of the manifesto comes is no change of it."""
    work.write(path, "x")
    work.commit()

    assert work.review("ada-example").verdict == "nothing"


def test_a_new_principle(work: Work) -> None:
    """A new principle that is right fits, and is known by its title, committed or not."""
    work.write(LISTEN, OTHER)
    found = work.review("ben-example")

    assert (found.verdict, found.problems, found.paths) == ("fits", (), (LISTEN,))
    assert changed(work) == [("added", "listen-to-the-end", "Listen to the end")]
    work.commit()
    assert work.review("ben-example").verdict == "fits"


def test_a_new_principle_with_a_fault(work: Work) -> None:
    """What is wrong in the file is told, and it is known by its file."""
    work.write(LISTEN, BROKEN)

    assert work.told() == [f"{LISTEN} P020"]
    assert work.review().verdict == "needs-fixing"
    assert changed(work) == [("added", "listen-to-the-end", "listen-to-the-end")]


def test_faults_of_others_are_not_told(work: Work) -> None:
    """What was wrong before in a file that is not touched is not told, and what is wrong in one that is touched is."""
    work.git("switch", "--quiet", "main")
    work.write("principles/broken.md", BROKEN)
    work.commit()
    work.git("switch", "--quiet", "--force-create", "idea")
    work.write(LISTEN, OTHER)
    assert work.told() == []

    work.write("principles/broken.md", BROKEN + "\nA word more.\n")
    assert work.told() == ["principles/broken.md P020"]


def test_a_fault_that_the_change_makes_elsewhere(work: Work) -> None:
    """Who takes away what others name is told where it is named."""
    work.write(LISTEN, OTHER.replace("licence:", "related: [keep-every-promise]\nlicence:"))
    work.commit()
    work.git("branch", "--force", "main")
    (work.root / PROMISE).unlink()

    assert work.told() == ["mkdocs.yml P062", f"{LISTEN} P062"]
    assert changed(work) == [("removed", "keep-every-promise", "Keep every promise")]


def test_somebody_is_taken_out_of_the_registry(work: Work) -> None:
    """Who takes somebody away who is named is told where, though no principle was touched."""
    work.write("contributors.yml", "ben-example:\n  name: Ben Example\n")

    assert work.told() == [f"{PROMISE} P050"]


def test_advice_that_was_given_before(work: Work) -> None:
    """What was worth a look before the change, in the same file and the same words, is not told again."""
    work.replace(PROMISE, "title: Keep every promise", "title: Keep every promise.")
    work.commit()
    work.git("branch", "--force", "main")
    work.replace(PROMISE, "worth ten", "worth twelve")
    assert work.told() == []

    work.replace(PROMISE, "title: Keep every promise.", "title: KEEP EVERY PROMISE")
    assert work.told() == [f"{PROMISE} P031"]


def test_a_principle_like_another(work: Work) -> None:
    """A new principle is held against all that are there, and only the new one is told of it."""
    work.write("principles/keep-all-promises.md", OTHER.replace("Listen to the end", "Keep every promises"))

    assert work.told() == ["principles/keep-all-promises.md P081"]
    assert work.review().verdict == "for-a-person"


def test_a_copy(work: Work) -> None:
    """The same principle again is refused."""
    work.write("principles/a.md", (work.root / PROMISE).read_text(encoding="utf-8"))

    assert work.told() == ["principles/a.md P080"]


@pytest.mark.parametrize(
    ("edit", "kind"),
    [
        (lambda text: text.replace("licence:", "aliases: [keep-every-promise]\nlicence:"), "renamed"),
        (lambda text: text.replace("worth ten", "worth twelve"), "renamed"),
        (lambda text: text.replace("title: Keep every promise", "title: Stand by it"), "renamed"),
        (lambda _: OTHER, "added"),
    ],
)
def test_another_address(work: Work, edit: Callable[[str], str], kind: str) -> None:
    """A principle that moves is the same one, as its aliases or its words show."""
    text = (work.root / PROMISE).read_text(encoding="utf-8")
    (work.root / PROMISE).unlink()
    work.write("principles/moved.md", edit(text))

    assert [(each.kind, each.slug) for each in work.review().changes][-1] == (kind, "moved")
    assert len(work.review().changes) == (1 if kind == "renamed" else 2)


def test_the_same_again(work: Work) -> None:
    """A file that holds the same as before is no change, whatever git says of its mode."""
    (work.root / PROMISE).chmod(0o755)
    work.commit()

    assert work.review().verdict == "nothing"


def test_pages_people_and_editions(work: Work) -> None:
    """Prose pages, the registry and the settings are read as well."""
    work.write("docs/pledge.md", "# Pledge\n\nWe promise more.\n")
    work.replace("contributors.yml", "Ada Example", "Ada B. Example")
    found = work.review()

    assert (found.verdict, found.paths, found.changes) == ("fits", ("contributors.yml", "docs/pledge.md"), ())


def test_the_folder_of_pages_is_that_of_before(work: Work) -> None:
    """A change cannot make other files pass for words by naming another folder of pages."""
    work.replace("mkdocs.yml", "site_name", "docs_dir: hooks\nsite_name")
    work.write("hooks/x.md", "# X\n\nA page.\n")
    work.commit()

    assert "hooks/x.md" not in work.review().paths
    assert work.told() == ["hooks/x.md P071"]


def test_a_base_without_a_manifesto(work: Work) -> None:
    """Where there was no manifesto before, all of it is new."""
    work.git("switch", "--quiet", "--orphan", "bare")
    work.write("README.md", "x")
    work.commit()
    work.git("branch", "--force", "main")
    work.git("restore", "--source=idea", ".")
    work.write("README.md", "x")
    work.write("docs/pledge.md", "# Pledge\n\nWe promise.\n")

    assert changed(work) == [("added", "keep-every-promise", "Keep every promise")]
    assert work.review().verdict == "fits"


def test_the_scope() -> None:
    """Of what was there before only errors in what is touched are told, and everything that is new."""
    old, error = Problem("a.md", Place(3), "P031", "x", "warning"), Problem("a.md", Place(), "P020", "y")
    new, far = Problem("b.md", Place(), "P062", "z"), Problem("c.md", Place(), "P020", "y")
    moved = Problem("a.md", Place(9), "P031", "x", "warning")

    assert answered_for([moved, error, new, far], [old, error, far], ["a.md"]) == [error, new]
    assert answered_for([far], [far], ["c.md/x.md"]) == [far]
