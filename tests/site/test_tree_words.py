"""The words of a tree: in its language where there are any, and marked as those of the original where there are none."""

from __future__ import annotations

import shutil
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests.conftest import VOID
from tests.site.grove import HOME

from manifesto.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.grove import Grove


def test_the_words_of_a_tree_are_its_own(grove: Grove) -> None:
    """Title, summary, text, theme, collection and name of the manifesto are in the language, and its translator is named."""
    page = grove.page("de/principles/leave-the-path-wider/")

    assert page.all("h1")[0].words.startswith("Lass den Weg breiter")
    assert page.all("title")[0].words == "Lass den Weg breiter · Das Kleingarten-Manifest"
    assert "Ein Weg gehört dem, der am meisten trägt." in page.html
    assert 'href="../share-the-water/"' in page.html
    assert "Cleo Beispiel" in [one.words for one in page.all("dd")]
    assert "Worauf man sich einigt" in grove.page("de/collections/spring/").html
    assert "1. März 2026" in page.html


def test_what_is_not_translated_is_the_original_and_says_so(grove: Grove) -> None:
    """Its title, summary and text are marked as being in the other language, and a reader is told."""
    page = grove.page("ar/principles/lend-the-good-spade/")
    marked = [one for one in page.all("div", having="lang") if one.attributes["lang"] == "en"]

    assert page.all("h1")[0].words.startswith("Lend the good spade")
    assert [one.attributes["dir"] for one in marked] == ["ltr", "ltr"]
    assert marked[0].words.count("Lend the good spade")
    assert "The blunt one stays in the shed." in marked[1].words
    assert len([one for one in page.all("p") if "borrowed" in one.attributes.get("class", "")]) == 1
    canonical = next(one for one in page.all("link") if one.attributes["rel"] == "canonical")
    assert canonical.attributes["href"] == f"{HOME}principles/lend-the-good-spade/"
    assert "borrowed" not in grove.page("de/principles/leave-the-path-wider/").html


def test_a_sheet_of_a_tree_is_known_again(grove: Grove, tmp_path: Path) -> None:
    """`manifesto preflight` holds a poster of a translation to the words of that translation."""
    sheet = grove.site / "de/posters/principles/share-the-water/a4-portrait.pdf"
    other = shutil.copytree(grove.project, tmp_path / "other", symlinks=True)
    file = other / "principles/share-the-water.de.md"
    file.write_text(file.read_text(encoding="utf-8").replace("Teile das", "Teilt das"), encoding="utf-8")
    said = [CliRunner().invoke(main, ["-C", str(root), "preflight", str(sheet)]) for root in (grove.project, other)]

    assert [done.exit_code for done in said] == [0, 1], said[0].output
    assert "Teilt" in said[1].output


class Tongues(HTMLParser):
    """Every text of a page, with the language and the direction that it is marked with or lies in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, str]]] = []
        self._open: list[tuple[str, tuple[str, str]]] = [("", ("", ""))]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the language of an element, which is that of the one around it unless it says another."""
        said, (lang, side) = dict(attrs), self._open[-1][1]
        if tag not in VOID:
            self._open.append((tag, (said.get("lang") or lang, said.get("dir") or side)))

    def handle_endtag(self, tag: str) -> None:
        """Leave the element."""
        while tag in {name for name, _ in self._open} and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.found.append((" ".join(data.split()), self._open[-1][1]))


@pytest.mark.parametrize(
    ("address", "number"),
    [
        *(("ar/", 2), ("ar/themes/", 2), ("ar/themes/soil/", 2), ("ar/themes/people/", 2), ("ar/search/", 3)),
        *(("ar/collections/", 1), ("ar/collections/spring/", 1), ("ar/contribute/", 2)),
        *(("ar/principles/share-the-water/", 2), ("de/", 1), ("de/themes/people/", 1)),
    ],
)
def test_themes_and_collections_say_in_which_language_they_are(grove: Grove, address: str, number: int) -> None:
    """What nobody has translated of a theme or a collection is marked as the original's wherever it is shown."""
    words = ("Soil", "What feeds all of us.", "People", "Before the first spade", "What to agree on while")
    told = [(text, way) for text, way in Tongues(grove.page(address).html).found if text.startswith(words)]
    found = [way for text, way in told if "·" not in text]  # which stands in the head, where nothing can be marked

    assert len(found) >= number, told
    assert set(found) == {("en", "ltr")}, told


def test_what_is_translated_of_them_is_not_marked(grove: Grove) -> None:
    """A theme in the language of the tree is plain words of it."""
    found = dict(Tongues(grove.page("de/").html).found)

    assert (found["Boden"], found["People"]) == (("de", "ltr"), ("en", "ltr"))
    assert dict(Tongues(grove.page("de/collections/").html).found)["Vor dem ersten Spatenstich"] == ("de", "ltr")


def test_prose_pages_have_their_translation_or_the_original(grove: Grove) -> None:
    """A page in pages/ is in the language of the tree where somebody wrote it so, and marked where nobody did."""
    home, reading = grove.page("de/"), grove.page("de/reading/")

    assert "Wir graben Seite an Seite." in home.html
    assert [one.attributes["href"] for one in home.all("a") if one.words == "mitschreibt"] == ["contribute/"]
    assert "Gib dein Wort" in home.html
    assert [one.attributes["lang"] for one in reading.all("div", having="lang")] == ["en"]
    assert [one.attributes["href"] for one in reading.all("a") if one.words == "the first promise"] == [
        "../principles/leave-the-path-wider/"
    ]
    assert not list(grove.site.rglob("index.de*"))
