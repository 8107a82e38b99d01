"""The notes of a release: what the changelog says of it, unless somebody wrote their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .conftest import REPOSITORY, event

if TYPE_CHECKING:
    from .conftest import Stage
    from .runner import Done

POSTERS = "mkdir -p $out/manifesto\necho poster >$out/manifesto/a3.pdf"
CHANGELOG = """# Changelog

What changed.

## Unreleased

### For readers

- Not out yet.

## Second edition, 2026-12-01

### For readers

- A `second` edition, @everyone.

## First edition, 2026-11-21

- The first.
"""
SECOND = "### For readers\n\n- A `second` edition, @everyone."


def released(stage: Stage, changelog: str = CHANGELOG, **changes: object) -> Done:
    """Play a release with that changelog; the id of the release is 40001."""
    stage.write("CHANGELOG.md", changelog)
    stage.manifesto(POSTERS)
    told = event("release", release__upload_url=f"{stage.github.api}/upload{{?name,label}}", **changes)
    return stage.play("posters", "release", told)


@pytest.mark.parametrize(
    ("name", "tag", "notes"),
    [
        ("Second edition", "v2", SECOND),
        ("", "Second edition", SECOND),
        ("First edition", "v1", "- The first."),
        ("Something else", "v9", "### For readers\n\n- Not out yet."),
        ("Second", "v2", "### For readers\n\n- Not out yet."),
    ],
)
def test_notes_are_those_of_the_changelog(stage: Stage, name: str, tag: str, notes: str) -> None:
    """A release says what stands under its own name, or else what is newest."""
    done = released(stage, release__name=name, release__tag_name=tag)

    assert done.jobs["attach"] == "success"
    assert stage.github.notes == {40001: notes}
    assert len(stage.github.assets) == 4


def test_notes_that_somebody_wrote(stage: Stage) -> None:
    """A release that has notes keeps them."""
    assert released(stage, release__body="Thank you all.").jobs["attach"] == "success"
    assert stage.github.notes == {}


@pytest.mark.parametrize("changelog", ["", "# Changelog\n\nNothing yet.\n"])
def test_a_changelog_that_says_nothing(stage: Stage, changelog: str) -> None:
    """Without a section there are no notes, and the posters are attached all the same."""
    assert released(stage, changelog).jobs["attach"] == "success"
    assert stage.github.notes == {}
    assert len(stage.github.assets) == 4


def test_the_newest_section_speaks_to_everybody() -> None:
    """Our own changelog says of what is newest what it means for readers, for contributors and for builders."""
    newest = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1]
    parts = re.split(r"(?m)^### ", newest)[1:]

    assert [part.partition("\n")[0] for part in parts] == ["For readers", "For contributors", "For builders"]
    assert all(re.search(r"(?m)^- \w", part) for part in parts)
