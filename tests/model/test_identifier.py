"""Identifiers: names and addresses that programs follow, those that a rule takes and those that it refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from manifesto import identifier

if TYPE_CHECKING:
    from manifesto.rule import Rule

TAKEN: tuple[tuple[Rule, tuple[str, ...]], ...] = (
    (
        identifier.https,
        (
            "https://example.org",
            "https://example.org/",
            "https://example.org:8443/a?b=c&d=(e)#f",
            "https://例え.jp/パス",
            "https://a.b.c.example.org./x~y",
            "https://example.org/" + "a" * 180,
        ),
    ),
    (identifier.github_login, ("a", "ada-example", "Ada1", "0", "a" * 39)),
    (identifier.slug, ("a", "1", "keep-every-promise", "2nd-chance", "a" * 60)),
    (identifier.handle, ("ab", "ada-example", "1a", "on", "null", "a" * 40)),
    (identifier.repository, ("ada-example/manifesto", "a/b", "a/.github", "a/b_c.d")),
    (
        identifier.web_address,
        ("https://example.org/", "http://127.0.0.1:8000/manifesto/", "https://example.org/a/b/"),
    ),
)
REFUSED: tuple[tuple[Rule, str, tuple[str, ...]], ...] = (
    (
        identifier.https,
        "P054",
        (
            *("", "example.org", "http://example.org", "ftp://example.org", "javascript:alert(1)", "//example.org"),
            *("https://", "https:example.org", "https://localhost", "https://.", "https://[::1]/", "https://["),
            *("https://ada@example.org", "https://ada:secret@example.org", "https://example.org\\@evil.example"),
            *("https://example.org:port", "https://example.org:99999", "https://example.org:0"),
            *("https://example.org/a b", "https://example.org/\n", 'https://example.org/"'),
            "https://example.org/" + "a" * 181,
        ),
    ),
    (
        identifier.github_login,
        "P054",
        ("", "@ada", "-ada", "ada example", "ada_example", "a" * 40, "https://github.com/ada", "ädä", "ada\n"),
    ),
    (
        identifier.slug,
        "P070",
        (
            *("", "Keep", "keep_it", "keep it", "-keep", "keep-", "keep--it", "ä", "a" * 61),
            *("../etc", "a.b", "a\n", "index"),
        ),
    ),
    (identifier.handle, "P057", ("", "a", "a" * 41, "42", "4-2", "Ada", "ada_example", "index", "ada\n", "né")),
    (identifier.repository, "P093", ("", "manifesto", "a/b/c", "/b", "a/", "a b/c", "https://github.com/a/b", "a/b\n")),
    (
        identifier.web_address,
        "P054",
        ("example.org", "ftp://example.org", "https://", "https://a b", "https://a/<b>", "http"),
    ),
)


@pytest.mark.parametrize(("check", "text"), [(check, text) for check, texts in TAKEN for text in texts])
def test_taken(check: Rule, text: str) -> None:
    """A rule says nothing about what is right."""
    assert list(check(text)) == []


@pytest.mark.parametrize(("check", "text"), [(check, text) for check, texts in TAKEN for text in texts if check.facts])
def test_facts(check: Rule, text: str) -> None:
    """The facts of a rule, of which editors are told, refuse nothing that the rule takes."""
    assert re.fullmatch(check.facts["pattern"], text)


@pytest.mark.parametrize(("check", "id", "text"), [(check, id, text) for check, id, texts in REFUSED for text in texts])
def test_refused(check: Rule, id: str, text: str) -> None:
    """A rule says once what is wrong, under its own id, in a sentence, and with nothing invisible in it."""
    (finding,) = check(text)

    assert (finding.id, finding.severity) == (id, "error")
    assert finding.message.endswith((".", "/"))
    assert finding.message.isprintable()


@pytest.mark.parametrize("check", [check for check, _ in TAKEN])
@pytest.mark.parametrize("piece", ["a", "-", "a-", "[", " ", "\u200d", "https://", "@", "."])
def test_texts_of_a_whole_file_are_refused(check: Rule, piece: str) -> None:
    """A text of a whole file's size is refused in a few words, whatever it is made of."""
    found = list(check(piece * (65_536 // len(piece)) + "!"))

    assert [len(finding.message) < 300 for finding in found] in ([True], [])
    assert found or check is identifier.web_address
