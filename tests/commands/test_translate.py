"""The command `manifesto translate`: a file that is right from the start, a claim, and what there is to do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from manifesto.translation import CLAIM_LASTS
from manifesto.words import day

from .conftest import SETTINGS, TEXT, contents, problems, replaced

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Make, Run

TRANSLATED = f"{SETTINGS.rstrip()}\n    languages: {{de: {{}}, pt-BR: {{}}}}\n"
GERMAN = "principles/keep-every-promise.de.md"
OF = "97a9d270a2e0"


@pytest.fixture
def root(make: Make) -> Path:
    """Return the small project in three languages."""
    return make({"mkdocs.yml": TRANSLATED})


def test_a_translation_begins_with_the_original(root: Path, run: Run) -> None:
    """The file has the words of the original, to be written over, and check says so until they are."""
    done = run(root, "translate", "keep-every-promise", "--to", "de", "--translator", "Bea Beispiel")
    today = datetime.now(UTC).date()

    assert (done.exit_code, done.output) == (0, f"{GERMAN}\n")
    assert (root / GERMAN).read_text(encoding="utf-8") == (
        '---\ntitle: "Keep every promise"\nsummary: "Promise only what you will do, then do it."\ntranslators:\n'
        f'  - name: "Bea Beispiel"\nof: "{OF}"\ntranslated: {today}\nlicence: "CC-BY-4.0"\n---\n\n'
        "A promise that is kept without a reminder is worth ten that were asked for.\n"
    )
    told = problems(run(root, "check", "--format", "json"))
    assert [(one["path"], one["id"], one["severity"]) for one in told] == [(GERMAN, "P046", "review")] * 3


def test_a_claim_and_what_comes_of_it(root: Path, run: Run) -> None:
    """A claim says who and when, and the same command puts the words in its place, under the same names."""
    words = ("translate", "keep-every-promise", "--to", "de")
    who = ("--translator", "Bea Beispiel", "--github", "bea", "--url", "https://bea.example/x")
    claimed = run(root, *words, *who, "--claim")
    text = (root / GERMAN).read_text(encoding="utf-8")

    assert claimed.exit_code == 0
    assert text.endswith(f"claimed: {datetime.now(UTC).date()}\n---\n")
    assert problems(run(root, "check", "--format", "json", GERMAN)) == []
    assert run(root, *words, "--claim", "--translator", "ada-example").exit_code == 1
    assert (root / GERMAN).read_text(encoding="utf-8") == text
    assert run(root, *words).exit_code == 0
    assert '  - name: "Bea Beispiel"\n    url: "https://bea.example/x"\n    github: "bea"\nof:' in (
        root / GERMAN
    ).read_text(encoding="utf-8")


def test_several_who_are_known(root: Path, run: Run) -> None:
    """A handle is written as it is, and several may translate together."""
    words = ("--translator", "ada-example", "--translator", "Bea Beispiel")

    assert run(root, "translate", "keep-every-promise", "--to", "pt-BR", *words).exit_code == 0
    assert 'translators:\n  - ada-example\n  - name: "Bea Beispiel"\n' in (
        root / "principles/keep-every-promise.pt-BR.md"
    ).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Name a principle, and with --to a language"),
        (("keep-every-promise",), "Name a principle, and with --to a language"),
        (("keep-every-promise", "--to", "de"), "A --translator is needed"),
        (("kep-every-promise", "--to", "de", "--translator", "B"), "Did you mean keep-every-promise?"),
        (("keep-every-promise", "--to", "DE", "--translator", "B"), "There is no language “DE”. Write de."),
        (("keep-every-promise", "--to", "en", "--translator", "B"), "“en” is the language of the original."),
        (("keep-every-promise", "--to", "nl", "--translator", "B"), "below languages: nl: {}."),
        (("keep-every-promise", "--to", "../x", "--translator", "B"), "There is no language “../x”."),
        (("../mkdocs", "--to", "de", "--translator", "B"), "There is no principle “../mkdocs”."),
        (("keep-every-promise", "--to", "de", "--translator", "ada-exampel"), "Did you mean ada-example?"),
        (("keep-every-promise", "--to", "de", "--translator", "<b>"), "[P032]"),
        (("keep-every-promise", "--to", "de", "--translator", "ada-example", "--github", "x"), "are for a name"),
        (("--list", "fr"), "This manifesto is not translated into “fr” yet."),
    ],
)
def test_refusals(root: Path, run: Run, words: tuple[str, ...], said: str) -> None:
    """What cannot be is refused with what to do, and nothing is written."""
    before = contents(root)
    done = run(root, "translate", *words)

    assert done.exit_code in {1, 2}
    assert said in done.output
    assert contents(root) == before


def test_what_is_there_stays(root: Path, run: Run) -> None:
    """A translation that is there is not written over."""
    words = ("translate", "keep-every-promise", "--to", "de", "--translator", "Bea Beispiel")
    run(root, *words)
    before = contents(root)
    done = run(root, *words)

    assert done.exit_code == 1
    assert "is there already, and stays as it is. To change it, open it in an editor." in done.output
    assert contents(root) == before


def test_an_original_that_is_broken_or_moved(make: Make, run: Run) -> None:
    """From an original that cannot be read nothing is made; one that moved is named by its new address."""
    words = ("--to", "de", "--translator", "ada-example")
    broken = make({"mkdocs.yml": TRANSLATED, "principles/broken.md": "---\n"}, "broken")
    moved = replaced(("themes: [inside]", "aliases: [a-promise]"))

    assert "Something in principles/broken.md needs fixing first." in run(broken, "translate", "broken", *words).output
    moved_to = make({"mkdocs.yml": TRANSLATED, "principles/keep-every-promise.md": moved}, "moved")
    assert "a-promise is called keep-every-promise now." in run(moved_to, "translate", "a-promise", *words).output


def test_the_list(make: Make, run: Run) -> None:
    """It is told how far each language is, and of one language each principle."""
    today = datetime.now(UTC).date()
    files = {
        "mkdocs.yml": TRANSLATED,
        "principles/listen-first.md": TEXT.replace("Keep every promise", "Listen first").replace("worth", "good for"),
        GERMAN: f"---\ntranslators: [ada-example]\nclaimed: {today - timedelta(days=1)}\n---\n",
    }
    root = make(files)

    assert run(root, "translate", "--list").output == (
        "de (Deutsch): 0 of 2 done, 1 claimed, 0 out of date, 1 to do\n"
        "pt-BR (português (Brasil)): 0 of 2 done, 0 claimed, 0 out of date, 2 to do\n"
    )
    until = day(today - timedelta(days=1) + CLAIM_LASTS)
    assert run(root, "translate", "--list", "de").output == (
        "de (Deutsch): 0 of 2 done, 1 claimed, 0 out of date, 1 to do\n\n"
        f"Claimed\n  keep-every-promise  Ada Example, until {until}\n\nTo do\n  listen-first\n"
    )


def test_no_language_yet(make: Make, run: Run) -> None:
    """Where a manifesto has no other language it is said how it gets one."""
    done = run(make(), "translate", "--list")

    assert done.exit_code == 1
    assert "below extra and manifesto: languages: {de: {}}." in done.output


def test_adopt_and_fix_know_translations(root: Path, run: Run) -> None:
    """Whoever translated is adopted as an author is, and what can be put right in a translation is."""
    run(root, "translate", "keep-every-promise", "--to", "de", "--translator", "Bea Beispiel")
    path = root / GERMAN
    path.write_text(path.read_text(encoding="utf-8").replace("translators:", "translator:") + "\n\n", encoding="utf-8")

    assert "2 things put right." in run(root, "fix").output
    assert f"{GERMAN}: Bea Beispiel is bea-beispiel." in run(root, "adopt").output
    assert "translators:\n  - bea-beispiel\n" in path.read_text(encoding="utf-8")
    assert "\nbea-beispiel:\n  name: Bea Beispiel\n" in (root / "contributors.yml").read_text(encoding="utf-8")
