"""Privacy: what a text may give away of somebody, and would then stand on walls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto.identifier import LONGEST_URL
from manifesto.pattern_rule import whole
from manifesto.rule import Saying, Spot, watching

if TYPE_CHECKING:
    from collections.abc import Iterator

MAILBOX = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")
BETWEEN = " ()./\u00a0\u202f-"
DIGITS = re.compile(rf"(?<![A-Za-z0-9_./-])\+?\(?[0-9](?:[{BETWEEN}]{{0,2}}[0-9]){{8,18}}(?![A-Za-z0-9_/-])")
# What has as many digits and belongs to nobody: a day with its time, years, a number in thousands or with a decimal
# point, an address of a machine, a book (ISBN).
NOBODYS = re.compile(
    r"\d{4}-\d{2}-\d{2} .*|\d{1,2}\.\d{1,2}\.\d{4} .*|(?:19|20)\d{2}(?:[ /-]+(?:19|20)\d{2})+"
    r"|[1-9]\d{0,2}(?:(?:[.\u00a0\u202f]\d{3})+|(?: \d{3}){3,})|\d\.\d+|97[89][ -]?\d[\d -]{8,13}|\d(?:-\d+){2}-\d"
)
IN_ADDRESS = re.compile(r"://\S*$|\S*%\S*$")
ANY_DIGIT = re.compile("[0-9]")
CARD = range(13, 20)  # digits of a payment card (ISO/IEC 7812), of which the last proves the others
TELEPHONE = range(9, 16)  # digits of a number with its area (E.164 allows 15)


MAILBOX_SAID = Saying(
    "P053",
    "An e-mail address stands here. It will be public and may be printed; take it out unless that is meant.",
    "warning",
)
CARD_SAID = Saying(
    "P091", "These digits look like those of a payment card. Take them out if they belong to anybody.", "review"
)
TELEPHONE_SAID = Saying(
    "P091", "These digits look like a telephone number. Take them out if they belong to anybody.", "review"
)


@watching(kind="each", find=MAILBOX, say=MAILBOX_SAID)
def mailboxes(text: str) -> Iterator[Spot]:
    """An e-mail address in a text becomes public, and is printed."""
    if "@" in text:
        for match in MAILBOX.finditer(text):
            yield Spot(*match.span(), MAILBOX_SAID.finding())


@watching(
    kind="digits",
    find=DIGITS,
    nobodys=whole(NOBODYS),
    address=IN_ADDRESS,
    reach=LONGEST_URL,
    card=(CARD[0], CARD[-1], CARD_SAID),
    telephone=(TELEPHONE[0], TELEPHONE[-1], TELEPHONE_SAID),
)
def numbers(text: str) -> Iterator[Spot]:
    """Digits like those of a telephone or a payment card are looked at by a person; they are not repeated here."""
    for match in DIGITS.finditer(text) if ANY_DIGIT.search(text) else ():
        if NOBODYS.fullmatch(match[0]) or IN_ADDRESS.search(text[max(0, match.start() - LONGEST_URL) : match.start()]):
            continue
        digits = [int(character) for character in match[0] if character.isdigit()]
        if len(digits) in CARD and _proves_itself(digits):
            yield Spot(*match.span(), CARD_SAID.finding())
        elif len(digits) in TELEPHONE:
            yield Spot(*match.span(), TELEPHONE_SAID.finding())


def _proves_itself(digits: list[int]) -> bool:
    """Return whether the last digit is the one that Luhn's sum asks for, as on every payment card."""
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
