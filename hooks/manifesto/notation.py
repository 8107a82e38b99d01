"""Notation: a value as YAML writes it, so that it is read back as the very text that it is."""

from __future__ import annotations

import json
import re

# What needs no quotation marks wherever it stands: words, and the few signs that YAML never takes for its own.
PLAIN = re.compile(r"[^\W\d_](?:[\w .()/+’'-]*[\w.)])?")
# What YAML 1.1 or 1.2 takes for something else than text (https://yaml.org/type/), and what that is.
TAKEN_FOR = (
    ("yes or no", re.compile(r"yes|no|on|off|true|false|y|n", re.IGNORECASE)),
    ("nothing", re.compile(r"~|null", re.IGNORECASE)),
    ("a day", re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?", re.ASCII)),
    ("a time", re.compile(r"[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?", re.ASCII)),
    (
        "a number",
        re.compile(
            r"[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[\da-f_]+|(?:\d[\d_]*)?\.?\d[\d_]*\.?(?:e[-+]?\d+)?|\.inf)|\.nan",
            re.IGNORECASE | re.ASCII,
        ),
    ),
)


REFUSED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")  # unless they are written as numbers
LONGEST_TAKEN = 40  # characters; a longer text is text to everybody


def taken_for(text: str) -> str:
    """Return what programs may take an unquoted text for, such as "a number", or nothing where it is text to all."""
    if len(text) > LONGEST_TAKEN:
        return ""
    return next((what for what, pattern in TAKEN_FOR if pattern.fullmatch(text)), "")


def quoted(text: str) -> str:
    """Return the text between quotation marks: JSON's strings are YAML, but for characters that it refuses to read."""
    return REFUSED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def value(text: str) -> str:
    """Return the text as one would write it by hand: between quotation marks where it needs them."""
    return text if PLAIN.fullmatch(text) and not taken_for(text) else quoted(text)
