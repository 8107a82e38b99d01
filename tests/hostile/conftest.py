"""Hostile contributions: what a stranger might send, read from the data files, and put where it wants to go.

A data file is a list of payloads of one class:

    about: A sentence, what they have in common.
    where: title                   where they go, one of the places below; a payload may name another
    payloads:
      - id: title-script           also the name of the file or the handle of the person that carries it
        text: "<script>"           text, !!binary, or a list of pieces such as {text: x, times: 1000}
        checked: refused           what the check of the manifesto makes of it: refused, or passes
        built: refused             where a page passes, and the build itself then refuses it by name
        bomb: true                 where it is large or deep, and is checked once more with little memory
"""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
BASE = HERE.parent / "contributions" / "base"
FIELDS = {  # of a principle, by place
    "title": "title: {}",
    "summary": "summary: {}",
    "guest": "authors: [{{name: {}}}]",
    "author": "authors: [{}]",
    "source_title": "source: {{title: {}}}",
    "source_by": "source: {{title: A Book of Examples, by: {}}}",
    "source_url": "source: {{title: A Book of Examples, url: {}}}",
    "theme": "themes: [{}]",
    "related": "related: [{}]",
    "alias": "aliases: [{}]",
    "licence": "licence: {}",
    "added": "added: {}",
    "order": "order: {}",
}
PERSON = {"name": "  name: {}", "role": "  role: {}", "person_url": "  url: {}", "login": "  github: {}"}
AFTER = "After all of it this still stands."
GOOD = (
    ("summary", "Promise only what you will do, then do it."),
    ("authors", "[ada-example]"),
    ("added", "2026-11-21"),
    ("licence", "CC-BY-4.0"),
)


@dataclass(frozen=True, kw_only=True)
class Payload:
    """One hostile text, where it goes, and what is made of it; `name` and `content` are the file that carries it."""

    id: str
    where: str
    content: bytes
    checked: str
    built: str = "passes"
    bomb: bool = False

    @property
    def words(self) -> str:
        """Return the payload as one line of a principle is read: white space made plain, marks upon their letters."""
        return unicodedata.normalize("NFC", " ".join(self.text.split()))

    @property
    def text(self) -> str:
        """Return the payload as text."""
        return self.content.decode("utf-8", "surrogateescape")

    def place(self, root: Path, pages: str) -> str:
        """Put the payload into a project whose prose pages lie in `pages`, and return the name of its file."""
        name, content = self._file(pages)
        file = os.path.join(os.fsencode(root), os.fsencode(name))  # noqa: PTH118 -- a name need not be text
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120
        with open(file, "ab" if name == "contributors.yml" else "wb") as carrier:  # noqa: PTH123
            carrier.write(content)
        return os.fsdecode(name)

    def _file(self, pages: str) -> tuple[str | bytes, bytes]:
        own, registry = f"principles/{self.id}.md", "contributors.yml"
        carriers: dict[str, Callable[[], tuple[str | bytes, bytes]]] = {
            "principle": lambda: (own, self.content),
            "page": lambda: (f"{pages}/{self.id}.md", self.content + b"\n"),
            "contributors": lambda: (registry, self.content + b"\n"),
            "file_name": lambda: (b"principles/" + self.content, _principle(self.id)),
            "page_name": lambda: (pages.encode() + b"/" + self.content, b"A page without a title.\n"),
            "front_matter": lambda: (own, _principle(self.id, self.content)),
            "body": lambda: (own, _principle(self.id) + b"\n" + self.content + f"\n\n{AFTER}\n".encode()),
            **dict.fromkeys(PERSON, lambda: (registry, f"{self.id}:\n{self._fields(PERSON)}".encode())),
            **dict.fromkeys(FIELDS, lambda: (own, _principle(self.id, self._fields(FIELDS).encode()))),
        }
        return carriers[self.where]()

    def _fields(self, places: dict[str, str]) -> str:
        quoted = yaml.safe_dump(self.text, default_style='"', width=10**9).rstrip("\n")  # whatever is in it
        named = "" if places is FIELDS or self.where == "name" else "  name: Ben Example\n"
        return named + places[self.where].format(quoted) + "\n"


def _principle(id: str, head: bytes = b"") -> bytes:
    """Return a good principle, with `head` in place of the fields that it has."""
    given = head.decode("utf-8", "replace")
    values = (("title", f"Keep {id}"), *GOOD)
    good = "".join(f"{name}: {value}\n" for name, value in values if not re.search(f"(?m)^{name}:", given))
    body = f"What {id} may do here is nothing, and that takes more than forty letters."
    return b"---\n" + head.rstrip(b"\n") + b"\n" * bool(head) + f"{good}---\n\n{body}\n".encode()


def _bytes(content: Any) -> bytes:
    match content:
        case bytes():
            return content
        case dict():
            return str(content["text"]).encode() * int(content["times"])
        case list():
            return b"".join(map(_bytes, content))
    return str(content).encode()


def read_payloads() -> Iterator[Payload]:
    """Yield the payloads of all data files."""
    for path in sorted(HERE.glob("*.yml")):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        for entry in data["payloads"]:
            content = _bytes(entry.pop("text"))
            yield Payload(**{"where": data["where"], **entry, "content": content})


@pytest.fixture(scope="session")
def payloads() -> list[Payload]:
    """Return all payloads."""
    return list(read_payloads())


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return the folder of a project in which nothing is wrong."""
    return Path(shutil.copytree(BASE, tmp_path / "project"))
