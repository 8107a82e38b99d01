"""The command `manifesto fix`: what is safe is put right and told, and not a byte beside it is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import PRINCIPLE, REGISTRY, contents, problems, replaced

if TYPE_CHECKING:
    from .conftest import Make, Run

TITLE, ADDED, AUTHORS = "title: Keep every promise", "added: 2026-11-21", "authors: [ada-example]"


@pytest.mark.parametrize(
    ("old", "wrong", "right", "id"),
    [
        (TITLE, "title: Ring: back", 'title: "Ring: back"', "P011"),
        (TITLE, "title：Ring back", "title: Ring back", "P011"),
        (TITLE, "title:\u00a0Ring back", "title: Ring back", "P011"),
        (TITLE, "title: “Ring: back”", 'title: "Ring: back"', "P011"),
        (TITLE, "title: @ your desk", 'title: "@ your desk"', "P011"),
        (TITLE, "title: 'Ring someone's bell'", 'title: "Ring someone\'s bell"', "P011"),
        ("licence:", "  licence:", "licence:", "P011"),
        (" then do it", "\nand do it", "\n  and do it", "P011"),
        (AUTHORS, "authors: [{name: Ben Sample}", "authors: [{name: Ben Sample}]", "P011"),
        (ADDED, "added: 21.11.2026", ADDED, "P012"),
        (ADDED, "added: 2026/11/21", ADDED, "P012"),
        (ADDED, "added: '21/11/2026'", ADDED, "P012"),
        (TITLE, "title: Yes", 'title: "Yes"', "P015"),
        (TITLE, "title: “Ring back”", 'title: "Ring back"', "P016"),
        (TITLE, "title: Ring Zoe\u0308", "title: Ring Zo\u00eb", "P017"),
        (AUTHORS, "author: ada-example", "authors: ada-example", "P021"),
        ("licence:", "license:", "licence:", "P021"),
        (TITLE, "title: Ring back.", "title: Ring back", "P031"),
        (TITLE, "title: 'Ring back.'", 'title: "Ring back"', "P031"),
        (TITLE, "title: Ring **back**", "title: Ring back", "P032"),
        ("ten", "[ten](https://a.example/?utm_source=x&p=1)", "[ten](https://a.example/?p=1)", "P043"),
        ("---\ntitle", "—\ntitle", "---\ntitle", "P010"),
        ("4.0\nthemes: [inside]\n---", "4.0\n–––", "4.0\n---", "P010"),
    ],
)
def test_what_is_safe(make: Make, run: Run, *, old: str, wrong: str, right: str, id: str) -> None:
    """A fault whose right line loses no word is put right and told with the line before and after, and nothing else is."""
    root = make({PRINCIPLE: replaced((old, wrong))})
    result = run(root, "fix")

    assert (result.exit_code, result.stderr) == (0, "")
    assert (root / PRINCIPLE).read_text(encoding="utf-8") == replaced((old, right))
    assert result.stdout.startswith(f"{PRINCIPLE}:")
    assert f" [{id}]\n  - " in result.stdout
    assert result.stdout.endswith("\n1 thing put right.\n")
    assert run(root, "fix").stdout == "Nothing to put right.\n"
    assert [problem for problem in problems(run(root, "check", "--format", "json")) if problem["id"] == id] == []


@pytest.mark.parametrize(
    ("old", "wrong"),
    [
        (TITLE, "titel: Keep every promise"),
        (ADDED, "added: 03/04/2026"),
        (ADDED, "added: 30.2.2026"),
        (AUTHORS, "authors: [ada-exampel]"),
        ("[inside]", "[insid]"),
        (TITLE, f"{TITLE}\ntitle: Ring back"),
        (TITLE, "title: Ring <b>back</b>"),
        (TITLE, "title: RING BACK BY FOUR"),
        (TITLE, f"<<<<<<< ours\n{TITLE}\n=======\ntitle: Ring back\n>>>>>>> theirs"),
        (TITLE, "title: Ring\u200b back"),
        ("worth ten", "worth <b>ten</b>"),
        ("worth ten", "[worth](http://a.example) ten"),
        ("licence: CC-BY-4.0", "licence: CC0"),
    ],
)
def test_what_is_unsafe_stays(make: Make, run: Run, old: str, wrong: str) -> None:
    """What only its writer can know stays as it is, and the command does not fail for it."""
    root = make({PRINCIPLE: replaced((old, wrong))})
    before = contents(root)
    result = run(root, "fix")

    nothing = "Nothing to put right.\n" if "RING" in wrong else "Nothing that could be put right without you.\n"
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(nothing)
    assert ("left for you; manifesto check says what." in result.stdout) == ("RING" not in wrong)
    assert contents(root) == before


def test_several_rounds(make: Make, run: Run) -> None:
    """What a fault hid is put right as well, and each change is told in its turn."""
    text = replaced((TITLE, "title: Ring: **back**."), (ADDED, "added: 21.11.2026"), (AUTHORS, "author: ada-example"))
    root = make({PRINCIPLE: text, "contributors.yml": REGISTRY.replace("name: Ada Example", "name: “Ada Example”")})
    result = run(root, "fix")

    assert (root / PRINCIPLE).read_text(encoding="utf-8") == replaced(
        (TITLE, 'title: "Ring: back"'), (AUTHORS, "authors: ada-example")
    )
    assert result.stdout.startswith("contributors.yml:2  ")
    assert '  - title: "Ring: **back**."\n  + title: "Ring: ' in result.stdout
    assert result.stdout.endswith("\n6 things put right.\n")
    assert run(root, "check").stdout == "Nothing to fix.\n"
