"""Messages: what the form says of a fault, in the language of its readers; `check` says the same in English.

They are told in the room `messages` of the tables, where each is found by its English words.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from manifesto.phrasebook import ORIGINAL, phrasebook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from manifesto.phrasebook import Phrase, Phrasebook

COUNTED = ("{length}", "{number}")  # what `check` calls the number that a message is about


@cache
def keys() -> Mapping[str, str]:
    """Return the key of each message by its English words; of one about a number, by those for many."""
    phrases = phrasebook(ORIGINAL).room("messages").items()
    return {phrase if isinstance(phrase, str) else phrase["other"]: f"messages.{name}" for name, phrase in phrases}


def told(message: str, book: Phrasebook) -> Phrase:
    """Return a message of `check` in the words of a phrasebook.  Raises KeyError for one that is in no table."""
    for name in COUNTED:
        message = message.replace(name, "{count}")
    return book.phrase(keys()[message])
