"""Passing a principle on: by link, in its words, as a citation, by mail, and on a page of somebody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page
    from tests.conftest import Build, Document, Read
    from tests.site.conftest import Visit

HERE = "principles/keep-every-promise/"
ALLOWED = ["clipboard-read", "clipboard-write"]
COPIES = (
    (None, "Copy link", "Link copied.", "principles/keep-every-promise/"),
    (None, "Quote", "Quotation copied.", "“Keep every promise\nPromise only"),
    ("Cite", "Copy the sentence", "Sentence copied.", ", “Keep every promise”, The Great"),
    ("Cite", "Copy the BibTeX", "BibTeX copied.", "@misc{great-service:keep-every-promise,\n  author = {Jorge Barba"),
    ("Embed", "Copy the code", "Code copied.", 'embed/keep-every-promise/" title="Keep every promise · The Great'),
)
SHARES = "navigator.share = async (what) => { window.shared = what; if (window.why) throw new DOMException('no', window.why) }"
# When a page has been read, and before any script that waits for that has had its turn.
BEFORE = "document.addEventListener('readystatechange', () => { window.before = document.documentElement.dataset.passes }, { once: true })"


def _strip(page: Page) -> Locator:
    return page.get_by_role("region", name="Pass it on")


def _way(page: Page, details: str | None) -> Locator:
    """Return the part of the strip that a button is in, opened."""
    strip = _strip(page)
    if details is None:
        return strip.locator(".sharing__way").first
    strip.get_by_text(details, exact=True).click()
    return strip.locator("details[open]")


@pytest.mark.parametrize(("details", "button", "done", "text"), COPIES)
def test_a_button_copies(visit: Visit, details: str | None, button: str, done: str, text: str) -> None:
    """Each button puts its words on the clipboard, and says so, a second time as well."""
    page = visit(HERE, permissions=ALLOWED)
    way = _way(page, details)
    for _ in range(2):
        way.get_by_role("button", name=button).click()
        expect(way.get_by_role("status")).to_have_text(done)

    assert text in page.evaluate("navigator.clipboard.readText()")
    assert page.evaluate("getSelection().toString()") == ""


def test_the_same_words_are_announced_again(visit: Visit) -> None:
    """What is said a second time is taken away first, so that a screen reader finds something new."""
    page = visit(HERE, permissions=ALLOWED)
    button, status = _strip(page).get_by_role("button", name="Copy link"), _strip(page).get_by_role("status").first
    button.click()
    expect(status).to_have_text("Link copied.")
    page.evaluate(
        """window.said = []; new MutationObserver(() => said.push(document.querySelector("[role=status]").textContent))
            .observe(document.querySelector(".sharing [role=status]"), { childList: true })"""
    )
    button.click()
    page.wait_for_timeout(200)
    expect(status).to_have_text("Link copied.")

    assert page.evaluate("window.said") == ["", "Link copied."]


@pytest.mark.parametrize(("details", "button", "done", "text"), COPIES)
def test_a_browser_that_refuses(visit: Visit, details: str | None, button: str, done: str, text: str) -> None:
    """Where a page may not copy, the same words are there to be seen, selected, and it is said."""
    page = visit(HERE)
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError')) }"
    )
    way = _way(page, details)
    way.get_by_role("button", name=button).click()

    expect(way.get_by_role("status")).to_contain_text("The words are selected")
    assert text in page.evaluate("getSelection().toString()").replace("\r", "")
    assert done not in _strip(page).inner_text()
    expect(way.get_by_text(text.split("\n", maxsplit=1)[0]).first).to_be_visible()


def test_a_browser_without_a_clipboard(visit: Visit) -> None:
    """Where the browser knows of no clipboard, as on an address that is not secure, words are selected one after another."""
    page = visit(HERE)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    way = _way(page, None)
    for button, text in (("Quote", "Promise only what"), ("Copy link", "https://")):
        way.get_by_role("button", name=button).click()
        expect(way.get_by_role("status")).to_contain_text("The words are selected")

        assert text in page.evaluate("getSelection().toString()")


def test_the_share_sheet(visit: Visit) -> None:
    """Where the system shares, one button opens its sheet with title, summary and address."""
    page = visit(HERE, permissions=ALLOWED)
    expect(_strip(page).get_by_role("button", name="Share")).to_be_hidden()
    page.context.add_init_script(SHARES)
    page.reload()
    _strip(page).get_by_role("button", name="Share").click()
    shared = page.evaluate("window.shared")

    assert sorted(shared) == ["text", "title", "url"]
    assert shared["title"].startswith("Keep every promise · ")
    assert shared["text"].startswith("Promise only")
    assert shared["url"].endswith(HERE)
    expect(_strip(page).get_by_role("status").first).to_be_empty()


@pytest.mark.parametrize(("why", "said"), [("AbortError", ""), ("NotAllowedError", "Link copied.")])
def test_a_share_sheet_that_comes_to_nothing(visit: Visit, why: str, said: str) -> None:
    """Whoever closes the sheet is left in peace; where it cannot open, the link is copied instead."""
    page = visit(HERE, permissions=ALLOWED)
    page.context.add_init_script(f"{SHARES}; window.why = '{why}'")
    page.reload()
    _strip(page).get_by_role("button", name="Share").click()
    page.wait_for_timeout(150)

    expect(_strip(page).get_by_role("status").first).to_contain_text(said)
    assert bool(_strip(page).get_by_role("status").first.inner_text()) == bool(said)


def test_without_a_script(visit: Visit) -> None:
    """Without JavaScript there is no button that does nothing; mail works, and citation and code open as text."""
    page = visit(HERE, java_script_enabled=False)
    strip = _strip(page)

    expect(strip.get_by_role("button")).to_have_count(0)
    assert (strip.get_by_role("link", name="Mail").get_attribute("href") or "").startswith("mailto:?subject=Keep%20")
    for summary, text in (("Cite", "@misc{"), ("Embed", "<iframe ")):
        strip.get_by_text(summary, exact=True).click()
        expect(strip.get_by_text(text)).to_be_visible()


def test_it_works_by_keyboard(visit: Visit) -> None:
    """Every button is reached with the tabulator key, shows that it is, and answers to the keyboard."""
    page = visit(HERE, permissions=ALLOWED)
    first = _strip(page).get_by_role("button", name="Copy link")
    first.focus()
    met = []
    for _ in range(4):
        page.keyboard.press("Tab")
        met.append(page.evaluate("document.activeElement.textContent"))
        assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert met[:3] == ["Quote", "Mail", "Cite"]
    expect(_strip(page).locator("details[open]")).to_have_count(1)


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves(visit: Visit, width: int) -> None:
    """Buttons are there when the page is first seen or not at all, so nothing moves, and none is lower than 32 pixels."""
    page = visit(HERE, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.context.add_init_script(f"{SHARES}; {BEFORE}")
    page.reload()
    boxes = [item.bounding_box() for item in _strip(page).locator("button:visible, summary, a").all()]

    assert page.evaluate("window.before") == page.evaluate("document.documentElement.dataset.passes") == "copy share"
    assert len(boxes) == 6
    assert min(box["height"] for box in boxes if box) >= 32
    assert max(box["x"] + box["width"] for box in boxes if box) <= width


def test_it_is_seen_in_colours_of_ones_own(visit: Visit) -> None:
    """With colours of the system, buttons are still there and underlined."""
    page = visit(HERE, forced_colors="active")
    button = _strip(page).get_by_role("button", name="Copy link")

    expect(button).to_be_visible()
    expect(button).to_have_css("text-decoration-line", "underline")


def test_nothing_is_stored(visit: Visit) -> None:
    """To pass something on leaves no trace in the browser."""
    page = visit(HERE, permissions=ALLOWED)
    _strip(page).get_by_role("button", name="Quote").click()
    expect(_strip(page).get_by_role("status").first).to_have_text("Quotation copied.")

    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_the_policy_lets_the_data_be(visit: Visit, documents: dict[str, Document]) -> None:
    """The data of a principle is no script to the policy: the browser finds nothing to refuse."""
    page = visit(HERE)
    page.context.add_init_script(
        "window.refused = []; addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective))"
    )
    page.reload()
    data = page.evaluate("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)")

    assert page.evaluate("window.refused") == []
    assert data["name"] == "Keep every promise"
    assert data["url"] == next(
        link.attributes["href"] for link in documents[HERE].all("link") if link.attributes["rel"] == "canonical"
    )


def test_the_code_survives_its_words(project: Path, build: Build, read: Read) -> None:
    """Whatever signs a title and a name hold, the code to embed is one frame with them in its title."""
    odd = """Ada "&amp; 'Bob\\' {{ x }} & co"""
    file = project / "principles/go-first.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("title: Go first", f"title: >-\n  {odd}"), encoding="utf-8"
    )
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    page = read((project / "site/principles/go-first/index.html").read_text(encoding="utf-8"))
    code = next(read(pre.text) for pre in page.all("pre") if "<iframe" in pre.text)
    quotation = next(button.attributes["value"] for button in page.all("button") if button.words == "Quote")

    assert [element.attributes for element in code.elements] == [
        {
            "src": "https://small.example/wall/embed/go-first/",
            "title": f"{odd} · The Small Manifesto",
            "width": "560",
            "height": "315",
            "loading": "lazy",
        }
    ]
    assert quotation.startswith(
        f"“{odd}\nA sentence that stands under the title.”\nAda Example, in The Small Manifesto"
    )
