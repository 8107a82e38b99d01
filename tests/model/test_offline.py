"""What is kept for reading without a network: a list and its version, taken from finished files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manifesto.offline import HEAVIEST, asked_for, file_of, kept, version

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    MakeSite = Callable[..., Path]

HEAD = '<link rel="stylesheet" href="{0}site.css"><link rel="preload" as="font" href="{0}core.woff2" crossorigin><script src="{0}site.js">'
FILES = {
    "index.html": HEAD.format("assets/") + "<p>One.",
    "all/index.html": HEAD.format("../assets/") + "<p>One, two, three.",
    "offline.html": "<p>Out of reach.",
    "assets/site.css": "p { color: red }",
    "assets/site.js": "let one = 1",
    "assets/core.woff2": "letters",
    "principles/go-first/index.html": "<p>Never asked for ahead.",
}
SHELL = ("offline.html", "assets/core.woff2", "assets/site.css", "assets/site.js")


@pytest.fixture
def make_site(tmp_path: Path) -> MakeSite:
    """Return the function that writes a finished site, with changes to its files; None takes one away."""

    def make(**changes: str | None) -> Path:
        for name, text in (FILES | changes).items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).unlink(missing_ok=True)
            if text is not None:
                (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return make


def test_the_text_is_kept_with_all_it_is_set_in(make_site: MakeSite) -> None:
    """Home and the whole text are fetched ahead, and once each what the two ask for; a single principle is not."""
    found = kept(make_site())

    assert (found.shell, found.text) == (SHELL, ("", "all/"))


@pytest.mark.parametrize(("more", "text"), [(0, ("", "all/")), (1, ("",))])
def test_a_text_that_is_too_long_is_not_fetched_unasked(make_site: MakeSite, more: int, text: tuple[str, ...]) -> None:
    """Up to 600 kB the whole text is on the list; with a byte more it is not, and home still is."""
    found = kept(make_site(**{"all/index.html": "a" * (HEAVIEST + more)}))

    assert found.text == text
    assert found.shell == SHELL


@pytest.mark.parametrize("name", ["all/index.html", "assets/site.js", "offline.html", "index.html"])
def test_what_is_not_there_is_not_listed(make_site: MakeSite, name: str) -> None:
    """One missing file would keep the browser from all the others, so none is listed."""
    found = kept(make_site(**{name: None}))

    assert name not in {file_of(address) for address in (*found.shell, *found.text)}
    assert found.shell


def test_the_same_files_have_the_same_version(make_site: MakeSite) -> None:
    """A build that changes nothing of what is kept makes no browser fetch it again."""
    before = kept(make_site())

    assert kept(make_site()) == before
    assert kept(make_site(**{"principles/go-first/index.html": "<p>Other words."})) == before


@pytest.mark.parametrize("name", [name for name in FILES if not name.startswith("principles")])
def test_another_byte_is_another_version(make_site: MakeSite, name: str) -> None:
    """Whatever changes in what is kept, a browser hears of it."""
    before = kept(make_site()).version

    assert kept(make_site(**{name: FILES[name] + " "})).version != before


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([("a", b"bc")], [("ab", b"c")]),
        ([("a", b""), ("b", b"")], [("a", b"b")]),
        ([("a", b"1"), ("b", b"2")], [("a", b"2"), ("b", b"1")]),
        ([], [("", b"")]),
    ],
)
def test_versions_tell_names_from_contents(one: list[tuple[str, bytes]], other: list[tuple[str, bytes]]) -> None:
    """No two lists share a version because their parts join to the same letters."""
    assert version(one) != version(other)


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ('<link rel="stylesheet" href="../assets/a.css">', ["assets/a.css"]),
        ('<link rel="alternate stylesheet" href="../a.css">', ["a.css"]),
        ('<link rel="preload" href="../a.woff2"/>', ["a.woff2"]),
        ('<script type="module" src="a.js"></script>', ["all/a.js"]),
        ('<link rel="icon" href="../a.svg"><img src="b.png"><a href="c/">', []),
        ('<link rel="stylesheet" href="https://elsewhere.example/a.css"><script src="//elsewhere.example/a.js">', []),
        ('<script src="/a.js"></script><script src="data:text/javascript,1"></script>', []),
        ("<link><script></script><link rel href><script src>", []),
        ('<link rel="stylesheet" href="../a.css?v=1#top">', ["a.css"]),
        ("<p>&lt;script src='a.js'&gt;", []),
        ("", []),
    ],
)
def test_a_page_is_asked_what_it_loads(markup: str, names: list[str]) -> None:
    """Stylesheets, scripts and fonts of the same site are found from any depth, and nothing else is."""
    assert list(asked_for(markup, "all/")) == names


@pytest.mark.parametrize(("address", "file"), [("", "index.html"), ("all/", "all/index.html"), ("a.css", "a.css")])
def test_an_address_has_its_file(address: str, file: str) -> None:
    """An address that ends with a slash, or with nothing, is the index of its folder."""
    assert file_of(address) == file
