"""The site in several languages: a tree for each, whole in itself, with the way to the others on every page."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from click.testing import CliRunner
from tests.conftest import VOID

from manifesto.cli import main
from manifesto.language_tag import TAG, TAKEN
from manifesto.phrasebook import phrasebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.conftest import Document

    Visit = Callable[..., Page]

HOME = "https://allotment.example/wall/"
TAGS = ("en", "de", "ar")
FOLDERS = {"en": "", "de": "de/", "ar": "ar/"}
WHILE_CLAIMED = "1790000000"  # a day of the sixty on which the claim of the manifesto holds
ATOM, SITEMAP = "{http://www.w3.org/2005/Atom}", "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}link"


@dataclass(frozen=True)
class Grove:
    """The small manifesto of the tests in its languages, as it was built."""

    project: Path
    site: Path
    read: Callable[[str], Document]
    known: dict[str, Document] = field(default_factory=dict)

    def page(self, address: str) -> Document:
        """Return the page at an address below the home."""
        if address not in self.known:
            file = f"{address}index.html" if not address or address.endswith("/") else address
            self.known[address] = self.read((self.site / file).read_text(encoding="utf-8"))
        return self.known[address]

    @cached_property
    def addresses(self) -> list[str]:
        """The address of every page, below the home."""
        return sorted(
            path.relative_to(self.site).as_posix().removesuffix("index.html") for path in self.site.rglob("*.html")
        )

    def of(self, tag: str) -> set[str]:
        """Return the addresses of the pages of one tree, below its own home; what is about sheets is left out."""
        others = tuple(folder for folder in FOLDERS.values() if folder and folder != FOLDERS[tag])
        own = (name for name in self.addresses if name.startswith(FOLDERS[tag]) and not name.startswith(others))
        return {name for one in own if not re.search(r"posters/.+/", name := one.removeprefix(FOLDERS[tag]))}


@pytest.fixture(scope="module")
def grove(
    repository: Path,
    environment: dict[str, str],
    read: Callable[[str], Document],
    tmp_path_factory: pytest.TempPathFactory,
) -> Grove:
    """Return the small manifesto in its languages, built once."""
    folder = tmp_path_factory.mktemp("grove")
    project, site = folder / "project", folder / "site"
    shutil.copytree(repository / "tests/manifestos/two-tongues", project)
    for shared in ("hooks", "overrides"):
        (project / shared).symlink_to(repository / shared, target_is_directory=True)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=project,
        env={**environment, "SOURCE_DATE_EPOCH": WHILE_CLAIMED},
        check=False,
        timeout=300,
        capture_output=True,
        encoding="utf-8",
    )

    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    return Grove(project, site, read)


def links(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the element and the address of whatever a page leads to or loads, on this site."""
    for name in ("href", "src", "action", "data-rules", "data-near"):
        for element in document.all(having=name):
            target = element.attributes[name]
            if target and not urlsplit(target).scheme and not target.startswith("#"):
                yield element.tag, target


def test_each_language_has_every_page(grove: Grove) -> None:
    """What the original has, each tree has at the same place below its own home."""
    assert grove.of("de") == grove.of("ar") == grove.of("en")
    assert len(grove.of("de")) > 30


def test_every_link_leads_somewhere(grove: Grove) -> None:
    """On each page of each tree, all that is led to and loaded is there."""
    for address in grove.addresses:
        for _, target in links(grove.page(address)):
            path = urlsplit(urljoin(f"/wall/{address}", target)).path
            assert path.startswith("/wall/"), (address, target)
            file = grove.site / path.removeprefix("/wall/")
            assert (file / "index.html" if path.endswith("/") else file).is_file() or file.is_dir(), (address, target)


@pytest.mark.parametrize("tag", ["de", "ar"])
def test_a_tree_keeps_to_itself(grove: Grove, tag: str) -> None:
    """Links on a page lead into its own tree; out of it lead the languages, what the site has once, and the originals."""
    folder = FOLDERS[tag]
    for name in grove.of(tag):
        page = grove.page(f"{folder}{name}")
        abroad = {urljoin(f"/wall/{folder}{name}", e.attributes["href"]) for e in page.all("a", having="hreflang")}
        for element, target in links(page):
            place = urljoin(f"/wall/{folder}{name}", target).removeprefix("/wall/")
            once = place.startswith(("assets/", "favicon", "schema/"))
            assert place.startswith(folder) or once or f"/wall/{place}" in abroad, (name, element, target)


def test_a_page_says_its_language(grove: Grove) -> None:
    """Each page is in the language of its tree, and is written from the side from which that is."""
    for tag, side in zip(TAGS, ("ltr", "ltr", "rtl"), strict=True):
        for name in ("", "all/", "contributors/ada-example/", "posters/", "404.html", "offline.html"):
            (html,) = grove.page(FOLDERS[tag] + name).all("html")
            assert (html.attributes["lang"], html.attributes["dir"]) == (tag, side), name


def test_every_page_leads_to_itself_in_the_other_languages(grove: Grove) -> None:
    """The switch names each language as its speakers do, and leads to the same page there."""
    names = {"en": "English", "de": "Deutsch", "ar": "العربية"}
    for tag in TAGS:
        for name in ("", "principles/share-the-water/", "help/p011/", "editions/first-harvest/", "reading/"):
            address = FOLDERS[tag] + name
            found = [one for one in grove.page(address).all("a", having="hreflang") if one.text in names.values()]
            assert [one.text for one in found] == list(names.values()), address
            for one, other in zip(found, TAGS, strict=True):
                there = urljoin(f"/wall/{address}", one.attributes["href"])
                assert there == f"/wall/{FOLDERS[other]}{name}"
                assert one.attributes["lang"] == one.attributes["hreflang"] == other
                assert ("aria-current" in one.attributes) == (tag == other)


def alternates(page: Document) -> dict[str, str]:
    """Return what the head of a page calls the same page in other languages."""
    found = (one.attributes for one in page.all("link", having="hreflang"))
    return {each["hreflang"]: each["href"] for each in found}


def test_programs_find_the_other_languages(grove: Grove) -> None:
    """The head names the page in each language in which it has words, and the original for all others."""
    path = "principles/share-the-water/"
    both = {"en": HOME + path, "de": f"{HOME}de/{path}", "x-default": HOME + path}

    assert alternates(grove.page(path)) == alternates(grove.page(f"de/{path}")) == both
    assert alternates(grove.page("ar/")) == {tag: HOME + FOLDERS[tag] for tag in TAGS} | {"x-default": HOME}
    assert alternates(grove.page(f"ar/{path}")) == {}
    assert alternates(grove.page("404.html")) == {}


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


def test_the_menu_has_the_order_of_the_settings_and_the_words_of_the_pages(grove: Grove) -> None:
    """The menu of a tree is that of the original, called what its pages are called there."""
    menu = [one for one in grove.page("de/all/").all("a", having="href") if one.attributes["href"].startswith("../")]
    titles = {one.attributes["href"]: one.words for one in reversed(menu)}

    assert titles["../search/#query"] == "Suche"
    assert titles["../pledge/"] == "Pledge"
    assert list(dict.fromkeys(one.attributes["href"] for one in menu))[:6] == [
        *("../../all/", "../../ar/all/", "../posters/", "../pledge/", "../contribute/", "../search/#query")
    ]


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


def test_older_addresses_and_frames_stay_in_their_tree(grove: Grove) -> None:
    """An alias leads on within the language, and so does a frame."""
    moved, framed = grove.page("de/principles/widen-the-path/"), grove.page("de/embed/widen-the-path/")

    assert [one.attributes["href"] for one in moved.all("a")] == ["../../../de/principles/leave-the-path-wider/"]
    assert framed.all("h1")[0].words == "1 Lass den Weg breiter"
    assert grove.page("de/embed/lend-the-good-spade/").all("html")[0].attributes["lang"] == "en"


def test_the_sitemap_names_each_page_with_its_words(grove: Grove) -> None:
    """What only repeats the original stands in it once; each page of several languages is named beside the others."""
    places = ET.parse(grove.site / "sitemap.xml").getroot()  # noqa: S314 -- ours
    said = {
        str(one.findtext(f"{SITEMAP}loc")): {each.get("hreflang"): each.get("href") for each in one.iter(XHTML)}
        for one in places
    }
    path = "principles/share-the-water/"

    assert said[HOME + path] == said[f"{HOME}de/{path}"] == {"en": HOME + path, "de": f"{HOME}de/{path}"}
    assert f"{HOME}ar/{path}" not in said
    assert f"{HOME}de/reading/" not in said
    assert len(said) == len(places)


def test_robots_and_the_contact_stand_once(grove: Grove) -> None:
    """What programs ask a host for at its root is there and nowhere else."""
    for name in ("robots.txt", "sw.js", "sitemap.xml", ".well-known/security.txt", "schema/principle.json"):
        assert len(list(grove.site.rglob(name))) == 1, name


def test_an_edition_has_one_address_in_all_languages(grove: Grove) -> None:
    """The edition may be called something else, and its page stands at the same place."""
    assert "Erste Ernte" in grove.page("de/editions/first-harvest/").all("h1")[0].words


def test_the_page_of_the_translations_says_what_waits(grove: Grove) -> None:
    """For each language it shows what is done, claimed, out of date and missing, and opens the form for it."""
    for folder in FOLDERS.values():
        page = grove.page(f"{folder}translations/")
        forms = [
            one.attributes["href"] for one in page.all("a") if "template=translation.yml" in one.attributes["href"]
        ]
        asked = [address for address in forms if "language=" in address]

        assert [one.attributes["id"] for one in page.all("section", having="id")][:2] == ["de", "ar"]
        assert [(one.attributes["value"], one.attributes["max"]) for one in page.all("progress")] == [
            *(("2", "4"), ("1", "4"))
        ]
        assert [re.search(r"principle=([a-z-]+)&language=([a-z]+)", one).groups() for one in asked] == [
            *(("share-the-water", "de"), ("lend-the-good-spade", "de")),
            *((slug, "ar") for slug in ("share-the-water", "feed-the-soil-first", "lend-the-good-spade")),
        ]
        assert "Ada Example" in page.html
        assert "Lass den Weg breiter" in page.html
    assert any(one.words == "Translations" for one in grove.page("all/").all("a"))


def test_the_page_of_a_translator_lists_what_they_translated(grove: Grove) -> None:
    """Under the name of each language stand the titles in it, and lead to that tree; nobody is said to have done nothing."""
    for folder in FOLDERS.values():
        cleo, ben = (grove.page(f"{folder}contributors/{one}/") for one in ("cleo-beispiel", "ben-example"))
        named = [
            [one.words for one in page.all("h2", having="lang") if "statement" in one.attributes["class"]]
            for page in (cleo, ben)
        ]
        links = [one for one in cleo.all("a", having="hreflang") if one.text.startswith(("Lass", "Teile"))]
        here = f"/wall/{folder}contributors/cleo-beispiel/"

        assert named == [["Deutsch"], ["العربية"]]
        assert [urljoin(here, one.attributes["href"]) for one in links] == [
            f"/wall/de/principles/{slug}/" for slug in ("leave-the-path-wider", "share-the-water")
        ]
        assert {(one.attributes["lang"], one.attributes["dir"]) for one in links} == {("de", "ltr")}
        assert phrasebook(folder[:2] or "en").say("people.nothing_yet") not in cleo.html


def test_the_browser_keeps_each_language_apart(grove: Grove) -> None:
    """The worker knows the homes of the trees, and what stands in for a page there is fetched ahead."""
    worker = (grove.site / "sw.js").read_text(encoding="utf-8")

    assert 'const TREES = ["de/", "ar/"]' in worker
    assert '"de/offline.html"' in worker
    assert '"de/all/"' not in worker


def test_a_lost_reader_is_met_in_their_language(
    visit: Visit, serve: Callable[[Path, str], object], grove: Grove
) -> None:
    """An address that is not there, below the home of a tree, gets the page of that tree and stays in the bar."""
    with serve(grove.site, "/wall/") as home:
        page = visit("de/principles/teile-das-wasser/", home=home, forgiven=("404",))
        page.wait_for_selector("html[lang=de] [data-lost-nearest]:not([hidden]) a")

        assert page.url == f"{home}de/principles/teile-das-wasser/"
        found = page.locator("[data-lost-nearest] a")
        assert found.first.text_content() == "Teile das Wasser"
        assert all(str(one.get_attribute("href")).startswith("/wall/de/") for one in found.all())


@pytest.mark.parametrize(
    ("address", "title"),
    [("de/search/?q=durstiger", "Teile das Wasser"), ("search/?q=thirstier", "Share the water")],
)
def test_each_tree_is_searched_by_itself(
    visit: Visit, serve: Callable[[Path, str], object], grove: Grove, address: str, title: str
) -> None:
    """What is looked for in a language is found in its tree and in no other."""
    with serve(grove.site, "/wall/") as home:
        page = visit(address, home=home)
        page.wait_for_selector("[data-search-results] a")

        found = page.locator("[data-search-results] a")
        assert found.first.text_content() == title
        folder = address.partition("search/")[0]
        assert all(str(one.get_attribute("href")).startswith(f"/wall/{folder}") for one in found.all())


def test_the_page_of_the_translations_fits_a_telephone(
    visit: Visit, serve: Callable[[Path, str], object], grove: Grove
) -> None:
    """Nothing stands out at 320 pixels, whichever way the page is read."""
    with serve(grove.site, "/wall/") as home:
        for folder in FOLDERS.values():
            page = visit(f"{folder}translations/", home=home, viewport={"width": 320, "height": 700})
            assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_one_language_needs_no_switch(site: Path) -> None:
    """A manifesto without further languages has neither switch nor other languages in its head, nor a page of them."""
    home = (site / "index.html").read_text(encoding="utf-8")

    assert "hreflang" not in home
    assert 'class="languages' not in home
    assert "xhtml" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "TREES" not in (site / "sw.js").read_text(encoding="utf-8")
    assert not (site / "translations").exists()


def test_no_language_can_take_the_place_of_a_page(site: Path, grove: Grove) -> None:
    """Whatever the site has at its home and could be the tag of a language is one, or is known to be taken."""
    names = {path.name for folder in (site, grove.site) for path in folder.iterdir()}

    assert {name for name in names if TAG.fullmatch(name)} - set(TAGS) == TAKEN
