"""The rules of the form in a browser: the same findings as the check's, and the same files, for whatever somebody types."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.form_rules import table

from manifesto import form_rules, identifier
from manifesto.dialect import written
from manifesto.language import language
from manifesto.phrasebook import Phrasebook, phrasebook
from manifesto.settings import Outline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from manifesto import Project

SCRIPTS = "assets/javascripts/contribute"
WORDING = "assets/javascripts/site/wording.js"
ONE_LINE = ("title", "summary", "name", "url", "github")
RULES = f"""async (cases) => {{
  const {{ load }} = await import("./{SCRIPTS}/rules.js")
  const rules = await load("rules.json")
  return cases.map(({{ field, text, title }}) => rules.findings(field, text, title))
}}"""
# What is found in all fields of a composition, and its file, as it was written and as its reader takes it.
COMPOSITIONS = f"""async (compositions) => {{
  const [{{ load }}, {{ file, path }}] = await Promise.all(["rules", "notation"].map((name) => import(`./{SCRIPTS}/${{name}}.js`)))
  const {{ findings, tidy }} = await load("rules.json")
  return compositions.map((given) => {{
    const found = Object.fromEntries({[*ONE_LINE, "themes"]}.map((field) => [field, findings(field, given[field])]))
    found.body = findings("body", given.text, given.title)
    const tidied = Object.fromEntries(Object.keys(found).map((field) => [field, tidy(field, given[field] ?? given.text)]))
    return {{ path: path(given.title), file: file(given), found, tidied: file({{ ...given, ...tidied, text: tidied.body }}) }}
  }})
}}"""
# What is found in each text by the rules of another language, which are given.
OTHER_RULES = f"""async ([json, cases]) => {{
  const {{ rules }} = await import("./{SCRIPTS}/rules.js")
  const {{ findings }} = rules(json)
  return cases.map(({{ field, text, title }}) => findings(field, text, title).map(({{ message }}) => message))
}}"""
# Phrases about numbers, in the language of the page.
COUNTED = f"""async ([lang, wordings, numbers]) => {{
  const before = wording
  document.documentElement.lang = lang
  await import(`./{WORDING}?${{lang}}`)
  const {{ counted }} = wording
  document.documentElement.lang = ""
  window.wording = before
  return numbers.map((number) => counted(wordings, number))
}}"""
# Which characters of a text a pattern matches.
MATCHED = """([patterns, text]) => {
  const characters = [...text]
  const expressions = patterns.map(({ source, flags = "" }) => new RegExp(source, `su${flags}`))
  return expressions.map((one) => characters.map((character, place) => (one.test(character) ? place : -1)).filter((place) => place >= 0))
}"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the project against which the texts are held."""
    return table.project_in(tmp_path_factory.mktemp("rules"))


@pytest.fixture(scope="module")
def desk(
    project: Project,
    repository: Path,
    browser: Browser,
    serve: Callable[[Path, str], Any],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Page]:
    """Yield an empty page beside which the scripts and the rules of the project lie."""
    folder = tmp_path_factory.mktemp("desk")
    for scripts in (SCRIPTS, str(Path(WORDING).parent)):
        shutil.copytree(repository / "overrides" / scripts, folder / scripts)
    (folder / "rules.json").write_text(table.rules_of(project), encoding="utf-8")
    desk = f'<!doctype html><title>Desk</title><script src="{WORDING}"></script>'
    (folder / "index.html").write_text(desk, encoding="utf-8")
    with serve(folder, "/") as home, browser.new_context() as context:
        page = context.new_page()
        page.goto(home)
        yield page


def test_the_table(desk: Page) -> None:
    """What a browser finds in each text of the table is what the check finds: ids, words, order, places."""
    cases = list(table.cases())
    found = desk.evaluate(RULES, [{"field": c.field, "text": c.text, "title": table.RIGHT["title"]} for c in cases])

    told = {case.id: (case.text, finds) for case, finds in zip(cases, found, strict=True)}
    assert told == {case.id: (case.text, case.finds) for case in cases}


def test_the_table_in_another_language(desk: Page, project: Project) -> None:
    """Where every phrase stands between brackets, all that is said does: its quotation marks, its lists, its advice."""
    room = {key: table.marked(phrase) for key, phrase in phrasebook("en").room("messages").items()}
    settings = project.load().settings
    outline = Outline(licence=settings.licence, house_style=settings.house_style)
    rules = form_rules.rules(outline, Phrasebook(language("en"), {"messages": room}))
    known = json.loads(table.rules_of(project))["known"]
    cases = [case for case in table.cases() if not re.search("[“”]", str(case.text))]
    given = [{"field": c.field, "text": c.text, "title": table.RIGHT["title"]} for c in cases]
    told = desk.evaluate(OTHER_RULES, [json.dumps({**rules, "known": known}), given])

    said = [message for messages in told for message in messages]
    assert sorted(re.sub("[⟦⟧]", "", message) for message in said) == sorted(
        found["message"] for case in cases for found in case.finds
    )
    for message in said:
        assert re.fullmatch("⟦.*⟧", message), message
        assert not re.search("(?<!⟦)“|”(?!⟧)", message), message
        assert not re.search(r"Did you mean (?!⟦.* or .*⟧\?)\S* |one of: (?!⟦.*, .*⟧)\S* ", message), message


@pytest.mark.parametrize(
    ("lang", "wordings", "said"),
    [
        (
            "en",
            {"one": "{count} sheet", "other": "{count} sheets"},
            ["0 sheets", "1 sheet", "2 sheets", "1,200 sheets"],
        ),
        (
            "de",
            {"one": "{count} Blatt", "other": "{count} Blätter"},
            ["0 Blätter", "1 Blatt", "2 Blätter", "1.200 Blätter"],
        ),
        (
            "es",
            {"one": "{count} hoja", "many": "{count} de hojas", "other": "{count} hojas"},
            ["0 hojas", "1 hoja", "2 hojas", "1.200 hojas"],
        ),
        ("fa", {"other": "{count}"}, ["0", "1", "2", "1,200"]),
        ("fr", {"one": "{count} feuille", "other": "{count} feuilles"}, ["0 feuille", "1 feuille", "2 feuilles", None]),
        (
            "ar",
            {"zero": "0", "one": "a", "two": "b", "few": "c", "many": "d", "other": "{count}"},
            ["0", "a", "b", "1,200"],
        ),
        ("ja", {"other": "{count}枚"}, ["0枚", "1枚", "2枚", "1,200枚"]),
        (
            "xx-made-up",
            {"one": "{count} sheet", "other": "{count} sheets"},
            ["0 sheets", "1 sheet", "2 sheets", "1,200 sheets"],
        ),
        ("", {"one": "{count} sheet", "other": "{count} sheets"}, ["0 sheets", "1 sheet", "2 sheets", "1,200 sheets"]),
    ],
)
def test_phrases_about_numbers(desk: Page, lang: str, wordings: dict[str, str], said: list[str | None]) -> None:
    """A browser chooses among the wordings, and says the number, as Python does in the same language."""
    numbers = [0, 1, 2, 1_200]
    book = Phrasebook(language(lang or "en"), {"room": {"sheets": wordings}})
    told = desk.evaluate(COUNTED, [lang, json.dumps(wordings), numbers])

    assert told == [book.say("room.sheets", count=number) for number in numbers]
    assert [one for one, other in zip(told, said, strict=True) if other not in {one, None}] == []


def test_files_of_the_table(desk: Page) -> None:
    """A browser writes the same file in the same place as Python, byte for byte."""
    given = table.compositions()
    made = desk.evaluate(COMPOSITIONS, given)

    assert [(one["path"], one["file"]) for one in made] == [
        (written.path, written.file) for written in map(table.composed, given)
    ]


def test_whatever_somebody_types(desk: Page, project: Project) -> None:
    """For hostile texts and any characters the findings and the files are the same, and so is what may be published."""
    given = table.generated(300)
    passed = 0
    for one, made in zip(given, desk.evaluate(COMPOSITIONS, given), strict=True):
        composition = table.composed(one)
        assert (made["path"], made["file"]) == (composition.path, composition.file), one
        assert made["found"] == everything_found(project, one), one
        wrong = any(finding["severity"] == "error" for found in made["found"].values() for finding in found)
        assert bool(table.errors_in(project, made["path"], made["tidied"])) == wrong, one
        passed += not wrong

    assert 20 < passed < len(given) - 20, "The texts are all right, or all wrong."


def everything_found(project: Project, given: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return what the check finds in each field; where it refuses the text unread, the fields are asked beside a right one."""
    found = table.found_in(project, given)
    if any(finding["id"] == "P001" for finding in found["body"]):
        return table.found_in(project, {**given, "text": table.RIGHT["text"]}) | {"body": found["body"]}
    return found


@pytest.mark.parametrize("field", [*ONE_LINE, "body"])
def test_a_field_as_large_as_a_file(desk: Page, field: str) -> None:
    """A text of a whole file's size is answered, in short, whatever it is made of."""
    pieces = [
        "a",
        " ",
        "*",
        "**a",
        "_a_",
        "[",
        "[a](",
        "\u200d",
        "@",
        ".",
        "`",
        "# ",
        "<",
        ">",
        "- ",
        "\n",
        '"',
        "1 ",
        "a.",
        "&#1",
        "é\u0301",
    ]
    found = desk.evaluate(RULES, [{"field": field, "text": piece * (65_536 // len(piece)) + "!"} for piece in pieces])

    assert all(len(finding["message"]) < 400 for findings in found for finding in findings)
    told = dict(zip(pieces, found, strict=True))
    assert [piece for piece in pieces if not any(finding["severity"] == "error" for finding in told[piece])] in (
        [],
        [" ", "\n"],
    )


def test_half_a_character(desk: Page) -> None:
    """Half a character, which no file can hold, is taken for the sign that stands for it, and breaks nothing."""
    whole = desk.evaluate(
        f"""async () => (await import("./{SCRIPTS}/notation.js")).file({{ title: "a\\ud83d", summary: "", name: "\\udc4b", text: "b\\ud83d \\u{{1f44b}}", added: "", licence: "" }})"""
    )

    assert whole.count("\ufffd") == 3
    assert "b\ufffd 👋" in whole


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_classes_of_characters_mean_the_same(desk: Page, flags: int) -> None:
    """Spaces, figures, letters and capitals are the same characters to Python's patterns and to a browser's.

    Python takes four separators for spaces beside them; no text that is looked at has any left.  Three
    letters are not asked, which a browser takes for others where capitals do not count, or Python does.
    """
    patterns = [
        re.compile(source, flags)
        for source in (r"\s", r"\S", r"\d", r"\D", r"\w", r"\W", r"[^\W\d_]", "[^a-z]", "k", "ß", "ω", "я")
    ]
    characters = [
        c
        for c in map(chr, range(0x20000))
        if unicodedata.category(c) not in {"Cn", "Cs"} and not "\x1c" <= c <= "\x1f" and c not in "İı\u0345"
    ]
    matched = desk.evaluate(MATCHED, [list(map(written, patterns)), "".join(characters)])

    for pattern, places in zip(patterns, matched, strict=True):
        assert [characters[place] for place in places] == [c for c in characters if pattern.search(c)], pattern


def test_a_place_that_is_taken(desk: Page) -> None:
    """The rules know the addresses that principles have, and had before."""
    taken = desk.evaluate(
        f"""async () => {{
          const {{ taken }} = await (await import("./{SCRIPTS}/rules.js")).load("rules.json")
          return ["Keep every promise!", "Keep faith", "Keep Faïth", "Go first", ""].map(taken)
        }}"""
    )

    assert taken == ["keep-every-promise", "keep-every-promise", "keep-every-promise", "", ""]


def test_an_address_of_a_principle(desk: Page) -> None:
    """What may be the address of a principle is found as Python finds it."""
    slugs = ["keep-it", "index", "Keep", "a--b", "-a", "a" * 60, "a" * 61, "", "日本語", "2nd"]
    found = desk.evaluate(RULES, [{"field": "slug", "text": slug} for slug in slugs])

    assert [[one["message"] for one in told] for told in found] == [
        [finding.message for finding in identifier.slug(slug)] for slug in slugs
    ]


def test_rules_that_do_not_come(desk: Page) -> None:
    """Where the rules cannot be had, whoever asks for them is told."""
    failure = desk.evaluate(
        f"""async () => (await import("./{SCRIPTS}/rules.js")).load("rules.json?").then(String, String)"""
    )
    assert failure == "[object Object]"
    desk.route("**/gone.json", lambda route: route.fulfill(status=404))
    failure = desk.evaluate(
        f"""async () => (await import("./{SCRIPTS}/rules.js")).load("gone.json").then(String, String)"""
    )
    assert json.dumps(failure) == '"Error: 404 gone.json"'
