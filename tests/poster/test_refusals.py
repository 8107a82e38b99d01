"""Refusals: what cannot be printed is said in words that name the principle and the way out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from manifesto import Contributor, Rejected
from manifesto.poster.subject import find

from .conftest import job, made_up, printed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manifesto import Manifesto


@pytest.mark.parametrize(
    ("title", "character"), [("顧客を大切に", "顧 (U+9867"), ("كن حاضرا", "ك (U+0643"), ("Smile 😀 now", "😀 (U+1F600")]
)
def test_a_missing_glyph_is_named(
    title: str, character: str, manifesto_of: Callable[..., Manifesto], repository: Path
) -> None:
    """A character that no typeface has is refused with the file of its principle and the character itself."""
    manifesto = manifesto_of((made_up(1), made_up(2, title)))

    with pytest.raises(Rejected) as rejected:
        printed(manifesto, find(manifesto, "manifesto"), job(), repository)

    (problem,) = rejected.value.problems
    assert problem.path == "principles/principle-2.md"
    assert character in problem.message
    assert title in problem.message


def test_a_name_with_a_missing_glyph_is_refused_too(manifesto_of: Callable[..., Manifesto], repository: Path) -> None:
    """Names are looked at like titles, but may borrow from the text face what the label face lacks."""
    nguyen, yamada = (Contributor(handle="guest", name=name) for name in ("Nguyễn Ví Dụ", "山田例"))
    kept, refused = (manifesto_of((replace(made_up(1), authors=(person,)),)) for person in (nguyen, yamada))

    assert printed(kept, find(kept, "manifesto"), job(), repository)
    with pytest.raises(Rejected, match=r"author's name.*U\+5C71"):
        printed(refused, find(refused, "manifesto"), job(), repository)


@pytest.mark.parametrize("settings", [{"name": "六つの約束"}, {"tagline": "كلنا هنا"}, {"edition": "初版"}])
def test_a_missing_glyph_in_the_settings_is_refused(
    settings: dict[str, str], manifesto_of: Callable[..., Manifesto], repository: Path
) -> None:
    """Title, tagline and edition are looked at as well, and the file to change is mkdocs.yml."""
    manifesto = manifesto_of(2, **settings)

    with pytest.raises(Rejected, match=r"mkdocs\.yml:1:1: The .*U\+"):
        printed(manifesto, find(manifesto, "manifesto"), job(), repository)


def test_a_title_too_wide_for_its_sheet_is_refused_in_words(
    manifesto_of: Callable[..., Manifesto], repository: Path
) -> None:
    """A single word of a hundred and fifty letters under the title is a problem of the content and no misprint."""
    manifesto = manifesto_of(2, tagline="x" * 150)

    with pytest.raises(Rejected, match=r"do not fit A4 portrait"):
        printed(manifesto, find(manifesto, "manifesto"), job(), repository)


def test_too_much_for_a_sheet_is_refused_with_the_one_that_holds_it(
    manifesto_of: Callable[..., Manifesto], repository: Path
) -> None:
    """The refusal names the sheet, the least type size, the smallest sheet that does hold it, and what to shorten."""
    manifesto = manifesto_of(160)

    with pytest.raises(
        Rejected,
        match=r"160 titles do not fit A4 portrait .* 9 pt.* It fits .*\. Or choose at most \d+ principles, .* “",
    ):
        printed(manifesto, find(manifesto, "manifesto"), job(), repository)
