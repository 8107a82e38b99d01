"""The search: the finished pages are indexed by Pagefind, whose program comes with its package."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from pagefind_bin import get_executable

if TYPE_CHECKING:
    from pathlib import Path

UNUSED = "pagefind-*ui*"  # interfaces that our search page does without


class NotIndexed(Exception):  # noqa: N818 -- it says what happened to the site
    """Pagefind could not index the site; the message is what it printed."""


def index(site: Path) -> None:
    """Write the index of a built site into its folder `pagefind`.

    The program is started directly: by way of Python it takes twice as long.  Raises NotIndexed.
    """
    command = [str(get_executable()), "--site", str(site), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotIndexed(done.stdout + done.stderr)
    for leftover in (site / "pagefind").glob(UNUSED):
        leftover.unlink()
