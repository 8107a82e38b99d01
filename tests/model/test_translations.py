"""Translations: the manifesto in another language, what falls back to the original, and how far each language is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from manifesto import edition
from manifesto.phrasebook import phrasebook
from manifesto.translation import CLAIM_LASTS, standing

from .conftest import BASE

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto import Manifesto, Project

    MakeProject = Callable[..., Project]
    Write = Callable[..., str]

SETTINGS = (BASE / "mkdocs.yml").read_text(encoding="utf-8").rstrip("\n")
LANGUAGES = """
    languages:
      de:
        name: Das Beispiel-Manifest
        edition: Erste Ausgabe
        themes: {inside: {title: Drinnen, description: Was wir einander schulden.}}
        collections: {first-steps: {title: Erste Schritte, subtitle: Womit man beginnt}}
        posters: [{subject: manifesto, sizes: [a4]}]
      ar:
"""
PROMISE = "97a9d270a2e0"  # what stands for the words of the base
GERMAN = """\
---
title: {title}
summary: Versprich nur, was du tun wirst, und dann tu es auch.
translators: {translators}
of: "{of}"
translated: 2026-11-20
licence: CC-BY-4.0
---

Ein Versprechen, das ohne Mahnung gehalten wird, ist zehn wert, um die gebeten wurde.
"""
FILE = "principles/keep-every-promise.de.md"
TODAY = date(2026, 11, 22)


def german(title: str = "Halte jedes Versprechen", translators: str = "[ada-example]", of: str = PROMISE) -> str:
    """Return the file of a translation."""
    return GERMAN.format(title=title, translators=translators, of=of)


def claim(day: str, translators: str = "[ada-example]") -> str:
    """Return the file of a claim."""
    return f"---\ntranslators: {translators}\nclaimed: {day}\n---\n"


@pytest.fixture
def load(make_project: MakeProject, front_matter: Write) -> Callable[..., Manifesto]:
    """Return the function that reads a manifesto of two principles in three languages, with files of one's own."""

    def make(files: dict[str, str] | None = None) -> Manifesto:
        own = {"principles/listen-first.md": front_matter(), "mkdocs.yml": SETTINGS + LANGUAGES}
        project = make_project()
        (project.root / "docs").mkdir(exist_ok=True)
        return make_project({**own, **(files or {})}).load()

    return make


def test_languages_in_their_order(load: Callable[..., Manifesto]) -> None:
    """The languages of a manifesto are those of mkdocs.yml, in their order there, and none without it."""
    manifesto = load()

    assert manifesto.tongues == manifesto.in_tongue("de").tongues == ("de", "ar")
    assert load({"mkdocs.yml": SETTINGS}).tongues == ()


def test_settings_in_a_language(load: Callable[..., Manifesto]) -> None:
    """What mkdocs.yml says in a language takes the place of the original's, and the rest stays and is told."""
    original = load()
    settings = original.in_tongue("de").settings

    assert (settings.language, settings.original) == ("de", "en")
    assert (settings.name, settings.edition) == ("Das Beispiel-Manifest", "Erste Ausgabe")
    assert settings.tagline == original.settings.tagline
    assert settings.short_name == settings.name
    assert settings.borrowed == {"tagline"}
    assert [str(order.subject.text) for order in settings.posters] == ["manifesto"]
    assert original.in_tongue("ar").settings.posters == original.settings.posters == ()
    assert original.in_tongue("ar").settings.from_the_right
    assert (original.settings.original, original.settings.borrowed) == ("en", frozenset())


def test_themes_and_collections_in_a_language(load: Callable[..., Manifesto]) -> None:
    """A theme and a collection have the words of the language, or those of the original with its tag."""
    manifesto = load().in_tongue("de")

    assert [(theme.title, theme.language) for theme in manifesto.themes] == [("Drinnen", ""), ("Outside", "en")]
    assert [(one.title, one.subtitle, one.kind, one.language) for one in manifesto.collections] == [
        ("Erste Schritte", "Womit man beginnt", "steps", "")
    ]
    assert load().in_tongue("ar").collections[0].language == "en"


def test_titles_of_parts(load: Callable[..., Manifesto]) -> None:
    """The parts of a collection have titles in the language, in their order, and keep their principles."""
    parts = "parts: [{title: One, principles: [keep-every-promise]}, {title: Two, principles: [listen-first]}]"
    said = "{de: {collections: {first-steps: {title: A, subtitle: B, parts: [Eins, Zwei]}}}}"
    settings = SETTINGS.replace("principles: [keep-every-promise]", parts) + f"\n    languages: {said}\n"
    (collection,) = load({"mkdocs.yml": settings}).in_tongue("de").collections

    assert [(part.title, part.principles) for part in collection.parts] == [
        ("Eins", ("keep-every-promise",)),
        ("Zwei", ("listen-first",)),
    ]


def test_a_translated_principle(load: Callable[..., Manifesto]) -> None:
    """A translation has the words and the people of its file, and everything else from the original."""
    manifesto = load({FILE: german(translators="[{name: Bea Beispiel}]")})
    principle, original = manifesto.in_tongue("de").by_slug["keep-every-promise"], manifesto.principles[0]

    assert (principle.title, principle.body.split()[0]) == ("Halte jedes Versprechen", "Ein")
    assert (principle.language, principle.stale, principle.translated) == ("", False, date(2026, 11, 20))
    assert [person.handle for person in principle.translators] == ["bea-beispiel"]
    assert (principle.number, principle.authors, principle.themes) == (1, original.authors, original.themes)
    assert (principle.path, principle.file, original.file) == (original.path, FILE, original.path)


def test_what_has_no_translation(load: Callable[..., Manifesto]) -> None:
    """Without a translation the words are the original's, and their language is told; a claim is none."""
    manifesto = load({FILE: claim("2026-11-21")}).in_tongue("de")

    assert [(one.title, one.language, one.translators) for one in manifesto.principles] == [
        ("Keep every promise", "en", ()),
        ("Listen first", "en", ()),
    ]


def test_the_original_is_as_it_was(load: Callable[..., Manifesto]) -> None:
    """In its own language a manifesto is itself, from any other one of them too, and shows nothing of the others."""
    manifesto = load({FILE: german()})

    assert manifesto.in_tongue("en") is manifesto
    assert manifesto.in_tongue("de").in_tongue("en") is manifesto
    assert manifesto.in_tongue("de").in_tongue("ar") is manifesto.in_tongue("ar")
    assert {one.language for one in manifesto.principles} == {""}
    with pytest.raises(KeyError):
        manifesto.in_tongue("fr")


def test_what_is_stale(load: Callable[..., Manifesto]) -> None:
    """A translation that was made from other words is stale, and stands all the same."""
    (principle, _) = load({FILE: german(of="0123456789ab")}).in_tongue("de").principles

    assert (principle.stale, principle.title) == (True, "Halte jedes Versprechen")


def test_translators_are_credited(load: Callable[..., Manifesto]) -> None:
    """Whoever translated stands among the contributors, with what it was; a hidden one has no name and no list."""
    people = (BASE / "contributors.yml").read_text(
        encoding="utf-8"
    ) + "\ncy-sample:\n  name: Cy Sample\n  hidden: true\n"
    files = {FILE: german(translators="[{name: Bea Beispiel}, cy-sample]"), "contributors.yml": people}
    manifesto = load(files)

    assert [person.handle for person in manifesto.contributors] == ["ada-example", "bea-beispiel"]
    assert {handle: [each.title for each in those] for handle, those in manifesto.translated_by.items()} == {
        "bea-beispiel": ["Halte jedes Versprechen"]
    }
    assert [person.name for person in manifesto.in_tongue("de").principles[0].translators] == [
        "Bea Beispiel",
        phrasebook("de").say("people.hidden"),
    ]
    assert manifesto.by_author.keys() == {"ada-example"}


def test_an_original_that_moved(load: Callable[..., Manifesto]) -> None:
    """A translation under an address that its original had is still its translation; one under the new name counts first."""
    moved = {
        "principles/keep-every-promise.md": (BASE / "principles/keep-every-promise.md")
        .read_text(encoding="utf-8")
        .replace("themes: [inside]", "aliases: [a-promise]"),
        "principles/a-promise.de.md": german("Was man verspricht"),
    }
    manifesto = load(moved)

    assert manifesto.in_tongue("de").principles[0].title == "Was man verspricht"
    assert manifesto.in_tongue("de").principles[0].file == "principles/a-promise.de.md"


def test_editions_are_the_originals(load: Callable[..., Manifesto]) -> None:
    """A translation changes no digest, and an edition has one page, whatever its name is in a language."""
    manifesto = load({FILE: german()})
    there = manifesto.in_tongue("de")

    assert there.digests == manifesto.digests
    assert there.digests["keep-every-promise"] == PROMISE
    assert edition.current(there).key == edition.current(manifesto).key == "first-edition"
    assert edition.current(there).name == "Erste Ausgabe"


def test_pages_in_a_language(load: Callable[..., Manifesto]) -> None:
    """A prose page has the words of its translation and the make of its original, and is no page of the original."""
    pages = {
        "docs/index.md": "---\ntemplate: home.html\ncalls: [{title: Join, page: pledge/}]\n---\n# Welcome\n\nCome in.\n",
        "docs/index.de.md": "# Willkommen\n\nKomm herein.\n",
        "docs/pledge.md": "---\ndescription: What we promise.\n---\n# Pledge\n\nWe promise.\n",
    }
    manifesto = load(pages)
    there = manifesto.in_tongue("de")
    home, pledge = there.pages["index.md"], there.pages["pledge.md"]

    assert set(manifesto.pages) == set(there.pages) == {"index.md", "pledge.md"}
    assert (home.title, home.body.strip(), home.template, home.language) == (
        "Willkommen",
        "Komm herein.",
        "home.html",
        "",
    )
    assert [call.title for call in home.calls] == ["Join"]
    assert (pledge.title, pledge.language) == ("Pledge", "en")


@pytest.mark.parametrize(
    ("file", "list_of_it", "since"),
    [
        (german(), "done", date(2026, 11, 20)),
        (german(of="0123456789ab"), "stale", date(2026, 11, 20)),
        (claim("2026-11-21"), "claimed", date(2026, 11, 21)),
        (claim(str(TODAY - CLAIM_LASTS)), "claimed", TODAY - CLAIM_LASTS),
        (claim("2026-09-22"), "missing", None),
        (None, "missing", None),
    ],
)
def test_standing(load: Callable[..., Manifesto], file: str | None, list_of_it: str, since: date | None) -> None:
    """Each principle is done, stale, claimed or missing, with who is at it since when; a claim lasts for 60 days."""
    manifesto = load({FILE: file} if file else {})
    there = standing(manifesto, "de", TODAY)
    found = {
        name: [(one.principle.slug, one.since, len(one.translators)) for one in getattr(there, name)]
        for name in ("done", "claimed", "stale", "missing")
    }
    others = {name: [] for name in ("done", "claimed", "stale")} | {"missing": [("listen-first", None, 0)]}
    others[list_of_it] = [("keep-every-promise", since, 1 if since else 0), *others[list_of_it]]

    assert found == others
    assert standing(manifesto, "ar", TODAY).missing == tuple((one, (), None) for one in manifesto.principles)


def test_standing_in_the_words_of_a_language(load: Callable[..., Manifesto]) -> None:
    """The lists have the words of the manifesto that they are asked of."""
    manifesto = load({FILE: german()})

    assert standing(manifesto, "de", TODAY).done[0].principle.title == "Keep every promise"
    assert standing(manifesto.in_tongue("de"), "de", TODAY).done[0].principle.title == "Halte jedes Versprechen"


def test_house_style_is_of_its_language(make_project: MakeProject) -> None:
    """Words that the editors avoid in one language may stand in another, which has a style of its own."""
    style = "    house_style: {hold: [die, jedes], longest_sentence: 3}\n"
    settings = SETTINGS + "\n" + style + "    languages: {de: {house_style: {hold: [versprechen]}}, ar: {}}\n"
    files = {"mkdocs.yml": settings, FILE: german(), FILE.replace(".de.", ".ar."): german("Jedes Wort")}
    found = make_project(files).read().problems

    assert {problem.id for problem in found if problem.path == FILE} == {"P091"}
    assert not [problem for problem in found if problem.path.endswith(".ar.md")]


def test_many_without_an_original(make_project: MakeProject) -> None:
    """Of a thousand translations without an original each is told, and only for the first is looked what was meant."""
    settings = {"mkdocs.yml": SETTINGS + LANGUAGES}
    files = {f"principles/keep-every-promis-{number}.de.md": claim("2026-11-21") for number in range(40)}
    found = make_project({**settings, **files}).read().problems

    assert [problem.id for problem in found] == ["P064"] * 40
    assert sum("Did you mean keep-every-promise?" in problem.message for problem in found) == 20


@pytest.mark.parametrize(("letters", "id"), [(65_000, "P040"), (70_000, "P001")])
def test_a_translation_that_is_huge(make_project: MakeProject, letters: int, id: str) -> None:
    """A text beyond what a principle may have, or a file beyond what is read, is one problem and nothing worse."""
    files = {"mkdocs.yml": SETTINGS + LANGUAGES, FILE: german() + "Ein Wort. " * (letters // 10) + "\n"}
    problems = make_project(files).read().problems

    assert [problem.id for problem in problems if problem.severity == "error"] == [id]
    assert all(problem.path == FILE for problem in problems if problem.severity == "error")
