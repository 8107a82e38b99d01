"""Put a finished site in the place of the old one: `python tools/publish.py .cache/next-123 site`.

The old site stays until the new one is complete, and two builds that end at the same time take turns.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import sys
from pathlib import Path

LOCK = Path(".cache/publish.lock")
# Both systems can let two folders change places in one step; neither has a name for it in Python.
AT_FDCWD, EXCHANGE = {"linux": (-100, 2), "darwin": (-2, 2)}.get(sys.platform, (0, 0))
CALL = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform, "")


def publish(new: Path, place: Path) -> None:
    """Move `new` to `place`, and remove what stood there.

    Where the system can, the two change places in one step, so that a kill at any moment leaves one whole site there.
    """
    with LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            new.rename(place)
            return
        if not exchanged(new, place):
            step_by_step(new, place)
    shutil.rmtree(new, ignore_errors=True)


def exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, and return whether the system could; raises OSError for a folder that is not there."""
    call = getattr(ctypes.CDLL(None, use_errno=True), CALL, None) if CALL else None
    if not call:
        return False
    for path in (one, other):
        path.stat()
    return call(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), ctypes.c_uint(EXCHANGE)) == 0


def step_by_step(new: Path, place: Path) -> None:
    """Let two folders change places in three steps; what stood there is put back if the second fails."""
    aside = new.with_name(f"{new.name}-before")
    place.rename(aside)
    try:
        new.rename(place)
    except OSError:
        aside.rename(place)
        raise
    aside.rename(new)


if __name__ == "__main__":
    try:
        publish(Path(sys.argv[1]), Path(sys.argv[2]))
    except OSError as error:
        sys.exit(f"The new site could not be put in its place: {error}. The old one is as it was.")
