"""Settings: what mkdocs.yml says of the manifesto, and what stays known when something in it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from manifesto.field import Findings, Placed
from manifesto.problem import Place, Rejected
from manifesto.settings import Outline, read_settings

BASE = (Path(__file__).parent.parent / "contributions" / "base" / "mkdocs.yml").read_text(encoding="utf-8")


def read(text: str, **environment: str) -> tuple[Outline, list[str]]:
    """Return what is read of a text of mkdocs.yml, and what is said of it."""
    findings = Findings("mkdocs.yml")
    outline = read_settings(text, findings, environment)
    return outline, [str(problem).removeprefix("mkdocs.yml:") for problem in sorted(findings.problems)]


def test_everything_that_may_be_said() -> None:
    """Settings are read as what they mean, themes and collections in their order."""
    outline, problems = read(BASE)
    settings = outline.settings

    assert problems == []
    assert settings is not None
    assert (settings.name, settings.edition, settings.branch) == ("The Example Manifesto", "First edition", "main")
    assert [(theme.key, theme.title) for theme in settings.themes] == [("inside", "Inside"), ("outside", "Outside")]
    assert [collection.key for collection in settings.collections] == ["first-steps"]
    assert settings.posters == ()
    assert outline.licence == "CC-BY-4.0"
    assert outline.themes == frozenset({"inside", "outside"})


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("https://example.org/", "https://example.org/"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a//", "https://example.org/a/"),
        ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/a/"),
        ("''", ""),
        ("", ""),
    ],
)
def test_the_address_of_the_site_ends_with_a_slash(written: str, read_as: str) -> None:
    """Addresses below the site's own can be written right after it."""
    settings = read(BASE.replace("https://example.org/", written))[0].settings

    assert settings is not None
    assert settings.site_url == read_as


def test_a_collection_in_parts() -> None:
    """A collection may have parts with titles, after principles that stand for the whole."""
    parts = "\n        parts: [{title: Later, principles: [b, c]}, {title: Never}]"
    settings = read(BASE.replace("[keep-every-promise]", f"[a]{parts}"))[0].settings
    assert settings is not None
    collection = settings.collections[0].settled()

    assert [(part.title, part.principles) for part in collection.parts] == [
        ("", ("a",)),
        ("Later", ("b", "c")),
        ("Never", ()),
    ]
    assert collection.principles == ("a", "b", "c")


def test_posters_keep_their_places() -> None:
    """What a row of the matrix names is looked up later, so it keeps its place."""
    settings = read(BASE.replace("posters: []", "posters: [{subject: manifesto, sizes: a3}]"))[0].settings

    assert settings is not None
    assert settings.posters[0].subject == Placed("manifesto", Place(25, 25))
    assert settings.posters[0].sizes == (Placed("a3", Place(25, 43)),)
    assert settings.posters[0].orientations == ("portrait",)


def test_values_come_from_the_environment() -> None:
    """A copy of the repository names itself without an edit."""
    text = BASE.replace("ada-example/manifesto", "!ENV [REPOSITORY, ada-example/manifesto]")
    settings = [read(text, **environment)[0].settings for environment in ({}, {"REPOSITORY": "ben/copy"})]

    assert [each and each.repository for each in settings] == ["ada-example/manifesto", "ben/copy"]


def test_a_value_from_the_environment_is_checked() -> None:
    """What comes from outside obeys the same rules."""
    problems = read(BASE.replace("ada-example/manifesto", "!ENV REPOSITORY"), REPOSITORY="no repository")[1]

    assert problems == ["11:17: “no repository” is not a repository. Write it as owner/name. [P093]"]


@pytest.mark.parametrize(
    "text", ["", "site_name: x", "extra: x", "extra:\n  manifesto:\n", "- extra", "extra: {manifesto: []}"]
)
def test_a_project_without_a_manifesto(text: str) -> None:
    """Without extra.manifesto there is one problem, and nothing is known."""
    outline, problems = read(text)

    assert outline == Outline()
    assert problems == ["1:1: There is no extra.manifesto here. Add it, with at least a name and a licence. [P020]"]


def test_what_mkdocs_alone_understands_is_left_to_it() -> None:
    """Other settings of mkdocs.yml may have any tags and any shape."""
    text = BASE + "markdown_extensions:\n  - a: {f: !!python/name:a.b.c }\n  - [[[x]]]\n"

    assert read(text)[1] == []


def test_settings_that_are_no_yaml_are_refused() -> None:
    """A file that cannot be read at all has one problem."""
    with pytest.raises(Rejected, match=r'mkdocs\.yml:1:12: .* Change line 1 to: site_name: "a: b" \[P011\]'):
        read("site_name: a: b")


def test_fonts_of_other_scripts() -> None:
    """A font is its files, each with its place; without a bold one the regular is set in its stead."""
    fonts = "fonts: [{regular: NotoSansJP-Regular.ttf, bold: NotoSansJP-Bold.ttf}, {regular: a_b.otf}]"
    settings = read(BASE.replace("posters: []", fonts))[0].settings
    assert settings is not None
    first, second = settings.fonts

    assert [file.text for file in first.files] == ["NotoSansJP-Regular.ttf", "NotoSansJP-Bold.ttf"]
    assert (first.heavy.text, second.heavy.text) == ("NotoSansJP-Bold.ttf", "a_b.otf")
    assert second.files == (Placed("a_b.otf", Place(25, 85)),)


def test_more_fonts_than_there_may_be() -> None:
    """A thirteenth font is one too many."""
    fonts = ", ".join(f"{{regular: {number}.ttf}}" for number in range(13))

    assert read(BASE.replace("posters: []", f"fonts: [{fonts}]"))[1] == [
        "25:12: There are 13 items here, and 12 are the most. Leave some out. [P023]"
    ]


@pytest.mark.parametrize(("language", "from_the_right"), [("en", False), ("ar", True), ("he", True), ("ja", False)])
def test_the_side_that_a_manifesto_is_read_from(language: str, from_the_right: bool) -> None:
    """A manifesto in Arabic or Hebrew is read from the right, as its theme says in which language it is."""
    settings = read(f"{BASE}theme: {{language: {language}}}\n")[0].settings

    assert settings is not None
    assert settings.from_the_right is from_the_right
