"""Somebody who writes a principle in the form: what they type, where it goes, and what the check makes of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from manifesto import Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page, Route

    from manifesto.problem import Problem

ADDRESS = "contribute/"
GITHUB = "https://github.com/"
AWAY = (GITHUB,)  # the one place that the page sends people to, on purpose
ALLOWED = {"permissions": ["clipboard-read", "clipboard-write"]}
# What the page does when it sends somebody on, noted down in place of a tab and the clipboard.
RECORD = """
window.opened = []; window.copied = []
window.open = (address, name, how) => { opened.push([address, name, how]); return null }
Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { copied.push(text) } } })
"""
REFUSE = RECORD + "navigator.clipboard.writeText = async () => { throw new DOMException('no', 'NotAllowedError') }\n"


@dataclass(frozen=True, kw_only=True)
class Words:
    """What somebody types into the fields."""

    title: str = "Ring back by four"
    summary: str = "If you say that you will call, name the hour, and be early."
    text: str = "People wait with the whole of their day.\n\nTomorrow, write down each hour that you promise."
    name: str = "Ada Example"
    link: str = ""

    def but(self, **changes: str) -> Words:
        """Return the same words with some others in their place."""
        return replace(self, **changes)


def arrive(open_page: Callable[..., Page], script: str = RECORD, **options: Any) -> Page:
    """Return the page of the form, opened with what it does noted down."""
    page = open_page("privacy/", forgiven=AWAY, **options)
    page.context.add_init_script(script)
    page.context.route(f"{GITHUB}**", stand_in)
    page.goto(page.url.replace("privacy/", ADDRESS))
    return page


def stand_in(route: Route) -> None:
    """Answer in GitHub's place, so that nothing leaves this machine."""
    route.fulfill(body="<!doctype html><html lang=en><title>GitHub</title>", content_type="text/html")


def write(page: Page, words: Words, *, consent: bool = True) -> None:
    """Type the words into the form."""
    for name, typed in asdict(words).items():
        page.locator(f"[name={name}]").fill(typed)
    page.locator("[name=consent]").set_checked(consent)


def go_on(page: Page) -> None:
    """Press the button at the end, and wait for the steps."""
    page.locator("[data-writing] [type=submit]").click()
    expect(page.locator("[data-steps]")).to_be_visible()


def until(page: Page, holds: str) -> None:
    """Wait until something holds on the page, as long as its own clock runs."""
    page.evaluate(f"""async () => {{
        for (let turn = 0; turn < 2000; turn++) if ({holds}) return; else await new Promise((done) => setTimeout(done, 5))
        throw new Error("It never holds.")
    }}""")


def sent(address: str) -> tuple[str, str]:
    """Return the name of the file and its text, as GitHub reads them from the address."""
    asked = parse_qs(urlsplit(address).query)
    return asked["filename"][0], asked.get("value", [""])[0]


def problems(root: Path, path: str, text: str) -> list[Problem]:
    """Return what `manifesto check` says of a file of the project in `root` that has this text."""
    project = Project.at(root)
    reading = project.with_unsaved({project.root / path: text}).read({path.rpartition("/")[2].removesuffix(".md")})
    return [problem for problem in reading.problems if problem.path == path]


def errors(root: Path, path: str, text: str) -> list[str]:
    """Return only what keeps the file from being published."""
    return [str(problem) for problem in problems(root, path, text) if problem.severity == "error"]
