"""The command `manifesto adopt`: authors who are written out get a handle, and nothing else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import PRINCIPLE, REGISTRY, TEXT, contents, replaced

if TYPE_CHECKING:
    from .conftest import Make, Run

AUTHORS = "authors: [ada-example]"
BEN = "\nben-sample:\n  name: Ben Sample\n"


def by(authors: str) -> str:
    """Return the text of the principle with other authors."""
    return replaced((AUTHORS, authors))


@pytest.mark.parametrize(
    ("authors", "adopted", "entries"),
    [
        ("authors: [{name: Ben Sample}]", "authors: [ben-sample]", BEN),
        ("authors: {name: Ben Sample}", "authors: ben-sample", BEN),
        ("authors:\n  name: Ben Sample", "authors:\n  ben-sample", BEN),
        ("authors:\n  - name: Ben Sample", "authors:\n  - ben-sample", BEN),
        ("authors:\n- name: Ben\n    Sample", "authors:\n- ben-sample", BEN),
        ("author: [ {name: 'Ben Sample'} ] # who", "author: [ ben-sample ] # who", BEN),
        (
            "authors: [ada-example, {name: Ben Sample, role: Porter, url: https://ben.example, github: ben}]",
            "authors: [ada-example, ben-sample]",
            f'{BEN}  url: "https://ben.example"\n  github: ben\n  role: Porter\n',
        ),
        (
            "authors:\n  - {name: Cy Sample}\n  # Ben, too\n\n  - ada-example\n  - name: Ben Sample\n    role: Porter\n  # all",
            "authors:\n  - cy-sample\n  # Ben, too\n\n  - ada-example\n  - ben-sample\n  # all",
            f"\ncy-sample:\n  name: Cy Sample\n{BEN}  role: Porter\n",
        ),
        (
            "authors: [\n  {name: Ben Sample,\n   role: Porter}, ada-example]",
            "authors: [\n  ben-sample, ada-example]",
            f"{BEN}  role: Porter\n",
        ),
        ('authors: [{name: "Ben: Sample"}]', "authors: [ben-sample]", '\nben-sample:\n  name: "Ben: Sample"\n'),
        ("authors: [{name: 山田例}]", "authors: [contributor-b0869a]", "\ncontributor-b0869a:\n  name: 山田例\n"),
        ("authors: [{name: Zoë Ørsted}]", "authors: [zoe-rsted]", "\nzoe-rsted:\n  name: Zoë Ørsted\n"),
        ("authors: [{name: Ada Example, github: ada-example}]", AUTHORS, ""),
        (
            "authors: [{name: Ada Example}]",
            "authors: [ada-example-2]",
            "\nada-example-2:\n  name: Ada Example\n",
        ),
    ],
)
def test_authors(make: Make, run: Run, authors: str, adopted: str, entries: str) -> None:
    """In whatever way they are written out, authors move into contributors.yml, below all others, and nothing else does."""
    root = make({PRINCIPLE: by(authors)})
    first, errors = run(root, "adopt"), run(root, "check").exit_code

    assert (first.exit_code, first.stderr, errors) == (0, "", 0)
    assert (root / PRINCIPLE).read_text(encoding="utf-8") == by(adopted)
    assert (root / "contributors.yml").read_text(encoding="utf-8") == REGISTRY + entries
    before = contents(root)
    assert run(root, "adopt").stdout == "Nobody to adopt.\n"
    assert contents(root) == before


def test_the_same_person_in_two_files(make: Make, run: Run) -> None:
    """Somebody who is written out the same way in two files is one person, and another of the same name is another."""
    ben, other = "[{name: Ben Sample}]", "[{name: Ben Sample, url: https://ben.example}]"
    go, stay = (TEXT.replace("Keep every promise", title) for title in ("Go first", "Stay to the end"))
    files = {PRINCIPLE: by(f"authors: {ben}"), "principles/go.md": go.replace("[ada-example]", ben)}
    root = make({**files, "principles/stay.md": stay.replace("[ada-example]", other)})
    result = run(root, "adopt")

    assert result.stdout.splitlines() == [
        "principles/go.md: Ben Sample is ben-sample.",
        f"{PRINCIPLE}: Ben Sample is ben-sample.",
        "principles/stay.md: Ben Sample is ben-sample-2.",
        "2 people added to contributors.yml.",
    ]
    assert run(root, "check").stdout == "Nothing to fix.\n"


def test_line_ends_of_another_system(make: Make, run: Run) -> None:
    """A principle keeps the line ends that it has."""
    text = by("authors:\n  - name: Ben Sample\n    role: Porter")
    root = make({PRINCIPLE: text.replace("\n", "\r\n")})
    run(root, "adopt")

    assert (root / PRINCIPLE).read_bytes().decode() == by("authors:\n  - ben-sample").replace("\n", "\r\n")
