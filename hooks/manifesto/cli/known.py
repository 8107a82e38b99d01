"""Known words: a value of the command line that is one of ours, or is answered with the nearest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from manifesto import language_tag
from manifesto.language import language
from manifesto.problem import quote
from manifesto.suggestion import suggest
from manifesto.words import names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from click.shell_completion import CompletionItem

    from manifesto.manifesto import Manifesto


MOST_SHARES = 1000


class Known(click.ParamType[str]):
    """One of some names; `what` says what they are names of."""

    name = "name"

    def __init__(self, what: str, names: Iterable[str]) -> None:
        self.what, self.names = what, tuple(names)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002 -- click's signature
        """Return the name in small letters; ends the command with 1 for any other word."""
        word = str(value).lower()
        if word not in self.names:
            raise click.ClickException(f"There is no {self.what} {quote(str(value))}. {suggest(word, self.names)}")
        return word

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 -- click's signature
        """Return the names that begin with what is typed."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in self.names if name.startswith(incomplete.lower())]


class Share(click.ParamType[tuple[int, int]]):
    """A share such as 2/4: the second of four equal ones."""

    name = "K/N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """Return both numbers; ends the command where they are not a share."""
        found = re.fullmatch(r"([0-9]{1,4})/([0-9]{1,4})", str(value))
        number, of = map(int, found.groups()) if found else (0, 0)
        if not 1 <= number <= of <= MOST_SHARES:
            self.fail(f"{quote(str(value))} is no share. Write one such as 2/4, the second of four.", param, ctx)
        return number, of


def language_of(manifesto: Manifesto, word: str) -> str:
    """Return the tag of one of a manifesto's languages, its own among them, however it is written.

    Ends the command with 1 for any other word, and names those that there are.
    """
    tags = (manifesto.settings.original, *manifesto.tongues)
    known = {tag.casefold(): tag for tag in tags}
    if found := known.get((language_tag.usual(word) or word).casefold()):
        return found
    listed = names(f"{tag} ({language(tag).name})" for tag in tags)
    raise click.ClickException(
        f"There is no language {quote(word)} here. There {'are' if len(tags) > 1 else 'is only'} {listed}."
    )
