"""Freezing: the manifesto as it stands becomes an edition, and `editions.yml` grows by it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from manifesto import notation, single, tidiness, words
from manifesto.edition import current, key_of
from manifesto.edition_record import LARGEST, LONGEST_NAME, NAME_RULES, PATH, read_editions
from manifesto.field import PLAIN, Findings
from manifesto.problem import Place, Problem, Rejected, quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from manifesto.edition import Edition
    from manifesto.manifesto import Manifesto

HEADER = "# Frozen by `manifesto edition`; nobody edits this by hand.\n"


class NameRefused(Exception):  # noqa: N818 -- a fault of the name, not of ours
    """No edition can have this name; the message says why and what to do."""


def freeze(manifesto: Manifesto, name: str, day: date) -> Edition:
    """Return the edition that holds what the manifesto holds now; raises NameRefused."""
    written = " ".join(name.split())
    if len(written) <= single.LONGEST:  # a longer one is refused below, and sorting its marks could take for ever
        written = unicodedata.normalize("NFC", written)
    if faults := [finding.message for rule in (*PLAIN, *NAME_RULES) for finding in rule(written)]:
        raise NameRefused("\n".join(faults))
    taken = {edition.key: edition for edition in manifesto.frozen}
    if other := taken.get(key_of(written)):
        raise NameRefused(f"{_taken(other, written)} Take another name, such as {quote(_free(written, taken))}.")
    return replace(current(manifesto), key=key_of(written), name=written, frozen=day)


def _taken(other: Edition, name: str) -> str:
    when = f"was frozen on {words.day(other.frozen)}" if other.frozen else "is there already"
    if other.name == name:
        return f"{quote(name)} {when}, and stays as it is."
    return f"The page of {quote(name)} would be that of {quote(other.name)}, which {when}."


def _free(name: str, taken: dict[str, Edition]) -> str:
    """Return the name with the first number behind it that nobody has."""
    numbered = (f"{name[: LONGEST_NAME - 1 - len(str(number))].rstrip()} {number}" for number in count(2))
    return next(each for each in numbered if key_of(each) not in taken)


def appended(text: str, frozen: tuple[Edition, ...], edition: Edition) -> str:
    """Return the text of `editions.yml`, in which the editions `frozen` stand, with another one below them.

    Raises Rejected where nothing can be added to the text as it is written.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text.strip() or text.endswith(end * 2) else end if text.endswith(end) else end * 2
    entry = "\n".join(_entry(edition)) + "\n"
    grown = (text + gap if text.strip() else HEADER) + entry.replace("\n", end)
    _prove(grown, (*frozen, edition))
    return grown


def _entry(edition: Edition) -> Iterator[str]:
    yield f"{_word(edition.key)}:"
    yield f"  name: {notation.value(edition.name)}"
    yield f"  frozen: {edition.frozen}"
    yield "  principles:"
    for each in edition.principles:
        yield f"    {_word(each.slug)}: {{title: {notation.quoted(each.title)}, text: {_word(each.digest)}}}"


def _word(text: str) -> str:
    """Return a word of a-z, 0-9 and hyphens so that every program reads it as that."""
    return notation.quoted(text) if notation.taken_for(text) else text


def _prove(text: str, editions: tuple[Edition, ...]) -> None:
    """Read the text as it would be: all the editions are there."""
    if (size := len(text.encode())) > LARGEST:
        message = f"The file would have {size:,} bytes and may have {LARGEST:,}. Take out the oldest edition."
        raise Rejected([Problem(PATH, Place(), "P001", message)])
    if _read(text) != editions:
        message = "No edition can be added below those that are here. Begin each at the very left, and end the file with an edition."
        raise Rejected([Problem(PATH, Place(), "P024", message)])


def _read(text: str) -> tuple[Edition, ...]:
    try:
        return read_editions(tidiness.plain(text), Findings(PATH))
    except Rejected:  # of lines that nobody has written yet
        return ()
