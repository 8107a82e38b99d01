"""What every floor of the tests stands on: the repository, one strict build of it, and its pages taken apart."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Build = Callable[[Path, Path], subprocess.CompletedProcess[str]]
    Read = Callable[[str], "Document"]

ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",  # Material warns of MkDocs 2 on every build; we know, and pin the version
    "PYTHONIOENCODING": "utf-8",
    "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "1790000000"),
}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


def pytest_xdist_auto_num_workers() -> int:
    """Share the tests among one more than there are cores: for a third of its time each waits for a browser or a disk."""
    return (os.cpu_count() or 1) + 1


@dataclass
class Element:
    """One element of a page: its name, its attributes, and all the text inside it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""

    @property
    def words(self) -> str:
        """Return the text with its white space made plain."""
        return " ".join(self.text.split())


class Document(HTMLParser):
    """A page as it was built: its elements in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element; what follows is inside it until it ends."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Leave the element."""
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that ends where it begins, as the shapes of a drawing do."""
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Give text to everything that is open around it."""
        for element in self._open:
            element.text += data

    def all(self, *tags: str, having: str = "") -> list[Element]:
        """Return the elements with one of these names (any, if none is given) and this attribute."""
        return [e for e in self.elements if (not tags or e.tag in tags) and (not having or having in e.attributes)]

    def meta(self, name: str) -> str:
        """Return what the head says under `name`."""
        return next(e.attributes["content"] for e in self.all("meta") if e.attributes.get("name") == name)


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the folder of the project."""
    return Path(__file__).parent.parent


@pytest.fixture
def plain_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep git's settings of whoever runs the tests, and repositories around the folder of the test, out of it."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """Return the environment in which MkDocs is started."""
    return os.environ | ENVIRONMENT


@pytest.fixture(scope="session")
def build(environment: dict[str, str]) -> Build:
    """Return the function that builds the project in a folder strictly into another one."""

    def run(project: Path, target: Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
        return subprocess.run(
            command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=300
        )

    return run


@pytest.fixture(scope="session")
def site(repository: Path, build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder into which the real repository was built, once for all tests."""

    def make(folder: Path) -> None:
        done = build(repository, folder / "site")
        assert done.returncode == 0, f"The repository does not build:\n{done.stdout}{done.stderr}"

    return shared(tmp_path_factory, "built", make) / "site"


def shared(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that one process makes and all processes of this run read; the others wait until it is whole."""
    base = factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, whole = base / name, base / f"{name}.whole"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            whole.touch()
    return folder


@pytest.fixture(scope="session")
def read() -> type[Document]:
    """Return what makes a document of HTML."""
    return Document


@pytest.fixture(scope="session")
def documents(site: Path) -> dict[str, Document]:
    """Return every page of the built site by its address below the home."""
    pages = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    return {name.removesuffix("index.html"): Document(path.read_text(encoding="utf-8")) for name, path in pages.items()}
