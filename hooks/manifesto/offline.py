"""Offline: what a browser keeps of the finished site, so that the text opens without a network."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

STAND_IN = "offline.html"  # what is shown where a page was not kept
ALONE = ("404.html", STAND_IN, "feed.xml")  # templates that stand in each tree and are about none of its pages
HOME, WHOLE = "", "all/"  # addresses of the two pages that hold the text
HEAVIEST = 600_000  # bytes of the whole text, as it lies on the disk, that are fetched unasked
WORKER = "sw.js"  # at the root, since a worker answers for nothing above its own folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is fetched ahead, by address below the site's home; `version` is a hash over its content.

    `shell` is what pages are dressed in, with the page that stands in for others; `text` is what there is to read.  Of
    the `trees` in other languages, which are in folders, the text is fetched once somebody reads in one of them.
    """

    version: str
    shell: tuple[str, ...]
    text: tuple[str, ...]
    trees: tuple[str, ...] = ()


def kept(site: Path, trees: tuple[str, ...] = ()) -> Kept:
    """Return what is kept of the site that was built into a folder; the same files give the same version.

    `trees` are the folders of the trees in other languages.
    """
    text = tuple(address for address in (HOME, WHOLE) if _is_light(site / file_of(address)))
    pages = {address: (site / file_of(address)).read_text(encoding="utf-8") for address in text}
    asked = {name for address, html in pages.items() for name in asked_for(html, address)}
    shell = tuple(
        name
        for name in (STAND_IN, *(f"{folder}{STAND_IN}" for folder in trees), *sorted(asked))
        if (site / name).is_file()
    )
    contents = ((name, (site / file_of(name)).read_bytes()) for name in (*shell, *text))
    return Kept(version=version(contents), shell=shell, text=text, trees=trees)


def file_of(address: str) -> str:
    """Return the file behind an address below the home."""
    return f"{address}index.html" if address.endswith("/") or not address else address


def version(contents: Iterable[tuple[str, bytes]]) -> str:
    """Return a short hash over names and what stands under them."""
    digest = hashlib.sha256()
    for name, content in contents:
        digest.update(f"{name} {hashlib.sha256(content).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


def asked_for(html: str, address: str) -> Iterator[str]:
    """Yield the stylesheets, scripts and fonts of this site that a page asks for, by address below the home."""
    asked = _Asked()
    asked.feed(html)
    asked.close()
    for target in asked.targets:
        parts = urlsplit(urljoin(address, target))
        if not parts.scheme and not parts.netloc and not parts.path.startswith("/"):
            yield parts.path


class _Asked(HTMLParser):
    """Collects what a page loads before it is shown, as the page writes it."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the target of a stylesheet, a font that is loaded ahead, or a script."""
        said = {name: value or "" for name, value in attrs}
        is_needed = tag == "link" and {"stylesheet", "preload"} & set(said.get("rel", "").split())
        target = said.get("src") if tag == "script" else said.get("href") if is_needed else ""
        if target:
            self.targets.append(target)


def _is_light(page: Path) -> bool:
    return page.is_file() and page.stat().st_size <= HEAVIEST
