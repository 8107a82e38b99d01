"""The account: what a review found, in sentences that somebody understands who sees this for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto import check
from manifesto.poster.subject import WHOLE
from manifesto.review import consent
from manifesto.review.sentence import say
from manifesto.words import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from manifesto.principle import Principle
    from manifesto.review.change import Change, Kind
    from manifesto.review.review import Review, Verdict
    from manifesto.review.sentence import Sentence
    from manifesto.review.wall import Hung

MOST = 4  # of a kind that are told one by one
HEADINGS: dict[Verdict, str] = {
    "fits": "Everything fits",
    "needs-fixing": "Almost there",
    "for-a-person": "A person looks at this next",
    "nothing": "Nothing has changed",
}
READ: dict[Kind, str] = {
    "added": "We read {}, a new principle, in {}.",
    "changed": "We read {} again, in {}, and compared it with what stands there now.",
    "renamed": "{} moves to another address, and is now in {}.",
    "removed": "{} is taken away, with its file {}.",
}
BROKEN = "We read {}, as far as it can be read."
NEXT: dict[Verdict, str] = {
    "fits": "Nothing is left for you to do. Somebody who looks after the manifesto reads it and answers you; once they take it in, it stands on the site.",
    "needs-fixing": "Change the lines that are named, in the same place where you sent them from. Each time you save, all of it is looked at again, and this account is renewed.",
    "for-a-person": "Somebody who looks after the manifesto looks at it and answers you. That is no fault of yours, and you need not change anything until then.",
    "nothing": "",
}


def account(review: Review) -> tuple[Sentence, ...]:
    """Return everything that there is to say besides the problems themselves; nothing where nothing changed."""
    if review.verdict == "nothing":
        return ()
    return (*what_was_read(review), *standing(review), *hanging(review), *what_is_next(review))


def what_was_read(review: Review) -> Iterator[Sentence]:
    """Yield which files were looked at."""
    for change in review.changes[:MOST]:
        known = change.before if change.kind == "removed" else change.after
        yield say(READ[change.kind], change.title, change.path) if known else say(BROKEN, change.path)
        if change.kind == "renamed" and change.after and change.was not in {a.text for a in change.after.aliases}:
            yield say("Links to its old address lead nowhere. To keep them, add this line: {}.", f"aliases: [{change.was}]")  # fmt: skip
    if (left := len(review.changes) - MOST) > 0:
        yield say(f"And {_number(left, 'principle')} more.")
    own = {change.path for change in review.changes}
    others = [path for path in review.paths if path not in own and not _was(path, review.changes)]
    for path in others[:MOST]:
        yield say("We read {} as well." if review.changes else "We read {}.", path)
    if (left := len(others) - MOST) > 0:
        yield say(f"And {_number(left, 'other file')}.")


def _was(path: str, changes: Iterable[Change]) -> bool:
    """Return whether a file is the former one of a principle that moved."""
    return any(change.was and path == f"principles/{change.was}.md" for change in changes)


def standing(review: Review) -> Iterator[Sentence]:
    """Yield where new principles will stand, and under which names."""
    known = review.manifesto.by_slug if review.manifesto else {}
    new = [change for change in review.changes if change.kind == "added" and change.slug in known]
    for change in new[:MOST]:
        principle = known[change.slug]
        yield from _signed(change, principle, review, alone=len(new) == 1)


def _signed(change: Change, principle: Principle, review: Review, *, alone: bool) -> Iterator[Sentence]:
    """Yield how the names under a new principle will appear; whose it is is said only of whom we know."""
    shown = [author.name for author in principle.authors if not author.hidden]
    people = consent.people_of(change.after, review.was.parts, review.reading.parts) if change.after else []
    yours = not review.author or consent.is_among(review.author, people)
    which, of = ("", ()) if alone else (" under {}", (principle.title,))
    if change.after and len(people) < len(change.after.authors):
        return  # a handle that nobody has is told, and is no name
    if len(shown) == 1 and yours and len(people) == 1:
        yield say(f"Your name will appear as {{}}{which}.", *shown, *of)
    elif shown:
        yield say(
            f"The {'name' if len(shown) == 1 else 'names'} under {'it' if alone else '{}'} will be {_listed(shown)}.",
            *of,
            *shown,
        )
    if len(shown) < len(principle.authors):
        hidden = "it says" if not shown else "beside that it says"
        yield say(f"Whoever wishes not to be named is not: {hidden} “a contributor”.")
    if alone and review.manifesto:
        yield say(f"It will be number {principle.number} of {len(review.manifesto.principles)}.")


def _listed(shown: Sequence[str]) -> str:
    return names("{}" for _ in shown)


def hanging(review: Review) -> Iterator[Sentence]:
    """Yield how the posters come out."""
    if review.failed:
        yield say(f"The poster could not be made. {_flat(check.check('P099').what)}")
    by_subject: dict[str, list[Hung]] = {}
    for one in _own_first(review):
        by_subject.setdefault(one.job.subject, []).append(one)
    for some in list(by_subject.values())[:MOST]:
        yield from _fits(some)
    if (left := len(by_subject) - MOST) > 0:
        yield say(f"{_number(left, 'other poster')} {'is' if left == 1 else 'are'} touched as well.")
    if review.changes and not review.posters and review.manifesto and review.manifesto.settings.posters:
        kinds = {change.kind for change in review.changes}
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


def what_is_next(review: Review) -> Iterator[Sentence]:
    """Yield what happens now, and who does it."""
    severities = {problem.severity for problem in review.problems}
    if review.verdict == "needs-fixing" and "review" in severities:
        yield say("What is for a person to look at is no fault of yours, and nothing that you have to change.")
    yield say(NEXT[review.verdict])


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _flat(text: str) -> str:
    return " ".join(text.split())
