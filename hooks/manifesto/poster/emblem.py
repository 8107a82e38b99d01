"""Emblems: the mark of a manifesto and the logo of a house, in the colours of a profile."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from manifesto.field import Findings
from manifesto.poster import vector
from manifesto.problem import Place, Problem, Rejected

if TYPE_CHECKING:
    from pathlib import Path

    from manifesto.poster.logo import Logo
    from manifesto.poster.profile import Profile


VERMILION = "#b3261e"  # the accent on a screen, as tokens.css has it; a test holds the two together


@lru_cache(maxsize=20)
def mark(path: Path, profile: Profile, name: str) -> str:
    """Return the mark in an SVG file, called `name` where it is read aloud; raises Rejected where it cannot be printed.

    What is in the accent there is in that of the profile.
    """
    findings = Findings("overrides/" + path.as_posix().rpartition("/overrides/")[2])
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        message = (
            f"The mark, {path.name}, cannot be read. Put an SVG file in UTF-8 there, or leave `mark` out of mkdocs.yml."
        )
        raise Rejected([Problem(findings.path, Place(), "P098", message)]) from None
    found = vector.read_drawing(source, findings)
    if found is None:
        raise Rejected(findings.problems)
    inked = found.svg
    if profile.four_colours:
        accent = " ".join(f"{part:.4g}" for part in profile.accent)
        inked = vector.in_cmyk(inked).replace(vector.cmyk(VERMILION), f"device-cmyk({accent})")
    elif not profile.outlined:
        inked = inked.replace(VERMILION, "#" + "".join(f"{round(part * 255):02x}" for part in profile.accent))
    return _safe(vector.outlined(inked, "#000") if profile.outlined else inked, name)


def drawing(logo: Logo, profile: Profile, name: str) -> str:
    """Return a logo that is a drawing, called `name` where it is read aloud."""
    return _safe(_coloured(logo.svg, profile), name)


def picture(logo: Logo, profile: Profile) -> bytes:
    """Return a logo that is a picture: PNG in RGB, JPEG in CMYK, or pale grey where ink is saved."""
    from manifesto.poster import picture as pictures  # Pillow takes time that a drawing need not pay

    if profile.four_colours:
        return pictures.as_cmyk(logo)
    return pictures.as_grey(logo) if profile.outlined else logo.png


def _safe(svg: str, name: str) -> str:
    """Return a drawing that a template puts in as it is: every element of it was written by ourselves."""
    return Markup(vector.titled(svg, name))  # noqa: S704 -- see above


def _coloured(svg: str, profile: Profile) -> str:
    if profile.four_colours:
        return vector.in_cmyk(svg)
    return vector.outlined(svg, "#000") if profile.outlined else svg
