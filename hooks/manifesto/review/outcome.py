"""The outcome: how the posters come out that a change touches, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto.check import check
from manifesto.poster.subject import WHOLE
from manifesto.review.sentence import counted, say
from manifesto.words import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manifesto.review.hanging import Hung
    from manifesto.review.review import Review
    from manifesto.review.sentence import Sentence

MOST = 4  # subjects that are told one by one


def outcome(review: Review) -> Iterator[Sentence]:
    """Yield how the posters come out."""
    if review.failed:
        yield say(f"The poster could not be made. {' '.join(check('P099').what.split())}")
    by_subject: dict[str, list[Hung]] = {}
    for one in _own_first(review):
        by_subject.setdefault(one.job.subject, []).append(one)
    for some in list(by_subject.values())[:MOST]:
        yield from _fits(some)
    if (left := len(by_subject) - MOST) > 0:
        yield say(f"{counted(left, 'other poster')} {'is' if left == 1 else 'are'} touched as well.")
    if review.changes and not review.posters and review.manifesto and review.manifesto.settings.posters:
        kinds = {change.kind for change in review.changes if not change.name}
        if kinds == {"changed"} and all(change.after for change in review.changes):
            yield say("The posters stay as they are: what they show of it has not changed.")


def _own_first(review: Review) -> list[Hung]:
    """Return the posters: that of the only change, the whole, the collections, then those of single principles."""
    own = [f"principles/{change.slug}" for change in review.changes]
    ranks = {WHOLE: 1} | (dict.fromkeys(own, 0) if len(own) == 1 else {})
    return sorted(review.posters, key=lambda one: ranks.get(one.job.subject, 2 + one.job.subject.startswith("principles/")))  # fmt: skip


def _fits(some: Sequence[Hung]) -> Iterator[Sentence]:
    """Yield how one subject fits its sheets: all that fit in one sentence, and each sheet on which that changes."""
    full = [one for one in some if one.after and one.after.layout == "full"]
    what, given = _named(some[0])
    if full:
        yield say(f"{what} fits {names(_at(full))}.", *given)
    for one in some:
        sheet, was = _sheet(one, some), one.before.layout if one.before else ""
        if one.after and one.after.layout == "titles":
            now = "now " if was == "full" else ""
            when = ", as before" if was == "titles" else ": with all summaries the letters would be too small to read"
            yield say(f"On {sheet} {_small(what)} {now}prints titles only{when}.", *given)
        elif not one.after and one.before:
            yield say(f"On {sheet} {_small(what)} is not printed any more.", *given)


def _named(one: Hung) -> tuple[str, tuple[str, ...]]:
    """Return how a poster is called, and the words of others in that."""
    if one.job.subject == WHOLE:
        return "The poster of the whole manifesto", ()
    if one.job.subject.startswith("principles/"):
        return "{}, on a poster of its own,", (one.title,)
    return "The poster of {}", (one.title,)


def _at(full: Sequence[Hung]) -> list[str]:
    """Return each sheet with its size of type, where both ways up are there the smaller one."""
    least: dict[str, float] = {}
    for one in full:
        title = one.job.sheet.title
        least[title] = min(one.after.body_pt if one.after else 0, least.get(title, 999))
    return [f"{title} at {points:.1f} pt" for title, points in least.items()]


def _sheet(one: Hung, some: Sequence[Hung]) -> str:
    """Return a sheet as people call it, with its way up where both are there."""
    ways = {each.job.orientation for each in some if each.job.sheet.name == one.job.sheet.name}
    return f"{one.job.sheet.title} {one.job.orientation}" if len(ways) > 1 else one.job.sheet.title


def _small(what: str) -> str:
    return what[0].lower() + what[1:]
