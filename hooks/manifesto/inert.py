"""Inert words: what somebody contributed, in Markdown as code, which nothing in it can end.

In code GitHub makes no mention, no link, no emphasis and no picture, and closes nothing.
"""

from __future__ import annotations

import re
from itertools import chain

from manifesto.problem import as_line

LONGEST = 300  # characters in the middle of a sentence
TICKS = re.compile("`+")


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return words on one line, cut where they are long, with whatever is invisible in them written out."""
    words = as_line(" ".join(text[: longest + 1].split()))
    return words if len(text) <= longest else f"{words[:longest]}…"


def span(text: str, longest: int = LONGEST) -> str:
    """Return words as code in the middle of a line: shortened, on one line, with nothing invisible in it."""
    words = shortened(text, longest)
    fence = "`" * (_longest_run(words) + 1)
    edge = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{edge}{words or ' '}{edge}{fence}"


def block(text: str) -> str:
    """Return lines as code that stands alone, between fences longer than any in it; nothing in it is invisible."""
    lines = [as_line(line) for line in text.split("\n")]
    fence = "`" * max(3, _longest_run("\n".join(lines)) + 1)
    return "\n".join([fence, *lines, fence])


def _longest_run(text: str) -> int:
    return max(chain([0], (len(run) for run in TICKS.findall(text))))
