"""What is taken away from a tree: its feeds, data, texts, book and posters, which say how much is not translated."""

from __future__ import annotations

import json
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from click.testing import CliRunner
from tests.site.grove import FOLDERS, HOME, TAGS

from manifesto.cli import main
from manifesto.phrasebook import phrasebook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.grove import Grove

ATOM = "{http://www.w3.org/2005/Atom}"


def test_feeds_and_data_are_those_of_the_tree(grove: Grove) -> None:
    """They are in the words of the tree and lead into it; ids of entries are no other tree's."""
    feeds = {tag: ET.parse(grove.site / FOLDERS[tag] / "feed.xml").getroot() for tag in TAGS}  # noqa: S314 -- ours
    ids = {tag: {str(one.text) for one in feed.iter(f"{ATOM}id")} for tag, feed in feeds.items()}
    principles = json.loads((grove.site / "de/principles.json").read_text(encoding="utf-8"))
    news = json.loads((grove.site / "de/feed.json").read_text(encoding="utf-8"))

    assert len(set.union(*ids.values())) == sum(map(len, ids.values()))
    assert feeds["de"].findtext(f"{ATOM}title") == "Das Kleingarten-Manifest"
    assert principles["principles"][0]["title"] == "Lass den Weg breiter"
    assert principles["principles"][0]["address"] == f"{HOME}de/principles/leave-the-path-wider/"
    assert news["items"][0]["date_modified"] == "2026-04-02T00:00:00Z"
    assert {one["language"] for one in news["items"]} == {"de", "en"}
    assert [one.get("language") for one in principles["principles"]] == [None, None, "en", "en"]
    assert [[who["name"] for who in one.get("translators", ())] for one in principles["principles"]] == [
        *(["Cleo Beispiel"], ["Cleo Beispiel"], [], [])
    ]
    original = json.loads((grove.site / "principles.json").read_text(encoding="utf-8"))["principles"]
    assert not any({"language", "translators"} & set(one) for one in original)


@pytest.mark.parametrize("file", ["manifesto.txt", "manifesto.md", "llms.txt", "manifesto.epub", "contributors.json"])
def test_texts_and_the_book_stand_in_each_tree(grove: Grove, file: str) -> None:
    """Whatever form the manifesto has, it has in each language."""
    contents = {(grove.site / folder / file).read_bytes() for folder in FOLDERS.values()}

    assert len(contents) == len(TAGS)


def printed(pdf: bytes) -> str:
    """Return all the words of a sheet."""
    return str(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range())


@pytest.mark.parametrize(("tag", "left"), [("en", 0), ("de", 2), ("ar", 3)])
def test_whatever_is_taken_away_says_how_much_is_not_translated(grove: Grove, tag: str, left: int) -> None:
    """Texts, guide, book and poster of a tree say once and quietly how much of them is in the words of the original."""
    folder, book = grove.site / FOLDERS[tag], phrasebook(tag)
    with zipfile.ZipFile(folder / "manifesto.epub") as archive:
        texts = [archive.read("EPUB/title.xhtml").decode()]
    texts += [(folder / name).read_text(encoding="utf-8") for name in ("manifesto.txt", "manifesto.md", "llms.txt")]
    told = book.say("translations.partly", count=left, language=book.language.name)

    assert [" ".join(text.split()).count(told) for text in texts] == [bool(left)] * len(texts)
    assert left or not any(book.language.name in text for text in texts)


def test_a_sheet_says_how_much_of_it_is_not_translated(grove: Grove, tmp_path: Path) -> None:
    """The line stands in the imprint where anything is still in the original's words, and on no other sheet."""
    book = phrasebook("de")
    words = ("poster", "principles/lend-the-good-spade", "--size", "a4", "--language", "de", "--out", str(tmp_path))
    done = CliRunner().invoke(main, ["-C", str(grove.project), *words], prog_name="manifesto")
    sheets = {
        "some": grove.site / "de/posters/manifesto/a4-portrait.pdf",
        "all": grove.site / "de/posters/principles/share-the-water/a4-portrait.pdf",
        "none": tmp_path / "de-principles-lend-the-good-spade-a4-portrait.pdf",
        "original": grove.site / "posters/manifesto/a4-portrait.pdf",
    }
    said = {name: " ".join(printed(path.read_bytes()).split()) for name, path in sheets.items()}

    assert done.exit_code == 0, done.output
    assert {name for name, text in said.items() if "Deutsch" in text} == {"some", "none"}
    assert book.say("poster.partly", count=2, language="Deutsch") in said["some"]
    assert book.say("poster.not_yet", language="Deutsch") in said["none"]
    assert "Lend the good spade" in said["none"]
    assert (
        book.say("poster.partly", count=2, language="Deutsch") in grove.page("de/posters/manifesto/a4-portrait/").html
    )


def test_texts_and_the_book_name_who_translated(grove: Grove) -> None:
    """A translation is never handed on without the name of whoever made it."""
    named = phrasebook("de").say("translations.translated_by_names", names="Cleo Beispiel")
    with zipfile.ZipFile(grove.site / "de/manifesto.epub") as archive:
        page = archive.read("EPUB/principles/leave-the-path-wider.xhtml").decode()
        package = archive.read("EPUB/package.opf").decode()

    assert named in page
    assert all(named in (grove.site / f"de/manifesto.{kind}").read_text(encoding="utf-8") for kind in ("txt", "md"))
    assert '<dc:contributor id="translator-1">Cleo Beispiel</dc:contributor>' in package
    assert re.findall("<dc:language>(.*?)<", package) == ["de", "en"]


def test_each_language_has_a_book_of_its_own(grove: Grove) -> None:
    """A reader that keeps books by their number keeps one for each language, whether the name is translated or not."""
    found = set()
    for folder in FOLDERS.values():
        with zipfile.ZipFile(grove.site / folder / "manifesto.epub") as archive:
            found |= set(re.findall("urn:uuid:[0-9a-f-]+", archive.read("EPUB/package.opf").decode()))

    assert len(found) == len(FOLDERS)


def test_posters_are_printed_of_what_is_translated(grove: Grove) -> None:
    """A tree has the posters and cards of whatever has a word in its language, and its codes lead into it."""
    posters = {path.relative_to(grove.site / "de").as_posix() for path in (grove.site / "de").rglob("*.pdf")}

    assert posters == {
        "posters/manifesto/a4-portrait.pdf",
        "posters/principles/leave-the-path-wider/a4-portrait.pdf",
        "posters/principles/share-the-water/a4-portrait.pdf",
    }
    assert not list((grove.site / "ar").rglob("*.pdf"))
    assert (grove.site / "de/cards/principles/share-the-water.png").is_file()
    card = next(one for one in grove.page("de/").all("meta") if one.attributes.get("property") == "og:image")
    assert card.attributes["content"] == f"{HOME}de/cards/manifesto.png"


def test_the_command_prints_what_the_site_has(grove: Grove, tmp_path: Path) -> None:
    """`manifesto poster --language` gives the sheet of the tree byte for byte, codes that lead into it included."""
    words = ("poster", "principles/share-the-water", "--size", "a4", "--language", "de", "--out", str(tmp_path))
    done = CliRunner().invoke(main, ["-C", str(grove.project), *words], prog_name="manifesto")

    assert done.exit_code == 0, done.output
    assert (tmp_path / "de-principles-share-the-water-a4-portrait.pdf").read_bytes() == (
        grove.site / "de/posters/principles/share-the-water/a4-portrait.pdf"
    ).read_bytes()
