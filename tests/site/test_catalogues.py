"""The feed and the catalogues, held against the files they were made from and read without our code."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from yaml import safe_load

if TYPE_CHECKING:
    from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"
RFC3339 = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})")


@pytest.fixture(scope="module")
def principles(repository: Path) -> list[dict[str, Any]]:
    """Return the principles as they are written, in the order in which a reader meets them."""
    found = []
    for path in (repository / "principles").glob("*.md"):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        found.append({"slug": path.stem, "body": body.strip(), "order": float("inf"), **safe_load(front)})
    return sorted(found, key=lambda one: (one["order"], one["added"], one["slug"]))


@pytest.fixture(scope="module")
def people(repository: Path) -> dict[str, dict[str, Any]]:
    """Return the people as they are written."""
    return safe_load((repository / "contributors.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def feed(site: Path) -> ET.Element:
    """Return the feed."""
    return ET.parse(site / "feed.xml").getroot()  # noqa: S314 -- we made it


def test_principles_json_agrees_with_the_files(
    site: Path, principles: list[dict[str, Any]], sitemap: list[str]
) -> None:
    """The catalogue of principles says what the files say, in their order, and counts from one."""
    published = json.loads((site / "principles.json").read_text(encoding="utf-8"))["principles"]
    same = ("slug", "title", "summary", "licence")

    assert [[one[name] for name in same] for one in published] == [[one[name] for name in same] for one in principles]
    assert [one["number"] for one in published] == list(range(1, len(principles) + 1))
    assert [one["body"].strip() for one in published] == [one["body"] for one in principles]
    assert [date.fromisoformat(one["added"]) for one in published] == [one["added"] for one in principles]
    assert [one["themes"] for one in published] == [one.get("themes", []) for one in principles]
    assert [one.get("source") for one in published] == [one.get("source") for one in principles]
    assert [
        set(one["related"]) >= set(other.get("related", [])) for one, other in zip(published, principles, strict=True)
    ]
    assert {one["address"] for one in published} <= set(sitemap)


def test_principles_json_names_the_authors(
    site: Path, principles: list[dict[str, Any]], people: dict[str, dict[str, Any]]
) -> None:
    """Each author in the catalogue of principles is the one whom the file names, under the name in the registry."""
    published = json.loads((site / "principles.json").read_text(encoding="utf-8"))["principles"]
    for one, written in zip(published, principles, strict=True):
        expected = [
            people[author]["name"] if isinstance(author, str) else author["name"] for author in written["authors"]
        ]

        assert [author["name"] for author in one["authors"]] == expected


def test_contributors_json_agrees_with_the_files(
    site: Path, principles: list[dict[str, Any]], people: dict[str, dict[str, Any]], sitemap: list[str]
) -> None:
    """The catalogue of people says who is in the registry and what each of them wrote; a hidden one is left out."""
    published = json.loads((site / "contributors.json").read_text(encoding="utf-8"))["contributors"]
    shown = {handle: person for handle, person in people.items() if not person.get("hidden")}
    for one in published:
        if one["handle"] in shown:
            written = [entry["slug"] for entry in principles if one["handle"] in entry["authors"]]
            facts = {name: one[name] for name in ("name", "url", "github", "role", "ended") if name in one}

            assert facts == {name: value for name, value in shown[one["handle"]].items() if name != "pledged"}
            assert one["principles"] == written
        assert one["address"] in sitemap
    assert {one["handle"] for one in published} >= set(shown)


def test_the_feed_obeys_atom(feed: ET.Element) -> None:
    """The feed and each entry have what Atom asks for, once, and dates as it wants them."""
    once = ("id", "title", "updated")
    entries = feed.findall(f"{ATOM}entry")
    ids = [str(place.text) for place in feed.iter(f"{ATOM}id")]

    assert feed.tag == f"{ATOM}feed"
    for part in (feed, *entries):
        assert [len(part.findall(f"{ATOM}{name}")) for name in once] == [1, 1, 1]
        assert all((part.find(f"{ATOM}{name}").text or "").strip() for name in once)
    assert len(ids) == len(set(ids))
    assert all(one == f"urn:uuid:{UUID(one.removeprefix('urn:uuid:'))}" for one in ids)
    for name in ("updated", "published"):
        assert all(RFC3339.fullmatch(str(place.text)) for place in feed.iter(f"{ATOM}{name}"))
    assert feed.findtext(f"{ATOM}updated") == max(str(entry.findtext(f"{ATOM}updated")) for entry in entries)


def test_the_feed_says_where_it_is(feed: ET.Element, sitemap: list[str]) -> None:
    """The feed names its own address and that of the site, and each entry that of a page of its own."""
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    pages = [entry.find(f"{ATOM}link[@rel='alternate']").attrib["href"] for entry in feed.findall(f"{ATOM}entry")]

    assert links == {"self": f"{sitemap[0]}feed.xml", "alternate": sitemap[0]}
    assert set(pages) <= set(sitemap)
    assert len(pages) == len(set(pages)) == len(feed.findall(f"{ATOM}entry"))
    assert [urlsplit(page).path.split("/")[-3] for page in pages] == ["principles"] * len(pages)


def test_the_feed_carries_every_principle(feed: ET.Element, principles: list[dict[str, Any]]) -> None:
    """Every principle is an entry with its summary, its text and at least one author with a name; the newest is first."""
    entries = feed.findall(f"{ATOM}entry")
    dates = [datetime.fromisoformat(str(entry.findtext(f"{ATOM}updated"))) for entry in entries]

    assert {(e.findtext(f"{ATOM}title"), e.findtext(f"{ATOM}summary")) for e in entries} == {
        (one["title"], one["summary"]) for one in principles
    }
    assert len(entries) == len(principles)
    assert dates == sorted(dates, reverse=True)
    for entry in entries:
        assert entry.find(f"{ATOM}content").attrib == {"type": "html"}
        assert str(entry.findtext(f"{ATOM}content")).startswith("<")
        assert all(author.findtext(f"{ATOM}name") for author in entry.findall(f"{ATOM}author"))
        assert entry.findall(f"{ATOM}author")
