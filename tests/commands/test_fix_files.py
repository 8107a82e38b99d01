"""The files of `manifesto fix`: only those that are named, only what is wrong in them, and as they were otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import PRINCIPLE, REGISTRY, TEXT, contents, replaced

if TYPE_CHECKING:
    from .conftest import Make, Run

DAY = replaced(("2026-11-21", "21.11.2026"))
FAULTS = {"principles/b.md": DAY, PRINCIPLE: DAY, "contributors.yml": f"{REGISTRY}  pledged: 1.12.2025\n"}


@pytest.mark.parametrize(
    ("named", "mended"),
    [
        ([], set(FAULTS)),
        (["."], set(FAULTS)),
        (["principles"], {PRINCIPLE, "principles/b.md"}),
        (["principles/b.md"], {"principles/b.md"}),
        (["contributors.yml", PRINCIPLE], {"contributors.yml", PRINCIPLE}),
        (["mkdocs.yml"], set()),
    ],
)
def test_only_the_named_files(make: Make, run: Run, named: list[str], mended: set[str]) -> None:
    """With files or folders named, only they are changed and told of."""
    root = make(FAULTS)
    before = contents(root)
    result = run(root, "fix", *named)

    assert {name for name, content in contents(root).items() if content != before[name]} == mended
    assert {line.partition(":")[0] for line in result.stdout.splitlines() if " [P012]" in line} == mended


def test_what_is_not_wrong_is_kept_byte_for_byte(make: Make, run: Run) -> None:
    """Remarks, spaces, quotation marks and the order of lines stay; only the wrong value is another."""
    text = (
        "---\n# A remark.\ntitle:   'Keep every promise' # why\n\nadded:  21.11.2026   # a day\n"
        "licence: CC-BY-4.0\nauthors:\n    - ada-example\n\n\n"
        "summary: >-\n   Promise only what you will do,\n   then do it.\n---\n\n\nA  promise\nthat is kept  \nis worth ten, or eleven.\n"
    )
    root = make({PRINCIPLE: text})
    run(root, "fix")

    assert (root / PRINCIPLE).read_bytes().decode() == text.replace("21.11.2026", "2026-11-21")


@pytest.mark.parametrize(
    ("written", "tidy"),
    [
        (TEXT.replace("\n", "\r\n"), TEXT),
        (TEXT.replace("\n", "\r"), TEXT),
        (f"\ufeff{TEXT}", TEXT),
        (TEXT.rstrip("\n"), TEXT),
        (f"{TEXT}\n\n", TEXT),
        (TEXT.replace("promise\n", "promise \t\n"), TEXT),
        (f"{TEXT}\nOne  \n\n- two\tthree \n", f"{TEXT}\nOne  \n\n- two   three\n"),
    ],
)
def test_tidying(make: Make, run: Run, written: str, tidy: str) -> None:
    """Line ends, marks, tabs and spaces that nobody sees are tidied, and the break of a line stays."""
    root = make({PRINCIPLE: written})
    result = run(root, "fix")

    assert (root / PRINCIPLE).read_bytes().decode() == tidy
    assert result.stdout.startswith(f"{PRINCIPLE}:")
    assert result.stdout.endswith(" [P003]\n1 thing put right.\n")
    assert run(root, "fix").stdout == "Nothing to put right.\n"
    assert run(root, "check").stdout == "Nothing to fix.\n"


def test_a_windows_file_with_faults(make: Make, run: Run) -> None:
    """A file with line ends of another system is tidied first, and then put right."""
    root = make({PRINCIPLE: DAY.replace("title: Keep", "title: Keep: ").replace("\n", "\r\n").encode()})
    result = run(root, "fix")

    assert (root / PRINCIPLE).read_bytes().decode() == replaced(
        ("title: Keep every promise", 'title: "Keep:  every promise"')
    )
    assert result.stdout.endswith("\n3 things put right.\n")


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o664, 0o755])
def test_modes_are_kept(make: Make, run: Run, mode: int) -> None:
    """Whoever could read and write a file still can."""
    root = make({PRINCIPLE: DAY})
    (root / PRINCIPLE).chmod(mode)
    run(root, "fix")

    assert (root / PRINCIPLE).read_text(encoding="utf-8") == TEXT
    assert (root / PRINCIPLE).stat().st_mode & 0o7777 == mode


def test_nothing_to_put_right_writes_nothing(make: Make, run: Run) -> None:
    """A file in which nothing is wrong is not written again."""
    root = make()
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in root.rglob("*")}

    assert run(root, "fix").stdout == "Nothing to put right.\n"
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in root.rglob("*")} == before


def test_a_link_is_left_alone(make: Make, run: Run) -> None:
    """A link among the principles is no file of ours, and what it leads to stays as it is."""
    root = make({"elsewhere.md": DAY})
    (root / "principles" / "link.md").symlink_to("../elsewhere.md")
    before = contents(root)
    run(root, "fix")

    assert contents(root) == before
    assert (root / "principles" / "link.md").is_symlink()
