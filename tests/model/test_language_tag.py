"""Language tags: which may be a language of the manifesto, and what is said of the others."""

from __future__ import annotations

import pytest

from manifesto.language_tag import TAKEN, Name, tag, usual, wrong


def said(text: str) -> list[str]:
    """Return what the rule says of a tag."""
    return [finding.message for finding in tag(text)]


@pytest.mark.parametrize("text", ["de", "pt-BR", "zh-Hant", "es-419", "gsw", "ku-Arab-IQ"])
def test_tags(text: str) -> None:
    """A language, its script and its country, written as they are usually written."""
    assert said(text) == []
    assert usual(text.upper().replace("-", "_")) == text


@pytest.mark.parametrize("text", ["DE", "deutsch", "../x", "de/", "d", "", "de-", "x" * 70_000, "\u202ede", "de\n"])
def test_what_is_no_tag(text: str) -> None:
    """What could not stand in an address, or is written in another way, is refused."""
    assert len(said(text)) == 1
    assert len(said(text)[0]) < 300


@pytest.mark.parametrize("text", ["all", "All", "ALL"])
def test_the_address_of_a_page_is_no_language(text: str) -> None:
    """A tag that is the first folder of another page is refused with the reason, in the settings and in the name of a file."""
    (message,) = said(text)

    assert message == wrong(Name("go-first", text), frozenset({"de"}), "en")
    assert message.endswith("and at all/ stands another page of the site. Leave “all” out.")


def test_a_file_in_a_language_that_is_not_there() -> None:
    """A tag that could be added comes with the line to write."""
    assert "below languages: fr: {}." in wrong(Name("go-first", "fr"), frozenset({"de"}), "en")
    assert set(TAKEN) == {"all"}
