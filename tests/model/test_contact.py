"""Contact: an address or a GitHub name, as somebody writes it in one line."""

from __future__ import annotations

import pytest

from manifesto.contact import contact


@pytest.mark.parametrize(
    ("text", "url", "github"),
    [
        ("", "", ""),
        ("ada-example", "", "ada-example"),
        ("@ada-example", "", "ada-example"),
        (" @ada ", "", "ada"),
        ("@a.b", "", "a.b"),
        ("https://github.com/ada", "", "ada"),
        ("https://github.com/ada/", "", "ada"),
        ("http://www.GitHub.com/ada", "", "ada"),
        ("github.com/ada", "", "ada"),
        ("https://github.com/ada/book", "https://github.com/ada/book", ""),
        ("https://example.org/a", "https://example.org/a", ""),
        ("example.org", "https://example.org", ""),
        ("example.org/a b", "https://example.org/a b", ""),
        ("http://example.org", "http://example.org", ""),
        ("javascript:window.ran", "javascript:window.ran", ""),
        ("Ada Example", "", "Ada Example"),
        ("約束", "", "約束"),
        ("none", "", ""),
        (" N/A ", "", ""),
        ("—", "", ""),
        ("@none", "", "none"),
        ("nobody", "", "nobody"),
        ("no-one", "", "no-one"),
        ("ada@example.org", "ada@example.org", ""),
        ("example.org/@ada", "https://example.org/@ada", ""),
    ],
)
def test_contact(text: str, url: str, github: str) -> None:
    """It is one of the two, and what is wrong with it is left for its rules to say."""
    assert contact(text) == (url, github)
