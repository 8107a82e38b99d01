"""Publication: every file of the site that is no page and that no template makes, with its address.

What takes long is not made until somebody asks for it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from manifesto import bundle, catalogue, form_rules, nearness, palette, pledge, schema, web_app
from manifesto.feed import feed_json

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator
    from pathlib import Path

    from manifesto.poster.exhibition import Exhibition
    from manifesto.poster.icons import Icons
    from manifesto.tree import Tree

SHEETS, SCRIPTS, PICTURES = "assets/stylesheets", "assets/javascripts", "assets/images/yours"
# The stylesheets that are made of several files.
OF_LANGUAGES = frozenset(["site/languages.css"])  # a part that a site in one language does without
DRESSES = ("site", "embed", "rows", "declaration", "finding", "record", "changes", "whole", "pledge", "contribute-card")

Content: TypeAlias = "bytes | str | Callable[[], str]"


def publication(
    tree: Tree, root: Path, *, exhibition: Exhibition | None, icons: Icons | None
) -> Iterator[tuple[str, Content]]:
    """Yield each file of a tree of the project in the folder `root`; posters and icons are left out where none were made.

    What the site has once belongs to the tree of the original.
    """
    yield from _of_tree(tree, root, exhibition=exhibition, with_icons=icons is not None)
    if tree.folder:
        return
    yield from schema.documents(tree.manifesto.settings).items()
    yield from _bundles(root / "overrides", without=() if tree.manifesto.tongues else OF_LANGUAGES)
    if any(page.template == "yours.html" for page in tree.manifesto.pages.values()):
        yield from _pictures(root / "overrides")
    if icons:
        yield from icons.pictures.items()


def _of_tree(
    tree: Tree, root: Path, *, exhibition: Exhibition | None, with_icons: bool
) -> Iterator[tuple[str, Content]]:
    manifesto, feed, settings = tree.manifesto, tree.feed, tree.manifesto.settings
    yield "principles.json", partial(catalogue.principles_json, manifesto)
    yield "contributors.json", partial(catalogue.contributors_json, manifesto)
    yield "feed.json", partial(feed_json, feed, manifesto)
    forms = {page.template for page in manifesto.pages.values()} & {"contribute.html", "pledge.html"}
    if forms:
        yield form_rules.FILE, partial(form_rules.rules_json, manifesto)
    if "contribute.html" in forms:
        yield from nearness.near_files(manifesto)
    if taken := pledge.pledge(manifesto):
        yield from taken.files()
    home = "../" * tree.folder.count("/")
    yield web_app.FILE, web_app.web_app(settings, palette.read_palette(root), with_icons=with_icons, home=home)
    if exhibition:
        yield from exhibition.files()


def _bundles(overrides: Path, without: Container[str]) -> Iterator[tuple[str, str]]:
    """Yield what the pages of the site, and those in other people's frames, are dressed in, and what they run."""
    for name in DRESSES:
        yield f"{SHEETS}/{name}.css", bundle.stylesheet(overrides / SHEETS / f"{name}.css", without)
    yield f"{SCRIPTS}/site.js", bundle.script(overrides / SCRIPTS / "site")
    scripts = overrides / SCRIPTS
    for path in sorted(scripts.rglob("*.js")):
        if path.parent.name != "site":
            yield f"{SCRIPTS}/{path.relative_to(scripts).as_posix()}", bundle.module(path)


def _pictures(overrides: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures of other manifestos, which one page shows and no other site needs."""
    for path in sorted((overrides / PICTURES).glob("*.webp")):
        yield f"{PICTURES}/{path.name}", path.read_bytes()
