"""Put a finished site in the place of the old one: `python tools/publish.py .cache/next-123 site`.

The old site stays until the new one is complete, and two builds that end at the same time take turns.
"""

from __future__ import annotations

import fcntl
import shutil
import sys
from pathlib import Path

LOCK = Path(".cache/publish.lock")


def publish(new: Path, place: Path) -> None:
    """Move `new` to `place`; what stood there is kept aside until that is done, and put back if it fails."""
    aside = new.with_name(f"{new.name}-before")
    with LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if place.exists():
            place.rename(aside)
        try:
            new.rename(place)
        except OSError:
            if aside.exists():
                aside.rename(place)
            raise
    shutil.rmtree(aside, ignore_errors=True)


if __name__ == "__main__":
    try:
        publish(Path(sys.argv[1]), Path(sys.argv[2]))
    except OSError as error:
        sys.exit(f"The new site could not be put in its place: {error}. The old one is as it was.")
