"""The grove: the trees of a site beside each other, and the pages in them that are made from the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from manifesto import freshness
from manifesto.atlas import addresses
from manifesto.page import HOME
from manifesto.tree import SOURCE, elsewhere, trees

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from manifesto.address import Address
    from manifesto.history import History
    from manifesto.manifesto import Manifesto
    from manifesto.tree import Counterpart, Tree

SAID = ("template", "title", "description", "calls", "language")  # what an address and a page of prose both may say


@dataclass(frozen=True, slots=True, kw_only=True)
class Grove:
    """Trees by their folders, that of the original first, and addresses by their names among the source files.

    An address leaves the grove where a page of prose stands at it, which says it better.
    """

    trees: Mapping[str, Tree]
    addresses: dict[str, Address]

    @property
    def manifesto(self) -> Manifesto:
        """The manifesto in its own language."""
        return self.trees[""].manifesto

    @property
    def with_posters(self) -> bool:
        """Whether any of the trees hangs a poster."""
        return any(tree.manifesto.settings.posters for tree in self.trees.values())

    def place(self, uri: str) -> tuple[Tree, str]:
        """Return the tree in which the page of a source file stands, and its name there."""
        if len(self.trees) > 1:
            folder, slash, name = uri.partition("/")
            if found := self.trees.get(folder + slash):
                return found, name
        return self.trees[""], uri

    def homes(self, folder: str) -> tuple[Counterpart, ...]:
        """Return the home of each tree, seen from that in a folder; nothing where there is but one."""
        return elsewhere(HOME, self.trees[folder], self.trees.values())

    def changed(self, uri: str) -> date | None:
        """Return the day on which what a page shows was last changed, where it is known."""
        tree, name = self.place(uri)
        if address := self.addresses.get(uri):
            return freshness.of_address(address, tree.manifesto, tree.history)
        return freshness.of_page(name, tree.manifesto, tree.history)

    def said(self, uri: str) -> dict[str, Any]:
        """Return what is said of a page before it is made, for its template and for whoever lists it; nothing is empty."""
        tree, name = self.place(uri)
        known = self.addresses.get(uri) or tree.manifesto.pages[name]
        said = {key: getattr(known, key, None) for key in SAID}
        if tree.folder and name == HOME:
            said["title"] = said["title"] or tree.manifesto.settings.name
        said |= {"changed": self.changed(uri), "elsewhere": elsewhere(name, tree, self.trees.values())}
        said |= {"borrowed": name in tree.borrowed}
        return {key: value for key, value in said.items() if value}

    def shown(self, uri: str) -> dict[str, Any]:
        """Return what the template of a page is given beside what all pages of its tree have."""
        address = self.addresses.get(uri)
        shown = {key: getattr(address, key, None) for key in ("subject", "portion")}
        return shown | {"about": self.place(uri)[1].removesuffix(SOURCE)}


def grove(manifesto: Manifesto, history: History) -> Grove:
    """Return the grove of a manifesto in all its languages."""
    grown = trees(manifesto, history)
    found = {f"{tree.folder}{one.file}": one for tree in grown for one in addresses(tree.manifesto, history)}
    return Grove(trees={tree.folder: tree for tree in grown}, addresses=found)
