"""House style: words that the editors avoid or look at, and sentences that are too long, where they ask for it."""

from __future__ import annotations

import pytest

from manifesto.house_style import HouseStyle, Wording


def spots(style: HouseStyle, text: str) -> list[tuple[str, str, str]]:
    """Return id, severity and words of everything that the editors would say of a text."""
    found = [spot for look in style.looks for spot in look(text)]
    return [(spot.finding.id, spot.finding.severity, text[spot.start : spot.end]) for spot in found]


def avoiding(*words: str) -> HouseStyle:
    """Return the style that avoids these words."""
    return HouseStyle(instead=tuple(Wording(avoid=word, write="better") for word in words))


def test_nothing_is_asked_for_by_itself() -> None:
    """A manifesto without a house style lets everything pass."""
    assert HouseStyle().looks == ()


@pytest.mark.parametrize(
    ("avoid", "text", "found"),
    [
        ("utilize", "Utilize it, UTILIZE it, utilize it.", ["Utilize", "UTILIZE", "utilize"]),
        ("utilize", "Utilized, reutilize, utilize_x, xutilize, utilize2", []),
        ("utilize", "re-utilize (utilize) “utilize”", ["utilize", "utilize", "utilize"]),
        ("reach out", "Reach out to them. Reach\tout.", ["Reach out"]),
        ("e.g.", "e.g. this, but not eggs", ["e.g."]),
        ("C++", "C++ and C+++", ["C++", "C++"]),
        ("über", "ÜBER alles, darüber", ["ÜBER"]),
        ("straße", "STRASSE, Straße", ["Straße"]),
        ("客戶", "客戶 and 客戶們", ["客戶"]),
        ("ΣΊΣΥΦΟΣ", "Σίσυφος", ["Σίσυφος"]),
    ],
)
def test_words_to_avoid(avoid: str, text: str, found: list[str]) -> None:
    """A word is found alone, in capitals or not, and in any script; parts of other words are not."""
    assert [word for _, _, word in spots(avoiding(avoid), text)] == found


@pytest.mark.parametrize("text", ["İn the end, IN it", "ın, IN", "IN\u0307, IN"])
def test_letters_that_have_several_capitals(text: str) -> None:
    """A word is found beside others that are like it only to some."""
    assert "IN" in [word for _, _, word in spots(avoiding("in"), text)]


def test_the_better_word_is_named() -> None:
    """A word to avoid is answered with the one that the editors prefer, as advice."""
    style = HouseStyle(
        instead=(Wording(avoid="reach", write="arrive"), Wording(avoid="reach out", write="write")),
        hold=("reach",),
    )
    said = [spot.finding for look in style.looks for spot in look("Reach out and reach.")]

    assert [(finding.id, finding.severity) for finding in said] == [
        *(("P090", "warning"), ("P090", "warning"), ("P091", "review"), ("P091", "review"))
    ]
    assert said[0].message == "The editors of this manifesto write “write” where “Reach out” stands."
    assert said[1].message == "The editors of this manifesto write “arrive” where “reach” stands."


def test_words_that_a_person_looks_at() -> None:
    """A word that is held is found as others are, and is not repeated."""
    style = HouseStyle(hold=("lawyer",))
    (spot,) = style.looks[0]("Ask a LAWYER, not lawyers.")

    assert spots(style, "Ask a LAWYER, not lawyers.") == [("P091", "review", "LAWYER")]
    assert "lawyer" not in spot.finding.message.lower()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One two three. Four five six!", []),
        ("One two three four", ["One two three four"]),
        ("One two. Three four five six? Seven", ["Three four five six"]),
        ("One two three four… Five", ["One two three four"]),
        ("一 二 三 四。五", ["一 二 三 四"]),
        ("", []),
        ("...", []),
    ],
)
def test_long_sentences(text: str, found: list[str]) -> None:
    """A sentence of more words than the editors want is found, from its first word on."""
    assert [words for _, _, words in spots(HouseStyle(longest_sentence=3), text)] == found


def test_a_long_sentence_is_counted() -> None:
    """The advice about a sentence tells how many words it has."""
    (spot,) = HouseStyle(longest_sentence=3).looks[0]("One two three four five")

    assert spot.finding.message.startswith("This sentence has 5 words, and 3 or fewer read best here.")
    assert (spot.finding.id, spot.finding.severity) == ("P090", "warning")
