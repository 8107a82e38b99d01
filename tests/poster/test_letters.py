"""The letters that our typefaces have: a check says which they lack, where a poster is listed, and the rest is printed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from manifesto import typeface
from manifesto.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.typeface import Fonts

    Check = Callable[..., list[dict[str, Any]]]

BASE = Path(__file__).parent.parent / "contributions" / "base"
PRINCIPLE = "principles/keep-every-promise.md"
LISTED = "posters: [{subject: manifesto, sizes: [a3, a4]}, {subject: principles/*, sizes: [a4]}]"


@pytest.fixture
def check(fonts: Fonts, tmp_path: Path) -> Check:
    """Return the function that checks the small project with the fonts in it, and with lines of its files replaced."""

    def problems(file: str, old: str, new: str, posters: str = LISTED) -> list[dict[str, Any]]:
        root = tmp_path / "project"
        shutil.copytree(BASE, root)
        (root / typeface.FOLDER).parent.mkdir(parents=True)
        (root / typeface.FOLDER).symlink_to(fonts.folder)
        for path, before, after in (("mkdocs.yml", "posters: []", posters), (file, old, new)):
            text = (root / path).read_text(encoding="utf-8")
            assert before in text
            (root / path).write_text(text.replace(before, after), encoding="utf-8")
        result = CliRunner().invoke(main, ["-C", str(root), "check", "--format", "json"])
        assert result.exit_code == 0, result.output
        return list(json.loads(result.stdout)["problems"])

    return problems


@pytest.mark.parametrize(
    ("file", "old", "new", "what", "place"),
    [
        (PRINCIPLE, "title: Keep every promise", "title: 約束を守る", "約 (U+7D04", (PRINCIPLE, 2, 8)),
        (PRINCIPLE, "summary: Promise", "summary: ♞ Promise", "♞ (U+265E", (PRINCIPLE, 2, 8)),
        (PRINCIPLE, "[ada-example]", "[{name: علي}]", "ع (U+0639", (PRINCIPLE, 2, 8)),
        ("contributors.yml", "Ada Example", "山田例", "山 (U+5C71", (PRINCIPLE, 2, 8)),
        ("mkdocs.yml", "tagline: What", "tagline: ☃ What", "☃ (U+2603", ("mkdocs.yml", 1, 1)),
    ],
)
def test_a_letter_that_no_typeface_has(
    check: Check, *, file: str, old: str, new: str, what: str, place: tuple[str, int, int]
) -> None:
    """A letter that no typeface has is named once, for a person to look at, and keeps nothing from being published."""
    (problem,) = check(file, old, new)

    assert (problem["id"], problem["severity"]) == ("P045", "review")
    assert what in problem["message"]
    assert (problem["path"], problem["line"], problem["column"]) == place


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (PRINCIPLE, "title: Keep every promise", "title: Ωμέγα, Жизнь, ẞ and ½ © — “fin”"),
        (PRINCIPLE, "[ada-example]", "[{name: Nguyễn Ví Dụ}, {name: Ъ Žofie Łøken}]"),
        (PRINCIPLE, "A promise that is kept", "A promise (約束 ♞) that is kept"),
    ],
)
def test_letters_that_are_printed(check: Check, file: str, old: str, new: str) -> None:
    """Latin, Greek and Cyrillic letters and signs among them are printed, and the text is on no poster."""
    assert check(file, old, new) == []


@pytest.mark.parametrize(
    ("posters", "ids"),
    [("posters: []", []), ("posters: [{subject: collections/first-steps, sizes: [a4]}]", ["P045"])],
)
def test_only_what_is_listed_is_looked_at(check: Check, posters: str, ids: list[str]) -> None:
    """Only what stands on a poster that a build makes is looked at, so a manifesto without posters may have any letter."""
    assert [problem["id"] for problem in check(PRINCIPLE, "Keep every", "約束", posters)] == ids
