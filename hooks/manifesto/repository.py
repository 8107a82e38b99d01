"""The repository: addresses on GitHub at which a reader talks of a principle, changes a file or fills in a form.

A form is a file of `.github/ISSUE_TEMPLATE`; each of its fields is filled in by its `id`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from manifesto.principle import Principle
    from manifesto.settings import Settings

HOST = "https://github.com/"


def edit(settings: Settings, path: str) -> str:
    """Return where a file of the project is edited; nothing without a repository."""
    return settings.repository and f"{_home(settings)}/edit/{quote(settings.branch)}/{quote(path)}"


def new(settings: Settings, **given: str) -> str:
    """Return where a new file is written, with `filename` and `value` in it if they are given; nothing without a repository."""
    asked = urlencode(given, quote_via=quote)
    return settings.repository and f"{_home(settings)}/new/{quote(settings.branch)}{'?' * bool(asked)}{asked}"


def talk(settings: Settings, principle: Principle) -> str:
    """Return where one says something about a principle before writing; nothing without a repository."""
    return form(settings, "talk", title=f"About: {principle.title}", principle=f"{principle.title} ({principle.path})")


def confide(settings: Settings) -> str:
    """Return where a weakness is told in private; nothing without a repository."""
    return settings.repository and f"{_home(settings)}/security/advisories/new"


def form(settings: Settings, name: str, **answers: str) -> str:
    """Return where a form is filled in, with some answers in it already; nothing without a repository."""
    asked = urlencode({"template": f"{name}.yml", **answers}, quote_via=quote)
    return settings.repository and f"{_home(settings)}/issues/new?{asked}"


def _home(settings: Settings) -> str:
    return HOST + quote(settings.repository)
