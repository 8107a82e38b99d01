"""What `manifesto fix` leaves alone: wherever a repair would guess at words, or lose one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import PRINCIPLE, TEXT, replaced

if TYPE_CHECKING:
    from .conftest import Make, Run

TITLE, SUMMARY = "title: Keep every promise", "summary: Promise only what you will do, then do it."
SOURCE = "themes: [inside]"


@pytest.mark.parametrize(
    ("line", "written"),
    [
        (TITLE, "title: Answer before 5 p.m."),
        (TITLE, "title: Work with Smith & Co."),
        (TITLE, "title: Use __init__a and b"),
        (TITLE, "title: 'Tis better to listen first"),
        (SUMMARY, f"{SUMMARY}\nby Friday and not a day later"),
        (SUMMARY, f"{SUMMARY}\norder nothing that you do not need"),
        (SOURCE, "source: {title: Speed: answer first, then ask, by: Ada Example}"),
        (SOURCE, 'themes: [inside, , "a, b": c: d]'),
    ],
)
def test_words_are_not_guessed_at(make: Make, run: Run, line: str, written: str) -> None:
    """Where the right line is a guess, the file stays as it is."""
    text = replaced((line, written)) if line in TEXT else TEXT
    root = make({PRINCIPLE: text})
    run(root, "fix")

    assert written in (root / PRINCIPLE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "written", "mended"),
    [
        (TITLE, "title: “Speed” first: then “quality”", 'title: "“Speed” first: then “quality”"'),
        (TITLE, "title: 'It''s: Bob's day'", "title: \"It's: Bob's day\""),
        (TITLE, r'title: "A 50\u0025 share in \Windows"', r'title: "A 50\u0025 share in \\Windows"'),
        (SOURCE, "source: {title: A book, by: Ada Example", "source: {title: A book, by: Ada Example}"),
        (
            "authors: [ada-example]",
            "authors: [{name: Ben Sample, github: ben]",
            "authors: [{name: Ben Sample, github: ben}]",
        ),
    ],
)
def test_words_are_kept(make: Make, run: Run, line: str, written: str, mended: str) -> None:
    """What is put right keeps each word and each sign that was meant."""
    root = make({PRINCIPLE: replaced((line, written))})
    run(root, "fix")

    assert mended in (root / PRINCIPLE).read_text(encoding="utf-8").splitlines()


def test_settings_are_left_alone(make: Make, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value of mkdocs.yml that comes from the environment is written nowhere."""
    monkeypatch.setenv("SOME_SECRET", "123456")
    root = make({})
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace(
        "    licence:", "    branch: !ENV [SOME_SECRET, main]\n    licence:", 1
    )
    settings.write_text(text, encoding="utf-8")
    told = run(root, "fix")

    assert settings.read_text(encoding="utf-8") == text
    assert "123456" not in told.output + run(root, "check").output


@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_line_ends_of_another_system(make: Make, run: Run, end: str) -> None:
    """A page with line ends of another system is mended on the right line, and keeps its other ends."""
    root = make({})
    page = root / "docs" / "about.md"
    page.parent.mkdir(exist_ok=True)
    page.write_bytes(end.join(["---", "title: Rule: one", "---", "", "Text.", ""]).encode())
    run(root, "fix")

    assert page.read_bytes() == end.join(["---", 'title: "Rule: one"', "---", "", "Text.", ""]).encode()


def test_a_list_of_authors_further_in_is_right(make: Make, run: Run) -> None:
    """A hyphen alone on its line begins an item of a list, and nothing else."""
    text = replaced(("authors: [ada-example]", "authors:\n  -\n    name: Ben Sample"))
    root = make({PRINCIPLE: text})

    assert run(root, "check").exit_code == 0
    run(root, "fix")
    assert (root / PRINCIPLE).read_text(encoding="utf-8") == text
