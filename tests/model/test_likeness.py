"""Likeness: which texts are the same, alike or neither, in any script."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from manifesto.likeness import Likeness, Text, likenesses

if TYPE_CHECKING:
    from pathlib import Path


def words(first: int, last: int, stem: str = "word") -> str:
    """Return a text of different words, so that its shares can be counted on paper."""
    return " ".join(f"{stem}{number}" for number in range(first, last))


def told(*texts: tuple[str, str], about: set[str] | None = None) -> list[Likeness]:
    """Return what is told of titles and bodies, which are named by their numbers."""
    return list(likenesses([Text(str(n), *text) for n, text in enumerate(texts)], about))


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("Alpha bravo charlie", "Alpha bravo charlie delta", 0.75),
        ("Alpha bravo charlie delta echo foxtrot", "Alpha bravo charlie delta echo november", None),
        ("abcd efgh", "abcd efghijk", 0.7),
        ("abcd efgh", "abcd efghijkl", None),
        ("Unconditional generosity", "Ucnonditional generosity", 19 / 25),
        ("Keep your word", "WORD! Keep, your", 1),
        ("Öffne die Türen", "O\u0308ffne die Tu\u0308ren", 1),
        ("Say so far", "Say so far", 1),
        ("Go on far", "Go on far", None),
        ("Clarity", "Clarity", None),
        ("明確さ", "明確さ", None),
        ("約束を守る", "約束を守れ", 0.75),
        ("約束を守る", "時間を守る", None),
        ("รักษาสัญญาทุกครั้ง", "รักษาสัญญาทุกครั้งนะ", 27 / 31),
        ("الوفاء بالوعد دائما", "الوفاء بالوعد", None),
        ("الوفاء بالوعد دائما", "دائما الوفاء بالوعد", 1),
        ("🎉🎉", "🎉🎉", None),
        ("", "", None),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_titles(one: str, other: str, share: float | None, order: int) -> None:
    """Titles are alike from 0.75 of their words or 0.7 of their letters, if they have two words of content each."""
    found = told(*[(one, ""), (other, "")][::order])

    assert found == ([Likeness("1", "0", False, "title", pytest.approx(share))] if share else [])


@pytest.mark.parametrize(
    ("one", "other", "same", "share"),
    [
        (words(0, 99), words(0, 94) + words(0, 5, " new"), True, 90 / 100),
        (words(0, 99), words(0, 93) + words(0, 6, " new"), False, 89 / 101),
        (words(0, 34), words(0, 14) + words(0, 20, " new"), False, 10 / 50),
        (words(0, 34), words(0, 13) + words(0, 21, " new"), None, 9 / 51),
        (words(0, 304), words(0, 104) + words(0, 200, " new"), False, 100 / 500),
        (words(0, 304), words(0, 103) + words(0, 201, " new"), None, 99 / 501),
        ("word " * 100_000, "word word word word word", True, 1),
        ("one two", "two one", None, 0),
        ("one two", "**One** two!", True, 1),
        ("", "", None, 0),
        ("🎉" * 99, "🎉" * 99, None, 0),
    ],
)
def test_bodies(one: str, other: str, same: bool | None, share: float) -> None:
    """Bodies under the same title are the same from 0.9, and alike from 0.2."""
    expected = [] if same is None else [Likeness("1", "0", same, "text", pytest.approx(share))]

    assert told(("Clarity", one), ("CLARITY!", other)) == expected


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("x" * 78 + " y", 1),
        ("x" * 77 + " y", 0),
        ("  " + "x" * 77 + " y\n", 0),
        ("約束を守る。" * 14, 1),
        ("รักษาสัญญา" * 8, 1),
        ("الوفاء بالوعد دائما " * 5, 1),
    ],
)
def test_a_body_under_another_title(body: str, found: int) -> None:
    """The same body under another title is alike, if it has 80 characters."""
    assert told(("Clarity", body), ("Candour", body)) == [Likeness("1", "0", False, "text", 1.0)] * found


@pytest.mark.parametrize("order", [1, -1])
def test_both_bodies_are_long_enough(order: int) -> None:
    """One short body is enough for a pair not to be alike by its text."""
    short, long = words(0, 12), words(0, 18)

    assert len(short) < 80 < len(long)
    assert told(*[("Clarity", short), ("Candour", long)][::order]) == []


def test_the_larger_share_is_told() -> None:
    """Where title and text are alike, the likelier of them is told, and the text where they are equally so."""
    for kept, part, share in ((33, "title", 0.75), (34, "text", 0.75), (35, "text", 31 / 39)):
        texts = (
            ("Alpha bravo charlie", words(0, 39)),
            ("Alpha bravo charlie delta", words(0, kept) + words(kept, 39, " x")),
        )

        assert told(*texts) == [Likeness("1", "0", False, part, share)]


def test_who_is_asked_about() -> None:
    """A pair is named after the later text, or the one that was asked about, and comes once."""
    copies = [("Clarity", words(0, 40)), ("Candour", words(90, 130)), ("Clarity", words(0, 40))]

    for about, pairs in (
        (None, [("2", "0")]),
        ({"0"}, [("0", "2")]),
        ({"2"}, [("2", "0")]),
        ({"0", "2"}, [("2", "0")]),
        ({"1"}, []),
        ({"7"}, []),
        (set(), []),
    ):
        assert [(found.key, found.other) for found in told(*copies, about=about)] == pairs


@pytest.mark.parametrize("number", [5, 40])
def test_three_others_are_told_of_a_text(number: int) -> None:
    """However many copies there are, each text leads to three of those before it."""
    copies = [("Keep your word", words(0, 150))] * number
    found = told(*copies)

    assert [pair.key for pair in found] == ["1", "2", "2", *(str(n) for n in range(3, number) for _ in range(3))]
    assert len({(pair.key, pair.other) for pair in found}) == len(found)
    assert all(pair.same and int(pair.other) < int(pair.key) for pair in found)
    assert [pair.other for pair in told(*copies, about={"4"})] == ["0", "1", "2"]


def test_the_likest_come_first() -> None:
    """The same text comes before one that is alike, and the larger share before the smaller."""
    bodies = [words(0, kept) + words(kept, 150, " new") for kept in (60, 100, 80, 70, 150)]
    texts = [*((f"Title{n}", body) for n, body in enumerate(bodies)), ("Title4", words(0, 150))]

    assert [pair.other for pair in told(*texts) if pair.key == "5"] == ["4", "1", "2"]
    assert [pair.other for pair in told(*texts, about={"5"})] == ["4", "1", "2"]


def sentences(stem: str = "word") -> list[str]:
    """Return twenty sentences of ten words."""
    return [words(start, start + 10, stem).capitalize() + "." for start in range(0, 200, 10)]


EDITS = {
    "shortened": sentences()[:10],
    "lengthened": sentences() + sentences("more"),
    "reordered": sentences()[::-1],
    "a third replaced": [sentences("word" if n % 3 else "new")[n] for n in range(20)],
}


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("passage", ["", words(0, 30, "legal")])
@pytest.mark.parametrize("sets", [0, 1_000])
def test_an_edited_copy_is_found_in_a_crowd(
    edit: str, passage: str, sets: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy that was edited is found among many texts, also where all of them share a passage, however it is kept."""
    monkeypatch.setattr("manifesto.likeness.MOST_AS_SETS", sets)
    crowd = [(f"Title{n}", f"{words(0, 200, f'other{n}x')} {passage}") for n in range(60)]
    crowd[33] = ("Clarity", " ".join((*sentences(), passage)))
    texts = [*crowd, ("Candour", " ".join((*EDITS[edit], passage)))]

    for about in (None, {"60"}):
        assert [(pair.key, pair.other, pair.part) for pair in told(*texts, about=about)] == [("60", "33", "text")]
    assert [(pair.key, pair.other) for pair in told(*texts, about={"33"})] == [("33", "60")]


def test_a_long_passage_in_all_texts_hides_no_copy() -> None:
    """Where every text is like every other by a passage, the one that shares more than that is told first."""
    passage = words(0, 120, "legal")
    crowd = [(f"Title{n}", f"{words(0, 200, f'other{n}x')} {passage}") for n in range(60)]
    crowd[33] = ("Clarity", f"{words(0, 200)} {passage}")
    found = told(*crowd, ("Candour", f"{words(0, 100)} {words(0, 100, 'new')} {passage}"))

    assert next(pair.other for pair in found if pair.key == "60") == "33"


def test_a_title_counts_for_a_pair_that_its_text_found() -> None:
    """A title that too many share to be looked for is measured all the same."""
    crowd = [("Keep your words", "")] * 30
    found = told(*crowd, ("Keep your word", words(0, 34)), ("Keep your word", words(0, 20) + words(20, 34, " new")))

    assert next(pair for pair in found if pair.key == "31") == Likeness("31", "30", False, "title", 1.0)


@pytest.mark.parametrize(
    "title",
    ["Keep every words to them", "Keep every word of it to them", "Them every word to keep", "Every word to them"],
)
@pytest.mark.parametrize("about", [None, {"41"}])
def test_a_title_is_found_in_a_crowd(title: str, about: set[str] | None) -> None:
    """A title that differs in a letter, a word or its order is found, though many have most of its words."""
    crowd = [f"Keep every {word} to them" for word in ("a", "table", "dinner", "journey", "friendship") * 8]
    titles = [*crowd[:20], "Keep every word to them", *crowd[20:], title]

    assert "20" in {pair.other for pair in told(*((title, "") for title in titles), about=about) if pair.key == "41"}


def test_the_answer_is_the_same_everywhere(repository: Path) -> None:
    """Nothing depends on how Python happens to order what it hashes."""
    program = """if True:
        from manifesto.likeness import Text, likenesses
        for n in likenesses([
            Text(str(n), f"Step {n % 7} of every {n % 5} promises", " ".join(f"w{m % (n + 90)}" for m in range(200)))
            for n in range(60)
        ]):
            print(n)"""
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(repository / "hooks")},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "2")
    }

    assert len(said) == 1
    assert said.pop().count("Likeness") > 60
