"""The sitemap: every page that may be found, and the true day of each that has one."""

from __future__ import annotations

import gzip
import os
import subprocess
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Build, Document

    Commit = Callable[[str], None]

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOME = "https://small.example/wall/"
CAME = "2026-11-21"


def days(site: Path, home: str = HOME) -> dict[str, str | None]:
    """Return what the sitemap says of each address below the home."""
    root = ET.fromstring((site / "sitemap.xml").read_bytes())  # noqa: S314 -- we made it
    assert root.tag == f"{SPACE}urlset"
    for place in root:
        assert [part.tag.removeprefix(SPACE) for part in place] in (["loc"], ["loc", "lastmod"])
    found = [(str(place.findtext(f"{SPACE}loc")), place.findtext(f"{SPACE}lastmod")) for place in root]
    assert len(found) == len(dict(found))
    assert all(address.startswith(home) for address, _ in found)
    return {address.removeprefix(home): day for address, day in found}


@pytest.fixture
def commit(project: Path) -> Commit:
    """Return the function that commits everything in the project on a day, in a repository of its own."""
    names = {f"GIT_{who}_{what}": "ada@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    quiet = os.environ | names | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

    def git(*words: str, day: str = CAME) -> None:
        told = quiet | {f"GIT_{who}_DATE": f"{day}T23:30:00-0100" for who in ("AUTHOR", "COMMITTER")}
        subprocess.run(["git", *words], cwd=project, env=told, check=True, capture_output=True)

    def everything(day: str) -> None:
        git("add", "--all")
        git("commit", "--quiet", "--message=x", day=day)

    (project / ".gitignore").write_text("/site*/\n/.cache/\n", encoding="utf-8")
    git("init", "--quiet")
    everything(CAME)
    return everything


def put(project: Path, path: str, old: str, new: str) -> None:
    """Put other words into a file of the project."""
    text = (project / path).read_text(encoding="utf-8")
    assert old in text
    (project / path).write_text(text.replace(old, new), encoding="utf-8")


def settle(project: Path) -> None:
    """Give the small manifesto two themes and a collection."""
    themes = "{near: {title: Near, description: What is near}, far: {title: Far, description: What is far}}"
    two = "{two: {title: Two, subtitle: Of three, kind: steps, principles: [go-first, say-so]}}"
    put(project, "mkdocs.yml", "    tagline:", f"    themes: {themes}\n    collections: {two}\n    tagline:")
    for name, theme in (("go-first", "near"), ("ring-back", "far")):
        put(project, f"principles/{name}.md", "licence:", f"themes: [{theme}]\nlicence:")


def test_true_days(project: Path, build: Build, commit: Commit) -> None:
    """A principle has the day of its change, a page that of its file, a list the newest of what it shows, others none."""
    settle(project)
    for path in (project / "principles").iterdir():
        put(project, f"principles/{path.name}", CAME, "2020-11-21")
    commit("2019-01-01")  # before anything came, by a clock that ran behind
    put(project, "principles/go-first.md", "See it coming", "See it come")
    put(project, "pages/pledge.md", "To be", "Still to be")
    commit("2020-11-24")
    put(project, "principles/say-so.md", "say so", "say it")
    commit("2020-11-26")
    put(project, "principles/ring-back.md", "Name the hour", "Not committed")
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    found = days(project / "site")

    newest, older = ("", "changes/", "editions/", "editions/first-edition/", "contributors/ada-example/"), "2020-11-25"
    expected = {
        **dict.fromkeys((*newest, "principles/say-so/", "collections/two/"), "2020-11-27"),
        **dict.fromkeys(("principles/go-first/", "themes/near/", "pledge/"), older),
        **dict.fromkeys(("principles/ring-back/", "themes/far/"), "2020-11-21"),
        **dict.fromkeys(("themes/", "collections/", "contributors/", "contribute/", "search/", "help/", "posters/")),
    }

    assert {address: found[address] for address in expected} == expected
    assert {day for day in found.values() if day} == {"2020-11-27", older, "2020-11-21"}


def test_days_without_a_repository(project: Path, build: Build) -> None:
    """Without a history a principle has the day on which it was added, and a page of words has none."""
    assert build(project, project / "site").returncode == 0
    found = days(project / "site")

    assert found["principles/go-first/"] == found[""] == CAME
    assert found["pledge/"] is None


def test_only_what_may_be_found(project: Path, build: Build) -> None:
    """Neither an address that was left nor a page that asks not to be found is in the sitemap."""
    put(project, "principles/go-first.md", "licence:", "aliases: [go-on]\nlicence:")
    assert build(project, project / "site").returncode == 0
    found = days(project / "site")

    assert (project / "site/principles/go-on/index.html").is_file()
    for page in (project / "site").rglob("*.html"):
        address = page.relative_to(project / "site").as_posix().removesuffix("index.html")
        if 'name="robots" content="noindex' in page.read_text(encoding="utf-8") or address == "404.html":
            assert address not in found
    assert "principles/go-on/" not in found


def test_the_days_of_the_site(site: Path, sitemap: list[str], documents: dict[str, Document]) -> None:
    """In our own sitemap each day is one of the calendar, none is before the first principle, and each principle has one."""
    found = days(site, sitemap[0])

    assert list(found) == [address.removeprefix(sitemap[0]) for address in sitemap]
    assert all(date.fromisoformat(day) >= date(2026, 11, 21) for day in found.values() if day)
    assert all(found[address] for address in found if address.startswith("principles/"))
    assert set(found) <= set(documents)


def test_the_same_bytes_every_day(project: Path, build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sitemap and what is compressed of it are the same on whichever day they are built, and however late the news."""
    put(project, "principles/go-first.md", CAME, "9999-12-31")
    for name, moment in (("site", "1790000000"), ("site2", "1890000000")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
        done = build(project, project / name)
        assert done.returncode == 0, done.stdout + done.stderr
    pairs = [
        [(project / name / file).read_bytes() for name in ("site", "site2")]
        for file in ("sitemap.xml", "sitemap.xml.gz")
    ]

    assert [one == other for one, other in pairs] == [True, True]
    assert gzip.decompress(pairs[1][0]) == pairs[0][0]


def test_a_site_without_an_address(project: Path, build: Build) -> None:
    """A sitemap has whole addresses or is not there."""
    put(project, "mkdocs.yml", HOME, "''")
    done = build(project, project / "site")

    assert done.returncode == 0, done.stdout + done.stderr
    assert not list((project / "site").glob("sitemap.xml*"))
