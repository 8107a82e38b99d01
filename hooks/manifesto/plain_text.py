"""Plain text: the rules for words that are printed as they stand, in titles, attributes and on paper."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from manifesto import notation
from manifesto.dialect import Browsers
from manifesto.pattern_rule import Right, every, forbidding
from manifesto.problem import JOINERS, code_of, quote
from manifesto.rule import Finding, Rule, Saying, stating

if TYPE_CHECKING:
    from collections.abc import Iterator

HIDDEN = re.compile(  # soft hyphen, fillers, marks of direction, joiners, annotation and tag characters
    "[\u00ad\u034f\u061c\u17b4\u17b5\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
VIRAMA = 9  # the combining class of the sign that takes a vowel away; a joiner may follow it at the end of a word
MARKS = re.compile(  # of Markdown, which nothing reads here; the words between them are what was meant
    r"(?=[*_`\[#])(?:\*\*([^*]+)\*\*|(?<!\w)__([^_]+)__(?!\w)|`([^`]+)`|(?<![\w*])\*([^\s*][^*]*)\*(?![\w*])"
    r"|(?<![\w_])_([^\s_][^_]*)_(?![\w_])|\[([^\[\]]+)\]\([^()]*\)|^#{1,6}\s+(\S.*))"
)
LINKED = re.compile(r"\[[^\[\]]+\]\([^()]*\)")  # without its marks it would lose where it leads
STOP = r"(?:(?<!\.)\.|。)$"
LONE_STOP = re.compile(r"((?:^|\s)[^\s.]{4,}\s*)\.$|。$")  # "p.m." and "etc." keep theirs
SMALL_SIGNS = 0x2190  # below it are signs such as © that stand in a line like letters
FEWEST_CAPITALS = 8  # with fewer it may be a name
HIDDEN_SAID = Saying("P002", "An invisible character ({code}) stands at position {position} of {text}. Delete it.")
# The same for browsers, of which each knows the properties of characters by itself, but for the viramas.
VIRAMAS = (
    "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039\u103a\u1714\u1715"
    "\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed\U00010a3f"
    "\U00011046\U00011070\U0001107f\U000110b9\U00011133\U00011134\U000111c0\U00011235\U000112ea\U0001134d\U00011442"
    "\U000114c2\U000115bf\U0001163f\U000116b6\U0001172b\U00011839\U0001193d\U0001193e\U000119e0\U00011a34\U00011a47"
    "\U00011a99\U00011c3f\U00011d44\U00011d45\U00011d97"
)
BROWSERS_HIDDEN = Browsers(
    rf"[\p{{Cc}}\p{{Cs}}\p{{Co}}\p{{Zl}}\p{{Zp}}\p{{NChar}}]|(?![{JOINERS}]){HIDDEN.pattern}"
    rf"|(?<![{VIRAMAS}])[{JOINERS}](?:(?<![\p{{L}}\p{{M}}].)|(?![\p{{L}}\p{{M}}]))"
)
BROWSERS_CAPITALS = Browsers(rf"^(?=.*\p{{Upper}})(?!.*[\p{{Lower}}\p{{Lt}}])(?:\P{{L}}*\p{{L}}){{{FEWEST_CAPITALS}}}")
BROWSERS_SIGNS = Browsers(rf"(?![\0-{chr(SMALL_SIGNS - 1)}])\p{{So}}")


no_markup = forbidding(
    "Metadata is plain text: it stands in titles, attributes and on paper, where no markup belongs.",
    Saying("P032", "The character {sign} cannot stand in {text}. Write the words without it."),
    *"<>",
    pattern="[^<>]*",
    patternErrorMessage="Write the words without < and >.",
)


@stating({"kind": "find", "find": (BROWSERS_HIDDEN,), "say": HIDDEN_SAID})
def no_hidden_characters(text: str) -> Iterator[Finding]:
    """Nothing in a text is invisible or turns its direction round: what is read is what is there."""
    if text.isprintable() and not HIDDEN.search(text):
        return
    for position, character in enumerate(text):
        control = unicodedata.category(character) in {"Cc", "Cs", "Co", "Zl", "Zp"} or _is_none(character)
        if control or (HIDDEN.match(character) and not _joins_letters(text, position)):
            yield HIDDEN_SAID.finding(code=code_of(character), position=position + 1, text=quote(text))
            return


def _is_none(character: str) -> bool:
    """Return whether Unicode keeps the code for itself, so that it never is a character (chapter 23.7)."""
    code = ord(character)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _joins_letters(text: str, position: int) -> bool:
    """Return whether the character is a joiner between two letters or marks, or after a virama: some scripts need it."""
    if text[position] not in JOINERS or position == 0:
        return False
    around = text[position - 1] + text[position + 1 : position + 2]
    between = len(around) == 2 and all(unicodedata.category(c)[0] in "LM" for c in around)
    return between or unicodedata.combining(around[0]) == VIRAMA


person_name = forbidding(
    "A name is any name people have; only what would break a page, mention or path is refused.",
    Saying("P051", "{found} cannot stand in a name. Write the name as it should be printed."),
    r"[@/\\]|https?:",
    pattern=r"[^@/\\]*",
    patternErrorMessage="Write the name as it should be printed, without @ and /.",
)
no_marks = forbidding(
    "The marks of Markdown would be printed as they stand.",
    Saying("P032", "{found} would be printed with these marks. Write the words alone."),
    MARKS,
    right=Right(pattern=MARKS, keep=LINKED),
)
pairs = forbidding(
    "A quotation mark at the edge of a text has another one.",
    Saying("P016", "A quotation mark stands here alone, and would be printed.", "warning"),
    r'^"[^"]*$|^[^"]+"$',
    right=Right(pattern=re.compile(r'^"\s*|\s*"$')),
)
no_stop = forbidding(
    "A title needs no full stop.",
    Saying("P031", "The title ends with a full stop. Titles stand without one.", "warning"),
    STOP,
    right=Right(pattern=LONE_STOP),
)
no_number = forbidding(
    "A title needs no number of its own.",
    Saying(
        "P031",
        "The title begins with a number, and gets one of its own when it is printed. Begin with a word if you can.",
        "warning",
    ),
    r"^\d",
)
SHOUTS = Saying("P031", "The title is all capitals. Use them as in a sentence; it is printed large anyway.", "warning")
PICTURED = Saying(
    "P031", "The title has an emoji, or a sign like one. Say it in words; posters are printed with letters.", "warning"
)


@stating({"kind": "find", "find": (BROWSERS_CAPITALS,), "say": SHOUTS})
def no_shouting(text: str) -> Iterator[Finding]:
    """A title is not all capitals."""
    if text.isupper() and sum(map(str.isalpha, text)) >= FEWEST_CAPITALS:
        yield SHOUTS.finding()


@stating({"kind": "find", "find": (BROWSERS_SIGNS,), "say": PICTURED})
def no_picture(text: str) -> Iterator[Finding]:
    """A title has letters, no pictures."""
    if any(unicodedata.category(c) == "So" and ord(c) >= SMALL_SIGNS for c in text):
        yield PICTURED.finding()


title = every(
    "A title is set large: it needs no full stop, no shouting, no number of its own and no picture.",
    *(no_stop, no_shouting, no_number, no_picture),
)


@Rule
def read_as_text(text: str) -> Iterator[Finding]:
    """What other programs would take for a number, a day or a yes stands between quotation marks."""
    if what := notation.taken_for(text):
        message = f"Other programs may take {quote(text)} for {what}. Quotation marks around it keep it as it is."
        yield Finding("P015", message, "warning", text)
