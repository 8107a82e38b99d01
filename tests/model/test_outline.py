"""The outline: what stays known of mkdocs.yml when something in it is wrong, and what the other files need of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from manifesto.field import Findings
from manifesto.house_style import HouseStyle, Wording
from manifesto.settings import Outline, read_settings

BASE = (Path(__file__).parent.parent / "contributions" / "base" / "mkdocs.yml").read_text(encoding="utf-8")


def read(text: str, **environment: str) -> tuple[Outline, list[str]]:
    """Return what is read of a text of mkdocs.yml, and what is said of it."""
    findings = Findings("mkdocs.yml")
    outline = read_settings(text, findings, environment)
    return outline, [str(problem).removeprefix("mkdocs.yml:") for problem in sorted(findings.problems)]


def test_licence_and_themes_are_known_where_something_else_is_wrong() -> None:
    """The other files can be checked against settings that are wrong elsewhere."""
    outline, problems = read(
        BASE.replace("edition: First edition", "edition: []").replace("title: Outside", "titel: x")
    )

    assert len(problems) == 2
    assert (outline.settings, outline.licence) == (None, "CC-BY-4.0")
    assert outline.themes == frozenset({"inside", "outside"})
    assert outline.site_url == "https://example.org/"


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        (BASE.replace("licence: CC-BY-4.0", "licence: [a]"), {"inside", "outside"}),
        ("extra: {manifesto: {themes: x}}", None),
    ],
)
def test_what_cannot_be_known_is_none(text: str, themes: set[str] | None) -> None:
    """What could not be read is unknown, which is not the same as empty."""
    outline, problems = read(text)

    assert problems
    assert outline.licence is None
    assert outline.themes == themes


def test_house_style() -> None:
    """The editors may ask for a house style, which is known where other settings are wrong, too."""
    style = "house_style: {instead: [{avoid: utilize, write: use}], hold: [lawyer], longest_sentence: 40}"
    text = BASE.replace("posters: []", style)
    outlines = [read(text)[0], read(text.replace("edition: First edition", "edition: []"))[0]]

    assert [outline.house_style for outline in outlines] == [
        HouseStyle(instead=(Wording(avoid="utilize", write="use"),), hold=("lawyer",), longest_sentence=40)
    ] * 2
    assert outlines[1].settings is None
    assert read(BASE)[0].house_style == HouseStyle()


@pytest.mark.parametrize(
    ("style", "id"),
    [
        ("house_style: strict", "P024"),
        ("house_style: {longest_sentence: many}", "P025"),
        ("house_style: {instead: [{avoid: utilize}]}", "P020"),
        ("house_style: {hold: ['']}", "P022"),
        ("house_style: {words: []}", "P021"),
    ],
)
def test_a_house_style_that_is_wrong(style: str, id: str) -> None:
    """A house style obeys rules as everything else does, and asks for nothing where it is wrong."""
    outline, problems = read(BASE.replace("posters: []", style))

    assert [problem[-5:-1] for problem in problems] == [id]
    assert outline.house_style == HouseStyle() or id == "P022"


@pytest.mark.parametrize(
    ("written", "pages"), [("docs_dir: pages\n", "pages"), ("", "docs"), ("docs_dir: [a]\n", "docs")]
)
def test_the_folder_of_pages(written: str, pages: str) -> None:
    """The folder of prose pages is MkDocs' own setting, with MkDocs' own default."""
    assert read(written + BASE)[0].pages == pages
