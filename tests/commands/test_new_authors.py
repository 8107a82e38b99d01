"""The authors of `manifesto new`: a handle for whoever is in contributors.yml, a name for everybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import REGISTRY, contents

if TYPE_CHECKING:
    from .conftest import Make, Run

SUMMARY = "Do the next thing that helps, and do it first."
GO_FIRST = [
    "new",
    "Go first",
    "--summary",
    SUMMARY,
    "--text",
    "Somebody is waiting for it, whether they say so or not.",
]


@pytest.mark.parametrize(
    ("options", "authors"),
    [
        (["--author", "ada-example"], "  - ada-example\n"),
        (["--author", "Ada Example"], "  - ada-example\n"),
        (["--author", "  Ada   Example "], "  - ada-example\n"),
        (["--author", "Ada Example", "--github", "another"], '  - name: "Ada Example"\n    github: "another"\n'),
        (
            ["--author", "Ben Sample", "--url", "https://ben.example"],
            '  - name: "Ben Sample"\n    url: "https://ben.example"\n',
        ),
        (["--author", "山田: 例"], '  - name: "山田: 例"\n'),
        (["--author", "ben"], '  - name: "ben"\n'),
        (["--author", "Ben Sample", "--author", "ada-example"], '  - name: "Ben Sample"\n  - ada-example\n'),
    ],
)
def test_authors(make: Make, run: Run, options: list[str], authors: str) -> None:
    """Whoever is in contributors.yml signs with the handle, and everybody else with the name."""
    root = make()
    result = run(root, *GO_FIRST, *options)

    assert (result.exit_code, result.stdout) == (0, "principles/go-first.md\n")
    assert f"\nauthors:\n{authors}added: " in (root / "principles/go-first.md").read_text(encoding="utf-8")
    assert run(root, "check").stdout == "Nothing to fix.\n"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("ada-exampel", "There is no contributor “ada-exampel”. Did you mean ada-example?"),
        ("ada-example-2", "Did you mean ada-example?"),
        (
            "ben-sample",
            "There is no contributor “ben-sample”. Write the name as it should be printed, such as Ada Example.",
        ),
    ],
)
def test_an_unknown_handle(make: Make, run: Run, given: str, said: str) -> None:
    """What only a handle looks like, and is none, is wrong usage, and the nearest one is named."""
    root = make()
    before = contents(root)
    result = run(root, *GO_FIRST, "--author", given)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())
    assert contents(root) == before


@pytest.mark.parametrize(
    "registry",
    [f"{REGISTRY}ada-example-2:\n  name: Ada Example\n", f"{REGISTRY}  hidden: true\n"],
    ids=["two", "hidden"],
)
def test_a_name_that_is_nobody_s_alone(make: Make, run: Run, registry: str) -> None:
    """A name that two people bear, or somebody who is hidden, stands as it was given: nobody is guessed at."""
    root = make({"contributors.yml": registry})
    run(root, *GO_FIRST, "--author", "Ada Example")

    assert '\nauthors:\n  - name: "Ada Example"\nadded: ' in (root / "principles/go-first.md").read_text(
        encoding="utf-8"
    )
