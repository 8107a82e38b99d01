"""The whole on one page: everything in its order, an address for each principle, and a book when it is printed."""

from __future__ import annotations

import gzip
import io
import json
from importlib.resources import files
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from playwright.sync_api import expect

from .small import PRINCIPLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Build, Document, Read
    from tests.site.conftest import Visit

AXE = files("axe_playwright_python").joinpath("axe.min.js")
RUN = """async () => {
    const found = await axe.run(document, { rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] })
    return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`))
}"""
POINTS = 72 / 25.4  # to the millimetre
ARABIC = PRINCIPLE.format(title="احفظ كل وعد", body="## لماذا\n\nالوعد دين على صاحبه، فلا تعد بما لا تقدر عليه.")
JAPANESE = PRINCIPLE.format(
    title="約束を守る", body="### 理由\n\n約束は少なく、守るときは必ず守る。誰も見ていない時でも、雨の日でも、必ず。"
)
CONTENT = PRINCIPLE.format(
    title="Be content", body="Enough is [a feast](go-first.md), and [more](https://example.org/) is not."
)


@pytest.fixture(scope="module")
def principles(site: Path) -> list[dict[str, Any]]:
    """Return the principles of the site in their order."""
    found: list[dict[str, Any]] = json.loads((site / "principles.json").read_text(encoding="utf-8"))["principles"]
    return found


@pytest.fixture
def whole(project: Path, build: Build, read: Read) -> Document:
    """Return the page of a manifesto in three languages, one of whose principles is called as a place of every page is."""
    for name, text in {"content": CONTENT, "promise": ARABIC, "yakusoku": JAPANESE}.items():
        (project / f"principles/{name}.md").write_text(text, encoding="utf-8")
    (project / "pages/index.md").write_text("See [the pledge](pledge.md).\n\n### Why\n\nSo.\n", encoding="utf-8")
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return read((project / "site/all/index.html").read_text(encoding="utf-8"))


def test_everything_is_there_in_order(documents: dict[str, Document], principles: list[dict[str, Any]]) -> None:
    """The page has every principle with its number, title, sentence and names, and each is listed before."""
    page = documents["all/"]
    sections = [one for one in page.all("section") if one.attributes.get("class") == "whole__principle"]
    contents = next(one for one in page.all("nav") if one.attributes.get("class") == "whole__contents")

    assert [one.attributes["id"] for one in sections] == [one["slug"] for one in principles]
    assert [one.words for one in page.all("li") if one.words in contents.words][: len(principles)] == [
        one["title"] for one in principles
    ]
    for section, one in zip(sections, principles, strict=True):
        assert section.words.startswith(f"{one['number']} {one['title']} {one['summary']}")
        assert all(author["name"] in section.words for author in one["authors"])
        assert f"#{one['slug']}" in {link.attributes["href"] for link in page.all("a")}


def test_the_page_begins_as_the_home_does(documents: dict[str, Document]) -> None:
    """The preamble of the home stands before the principles, word by word."""
    preamble = next(one.words for one in documents[""].all("div") if "prose" in one.attributes.get("class", ""))

    assert preamble
    assert preamble in documents["all/"].all("article")[0].words


def test_no_rank_is_skipped(documents: dict[str, Document], whole: Document) -> None:
    """The page has one first heading, and below each heading the next lower ones, whatever the texts begin with."""
    for page in (documents["all/"], whole):
        ranks = [int(one.tag[1]) for one in page.all("h1", "h2", "h3", "h4", "h5", "h6")]

        assert ranks.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(ranks))
    assert [one.words for one in whole.all("h2")[:1]] == ["Why"]
    assert {"لماذا", "理由"} <= {one.words for one in whole.all("h3")}


def test_links_stay_on_the_page(whole: Document) -> None:
    """A link to another principle leads to its place here, a link of the preamble to its page, others where they led."""
    links = {one.words: one.attributes["href"] for one in whole.all("a")}

    assert links["a feast"] == "#go-first"
    assert links["the pledge"] == "../pledge/"
    assert links["more"] == "https://example.org/"


def test_no_two_places_share_an_id(whole: Document) -> None:
    """A principle may be called as a place of every page is, and its address leads to the principle."""
    ids = [one.attributes["id"] for one in whole.all(having="id")]

    assert len(ids) == len(set(ids))
    assert next(one for one in whole.all(having="id") if one.attributes["id"] == "content").tag == "section"


def test_it_is_a_page_of_its_own(documents: dict[str, Document], sitemap: list[str]) -> None:
    """Search engines may list the page under its own address; the search of the site knows each principle once."""
    page = documents["all/"]
    (canonical,) = (one.attributes["href"] for one in page.all("link") if one.attributes["rel"] == "canonical")

    assert canonical == f"{sitemap[0]}all/"
    assert canonical in sitemap
    assert page.all(having="data-pagefind-body") == []
    assert [one for one in page.all("meta") if one.attributes.get("name") == "robots"] == []


def test_it_leads_to_the_other_forms(visit: Visit, site: Path) -> None:
    """At its end the page offers the book, the plain text and the Markdown, and each is there."""
    page = visit("all/")
    for name in ("manifesto.epub", "manifesto.txt", "manifesto.md"):
        link = page.locator(f".whole__along a[href$='{name}']")
        answer = page.request.get(link.evaluate("link => link.href"))

        assert answer.body() == (site / name).read_bytes()


def test_it_is_light(site: Path, principles: list[dict[str, Any]]) -> None:
    """Compressed, the page is little more than the words in it."""
    page = gzip.compress((site / "all/index.html").read_bytes())
    words = gzip.compress("".join(one["title"] + one["summary"] + one["body"] for one in principles).encode())
    print(f"{len(page)} bytes, {len(words)} of them words")

    assert len(page) < len(words) + 4_000 + 60 * len(principles)


@pytest.mark.parametrize("width", [360, 1280])
def test_an_address_within_leads_to_its_principle(visit: Visit, principles: list[dict[str, Any]], width: int) -> None:
    """An address with the name of a principle opens the page at that principle."""
    page = visit(f"all/#{principles[20]['slug']}", viewport={"width": width, "height": 740})

    expect(page.get_by_role("heading", name=principles[20]["title"])).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing(visit: Visit) -> None:
    """At 360 and 1280 pixels, light and dark, no rule of axe is broken."""
    page = visit("all/", reduced_motion="reduce")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for width, scheme in product((360, 1280), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)

        assert page.evaluate(RUN) == [], f"{width} pixels, {scheme}"


@pytest.fixture(scope="module", params=["A4", "Letter"])
def printed(request: pytest.FixtureRequest, browser: Any, host: str) -> pypdfium2.PdfDocument:
    """Return the page as a reader prints it whose screen is dark, on either size of paper."""
    context = browser.new_context(color_scheme="dark", service_workers="block")
    page = context.new_page()
    page.goto(f"{host}all/")
    page.evaluate("document.fonts.ready.then(() => true)")
    content = page.pdf(format=request.param, prefer_css_page_size=True, print_background=True)
    context.close()
    return pypdfium2.PdfDocument(io.BytesIO(content))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _texts(printed: pypdfium2.PdfDocument) -> list[str]:
    return [sheet.get_textpage().get_text_bounded() for sheet in printed]


def test_print_has_every_title(printed: pypdfium2.PdfDocument, principles: list[dict[str, Any]]) -> None:
    """Every title is on paper with its number and its sentence, in order."""
    text, at = _squeezed("".join(_texts(printed)[2:])), 0
    for one in principles:
        at = text.index(_squeezed(f"{one['number']}{one['title']}{one['summary']}"), at) + 1

    assert at


def test_print_begins_with_a_title_page(printed: pypdfium2.PdfDocument, documents: dict[str, Document]) -> None:
    """The first page has the name, and nothing of the text, which begins on the second."""
    first, second, *_ = _texts(printed)
    preamble = documents["all/"].all("p")[3].words

    assert 20 < len(first) < 400
    assert _squeezed(preamble)[:60] in _squeezed(second)


def test_print_numbers_its_pages(printed: pypdfium2.PdfDocument) -> None:
    """Every page after the title has its number at the foot, in the middle."""
    for number, sheet in enumerate(printed, 1):
        page = sheet.get_textpage()
        width, low = sheet.get_width(), 20 * POINTS
        found = page.get_text_bounded(width / 2 - 30, 0, width / 2 + 30, low).strip()

        assert found == ("" if number == 1 else str(number))


def test_print_is_on_white(printed: pypdfium2.PdfDocument) -> None:
    """The ground is white and the words are dark, though the screen was dark; no page is empty."""
    for sheet in printed:
        picture = sheet.render(scale=0.5).to_pil().convert("L")
        shades = picture.histogram()

        assert shades[255] > sum(shades) * 0.6
        assert sum(shades[:160]) > 40
        assert all(picture.getpixel(place) == 255 for place in ((1, 1), (picture.width - 2, picture.height - 2)))


def test_print_leaves_no_title_alone(printed: pypdfium2.PdfDocument, principles: list[dict[str, Any]]) -> None:
    """A title at the foot of a page has its sentence, its names and the beginning of its text with it."""
    for text in _texts(printed)[2:]:
        squeezed = _squeezed(text)
        for one in principles:
            head = _squeezed(f"{one['number']}{one['title']}{one['summary']}")
            if head in squeezed:
                rest = squeezed.partition(head)[2]
                names = sum(len(_squeezed(author["name"])) for author in one["authors"])
                assert len(rest) > names + 20, one["slug"]


def test_print_keeps_its_margins(printed: pypdfium2.PdfDocument) -> None:
    """No word stands nearer to the edge of the paper than a printer at home can print."""
    for sheet in printed:
        page = sheet.get_textpage()
        boxes = [page.get_rect(index) for index in range(page.count_rects())]

        assert min(left for left, *_ in boxes) > 12 * POINTS
        assert max(right for _, _, right, _ in boxes) < sheet.get_width() - 12 * POINTS


def test_print_says_where_links_lead(
    project: Path, whole: Document, serve: Callable[[Path, str], Any], visit: Visit
) -> None:
    """On paper the address of a link out of the page stands behind it; a link within the page has none."""
    assert whole.all("section")
    with serve(project / "site", "/wall/") as home:
        page = visit("all/", home=home)
        content = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    text = _squeezed("".join(_texts(content)))

    assert _squeezed("Be content") in text
    assert _squeezed("Enough is a feast, and more <https://example.org/> is not.") in text
    assert len(content) >= 3
