"""A principle in a frame on a page of somebody else's."""

from __future__ import annotations

import gzip
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from playwright.sync_api import Page
    from tests.conftest import Build, Document
    from tests.site.conftest import Visit

HERE = "embed/keep-every-promise/"
AXE = files("axe_playwright_python").joinpath("axe.min.js")
RUN = """async () => (await axe.run(document, { rules: { "target-size": { enabled: true } } }))
    .violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`))"""
SUMMARY = "Name the hour, and be early by a minute, and if you cannot be early be on time, and if not that then say so."
TITLES = {
    "one-line": "Go first",
    "usual": "Leave them more able than before",
    "eighty-letters": "Treat every single person as though the whole house depended on that one answer",
    "one-word": "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauten"[:60],
    "japanese": "約束したことは誰も見ていなくても必ず守り、できないことは最初から約束しない",
    "arabic": "أوفِ بكل وعد تقطعه على نفسك مهما كان صغيرًا",
    "hostile": """Ada "&amp; 'Bob\\' onload="x" {{ x }} & co""",
}
FRAMES = ((240, 180), (320, 180), (300, 600), (400, 300), (560, 315), (800, 300), (1200, 630))
ROOM = """() => { const page = document.scrollingElement
    return [page.scrollWidth - page.clientWidth, page.scrollHeight - innerHeight] }"""


def test_a_page_of_another_origin_shows_it(
    visit: Visit, serve: Callable[[Path, str], Any], host: str, tmp_path: Path
) -> None:
    """In a frame elsewhere the principle stands whole, asks for nothing but its look, and leads here in a window of its own."""
    code = f'<iframe src="{host}{HERE}" title="Keep every promise" width="560" height="315" loading="lazy"></iframe>'
    (tmp_path / "index.html").write_text(
        f'<!doctype html><title>Theirs</title><link rel="icon" href="data:,">{code}', encoding="utf-8"
    )
    with serve(tmp_path, "/") as theirs:
        page = visit(home=theirs, forgiven=(host,))
        frame = page.frame_locator("iframe")
        expect(frame.get_by_role("heading", level=1)).to_have_text("1 Keep every promise")
        expect(frame.get_by_text("Promise only what you will do")).to_be_visible()
        expect(frame.get_by_text("Jorge Barba")).to_be_visible()
        inside = page.frames[1]
        inside.evaluate("document.fonts.ready.then(() => true)")
        asked = inside.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
        with page.expect_popup() as opened:
            page.mouse.click(300, 250)  # anywhere on it
        new = opened.value
        new.wait_for_load_state()

        assert {name.removeprefix(host).rpartition("/")[0] for name in asked} == {"assets/stylesheets", "assets/fonts"}
        assert len(asked) <= 5
        assert new.url == f"{host}principles/keep-every-promise/"
        assert new.evaluate("window.opener") is None
        assert page.url == theirs


def test_it_is_light(site: Path, documents: dict[str, Document]) -> None:
    """With its look and its three fonts an embed is smaller than 40 KB, as it travels."""
    text = documents[HERE].html.encode() + (site / "assets/stylesheets/embed.css").read_bytes()
    fonts = [*site.glob("assets/fonts/*-core.woff2")]
    used = [font for font in fonts if font.name.split("-core")[0] in {"statement", "text", "label", "label-bold"}]

    assert len(used) == 4
    assert len(gzip.compress(text, mtime=0)) + sum(font.stat().st_size for font in used) < 40_000


def test_it_runs_nothing_and_is_not_searched(documents: dict[str, Document]) -> None:
    """An embed has no script, is kept out of search engines, and names the page that it is of."""
    embeds = {address: page for address, page in documents.items() if address.startswith("embed/")}

    assert len(embeds) == sum(address.startswith("principles/") for address in documents)
    for address, page in embeds.items():
        policy = page.all("meta")[1].attributes["content"]
        [canonical] = [link.attributes["href"] for link in page.all("link") if link.attributes["rel"] == "canonical"]

        assert page.all("script") == []
        assert page.meta("robots") == "noindex"
        assert policy == (
            "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
        )
        assert canonical.endswith(address.replace("embed/", "principles/"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("frame", [(240, 180), (560, 315)])
def test_axe_finds_nothing(visit: Visit, frame: tuple[int, int], scheme: str) -> None:
    """Small or usual, light or dark, no rule of axe is broken."""
    page = visit(HERE, viewport={"width": frame[0], "height": frame[1]}, color_scheme=scheme)
    page.evaluate(AXE.read_text(encoding="utf-8"))

    assert page.evaluate(RUN) == []
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(251, 247, 239)", "dark": "rgb(21, 22, 26)"}[scheme]


@pytest.fixture
def embedded(project: Path, build: Build, serve: Callable[[Path, str], Any], visit: Visit) -> Any:
    """Yield the function that opens the embed of one of the titles, in a small manifesto that has them all."""
    pattern = (project / "principles/go-first.md").read_text(encoding="utf-8")
    for slug, title in TITLES.items():
        text = pattern.replace("title: Go first", f"title: >-\n  {title}")
        text = text.replace("See it coming", f"See it coming, {slug}")
        text = text.replace("A sentence that stands under the title.", SUMMARY)
        (project / f"principles/{slug}.md").write_text(text, encoding="utf-8")
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    with serve(project / "site", "/wall/") as home:
        yield lambda slug, **options: visit(f"embed/{slug}/", home=home, **options)


def test_every_frame_holds_every_title(embedded: Callable[..., Page]) -> None:
    """From 240 by 180 pixels to 1200 by 630, title and credit stand within the frame, and nothing scrolls."""
    lost = []
    for slug in TITLES:
        page = embedded(slug)
        page.evaluate("document.fonts.ready.then(() => true)")
        for width, height in FRAMES:
            page.set_viewport_size({"width": width, "height": height})
            credit = page.locator(".credit").bounding_box()
            over = page.evaluate(ROOM)
            if max(over) > 0 or not credit or credit["y"] + credit["height"] > height:
                lost.append(f"{slug} at {width} x {height}: {over}")
            if (width, height) == (560, 315):
                expect(page.get_by_text("Name the hour")).to_be_visible()

    assert lost == []


def test_a_hostile_title_is_a_title(embedded: Callable[..., Page]) -> None:
    """Signs of markup and of templates in a title are read as they were written."""
    page = embedded("hostile")

    expect(page.get_by_role("link")).to_have_text(TITLES["hostile"])
    assert page.locator("[onload]").count() == 0


def test_the_side_is_that_of_the_title(embedded: Callable[..., Page]) -> None:
    """A title that is read from the right begins there, whatever the language of the manifesto."""
    for slug, direction in (("arabic", "rtl"), ("usual", "ltr")):
        page = embedded(slug, viewport={"width": 400, "height": 300})
        number = page.locator(".number").bounding_box()

        assert page.locator("html").get_attribute("dir") == direction
        assert number
        assert (number["x"] > 200) == (direction == "rtl")


def test_an_older_address_still_shows_it(project: Path, build: Build) -> None:
    """Pages that embedded a principle under an address that it had before go on showing it."""
    file = project / "principles/go-first.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("licence:", "aliases: [be-first]\nlicence:"), encoding="utf-8"
    )
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr

    older, newer = ((project / "site/embed" / slug / "index.html").read_bytes() for slug in ("be-first", "go-first"))
    assert older == newer


def test_it_prints(visit: Visit) -> None:
    """On paper an embed is ink on white, with all of its text."""
    page = visit(HERE, color_scheme="dark")
    page.emulate_media(media="print")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    expect(page.get_by_text("Promise only")).to_be_visible()
