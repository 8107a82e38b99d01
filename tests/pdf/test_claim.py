"""Claims: a label is earned or it is said why not, a sentence for each promise that is broken."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from manifesto.pdf.claim import unearned
from manifesto.pdf.images import ImageFact
from manifesto.pdf.ink import Ink
from manifesto.pdf.leaf import Annotation

from .pages import INKS, RED
from .sound import BARE, CMYK, EARNED, FONT, SOUND, TAGS, broken, leaf


@pytest.mark.parametrize("claim", EARNED)
def test_a_label_that_is_earned_is_left_alone(claim: str) -> None:
    """Nothing is said of a file that keeps its promises."""
    assert broken(claim) == ()


def test_a_file_that_claims_nothing_promises_nothing() -> None:
    """Without a label there is none to earn."""
    assert unearned(replace(SOUND, fonts=(BARE,), encrypted=True)) == ()


@pytest.mark.parametrize("claim", ["PDF/A-1B", "PDF/A-3U", "PDF/X-3:2003", "PDF/UA-2"])
def test_a_claim_that_nobody_can_prove_is_said_to_be_one(claim: str) -> None:
    """What is not looked into is not waved through."""
    assert unearned(replace(SOUND, claims=frozenset({claim}))) == (f"It says {claim}, which nothing here can prove.",)


ALL_BUT_TAGS = ("PDF/A-2B", "PDF/X-1a:2003", "PDF/X-4")


@pytest.mark.parametrize("claim", ALL_BUT_TAGS)
@pytest.mark.parametrize(
    ("changes", "end"),
    [
        ({"fonts": (BARE,)}, "the font “Helvetica” is not embedded"),
        ({"has_id": False}, "it has no ID"),
        ({"encrypted": True}, "it is encrypted"),
        ({"extras": frozenset({"JavaScript"})}, "it carries JavaScript"),
        ({"extras": frozenset({"actions", "links"})}, "it carries actions"),
        ({"inks": frozenset({Ink("unknown", (0.0,), "fill")})}, "a colour is in a space that cannot be read: 0 (fill)"),
    ],
)
def test_what_every_file_for_keeping_or_printing_promises(claim: str, changes: dict[str, Any], end: str) -> None:
    """PDF/A and PDF/X agree on fonts, ID, encryption and whatever runs."""
    assert broken(claim, **changes) == (f"It says {claim}, but {end}.",)


@pytest.mark.parametrize(
    ("changes", "end"),
    [
        ({"intents": ()}, "a colour is grey: 0 (stroke), and no output intent embeds a profile for grey"),
        (
            {"inks": frozenset({CMYK})},
            "a colour is CMYK: 0.1 0.2 0.3 0.4 (fill), and no output intent embeds a profile for CMYK",
        ),
        (
            {"images": (ImageFact(4, 3, "cmyk", "", soft_mask=False),)},
            "an image of 4 × 3 samples is CMYK, and no output intent embeds a profile for CMYK",
        ),
        (
            {"inks": frozenset({Ink("separation", (1.0,), "fill", "cmyk")})},
            "a colour is CMYK: 1 (fill), and no output intent embeds a profile for CMYK",
        ),
        ({"extras": frozenset({"attachments"})}, "it carries attachments"),
        ({"version": "2.0"}, "its version is 2.0, and 1.7 is the latest"),
        ({"images": (ImageFact(4, 3, "rgb", "LZWDecode", soft_mask=False),)}, "an image is packed with LZW"),
        (
            {"transparent": True, "blended": False, "intents": (), "inks": frozenset()},
            "something is transparent, and nothing says in which space its colours mix",
        ),
    ],
)
def test_what_pdf_a_promises(changes: dict[str, Any], end: str) -> None:
    """Each promise of PDF/A-2b that is broken has its sentence."""
    assert f"It says PDF/A-2B, but {end}." in broken("PDF/A-2B", **changes)


def test_pdf_a_allows_what_says_itself_how_it_looks() -> None:
    """ICC, Lab and a default space need no output intent, nor does transparency with one."""
    inks = frozenset({Ink("icc", RED, "fill"), Ink("lab", RED, "fill"), Ink("cmyk", INKS, "fill", "icc")})

    assert broken("PDF/A-2B", inks=inks, intents=()) == ()
    assert broken("PDF/A-2B", transparent=True, blended=False) == ()


def tags(**changes: Any) -> dict[str, Any]:
    """Return the change of a file to one with these changes to its tags."""
    return {"tags": replace(TAGS, **changes)}


@pytest.mark.parametrize(
    ("changes", "end"),
    [
        (tags(marked=False), "it is not marked as tagged"),
        (tags(tree=False), "it has no structure tree"),
        (tags(loose=0.125), "12.5% of what is painted is neither tagged nor an artifact"),
        (tags(orphans=3), "3 of the marks in its content have no place in the structure tree"),
        (tags(display_title=False), "its title is not shown (DisplayDocTitle)"),
        (tags(bare_figures=1), "a figure has no alternative text"),
        (tags(bare_figures=2), "2 figures have no alternative text"),
        (tags(types=("H1", "H3")), "a heading of level 3 follows one of level 1"),
        (tags(types=("P", "H2")), "its first heading is of level 2"),
        ({"metadata": {}}, "its metadata have no dc:title"),
        ({"language": ""}, "it does not say its language"),
        ({"fonts": (replace(FONT, embedded=False),)}, "the font “ABCDEF+Text” is not embedded"),
        (
            {"fonts": (replace(FONT, to_unicode=False),)},
            "the characters of the font “ABCDEF+Text” cannot be told (ToUnicode)",
        ),
        (leaf(annotations=(Annotation("Link", None, tagged=False),)), "an annotation is not tagged"),
        (
            {**leaf(annotations=(Annotation("Link", None, tagged=True),)), **tags(tab_order="R")},
            "the tab key does not follow its structure",
        ),
    ],
)
def test_what_pdf_ua_promises(changes: dict[str, Any], end: str) -> None:
    """Each promise of PDF/UA that is broken has its sentence."""
    assert broken("PDF/UA-1", **changes) == (f"It says PDF/UA-1, but {end}.",)


def test_a_font_of_a_known_encoding_can_be_told() -> None:
    """WinAnsi and its like say what each character is."""
    assert broken("PDF/UA-1", fonts=(replace(FONT, to_unicode=False, encoding="WinAnsiEncoding"),)) == ()
