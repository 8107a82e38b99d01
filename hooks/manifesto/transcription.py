"""Transcription: a translation that somebody wrote into an issue, and the file that it would be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto import language_tag
from manifesto.composition import DEFAULT_LICENCE
from manifesto.edition import digest_of
from manifesto.inert import span
from manifesto.language import language
from manifesto.offering import asked_of, author_of_issue, change_of, doubts_of
from manifesto.principle import FOLDER
from manifesto.proposal import Proposal
from manifesto.suggestion import suggest
from manifesto.transcript import Transcript
from manifesto.translation import CLAIM_LASTS
from manifesto.words import day, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.draft import Draft
    from manifesto.proposal import Request
    from manifesto.rendition import Rendition

TITLE = "Add a translation"
ASKED = {  # what of the file answers which question
    "title": "translated_title",
    "summary": "summary",
    "translators": "name",
    "name": "name",
    "url": "link",
    "github": "link",
}
FILE = re.compile(r"(?:principles/)?(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.md|/)")
OF_OTHERS = "This takes the place of what somebody else translated. Somebody asks them before it is taken in."
CLAIMED = "Somebody else claimed this translation, until {until}. Somebody asks them before it is taken in."


def transcribed(request: Request) -> Proposal:
    """Return the file of the translation in an issue, with all that `manifesto check` has against it."""
    draft, unknown = _original(request)
    tag, foreign = _language(request)
    if not draft or not tag:
        return Proposal(title=TITLE, path=FOLDER, obstacles=(*unknown, *foreign, *request.unticked()))
    author, nobody = author_of_issue(request)
    made = Transcript(
        slug=draft.slug,
        language=tag,
        translators=(author,),
        written=request.issue.opened,
        title=request.line("translated_title"),
        summary=request.line("summary"),
        text=request.answers.get("text", ""),
        of=digest_of(draft),
        licence=request.before.parts.outline.licence or DEFAULT_LICENCE,
    )
    path = request.project.root / made.path
    known = {each.name: each for each in request.before.parts.renditions}.get(path.stem)
    done = tuple(_done(request, known, draft))
    drafted, after = request.would_be({path: made.file}, {path.stem})
    return Proposal(
        title=f"Add {made.path}",
        path=made.path,
        texts={path: made.file},
        excerpt=made.file,
        asked=asked_of(made.file, ASKED),
        drafted=drafted,
        problems=tuple(problem for problem in request.new(after) if problem.path == made.path),
        remarks=(*doubts_of(request, author), *(() if done else _others(request, known))),
        obstacles=(*done, *nobody, *request.unticked()),
    )


def _original(request: Request) -> tuple[Draft | None, list[str]]:
    """Return the principle that is meant, by its file, its address or its title; or what to say where there is none."""
    given = request.line("principle")
    drafts = {draft.slug: draft for draft in request.before.parts.drafts}
    drafts |= {alias.text: draft for draft in drafts.values() for alias in draft.aliases if alias.text not in drafts}
    files = (found["slug"] for found in FILE.finditer(given.casefold()))
    meant = next((slug for slug in (given.casefold(), *files) if slug in drafts), "")
    titles = (draft for draft in drafts.values() if draft.title.casefold() == given.casefold())
    if draft := drafts.get(meant) or next(titles, None):
        return draft, []
    advice = suggest(given, sorted({draft.slug for draft in drafts.values()}))
    return None, [
        f"Under “{request.form.label('principle')}” stands {span(given)}, and there is no such principle. {advice}"
    ]


def _language(request: Request) -> tuple[str, list[str]]:
    """Return the tag of the language that is meant, by its tag or its name; or what to say where it is none of ours."""
    given, outline = request.line("language"), request.before.parts.outline
    known = sorted(outline.tongues or ())
    for tag in known:
        if _means(given, tag, outline.language):
            return tag, []
    label = request.form.label("language")
    if _means(given, outline.language, outline.language):
        return "", [
            f"Under “{label}” stands {span(given)}, which is the language of the original. Write there the language that you translated it into."
        ]
    if not known:
        return "", [
            f"Under “{label}” stands {span(given)}, and this manifesto is not translated into any language yet. Somebody who looks after it can add one; ask in a comment below."
        ]
    listed = names(f"{language(tag).name} ({tag})" for tag in known)
    return "", [
        f"Under “{label}” stands {span(given)}, and this manifesto is translated into {listed} only. Somebody who looks after it can add a language; ask in a comment below."
    ]


def _means(given: str, tag: str, original: str) -> bool:
    """Return whether somebody means a language: by its tag, or as it is called by its speakers, in English or in the original's."""
    word = given.strip(" .\"'").casefold()
    called = {language(each).called(language(tag)).casefold() for each in (tag, "en", original)}
    return word in {tag.casefold(), *called} or language_tag.usual(word) == tag


def _done(request: Request, known: Rendition | None, draft: Draft) -> Iterator[str]:
    """Yield what is said where the translation is there already, and is of the words of today."""
    if known and known.of and known.of.text == digest_of(draft):
        yield f"There is a translation in {span(known.path)} already. To make it better, {change_of(known.path, request)}."


def _others(request: Request, known: Rendition | None) -> Iterator[str]:
    """Yield what a person should ask where somebody else translated it before, or said that they would."""
    if not known or _is_own(request, known):
        return
    if not known.claimed:
        yield OF_OTHERS
    elif request.issue.opened <= (until := known.claimed + CLAIM_LASTS):
        yield CLAIMED.format(until=day(until))


def _is_own(request: Request, known: Rendition) -> bool:
    """Return whether the account that opened the issue is that of one of the translators."""
    people = request.people
    written = (getattr(one, "person", None) or people.get(getattr(one, "text", "")) for one in known.translators)
    return any(person and request.issue.is_by(person.github) for person in written)
