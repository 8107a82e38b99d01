"""Text that runs from the right, in pages that do as well and in pages that do not, and the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.site.looks import faults
from tests.site.manuscripts import ARABIC, HARD, PERSIAN, publishing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Build
    from tests.site.conftest import Visit

    HomeOf = Callable[[str], str]

MANIFESTOS = {"left": HARD, "arabic": ARABIC, "persian": PERSIAN}
PAGES = {
    "arabic": (
        *("", "principles/promise/", "principles/who/", "themes/", "collections/steps/", "contributors/", "search/"),
        *("contributors/ada-example/", "pledge/", "posters/", "all/", "changes/", "editions/first-edition/"),
        *("embed/promise/", "privacy/", "help/p011/", "404.html"),
    ),
    "persian": ("", "principles/promise/", "principles/persian/", "principles/hebrew/"),
}
HARMLESS = ("404", "Service Worker")
# Where the first and the last character of a text stand: the left edges of both.
ENDS = """one => {
    const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT, (text) =>
        text.parentElement.closest(".unseen") || !text.data.trim() ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT)
    const texts = []
    while (walk.nextNode()) texts.push(walk.currentNode)
    const at = (text, index) => {
        const range = document.createRange()
        range.setStart(text, index)
        range.setEnd(text, index + 1)
        return range.getBoundingClientRect().left
    }
    const last = texts.at(-1)
    return [at(texts[0], texts[0].data.search(/\\S/)), at(last, last.data.trimEnd().length - 1)]
}"""
L, R = 1, -1
TEXTS = {  # the page, what stands on it with a stop or a mark at its end, and the side from which it is read
    "left": (
        ("", ".opening__under", L),
        ("", ".row:has([href='principles/arabic/']) .row__title", R),
        ("", ".row:has([href='principles/arabic/']) .row__summary", R),
        ("principles/arabic/", "h1", R),
        ("principles/arabic/", ".opening__under", R),
        ("principles/six/", ".ways [href$='arabic/']", R),
    ),
    "arabic": (
        ("", ".row:has([href='principles/promise/']) .row__summary", R),
        ("", ".row:has([href='principles/who/']) .row__title", L),
        ("", ".row:has([href='principles/who/']) .row__summary", L),
        ("principles/promise/", ".opening__under", R),
        ("principles/who/", ".opening__under", L),
        ("principles/who/", ".prose > p", L),
        ("principles/who/", "dd:has(time)", R),
        ("404.html", ".opening__under", R),
    ),
}
BOX = "one => { const { left, right } = one.getBoundingClientRect(); return (left + right) / 2 }"
SIDES = (  # what stands nearer to where reading begins, and what further on
    ("", 1280, (".masthead__home", ".masthead nav")),
    ("", 1280, (".row .numeral", ".row__title a", ".row__summary")),
    ("", 360, (".row .numeral", ".row__title a")),
    ("contributors/", 1280, (".names__name", ".colophon li:last-child")),
    ("help/p011/", 1280, (".page__aside .label", ".prose")),
)


@pytest.fixture(scope="module")
def home_of(repository: Path, build: Build, serve: Callable[..., Any]) -> Iterator[HomeOf]:
    """Return the function that says where one of the manifestos is served."""
    with publishing(MANIFESTOS, repository, build, serve) as home:
        yield home


@pytest.mark.parametrize("name", PAGES)
def test_every_page_from_the_right_holds_together(home_of: HomeOf, visit: Visit, name: str) -> None:
    """On a telephone, a screen and at 400 percent, and with letters set apart, all of a page is on it, and nothing in anything else."""
    home = home_of(name)
    page = visit(home=home, forgiven=HARMLESS, bypass_csp=True)

    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert faults(page, home, PAGES[name]) == {}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_reads_in_its_own_order(home_of: HomeOf, visit: Visit, name: str) -> None:
    """A text in Arabic ends on the left of where it begins, one in English on the right, whatever the page around it."""
    home = home_of(name)
    page = visit(home=home, viewport={"width": 1900, "height": 900}, forgiven=HARMLESS)
    for address, css, sign in TEXTS[name]:
        page.goto(home + address)
        first, last = page.locator(css).first.evaluate(ENDS)

        assert sign * (last - first) > 0, (address, css)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_latin_statement_fills_the_measure_of_an_arabic_page(home_of: HomeOf, visit: Visit, width: int) -> None:
    """Its lines reach from edge to edge, and the question mark stands at the end of the last."""
    page = visit("principles/who/", home=home_of("arabic"), viewport={"width": width, "height": 800})
    page.evaluate("document.fonts.ready.then(() => true)")
    frame = page.locator("h1 svg:visible").bounding_box()
    lines = page.locator("h1 svg:visible text")
    ends = "line => [0, line.getNumberOfChars() - 1].map((n) => line.getStartPositionOfChar(n).x)"

    assert "".join(lines.all_text_contents()).endswith("?")
    for line in lines.all():
        box, (first, last) = line.bounding_box(), line.evaluate(ends)
        assert abs(box["x"] - frame["x"]) < 0.04 * frame["width"]
        assert abs(box["width"] - frame["width"]) < 0.04 * frame["width"]
        assert first < last


@pytest.mark.parametrize(("address", "width", "order"), SIDES)
def test_a_page_from_the_right_is_one_from_the_left_in_a_mirror(
    home_of: HomeOf, visit: Visit, address: str, width: int, order: tuple[str, ...]
) -> None:
    """Numerals and margins stand on the left of an English page, and on the right of an Arabic one."""
    for name, sign in (("left", 1), ("arabic", -1)):
        page = visit(address, home=home_of(name), viewport={"width": width, "height": 800}, forgiven=HARMLESS)
        places = [sign * page.locator(css).first.evaluate(BOX) for css in order]

        assert places == sorted(places), name


@pytest.mark.parametrize(
    ("name", "address", "sign"), [("left", "principles/arabic/", 1), ("arabic", "principles/who/", -1)]
)
def test_names_follow_each_other_as_the_page_runs(
    home_of: HomeOf, visit: Visit, name: str, address: str, sign: int
) -> None:
    """Of two authors in another script the first stands first, on a list of principles and on the page of one."""
    home = home_of(name)
    for page, css in (
        (visit(address, home=home), ".principle__by bdi"),
        (visit(home=home), f".row:has([href='{address}']) bdi"),
    ):
        first, second, third = (bdi.evaluate(BOX) for bdi in page.locator(css).all())

        assert sign * (second - first) > 0
        assert sign * (third - second) > 0


@pytest.mark.parametrize(
    ("name", "address", "side"), [("left", "principles/arabic/", "right"), ("arabic", "principles/who/", "left")]
)
def test_a_longer_text_stands_on_its_own_side(
    home_of: HomeOf, visit: Visit, name: str, address: str, side: str
) -> None:
    """A paragraph begins where its script does, and the item of a list stays beside its number."""
    prose = visit(address, home=home_of(name)).locator(".prose")
    gap = """one => {
        const range = document.createRange(), column = one.closest(".prose").getBoundingClientRect()
        range.selectNodeContents(one)
        const text = range.getBoundingClientRect()
        return [text.left - column.left, column.right - text.right]
    }"""
    begins = ("left", "right").index(side)

    assert prose.locator("> p").first.evaluate(gap)[begins] < 2
    assert prose.locator("li").first.evaluate(gap)[1 - begins] < 60
