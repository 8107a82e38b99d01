"""Printing conditions: the press and the paper that a file in four colours is made for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from manifesto.poster.library import MissingLibrary

LARGEST = 8_000_000  # bytes; the largest profiles that print shops hand out have three
HEADER = 128  # bytes: ICC.1:2010, 7.2
MOST_TAGS = 1000
SPACES = {b"RGB ": "red, green and blue", b"GRAY": "shades of grey", b"Lab ": "colours as the eye sees them"}
ASK = "Ask the print shop for the profile of its press and paper"


class NotAProfile(Exception):  # noqa: N818 -- a file of the user's that is not what its place asks for
    """The file is no ICC profile of a press; the message says why and what to ask the print shop for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What colours are meant for: a press that the registry of the ICC names, or one that brings its own `profile`.

    `standard` is the family of files that asks for it, `components` the number of its inks or lights.
    """

    identifier: str
    registry: str = ""
    info: str = ""
    profile: bytes = b""
    standard: str = "GTS_PDFX"
    components: int = 4


@lru_cache(maxsize=1)
def screen() -> Condition:
    """Return the colours of a screen, sRGB, as the library that draws has them with it."""
    try:
        package = find_spec("weasyprint")  # found and not imported, which needs the system's libraries
    except OSError as error:
        raise MissingLibrary.of(error) from None
    places = (package and package.submodule_search_locations) or [""]
    profile = Path(places[0], "pdf", "sRGB2014.icc").read_bytes()
    return Condition(identifier="sRGB", info="sRGB IEC61966-2.1", profile=profile, standard="GTS_PDFA1", components=3)


# What coated paper is printed to in Europe; the registry's name stands for the profile, which may not be handed on.
COATED = Condition(identifier="FOGRA39", registry="http://www.color.org", info="Coated paper, ISO 12647-2")


def read_profile(path: Path) -> Condition:
    """Return the condition that an ICC file describes.

    Raises NotAProfile for what is no profile of a press in four colours, OSError where it cannot be read.
    """
    if not path.is_file():
        raise NotAProfile(f"{path} is no file. {ASK}: its name ends in .icc or .icm.")
    size = path.stat().st_size
    if size > LARGEST:
        raise NotAProfile(
            f"{path} has {size // 1_000_000} MB, and a profile has at most {LARGEST // 1_000_000}. {ASK}."
        )
    content = path.read_bytes()
    if len(content) < HEADER + 4 or content[36:40] != b"acsp":
        raise NotAProfile(f"{path} is no ICC profile. {ASK}: its name ends in .icc or .icm.")
    if int.from_bytes(content[:4], "big") != len(content):
        raise NotAProfile(f"{path} is not as long as it says: it is cut short or damaged. Fetch it again.")
    space, device = content[16:20], content[12:16]
    if space != b"CMYK" or device != b"prtr":
        found = SPACES.get(space, "something else")
        message = f"{path} describes {found}, and not a press that prints in cyan, magenta, yellow and black. {ASK}."
        raise NotAProfile(message)
    if not _has_tags(content):
        raise NotAProfile(f"{path} has a head and nothing that can be used behind it. Fetch it again.")
    return Condition(identifier="Custom", info=_plain(path.stem), profile=content)


def _has_tags(content: bytes) -> bool:
    """Return whether the table of tags is there and points into the file (ICC.1:2010, 7.3)."""
    number = int.from_bytes(content[HEADER : HEADER + 4], "big")
    entries = content[HEADER + 4 : HEADER + 4 + 12 * number]
    if not 0 < number <= MOST_TAGS or len(entries) < 12 * number:
        return False
    places = [(entries[i + 4 : i + 8], entries[i + 8 : i + 12]) for i in range(0, 12 * number, 12)]
    return all(int.from_bytes(at, "big") + int.from_bytes(size, "big") <= len(content) for at, size in places)


def _plain(name: str) -> str:
    """Return the profile's name as every PDF reader can show it."""
    return re.sub(r"[^A-Za-z0-9 ._-]+", " ", name).strip()[:60] or "Profile of the press"
