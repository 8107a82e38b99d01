"""The command `manifesto explain`: everything about a check, and the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manifesto.check import check, ids

from .conftest import SETTINGS, replaced

if TYPE_CHECKING:
    from .conftest import Make, Run


@pytest.mark.parametrize("id", ids())
def test_every_check(make: Make, run: Run, id: str) -> None:
    """Each check says what it looks at, why, and how to put right what it finds, with its examples and its page."""
    root, about = make(), check(id)
    result = run(root, "explain", id)
    said = " ".join(result.stdout.split())

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{id}  {about.title}\n      {about.verdict}\n")
    for words in (f"What: {about.what}", f"Why: {about.why}", f"How: {about.how}"):
        assert " ".join(words.split()) in said
    for example in about.examples:
        assert " ".join(f"{example.wrong} write {example.right}".split()) in said
    assert result.stdout.endswith(f": https://example.org/help/{id.lower()}/\n")
    assert run(root, "explain", id.lower()).stdout == result.stdout


@pytest.mark.parametrize("id", ids())
def test_what_we_say_fits_a_terminal(make: Make, run: Run, id: str) -> None:
    """Nothing is wider than 80 columns but examples, which stand as they are written, and addresses."""
    lines = run(make(), "explain", id).stdout.splitlines()

    assert [line for line in lines if len(line) > 80 and not line.startswith("    ") and "https://" not in line] == []


def test_a_site_without_an_address(make: Make, run: Run) -> None:
    """Where the site has no address, none is named."""
    settings = replaced(("site_url: https://example.org/\n", ""), text=SETTINGS)
    said = run(make({"mkdocs.yml": settings}), "explain", "P030").stdout

    assert said.startswith("P030  ")
    assert "on the site" not in said


@pytest.mark.parametrize("settings", ["", "extra: [", "site_url: nonsense\n"])
def test_broken_settings(make: Make, run: Run, settings: str) -> None:
    """A check is explained whatever is wrong with the project."""
    result = run(make({"mkdocs.yml": settings}), "explain", "P011")

    assert result.exit_code == 0
    assert result.stdout.startswith("P011  ")


def test_the_list(make: Make, run: Run) -> None:
    """Without an id all checks are listed, a line each."""
    result = run(make(), "explain")
    lines = result.stdout.splitlines()

    assert result.exit_code == 0
    assert lines == [f"{id}  {check(id).title}" for id in ids()]
    assert [line for line in lines if len(line) > 80] == []


@pytest.mark.parametrize("id", ["P999", "P0", "x", "P011x", "../P011"])
def test_an_id_that_does_not_exist(make: Make, run: Run, id: str) -> None:
    """An id that does not exist is wrong usage, and it is said where all of them are."""
    result = run(make(), "explain", id)

    assert (result.exit_code, result.stdout) == (2, "")
    assert f"There is no check {id}. manifesto explain lists all of them." in result.stderr
