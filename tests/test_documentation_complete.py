"""The documents: nothing that somebody can call, write or open is missing from them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.documents import SPAN, TOP, calls, code, read, rows, section, words
from tests.known import fields, options_of, patterns, published, targets

from manifesto.cli import main
from manifesto.page import TEMPLATES
from manifesto.poster.frame import FRAMES
from manifesto.poster.profile import PROFILES
from manifesto.poster.sheet import SHEETS

if TYPE_CHECKING:
    from pathlib import Path

REFERENCE, CONTRIBUTING = "REFERENCE.md", ".github/CONTRIBUTING.md"
PARTS = {  # where the fields of each kind of file are told
    "translation": section(REFERENCE, "## A translation"),
    "page": section(REFERENCE, "## A page"),
    "settings": section(REFERENCE, "## mkdocs.yml"),
    "house": section(REFERENCE, "## house.yml"),
    "principle": section(CONTRIBUTING, "## A principle, with git"),
    "person": section(CONTRIBUTING, "## Yourself"),
}
BYLINE = {"name", "url", "github", "role"}  # of whoever is written out, told with the authors of a principle
DESIGNED = (
    *("/", "/principles/<slug>/", "/themes/<key>/", "/collections/<key>/", "/contributors/", "/contributors/<handle>/"),
    *("/posters/", "/contribute/", "/pledge/", "/reading/", "/search/", "/help/<id>/", "/all/", "/changes/"),
    *("/editions/<edition>/", "/embed/<slug>/", "/translations/", "/privacy/", "/feed.xml", "/feed.json"),
    *("/posters/manifesto/<size>-<orientation>.pdf", "/principles.json", "/contributors.json"),
    *("/schema/principle.json", "/schema/contributors.json"),
)
UNTOLD = ("/assets/", "/pagefind/")  # what pages load by themselves


def told_addresses() -> list[str]:
    """Return every address in the table of them."""
    return [each for row in rows(section(REFERENCE, "## Addresses of the site")) for each in SPAN.findall(row[0])]


def test_every_command_has_its_row() -> None:
    """Each command has one row in the table, in which all its options stand and no other."""
    table = rows(section(REFERENCE, "## Commands"))
    told = {calls(row[0])[0][0]: row[2] for row in table}

    assert len(table) == len(told)
    assert set(told) == set(main.commands)
    for name, cell in told.items():
        named = set(re.findall(r"(?<![\w-])--[a-z-]+", cell))
        assert named == options_of(main.commands[name]) - {"--help", "-h"}, name


def test_every_option_before_the_command_is_told() -> None:
    """What stands before a command is told as well."""
    assert options_of(main) - {"-h"} <= {each for line in code(read(REFERENCE)) for each in line.split()}


def test_every_command_is_in_the_readme() -> None:
    """A reader of the README meets every command and every target once, and is led to the rest."""
    readme = read("README.md")

    assert {call[0] for call in calls(readme)} == set(main.commands)
    assert targets() - {"help"} <= {word for line in code(readme) for word in line.split() if "make" in line}
    assert f"]({REFERENCE})" in readme


def test_every_target_has_its_row() -> None:
    """Each target of make stands in the table, and no other."""
    table = rows(section(REFERENCE, "## Targets of make"))

    assert {target for row in table for target in re.findall(r"`make ([a-z-]+)`", row[0])} == targets()


@pytest.mark.parametrize("kind", fields())
def test_every_field_is_told(kind: str) -> None:
    """Each field that somebody may write, and each within one, is told where the fields of that file are told."""
    wanted = fields()[kind] - (BYLINE if kind == "translation" else {"role"} if kind == "principle" else set())

    assert wanted - words([PARTS[kind]]) == set()


@pytest.mark.parametrize("kind", ["translation", "page", "house", "principle", "settings"])
def test_every_field_that_is_told_is_there(kind: str) -> None:
    """The first column of a table of fields names nothing but fields."""
    told = words(row[0] for row in rows(PARTS[kind]))

    assert told <= fields()[kind]
    assert len(told) > 3


def test_every_template_is_told() -> None:
    """Each template that a page may ask for is named, and no other."""
    assert set(re.findall(r"`(\w+\.html)`", PARTS["page"])) == set(TEMPLATES)


@pytest.mark.parametrize("address", DESIGNED)
def test_every_address_of_the_design_is_told(address: str) -> None:
    """The addresses that other tools rely on are in the table."""
    assert address in told_addresses()


def test_every_file_of_the_site_is_told(site: Path) -> None:
    """Whatever is published, beside what pages load by themselves, has its address in the table."""
    told = told_addresses()
    posters = [each.removesuffix(".pdf") for each in told if each.endswith(".pdf")]
    known = patterns([*told, *(f"{each}{end}" for each in posters for end in (".webp", "/", "/measures.css"))])
    lists = re.compile(r"/(?:.+/)?from/\d+/")
    for address in published(site):
        here = re.sub(r"^/(?:de|ar)/", "/", address)
        if not address.startswith(UNTOLD):
            assert lists.fullmatch(here) or any(each.fullmatch(here) for each in known), address


def test_every_sheet_frame_and_profile_is_told() -> None:
    """Each sheet, each frame and each profile that there is has its name in the reference, and no other."""
    posters = section(REFERENCE, "## Posters")
    sheets, frames = (re.findall(rf"(?m)^\*\*{kind}\*\* are (.*)\.$", posters)[0] for kind in ("Sheets", "Frames"))
    named = {name for names in SPAN.findall(frames) for name in names.split()} - {"-mat"}

    assert {name for names in SPAN.findall(sheets) for name in names.split()} == set(SHEETS)
    assert named | {f"{name}-mat" for name in named if not re.fullmatch(r"a\d", name)} == set(FRAMES)
    assert {SPAN.findall(row[0])[0] for row in rows(posters)} == set(PROFILES)


def test_every_folder_of_the_pages_is_told() -> None:
    """The README says what each of the folders that hold the project is for, and what else lies at the top to be read."""
    told = words([read("README.md")])

    assert {"principles", "pages", "hooks", "overrides", "tests", "devcontainer"} <= told
    assert all(f"]({name}" in read("README.md") for name in TOP[1:])
