"""A language: how it says dates, numbers, lists and counts, as Unicode's CLDR has it, and from where it is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from manifesto.script import Direction, direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from babel import Locale

# CLDR's own English is that of America; ours says 21 November 2026.
USUAL = {"en": "en_GB"}
NAME = "\0"  # which no name has in it
NARROW_SPACE, NO_BREAK_SPACE = "\u202f", "\u00a0"  # French parts thousands by the first, which our faces do not have
UNKNOWN = "en"  # for a language of which CLDR knows nothing, such as one that somebody made up


@dataclass(frozen=True)
class Language:
    """A language by its tag as HTML knows it, such as de, pt-BR or ku-Arab."""

    tag: str

    @property
    def direction(self) -> Direction:
        """The side from which it is written."""
        return direction(self.tag)

    @property
    def name(self) -> str:
        """What its speakers call it; the tag where nobody has told us."""
        known = _parsed(self.tag, {})
        return (known and known.get_display_name()) or self.tag

    def called(self, other: Language) -> str:
        """Return what this language calls another one; the tag where nobody has told us."""
        known = _parsed(other.tag, {})
        return (known and known.get_display_name(self.locale)) or other.tag

    @cached_property
    def locale(self) -> Locale:
        """What CLDR knows of it, or of English where it knows nothing."""
        found = _parsed(self.tag) or _parsed(UNKNOWN)
        assert found is not None  # noqa: S101 -- Babel carries English
        return found

    def day(self, value: date) -> str:
        """Return a date as people write it out: 21 November 2026."""
        return _day(self, value)

    def figure(self, value: int) -> str:
        """Return a number with its thousands parted, as in 10,000."""
        return _figure(self, value)

    def names(self, people: Iterable[str]) -> str:
        """Return names joined as a sentence joins them: Ada, Ben and Cy."""
        from babel.lists import format_list

        return format_list(list(people), locale=self.locale)

    def around(self, number: int) -> tuple[str, ...]:
        """Return what stands before, between and after so many names: nothing, a comma, a comma, an and, nothing."""
        return _around(self, number)

    def count(self, number: int) -> str:
        """Return the category of a number: zero, one, two, few, many or other, of which each language has its own."""
        return _count(self, number)

    @property
    def counts(self) -> Sequence[str]:
        """The categories that the language has, other always among them."""
        return (*sorted(self.locale.plural_form.tags), "other")


# The same day, number and list are said on thousands of pages.
@lru_cache(maxsize=10_000)
def _day(language: Language, value: date) -> str:
    from babel.dates import format_date  # what never says a date does not pay for it

    return format_date(value, "long", language.locale)


@lru_cache(maxsize=10_000)
def _figure(language: Language, value: int) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, locale=language.locale).replace(NARROW_SPACE, NO_BREAK_SPACE)


@lru_cache(maxsize=10_000)
def _count(language: Language, number: int) -> str:
    return language.locale.plural_form(number)


@cache
def _around(language: Language, number: int) -> tuple[str, ...]:
    return tuple(language.names([NAME] * number).split(NAME))


def _parsed(tag: str, usual: Mapping[str, str] = USUAL) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(usual.get(tag, tag.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return None


@cache
def language(tag: str) -> Language:
    """Return the language with this tag."""
    return Language(tag)
