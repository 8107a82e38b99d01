"""Changes: what somebody did to each principle, and which files of a change are words of the manifesto."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from manifesto import contributor, edition_record, settings
from manifesto.principle import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifesto.assembly import Assembly
    from manifesto.draft import Draft

Kind = Literal["added", "changed", "renamed", "removed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one principle; `before` and `after` are its drafts, None where there is none or it cannot be read.

    A renamed one `was` another slug.
    """

    kind: Kind
    slug: str
    before: Draft | None = None
    after: Draft | None = None
    was: str = ""

    @property
    def path(self) -> str:
        """The file that it is written in, or was."""
        return f"{FOLDER}/{self.slug}.md"

    @property
    def title(self) -> str:
        """Its title, or its slug where the title cannot be read."""
        draft = self.after or self.before
        return draft.title if draft else self.slug

    @property
    def rewritten(self) -> bool:
        """Whether its words, or the names under them, are others than before, as far as both can be read."""
        if not self.before or (self.kind != "removed" and not self.after):
            return False
        return not self.after or _said(self.before) != _said(self.after)


def is_words(path: str, pages: str) -> bool:
    """Return whether a file is one in which people write for the manifesto; `pages` is the folder of the pages."""
    hidden = any(part.startswith(".") for part in path.split("/"))
    return path == contributor.PATH or (not hidden and any(_is_in(path, folder) for folder in (FOLDER, pages)))


def is_read(path: str, pages: str) -> bool:
    """Return whether anything of the manifesto comes from a file: its words, or what its maintainers keep."""
    return path in {settings.PATH, edition_record.PATH} or is_words(path, pages)


def _is_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")


def changes(paths: Iterable[str], before: Assembly, after: Assembly) -> tuple[Change, ...]:
    """Return what became of the principles in these files, in the order of their slugs."""
    named = sorted(slugs(paths))
    old, new = _by_slug(before), _by_slug(after)
    gone = {slug for slug in named if slug in before.slugs and slug not in after.slugs}
    found: dict[str, Change] = {}
    for slug in named:
        draft = new.get(slug)
        if slug in before.slugs and slug in after.slugs:
            found[slug] = Change(kind="changed", slug=slug, before=old.get(slug), after=draft)
        elif slug in after.slugs:
            was = next(_former(draft, gone, old), "") if draft else ""
            gone.discard(was)
            kind: Kind = "renamed" if was else "added"
            found[slug] = Change(kind=kind, slug=slug, before=old.get(was), after=draft, was=was)
    found |= {slug: Change(kind="removed", slug=slug, before=old.get(slug)) for slug in gone}
    return tuple(found[slug] for slug in sorted(found))


def slugs(paths: Iterable[str]) -> frozenset[str]:
    """Return the slugs of the principles in these files."""
    return frozenset(slug for path in paths for slug in _slug(path))


def _slug(path: str) -> Iterator[str]:
    """Yield the slug of a principle's file, or nothing."""
    folder, _, name = path.rpartition("/")
    if folder == FOLDER and name.endswith(".md") and not name.startswith("."):
        yield name.removesuffix(".md")


def _by_slug(parts: Assembly) -> dict[str, Draft]:
    return {draft.slug: draft for draft in parts.drafts}


def _former(draft: Draft, gone: set[str], old: dict[str, Draft]) -> Iterator[str]:
    """Yield which of those that are gone a new principle may be: it names the address, or says the same."""
    yield from (alias.text for alias in draft.aliases if alias.text in gone)
    for slug in sorted(gone):
        if slug in old and (old[slug].title == draft.title or old[slug].body == draft.body):
            yield slug


def _said(draft: Draft) -> tuple[object, ...]:
    names = tuple(getattr(author, "text", None) or getattr(author, "person", None) for author in draft.authors)
    return draft.title, draft.summary, draft.body, names
