"""The outcome: how the posters come out that a change touches, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto.check import check
from manifesto.language import language
from manifesto.poster.subject import WHOLE
from manifesto.review.hanging import own
from manifesto.review.sentence import counted, say
from manifesto.words import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manifesto.review.change import Change
    from manifesto.review.hanging import Hung, Key
    from manifesto.review.review import Review
    from manifesto.review.sentence import Sentence

ENGLISH = language("en")  # in which reviews are written
MOST = 4  # subjects that are told one by one


def outcome(review: Review) -> Iterator[Sentence]:
    """Yield how the posters come out."""
    if review.failed:
        yield say(f"The poster could not be made. {' '.join(check('P099').what.split())}")
    by_subject: dict[Key, list[Hung]] = {}
    for one in _own_first(review):
        by_subject.setdefault(one.key, []).append(one)
    for some in list(by_subject.values())[:MOST]:
        yield from _fits(some)
    if (left := len(by_subject) - MOST) > 0:
        yield say(f"{counted(left, 'other poster')} {'is' if left == 1 else 'are'} touched as well.")
    if review.changes and not review.posters and _has_posters(review) and all(map(_is_reworded, review.changes)):
        yield say("The posters stay as they are: what they show of it has not changed.")


def _is_reworded(change: Change) -> bool:
    """Return whether a text has other words than before; a claim has none."""
    return change.kind == "changed" and bool(change.after and change.after.title)


def _has_posters(review: Review) -> bool:
    """Return whether posters are made in the languages of everything that changed."""
    whole = review.manifesto
    spoken = {own(change)[0] for change in review.changes}
    return whole is not None and all(
        (tag in whole.tongues or not tag) and (whole.in_tongue(tag) if tag else whole).settings.posters
        for tag in spoken
    )


def _own_first(review: Review) -> list[Hung]:
    """Return the posters: that of the only change, the whole, the collections, then those of single principles.

    Those in languages in which nothing was written come last.
    """
    alone = own(review.changes[0]) if len(review.changes) == 1 else None
    spoken = {own(change)[0] for change in review.changes} or {""}

    def rank(one: Hung) -> tuple[bool, bool, int]:
        kind = 0 if one.job.subject == WHOLE else 1 + one.job.subject.startswith("principles/")
        return one.key != alone, one.language not in spoken, kind

    return sorted(review.posters, key=rank)


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
    if one.job.subject.startswith("principles/"):
        return "{}, on a poster of its own,", (one.title,)
    spoken = f" in {ENGLISH.called(language(one.language))}" if one.language else ""
    if one.job.subject == WHOLE:
        return f"The poster of the whole manifesto{spoken}", ()
    return f"The poster of {{}}{spoken}", (one.title,)


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
