"""The form of a translation: which principle and language are meant, what is made of it, and whom it concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import SETTINGS, TEXT, contents
from .issues import accepted, body, event, forms
from .test_from_issue import answer

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Make, Run

TRANSLATED = f"{SETTINGS.rstrip()}\n    languages: {{de: {{}}, pt-BR: {{}}}}\n"
GERMAN = "principles/keep-every-promise.de.md"
THEIRS = """\
---
title: Versprechen halten
summary: Versprich nur, was du tun wirst, und dann tu es auch.
translators: [ada-example]
of: "{of}"
translated: 2026-11-20
licence: CC-BY-4.0
---

Ein Versprechen, das ohne Mahnung gehalten wird, ist zehn wert, um die gebeten wurde.
"""


@pytest.fixture
def root(make: Make) -> Path:
    """Return the small project in three languages, with its forms."""
    return make({**forms(), "mkdocs.yml": TRANSLATED})


def test_it_is_written_down(root: Path, run: Run) -> None:
    """A translation that was accepted becomes its file, with the digest of the original, and check finds nothing in it."""
    done, comment, pull = answer(root, run, accepted("translation"), "--write")

    assert done.exit_code == 0, comment
    assert (pull["title"], pull["paths"]) == (f"Add {GERMAN}", [GERMAN])
    assert (root / GERMAN).read_text(encoding="utf-8") == (
        '---\ntitle: "Halte jedes Versprechen"\nsummary: "Versprich nur, was du tun wirst, und dann tu es auch."\n'
        'translators:\n  - name: "Ben Sample"\nof: "97a9d270a2e0"\ntranslated: 2026-11-21\nlicence: "CC-BY-4.0"\n---\n\n'
        "Ein Versprechen, das ohne Mahnung gehalten wird, ist zehn wert, um die gebeten wurde.\n"
    )
    assert run(root, "check").output.startswith("Nothing to fix")


def test_it_waits_for_a_maintainer(root: Path, run: Run) -> None:
    """Before it is accepted nothing is written, and it is shown what will be."""
    before = contents(root)
    done, comment, _ = answer(root, run, event(body("translation"), "translation"))

    assert done.exit_code == 0
    assert "Thank you. Nothing needs fixing" in comment
    assert "A person who reads the language looks at it" in comment
    assert contents(root) == before


@pytest.mark.parametrize(
    "principle",
    [
        "keep-every-promise",
        " Keep Every Promise ",
        "principles/keep-every-promise.md",
        "Keep every promise (principles/keep-every-promise.md)",
        "https://example.org/principles/keep-every-promise/",
        "https://example.org/de/principles/keep-every-promise/#x",
        "/keep-every-promise/",
    ],
)
def test_which_principle_is_meant(root: Path, run: Run, principle: str) -> None:
    """A principle is known by its name, its file, its address and its title."""
    assert f"`{GERMAN}`, as it would be" in answer(root, run, accepted("translation", principle=principle))[1]


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        *(("de", "de"), ("Deutsch", "de"), (" DE.", "de"), ("german", "de"), ("pt_br", "pt-BR")),
        ("Portuguese (Brazil)", "pt-BR"),
    ],
)
def test_which_language_is_meant(root: Path, run: Run, language: str, tag: str) -> None:
    """A language is known by its tag, however that is written, by its own name, and as it is called in English."""
    path = f"principles/keep-every-promise.{tag}.md"

    assert f"`{path}`, as it would be" in answer(root, run, accepted("translation", language=language))[1]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"principle": "kep-every-promise"}, "there is no such principle. Did you mean keep-every-promise?"),
        ({"principle": "../../etc/passwd"}, "there is no such principle."),
        ({"language": "nl"}, "this manifesto is translated into Deutsch (de) and português (Brasil) (pt-BR) only."),
        ({"language": "en"}, "stands `en`, which is the language of the original."),
        ({"language": "English"}, "stands `English`, which is the language of the original."),
        ({"language": "../x"}, "stands `../x`, and this manifesto is translated into"),
        ({"language": "all"}, "stands `all`, and this manifesto is translated into"),
        ({"translated_title": "x"}, "under “Title” ([P030]"),
        ({"summary": "x"}, "under “Summary” ([P040]"),
        ({"text": "x"}, "under “Text” ([P040]"),
        ({"name": "<b>"}, "under “Your name” ([P032]"),
        ({"link": "javascript:x"}, "under “Where your name leads” ([P054]"),
        ({"consent": "- [ ] no"}, "Nothing is published without what stands under “Your consent”."),
    ],
)
def test_what_has_to_be_fixed(root: Path, run: Run, given: dict[str, str], said: str) -> None:
    """What is wrong is said under the question that it answers, and nothing is written."""
    before = contents(root)
    done, comment, pull = answer(root, run, accepted("translation", **given), "--write")

    assert done.exit_code == 1
    assert said in comment
    assert (pull, contents(root)) == ({}, before)


def test_no_language_yet(make: Make, run: Run) -> None:
    """A manifesto in one language says so to whoever would translate it."""
    _, comment, _ = answer(make(forms()), run, accepted("translation"))

    assert "this manifesto is not translated into any language yet" in comment


@pytest.mark.parametrize(
    ("of", "login", "said"),
    [
        ("97a9d270a2e0", "ben-sample", f"There is a translation in `{GERMAN}` already. To make it better, ["),
        ("0123456789ab", "ben-sample", "This takes the place of what somebody else translated."),
        ("0123456789ab", "ada-example", ""),
    ],
)
def test_a_translation_that_is_there(root: Path, run: Run, of: str, login: str, said: str) -> None:
    """One of the words of today stays; an older one is replaced, and who made it is asked, unless it is them."""
    (root / GERMAN).write_text(THEIRS.format(of=of), encoding="utf-8")
    given = {"name": "Ada Example"} if login == "ada-example" else {}
    done, comment, _ = answer(root, run, accepted("translation", login=login, **given), "--write")

    assert done.exit_code == (1 if "already" in said else 0)
    assert said in comment
    assert ("takes the place" in comment) == ("takes the place" in said)
    assert ("Halte" in (root / GERMAN).read_text(encoding="utf-8")) == (done.exit_code == 0)


@pytest.mark.parametrize(("claimed", "asked"), [(True, True), (False, False)])
def test_a_claim_of_somebody_else(root: Path, run: Run, *, claimed: bool, asked: bool) -> None:
    """A claim that holds is seen by a person, and one that has lapsed by nobody."""
    since = "2026-11-01" if claimed else "2026-01-01"
    (root / GERMAN).write_text(f"---\ntranslators: [ada-example]\nclaimed: {since}\n---\n", encoding="utf-8")
    _, comment, _ = answer(root, run, accepted("translation"))

    assert ("Somebody else claimed this translation, until 31 December 2026." in comment) == asked


def test_names_are_taken_off_translations(root: Path, run: Run) -> None:
    """Who withdraws their name is taken off what they translated as well."""
    written = THEIRS.format(of="97a9d270a2e0").replace("ada-example", "{name: Ben Sample, github: ben-sample}")
    (root / GERMAN).write_text(written, encoding="utf-8")
    done, comment, _ = answer(root, run, event(body("withdraw"), "withdraw"), "--write")
    now = (root / GERMAN).read_text(encoding="utf-8")

    assert done.exit_code == 0, comment
    assert "Ben Sample" not in now
    assert "ben-sample" not in now
    assert "translators: [contributor-" in now
    assert (root / "principles/keep-every-promise.md").read_text(encoding="utf-8") == TEXT
