"""Icons drawn: the mark as files, in every size, made once and kept by what went in."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from manifesto import icon, writing
from manifesto.enclosure import Enclosure
from manifesto.pauses import no_pauses
from manifesto.poster import emblem
from manifesto.poster.profile import PROFILES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from manifesto.settings import Settings

FOLDER = ".cache/icons"
SCREEN = PROFILES["home"]  # whose colours are those of a screen
TEMPLATE = "texts/icon.svg"
INGREDIENTS = ("poster/icon.html", "assets/stylesheets/card.css", "assets/stylesheets/poster.css")
LIBRARIES = ("weasyprint", "pypdfium2", "pillow")
COLOURS = 32  # paper, the mark's own, and the steps between them along its edges
ICO = struct.Struct("<HHHBBBBHHII")  # a header (none, kind, number) and one entry, before the picture itself
LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Icons:
    """The icons of a manifesto: pictures by their address, and the mark as a drawing of ours."""

    pictures: Mapping[str, bytes]
    mark: str

    def enclosures(self) -> Iterator[Enclosure]:
        """Yield the drawing that a tab shows, light or dark as its browser is."""
        yield Enclosure(file=icon.DRAWING, template=TEMPLATE, subject=self.mark)


def icons(settings: Settings, root: Path) -> Icons:
    """Return the icons of a manifesto with a mark, from the cache or newly drawn.

    Raises Rejected where the mark cannot be drawn, and MissingLibrary.
    """
    mark = emblem.mark(root / "overrides" / settings.mark, SCREEN, settings.short_name)
    entry = root / FOLDER / f"{_key(mark, root)}.zip"
    pictures = _kept(entry)
    if pictures is None:
        pictures = _drawn(mark, root)
        _keep(entry, pictures)
    return Icons(pictures=pictures, mark=mark)


def _drawn(mark: str, root: Path) -> dict[str, bytes]:
    """Return every icon; the libraries are loaded only here."""
    from manifesto.poster.document import draw_icon
    from manifesto.poster.sight import picture

    found = {}
    with no_pauses():
        for one in icon.ICONS:
            pdf = draw_icon(mark, one.pixels, one.share, root / "overrides")
            png = picture(pdf, one.pixels, "PNG", colours=COLOURS, optimize=True).content
            found[one.file] = _ico(png, one.pixels) if one is icon.FAVICON else png
    return found


def _ico(png: bytes, pixels: int) -> bytes:
    """Return a PNG as an icon file with one picture in it, 24 bits deep."""
    return ICO.pack(0, 1, 1, pixels, pixels, 0, 0, 1, 24, len(png), ICO.size) + png


def _key(mark: str, root: Path) -> str:
    """Return the name of the entry: a hash of the mark and of all that draws it."""
    digest = hashlib.sha256(repr((mark, icon.ICONS, [version(name) for name in LIBRARIES])).encode())
    for path in (*(root / "overrides" / name for name in INGREDIENTS), Path(__file__)):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _kept(entry: Path) -> dict[str, bytes] | None:
    """Return what an entry holds, or None; one that is damaged is as good as none."""
    with suppress(OSError, zipfile.BadZipFile, KeyError), zipfile.ZipFile(entry) as packed:
        return {one.file: packed.read(one.file) for one in icon.ICONS}
    return None


def _keep(entry: Path, pictures: dict[str, bytes]) -> None:
    """Keep what was drawn; a full or read-only disk is no reason to fail a build that has what it needs."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in pictures.items():
            file.writestr(zipfile.ZipInfo(name, LONG_AGO), content)
    with suppress(OSError):
        entry.parent.mkdir(parents=True, exist_ok=True)
        writing.rewrite(entry, packed.getvalue())
