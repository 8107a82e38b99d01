"""Says under an issue what the check found in its form, in one comment that is edited each time.

    python3 answer.py FOLDER

FOLDER holds `comment.md` as `manifesto from-issue` wrote it; where there is none, there is nothing to say.
"""

from __future__ import annotations

import sys
from pathlib import Path

from comment import end_with, event, from_environment, keep_comment

MARKER = "<!-- manifesto: what the check of this form says -->"
LARGEST = 60_000  # characters; GitHub takes 65,536


def answer(folder: Path) -> str:
    """Write or edit the comment, and return a sentence for the log."""
    file = folder / "comment.md"
    if not file.is_file():
        return "There is nothing to say under this issue."
    number = int(event()["issue"]["number"])
    keep_comment(from_environment(), number, MARKER, file.read_text(encoding="utf-8")[:LARGEST])
    return f"Issue {number} says what the check found."


if __name__ == "__main__":
    end_with(lambda: answer(Path(sys.argv[1])))
