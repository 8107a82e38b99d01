"""The documents: which there are, and what each of them names, taken out of its text."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parent.parent
TOP = ("README.md", "REFERENCE.md", "ARCHITECTURE.md", "CHANGELOG.md")
AROUND = tuple(sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / ".github").rglob("*.md")))
PAGES = tuple(sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "pages").glob("*.md")))
DOCUMENTS = (*TOP, *AROUND, *PAGES)
FENCE = re.compile(r"(?ms)^ *```\w*\n(.*?)^ *```")
SPAN = re.compile(r"`([^`\n]+)`")
CALL = re.compile(r"(?:^|[\s(])(?:\.venv/bin/)?manifesto ((?:-|\[|[a-z]).*)")


def read(name: str) -> str:
    """Return the text of a document, or of any other file of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def section(name: str, heading: str) -> str:
    """Return what stands below a heading of a document, as far as the next of the same rank or a higher one."""
    rank = heading.partition(" ")[0]
    found = re.search(rf"(?ms)^{re.escape(heading)}\n(.*?)(?=^#{{1,{len(rank)}}} |\Z)", read(name))
    assert found, f"{name} has no heading {heading}"
    return found[1]


def plain(text: str) -> str:
    """Return a text without its blocks of code, in which a sign at the beginning of a line means something else."""
    return FENCE.sub("", text)


def code(text: str) -> list[str]:
    """Return what stands between backticks, and the lines of all blocks of code, those that go on put together."""
    blocks = [re.sub(r"\\\n\s*", "", block) for block in FENCE.findall(text)]
    return [*SPAN.findall(plain(text)), *(line.strip() for block in blocks for line in block.splitlines())]


def words(texts: Iterable[str]) -> set[str]:
    """Return the words between backticks, those within braces and brackets as well."""
    return {word for text in texts for span in SPAN.findall(text) for word in re.findall(r"[\w-]+", span)}


def rows(text: str) -> list[list[str]]:
    """Return the cells of every row of the tables in a text, without the heads."""
    lines = [line.strip().removeprefix("|").removesuffix("|") for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    rules = {place for place, line in enumerate(cells) if set("".join(line)) == {"-"}}
    return [line for place, line in enumerate(cells) if place not in rules and place + 1 not in rules]


def calls(text: str) -> list[list[str]]:
    """Return the words of each call of the command in a text, from its verb or its first option on."""
    found = [match[1] for line in code(text) if (match := CALL.search(line))]
    return [said for line in found if (said := shlex.split(re.split(r"\s[|>&]|\s+#", line)[0]))]


def verb_of(call: Iterable[str]) -> str:
    """Return the command among the words of a call."""
    return next((word for word in call if re.fullmatch(r"[a-z]+(-[a-z]+)*", word)), "")
