"""Share cards: what goes along where somebody passes a page on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Document

SITE = "https://great-customer-service.github.io/manifesto/"


def _said(document: Document) -> dict[str, str]:
    metas = [meta.attributes for meta in document.all("meta")]
    return {meta.get("property") or meta.get("name", ""): meta.get("content", "") for meta in metas}


def test_every_page_says_what_it_is_when_it_is_shared(site: Path, documents: dict[str, Document]) -> None:
    """Each page has a title, a sentence, a picture of 1200 by 630 pixels that is there, and words in its place."""
    for address, document in documents.items():
        said = _said(document)
        if said.get("robots") == "noindex":
            continue
        picture = said["og:image"].removeprefix(SITE)

        assert said["og:title"], address
        assert said["og:description"] == said["description"], address
        assert said.get("og:url") == SITE + address or address == "404.html"
        assert said["twitter:card"] == "summary_large_image"
        assert said["og:image:alt"]
        with Image.open(site / picture) as card:
            assert card.size == (1200, 630) == (int(said["og:image:width"]), int(said["og:image:height"]))


def test_principles_and_collections_have_cards_of_their_own(documents: dict[str, Document]) -> None:
    """A principle's picture is its statement, a collection's its title; every other page has that of the whole."""
    assert _said(documents["principles/go-first/"])["og:image"] == f"{SITE}cards/principles/go-first.png"
    assert _said(documents["principles/go-first/"])["og:type"] == "article"
    assert _said(documents["collections/ten-rules/"])["og:image"] == f"{SITE}cards/collections/ten-rules.png"
    for address in ("", "pledge/", "posters/", "404.html"):
        assert _said(documents[address])["og:image"] == f"{SITE}cards/manifesto.png"
        assert _said(documents[address])["og:type"] == "website"


def test_a_card_is_light_and_full(site: Path) -> None:
    """No card is heavier than 60 KB, and each has ink from one side to the other."""
    cards = sorted((site / "cards").rglob("*.png"))

    assert len(cards) > 40
    for card in cards:
        with Image.open(card) as opened:
            picture = opened.convert("L")
        dark = picture.point(lambda value: 255 * (value < 100)).getbbox()
        assert card.stat().st_size < 60_000
        assert dark
        assert dark[0] < 150
        assert dark[2] > 1050
