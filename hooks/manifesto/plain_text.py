"""Plain text: the rules for words that are printed as they stand, in titles, attributes and on paper."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from manifesto import notation
from manifesto.problem import JOINERS, quote
from manifesto.rule import Finding, Rule, stating

if TYPE_CHECKING:
    from collections.abc import Iterator

HIDDEN = re.compile(  # soft hyphen, fillers, marks of direction, joiners, annotation and tag characters
    "[\u00ad\u034f\u061c\u17b4\u17b5\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
VIRAMA = 9  # the combining class of the sign that takes a vowel away; a joiner may follow it at the end of a word
MARKS = re.compile(  # of Markdown, which nothing reads here; the words between them are what was meant
    r"\*\*(?P<a>[^*]+)\*\*|(?<!\w)__(?P<b>[^_]+)__(?!\w)|`(?P<c>[^`]+)`|(?<![\w*])\*(?P<d>[^\s*][^*]*)\*(?![\w*])"
    r"|(?<![\w_])_(?P<e>[^\s_][^_]*)_(?![\w_])|\[(?P<f>[^\[\]]+)\]\([^()]*\)|^#{1,6}\s+(?P<g>\S.*)"
)
ANY_MARK = re.compile(r"[*_`\[#]")
LONGEST_ABBREVIATION = 3  # letters
SMALL_SIGNS = 0x2190  # below it are signs such as © that stand in a line like letters
FEWEST_CAPITALS = 8  # with fewer it may be a name


@stating(pattern="[^<>]*", patternErrorMessage="Write the words without < and >.")
def no_markup(text: str) -> Iterator[Finding]:
    """Metadata is plain text: it stands in titles, attributes and on paper, where no markup belongs."""
    for character in "<>":
        if character in text:
            message = f"The character {character} cannot stand in {quote(text)}. Write the words without it."
            yield Finding("P032", message)
            return


@Rule
def no_hidden_characters(text: str) -> Iterator[Finding]:
    """Nothing in a text is invisible or turns its direction round: what is read is what is there."""
    if text.isprintable() and not HIDDEN.search(text):
        return
    for position, character in enumerate(text):
        control = unicodedata.category(character) in {"Cc", "Cs", "Co", "Zl", "Zp"} or _is_none(character)
        if control or (HIDDEN.match(character) and not _joins_letters(text, position)):
            code = f"U+{ord(character):04X}"
            message = f"An invisible character ({code}) stands at position {position + 1} of {quote(text)}. Delete it."
            yield Finding("P002", message)
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


@stating(pattern=r"[^@/\\]*", patternErrorMessage="Write the name as it should be printed, without @ and /.")
def person_name(name: str) -> Iterator[Finding]:
    """A name is any name people have; only what would break a page, mention or path is refused."""
    if found := re.search(r"[@/\\]|https?:", name):
        message = f"{quote(found[0])} cannot stand in a name. Write the name as it should be printed."
        yield Finding("P051", message)


@Rule
def no_marks(text: str) -> Iterator[Finding]:
    """The marks of Markdown would be printed as they stand."""
    if ANY_MARK.search(text) and (found := MARKS.search(text)):
        link = any(match["f"] for match in MARKS.finditer(text))  # without its marks it would lose where it leads
        right = "" if link else MARKS.sub(lambda match: next(filter(None, match.groups()), ""), text)
        yield Finding(
            "P032", f"{quote(found[0])} would be printed with these marks. Write the words alone.", right=right
        )


@Rule
def pairs(text: str) -> Iterator[Finding]:
    """A quotation mark at the edge of a text has another one."""
    if text.count('"') == 1 and (text.startswith('"') or text.endswith('"')):
        message = "A quotation mark stands here alone, and would be printed."
        yield Finding("P016", message, "warning", text.strip('"').strip())


@Rule
def title(text: str) -> Iterator[Finding]:
    """A title is set large: it needs no full stop, no shouting, no number of its own and no picture."""
    if text.endswith((".", "。")) and not text.endswith(".."):
        last = text[:-1].split()[-1:]  # "p.m." and "etc." keep their stop
        short = not last or "." in last[0] or len(last[0]) <= LONGEST_ABBREVIATION
        right = "" if short and text.endswith(".") else text[:-1]
        yield Finding("P031", "The title ends with a full stop. Titles stand without one.", "warning", right)
    if text.isupper() and sum(map(str.isalpha, text)) >= FEWEST_CAPITALS:
        yield Finding(
            "P031", "The title is all capitals. Use them as in a sentence; it is printed large anyway.", "warning"
        )
    if text[:1].isdecimal():
        message = (
            "The title begins with a number, and gets one of its own when it is printed. Begin with a word if you can."
        )
        yield Finding("P031", message, "warning")
    if any(unicodedata.category(c) == "So" and ord(c) >= SMALL_SIGNS for c in text):
        yield Finding(
            "P031",
            "The title has an emoji, or a sign like one. Say it in words; posters are printed with letters.",
            "warning",
        )


@Rule
def read_as_text(text: str) -> Iterator[Finding]:
    """What other programs would take for a number, a day or a yes stands between quotation marks."""
    if what := notation.taken_for(text):
        message = f"Other programs may take {quote(text)} for {what}. Quotation marks around it keep it as it is."
        yield Finding("P015", message, "warning", text)
