"""The order of the search index: whatever order Pagefind wrote, the same index comes out."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import cbor2
import pytest

from manifesto import index_order

if TYPE_CHECKING:
    from pathlib import Path

THEMES = ["theme", [["cultural", [1, 2]], ["tactical", [300]]]]
KINDS = ["kind", [["person", [4]], ["principle", [1, 2, 300]]]]


def written(folder: Path, filters: list[Any], *, tags: tuple[str, ...] = ("en",)) -> Path:
    """Write an index with these filters as Pagefind does, and return its folder."""
    (folder / "filter").mkdir(parents=True)
    languages = {}
    for tag in tags:
        names = []
        for number, one in enumerate(filters):
            names.append([one[0], f"{tag}_{number:07d}"])
            _write(folder / "filter" / f"{tag}_{number:07d}.pf_filter", one)
        _write(folder / f"pagefind.{tag}_0123456789.pf_meta", ["1.5.2", [["page", 3]], [], names, [], ["title"]])
        languages[tag] = {"hash": f"{tag}_0123456789", "wasm": tag, "page_count": 1}
    (folder / "pagefind-entry.json").write_text(json.dumps({"version": "1.5.2", "languages": languages}))
    return folder


def _write(path: Path, value: object) -> None:
    path.write_bytes(gzip.compress(index_order.MARK + cbor2.dumps(value), mtime=0))


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("tags", [("en",), ("de", "en")])
def test_the_same_index_has_the_same_bytes(tmp_path: Path, tags: tuple[str, ...]) -> None:
    """Neither the order of filters, nor of their values, nor of languages is left to chance."""
    turned = [[name, values[::-1]] for name, values in (KINDS, THEMES)]
    one, other = (
        written(tmp_path / "one", [THEMES, KINDS], tags=tags),
        written(tmp_path / "o{}", turned, tags=tags[::-1]),
    )

    index_order.settle(one)
    index_order.settle(other)

    assert _bytes(one) == _bytes(other)


def test_an_index_in_order_leads_to_its_files(tmp_path: Path) -> None:
    """What names another file names it as it is called now, and holds what it held."""
    folder = written(tmp_path, [THEMES, KINDS])

    index_order.settle(folder)

    name = json.loads((folder / "pagefind-entry.json").read_text())["languages"]["en"]["hash"]
    known = cbor2.loads(gzip.decompress((folder / f"pagefind.{name}.pf_meta").read_bytes())[12:])
    assert len(name) == len("en_0123456789")
    assert [title for title, _ in known[3]] == ["kind", "theme"]
    held = [
        cbor2.loads(gzip.decompress((folder / "filter" / f"{file}.pf_filter").read_bytes())[12:])
        for _, file in known[3]
    ]
    assert held == [KINDS, THEMES]
    assert len(list((folder / "filter").iterdir())) == 2
    assert len(list(folder.glob("*.pf_meta"))) == 1
