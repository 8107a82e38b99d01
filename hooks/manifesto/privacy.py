"""Privacy: what a text may give away of somebody, and would then stand on walls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto.rule import Finding, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

MAILBOX = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")
DIGITS = re.compile(r"(?<![\w./-])\+?\(?[0-9](?:[ ()./-]{0,2}[0-9]){8,18}(?![\w/-])")
CARD = range(13, 20)  # digits of a payment card (ISO/IEC 7812), of which the last proves the others
TELEPHONE = range(9, 16)  # digits of a number with its area (E.164 allows 15)


def mailboxes(text: str) -> Iterator[Spot]:
    """An e-mail address in a text becomes public, and is printed."""
    if "@" in text:
        for match in MAILBOX.finditer(text):
            message = (
                "An e-mail address stands here. It will be public and may be printed; take it out unless that is meant."
            )
            yield Spot(*match.span(), Finding("P053", message, "warning"))


def numbers(text: str) -> Iterator[Spot]:
    """Digits like those of a telephone or a payment card are looked at by a person; they are not repeated here."""
    for match in DIGITS.finditer(text):
        digits = [int(character) for character in match[0] if character.isdigit()]
        if len(digits) in CARD and _proves_itself(digits):
            message = "These digits look like those of a payment card. Take them out if they belong to anybody."
        elif len(digits) in TELEPHONE:
            message = "These digits look like a telephone number. Take them out if they belong to anybody."
        else:
            continue
        yield Spot(*match.span(), Finding("P091", message, "review"))


def _proves_itself(digits: list[int]) -> bool:
    """Return whether the last digit is the one that Luhn's sum asks for, as on every payment card."""
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
