"""Outward links: all that lead out of the site are found where they are written, and no others."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from manifesto import Project
from manifesto.outward import links

if TYPE_CHECKING:
    from collections.abc import Callable

BASE = Path(__file__).parent.parent / "contributions" / "base"
PRINCIPLE = """\
---
title: Listen first
summary: Listen first, and speak when you know what was asked.
authors:
  - {name: Cy Example, url: https://example.org/cy}
  - ada-example
added: 2026-11-21
licence: CC-BY-4.0
source: {title: A book, url: "https://example.org/book"}
---

Read [this](https://example.org/a#part), <https://example.org/b> and [that][1].
`[no](https://example.org/code)` and [mail](mailto:ada@example.org) and [another](keep-every-promise.md).

[1]: https://example.org/c?d=e&amp;f=g
"""


@pytest.fixture
def found(tmp_path: Path) -> Callable[[dict[str, str]], tuple[list[str], list[str]]]:
    """Return the function that writes files into the small project, and says what is found there."""

    def find(files: dict[str, str]) -> tuple[list[str], list[str]]:
        root = tmp_path / "project"
        shutil.copytree(BASE, root)
        (root / "docs").mkdir()
        for name, text in files.items():
            (root / name).write_text(text, encoding="utf-8")
        told, unread = links(Project.at(root))
        return [f"{link.path}:{link.place.line}:{link.place.column} {link.url}" for link in told], unread

    return find


def test_a_principle(found: Callable[[dict[str, str]], tuple[list[str], list[str]]]) -> None:
    """The links of its text, of its source and of authors who are written out are found, each where it stands."""
    told, unread = found({"principles/listen-first.md": PRINCIPLE})

    assert unread == []
    assert told == [
        "principles/listen-first.md:9:30 https://example.org/book",
        "principles/listen-first.md:5:29 https://example.org/cy",
        "principles/listen-first.md:12:6 https://example.org/a#part",
        "principles/listen-first.md:12:42 https://example.org/b",
        "principles/listen-first.md:15:1 https://example.org/c?d=e&f=g",
    ]


def test_people(found: Callable[[dict[str, str]], tuple[list[str], list[str]]]) -> None:
    """The addresses of people are found, but not those of people who are hidden."""
    people = "ada-example:\n  name: Ada Example\n  url: https://example.org/ada\n"
    told, _ = found(
        {"contributors.yml": people + "ben-example: {name: Ben, url: https://example.org/ben, hidden: true}\n"}
    )

    assert told == ["contributors.yml:3:8 https://example.org/ada"]


def test_pages(found: Callable[[dict[str, str]], tuple[list[str], list[str]]]) -> None:
    """The links of the pages are found, with front matter and without, and with http as well."""
    told, _ = found(
        {
            "docs/index.md": "---\ntitle: Home\n---\n\n[a](https://example.org/a)\n",
            "docs/reading.md": "# Reading\n\n[b](http://example.org/b)\n",
            "docs/.hidden.md": "[c](https://example.org/c)\n",
        }
    )

    assert told == ["docs/index.md:5:1 https://example.org/a", "docs/reading.md:3:1 http://example.org/b"]


def test_a_file_that_cannot_be_read_hides_no_other(
    found: Callable[[dict[str, str]], tuple[list[str], list[str]]],
) -> None:
    """A broken file is named, and the links of all others are found."""
    told, unread = found({"principles/broken.md": "no fields\n---\ntitle: [\n", "contributors.yml": "a: [", "docs/a.md": "[a](https://example.org/)\n", "docs/b.md": "---\ntitle: [\n---\n"})  # fmt: skip

    assert told == ["docs/a.md:1:1 https://example.org/"]
    assert unread == ["contributors.yml", "docs/b.md"]


def test_pages_elsewhere_are_left_alone(tmp_path: Path) -> None:
    """A folder of pages outside the project is not read."""
    shutil.copytree(BASE, tmp_path / "project")
    (tmp_path / "other").mkdir()
    (tmp_path / "other/a.md").write_text("[a](https://example.org/)\n")
    settings = tmp_path / "project/mkdocs.yml"
    settings.write_text(f"docs_dir: ../other\n{settings.read_text()}")

    assert links(Project.at(tmp_path / "project")) == ([], [])
