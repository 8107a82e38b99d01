"""Five small manifestos: whatever they are about, the program knows nothing of ours and speaks their language."""

from __future__ import annotations

import html
import io
import re
import zipfile
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner

from manifesto import Project
from manifesto.cli import main
from manifesto.phrasebook import FOLDER, ORIGINAL, phrasebook, tables

from .conftest import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .conftest import Built

TEXTS = {".html", ".xml", ".json", ".txt", ".md", ".js", ".css", ".webmanifest", ".svg", ".xhtml", ".opf"}
OURS = re.compile(r"customer|great[- ]service|service(?!worker)", re.IGNORECASE)  # a worker is what the web calls one
LANGUAGES = {"arabic": ("ar", "rtl"), "japanese": ("ja", "ltr")}
SAMPLES = {"Keep every promise"}  # with which help and schemas show how a title is written
LEADS = re.compile(r'(?:href|src)="([^"]+)"')
HOST = "https://site.example"
LARGEST = 300_000  # bytes of a page


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """Yield every text of a site that somebody may read, those within books and posters included, by its name."""
    for path in sorted(path for path in site.rglob("*") if path.is_file() and "pagefind" not in path.parts):
        name = path.relative_to(site).as_posix()
        if path.suffix in TEXTS:
            yield name, path.read_text(encoding="utf-8")
        elif path.suffix in {".epub", ".zip"}:
            yield from _packed(name, path.read_bytes())
        elif path.suffix == ".pdf":
            yield name, _printed(path.read_bytes())


def _packed(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for inside in archive.namelist():
            if Path(inside).suffix in TEXTS:
                yield f"{name}/{inside}", archive.read(inside).decode()


def _printed(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        told = " ".join(pdf.get_metadata_dict().values())
        return told + " ".join(page.get_textpage().get_text_range() for page in pdf)


def of_the_flagship(repository: Path) -> list[str]:
    """Return what only our own manifesto says: its titles and summaries, its people, and the sentences of its pages."""
    ours = Project.at(repository).load()
    principles = chain.from_iterable((each.title, each.summary) for each in ours.principles)
    people = (person.name for person in ours.contributors)
    chapters = chain.from_iterable((each.title, each.description) for each in ours.themes)
    collections = chain.from_iterable((each.title, each.subtitle) for each in ours.collections)
    sentences = chain.from_iterable(page.body.split("\n") for page in ours.pages.values())
    said = (*principles, *people, *chapters, *collections, *(line for line in sentences if len(line) > 40))
    return [text for text in said if text.count(" ") > 1 and text not in SAMPLES]  # two words are said by anybody


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_ours_is_in_it(name: str, built: Built, repository: Path) -> None:
    """No page, feed, book, script or poster holds a word that only our own manifesto says."""
    said = re.compile("|".join(map(re.escape, of_the_flagship(repository))))
    for file, text in texts(built(name)):
        plain = html.unescape(text).replace("serviceWorker", "")

        assert not (found := OURS.search(plain)), f"{file}: {plain[found.start() - 40 : found.end() + 40]}"
        assert not (found := said.search(plain)), f"{file}: {found[0]}"


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str, built: Built) -> None:
    """Whatever a page leads to or loads within the site is there, with and without collections, themes and a pledge."""
    site = built(name)
    own_address = re.search(r"Sitemap: (.*)sitemap.xml", (site / "robots.txt").read_text(encoding="utf-8"))
    prefix = urlsplit(own_address[1]).path if own_address else "/"
    known: set[str] = set()
    for page in site.rglob("*.html"):
        own = f"{HOST}{prefix}{page.relative_to(site).as_posix().removesuffix('index.html')}"
        targets = {
            urlsplit(urljoin(own, html.unescape(each))) for each in LEADS.findall(page.read_text(encoding="utf-8"))
        }
        for path in {target.path for target in targets if f"{target.scheme}://{target.netloc}" == HOST} - known:
            file = site / unquote(path).removeprefix(prefix)

            assert file.is_file() or (file / "index.html").is_file(), f"{own} leads to {path}"
            known.add(path)


@pytest.mark.parametrize("name", NAMES)
def test_no_page_is_large(name: str, built: Built) -> None:
    """A page stays light, also where there are a hundred principles with long texts; the whole text is as long as it is."""
    site = built(name)
    sizes = {page.relative_to(site).as_posix(): page.stat().st_size for page in site.rglob("*.html")}

    assert {page: size for page, size in sizes.items() if size > LARGEST and not page.startswith("all/")} == {}


@pytest.mark.parametrize(("name", "tag", "direction"), [(name, *spoken) for name, spoken in LANGUAGES.items()])
def test_it_says_what_language_it_is_in(name: str, tag: str, direction: str, built: Built) -> None:
    """Each page that a reader opens names its language and the side from which that is written."""
    site = built(name)
    pages = [site / page for page in ("index.html", "search/index.html", "pledge/index.html", "404.html")]
    for page in (*pages, *site.glob("principles/*/index.html")):
        opened = re.search(r"<html[^>]*>", page.read_text(encoding="utf-8"))

        assert opened
        assert f'lang="{tag}"' in opened[0]
        assert f'dir="{direction}"' in opened[0]


@pytest.mark.parametrize(("name", "tag"), [(name, spoken[0]) for name, spoken in LANGUAGES.items()])
def test_it_speaks_its_own_language(name: str, tag: str, built: Built) -> None:
    """Where the language has words of its own for something, no page says it in English; help quotes what it explains."""
    assert tag in tables()
    said = re.compile(rf">\s*({'|'.join(map(re.escape, sorted(_said_otherwise(tag), key=len, reverse=True)))})\s*<")
    for page in built(name).rglob("*.html"):
        if "help" not in page.parts:
            text = html.unescape(page.read_text(encoding="utf-8"))

            assert not (found := said.search(text)), f"{page}: {found[1]}"


def _said_otherwise(tag: str) -> Iterator[str]:
    """Yield the English phrases for which a language has other words; those with gaps and marks are left out."""
    english, other = phrasebook(ORIGINAL), phrasebook(tag)
    for path in sorted((FOLDER / ORIGINAL).glob("*.yml")):
        english.rooms.pop(path.stem, None)
        keys = re.findall(r"(?m)^(\w+):", path.read_text(encoding="utf-8"))
        for key in (f"{path.stem}.{key}" for key in keys):
            phrase = english.phrase(key)
            if isinstance(phrase, str) and not re.search(r"[{*`\[]", phrase) and phrase != other.phrase(key):
                yield phrase


@pytest.mark.parametrize(("name", "font"), [("one", "Text"), ("arabic", "Other-1"), ("japanese", "Other-1")])
def test_its_posters_are_right(name: str, font: str, built: Built) -> None:
    """Each poster keeps what its profile promises, and is set in the font that has the letters of the language.

    Our own are called Text and Label in a poster, and those that the settings add Other, by number.
    """
    posters = sorted((built(name) / "posters").rglob("*.pdf"))
    done = CliRunner().invoke(main, ["preflight", *map(str, posters)])

    assert posters
    assert done.exit_code == 0, done.output
    for poster in posters:
        assert any(used.startswith(font) for used in _fonts(poster)), poster


def _fonts(poster: Path) -> set[str]:
    """Return the names of the fonts in a file, without the letters that a cut gets before its name."""
    with pikepdf.open(poster) as pdf:
        found = (each.get("/BaseFont") for each in pdf.objects if isinstance(each, pikepdf.Dictionary))
        return {str(name).rpartition("+")[2].strip("/") for name in found if name is not None}


def test_what_is_not_there_is_not_shown(built: Built) -> None:
    """A manifesto without themes, collections, pledge and posters has no page for any of them."""
    site = built("plain")
    home = (site / "index.html").read_text(encoding="utf-8")

    assert "Weigh the flour" in home
    for part in ("themes", "collections", "pledge", "posters/manifesto", "cards"):
        assert not (site / part).exists(), part


def test_a_wall_is_named_where_something_can_hang_on_it(built: Built) -> None:
    """A principle leads to the posters where there are some, or where a reader can print one from the repository."""
    shown = {
        name: 'href="../../posters/"' in page.partition('<nav class="ways"')[2].partition("</nav>")[0]
        for name in ("one", "hundred", "plain")
        for page in [next(built(name).glob("principles/*/index.html")).read_text(encoding="utf-8")]
    }

    assert shown == {"one": True, "hundred": True, "plain": False}
