"""Rules for one value: each a small generator whose docstring is the rule, yielding what is wrong.

A rule knows neither files nor lines; `field.py` adds the place.  A finding is an id of the check table and a message
that ends with what to do.  Beside its words a rule has its facts: as much of it as JSON Schema can say, and its terms:
what a browser needs to find the same, of which `overrides/assets/javascripts/contribute/rules.js` knows every kind.
"""

from __future__ import annotations

import re
from functools import update_wrapper
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from manifesto.problem import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from manifesto.problem import Severity


# What normalisation joins to the letter before it (the second parts of Unicode's canonical compositions).
JOINED = (
    "\u0300-\u036f\u0653-\u0655\u093c\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0c56\u0cc2\u0cd5\u0cd6\u0d3e\u0d57"
    "\u0dca\u0dcf\u0ddf\u102e\u1161-\u1175\u11a8-\u11c2\u1b35\u3099\u309a\U000110ba\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930"
)

WRONG_LENGTH = "The {field} has {length} characters and may have {least} to {most}. {advice}"
OF_ONE = "The {field} has {length} character and may have {least} to {most}. {advice}"
BEST_LENGTH = "The {field} has {length} characters, and {best} or fewer read best on a poster. Shorten it if you can."
SHORTEN, WRITE_MORE = "Shorten it.", "Write a little more."


class Finding(NamedTuple):
    """What a rule found: the id of the check, the message, and whether it keeps the text from being published.

    `right` is the whole text as it should be, where no word of it is guessed at.
    """

    id: str
    message: str
    severity: Severity = "error"
    right: str = ""


class Saying(NamedTuple):
    """What a rule says of a fault: the id of the check, the message with names in braces for what was found, the severity."""

    id: str
    message: str
    severity: Severity = "error"

    def finding(self, right: str = "", /, **found: object) -> Finding:
        """Return the finding with what was found in its message."""
        return Finding(self.id, self.message.format(**found), self.severity, right)


class Spot(NamedTuple):
    """A finding in the middle of a text, from the character `start` to before the character `end`, counted from 0."""

    start: int
    end: int
    finding: Finding


Find: TypeAlias = "Callable[[str], Iterator[Finding]]"
Look: TypeAlias = "Callable[[str], Iterator[Spot]]"
Terms: TypeAlias = "dict[str, Any]"


class Rule:
    """A rule for one text; called with it, it yields what is wrong.

    `facts` are keywords of JSON Schema that refuse nothing which the rule lets pass; a pattern is for the whole text.
    `terms` are all that it looks for and says, as data.
    """

    def __init__(self, find: Find, *terms: Terms, **facts: Any) -> None:
        self.find, self.terms, self.facts = find, terms, facts
        update_wrapper(self, find)

    def __call__(self, text: str) -> Iterator[Finding]:
        """Yield what the rule has against a text."""
        return self.find(text)


class Watch:
    """A look for something in the middle of a text, with its terms."""

    def __init__(self, look: Look, **terms: Any) -> None:
        self.look, self.terms = look, terms
        update_wrapper(self, look)

    def __call__(self, text: str) -> Iterator[Spot]:
        """Yield where it is found."""
        return self.look(text)


def stating(*terms: Terms, **facts: Any) -> Callable[[Find], Rule]:
    """Return the decorator that makes a generator a rule with these terms and facts."""
    return lambda find: Rule(find, *terms, **facts)


def watching(**terms: Any) -> Callable[[Look], Watch]:
    """Return the decorator that makes a generator a look with these terms."""
    return lambda look: Watch(look, **terms)


def anywhere(*looks: Look) -> Rule:
    """Return the rule that a whole text has none of what is looked for."""

    @stating(*(look.terms for look in looks if isinstance(look, Watch)))
    def rule(text: str) -> Iterator[Finding]:
        """Nothing in the text is what one of the looks finds."""
        for look in looks:
            for spot in look(text):
                yield spot.finding

    return rule


def length(
    field: str, minimum: int, maximum: int, *, best: int | None = None, id: str = "", write: str = WRITE_MORE
) -> Rule:
    """Return the rule that a text has `minimum` to `maximum` characters (code points, as everyone counts them).

    One that is longer than `best` is let through with a word of advice; one that is too short is told to `write`.
    """
    id = id or {"title": "P030", "summary": "P040", "name": "P051"}.get(field, "P022")
    wrong, of_one, long = Saying(id, WRONG_LENGTH), Saying(id, OF_ONE), Saying(id, BEST_LENGTH, "warning")
    limits: Terms = {"field": field, "least": minimum, "most": maximum, "best": best or maximum}
    # Some white space counts as one character, and an accent as none, as `single.py` reads them.
    pattern = rf"[{JOINED}]*(?:(?:[^\s{JOINED}]|\s+(?=\S))[{JOINED}]*){{0,{maximum}}}"

    @stating(
        {"kind": "length", **limits, "short": write, "long": SHORTEN, "say": wrong, "advise": long if best else None},
        minLength=-(-minimum // 3),  # normalisation makes three characters of some (Unicode, UAX 15, 9)
        pattern=pattern,
        patternErrorMessage=f"The {field} has {minimum} to {maximum} characters.",
    )
    def rule(text: str) -> Iterator[Finding]:
        """The text is neither too short nor too long."""
        if not minimum <= len(text) <= maximum:
            say = of_one if len(text) == 1 else wrong
            yield say.finding(length=len(text), advice=SHORTEN if len(text) > maximum else write, **limits)
        elif len(text) > limits["best"]:
            yield long.finding(length=len(text), **limits)

    return rule


def one_of(allowed: Iterable[str], id: str, what: str) -> Rule:
    """Return the rule that a text is one of `allowed`."""
    allowed = tuple(allowed)

    @stating(
        pattern="|".join(map(_portable, allowed)),
        patternErrorMessage=f"Write one of: {', '.join(allowed)}.",
        examples=list(allowed),
    )
    def rule(value: str) -> Iterator[Finding]:
        """The value is one of a fixed few."""
        if value not in allowed:
            right = next((each for each in allowed if _letters(each) == _letters(value)), "")
            yield Finding(
                id, f"The {what} {quote(value)} is not known. Write one of: {', '.join(allowed)}.", right=right
            )

    return rule


def _letters(text: str) -> str:
    """Return the letters and figures of a word, whatever stands between them."""
    return "".join(filter(str.isalnum, text)).casefold()


def _portable(text: str) -> str:
    """Return the pattern of a text with escapes that every dialect of patterns knows, and any white space for white space."""
    return r"\s+".join(re.sub(r"([.*+?^${}()|\[\]\\/])", r"\\\1", word) for word in text.split())
