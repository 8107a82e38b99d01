"""The atlas: every page that the manifesto gets on the site, beside the prose pages of `pages/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto import chapter, check, words
from manifesto.address import Address
from manifesto.changes import changes
from manifesto.edition import FOLDER as EDITIONS
from manifesto.edition import editions, retrospect
from manifesto.history import UNKNOWN
from manifesto.pledge import CERTIFICATE, pledge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.history import History
    from manifesto.manifesto import Manifesto


def addresses(manifesto: Manifesto, history: History = UNKNOWN) -> Iterator[Address]:
    """Yield the address of every page that is made from the model.

    Where `pages/` has a page of its own at such an address, that one is shown instead.
    """
    yield from _principles(manifesto)
    yield from chapter.themes(manifesto)
    yield from chapter.collections(manifesto)
    yield from _contributors(manifesto)
    yield from _editions(manifesto)
    yield Address(
        file="changes.md",
        template="changes.html",
        title="Changes",
        description=f"What was added to {manifesto.settings.name}, what was changed and what was withdrawn, newest first.",
        subject=changes(manifesto, history),
    )
    yield from _help(manifesto)
    yield from _standing(manifesto)


def _principles(manifesto: Manifesto) -> Iterator[Address]:
    for principle in manifesto.principles:
        yield Address(
            file=principle.path,
            template="principle.html",
            title=principle.title,
            description=principle.summary,
            subject=principle,
        )


def _contributors(manifesto: Manifesto) -> Iterator[Address]:
    yield Address(
        file="contributors/index.md",
        template="contributors.html",
        title="Contributors",
        description=f"The people whose names stand under {manifesto.settings.name}.",
    )
    for person in manifesto.contributors:
        yield Address(
            file=f"contributors/{person.handle}.md",
            template="contributor.html",
            title=person.name,
            description=f"What {person.name} gave to {manifesto.settings.name}.",
            subject=person,
        )


def _editions(manifesto: Manifesto) -> Iterator[Address]:
    """Yield a page for each edition, to which the sheets of that edition lead, and the list of them, newest first."""
    name = manifesto.settings.name
    seen = [retrospect(edition, manifesto) for edition in editions(manifesto)]
    yield Address(
        file=f"{EDITIONS}/index.md",
        template="editions.html",
        title="Editions",
        description=f"{name} as it stands today, and as it stood before.",
        subject=tuple(reversed(seen)),
    )
    for one in seen:
        frozen = one.edition.frozen
        when = f"what it held on {words.day(frozen)}, and what has changed since" if frozen else "what it holds today"
        yield Address(
            file=f"{EDITIONS}/{one.edition.key}.md",
            template="edition.html",
            title=one.edition.name,
            description=f"{name}, {one.edition.name}: {when}.",
            subject=one,
        )


def _help(manifesto: Manifesto) -> Iterator[Address]:
    """Yield a page for each check, to which every message about a contribution leads, and the list of them."""
    checks = [check.check(id) for id in check.ids()]
    yield Address(
        file="help/index.md",
        template="checks.html",
        title="Help with a contribution",
        description=f"Everything that is looked at before a principle joins {manifesto.settings.name}, and what to do about it.",
        subject=checks,
    )
    for one in checks:
        file = f"{one.page.rstrip('/')}.md"
        yield Address(file=file, template="check.html", title=one.title, description=one.what, subject=one)


def _standing(manifesto: Manifesto) -> Iterator[Address]:
    """Yield the pages that every manifesto has once."""
    yield Address(
        file="all.md",
        template="all.html",
        title="The whole text",
        description=f"{manifesto.settings.name} on one page, to read in one go, to print or to take along.",
    )
    yield Address(
        file="privacy.md",
        template="privacy.html",
        title="Privacy",
        description=f"What the site of {manifesto.settings.name} knows of you, what your browser keeps, and how to be forgotten.",
    )
    yield Address(
        file="posters.md",
        template="posters.html",
        title="Posters",
        description=f"{manifesto.settings.name} as wall posters, ready to print.",
    )
    if taken := pledge(manifesto):
        yield Address(
            file=CERTIFICATE,
            template="certificate.html",
            title="Certificate",
            description="Your name under the pledge, on a sheet for the wall.",
            subject=taken,
        )
    if any(profile.text.startswith("shop") for order in manifesto.settings.posters for profile in order.profiles):
        yield Address(
            file="posters/order.md",
            template="order.html",
            title="Order sheet",
            description="For the print shop: what to print, on which paper, and where to cut it.",
        )
