"""Links: addresses that hide where they lead or count who follows them, and what of them stays byte for byte."""

from __future__ import annotations

import pytest

from manifesto import link

BROKEN = (
    *("https://[", "https://[::1", "https://[::1/?utm_source=a", "https://ex\u2100mple.org/?utm_source=a", "https://"),
    *("https://[x]/?fbclid=1", "//[", "[", "?", "#", "", "https://example.org:port/?utm_a=1", "https://a]b/"),
)


@pytest.mark.parametrize("host", sorted(link.SHORTENERS))
@pytest.mark.parametrize("url", ["https://{}/abc", "https://www.{}", "https://{}:443/?utm_source=a", "http://{}/#a"])
def test_addresses_that_hide_where_they_lead(host: str, url: str) -> None:
    """A shortened address is looked at by a person, whatever else is in it."""
    for written in (url.format(host), url.format(host.upper())):
        (finding,) = link.straight(written)

        assert (finding.id, finding.severity, finding.right) == ("P043", "review", "")


@pytest.mark.parametrize(
    "url",
    [
        *("https://example.org", "https://notbit.ly/a", "https://bit.ly.example.org", "https://example.org/bit.ly"),
        *("https://example.org/?u=https://t.co", "bit.ly", "mailto:ada@bit.ly", "keep-every-promise.md"),
        *("https://example.org/?source=utm_source", "https://example.org/utm_source=a", "https://example.org/?utm=a"),
        *(
            "https://example.org/#utm_source=a",
            "https://example.org/?a=1;utm_source=b",
            "https://example.org/?gclids=1",
        ),
    ],
)
def test_straight_addresses(url: str) -> None:
    """An address that says where it leads and counts nobody is nothing to speak of."""
    assert list(link.straight(url)) == []


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://example.org/?utm_source=a", "https://example.org/"),
        ("https://example.org?utm_source=a", "https://example.org"),
        ("https://example.org/?UTM_Source=a&utm_medium=b&utm_campaign=c", "https://example.org/"),
        ("https://example.org/a?b=1&utm_source=c&d=2#e", "https://example.org/a?b=1&d=2#e"),
        ("https://example.org/?a&&utm_source=b", "https://example.org/?a&"),
        ("https://example.org/?a=%20+%C3%A9&fbclid=1", "https://example.org/?a=%20+%C3%A9"),
        ("https://example.org/?q=a=b&gclid", "https://example.org/?q=a=b"),
        ("https://EXAMPLE.org:8443//a;b/../c?fbclid=1", "https://EXAMPLE.org:8443//a;b/../c"),
        ("https://例え.jp/パス?igsh=1&語=題", "https://例え.jp/パス?語=題"),
        ("https://example.org/?utm_source=a#", "https://example.org/#"),
        ("HTTPS://example.org/?utm_source=a", "HTTPS://example.org/"),
        *((f"https://example.org/?{name}=1&a=2", "https://example.org/?a=2") for name in sorted(link.TRACKERS)),
    ],
)
def test_addresses_that_count(url: str, plain: str) -> None:
    """What counts the followers of an address is taken out, and the rest stays byte for byte."""
    (finding,) = link.straight(url)

    assert (finding.id, finding.severity, finding.right) == ("P043", "warning", plain)
    assert link.without_trackers(plain) == plain


@pytest.mark.parametrize(
    "url", ["https://example.org/?", "https://example.org/?#", "HTTPS://E.org/?a&", "https://e.org/?&&"]
)
def test_what_has_no_trackers_stays(url: str) -> None:
    """An address without trackers stays as it is, however odd."""
    assert link.without_trackers(url) == url


@pytest.mark.parametrize("url", BROKEN)
def test_broken_addresses(url: str) -> None:
    """An address that is none is left to the rule for addresses."""
    assert link.without_trackers(url).startswith(url.partition("?")[0])
    assert all(finding.id == "P043" for finding in link.straight(url))


def test_too_many() -> None:
    """A text with many links is for a person to look at, and is told how many they are."""
    finding = link.too_many(7)

    assert (finding.id, finding.severity) == ("P043", "review")
    assert finding.message.startswith("The text has 7 links to other places, and 3 are the most")
