"""The system's libraries that drawing needs, and how one gets them."""

from __future__ import annotations

import re
import sys

DEBIAN = "sudo apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
MAC = "brew install pango"


class MissingLibrary(Exception):  # noqa: N818 -- it says what is missing
    """A library of the system is not there; the message names it and the command that installs it."""

    @classmethod
    def of(cls, error: OSError) -> MissingLibrary:
        """Return what an import that found no library means for whoever waits for a poster."""
        named = re.search(r"'([\w.+-]*lib[\w.+-]+|[\w.+-]+-\d[\w.-]*)'", str(error))
        library = named[1] if named else "a library"
        command = MAC if sys.platform == "darwin" else DEBIAN
        return cls(f"Posters cannot be drawn: {library} is not on this machine. Install it:\n    {command}")
