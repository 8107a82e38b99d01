"""The order of the search index: the same site has the same index, byte for byte.

Pagefind writes the values of a filter, and its filters, in the order of its hash tables, which is another one in each
run; the names of the files follow from their bytes.  Its files are gzip around a mark and one value of CBOR.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING, Any

import cbor2

if TYPE_CHECKING:
    from pathlib import Path

MARK = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
FILTERS = 3  # the place of the list of filters, each with the name of its file, in what Pagefind knows of a language


def settle(folder: Path) -> None:
    """Put in order, for each language, what Pagefind wrote into its folder in an order of its own."""
    entry = json.loads((folder / ENTRY).read_text(encoding="utf-8"))
    for tag, known in entry["languages"].items():
        known["hash"] = _settle_language(folder, tag, known["hash"])
    entry["languages"] = dict(sorted(entry["languages"].items()))
    (folder / ENTRY).write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _settle_language(folder: Path, tag: str, name: str) -> str:
    """Return the new name of what Pagefind knows of a language."""
    path = folder / f"pagefind.{name}.pf_meta"
    known = _read(path)
    known[FILTERS] = [
        [filter_name, _settle_filter(folder / "filter", tag, file)] for filter_name, file in sorted(known[FILTERS])
    ]
    path.unlink()
    held = _held(known)
    better = _named(tag, held, like=name)
    (folder / f"pagefind.{better}.pf_meta").write_bytes(gzip.compress(held, mtime=0))
    return better


def _settle_filter(folder: Path, tag: str, name: str) -> str:
    path = folder / f"{name}.pf_filter"
    title, values = _read(path)
    path.unlink()
    held = _held([title, sorted(values)])
    better = _named(tag, held, like=name)
    (folder / f"{better}.pf_filter").write_bytes(gzip.compress(held, mtime=0))
    return better


def _read(path: Path) -> Any:
    held = gzip.decompress(path.read_bytes())
    return cbor2.loads(held.removeprefix(MARK))


def _held(value: Any) -> bytes:
    return MARK + cbor2.dumps(value)


def _named(tag: str, held: bytes, *, like: str) -> str:
    """Return the tag of the language and as much of a hash as Pagefind would take."""
    return f"{tag}_{hashlib.sha256(held).hexdigest()}"[: len(like)]
