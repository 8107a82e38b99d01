"""The grove of the tests: a small manifesto in its languages, and a reader of its pages."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Document

HOME = "https://allotment.example/wall/"
TAGS = ("en", "de", "ar")
FOLDERS = {"en": "", "de": "de/", "ar": "ar/"}
WHILE_CLAIMED = "1790000000"  # a day of the sixty on which the claim of the manifesto holds


@dataclass(frozen=True)
class Grove:
    """The small manifesto of the tests in its languages, as it was built."""

    project: Path
    site: Path
    read: Callable[[str], Document]
    known: dict[str, Document] = field(default_factory=dict)

    def page(self, address: str) -> Document:
        """Return the page at an address below the home."""
        if address not in self.known:
            file = f"{address}index.html" if not address or address.endswith("/") else address
            self.known[address] = self.read((self.site / file).read_text(encoding="utf-8"))
        return self.known[address]

    @cached_property
    def addresses(self) -> list[str]:
        """The address of every page, below the home."""
        return sorted(
            path.relative_to(self.site).as_posix().removesuffix("index.html") for path in self.site.rglob("*.html")
        )

    def of(self, tag: str) -> set[str]:
        """Return the addresses of the pages of one tree, below its own home; what is about sheets is left out."""
        others = tuple(folder for folder in FOLDERS.values() if folder and folder != FOLDERS[tag])
        own = (name for name in self.addresses if name.startswith(FOLDERS[tag]) and not name.startswith(others))
        return {name for one in own if not re.search(r"posters/.+/", name := one.removeprefix(FOLDERS[tag]))}


def planted(folder: Path, repository: Path, environment: dict[str, str]) -> None:
    """Lay the manifesto out in a folder, and build it there."""
    project, site = folder / "project", folder / "site"
    shutil.copytree(repository / "tests/manifestos/two-tongues", project)
    for shared in ("hooks", "overrides"):
        (project / shared).symlink_to(repository / shared, target_is_directory=True)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=project,
        env={**environment, "SOURCE_DATE_EPOCH": WHILE_CLAIMED},
        check=False,
        timeout=300,
        capture_output=True,
        encoding="utf-8",
    )

    assert done.returncode == 0, f"{done.stdout}{done.stderr}"


def links(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the element and the address of whatever a page leads to or loads, on this site."""
    for name in ("href", "src", "action", "data-rules", "data-near"):
        for element in document.all(having=name):
            target = element.attributes[name]
            if target and not urlsplit(target).scheme and not target.startswith("#"):
                yield element.tag, target
