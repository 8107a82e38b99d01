"""The text layer: what each glyph of a sheet says to those who search it, copy from it, or have it read aloud.

WeasyPrint says one text for each glyph of a font.  A letter with marks over it is several glyphs, of which one gets all
its text and the others none; and some fonts draw many letters with one glyph, and tell them apart by the dots of another.
So where a glyph has to say several texts, it gets a number of its own for each of them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SILENT = "\u2060"  # of a glyph that says nothing: where a text is empty, some programs make one up
NUMBERS = range(1, 0x10000)  # two bytes, without the glyph of letters that are missing
MOST = 100  # lines of a table of the format
FONT = re.compile(rb"/(\S+) \S+ Tf")
STRING = re.compile(rb"<([0-9a-f]+)>")  # within what is shown by TJ; four digits for each glyph
TABLE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> def
/CMapName /{name} def
/CMapType {kind} def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{rows}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class Glyph(NamedTuple):
    """A glyph by the name of its font in the file, and by its number in the font."""

    font: str
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is drawn: its glyphs from left to right, and what each of them says."""

    glyphs: tuple[Glyph, ...]
    said: tuple[str, ...]


Known = dict[str, dict[int, str]]  # font, glyph, what it says
Numbers = dict[tuple[Glyph, str], int]


def spread(text: bytes, starts: list[int], *, from_the_right: bool) -> list[str]:
    """Return what each glyph of a run says, from left to right, so that together they say all of the text, in order.

    `text` is in UTF-8; `starts` has for each glyph where that begins in it for which it stands: the same place for a
    letter and for its marks.
    """
    sharing: dict[int, list[int]] = {}
    for place, start in enumerate(starts):
        sharing.setdefault(start, []).append(place)
    said = [SILENT] * len(starts)
    for start, end in pairwise((*sorted(sharing), len(text))):
        letters, places = text[start:end].decode(), sharing[start]
        for index, place in enumerate(reversed(places) if from_the_right else places):
            said[place] = (letters[index:] if index + 1 == len(places) else letters[index : index + 1]) or SILENT
    return said


def amend(pdf: Any, lines: Iterable[Line], known: Known, pydyf: Any) -> None:
    """Let the glyphs of an unwritten PDF say what they stand for; `known` is what those of each font say until now."""
    lines = tuple(lines)
    if not (fonts := _amiss(lines, known)):
        return
    numbers = _numbers(lines, fonts, known)
    shown = {line.glyphs: line for line in reversed(lines)}
    for one in pdf.objects:
        if hasattr(one, "begin_text"):
            one.stream = _renumbered(one.stream, shown, numbers)
    for font in [one for one in pdf.objects if isinstance(one, dict) and one.get("Subtype") == "/Type0"]:
        if (name := _name(font)) in fonts:
            _tell(pdf, font, known[name], {key: code for key, code in numbers.items() if key[0].font == name}, pydyf)


def _amiss(lines: tuple[Line, ...], known: Known) -> set[str]:
    """Return the fonts of which a glyph says other letters than it should; a space may be any space."""
    pairs = {pair for line in lines for pair in zip(line.glyphs, line.said, strict=True)}
    told = ((font, known[font].get(number, ""), text) for (font, number), text in pairs if font in known)
    return {font for font, before, text in told if _heard(before) != _heard(text)}


def _heard(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c)[0] in "LMN")


def _numbers(lines: tuple[Line, ...], fonts: set[str], known: Known) -> Numbers:
    """Return the number of each glyph with each text: its own for the first, and for others one that is free."""
    pairs = dict.fromkeys(pair for line in lines for pair in zip(line.glyphs, line.said, strict=True))
    spoken = [(glyph, text) for glyph, text in pairs if glyph.font in fonts]
    first = dict(reversed(spoken))
    free = {font: _free({*known[font], *(glyph.number for glyph in first if glyph.font == font)}) for font in fonts}
    return {(glyph, text): glyph.number if first[glyph] == text else next(free[glyph.font]) for glyph, text in spoken}


def _free(taken: set[int]) -> Iterator[int]:
    return (number for number in NUMBERS if number not in taken)


def _renumbered(stream: list[Any], shown: dict[tuple[Glyph, ...], Line], numbers: Numbers) -> list[Any]:
    """Return the content of a page with the numbers; each line begins where it says its place."""
    parts, font = list(stream), ""
    line: list[tuple[int, str]] = []
    for index, part in enumerate(stream):
        written = part if isinstance(part, bytes) else b""
        if match := FONT.fullmatch(written):
            font = match[1].decode()
        elif written.endswith(b" TJ"):
            line.append((index, font))
        elif line and (written == b"ET" or written.endswith(b" Tm")):
            _renumber(parts, line, shown, numbers)
            line = []
    return parts


def _renumber(
    parts: list[Any], line: list[tuple[int, str]], shown: dict[tuple[Glyph, ...], Line], numbers: Numbers
) -> None:
    glyphs = tuple(Glyph(font, number) for index, font in line for number in _read(parts[index]))
    if known := shown.get(glyphs):
        codes = [numbers.get(pair, pair[0].number) for pair in zip(glyphs, known.said, strict=True)]
        following = iter(codes)
        for index, _ in line:
            parts[index] = STRING.sub(_writer(following), parts[index])


def _read(part: bytes) -> list[int]:
    digits = "".join(match.decode() for match in STRING.findall(part))
    return [int(digits[place : place + 4], 16) for place in range(0, len(digits), 4)]


def _writer(codes: Iterator[int]) -> Callable[[re.Match[bytes]], bytes]:
    return lambda match: b"<%b>" % b"".join(b"%04x" % next(codes) for _ in range(len(match[1]) // 4))


def _name(font: Any) -> str:
    """Return what content calls a font of the file: WeasyPrint writes it before the `+` of its whole name."""
    return bytes(font["BaseFont"]).decode().partition("+")[0].removeprefix("/")


def _tell(pdf: Any, font: Any, known: dict[int, str], numbers: Numbers, pydyf: Any) -> None:
    """Write which glyph each number draws, and what it says."""
    draws = {number: number for number in known} | {code: glyph.number for (glyph, _), code in numbers.items()}
    says = known | {code: text for (_, text), code in numbers.items()}
    drawing = [f"<{code:04x}> {glyph}" for code, glyph in sorted(draws.items())]
    saying = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in sorted(says.items()) if text]
    system = pydyf.Dictionary(
        {"Registry": pydyf.String("Adobe"), "Ordering": pydyf.String("Identity"), "Supplement": 0}
    )
    encoding = pydyf.Stream(
        [_table("cid", drawing, name="Numbers", ordering="Identity", kind=1)],
        {"Type": "/CMap", "CMapName": "/Numbers", "CIDSystemInfo": system},
        compress=True,
    )
    pdf.add_object(encoding)
    font["Encoding"] = encoding.reference
    words = next(one for one in pdf.objects if one.reference == font["ToUnicode"])
    words.stream = [_table("bf", saying, name="Adobe-Identity-UCS", ordering="UCS", kind=2)]


def _table(what: str, rows: list[str], **facts: str | int) -> bytes:
    lists = [rows[start : start + MOST] for start in range(0, len(rows), MOST)]
    written = (f"{len(part)} begin{what}char\n" + "\n".join(part) + f"\nend{what}char" for part in lists)
    return TABLE.format(rows="\n".join(written), **facts).encode()
