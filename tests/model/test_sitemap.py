"""The sitemap of a large site: several files, and a list of them."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from manifesto.sitemap import FILE, MOST, PACKED, divide

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
WHOLE = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{space}">{entries}\n</urlset>\n'
ENTRY = "\n  <url>\n    <loc>https://example.org/{number}/</loc>\n  </url>"


def _listed(names: Sequence[str]) -> str:
    return " ".join(names)


def _written(site: Path, number: int) -> str:
    text = WHOLE.format(space=SPACE, entries="".join(ENTRY.format(number=n) for n in range(number)))
    (site / FILE).write_text(text, encoding="utf-8")
    return text


@pytest.mark.parametrize("number", [0, 1, MOST])
def test_a_sitemap_that_fits_stays(tmp_path: Path, number: int) -> None:
    """What fits into one file is left as it is."""
    text = _written(tmp_path, number)
    divide(tmp_path, _listed)

    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert (tmp_path / FILE).read_text(encoding="utf-8") == text


def test_no_sitemap(tmp_path: Path) -> None:
    """A site without an address has no sitemap, and gets none."""
    divide(tmp_path, _listed)

    assert list(tmp_path.iterdir()) == []


def test_a_large_sitemap_is_divided(tmp_path: Path) -> None:
    """Every address stands in one of the files, in its order, and the list of them takes the place of the whole."""
    _written(tmp_path, 2 * MOST + 1)
    divide(tmp_path, _listed)
    names = (tmp_path / FILE).read_text(encoding="utf-8").split()
    roots = [ET.fromstring((tmp_path / name).read_bytes()) for name in names]  # noqa: S314 -- we made them
    found = [str(place.text) for root in roots for place in root.iter(f"{{{SPACE}}}loc")]

    assert names == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert [len(root) for root in roots] == [MOST, MOST, 1]
    assert found == [f"https://example.org/{number}/" for number in range(2 * MOST + 1)]
    assert gzip.decompress((tmp_path / PACKED).read_bytes()) == (tmp_path / FILE).read_bytes()
