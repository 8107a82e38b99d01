"""Containers: the files of a book in one ZIP file, the same bytes for the same files (EPUB 3.3, section 4.3)."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MIMETYPE = "application/epub+zip"
BEGINNING = (1980, 1, 1, 0, 0, 0)  # the first moment that ZIP knows; no file tells when it was made
UNIX, READABLE = 3, 0o644 << 16
PACKED = frozenset({".woff2", ".png", ".jpg"})  # endings of what gets no smaller


def container(files: Mapping[str, bytes]) -> bytes:
    """Return the bytes of a book with these files, by name; what kind of file it is stands first and as it is."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        _add(archive, "mimetype", MIMETYPE.encode(), zipfile.ZIP_STORED)
        for name, content in files.items():
            packed = any(name.endswith(ending) for ending in PACKED)
            _add(archive, name, content, zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes, method: int) -> None:
    entry = zipfile.ZipInfo(name, BEGINNING)
    entry.compress_type, entry.create_system, entry.external_attr = method, UNIX, READABLE
    archive.writestr(entry, content, compresslevel=9)
