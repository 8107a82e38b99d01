"""The account: what a review found, in sentences that somebody understands who sees this for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto.draft import Draft
from manifesto.review import consent, outcome
from manifesto.review.sentence import counted, say
from manifesto.words import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from manifesto.contributor import Contributor
    from manifesto.review.change import Change, Kind, Text
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
TRANSLATED: dict[Kind, str] = {
    "added": "We read {}, a new translation, in {}.",
    "changed": "We read {}, a translation, again, in {}, and compared it with what stands there now.",
    "renamed": "{}, a translation, is now in {}.",
    "removed": "{}, a translation, is taken away, with its file {}.",
}
CLAIMED: dict[Kind, str] = {
    "added": "We read {}, with which somebody says that they are translating a principle.",
    "changed": "We read {} again, with which somebody says that they are translating a principle.",
    "renamed": "We read {}, with which somebody says that they are translating a principle.",
    "removed": "{} is taken away, with which somebody said that they were translating a principle.",
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
        yield _read(change, known) if known else say(BROKEN, change.path)
        if change.kind == "renamed" and isinstance(change.after, Draft) and change.was not in {a.text for a in change.after.aliases}:  # fmt: skip
            yield say("Links to its old address lead nowhere. To keep them, add this line: {}.", f"aliases: [{change.was}]")  # fmt: skip
    if (left := len(review.changes) - MOST) > 0:
        what = "file" if any(change.name for change in review.changes) else "principle"
        yield say(f"And {counted(left, what)} more.")
    own = {change.path for change in review.changes}
    others = [path for path in review.paths if path not in own and not _was(path, review.changes)]
    for path in others[:MOST]:
        yield say("We read {} as well." if review.changes else "We read {}.", path)
    if (left := len(others) - MOST) > 0:
        yield say(f"And {counted(left, 'other file')}.")


def _read(change: Change, known: Text) -> Sentence:
    """Return which file was looked at: an original, a translation, or a claim to one."""
    if change.name and not known.title:
        return say(CLAIMED[change.kind], change.path)
    return say((TRANSLATED if change.name else READ)[change.kind], change.title, change.path)


def _was(path: str, changes: Iterable[Change]) -> bool:
    """Return whether a file is the former one of a principle that moved."""
    return any(change.was and path == f"principles/{change.was}.md" for change in changes)


def standing(review: Review) -> Iterator[Sentence]:
    """Yield where new principles will stand, and under which names."""
    whole = review.manifesto
    fresh = [(change, change.signers(whole)) for change in review.changes if change.kind == "added"] if whole else []
    new = [(change, signers) for change, signers in fresh if signers]
    for change, signers in new[:MOST]:
        yield from _signed(change, signers, review, alone=len(new) == 1)


def _signed(change: Change, signers: Sequence[Contributor], review: Review, *, alone: bool) -> Iterator[Sentence]:
    """Yield how the names under a new principle will appear; whose it is is said only of whom we know."""
    shown = [author.name for author in signers if not author.hidden]
    people = consent.people_of(change.after, review.was.parts, review.reading.parts) if change.after else []
    yours = not review.author or consent.is_among(review.author, people)
    of = () if alone else (change.title,)
    if change.after and len(people) < len(change.after.authors):
        return  # a handle that nobody has is told, and is no name
    if len(shown) == 1 and yours and len(people) == 1:
        yield say(f"Your name will appear as {{}}{'' if alone else ' under {}'}.", *shown, *of)
    elif shown:
        which, what = "it" if alone else "{}", "name" if len(shown) == 1 else "names"
        yield say(f"The {what} under {which} will be {names('{}' for _ in shown)}.", *of, *shown)
    if len(shown) < len(signers):
        hidden = "it says" if not shown else "beside that it says"
        yield say(f"Whoever wishes not to be named is not: {hidden} “a contributor”.")
    principle = review.manifesto.by_slug.get(change.slug) if review.manifesto else None
    if alone and review.manifesto and principle:
        yield say(f"It will be number {principle.number} of {len(review.manifesto.principles)}.")


def what_is_next(review: Review) -> Iterator[Sentence]:
    """Yield what happens now, and who does it."""
    severities = {problem.severity for problem in review.problems}
    if review.verdict == "needs-fixing" and "review" in severities:
        yield say("What is for a person to look at is no fault of yours, and nothing that you have to change.")
    yield say(NEXT[review.verdict])
