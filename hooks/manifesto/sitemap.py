"""The sitemap: where it has more addresses than a file of it may hold, it becomes several, and a list of them.

Search engines take 50,000 addresses and 50 MB in a file (sitemaps.org, protocol 0.9).
"""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

FILE, PACKED, LIST = "sitemap.xml", "sitemap.xml.gz", "texts/sitemaps.xml"
MOST = 10_000  # addresses in a file; with those in other languages beside each, some 10 MB
ENTRY = re.compile(r"^(?=[ \t]*<url>)", re.MULTILINE)


def divide(site: Path, listed: Callable[[Sequence[str]], str]) -> None:
    """Divide the sitemap of a built site where it is too large; `listed` returns the list of the files with these names."""
    whole = site / FILE
    if not whole.is_file():
        return
    head, *entries = ENTRY.split(whole.read_text(encoding="utf-8").rstrip())
    if len(entries) <= MOST:
        return
    entries[-1], _, foot = entries[-1].rpartition("\n")
    names = []
    for number, start in enumerate(range(0, len(entries), MOST), 1):
        names.append(f"sitemap-{number}.xml")
        text = "".join((head, *entries[start : start + MOST])).rstrip()
        (site / names[-1]).write_text(f"{text}\n{foot}\n", encoding="utf-8")
    index = listed(names).encode()
    whole.write_bytes(index)
    (site / PACKED).write_bytes(gzip.compress(index, mtime=0))
