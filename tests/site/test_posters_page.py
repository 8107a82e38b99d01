"""The posters' page: every sheet hangs there with a true picture, and one finds the one that fits."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image, ImageChops
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Document
    from tests.site.conftest import Visit


def test_every_poster_hangs_there_without_script(visit: Visit, site: Path) -> None:
    """Without JavaScript each PDF of the site has its place in the gallery, and no form that would do nothing."""
    page = visit("posters/", java_script_enabled=False)
    files = sorted(path.relative_to(site).as_posix() for path in (site / "posters").rglob("*.pdf"))
    links = page.locator(".hung__title a")

    assert sorted(f"posters/{links.nth(i).get_attribute('href')}" for i in range(links.count())) == files
    assert page.locator(".hung:visible").count() == len(files)
    expect(page.locator("[data-chooser]")).to_be_hidden()


def test_a_visitor_chooses(visit: Visit) -> None:
    """Choosing hides what does not fit, says how many are left, and the address brings the choice back."""
    page = visit("posters/")
    page.get_by_label("Poster").select_option("Six personal steps")
    page.get_by_label("Size").select_option("Letter")
    page.get_by_label("Orientation").select_option("Landscape")
    page.get_by_label("Printing").select_option("For a print shop")

    expect(page.get_by_role("status")).to_have_text("1 poster")
    assert page.locator(".hung:visible").inner_text().splitlines()[0] == "Letter, landscape"

    again = visit(page.url.partition("/posters/")[2] and "posters/" + page.url.partition("/posters/")[2])
    expect(again.get_by_role("status")).to_have_text("1 poster")
    again.get_by_label("Size").select_option("A2")
    expect(again.get_by_role("status")).to_have_text("No poster is like that. Choose All under Size or Orientation.")


def test_a_choice_that_is_none_is_left_alone(visit: Visit) -> None:
    """An address with words that nobody offers shows everything."""
    page = visit("posters/?subject=%3Cimg%20src=x%3E&size=a99")

    assert page.locator(".hung:visible").count() == page.locator(".hung").count()


@pytest.mark.parametrize("name", ["manifesto/a3-portrait", "collections/personal-steps/a4-landscape-shop"])
def test_a_preview_is_the_poster(site: Path, name: str) -> None:
    """The picture in the gallery is the sheet that comes out of the printer, cut to its size."""
    with Image.open(site / "posters" / f"{name}.webp") as opened:
        shown = opened.convert("L")
    page = pypdfium2.PdfDocument(site / "posters" / f"{name}.pdf")[0]
    left, bottom, right, top = page.get_trimbox()
    scale = shown.width / (right - left)
    crop = (left, bottom, page.get_width() - right, page.get_height() - top)
    drawn = page.render(scale=scale, crop=crop).to_pil().convert("L").resize(shown.size)
    histogram = ImageChops.difference(shown, drawn).histogram()

    assert sum(histogram[64:]) < 0.01 * shown.width * shown.height
    assert sum(shown.histogram()[:100]) > 0.01 * shown.width * shown.height  # it is not blank


def test_pictures_keep_their_place(documents: dict[str, Document], site: Path) -> None:
    """Each picture says its size before it is loaded, waits until it is near, and has words in its place."""
    pictures = documents["posters/"].all("img")

    assert len(pictures) > 50
    for picture in pictures:
        with Image.open(site / "posters" / picture.attributes["src"]) as opened:
            size = opened.size
        assert (picture.attributes["width"], picture.attributes["height"]) == tuple(map(str, size))
        assert picture.attributes["loading"] == "lazy"
        assert re.match(r"The poster .+, .+, (portrait|landscape), ", picture.attributes["alt"])


def test_the_bundle_holds_every_poster(site: Path) -> None:
    """The ZIP has each PDF once, byte for byte, in a folder by its printing."""
    with zipfile.ZipFile(io.BytesIO((site / "posters/posters.zip").read_bytes())) as bundle:
        packed = {name: bundle.read(name) for name in bundle.namelist()}
    files = {path.relative_to(site / "posters").as_posix(): path for path in (site / "posters").rglob("*.pdf")}

    assert len(packed) == len(files)
    for name, path in files.items():
        profile = re.search(r"(?:portrait|landscape)-?([\w-]*)\.pdf$", name)
        assert profile
        assert packed[f"{profile[1] or 'home'}/{name.replace('/', '-')}"] == path.read_bytes()


def test_the_page_says_which_frames_take_a_sheet(documents: dict[str, Document]) -> None:
    """Beside a sheet stand its size, the weight of its file and the frames that it hangs in."""
    text = next(item.words for item in documents["posters/"].all("li") if item.words.startswith("A3, portrait"))

    assert re.search(r"For your own printer\. 297 × 420 mm, PDF, \d+ KB\.", text)
    assert "Hangs in: A3 frame" in text


def test_the_order_sheet_is_for_the_print_shop(documents: dict[str, Document], site: Path) -> None:
    """It lists the files with bleed and no others, and says where they are cut, which colours and what paper."""
    page = documents["posters/order/"]
    links = {
        link.attributes["href"].removeprefix("../")
        for link in page.all("a")
        if link.attributes["href"].endswith(".pdf")
    }
    files = {path.relative_to(site / "posters").as_posix() for path in (site / "posters").rglob("*-shop*.pdf")}
    text = page.all("body")[0].words

    assert links == files
    for words in ("297 × 420 mm", "3 mm on each side", "PDF/X-1a", "FOGRA39", "280 percent", "g/m²"):
        assert words in text


def test_a_principle_offers_its_own_poster(documents: dict[str, Document]) -> None:
    """The page of a principle shows its poster and leads to the file."""
    page = documents["principles/go-first/"]

    assert any("a4-portrait.webp" in picture.attributes["src"] for picture in page.all("img"))
    assert any(link.attributes["href"].endswith("go-first/a4-portrait.pdf") for link in page.all("a"))
