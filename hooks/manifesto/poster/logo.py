"""Logos: a team's own mark for its posters, read from a drawing or a picture and safe to print."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from manifesto.field import Findings
from manifesto.poster import vector
from manifesto.problem import Place, Rejected
from manifesto.text_file import relative
from manifesto.tidiness import plain

if TYPE_CHECKING:
    from pathlib import Path

Kind = Literal["svg", "png"]
KINDS: dict[str, Kind] = {".svg": "svg", ".png": "png"}
LARGEST: dict[Kind, int] = {"svg": 256 * 1024, "png": 10 * 1024 * 1024}  # bytes
SMALLER: dict[Kind, str] = {
    "svg": "Simplify the drawing, or save it as PNG.",
    "png": "Scale the picture down to 2,000 pixels on its longer side.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A logo that is safe to print: the text of an SVG or the bytes of a PNG, both written by ourselves.

    `width` and `height` tell its proportions: units of the drawing, or pixels.
    """

    kind: Kind
    content: str | bytes
    width: float
    height: float

    @property
    def svg(self) -> str:
        """The drawing, or nothing where the logo is a picture."""
        return self.content if isinstance(self.content, str) else ""

    @property
    def png(self) -> bytes:
        """The picture, or nothing where the logo is a drawing."""
        return self.content if isinstance(self.content, bytes) else b""


def read_logo(path: Path, root: Path) -> Logo:
    """Return the logo in the file; raises Rejected with all that is wrong with it.

    Messages name the file as it is seen from `root`.
    """
    kind = KINDS[path.suffix.lower()]
    findings = Findings(relative(root, path))
    logo = _drawing(path, findings) if kind == "svg" else _picture(path, findings)
    if logo is None:
        raise Rejected(findings.problems)
    return logo


def _drawing(path: Path, findings: Findings) -> Logo | None:
    if (data := _bytes(path, "svg", findings)) is None:
        return None
    if (text := _decoded(data)) is None:
        message = "This is no SVG, or not in UTF-8. Save the logo as plain SVG, in the encoding UTF-8."
        findings.add(Place(), "P047", message)
        return None
    found = vector.read_drawing(text, findings)
    return Logo(kind="svg", content=found.svg, width=found.width, height=found.height) if found else None


def _decoded(data: bytes) -> str | None:
    """Return the text of a file in UTF-8; UTF-16 without its mark is UTF-8, too, but full of zeros."""
    try:
        text = plain(data.decode())
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _picture(path: Path, findings: Findings) -> Logo | None:
    from manifesto.poster import picture  # Pillow takes time that a logo drawn as SVG need not pay

    if (data := _bytes(path, "png", findings)) is None:
        return None
    found = picture.read_picture(data, findings)
    return Logo(kind="png", content=found.png, width=found.width, height=found.height) if found else None


def _bytes(path: Path, kind: Kind, findings: Findings) -> bytes | None:
    """Return what stands in the file, or None for a link, a folder, a device and too many bytes."""
    try:
        if fault := _fault(path, kind):
            findings.add(Place(), "P047", fault)
            return None
        return path.read_bytes()
    except OSError as error:
        findings.add(Place(), "P047", f"This file cannot be opened ({error.strerror}). Let everybody read it.")
        return None


def _fault(path: Path, kind: Kind) -> str:
    status = path.lstat()
    if stat.S_ISLNK(status.st_mode):
        return "This is a link to another place. Put the logo itself in its place."
    if not stat.S_ISREG(status.st_mode):
        return "This is a folder or a device. Put the logo itself in its place."
    if status.st_size > LARGEST[kind]:
        return f"The logo has {status.st_size:,} bytes and may have {LARGEST[kind]:,}. {SMALLER[kind]}"
    return ""
