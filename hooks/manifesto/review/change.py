"""Changes: what somebody did to each principle and each translation, and which files of a change are words of the manifesto."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from manifesto import contributor, edition_record, settings
from manifesto.language_tag import name_of
from manifesto.principle import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifesto.assembly import Assembly
    from manifesto.contributor import Contributor
    from manifesto.draft import Draft
    from manifesto.language_tag import Name
    from manifesto.manifesto import Manifesto
    from manifesto.principle import Principle
    from manifesto.rendition import Rendition

    Text = Draft | Rendition

Kind = Literal["added", "changed", "renamed", "removed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one file; `before` and `after` are its drafts, None where there is none or it cannot be read.

    `slug` is the name of the file, which of a translation has a language in it; a renamed one `was` another.
    """

    kind: Kind
    slug: str
    before: Text | None = None
    after: Text | None = None
    was: str = ""

    @property
    def name(self) -> Name | None:
        """What the name of a translation says; None for an original."""
        return name_of(self.slug, ())

    @property
    def path(self) -> str:
        """The file that it is written in, or was."""
        return f"{FOLDER}/{self.slug}.md"

    @property
    def title(self) -> str:
        """Its title, or its slug where the title cannot be read."""
        draft = self.after or self.before
        return draft.title or self.slug if draft else self.slug

    def principle(self, manifesto: Manifesto) -> Principle | None:
        """Return what it says in a manifesto, in the language of the file; None where that has nothing from it."""
        name = self.name
        if not name:
            return manifesto.by_slug.get(self.slug)
        said = manifesto.in_tongue(name.tag).by_slug.get(name.slug) if name.tag in manifesto.tongues else None
        return said if said and not said.language else None

    def signers(self, manifesto: Manifesto) -> tuple[Contributor, ...]:
        """Return those who sign it there: the authors of an original, or who translated it, or claims to."""
        name = self.name
        if name and (claim := manifesto.claims.get(name.tag, {}).get(name.slug)):
            return claim.translators
        found = self.principle(manifesto)
        return (found.translators if name else found.authors) if found else ()

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
    then, now = ({*parts.slugs, *parts.translated} for parts in (before, after))
    gone = {slug for slug in named if slug in then and slug not in now}
    found: dict[str, Change] = {}
    for slug in named:
        draft = new.get(slug)
        if slug in then and slug in now:
            found[slug] = Change(kind="changed", slug=slug, before=old.get(slug), after=draft)
        elif slug in now:
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


def _by_slug(parts: Assembly) -> dict[str, Text]:
    originals: dict[str, Text] = {draft.slug: draft for draft in parts.drafts}
    return originals | {each.name: each for each in parts.renditions}


def _former(draft: Text, gone: set[str], old: dict[str, Text]) -> Iterator[str]:
    """Yield which of those that are gone a new one may be: it names the address, or says the same."""
    yield from (alias.text for alias in getattr(draft, "aliases", ()) if alias.text in gone)
    for slug in sorted(gone):
        was = old.get(slug)
        if type(was) is type(draft) and draft.title and (was.title == draft.title or was.body == draft.body):
            yield slug


def _said(draft: Text) -> tuple[object, ...]:
    names = tuple(getattr(author, "text", None) or getattr(author, "person", None) for author in draft.authors)
    return draft.title, draft.summary, draft.body, names
