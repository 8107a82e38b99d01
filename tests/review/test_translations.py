"""A review of translations: what was read, who is named, whose words they are, and how they will look."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from .conftest import LISTEN, OTHER, POSTERS

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Work

GERMAN = "principles/keep-every-promise.de.md"
TEXT = """\
---
title: Halte jedes Versprechen
summary: Versprich nur, was du tun wirst, und dann tu es auch.
translators: [{name: Bea Beispiel, github: bea-beispiel}]
of: "97a9d270a2e0"
translated: 2026-11-20
licence: CC-BY-4.0
---

Ein Versprechen, das ohne Mahnung gehalten wird, ist zehn wert, um die gebeten wurde.
"""
CLAIM = "---\ntranslators: [{name: Bea Beispiel, github: bea-beispiel}]\nclaimed: %s\n---\n"


@pytest.fixture
def tongues(work: Work) -> Work:
    """Return the small project in two languages, and a branch for a change."""
    work.git("switch", "--quiet", "main")
    work.replace("mkdocs.yml", "    posters: []\n", "    posters: []\n    languages: {de: {}}\n")
    work.commit()
    work.git("switch", "--quiet", "--force-create", "idea")
    return work


def before(work: Work, text: str = TEXT) -> None:
    """Let a translation be there already."""
    work.git("switch", "--quiet", "main")
    work.write(GERMAN, text)
    work.commit()
    work.git("switch", "--quiet", "--force-create", "idea")


def test_a_new_translation(tongues: Work) -> None:
    """Of a translation are told its title, its file and its translators, and its page is shown in its own words."""
    tongues.write(GERMAN, TEXT)
    shown = tongues.exhibit("bea-beispiel")
    record = json.loads(shown.files["report.json"])

    assert shown.review.verdict == "fits"
    assert list(map(str, shown.sentences))[:2] == [
        f"We read “Halte jedes Versprechen”, a new translation, in “{GERMAN}”.",
        "Your name will appear as “Bea Beispiel”.",
    ]
    assert record["principles"] == [
        {
            "slug": "keep-every-promise.de",
            "path": GERMAN,
            "title": "Halte jedes Versprechen",
            "change": "added",
            "names": ["Bea Beispiel"],
        }
    ]


def test_its_page(tongues: Work, repository: Path) -> None:
    """The page shows the translation, not the original."""
    (tongues.root / "overrides").symlink_to(repository / "overrides")
    tongues.write(GERMAN, TEXT)
    page = tongues.exhibit().files["page.html"].decode()

    assert "Ein Versprechen, das ohne Mahnung gehalten wird" in page
    assert "worth ten that were asked for" not in page


@pytest.mark.parametrize(
    ("login", "told"),
    [("bea-beispiel", []), ("ada-example", [f"{GERMAN} P055"]), ("", [])],
)
def test_who_sends_it(tongues: Work, login: str, told: list[str]) -> None:
    """Whoever sends a translation is among those who translated it, or somebody asks."""
    tongues.write(GERMAN, TEXT)

    assert tongues.told(login) == told


@pytest.mark.parametrize(
    ("text", "login", "told"),
    [
        (TEXT, "bea-beispiel", []),
        (TEXT, "ada-example", ["This changes what Bea Beispiel translated. Somebody asks them before it is taken in."]),
        (CLAIM % "2026-11-01", "bea-beispiel", []),
        (CLAIM % "2026-11-01", "ada-example", ["This changes what Bea Beispiel claimed. Somebody asks them before it is taken in."]),
        (CLAIM % "2026-01-01", "ada-example", []),
    ],
)  # fmt: skip
def test_whose_words_they_were(tongues: Work, text: str, login: str, told: list[str]) -> None:
    """Who changes the translation of somebody else, or takes a claim that holds from them, does so with their consent."""
    before(tongues, text)
    by = "ada-example" if login == "ada-example" else "{name: Bea Beispiel, github: bea-beispiel}"
    new = TEXT.replace("Halte jedes", "Haltet jedes").replace("{name: Bea Beispiel, github: bea-beispiel}", by)
    tongues.write(GERMAN, new)
    problems = tongues.review(login).problems

    assert [problem.message for problem in problems if problem.id in {"P055", "P056"}] == told


def test_a_claim(tongues: Work) -> None:
    """A claim is told as what it is, with the name of whoever makes it."""
    tongues.write(GERMAN, CLAIM % "2026-11-21")
    shown = tongues.exhibit("bea-beispiel")

    assert list(map(str, shown.sentences))[:2] == [
        f"We read “{GERMAN}”, with which somebody says that they are translating a principle.",
        "Your name will appear as “Bea Beispiel”.",
    ]
    assert json.loads(shown.files["report.json"])["principles"][0]["names"] == ["Bea Beispiel"]


def test_a_broken_translation(tongues: Work) -> None:
    """What is wrong with a translation is told, and the rest is shown as far as it can be."""
    tongues.write(GERMAN, TEXT.replace("summary: Versprich", "sumary: Versprich").replace("97a9d270a2e0", "x"))
    found = tongues.review("bea-beispiel")

    assert found.verdict == "needs-fixing"
    assert found.manifesto is not None
    assert found.manifesto.in_tongue("de").principles[0].language == "en"


def test_an_older_translation_in_a_change(tongues: Work) -> None:
    """Who changes an original is not told of its translations, and who changes a stale one is told that it is."""
    before(tongues, TEXT.replace("97a9d270a2e0", "0123456789ab"))
    tongues.replace("principles/keep-every-promise.md", "worth ten", "worth twenty")
    assert [problem.id for problem in tongues.review().problems] == []

    tongues.write(GERMAN, TEXT.replace("Halte", "Haltet").replace("97a9d270a2e0", "0123456789ab"))
    assert [problem.id for problem in tongues.review().problems] == ["P066"]


def test_several_translations_at_once(tongues: Work) -> None:
    """A whole language may come in one change: translations are read together."""
    tongues.write(
        "principles/listen.md",
        TEXT.replace("translators", "authors").replace("translated", "added").replace('of: "97a9d270a2e0"\n', ""),
    )
    tongues.commit()
    tongues.git("switch", "--quiet", "main")
    tongues.git("merge", "--quiet", "idea")
    tongues.git("switch", "--quiet", "--force-create", "more")
    tongues.write(GERMAN, TEXT)
    tongues.write("principles/listen.de.md", TEXT.replace("Halte jedes Versprechen", "Erst zuhören"))

    assert "P072" not in {problem.id for problem in tongues.review().problems}


def test_a_translation_that_moves_with_its_original(tongues: Work) -> None:
    """When an original gets another address its translation goes along, and is not taken for a new one."""
    before(tongues)
    original = (tongues.root / "principles/keep-every-promise.md").read_text(encoding="utf-8")
    for name in ("principles/keep-every-promise.md", GERMAN):
        (tongues.root / name).unlink()
    tongues.write("principles/a-promise.md", original.replace("themes: [inside]", "aliases: [keep-every-promise]"))
    tongues.write("principles/a-promise.de.md", TEXT)
    tongues.replace("mkdocs.yml", "principles: [keep-every-promise]", "principles: [a-promise]")
    found = tongues.review("bea-beispiel")

    assert [(change.kind, change.slug, change.was) for change in found.changes] == [
        ("renamed", "a-promise", "keep-every-promise"),
        ("renamed", "a-promise.de", "keep-every-promise.de"),
    ]


LANGUAGES = "    languages: {de: {name: Das Beispiel-Manifest}, pt-BR: {posters: []}}\n"
FITS = [
    "“Halte jedes Versprechen”, on a poster of its own, fits A4",
    "The poster of the whole manifesto in German fits A4",
    "The poster of “First steps” in German fits A3",
]


@pytest.fixture
def hung(work: Work, repository: Path) -> Work:
    """Return the small project with posters in two of three languages, and a branch for a change."""
    work.git("switch", "--quiet", "main")
    work.replace("mkdocs.yml", "    posters: []\n", POSTERS + LANGUAGES)
    work.commit()
    work.git("switch", "--quiet", "--force-create", "idea")
    (work.root / "overrides").symlink_to(repository / "overrides")
    return work


def test_posters_of_a_new_translation(hung: Work) -> None:
    """The posters of its tree are planned, told in its language, and the principle's own is printed."""
    hung.write(GERMAN, TEXT)
    shown = hung.exhibit("bea-beispiel")
    record = json.loads(shown.files["report.json"])
    told = [str(each).rsplit(" at ", 1)[0] for each in shown.sentences if " fits " in str(each)]

    assert shown.review.verdict == "fits"
    assert told == FITS
    assert [(one["language"], one["subject"], one["before"]) for one in record["posters"]] == [
        ("de", "manifesto", None),
        ("de", "manifesto", None),
        ("de", "collections/first-steps", None),
        ("de", "principles/keep-every-promise", None),
    ]
    assert "Halte jedes" in words_of(shown.files["poster.pdf"])
    assert "after.png" in shown.files
    assert "before.png" not in shown.files
    assert "| `Halte jedes Versprechen` | A4 portrait, de |" in shown.files["summary.md"].decode()


def test_posters_of_a_translation_that_changes(hung: Work) -> None:
    """What stood there before is compared with what stands there now; other words of the body touch no poster."""
    before(hung)
    hung.replace(GERMAN, "zehn wert", "zwanzig wert")
    shown = hung.exhibit("bea-beispiel")
    assert shown.review.posters == ()
    assert "The posters stay as they are" in str(shown.sentences[1])

    hung.replace(GERMAN, "Halte jedes", "Haltet jedes")
    files = hung.exhibit("bea-beispiel").files
    assert {"before.png", "after.png", "diff.png", "poster.pdf"} <= files.keys()
    posters = json.loads(files["report.json"])["posters"]
    assert {one["language"] for one in posters} == {"de"}
    assert all(one["before"] and one["after"] for one in posters)


def test_a_translator_on_the_poster(hung: Work) -> None:
    """Who translated it stands on the sheet, so another name there is another sheet."""
    before(hung)
    hung.replace(GERMAN, "name: Bea Beispiel", "name: Bea B. Beispiel")

    assert {one.language for one in hung.exhibit("bea-beispiel").review.posters} == {"de"}


def test_an_original_without_a_translation_touches_all_languages(hung: Work) -> None:
    """What falls back to the original is on the sheets of the other languages as well, after its own."""
    hung.write(LISTEN, OTHER)
    hung.write(GERMAN, TEXT)
    hung.commit()
    hung.git("switch", "--quiet", "main")
    hung.git("merge", "--quiet", "idea")
    hung.git("switch", "--quiet", "--force-create", "more")
    hung.replace(LISTEN, "Listen to the end", "Listen until the end")
    posters = hung.exhibit().review.posters

    assert [(one.language, one.job.subject) for one in posters if one.job.orientation == "portrait"] == [
        ("", "manifesto"),
        ("", "principles/listen-to-the-end"),
        ("de", "manifesto"),
    ]


def test_a_translation_that_no_sheet_holds(hung: Work) -> None:
    """A title that cannot be printed is told at the translation's own file, and not at the original's."""
    narrow = "de: {posters: [{subject: manifesto, sizes: [13x18]}]}"
    hung.replace("mkdocs.yml", "de: {name: Das Beispiel-Manifest}", narrow)
    hung.write(GERMAN, TEXT.replace("Halte jedes Versprechen", "W" * 60))
    told = hung.exhibit("bea-beispiel").review.problems

    assert [problem.path for problem in told if problem.id == "P041"] == [GERMAN]


def test_a_translation_that_was_broken(hung: Work) -> None:
    """A poster that is not there any more is called what it was called, in its own language."""
    before(hung)
    hung.replace(GERMAN, "summary: ", "sumary: ")
    told = "\n".join(map(str, hung.exhibit("bea-beispiel").sentences))

    assert "“Halte jedes Versprechen”, on a poster of its own, is not printed any more." in told


@pytest.mark.parametrize(("tag", "side"), [("de", "ltr"), ("ar", "rtl")])
def test_the_page_says_the_language_and_names_translators(hung: Work, tag: str, side: str) -> None:
    """Title, summary and text are marked as being in the language, and whoever translated them is named."""
    hung.replace("mkdocs.yml", "de: {name: Das Beispiel-Manifest}", f"{tag}: {{posters: []}}")
    hung.write(f"principles/keep-every-promise.{tag}.md", TEXT)
    page = hung.exhibit("bea-beispiel").files["page.html"].decode()

    assert page.count(f'lang="{tag}" dir="{side}"') == 3
    assert '<html lang="en" dir="ltr">' in page
    assert "<dt>Translated by</dt>" in page
    assert "<bdi>Bea Beispiel</bdi>" in page
    assert "<bdi>Ada Example</bdi>" in page


def words_of(pdf: bytes) -> str:
    """Return the words of a sheet."""
    return " ".join(str(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()).split())
