"""Tags: what a file says of its structure, so that it can be read aloud in order (ISO 32000-1:2008, 14.7-14.8)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from manifesto.pdf.file.unreadable import Unreadable
from manifesto.pdf.file.values import Entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.pdf.file import PdfFile
    from manifesto.pdf.file.values import Value
    from manifesto.pdf.painting import Mark, Painting

MOST_ELEMENTS = 100_000
MOST_ROLES = 8  # from a type of one's own to one of the standard's
FIGURES = {"Figure", "Formula"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What a file says of its structure.

    `types` are the structure types in reading order, those of one's own as the standard ones that they stand for.
    `loose` is the share of what is painted that is neither tagged nor an artifact, from 0 to 1.  `orphans` counts the
    marks of the content that no element holds; `in_order` is true where the elements hold the others in the order in
    which they are painted.
    """

    marked: bool
    tree: bool
    types: tuple[str, ...]
    bare_figures: int
    loose: float
    orphans: int
    in_order: bool
    display_title: bool
    tab_order: str


@dataclass(slots=True)
class _Tree:
    """What has been found in the structure tree so far."""

    roles: Entries
    types: list[str] = field(default_factory=list)
    marks: dict[Mark, None] = field(default_factory=dict)
    bare: int = 0
    seen: set[tuple[int, int]] = field(default_factory=set)
    known: dict[str, str] = field(default_factory=dict)

    def standard(self, name: str) -> str:
        """Return the type of the standard that a type stands for."""
        if name not in self.known:
            found = name
            for _ in range(MOST_ROLES):
                found = self.roles.name(found) or found
            self.known[name] = found
        return self.known[name]

    def add(self, element: Entries, kind: str) -> None:
        """Note an element."""
        kind = self.standard(kind)
        self.types.append(kind)
        self.bare += kind in FIGURES and not element.text("Alt") and not element.text("ActualText")


def tags(file: PdfFile, painting: Painting) -> Tags:
    """Return what a file says of its structure, compared with what it paints."""
    root = file.catalogue.inside("StructTreeRoot")
    tree = _Tree(root.inside("RoleMap"))
    _climb(root, tree)
    painted = dict.fromkeys(painting.order)
    return Tags(
        marked=file.catalogue.inside("MarkInfo").flag("Marked"),
        tree=bool(root),
        types=tuple(tree.types),
        bare_figures=tree.bare,
        loose=painting.loose / painting.painted if painting.painted else 0.0,
        orphans=len(painted.keys() - tree.marks.keys()),
        in_order=[mark for mark in tree.marks if mark in painted] == [mark for mark in painted if mark in tree.marks],
        display_title=file.catalogue.inside("ViewerPreferences").flag("DisplayDocTitle"),
        tab_order=file.pages[0].name("Tabs"),
    )


def _climb(root: Entries, tree: _Tree) -> None:
    """Go through the tree in reading order; an element that is met a second time is passed over."""
    page: tuple[int, int] | None = None
    open_: list[tuple[Iterator[Value], tuple[int, int] | None]] = [(root.several("K"), page)]
    while open_:
        kids, page = open_[-1]
        kid = next(kids, None)
        if kid is None:
            open_.pop()
        elif isinstance(kid, Entries):
            _take(kid, page, tree, open_)
        elif isinstance(kid, int):
            tree.marks[page, kid] = None


def _take(
    kid: Entries,
    page: tuple[int, int] | None,
    tree: _Tree,
    open_: list[tuple[Iterator[Value], tuple[int, int] | None]],
) -> None:
    """Note an element, and go on with what is in it; or note marked content."""
    kind = kid.name("S")
    if not kind:
        owner = kid.inside("Stm").id or kid.inside("Pg").id or page
        if (number := kid.get("MCID")) is not None and isinstance(number, int):
            tree.marks[owner, number] = None
        return
    if kid.id in tree.seen:
        return
    if kid.id:
        tree.seen.add(kid.id)
    if len(tree.types) >= MOST_ELEMENTS:
        raise Unreadable(f"Its structure has more than {MOST_ELEMENTS} elements.")
    tree.add(kid, kind)
    open_.append((kid.several("K"), kid.inside("Pg").id or page))
