"""The documents: their links lead somewhere, and they are told in the words of the house."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from tests.documents import AROUND, ROOT, SPAN, TOP, plain, read

if TYPE_CHECKING:
    from collections.abc import Iterator

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"(?m)^#{1,6} +(.*?)\s*$")
PUNCTUATION = re.compile(r"[^\w\- ]")


def links(name: str) -> list[str]:
    """Return where the links and pictures of a document lead."""
    return LINK.findall(plain(read(name)))


def anchors(name: str) -> set[str]:
    """Return the names that GitHub gives to the headings of a document, of which the second of a kind gets a number."""
    seen: Counter[str] = Counter()
    found = set()
    for heading in HEADING.findall(plain(read(name))):
        words = LINK.sub(lambda link: link[0].partition("](")[0].lstrip("!["), heading)
        anchor = PUNCTUATION.sub("", words.lower()).replace(" ", "-")
        found.add(f"{anchor}-{seen[anchor]}" if seen[anchor] else anchor)
        seen[anchor] += 1
    return found


def led_to(name: str) -> Iterator[tuple[str, str]]:
    """Yield the file and the heading that each link within the repository leads to."""
    for link in links(name):
        if not re.match(r"[a-z]+:", link):
            path, _, heading = link.partition("#")
            target = ((ROOT / name).parent / path).resolve() if path else ROOT / name
            yield target.relative_to(ROOT).as_posix(), heading


@pytest.mark.parametrize("name", [*TOP, *AROUND])
def test_links_lead_to_files(name: str) -> None:
    """A link to another file of the repository leads to one that is there."""
    for path, _ in led_to(name):
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("name", [*TOP, *AROUND])
def test_links_lead_to_headings(name: str) -> None:
    """A link to a heading leads to one that the document has."""
    for path, heading in led_to(name):
        assert not heading or heading in anchors(path), (path, heading)


def test_links_are_found() -> None:
    """Files and headings are linked to, or nothing would be looked at above."""
    every = [target for name in (*TOP, *AROUND) for target in led_to(name)]

    assert len(every) > 30
    assert sum(bool(heading) for _, heading in every) > 5


def test_headings_are_named_as_github_does() -> None:
    """A heading with code, signs and a link in it has the name that GitHub gives it."""
    assert "mkdocsyml" in anchors("REFERENCE.md")
    assert "a-principle-and-a-person" in anchors("REFERENCE.md")
    assert "1-the-file-is-read" in anchors("ARCHITECTURE.md")


def test_every_document_is_linked_to() -> None:
    """From the README one reaches every other document, in as many steps as it takes."""
    reached, waiting = set(), ["README.md"]
    while waiting:
        name = waiting.pop()
        if name not in reached and name in (*TOP, *AROUND):
            reached.add(name)
            waiting += [path for path, _ in led_to(name)]

    assert {*TOP, *AROUND} - reached == {".github/PULL_REQUEST_TEMPLATE.md"}  # which GitHub itself shows


@pytest.mark.parametrize("name", [*TOP, "pages/make-it-yours.md"])
def test_the_documents_are_plain(name: str) -> None:
    """Nothing is called easy, nobody is shouted at, spelling is British, and each sentence has a line of its own."""
    prose = re.sub(r"(?m)^\|.*$|^(?:#|- |\d+\. ).*$", "", SPAN.sub("", plain(read(name))))
    prose = re.sub(r"\A---\n.*?\n---\n|<!--.*?-->|(?<=\])\([^)]*\)|https://\S+", "", prose, flags=re.DOTALL)

    assert not re.findall(r"(?i)\b(?:easy|easily|simply|just|obviously)\b|[^!]!(?!\[)", prose)
    assert not re.findall(r"\b(?:[Cc]olor|license|[Bb]ehavior|[Cc]enter)\w*", prose)
    assert not re.findall(r"[a-z,)][.?] [A-Z][a-z]+ ", prose)
