"""A reader of hostile sites: small projects to build them from, and a browser that tells what is on each page."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import sync_playwright
from tests.site.conftest import QUIET, SITEMAP, Watch, _system_browser, serving
from tests.site.small import laid_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    MakeProject = Callable[[str], Path]
    Look = Callable[..., "Sights"]

MOVED = {"principles/nul/", "principles/plain-words/"}  # what was there leads on at once
HOME = "https://small.example/wall/"
# What a page is: each element with its attributes' names, in its prose or around it, its addresses and its words.
SEEN = """() => {
    const all = [...document.querySelectorAll("*")];
    const kind = (one) => [one.localName, ...one.getAttributeNames().sort()].join(" ");
    const within = (one) => one.parentElement?.closest(".prose");
    const unique = (list) => [...new Set(list)];
    const visible = (css) => document.querySelector(css)?.checkVisibility() ?? false;
    return {
        ran: window.ran ?? null,
        prose: unique(all.filter(within).map(kind)),
        around: unique(all.filter((one) => !within(one)).map(kind)),
        names: unique(all.flatMap((one) => one.getAttributeNames())),
        addresses: unique(all.flatMap((one) => [one.href, one.src, one.action, one.data, one.formAction]
            .filter((address) => typeof address === "string" && address))),
        text: document.querySelector("#content")?.textContent.replace(/\\s+/g, " ") ?? "",
        whole: [visible(".masthead__home"), visible("#content"), visible(".colophon")],
    };
}"""


@dataclass
class Sights:
    """What a browser saw of a site: each page by its address below the home, and all that should not have happened."""

    noted: list[str]
    pages: dict[str, dict[str, Any]] = field(default_factory=dict)


@pytest.fixture(scope="session")
def make_project(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> MakeProject:
    """Return the function that writes a small manifesto, which has our code and our look, into a new folder."""

    def make(name: str) -> Path:
        return laid_out(tmp_path_factory.mktemp(name) / "project", repository)

    return make


@pytest.fixture(scope="session")
def look() -> Look:
    """Return the function that opens every page of a built site in a browser of its own.

    Pages of help hold nothing that was contributed.
    """

    def read(site: Path, *, bypass_csp: bool) -> Sights:
        sitemap = ET.parse(site / "sitemap.xml")  # noqa: S314 -- ours
        for asset in site.glob("assets/**/*.*"):
            os.utime(asset, (0, 0))  # so old that a browser asks for it once
        addresses = [str(place.text).removeprefix(HOME) for place in sitemap.iter(f"{SITEMAP}loc")]
        with (
            serving(site, "/wall/") as home,
            sync_playwright() as playwright,
            playwright.chromium.launch(executable_path=_system_browser(), args=QUIET) as browser,
        ):
            context = browser.new_context(bypass_csp=bypass_csp, service_workers="block", reduced_motion="reduce")
            watch = Watch(home)
            watch.over(context)
            page, seen = context.new_page(), Sights(watch.seen)
            for address in addresses:
                if not address.startswith("help/p") and address not in MOVED:
                    page.goto(home + address)
                    seen.pages[address] = page.evaluate(SEEN)
            context.close()
        return seen

    return read
