"""Pattern rules: rules for which a pattern decides, so that a browser obeys them by the very same pattern."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from manifesto.problem import quote
from manifesto.rule import Rule, Spot, Watch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.rule import Finding, Saying, Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """How a wrong text becomes the right one: of what `pattern` matches only its groups stay.

    None is known where the whole is not as `must` says, or where it has what `keep` finds.
    """

    pattern: re.Pattern[str]
    must: re.Pattern[str] | None = None
    keep: re.Pattern[str] | None = None

    def of(self, text: str) -> str:
        """Return the right text, or nothing where it is not known."""
        if self.keep and self.keep.search(text):
            return ""
        right = self.pattern.sub(lambda match: "".join(filter(None, match.groups())), text)
        return "" if right == text or (self.must and not self.must.search(right)) else right

    @property
    def terms(self) -> Terms:
        """What a browser needs to know of it."""
        return {name: value for name in ("pattern", "must", "keep") if (value := getattr(self, name))}


def whole(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return the pattern of a text that is nothing else than what the pattern matches."""
    return re.compile(rf"^(?:{pattern.pattern})\Z", pattern.flags)


def forbidding(
    what: str, say: Saying, *patterns: str | re.Pattern[str], right: Right | None = None, **facts: Any
) -> Rule:
    """Return the rule, `what` in words, that none of the patterns is in a text; the first one that is there speaks."""
    compiled = [re.compile(pattern) for pattern in patterns]

    def find(text: str) -> Iterator[Finding]:
        for match in filter(None, (pattern.search(text) for pattern in compiled)):
            found = {"found": quote(match[0]), "sign": match[0], "text": quote(text), "length": len(text)}
            yield say.finding(right.of(text) if right else "", **found)
            return

    find.__doc__ = what
    return Rule(find, _terms("find", compiled, say, right), **facts)


def demanding(what: str, say: Saying, pattern: re.Pattern[str], /, *, right: Right | None = None, **facts: Any) -> Rule:
    """Return the rule, `what` in words, that the pattern matches the whole of a text."""

    def find(text: str) -> Iterator[Finding]:
        if not pattern.fullmatch(text):
            yield say.finding(right.of(text) if right else "", text=quote(text))

    find.__doc__ = what
    return Rule(find, _terms("demand", whole(pattern), say, right), **facts)


def every(what: str, *rules: Rule, **facts: Any) -> Rule:
    """Return the rule, `what` in words, that a text obeys all of these."""

    def find(text: str) -> Iterator[Finding]:
        for rule in rules:
            yield from rule(text)

    find.__doc__ = what
    return Rule(find, *(terms for rule in rules for terms in rule.terms), **facts)


def each(what: str, say: Saying, pattern: re.Pattern[str]) -> Watch:
    """Return the look, `what` in words, for everything in a text that the pattern matches."""

    def look(text: str) -> Iterator[Spot]:
        for match in pattern.finditer(text):
            yield Spot(*match.span(), say.finding(found=quote(match[0])))

    look.__doc__ = what
    return Watch(look, kind="each", find=pattern, say=say)


def _terms(kind: str, find: Any, say: Saying, right: Right | None) -> Terms:
    return {"kind": kind, "find": find, "say": say} | ({"right": right.terms} if right else {})
