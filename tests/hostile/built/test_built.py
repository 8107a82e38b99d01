"""One site with every payload that passes the check, read in a browser: all of it is words, and nothing else."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Build
    from tests.hostile.built.conftest import Look, MakeProject, Sights
    from tests.hostile.conftest import Payload

IN_PROSE = {
    *("p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "ol start", "li", "a href rel"),
    *("h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td", "th align", "td align"),
}
OURS = {"privacy/": {"code data-kept", "code dir"}}  # of a page whose prose is a template
ATOM = "{http://www.w3.org/2005/Atom}"
SHOWN = {"title", "summary", "name", "role", "guest", "source_title", "source_by"}  # word for word, on a page of theirs
PLAIN = {  # harmless words for every place that adds elements to a page
    "title": "Plain words",
    "summary": "Plain words that say no more than they mean.",
    "source_url": "https://example.org/book",
    "source_by": "Ben Example",
    "guest": "Cleo Example",
    "person_url": "https://example.org/ben",
    "role": "Team lead",
    "body": "Plain words.",
    "alias": "plain-words",
}


@pytest.fixture(scope="module")
def site(payloads: list[Payload], make_project: MakeProject, build: Build) -> Path:
    """Return the folder of the site with everything hostile in it."""
    project = make_project("hostile")
    for payload in payloads:
        passes = (payload.checked, payload.built) == ("passes", "passes")
        if passes and not payload.id.startswith("bomb-"):
            payload.place(project, "pages")
    done = build(project, project / "site")

    assert done.returncode == 0, done.stdout + done.stderr
    assert not list(project.rglob("ran"))
    return project / "site"


@pytest.fixture(scope="module")
def usual(payloads: list[Payload], make_project: MakeProject, build: Build, look: Look) -> set[str]:
    """Return the elements of a site of plain words, each with the names of its attributes, outside of its prose."""
    project, any_one = make_project("usual"), payloads[0]
    for where, text in PLAIN.items():
        plain = replace(any_one, id=f"plain-{where.replace('_', '-')}", where=where, content=text.encode())
        plain.place(project, "pages")
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr

    with ThreadPoolExecutor(1) as pool:
        seen = pool.submit(look, project / "site", bypass_csp=False).result()
    return {kind for sight in seen.pages.values() for kind in sight["around"]}


@pytest.fixture(scope="module")
def sights(site: Path, look: Look) -> tuple[Sights, Sights]:
    """Return what two browsers saw of the site, one that knows no policy and one that does."""
    with ThreadPoolExecutor(2) as pool:  # a thread of its own for each, since another browser may be at work here
        without, within = pool.map(lambda bypass: look(site, bypass_csp=bypass), (True, False))
    return without, within


def test_nothing_happens(sights: tuple[Sights, Sights]) -> None:
    """Nothing runs, nothing is asked of another host, and no policy has anything to forbid."""
    for seen in sights:
        assert seen.noted == []
        assert {address: sight["ran"] for address, sight in seen.pages.items() if sight["ran"]} == {}


def test_every_element_is_ours(sights: tuple[Sights, Sights], usual: set[str]) -> None:
    """No page has an element, or an attribute on one, that a page of plain words has not."""
    for address, sight in sights[0].pages.items():
        assert set(sight["around"]) <= usual, address
        assert set(sight["prose"]) <= IN_PROSE | OURS.get(address, set()), address
        assert [one for one in sight["names"] if one.startswith("on") or one == "style"] == [], address


def test_every_address_is_harmless(sights: tuple[Sights, Sights]) -> None:
    """Every address leads to the web, a mailbox or this site, and no page is without its head and its foot."""
    for address, sight in sights[0].pages.items():
        assert {urlsplit(one).scheme for one in sight["addresses"]} <= {"http", "https", "mailto"}, address
        assert all(sight["whole"]), address


def test_every_word_is_there(payloads: list[Payload], sights: tuple[Sights, Sights], site: Path) -> None:
    """Titles, summaries, names and roles are shown as they were written, and nothing of what follows a text is lost."""
    for payload in payloads:
        folder = "contributors" if payload.where in {"name", "role"} else "principles"
        sight = sights[0].pages.get(f"{folder}/{payload.id}/")
        if sight and payload.where in SHOWN:
            assert payload.words in sight["text"], payload.id
        elif sight and payload.where == "body":
            assert "After all of it this still stands." in sight["text"], payload.id
    assert len(sights[0].pages) > len(list(site.glob("principles/*/"))) > 100


def test_programs_can_read_it(payloads: list[Payload], site: Path) -> None:
    """The feed and the sitemap are XML, the catalogues JSON, and these and the hundred entries of the feed hold the very text."""
    feed, sitemap = (ET.parse(site / name).getroot() for name in ("feed.xml", "sitemap.xml"))  # noqa: S314 -- as readers do
    pages = {one.find(f"{ATOM}link[@rel='alternate']").attrib["href"]: one for one in feed.iter(f"{ATOM}entry")}
    entries = {page.split("/")[-2]: one for page, one in pages.items()}
    assert len(sitemap) > len(entries) == 100
    read = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in site.glob("*.json")}
    assert all(isinstance(json.loads(path.read_text(encoding="utf-8")), dict) for path in site.glob("schema/*.json"))
    principles = {one["slug"]: one for one in read["principles"]["principles"]}
    people = {one["handle"]: one for one in read["contributors"]["contributors"]}
    for payload in payloads:
        if payload.where in {"title", "summary"} and payload.id in principles:
            assert principles[payload.id][payload.where] == payload.words
            if payload.id in entries:
                assert entries[payload.id].findtext(f"{ATOM}{payload.where}") == payload.words
        if payload.where in {"name", "role"} and payload.id in people:
            assert people[payload.id][payload.where] == payload.words
        if payload.where == "body" and payload.id in principles:
            assert payload.text in principles[payload.id]["body"]


def test_a_page_that_leads_out_is_not_built(payloads: list[Payload], make_project: MakeProject, build: Build) -> None:
    """Where only the build can see that a page leads nowhere, it names every such page and publishes nothing."""
    project = make_project("refused")
    refused = [one for one in payloads if one.built == "refused"]
    names = [one.place(project, "pages").removeprefix("pages/") for one in refused]
    done = build(project, project / "site")

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert [name for name in names if f"'{name}'" not in done.stderr] == []
