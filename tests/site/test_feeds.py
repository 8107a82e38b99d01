"""The feeds: what the rules of Atom and JSON Feed ask for, and ids that stay whatever else is called otherwise."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from manifesto.feed import MOST

from .small import PRINCIPLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Build, Document, Read

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
RFC3339 = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})")
URN = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
FIGURES = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# What each element may hold, and how often, of all that we write: RFC 4287, 4.1.1 and 4.1.2.
FEED = {
    "title": (1, 1),
    "subtitle": (0, 1),
    "id": (1, 1),
    "link": (1, 9),
    "updated": (1, 1),
    "rights": (0, 1),
    "entry": (0, MOST),
}
ENTRY = {
    **dict.fromkeys(("title", "id", "updated", "published", "summary", "content"), (1, 1)),
    "link": (1, 9),
    "author": (1, 9),
    "category": (0, 9),
}


def atom(site: Path) -> ET.Element:
    """Return the Atom feed of a site."""
    return ET.fromstring((site / "feed.xml").read_bytes())  # noqa: S314 -- we made it


def as_json(site: Path) -> dict[str, Any]:
    """Return the JSON Feed of a site."""
    found: dict[str, Any] = json.loads((site / "feed.json").read_text(encoding="utf-8"))
    return found


def said(element: ET.Element, name: str) -> str:
    """Return the text of the one part of this name."""
    (part,) = element.findall(f"{ATOM}{name}")
    return part.text or ""


def ids(site: Path) -> dict[str, str]:
    """Return the ids of a site's Atom feed by title."""
    return {said(entry, "title"): said(entry, "id") for entry in atom(site).findall(f"{ATOM}entry")}


def check_atom(feed: ET.Element) -> None:
    """Hold a feed against the rules of Atom."""
    entries = feed.findall(f"{ATOM}entry")
    for element, allowed in ((feed, FEED), *((entry, ENTRY) for entry in entries)):
        found = [part.tag.removeprefix(ATOM) for part in element]
        assert set(found) <= set(allowed)
        assert [name for name, (least, most) in allowed.items() if not least <= found.count(name) <= most] == []
        assert all(
            (part.text or "").strip() for part in element if part.tag.removeprefix(ATOM) in {"title", "id", "updated"}
        )
        kinds = [(link.attrib["rel"], link.attrib["type"]) for link in element.findall(f"{ATOM}link")]
        assert len(kinds) == len(set(kinds))
    assert feed.tag == f"{ATOM}feed"
    assert feed.attrib[LANGUAGE]
    for name in ("updated", "published"):
        assert all(
            RFC3339.fullmatch(part.text or "") and datetime.fromisoformat(part.text or "")
            for part in feed.iter(f"{ATOM}{name}")
        )
    for entry in entries:
        assert entry.find(f"{ATOM}content").attrib == {"type": "html"}
        assert all(author.findtext(f"{ATOM}name") for author in entry.findall(f"{ATOM}author"))
        terms = [category.attrib["term"] for category in entry.findall(f"{ATOM}category")]
        assert len(terms) == len(set(terms))
        assert said(entry, "published") <= said(entry, "updated")
    found_ids = [part.text or "" for part in feed.iter(f"{ATOM}id")]
    assert len(found_ids) == len(set(found_ids)) == len(entries) + 1
    assert all(URN.fullmatch(one) for one in found_ids)
    days = [said(entry, "updated") for entry in entries]
    assert days == sorted(days, reverse=True)
    assert said(feed, "updated") == days[0]


def check_json(feed: dict[str, Any]) -> None:
    """Hold a feed against the rules of JSON Feed 1.1."""
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert set(feed) <= {
        "version",
        "title",
        "home_page_url",
        "feed_url",
        "description",
        "user_comment",
        "language",
        "items",
    }
    assert {type(value) for name, value in feed.items() if name != "items"} == {str}
    assert feed["title"]
    for item in feed["items"]:
        assert set(item) - {"url"} == {
            *(
                "id",
                "title",
                "summary",
                "content_html",
                "date_published",
                "date_modified",
                "authors",
                "tags",
                "language",
            )
        }
        assert all(item[name] for name in ("id", "content_html", "authors"))
        assert all(RFC3339.fullmatch(item[name]) for name in ("date_published", "date_modified"))
        assert all(author["name"] and set(author) <= {"name", "url"} for author in item["authors"])
        assert all(isinstance(tag, str) for tag in item["tags"])
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])


def check_alike(site: Path) -> None:
    """Both feeds say the same, in the same order."""
    check_atom(feed := atom(site))
    check_json(other := as_json(site))
    items = [
        {
            "id": said(entry, "id"),
            "title": said(entry, "title"),
            "summary": said(entry, "summary"),
            "content_html": said(entry, "content"),
            "tags": [one.attrib["label"] for one in entry.findall(f"{ATOM}category")],
            "date_published": said(entry, "published"),
            "date_modified": said(entry, "updated"),
            "authors": [[part.text for part in author] for author in entry.findall(f"{ATOM}author")],
            "language": feed.attrib[LANGUAGE],
        }
        for entry in feed.findall(f"{ATOM}entry")
    ]
    told = [{name: value for name, value in item.items() if name != "url"} for item in other["items"]]

    assert [{**item, "authors": [[*author.values()] for author in item["authors"]]} for item in told] == items
    assert (other["title"], other["description"]) == (said(feed, "title"), said(feed, "subtitle"))


def test_the_feeds_of_the_site_obey(site: Path) -> None:
    """Both feeds of the site obey their rules, and say the same."""
    check_alike(site)


def test_the_feeds_say_where_they_are(site: Path, sitemap: list[str]) -> None:
    """Each feed names itself and the home of the site, and each entry its page."""
    feed, other, home = atom(site), as_json(site), sitemap[0]
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    pages = [entry.find(f"{ATOM}link[@rel='alternate']").attrib["href"] for entry in feed.findall(f"{ATOM}entry")]

    assert links == {"self": f"{home}feed.xml", "alternate": home}
    assert (other["feed_url"], other["home_page_url"]) == (f"{home}feed.json", home)
    assert pages == [item["url"] for item in other["items"]]
    assert set(pages) <= set(sitemap)


def test_every_page_leads_to_the_feeds(documents: dict[str, Document], sitemap: list[str]) -> None:
    """A program for reading finds both feeds from every page of the site."""
    kinds = {"application/atom+xml": "feed.xml", "application/feed+json": "feed.json"}
    for address in (place.removeprefix(sitemap[0]) for place in sitemap):
        page = documents[address]
        links = [link.attributes for link in page.all("link") if link.attributes.get("rel") == "alternate"]
        found = {link["type"]: link["href"].rpartition("/")[2] for link in links if link.get("type") in kinds}

        assert found == kinds, address


def test_the_texts_are_whole(site: Path, read: Read) -> None:
    """Each entry holds the text of its page, word for word, and every link in it is a whole address."""
    for item in as_json(site)["items"]:
        slug = item["url"].rstrip("/").rpartition("/")[2]
        page = read((site / "principles" / slug / "index.html").read_text(encoding="utf-8"))
        prose = next(e.words for e in page.all("div") if "prose" in e.attributes.get("class", "").split())
        text = read(f"<div>{item['content_html']}</div>")

        assert text.all("div")[0].words == prose
        assert all(
            urlsplit(link.attributes["href"]).scheme in {"https", "mailto"} for link in text.all("a", having="href")
        )


@pytest.fixture
def hostile(project: Path) -> Path:
    """Return a project with all that could break a feed, if it were not for whoever escapes it."""
    people = {"ada-example": "Ada “&amp; ” O'Example", "ben-sample": "Ben Sample\n  hidden: true"}
    registry = "".join(
        f"{handle}:\n  name: {name}\n  url: https://example.org/?a=1&b=2\n" for handle, name in people.items()
    )
    (project / "contributors.yml").write_text(registry, encoding="utf-8")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8").replace("theme:\n", "theme:\n  language: he\n", 1)
    settings = re.sub(r"(?m)^  language: en\n", "", settings)
    settings = settings.replace(
        "    tagline:", "    themes: {a: {title: 'R&D ]] \"x\"', description: What we find out}}\n    tagline:"
    )
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    body = "Words & ]]> `</content><script>` and [a link](ring-back.md#x) — שלום, &lt;b&gt; 见本.\n\n```\n<![CDATA[ x ]]>\n```"
    text = PRINCIPLE.format(title='"AT&T\'s ]] &amp; שלום, see"', body=body)
    text = text.replace("authors: [ada-example]", "authors: [ada-example, ben-sample]\nthemes: [a]")
    (project / "principles/hostile.md").write_text(text.replace("11-21", "11-22"), encoding="utf-8")
    return project


def test_hostile_text(hostile: Path, build: Build) -> None:
    """Signs that mean something to XML, HTML or JSON arrive as they were written; a hidden author has no name."""
    done = build(hostile, hostile / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    check_alike(hostile / "site")
    entry, item = atom(hostile / "site").findall(f"{ATOM}entry")[0], as_json(hostile / "site")["items"][0]

    assert item["title"] == said(entry, "title") == "AT&T's ]] &amp; שלום, see"
    assert "<code>&lt;/content&gt;&lt;script&gt;</code>" in item["content_html"]
    assert 'href="https://small.example/wall/principles/ring-back/"' in item["content_html"]
    assert item["authors"] == [
        {"name": "Ada “&amp; ” O'Example", "url": "https://example.org/?a=1&b=2"},
        {"name": "a contributor"},
    ]
    assert item["tags"] == ['R&D ]] "x"']
    assert item["language"] == atom(hostile / "site").attrib[LANGUAGE] == "he"
    for name in ("feed.xml", "feed.json"):
        assert "Ben" not in (hostile / "site" / name).read_text(encoding="utf-8")


def test_ids_stay(project: Path, build: Build) -> None:
    """Another address of the site, another name of a file and another repository change no id; the text moves along."""
    assert build(project, project / "before").returncode == 0
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("https://small.example/wall/", "https://other.example/")
    settings.write_text(
        text.replace("    name: The", "    repository: ada-example/other\n    name: The"), encoding="utf-8"
    )
    for number, name in enumerate(("second", "third")):
        (old,) = (
            path for path in (project / "principles").iterdir() if "Ring back" in path.read_text(encoding="utf-8")
        )
        names = ["ring-back", "second"][: number + 1]
        moved = re.sub(
            r"(aliases: .*\n)?licence", f"aliases: [{', '.join(names)}]\nlicence", old.read_text(encoding="utf-8")
        )
        old.unlink()
        (project / f"principles/{name}.md").write_text(moved, encoding="utf-8")
    assert build(project, project / "after").returncode == 0
    before, after = project / "before", project / "after"

    assert ids(before) == ids(after)
    assert said(atom(before), "id") == said(atom(after), "id")
    assert len({said(atom(before), "id"), *ids(before).values()}) == 4
    assert "https://other.example/principles/third/" in {item["url"] for item in as_json(after)["items"]}


def test_ids_are_of_one_manifesto(project: Path, build: Build) -> None:
    """Another manifesto with the same principles has ids of its own."""
    assert build(project, project / "before").returncode == 0
    text = (project / "mkdocs.yml").read_text(encoding="utf-8").replace("The Small Manifesto", "The Other Manifesto")
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert build(project, project / "after").returncode == 0

    assert not {*ids(project / "before").values()} & {*ids(project / "after").values()}


def test_a_site_without_an_address(project: Path, build: Build) -> None:
    """Where nobody said where the site is, the feeds still obey: Atom counts from its own place, JSON says no address."""
    text = (project / "mkdocs.yml").read_text(encoding="utf-8").replace("https://small.example/wall/", "''")
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    check_alike(project / "site")
    feed, other = atom(project / "site"), as_json(project / "site")
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    first = feed.findall(f"{ATOM}entry")[0]

    assert links == {"self": "./feed.xml", "alternate": "./"}
    assert first.find(f"{ATOM}link").attrib["href"] == "./principles/go-first/"
    assert not {"feed_url", "home_page_url"} & set(other)
    assert not any("url" in item for item in other["items"])


def test_many_principles(project: Path, build: Build) -> None:
    """Of many principles the feeds hold the newest, whole, and say where the others are."""
    for number in range(MOST):
        digits = " ".join([FIGURES[int(figure)] for figure in f"{number:02}"])
        text = PRINCIPLE.format(
            title=f"Count {digits}", body=f"We count to {digits} before we speak, each in our own way."
        )
        text = text.replace("stands under the title", f"says {digits}").replace("2026-11-21", "2026-11-22")
        (project / f"principles/count-{number}.md").write_text(text, encoding="utf-8")
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    check_alike(project / "site")
    feed, other = atom(project / "site"), as_json(project / "site")
    (rest,) = feed.findall(f"{ATOM}link[@rel='related']")

    assert len(other["items"]) == MOST
    assert {item["date_published"] for item in other["items"]} == {"2026-11-22T00:00:00Z"}
    assert rest.attrib["href"] == "https://small.example/wall/principles.json"
    assert "https://small.example/wall/principles.json" in other["user_comment"]
