"""The card: what is being written, as it will hang and as it will stand, and the room that is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from manifesto import Project, typeface
from manifesto.headline import _settings
from manifesto.poster.layout.statement import LARGEST, NARROWER, _largest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.site.conftest import Visit

    from manifesto.headline import Headline

    Show = Callable[..., str]

SHOW = """async (draft) => {
  const place = document.querySelector("form [data-card]")
  if (!window.cardOfTest) {
    const { card } = await import(new URL("../assets/javascripts/contribute/card.js", location.href))
    window.cardOfTest = card(place)
    await new Promise((ready) => place.querySelector("link").addEventListener("load", ready))
  }
  const said = window.cardOfTest.show(draft)
  await document.fonts.ready
  return said
}"""
LINES = """() => [...document.querySelectorAll(".card__statement text")].map((line) => line.textContent)"""
SETTINGS = """async (titles) => {
  const picture = document.querySelector(".card__statement svg")
  return titles.map((title) => {
    window.cardOfTest.show({ title })
    const { width, height } = picture.getBoundingClientRect()
    const lines = [...picture.querySelectorAll("text")]
    return [1000 * height / width, ...[(line) => line.textContent, (line) => +line.getAttribute("font-size")].map((what) => lines.map(what))]
  })
}"""
OUTSIDE = """() => {
  const frame = document.querySelector(".card__frame").getBoundingClientRect()
  const [margin, slack] = [frame.width * 0.1, 0.04 * frame.width]
  return [...document.querySelectorAll(".card__frame :is(svg text, p, bdi)")].filter((one) => {
    const box = one.getBoundingClientRect()
    return box.width && (box.left < frame.left + margin - slack || box.right > frame.right - margin + slack
      || box.top < frame.top + margin - slack || box.bottom > frame.bottom - margin + slack)
  }).map((one) => one.outerHTML)
}"""
DRAFTS = {
    "nothing": {},
    "English": {
        "title": "Keep every promise",
        "summary": "Promise only what you will do, then do it.",
        "name": "Ada Example",
    },
    "Arabic": {"title": "أوفِ بكل وعد، دائمًا!", "summary": "لا تعد إلا بما ستفعله، ثم افعله.", "name": "مثال"},
    "Hebrew": {"title": "קיימו כל הבטחה (תמיד)", "summary": "הבטיחו רק את מה שתעשו.", "name": "עדה"},
    "Japanese": {
        "title": "約束したことは、必ず守る。「あとで」は禁止",
        "summary": "できることだけを約束する。" * 5,
        "name": "見本 花子",
    },
    "one word of 80 characters": {"title": "Z" + "zusammen" * 10, "summary": "W" * 180, "name": "N" * 60},
    "far too much": {
        "title": "really " * 2_000,
        "summary": "more " * 5_000,
        "name": "Ada " * 500,
        "body": "x" * 99_999,
    },
}

ROOM: list[tuple[dict[str, Any], str]] = [
    ({}, "Title: 60 left that read best, 80 in all. Summary: 140 left that read best, 180 in all. Text: 6,000 left."),
    ({"title": "x" * 60}, "Title: 0 left that read best, 20 in all."),
    ({"title": "x" * 61}, "Title: shorter reads better; 19 left."),
    ({"title": "x" * 81}, "Title: 1 too many."),
    ({"title": "  e\u0301 \n x  "}, "Title: 57 left that read best, 77 in all."),
    ({"summary": "🎉" * 141}, "Summary: shorter reads better; 39 left."),
    ({"summary": "x" * 200}, "Summary: 20 too many."),
    ({"body": "x\n" * 3_001}, "Text: 1 too many."),
]


@pytest.fixture
def sheet(visit: Visit) -> Page:
    """Return the page on which principles are written."""
    return visit("contribute/")


@pytest.fixture
def show(sheet: Page) -> Show:
    """Return the function that shows a draft, and returns what is said of the room that is left."""

    def shown(**draft: Any) -> str:
        said: str = sheet.evaluate(SHOW, draft)
        return said

    return shown


def test_a_statement_is_set_as_on_its_poster(sheet: Page, show: Show, repository: Path) -> None:
    """All our titles are broken, and as large, as on a poster with as much room, to the accuracy of a browser."""
    face = typeface.Fonts(repository / typeface.FOLDER).statement
    titles = [principle.title for principle in Project.at(repository).load().principles]
    show(title="".join(sorted({*"".join(titles)})))  # which fetches the letters
    sheet.wait_for_function("document.fonts.status === 'loaded'")

    for title, (free, texts, sizes) in zip(titles, sheet.evaluate(SETTINGS, titles), strict=True):
        expected = _largest(title, face, free)
        chosen = next(
            (one for one in _settings(title, face, LARGEST) if [line.text for line in one.lines] == texts), None
        )
        assert expected
        assert chosen
        assert sizes == pytest.approx([line.size for line in chosen.lines], rel=0.015)
        assert smallest(chosen, free) >= 0.99 * smallest(expected, free)  # of two that are equally large either will do


def smallest(headline: Headline, free: float) -> float:
    """Return the size of the smallest line of a headline, once it is fitted to the free height."""
    size = min(line.size for line in headline.lines)
    return size * NARROWER * free / headline.height if headline.height > free else size


@pytest.mark.parametrize("draft", DRAFTS)
def test_all_of_it_stays_on_the_sheet(draft: str, sheet: Page, show: Show) -> None:
    """Whatever is written, in any script, no word leaves the sheet, and the page does not grow wider."""
    for width in (320, 360, 800, 1280):
        sheet.set_viewport_size({"width": width, "height": 800})
        show(**DRAFTS[draft])

        assert sheet.evaluate(OUTSIDE) == []
        assert sheet.evaluate("document.documentElement.scrollWidth") <= width


def test_japanese_ends_no_line_before_a_comma(sheet: Page, show: Show) -> None:
    """Lines of Japanese begin with no sign that belongs to the character before it, and are the title together."""
    show(title="約束したことは、必ず守る。「あとで」は禁止")
    lines = sheet.evaluate(LINES)

    assert len(lines) > 1
    assert "".join(lines) == "約束したことは、必ず守る。「あとで」は禁止"
    assert not [line for line in lines if line[0] in "、。」" or line[-1] == "「"]


def test_what_is_empty_is_a_hairline(sheet: Page, show: Show) -> None:
    """Without words there are lines to write on, and the words take their place."""
    show()
    expect(sheet.locator(".card__statement path")).to_have_count(1)
    assert sheet.evaluate(LINES) == []
    show(title=" Go  first ")

    expect(sheet.locator(".card__statement path")).to_have_count(0)
    assert " ".join(sheet.evaluate(LINES)) == "Go first"
    expect(sheet.locator(".card .row__title")).to_have_text("Go first")


def test_words_are_words(sheet: Page, show: Show) -> None:
    """Markup that somebody writes is shown as it stands, everywhere."""
    hostile = "<img src=x onerror=alert(1)>"
    show(title=hostile, summary=hostile, name=hostile, themes=[hostile], body=hostile)

    assert sheet.locator(".card img").count() == 0
    assert " ".join(sheet.evaluate(LINES)) == hostile
    for place in (".card__under p", ".card__by bdi", ".row__title", ".row__summary", ".row__by bdi", ".card__themes"):
        expect(sheet.locator(f".card {place}")).to_have_text(hostile)


def test_the_room_that_is_left(sheet: Page, show: Show) -> None:
    """Characters are counted as the check counts them, and the card says how many are left."""
    for draft, said in ROOM:
        assert said in show(**draft)
        assert said in " ".join(sheet.locator(".card__room p").all_inner_texts())


def test_the_room_is_seen_on_the_sheet(sheet: Page, show: Show) -> None:
    """A scale in the margin grows with what is written, and changes where it is too long to read best."""
    heights = []
    for number in (0, 20, 40, 61, 500):
        show(title="x" * number)
        scale = sheet.locator("[data-scale=title]")
        heights.append(
            scale.evaluate("(one) => parseFloat(getComputedStyle(one, '::before').height) / one.clientHeight")
        )
        assert (scale.get_attribute("data-tight") is not None) == (number > 60)

    assert heights == pytest.approx([0, 0.25, 0.5, 0.7625, 1], abs=0.01)


def test_limits_of_ones_own(sheet: Page, show: Show) -> None:
    """Another manifesto may have other limits: whoever makes a card can say which."""
    show()
    said = sheet.evaluate(
        """async () => {
          const { card } = await import(new URL("../assets/javascripts/contribute/card.js", location.href))
          return card(document.createElement("div"), { title: { best: 5, most: 7 } }).show({ title: "Go on!" })
        }"""
    )

    assert said == "Title: shorter reads better; 1 left."


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_card_keeps_nobody_out(scheme: str, visit: Visit) -> None:
    """The picture is hidden from screen readers, the room is not; axe finds nothing, and nothing moves."""
    page = visit("contribute/", color_scheme=scheme, reduced_motion="reduce")
    page.evaluate(SHOW, DRAFTS["English"])

    assert page.locator(".card figure:not([aria-hidden=true])").count() == 0
    assert page.locator(".card :is(a, button, [tabindex])").count() == 0
    expect(page.get_by_text("Title: 42 left that read best")).to_be_visible()
    assert Axe().run(page, context=[[".card"]]).response["violations"] == []
    assert page.evaluate("document.getAnimations().length") == 0
