"""What says something similar: the browser shows whatever the check would tell, and hardly more."""

from __future__ import annotations

import random
import runpy
import shutil
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from manifesto import Project
from manifesto.form_rules import MOST_KNOWN
from manifesto.likeness import Text, likenesses
from manifesto.nearness import FEW, near_files, shingles
from manifesto.tokens import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from manifesto.manifesto import Manifesto

NEAR = "overrides/assets/javascripts/contribute/near.js"
ANSWERS = """async (cases) => {
  const { load } = await import("/near.js")
  const indexes = new Map()
  const answers = []
  for (const [index, title, body] of cases) {
    if (!indexes.has(index)) indexes.set(index, await load(`/${index}/contribute/near.json`))
    answers.push(await indexes.get(index).near(title, body))
  }
  return answers
}"""
UNICODE = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
LATEST = 0xE0000  # beyond it nothing is written; browsers and Python may know different editions of what is before
Case = tuple[str, str, str]


class Draft(NamedTuple):
    """What somebody writes."""

    title: str
    body: str


@pytest.fixture(scope="module")
def ours(repository: Path) -> Manifesto:
    """Return our own manifesto."""
    return Project.at(repository).load()


@pytest.fixture
def folder(repository: Path, tmp_path: Path) -> Path:
    """Return a folder with an empty page and the module."""
    (tmp_path / "index.html").write_text("<!doctype html><title>Empty</title>", encoding="utf-8")
    (tmp_path / "404.html").write_text("Nothing", encoding="utf-8")
    shutil.copy(repository / NEAR, tmp_path)
    return tmp_path


@pytest.fixture
def empty(folder: Path, browser: Browser, serve: Callable[[Path, str], Any]) -> Iterator[Page]:
    """Return an empty page of that folder."""
    with serve(folder, "/") as home, browser.new_context(base_url=home) as context:
        page = context.new_page()
        page.goto(home)
        yield page


@pytest.fixture
def index(folder: Path, ours: Manifesto) -> Callable[..., None]:
    """Return the function that writes the index of some texts into the folder, under a name."""

    def write(name: str, texts: Sequence[Draft]) -> None:
        (folder / name / "contribute").mkdir(parents=True)
        like = ours.principles[0]
        principles = tuple(
            replace(like, number=n, slug=f"text-{n:04}", title=text.title, body=text.body, added=date(2026, 11, 21))
            for n, text in enumerate(texts, 1)
        )
        for file, make in near_files(replace(ours, principles=principles, collections=())):
            (folder / name / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / name / file).write_text(make(), encoding="utf-8")

    return write


def told(texts: Sequence[Draft], draft: Draft) -> set[str]:
    """Return the titles of the texts that the check would tell of a draft."""
    compared = [Text(f"{n:04}", *text) for n, text in enumerate((*texts, draft))]
    return {texts[int(pair.other)].title for pair in likenesses(compared, {compared[-1].key})}


def edited(body: str, chance: random.Random) -> dict[str, str]:
    """Return a text as people change one to hand it in as theirs."""
    paragraphs = body.strip().split("\n\n")
    words = body.split()
    sentences = body.replace("\n", " ").split(". ")

    def replaced(share: float) -> str:
        return " ".join(word if chance.random() > share else f"other{chance.randint(0, 999)}" for word in words)

    return {
        "as it was": body,
        "a word changed": replaced(1 / len(words)),
        "paragraphs turned round": "\n\n".join(reversed(paragraphs)),
        "a third cut off": " ".join(words[: len(words) * 2 // 3]),
        "two thirds cut off": " ".join(words[len(words) * 2 // 3 :]),
        "sentences turned round": ". ".join(reversed(sentences)),
        "a sentence in three replaced": ". ".join(s if n % 3 else f"New words {n}" for n, s in enumerate(sentences)),
        "a sentence in two replaced": ". ".join(s if n % 2 else f"New words {n}" for n, s in enumerate(sentences)),
        "words replaced": replaced(0.15),
        "in capitals": f"**{body.upper()}**",
    }


def crowd(number: int) -> list[Draft]:
    """Return texts of made-up words."""
    chance = random.Random(number)  # noqa: S311 -- chance that is the same each time
    vocabulary = ["".join(chance.choices("aeiounrstlkmd", k=chance.randint(2, 9))) for _ in range(2_000)]
    return [
        Draft(f"Title{n} {chance.choice(vocabulary)}", " ".join(chance.choices(vocabulary, k=200)))
        for n in range(number)
    ]


def test_letters_are_folded_as_in_python(empty: Page) -> None:
    """Every letter that Python knows is compared as the same letter by both."""
    signs = [sign for sign in UNICODE[:LATEST] if plain(sign).strip()]
    seen = empty.evaluate(
        'async (signs) => { const { plain } = await import("/near.js"); return signs.map((sign) => plain(`a${sign}b`)) }',
        signs,
    )

    assert [(sign, was) for sign, was in zip(signs, seen, strict=True) if was != plain(f"a{sign}b")] == []


def test_shingles_have_the_same_numbers_as_in_python(empty: Page, ours: Manifesto) -> None:
    """What stands in the index is what the browser reckons, in any script."""
    bodies = [
        *(principle.body for principle in ours.principles[:5]),
        *("", "一つの約束を守る。そして、時間を守る。", "الوفاءُ بالوعدِ دائمًا، في كل يوم من أيام العمل", "רק מה שתעשה"),
        *(
            "รักษาสัญญาทุกครั้ง",
            "Straße und Öl, ΣΊΣΥΦΟΣ, İstanbul ılık",
            "🎉🎉 𝒜 𠀀𠀁𠀂𠀃𠀄𠀅",
            "a\u00adb c\u200bd e\u0301\u0302 f - g -- h_i",
        ),
    ]
    seen = empty.evaluate(
        'async (all) => { const { shingles } = await import("/near.js"); return all.map((body) => [...shingles(body)]) }',
        bodies,
    )

    assert [set(numbers) for numbers in seen] == [shingles(body) for body in bodies]


def test_whatever_the_check_tells_is_shown(
    empty: Page, index: Callable[..., None], repository: Path, ours: Manifesto
) -> None:
    """The pairs that the tests of likeness have, and edited copies of our principles among few and among many."""
    tables = runpy.run_path(str(repository / "tests" / "model" / "test_likeness.py"))
    cases: list[Case] = []
    expected: list[set[str]] = []

    def add(name: str, texts: Sequence[Draft], *drafts: Draft) -> None:
        index(name, texts)
        cases.extend((name, *draft) for draft in drafts)
        expected.extend(told(texts, draft) for draft in drafts)

    for n, (one, other, _) in enumerate(rows(tables["test_titles"], "share")):
        add(f"title-{n}", [Draft(one, "")], Draft(other, ""))
        add(f"title-back-{n}", [Draft(other, "")], Draft(one, ""))
    for n, (one, other, _, _) in enumerate(rows(tables["test_bodies"], "one")):
        add(f"body-{n}", [Draft("Clarity", one)], Draft("CLARITY!", other))
        add(f"other-title-{n}", [Draft("Clarity", one)], Draft("Candour", other))
    for n, (body, _) in enumerate(rows(tables["test_a_body_under_another_title"], "found")):
        add(f"short-{n}", [Draft("Clarity", body)], Draft("Candour", body))
    chance = random.Random(6)  # noqa: S311 -- chance that is the same each time
    bodies = [Draft(principle.title, principle.body) for principle in ours.principles]
    copies = [Draft("Said anew", text) for draft in bodies for text in edited(draft.body, chance).values()]
    add("few", bodies, *copies)
    index("many", [*crowd(FEW), *bodies])
    cases.extend(("many", *draft) for draft in copies)
    expected.extend(expected[-len(copies) :])  # the crowd is like nothing
    shown = [{one["title"] for one in answer} for answer in empty.evaluate(ANSWERS, cases)]

    lost = [
        (case[:2], wanted - found) for case, wanted, found in zip(cases, expected, shown, strict=True) if wanted - found
    ]
    assert lost == []
    assert sum(map(len, expected)) > 600


def rows(test: Any, name: str) -> list[tuple[Any, ...]]:
    """Return the table of a test, by the name of one of its columns."""
    marks = [mark.args for mark in test.pytestmark if mark.name == "parametrize" and name in mark.args[0]]
    found: list[tuple[Any, ...]] = marks[0][1]
    return found


def test_nothing_is_shown_of_texts_that_are_not_alike(empty: Page, index: Callable[..., None], ours: Manifesto) -> None:
    """Our principles have nothing near to them but themselves, nor has a new one among hundreds."""
    bodies = [Draft(principle.title, principle.body) for principle in ours.principles]
    index("few", bodies)
    index("many", [*crowd(FEW), *bodies])
    strangers = crowd(FEW + 100)[FEW:]
    cases = [
        *(("few", *draft) for draft in bodies),
        *(("many", *draft) for draft in bodies),
        *(("few", *draft) for draft in strangers),
        *(("many", *draft) for draft in strangers),
        *(("few", title, body) for title, body in (("", ""), ("  ", "\n"), ("!", "?"), ("A", "We"))),
    ]
    shown = [[one["title"] for one in answer] for answer in empty.evaluate(ANSWERS, cases)]

    assert shown == [*([draft.title] for draft in bodies * 2), *([] for _ in cases[len(bodies) * 2 :])]


def test_what_is_shown_of_one(empty: Page, index: Callable[..., None]) -> None:
    """An answer has title, summary, address and share; the same comes before what is alike, and three are enough."""
    body = " ".join(f"word{n}" for n in range(150))
    index(
        "copies", [Draft("Keep your word", body), *[Draft("Keep your words", body)] * 4, Draft("Keep your WORD!", body)]
    )
    one, *_ = answers = empty.evaluate(ANSWERS, [("copies", "Keep your word", body)])[0]

    assert [answer["title"] for answer in answers] == ["Keep your word", "Keep your WORD!", "Keep your words"]
    assert one == {
        "title": "Keep your word",
        "summary": one["summary"],
        "address": empty.url + "copies/principles/text-0001/",
        "share": 1,
    }
    assert one["summary"]


def test_of_very_many_all_are_compared(empty: Page, index: Callable[..., None]) -> None:
    """Where there is more than one file of them, what is alike is found in each, with its address, and all addresses are known."""
    texts = crowd(2 * MOST_KNOWN + 1)
    index("many", texts)
    asked = [0, MOST_KNOWN - 1, MOST_KNOWN, 2 * MOST_KNOWN]
    found, known = empty.evaluate(
        """async (drafts) => {
            const { load } = await import("/near.js")
            const index = await load("/many/contribute/near.json")
            const all = await index.rest
            const found = await Promise.all(drafts.map(({ title, body }) => index.near(title, body)))
            return [found.map(([one]) => one.address), [all, index.slugs.length]]
        }""",
        [texts[n]._asdict() for n in asked],
    )

    assert found == [f"{empty.url}many/principles/text-{n + 1:04}/" for n in asked]
    assert known == [True, len(texts)]


@pytest.mark.parametrize(
    "hostile", ["word " * 200_000, "\u0301" * 100_000, "<script>alert(1)</script>", "\ud800", "ـ" * 50_000]
)
def test_nothing_that_is_pasted_takes_long_or_fails(hostile: str, empty: Page, index: Callable[..., None]) -> None:
    """A huge or broken text has an answer, too."""
    index("one", [Draft("Clarity", "A text of some words that stand here.")])

    assert empty.evaluate(ANSWERS, [("one", hostile, hostile)]) == [[]]
