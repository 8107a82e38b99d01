"""An inquiry: many addresses are asked, a few sites at a time, and each site one thing after the other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from manifesto.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Visit = Callable[[str], Answer]

AT_ONCE = 6  # sites
BREATH = 1.0  # seconds between two questions to the same site
LONGEST = 1_800.0  # seconds after which nobody else is asked: a few sites that dawdle must not keep all from an answer
UNASKED = Answer(kind="unasked")


def ask(
    urls: Iterable[str], visit: Visit, rest: Callable[[float], None], clock: Callable[[], float] = monotonic
) -> dict[str, Answer]:
    """Return what each address comes to; `visit` asks one, `rest` waits for some seconds, and `clock` counts them."""
    end = clock() + LONGEST
    sites: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        sites.setdefault(site_of(url), []).append(url)
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        rounds = pool.map(lambda group: _round(group, visit, rest, lambda: clock() > end), sites.values())
        return {url: answer for found in rounds for url, answer in found.items()}
    finally:
        pool.shutdown(cancel_futures=True)


def _round(urls: list[str], visit: Visit, rest: Callable[[float], None], late: Callable[[], bool]) -> dict[str, Answer]:
    """Ask one site for all of its addresses, until it is late; what holds for the whole site is asked only once."""
    answers: dict[str, Answer] = {}
    for number, url in enumerate(urls):
        if late():
            return answers | dict.fromkeys(urls[number:], UNASKED)
        if number:
            rest(BREATH)
        answers[url] = answer = visit(url)
        if answer.whole_site:
            return answers | dict.fromkeys(urls[number:], answer)
    return answers


def no_network(answers: Iterable[Answer], own: Callable[[], Answer] | None) -> bool:
    """Return whether nothing answers because the fault is with our own network.

    `own` asks the site of the manifesto itself, once nobody else was heard; without one, only what could not even be
    reached counts as ours.  A network that opens every secure connection to look inside answers for nobody, either.
    """
    answers = list(answers)
    if not answers or any(answer.heard for answer in answers):
        return False
    return not own().heard if own else all(answer.kind == "unreached" for answer in answers)


def site_of(url: str) -> str:
    """Return the site that an address is at; nothing where it names none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
