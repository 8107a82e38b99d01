"""The weight of a page: what a phone takes from the host before its reader has moved a finger."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from .small import PRINCIPLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser
    from tests.conftest import Build

    Weigh = Callable[[Path, str, str], "Weight"]

REQUESTS = 8
PICTURES = (".webp", ".png", ".svg", ".ico")  # posters, and the mark in the tab
PACKED_ALREADY = (".webp", ".png", ".woff2")
EFFORT = 6  # of gzip: what hosts take when nobody tells them
WITH_PICTURES = 120  # kilobytes of any page; of them forty without its pictures, save on the home
VIEWS = {
    "": WITH_PICTURES,
    "principles/speak-like-a-person/": 40,
    "principles/remember-them/": 40,
    "collections/personal-steps/": 40,
    "collections/ten-rules/": 40,
    "themes/tactical/": 40,
    "contributors/": 40,
    "contribute/": 40,
    "pledge/": 40,
    "posters/": 40,
    "search/": 40,
    "reading/": 40,
    "make-it-yours/": 40,
    "themes/": 40,
    "changes/": 40,
    "editions/first-edition/": 40,
    "privacy/": 40,
    "help/p011/": 40,
    "404.html": 40,
}


@dataclass
class Weight:
    """Every file that a view of a page asked for, with its bytes plain and as they travel."""

    files: list[tuple[str, int, int]]

    @property
    def whole(self) -> float:
        """Return the kilobytes that travel."""
        return sum(packed for _, _, packed in self.files) / 1000

    @property
    def words(self) -> float:
        """Return the kilobytes that travel, without those of pictures."""
        return sum(packed for name, _, packed in self.files if not name.endswith(PICTURES)) / 1000

    @property
    def requests(self) -> int:
        """Return how often the host was asked for anything but pictures."""
        return sum(not name.endswith(PICTURES) for name, _, _ in self.files)

    def __str__(self) -> str:
        """Return a line for each file, the heaviest first."""
        lines = sorted(self.files, key=lambda file: -file[2])
        total = f"{self.words:17.1f}  KB in {self.requests} requests; with pictures {self.whole:.1f} KB"
        return "\n".join([*(f"{plain:8} {packed:8}  {name}" for name, plain, packed in lines), total])


@pytest.fixture
def weigh(browser: Browser) -> Weigh:
    """Return the function that opens a page of a served site as a new visitor and weighs what it asked for."""

    def opened(site: Path, home: str, address: str) -> Weight:
        with browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block") as context:
            asked: list[str] = []
            context.on("request", lambda request: asked.append(request.url))
            context.new_page().goto(home + address, wait_until="networkidle")
        names = [url.removeprefix(home).partition("?")[0] for url in asked]
        return Weight([_file(site, name) for name in names])

    return opened


def _file(site: Path, name: str) -> tuple[str, int, int]:
    name = f"{name}index.html" if name.endswith("/") or not name else name
    plain = (site / name).read_bytes()
    packed = plain if name.endswith(PACKED_ALREADY) else gzip.compress(plain, EFFORT)
    return name, len(plain), len(packed)


@pytest.mark.parametrize(("address", "most"), VIEWS.items())
def test_the_weight_of_a_page(weigh: Weigh, site: Path, host: str, address: str, most: float) -> None:
    """A first view takes few files and few bytes from the host; they are printed for whoever wonders."""
    weight = weigh(site, host, address)
    print(weight)

    assert weight.words <= most
    assert weight.whole <= WITH_PICTURES
    assert weight.requests <= REQUESTS


def test_a_principle_weighs_the_same_among_many(
    weigh: Weigh, project: Path, build: Build, serve: Callable[[Path, str], Any], tmp_path: Path
) -> None:
    """The page of a principle asks for the same files, and for hardly a byte more, when there are two hundred others."""
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(
        settings.replace("nav: null", "nav: [index.md, contribute.md]"), encoding="utf-8"
    )
    weights = []
    for number in (3, 203):
        for more in range(number - 3):
            text = PRINCIPLE.format(
                title=f"Ring back {more} times", body=f"Name the hour, be early by {more} minutes, and say so."
            )
            (project / "principles" / f"principle-{more}.md").write_text(text, encoding="utf-8")
        site = tmp_path / f"site-{number}"
        done = build(project, site)
        assert done.returncode == 0, done.stderr
        with serve(site, "/wall/") as home:
            weights.append(weigh(site, home, "principles/ring-back/"))
    few, many = weights

    assert {name for name, _, _ in few.files} == {name for name, _, _ in many.files}
    assert abs(many.whole - few.whole) < 0.2
