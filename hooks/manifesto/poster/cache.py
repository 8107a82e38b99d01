"""The cache: a poster whose every ingredient is the same is not printed again.

An entry is one file under `.cache/posters/`, named by the hash of all that went in: content, phrases, template, styles,
fonts, our own code and the libraries' versions.  It is written under another name first, so that two builds at once, or
one that is killed, leave no half entry.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from manifesto import writing
from manifesto.edition import current_key
from manifesto.phrasebook import phrasebook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manifesto.poster.matrix import Job
    from manifesto.poster.press import Run
    from manifesto.poster.print import Print
    from manifesto.poster.subject import Subject

FOLDER = ".cache/posters"
HALF = ".cache/posters-to-be"
LIBRARIES = (
    "weasyprint",
    "pydyf",
    "pyphen",
    "babel",
    "uharfbuzz",
    "segno",
    "jinja2",
    "pypdfium2",
    "pikepdf",
    "pillow",
    "tinycss2",
    "tinyhtml5",
)
ROOMS = ("poster", "paper", "twin")  # of the phrasebook, from which a sheet and its twin speak
MOST_ENTRIES = 2000
KINDS = {".html", ".css", ".ttf", ".otf", ".svg", ".py", ".conf", ".csv"}
HOUR = 3600  # seconds
DIGEST = 32  # bytes of SHA-256 at the head of an entry, over all the rest of it


@dataclass(frozen=True, slots=True)
class Cache:
    """The posters that were printed before, for the project at `root`."""

    root: Path

    def key(self, run: Run, subject: Subject, job: Job) -> str:
        """Return the name of the entry for a poster."""
        manifesto, settings = run.manifesto, run.manifesto.settings
        facts = (
            settings.name,
            settings.edition,
            settings.licence,
            settings.site_url,
            settings.short_name,
            _mark(self.root, settings.mark),
            settings.language,
            _phrases(settings.language),
            settings.fonts,
            manifesto.updated,
            current_key(manifesto),
        )
        content = (
            subject.key,
            subject.title,
            subject.subtitle,
            subject.page,
            subject.numbers,
            subject.house,
            subject.language,
        )
        principles = [(p.slug, p.title, p.summary, p.authors, p.language, p.translators) for p in subject.principles]
        said = repr((job, run.condition, run.shown, facts, content, principles, _ingredients(self.root)))
        return hashlib.sha256(said.encode()).hexdigest()

    def get(self, key: str) -> Print | None:
        """Return the entry, or None; one that cannot be read is as good as none."""
        path = self.root / FOLDER / key
        try:
            entry = path.read_bytes()
        except OSError:
            return None
        with suppress(OSError):  # a cache that cannot be written can be read
            os.utime(path)
        digest, pickled = entry[:DIGEST], entry[DIGEST:]
        if hashlib.sha256(pickled).digest() != digest:
            return None
        poster: Print = pickle.loads(pickled)  # noqa: S301 -- whole, and only our own builds write this folder
        return poster

    def put(self, key: str, poster: Print) -> None:
        """Keep a poster; a full or read-only disk is no reason to fail a build that has what it needs."""
        folder, pickled = self.root / FOLDER, pickle.dumps(poster)
        with suppress(OSError):
            half = self.root / HALF  # a build that is killed leaves nothing among the entries
            for place in (folder, half):
                place.mkdir(parents=True, exist_ok=True)
            writing.rewrite(half / f"{key}-{os.getpid()}", hashlib.sha256(pickled).digest() + pickled)
            (half / f"{key}-{os.getpid()}").replace(folder / key)

    def prune(self, used: int) -> None:
        """Forget the entries that were used longest ago, but none of those `used` in this run."""
        entries = sorted((self.root / FOLDER).glob("[0-9a-f]*"), key=_last_used, reverse=True)
        for entry in (*entries[max(MOST_ENTRIES, used) :], *self._left_behind()):
            with suppress(OSError):
                entry.unlink(missing_ok=True)

    def _left_behind(self) -> list[Path]:
        """Return what a build that was killed has left half written, an hour ago or longer."""
        halves = (self.root / HALF).glob("*")
        return [half for half in halves if 0 < _last_used(half) < time.time() - HOUR]


def _last_used(entry: Path) -> float:
    """Return when an entry was last used; another build may have forgotten it meanwhile."""
    try:
        return entry.stat().st_mtime
    except OSError:
        return 0.0


@lru_cache(maxsize=64)
def _phrases(language: str) -> str:
    """Return a hash of every phrase that a sheet or its twin may say in a language."""
    book = phrasebook(language)
    return _digest(repr(sorted(book.room(name).items())).encode() for name in ROOMS)


def _mark(root: Path, mark: str) -> str:
    """Return a hash of the drawing that is the mark."""
    path = root / "overrides" / mark
    return _digest([path.read_bytes()]) if mark and path.is_file() else ""


@lru_cache(maxsize=4)
def _ingredients(root: Path) -> str:
    """Return one hash of everything that is the same for all posters of a project."""
    overrides, package = root / "overrides", Path(__file__).parent.parent
    folders = (overrides / "poster", overrides / "assets", package)
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in KINDS]
    return _digest([*(path.read_bytes() for path in sorted(files)), *(version(name).encode() for name in LIBRARIES)])


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()
