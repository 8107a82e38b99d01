"""The form and the check: whatever is typed, both say the same of it, and what the form lets go on is right."""

from __future__ import annotations

import random
import shutil
import unicodedata
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from tests.hostile.conftest import read_payloads
from tests.site.writing import RECORD, Words, arrive, problems, until

from manifesto.composition import Author, Composition
from manifesto.contact import contact

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.site.conftest import Visit

    from manifesto.problem import Problem

PLACES = {
    "title": "title",
    "summary": "summary",
    "body": "text",
    "guest": "name",
    "name": "name",
    "person_url": "link",
    "login": "link",
}
LONGEST = 20_000  # characters; larger ones are what test_places.py is for
EMPTY = "This is still empty."  # where the check counts the characters that are not there
NOTHING = (" has 0 characters ", " has no text.")
UNREADABLE = "P001"  # of such a file the check says nothing more
SHOWN = 6  # findings below a field
SEED = 20260920
LETTERS = (
    "aB ecdé,.'’\"“”:-#*_`[]()<>!?/\\@&%{}|~^=+0159\n\t\u00a0\u200b\u200d\u202e\ufeffßŁİı"
    "約束かなคำعدוعदे한글\U0001f600\U0001d400\u0301\u2028---"
)
# Types into every field as a hand would, presses the button, and tells what came of it.
TYPE = """async (words) => {
    const form = document.querySelector("[data-writing]"), steps = document.querySelector("[data-steps]")
    if (!steps.hidden) document.querySelector("[data-back]").click()
    opened.length = copied.length = 0
    for (const [name, typed] of Object.entries(words)) {
        const field = form.elements[name]
        field.value = typed
        field.dispatchEvent(new InputEvent("input", { bubbles: true }))
    }
    form.elements.consent.checked = true
    const stopped = form.querySelector("[data-stopped-words]")
    stopped.hidden = true
    form.requestSubmit()
    for (let turn = 0; turn < 1000 && stopped.hidden && steps.hidden; turn++) await new Promise((done) => setTimeout(done, 1))
    if (stopped.hidden && steps.hidden) throw new Error(`The form says nothing to ${JSON.stringify(words).slice(0, 500)}.`)
    const found = [...form.querySelectorAll("[data-found]")].map((place) => [...place.querySelectorAll(".found")].map((one) =>
        [one.querySelector("a")?.textContent.slice(0, 4) ?? "", one.querySelector(".found__words").textContent, one.classList.contains("found--error")]))
    return {
        typed: Object.fromEntries(Object.keys(words).map((name) => [name, form.elements[name].value])),
        found: found.flat(), gone: !steps.hidden, path: steps.querySelector("[data-path]").textContent,
        file: steps.querySelector("textarea").value, copied, opened,
    }
}"""


@pytest.fixture(scope="module")
def folder(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with our settings and people and one principle, which is read in no time."""
    root = tmp_path_factory.mktemp("rules")
    for name in ("mkdocs.yml", "contributors.yml"):
        shutil.copy(repository / name, root / name)
    (root / "principles").mkdir()
    shutil.copy(repository / "principles/go-first.md", root / "principles")
    return root


def _composed(typed: dict[str, str]) -> Composition:
    """Return what Python makes of the same words."""
    line = {name: unicodedata.normalize("NFC", " ".join(text.split())) for name, text in typed.items()}
    url, github = contact(line["link"])
    return Composition(
        title=line["title"],
        summary=line["summary"],
        text=typed["text"],
        authors=(Author(name=line["name"], url=url, github=github),),
        added=datetime.now(UTC).date(),
        licence="CC-BY-4.0",
    )


def _hostile() -> Iterator[Words]:
    """Yield every payload of the hostile corpus that somebody could type, each in its field."""
    for payload in read_payloads():
        try:
            text = payload.content.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if payload.where in PLACES and len(text) <= LONGEST:
            yield Words().but(**{PLACES[payload.where]: text})


def _random(number: int) -> Iterator[Words]:
    """Yield texts in which anything may stand beside anything, in every field at once or in one."""
    chance = random.Random(SEED)  # noqa: S311 -- no secret hangs on it
    lengths = {"title": 90, "summary": 200, "text": 400, "name": 70, "link": 40}
    for _ in range(number):
        names = chance.sample(sorted(lengths), chance.randint(1, 5))
        yield Words().but(
            **{name: "".join(chance.choices(LETTERS, k=chance.randint(0, lengths[name]))) for name in names}
        )


def _is_said(problem: Problem, told: Container[tuple[str, str]]) -> bool:
    """Return whether the form says of a field what the check does, or that it is empty."""
    counts_nothing = any(words in problem.message for words in NOTHING)
    return (problem.id, problem.message) in told or (counts_nothing and ("", EMPTY) in told)


def _faults(page: Page, folder: Path, words: Words) -> list[str]:
    """Return in what the form and the check differ about some words."""
    came: dict[str, Any] = page.evaluate(TYPE, asdict(words))
    mine = _composed(came["typed"])
    path, text = (came["path"], came["file"]) if came["gone"] else (mine.path, mine.file)
    said = problems(folder, path, text)
    wrong = [problem for problem in said if problem.severity == "error"]
    faults = []
    if came["gone"] == bool(wrong):
        faults.append(f"{'let go' if came['gone'] else 'refused'}: {list(map(str, said))[:3]} {came['found']}")
    told = {(id, message) for id, message, _ in came["found"]}
    if not came["gone"] and len(told) < SHOWN:
        faults += [f"not said: {one} but {sorted(told)}" for one in wrong[:3] if not _is_said(one, told)]
    known = {(problem.id, problem.message) for problem in said}
    if all(id != UNREADABLE for id, _ in known):
        faults += [f"said, and not by the check: {one}" for one in told if one[0] and one not in known]
    if came["gone"]:
        if came["copied"] != [text]:
            faults.append("another text on the clipboard")
        if path != mine.path or text.split("added:")[0] != mine.file.split("added:")[0]:
            faults.append(f"another file than Python's: {path} {text!r} {mine.file!r}")
        if any(not address.startswith("https://github.com/") for address, *_ in came["opened"]):
            faults.append(f"opened {came['opened']}")
    return faults


def test_whatever_is_typed_is_refused_by_both_or_is_right(visit: Visit, folder: Path) -> None:
    """Of everything hostile, and of much that makes no sense, the form lets go on what the check accepts and nothing else, and says the same in the same words."""
    page = arrive(visit, RECORD)
    page.locator("[name=title]").focus()
    until(page, "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('rules.json'))")
    every = [*_hostile(), *_random(120), Words()]
    faults = [(words, found) for words in every if (found := _faults(page, folder, words))]

    assert len(every) > 250
    assert faults[:5] == []
    assert page.evaluate("window.ran") is None
