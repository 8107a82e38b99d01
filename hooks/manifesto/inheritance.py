"""Inheritance: what a new manifesto takes over from the project that lays it out, which is everything but its words.

Taken over is what git would keep: nothing that a build or an editor left behind.  Where there is no git, as in an
archive that was unpacked, `.gitignore` is read in its place.
"""

from __future__ import annotations

import os
import re
from fnmatch import fnmatch
from typing import TYPE_CHECKING, NamedTuple

from manifesto import git
from manifesto.problem import as_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from manifesto.founding import Names

OWN = (  # what belongs to one manifesto alone
    *("mkdocs.yml", "contributors.yml", "editions.yml", "README.md", "CHANGELOG.md", "LICENSE-CONTENT"),
    *("principles/*", "pages/*", "tests/*", "posters/*", ".github/*.png", ".github/*.webp", ".github/*.jpg"),
    *("tools/picture.py", "tools/screenshots.py"),  # which make these pictures of one manifesto's own posters and pages
)
AROUND = (".github/",)  # what names the manifesto's home
TARGET = re.compile(r"(?m)^([a-z][a-z-]*):[^=]*?##")
OF_TESTS = re.compile(r"python (?:-m tests\.|tools/(?:picture|screenshots)\.py)")


class Carried(NamedTuple):
    """A file as it is taken over."""

    content: bytes
    runs: bool = False  # whether it is a program


class Astray(Exception):  # noqa: N818 -- it says what is in the way
    """Something of a project is a link to a folder, or out of it; the message says what."""


def kept(root: Path) -> list[str]:
    """Return the path of every file of a project that git keeps, or would.  Raises Astray."""
    paths, whole, ignored = sorted(_listed(root)), root.resolve(), _ignored(root)
    for path in paths:
        file = root / path
        out = file.exists() and not file.resolve().is_relative_to(whole)
        if (out or (file.is_symlink() and file.is_dir())) and not _is_ignored(path, ignored):
            raise Astray(f"{as_line(path)} is a link to another place. Put what it leads to in its place.")
    return [path for path in paths if (root / path).is_file()]


def _listed(root: Path) -> Iterable[str]:
    """Return what git keeps, links among it."""
    try:
        top = git.answer(root, "rev-parse", "--show-toplevel").decode().rstrip("\n")
        if os.path.samefile(top, root):  # noqa: PTH121 -- two ways of writing it may be the same folder
            listed = git.answer(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
            return {os.fsdecode(name) for name in listed.split(b"\0") if name}
    except (git.Unanswered, OSError):
        pass
    return _walked(root)


def is_own(path: str) -> bool:
    """Return whether a file belongs to one manifesto alone."""
    return any(fnmatch(path, pattern) for pattern in OWN)


def inherited(root: Path, paths: Iterable[str], old: Names, new: Names) -> dict[str, Carried]:
    """Return the files of these that are taken over by path, with the new names in those that name a home."""
    return {path: _carried(root / path, path, old, new) for path in paths if not is_own(path)}


def _carried(file: Path, path: str, old: Names, new: Names) -> Carried:
    content = file.read_bytes()
    if path.startswith(AROUND):
        content = renamed(content.decode(), old, new).encode()
    elif path == "Makefile":
        content = without_workshop(content.decode()).encode()
    return Carried(content, os.access(file, os.X_OK))


def renamed(text: str, old: Names, new: Names) -> str:
    """Return a text with the new home wherever the old one is named, and its themes where they are listed."""
    exchanged = {
        old.site: new.site,
        old.site.rstrip("/"): new.site.rstrip("/"),
        old.repository: new.repository,
        old.owner: new.owner,
        ", ".join(old.themes): ", ".join(new.themes),
        **{f"placeholder: {theme}": f"placeholder: {new.themes[0]}" for theme in old.themes},
    }
    exchanged.pop("", None)
    names = "|".join(re.escape(name) for name in sorted(exchanged, key=len, reverse=True))
    return re.sub(rf"(?<![\w-])(?:{names})(?![\w-])|(?<![\w-]){re.escape(old.site)}", lambda m: exchanged[m[0]], text)


def without_workshop(makefile: str) -> str:
    """Return the Makefile without the targets that only the program's own tests and pictures can fill."""
    parts = makefile.split("\n\n")
    gone = {name for part in parts if OF_TESTS.search(part) for name in TARGET.findall(part)}
    left = "\n\n".join(part for part in parts if not gone.intersection(TARGET.findall(part)))
    return re.sub(r"(?m)^\.PHONY:.*$", lambda line: " ".join(w for w in line[0].split() if w not in gone), left)


def _walked(root: Path) -> Iterator[str]:
    """Yield the files below a folder that its .gitignore does not name; it is read as far as ours needs it."""
    ignored = _ignored(root)
    for folder, folders, files in os.walk(root):
        here = os.path.relpath(folder, root)
        prefix = "" if here == "." else f"{here.replace(os.sep, '/')}/"
        folders[:] = [name for name in folders if name != ".git" and not _is_ignored(prefix + name, ignored)]
        links = (name for name in folders if os.path.islink(os.path.join(folder, name)))  # noqa: PTH114, PTH118
        yield from (prefix + name for name in (*links, *files) if not _is_ignored(prefix + name, ignored))


def _ignored(root: Path) -> list[str]:
    try:
        lines = (root / ".gitignore").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    return [line.strip().rstrip("/") for line in lines if line.strip() and not line.startswith("#")]


def _is_ignored(path: str, patterns: Iterable[str]) -> bool:
    """Return whether a pattern fits: one that begins with a slash at the top alone, any other in every folder."""
    name = path.rpartition("/")[2]
    return any(path == name and fnmatch(name, each[1:]) if each[0] == "/" else fnmatch(name, each) for each in patterns)
