"""The small files that programs look for at the top of a site."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from yaml import safe_dump, safe_load

from manifesto import Project
from manifesto.security_contact import FILE, security_contact

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Build

FIELD = re.compile(r"(?P<name>[A-Za-z-]+): (?P<value>\S+)")
DAY = "%Y-%m-%dT%H:%M:%SZ"  # RFC 3339, as RFC 9116 asks for it


def _fields(text: str) -> list[tuple[str, str]]:
    """Return the fields of a security.txt, each line of which is a field or a remark."""
    lines = [line for line in text.split("\n")[:-1] if line and not line.startswith("#")]
    matches = [FIELD.fullmatch(line) for line in lines]

    assert text.endswith("\n")
    assert None not in matches, lines
    return [(match["name"], match["value"]) for match in matches if match]


def _project(folder: Path, **said: str) -> Project:
    """Return the project in a folder with other words in its settings."""
    settings = safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["site_url"] = said.pop("site_url", settings["site_url"])
    settings["extra"]["manifesto"] |= said
    (folder / "mkdocs.yml").write_text(safe_dump(settings), encoding="utf-8")
    return Project.at(folder)


def test_the_security_contact_is_as_the_standard_asks(
    site: Path, sitemap: list[str], environment: dict[str, str]
) -> None:
    """It names a contact, is in force on the day of the build and for less than a year, and says where it stands."""
    fields = _fields((site / FILE).read_text(encoding="utf-8"))
    said = dict(fields)

    assert sorted(name for name, _ in fields) == ["Canonical", "Contact", "Expires", "Preferred-Languages"]
    assert re.fullmatch(r"https://github\.com/[\w.-]+/[\w.-]+/security/advisories/new", said["Contact"])
    assert said["Canonical"] == f"{sitemap[0]}{FILE}"
    assert said["Preferred-Languages"] == "en"
    built = datetime.fromtimestamp(int(environment["SOURCE_DATE_EPOCH"]), UTC)
    assert timedelta(300) < datetime.strptime(said["Expires"], DAY).replace(tzinfo=UTC) - built < timedelta(365)


DAY_OF_BUILD = {"SOURCE_DATE_EPOCH": "1790000000"}


@pytest.mark.parametrize(
    ("epoch", "expires"),
    [
        ({"SOURCE_DATE_EPOCH": "0"}, "1970-12-31T00:00:00Z"),
        ({"SOURCE_DATE_EPOCH": "1790000000"}, "2027-09-20T00:00:00Z"),
        ({}, None),
        ({"SOURCE_DATE_EPOCH": ""}, None),
        ({"SOURCE_DATE_EPOCH": "tomorrow"}, None),
        ({"SOURCE_DATE_EPOCH": "9" * 30}, None),
    ],
)
def test_the_contact_lasts_a_year_from_the_build(project: Path, epoch: dict[str, str], expires: str | None) -> None:
    """The day comes from SOURCE_DATE_EPOCH, never from the clock; where that says none, nothing that could be out of date is said."""
    found = security_contact(_project(project, repository="ada-example/wall").load(), epoch)

    assert (found.expires if found else None) == expires


@pytest.mark.parametrize(
    ("site_url", "canonical"),
    [
        ("https://small.example/wall", f"https://small.example/wall/{FILE}"),
        ("http://127.0.0.1:8000/wall/", ""),
        ("", ""),
    ],
)
def test_only_a_secure_address_is_canonical(project: Path, site_url: str, canonical: str) -> None:
    """The standard allows none but https there, and a site without an address says none."""
    found = security_contact(_project(project, repository="ada-example/wall", site_url=site_url).load(), DAY_OF_BUILD)

    assert found
    assert found.canonical == canonical


def test_without_a_repository_nobody_is_named(project: Path, build: Build) -> None:
    """A manifesto that has no repository publishes no contact; robots are let in, and sent to the sitemap."""
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr

    assert not (project / "site/.well-known").exists()
    robots = (project / "site/robots.txt").read_text(encoding="utf-8")
    assert robots.endswith("\nSitemap: https://small.example/wall/sitemap.xml\n")


def test_robots_may_read_everything(site: Path, sitemap: list[str]) -> None:
    """Nothing is closed to them, and the way to all pages is told; each line is one that the standard knows (RFC 9309)."""
    lines = [line for line in (site / "robots.txt").read_text(encoding="utf-8").splitlines() if line]

    assert [line for line in lines if not line.startswith("#")] == [
        "User-agent: *",
        "Disallow:",
        f"Sitemap: {sitemap[0]}sitemap.xml",
    ]


def test_what_makes_these_files_is_not_published(site: Path, repository: Path) -> None:
    """The templates of texts and of the worker stay at home."""
    assert not (site / "texts").exists()
    assert "{%" not in (site / "sw.js").read_text(encoding="utf-8")
    assert (repository / "overrides/texts/robots.txt").is_file()
