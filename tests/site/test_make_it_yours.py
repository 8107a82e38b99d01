"""The page that tells others how to make a manifesto of their own: its steps, its pictures, and what it weighs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.conftest import Build, Document

ADDRESS = "make-it-yours/"
PICTURES = "assets/images/yours"
LARGEST = 40_000  # bytes of a picture
WIDEST = 1_200  # pixels of one


@pytest.fixture
def page_of_it(documents: dict[str, Document]) -> Document:
    """Return the page as it was built."""
    return documents[ADDRESS]


def test_it_has_six_steps(page_of_it: Document) -> None:
    """Six numbered steps follow one another, each with a heading of its own."""
    numbers = [each.words for each in page_of_it.all("p") if "stage__number" in each.attributes.get("class", "")]
    steps = [each for each in page_of_it.all("section") if each.attributes.get("class") == "stage"]

    assert numbers == ["1", "2", "3", "4", "5", "6"]
    assert len([each for each in page_of_it.all("h2") if each.words in "".join(step.words for step in steps)]) == 6


def test_its_pictures_are_as_they_are_said_to_be(page_of_it: Document, site: Path) -> None:
    """Three manifestos hang there with their home page and their poster, small, told in words, and in their real sizes."""
    shown = [each for each in page_of_it.all("img") if PICTURES in each.attributes["src"]]
    for each in shown:
        path = site / each.attributes["src"].removeprefix("../")
        with Image.open(path) as picture:
            assert picture.format == "WEBP"
            assert f"{picture.width}x{picture.height}" == f"{each.attributes['width']}x{each.attributes['height']}"
            assert picture.width <= WIDEST
        assert path.stat().st_size < LARGEST, path
        assert each.attributes["alt"].count(" ") > 3
    assert len(shown) == 6
    assert len({each.attributes["alt"] for each in shown}) == 6
    assert {path.name for path in (site / PICTURES).iterdir()} == {
        each.attributes["src"].split("/")[-1] for each in shown
    }


def test_one_is_led_to_it(documents: dict[str, Document]) -> None:
    """The foot of every page leads there."""
    for name in ("", "principles/go-first/", "contribute/"):
        assert any(each.attributes["href"].endswith(ADDRESS) for each in documents[name].all("a", having="href")), name


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_hangs_over(page: Page, host: str, width: int) -> None:
    """Neither a command nor a picture is wider than the window, and the two pictures of a pair are equally high."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{host}{ADDRESS}")
    heights = page.locator(".shown").evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('img')].map(img => img.getBoundingClientRect().height))"
    )

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert len(heights) == 3
    assert width < 800 or all(abs(home - poster) < 2 for home, poster in heights)


def test_others_do_not_publish_the_pictures(project: Path, build: Build, tmp_path: Path) -> None:
    """A manifesto whose pages do not ask for them has none of the pictures; with such a page it has them all."""
    site = tmp_path / "site"
    assert build(project, site).returncode == 0
    assert not (site / PICTURES).exists()

    (project / "pages" / "ours.md").write_text(
        "---\ntitle: Ours\ntemplate: yours.html\n---\n\nBefore.\n\n---\n\n## One\n"
    )
    done = build(project, site)
    assert done.returncode == 0, done.stderr
    page = (site / "ours" / "index.html").read_text(encoding="utf-8")
    assert len(re.findall("<img[^>]*yours/", page)) == 2
    assert len(list((site / PICTURES).iterdir())) == 6
