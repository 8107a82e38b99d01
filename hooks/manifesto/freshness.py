"""Freshness: the day on which what a page shows was last changed, for search engines, which ask for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manifesto.changes import Stretch
from manifesto.collection import Collection, Theme
from manifesto.contributor import Contributor
from manifesto.edition import Retrospect
from manifesto.page import HOME
from manifesto.principle import Principle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from manifesto.address import Address
    from manifesto.history import History
    from manifesto.manifesto import Manifesto

WHOLE = "all.md"


def of_address(address: Address, manifesto: Manifesto, history: History) -> date | None:
    """Return the day of a page that is made from the model; None where no day would be true.

    A list has the newest day of the principles in it.  What is made of settings, such as the list of the themes, has
    none, and neither has the help.
    """
    subject = address.subject
    if address.file == WHOLE:
        return of_page(HOME, manifesto, history)  # it has the words of the home on it, too
    if isinstance(subject, tuple) and subject and isinstance(subject[0], Stretch):
        return max((day for stretch in subject if (day := stretch.newest)), default=None)
    return history.newest(_shown(subject, manifesto))


def _shown(subject: Any, manifesto: Manifesto) -> Sequence[Principle]:
    match subject:
        case Principle():
            return (subject,)
        case Theme():
            return manifesto.by_theme.get(subject.key, ())
        case Collection():
            return manifesto.those(subject.principles)
        case Contributor():
            return manifesto.by_author.get(subject.handle, ())
        case Retrospect() | (Retrospect(), *_):
            return manifesto.principles
    return ()


def of_page(file: str, manifesto: Manifesto, history: History) -> date | None:
    """Return the day of a prose page by its path from the folder of the pages; the home shows the principles as well."""
    days = (history.pages.get(file), history.newest(manifesto.principles) if file == HOME else None)
    return max(filter(None, days), default=None)
