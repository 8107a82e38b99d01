"""The contributors.yml of `manifesto adopt`: it grows at its end, or it stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import PRINCIPLE, contents, replaced

if TYPE_CHECKING:
    from .conftest import Make, Run

BEN = "\nben-sample:\n  name: Ben Sample\n"


def by(authors: str) -> str:
    """Return the text of the principle with other authors."""
    return replaced(("authors: [ada-example]", authors))


@pytest.mark.parametrize(
    ("registry", "after", "handle"),
    [
        ("", "ben-sample:\n  name: Ben Sample\n", "ben-sample"),
        ("# Nobody yet.\n", f"# Nobody yet.\n{BEN}", "ben-sample"),
        ("zoe:\n  name: Zoe", f"zoe:\n  name: Zoe\n{BEN}", "ben-sample"),
        ("zoe:\n  name: Zoe\n\n", f"zoe:\n  name: Zoe\n{BEN}", "ben-sample"),
        ("zoe: {name: Zoe} # one line\n", f"zoe: {{name: Zoe}} # one line\n{BEN}", "ben-sample"),
        (
            "# The people.\nzoe:\n  name: Zoe  # first\n\ncy:\n  name: 'Cy'\n# End.\n",
            f"# The people.\nzoe:\n  name: Zoe  # first\n\ncy:\n  name: 'Cy'\n# End.\n{BEN}",
            "ben-sample",
        ),
        (
            "ben-sample:\n  name: Ben Another\n",
            "ben-sample:\n  name: Ben Another\n\nben-sample-2:\n  name: Ben Sample\n",
            "ben-sample-2",
        ),
        (
            "ben-sample:\n  name: Ben Another\nben-sample-2:\n  name: Ben Third\n",
            "ben-sample:\n  name: Ben Another\nben-sample-2:\n  name: Ben Third\n\nben-sample-3:\n  name: Ben Sample\n",
            "ben-sample-3",
        ),
        ("ben:\n  name: Ben Sample\n", "ben:\n  name: Ben Sample\n", "ben"),
        ("ben:\n  name: Ben Sample\n  hidden: true\n", "ben:\n  name: Ben Sample\n  hidden: true\n", "ben"),
    ],
)
def test_registries(make: Make, run: Run, registry: str, after: str, handle: str) -> None:
    """What stands in contributors.yml stays with its remarks and its order, and no handle is given twice."""
    root = make({PRINCIPLE: by("authors: [{name: Ben Sample}]"), "contributors.yml": registry})
    result = run(root, "adopt")

    assert (result.exit_code, result.stderr) == (0, "")
    assert (root / "contributors.yml").read_text(encoding="utf-8") == after
    assert (root / PRINCIPLE).read_text(encoding="utf-8") == by(f"authors: [{handle}]")
    assert run(root, "check").stdout == "Nothing to fix.\n"
    assert run(root, "adopt").stdout == "Nobody to adopt.\n"


@pytest.mark.parametrize(
    ("registry", "said"),
    [
        ("{zoe: {name: Zoe}}\n", "Nobody can be added below those that are here"),
        ("  zoe:\n    name: Zoe\n", "Nobody can be added below those that are here"),
        ("zoe:\n  name: Zoe\n...\n", "Nobody can be added below those that are here"),
        ("zoe:\n  name: zoe@example.org\n", "“@” cannot stand in a name."),
        ("- zoe\n", "Each person begins with a handle and a colon"),
        (None, "This file is not there."),
    ],
)
def test_a_registry_to_which_nobody_can_be_added(make: Make, run: Run, registry: str | None, said: str) -> None:
    """Where contributors.yml is wrong, or has no room for lines, it is said so, and nothing is changed."""
    root = make({PRINCIPLE: by("authors: [{name: Ben Sample}]"), "contributors.yml": registry or ""})
    if registry is None:
        (root / "contributors.yml").unlink()
    before = contents(root)
    result = run(root, "adopt")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: Nothing was changed.\ncontributors.yml:")
    assert said in result.stderr
    assert contents(root) == before
