"""Whereabouts: what is told of a link once its address has answered, and which address should stand there instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto import identifier
from manifesto.answer import DEAD
from manifesto.link import straight, without_trackers
from manifesto.outward import SCHEMES
from manifesto.problem import Fix, Place, Problem, quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from manifesto.answer import Answer, Kind
    from manifesto.outward import Outward
    from manifesto.problem import Severity

ID = "P044"
# What can take the place of an address wherever one is written, in Markdown and in YAML, between brackets or not.
SAFE = re.compile(r"https://[A-Za-z0-9._~:/?#@!$&*+;=%-]+")
BY_KIND: dict[Kind, tuple[str, str]] = {  # what is said of the link, and what to do
    "gone": ("leads to a page that is not there any more ({status})", "Link to where it stands now, or leave it out."),
    "shut": ("lets no program in ({status})", "Open it in a browser: if the page comes, all is well."),
    "busy": ("is at a site that wants fewer questions ({status})", "Open it in a browser: if the page comes, all is well."),
    "troubled": ("is at a site in trouble ({status})", "Wait for the next look, and leave it out if that finds the same."),
    "lost": ("{detail}", "Open it in a browser, and link to where it ends."),
    "silent": ("{detail}", "Look for the page elsewhere, or leave the link out."),
    "insecure": ("{detail}", "Browsers warn of it, too. Link to another place, or leave it out."),
    "private": ("{detail}", "No reader gets there. Link to a public page, or leave it out."),
    "unreached": ("{detail}", "Wait for the next look, and leave it out if that finds the same."),
    "unasked": ("was not asked, because others took too long to answer", "Look at those that do not answer first."),
}  # fmt: skip
NOT_ITSELF: frozenset[Kind] = frozenset(["silent", "insecure", "private", "unreached"])


def problem(link: Outward, answer: Answer, lines: Sequence[str]) -> Problem | None:
    """Return what there is to tell of a link, or None where it leads where it should; `lines` are those of its file."""
    if answer.kind == "there":
        return _of_another_address(link, answer, lines)
    said, advice = BY_KIND[answer.kind]
    detail = f"leads on to one that {answer.detail}" if answer.heard and answer.kind in NOT_ITSELF else answer.detail
    told = said.format(status=answer.status, detail=detail)
    severity: Severity = "warning" if answer.kind in DEAD else "review"
    place, _ = _place(link, lines)
    return Problem(link.path, place, ID, f"The link {quote(link.url)} {told}. {advice}", severity)


def _of_another_address(link: Outward, answer: Answer, lines: Sequence[str]) -> Problem | None:
    """Return what is told of a link that works, but should be written with another address."""
    new, said = _better(link.url, answer)
    if not new:
        return None
    new = without_trackers(new)
    place, line = _place(link, lines)
    advice = f"Write where it ends, {quote(new)}, if that is still the page that was meant."
    fix = Fix(place.line, _with(line, place, new)) if line and _can_stand(new) else None
    return Problem(link.path, place, ID, f"The link {quote(link.url)} {said}. {advice}", "warning", fix)


def _better(url: str, answer: Answer) -> tuple[str, str]:
    """Return the address that should stand in the place of another, and why; nothing where that one is right."""
    if answer.moved and answer.moved != url:
        return answer.moved, "has moved for good"
    if url.startswith(SCHEMES[1]):
        return SCHEMES[0] + url.removeprefix(SCHEMES[1]), "answers with https:// as well"
    if answer.openly:
        return answer.end, "leads through an address that is open to anybody on the way"
    return "", ""


def _place(link: Outward, lines: Sequence[str]) -> tuple[Place, str]:
    """Return where the address itself stands, and the line; no line where it is written in another way."""
    line = lines[link.place.line - 1] if link.place.line <= len(lines) else ""
    start = line.find(link.url, link.place.column - 1)
    if start < 0:
        return link.place, ""
    return Place(link.place.line, start + 1, start + 1 + len(link.url)), line


def _with(line: str, place: Place, new: str) -> str:
    return line[: place.column - 1] + new + line[place.end - 1 :]


def _can_stand(url: str) -> bool:
    """Return whether an address that a stranger's site named may stand in ours: what `check` says of any."""
    return bool(SAFE.fullmatch(url)) and not any(identifier.https(url)) and not any(straight(url))
