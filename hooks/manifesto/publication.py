"""Publication: every file of the site that is no page and that no template makes, with its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto import bundle, catalogue, form_rules, nearness, palette, pledge, schema, web_app
from manifesto.feed import feed_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from manifesto.feed import Feed
    from manifesto.manifesto import Manifesto
    from manifesto.poster.exhibition import Exhibition
    from manifesto.poster.icons import Icons

SHEETS, SCRIPTS = "assets/stylesheets", "assets/javascripts"


def publication(
    manifesto: Manifesto, feed: Feed, root: Path, *, exhibition: Exhibition | None, icons: Icons | None
) -> Iterator[tuple[str, bytes | str]]:
    """Yield each file of the project in the folder `root`; posters and icons are left out where none were made."""
    settings = manifesto.settings
    yield "principles.json", catalogue.principles_json(manifesto)
    yield "contributors.json", catalogue.contributors_json(manifesto)
    yield "feed.json", feed_json(feed, manifesto)
    forms = {page.template for page in manifesto.pages.values()} & {"contribute.html", "pledge.html"}
    if forms:
        yield form_rules.FILE, form_rules.rules_json(manifesto)
    if "contribute.html" in forms:
        yield nearness.FILE, nearness.near_json(manifesto)
    yield from schema.documents(settings).items()
    if taken := pledge.pledge(manifesto):
        yield from taken.files()
    yield web_app.FILE, web_app.web_app(settings, palette.read_palette(root), with_icons=icons is not None)
    yield from _bundles(root / "overrides")
    if icons:
        yield from icons.pictures.items()
    if exhibition:
        yield from exhibition.files()


def _bundles(overrides: Path) -> Iterator[tuple[str, str]]:
    """Yield what the pages of the site, and those in other people's frames, are dressed in, and what they run."""
    for name in ("site.css", "embed.css"):
        yield f"{SHEETS}/{name}", bundle.stylesheet(overrides / SHEETS / name)
    yield f"{SCRIPTS}/site.js", bundle.script(overrides / SCRIPTS / "site")
    scripts = overrides / SCRIPTS
    for path in sorted(scripts.rglob("*.js")):
        if path.parent.name != "site":
            yield f"{SCRIPTS}/{path.relative_to(scripts).as_posix()}", bundle.module(path)
