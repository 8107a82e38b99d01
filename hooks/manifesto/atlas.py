"""The atlas: every page that the manifesto gets on the site, beside the prose pages of `pages/`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from manifesto import chapter, check, portion
from manifesto.address import Address
from manifesto.changes import between, changes
from manifesto.edition import FOLDER as EDITIONS
from manifesto.edition import editions, retrospect
from manifesto.history import UNKNOWN
from manifesto.page import HOME
from manifesto.phrasebook import phrasebook
from manifesto.pledge import CERTIFICATE, pledge
from manifesto.worklist import worklists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from manifesto.history import History
    from manifesto.manifesto import Manifesto
    from manifesto.phrasebook import Say


def addresses(manifesto: Manifesto, history: History = UNKNOWN) -> Iterator[Address]:
    """Yield the address of every page that is made from the model.

    Where `pages/` has a page of its own at such an address, that one is shown instead.
    """
    yield from _principles(manifesto)
    yield from _home(manifesto)
    yield from chapter.themes(manifesto)
    yield from chapter.collections(manifesto)
    yield from _contributors(manifesto)
    yield from _editions(manifesto)
    yield from _changes(manifesto, history)
    yield from _help(manifesto)
    yield from _translations(manifesto)
    yield from _standing(manifesto)


def _words(manifesto: Manifesto) -> tuple[Say, str]:
    """Return how phrases are said in the language of the manifesto, and its name, which many of them need."""
    return phrasebook(manifesto.settings.language).say, manifesto.settings.name


def _principles(manifesto: Manifesto) -> Iterator[Address]:
    for principle in manifesto.principles:
        yield Address(
            file=principle.path,
            template="principle.html",
            title=principle.title,
            description=principle.summary,
            subject=principle,
        )


def _home(manifesto: Manifesto) -> Iterator[Address]:
    """Yield the pages on which the list of the home goes on, where the home has one."""
    home, settings = manifesto.pages.get(HOME), manifesto.settings
    if home and home.template == "home.html":
        first = Address(file=HOME, template="principles.html", title=settings.name, description=settings.tagline)
        yield from _listed(first, manifesto.principles, manifesto, begun=False)


def _listed(
    address: Address, items: Sequence[Any], manifesto: Manifesto, *, starts: Sequence[int] = (), begun: bool = True
) -> Iterator[Address]:
    book = phrasebook(manifesto.settings.language)
    yield from portion.pages(address, items, book, starts=starts, begun=begun)


def _weights(manifesto: Manifesto) -> Iterator[int]:
    """Yield how many bytes each principle has in the longest of its languages: every tree divides the text alike."""
    original = manifesto.original or manifesto
    every = (original, *(original.in_tongue(tag) for tag in original.tongues))
    for each in zip(*(one.principles for one in every), strict=True):
        yield max(portion.weight(one.summary + one.body) for one in each)


def _contributors(manifesto: Manifesto) -> Iterator[Address]:
    say, name = _words(manifesto)
    everybody = Address(
        file="contributors/index.md",
        template="contributors.html",
        title=say("people.title"),
        description=say("people.description", name=name),
    )
    yield from _listed(everybody, manifesto.contributors, manifesto)
    for person in manifesto.contributors:
        one = Address(
            file=f"contributors/{person.handle}.md",
            template="contributor.html",
            title=person.name,
            description=say("people.person_description", person=person.name, name=name),
            subject=person,
        )
        yield from _listed(one, manifesto.by_author.get(person.handle, ()), manifesto)


def _changes(manifesto: Manifesto, history: History) -> Iterator[Address]:
    say, name = _words(manifesto)
    told = changes(manifesto, history)
    address = Address(
        file="changes.md",
        template="changes.html",
        title=say("changes.title"),
        description=say("changes.description", name=name),
        subject=told,
    )
    for page in _listed(address, range(sum(map(len, told))), manifesto):
        here = page.portion
        assert here  # noqa: S101 -- each page of a list has its own
        yield replace(page, subject=tuple(between(told, here.first - 1, here.last))) if here.several else page


def _editions(manifesto: Manifesto) -> Iterator[Address]:
    """Yield a page for each edition, to which the sheets of that edition lead, and the list of them, newest first."""
    say, name = _words(manifesto)
    seen = [retrospect(edition, manifesto) for edition in editions(manifesto)]
    yield Address(
        file=f"{EDITIONS}/index.md",
        template="editions.html",
        title=say("editions.title"),
        description=say("editions.description", name=name),
        subject=tuple(reversed(seen)),
    )
    for one in seen:
        known = {"name": name, "edition": one.edition.name, "day": one.edition.frozen}
        address = Address(
            file=f"{EDITIONS}/{one.edition.key}.md",
            template="edition.html",
            title=one.edition.name,
            description=say("editions.edition_then" if one.edition.frozen else "editions.edition_today", **known),
            subject=one,
        )
        yield from _listed(address, one.told, manifesto)


def _help(manifesto: Manifesto) -> Iterator[Address]:
    """Yield a page for each check, to which every message about a contribution leads, and the list of them."""
    say, name = _words(manifesto)
    checks = [check.check(id, manifesto.settings.language) for id in check.ids()]
    yield Address(
        file="help/index.md",
        template="checks.html",
        title=say("help.title"),
        description=say("help.description", name=name),
        subject=checks,
    )
    for one in checks:
        file = f"{one.page.rstrip('/')}.md"
        yield Address(file=file, template="check.html", title=one.title, description=one.what, subject=one)


def _translations(manifesto: Manifesto) -> Iterator[Address]:
    """Yield the page that says how far the manifesto is in each other language, where it has any."""
    if lists := worklists(manifesto):
        book, name = phrasebook(manifesto.settings.language), manifesto.settings.name
        title, told = book.say("translations.title"), book.say("translations.description", name=name)
        file, template = "translations.md", "translations.html"
        yield Address(file=file, template=template, title=title, description=told, subject=lists)


def _standing(manifesto: Manifesto) -> Iterator[Address]:
    """Yield the pages that every manifesto has once."""
    say, name = _words(manifesto)
    whole = Address(
        file="all.md",
        template="all.html",
        title=say("whole.title"),
        description=say("whole.description", name=name),
    )
    yield from _listed(whole, manifesto.principles, manifesto, starts=portion.by_weight(_weights(manifesto)))
    yield Address(
        file="privacy.md",
        template="privacy.html",
        title=say("privacy.title"),
        description=say("privacy.description", name=name),
    )
    yield Address(
        file="posters.md",
        template="posters.html",
        title=say("posters.title"),
        description=say("posters.description", name=name),
    )
    if taken := pledge(manifesto):
        yield Address(
            file=CERTIFICATE,
            template="certificate.html",
            title=say("certificate.title"),
            description=say("certificate.description"),
            subject=taken,
        )
    if any(profile.text.startswith("shop") for order in manifesto.settings.posters for profile in order.profiles):
        yield Address(
            file="posters/order.md",
            template="order.html",
            title=say("posters.order"),
            description=say("posters.order_description"),
        )
