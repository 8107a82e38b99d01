"""The account: what a review found, in sentences that somebody understands who sees this for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto.review import consent, outcome
from manifesto.review.sentence import counted, say
from manifesto.words import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifesto.principle import Principle
    from manifesto.review.change import Change, Kind
    from manifesto.review.review import Review, Verdict
    from manifesto.review.sentence import Sentence

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
BROKEN = "We read {}, and found what has to be fixed first."
NEXT: dict[Verdict, str] = {
    "fits": "Nothing is left for you to do. Somebody who looks after the manifesto reads it and answers you, as a rule within a few days; once they take it in, it stands on the site. Thank you for it.",
    "needs-fixing": "Change the lines that are named, where you wrote them. On GitHub, open Files changed at the top, then the menu with the three dots beside the file, then Edit file, and press Commit changes. Each time you save, all of it is looked at again, and what stands here changes with it.",
    "for-a-person": "Somebody who looks after the manifesto reads it and answers you, as a rule within a few days. You did nothing wrong, and you need not change anything until then.",
    "nothing": "",
}


def account(review: Review) -> tuple[Sentence, ...]:
    """Return everything that there is to say besides the problems themselves; nothing where nothing changed."""
    if review.verdict == "nothing":
        return ()
    return (*what_was_read(review), *standing(review), *outcome.outcome(review), *what_is_next(review))


def what_was_read(review: Review) -> Iterator[Sentence]:
    """Yield which files were looked at."""
    for change in review.changes[:MOST]:
        known = change.before if change.kind == "removed" else change.after
        yield say(READ[change.kind], change.title, change.path) if known else say(BROKEN, change.path)
        if change.kind == "renamed" and change.after and change.was not in {a.text for a in change.after.aliases}:
            yield say("Links to its old address lead nowhere. To keep them, add this line: {}.", f"aliases: [{change.was}]")  # fmt: skip
    if (left := len(review.changes) - MOST) > 0:
        yield say(f"And {counted(left, 'principle')} more.")
    own = {change.path for change in review.changes}
    others = [path for path in review.paths if path not in own and not _was(path, review.changes)]
    for path in others[:MOST]:
        yield say("We read {} as well." if review.changes else "We read {}.", path)
    if (left := len(others) - MOST) > 0:
        yield say(f"And {counted(left, 'other file')}.")


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
    of = () if alone else (principle.title,)
    if change.after and len(people) < len(change.after.authors):
        return  # a handle that nobody has is told, and is no name
    if len(shown) == 1 and yours and len(people) == 1:
        yield say(f"Your name will appear as {{}}{'' if alone else ' under {}'}.", *shown, *of)
    elif shown:
        which, what = "it" if alone else "{}", "name" if len(shown) == 1 else "names"
        yield say(f"The {what} under {which} will be {names('{}' for _ in shown)}.", *of, *shown)
    if len(shown) < len(principle.authors):
        hidden = "it says" if not shown else "beside that it says"
        yield say(f"Whoever wishes not to be named is not: {hidden} “a contributor”.")
    if alone and review.manifesto:
        yield say(f"It will be number {principle.number} of {len(review.manifesto.principles)}.")


def what_is_next(review: Review) -> Iterator[Sentence]:
    """Yield what happens now, and who does it."""
    severities = {problem.severity for problem in review.problems}
    if review.verdict == "needs-fixing" and "review" in severities:
        yield say("What is for a person to look at is no fault of yours, and nothing that you have to change.")
    yield say(NEXT[review.verdict])
