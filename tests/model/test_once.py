"""What is made once for all pages of a folder: the same as if it were made for each of them."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment

from manifesto import signpost, templates

FOOT = "{% for item in nav.pages %}{{ item.url | url }} {% endfor %}{{ 'all/' | url }} {{ '.' | url }} {{ made() }}"
MENU = ("./", "posters/", "collections/", "collections/ten-rules/", "contributors/")


def shown(way: str, addresses: list[str], *, folder: str = "") -> tuple[list[str], int]:
    """Return what each page shows, and how often it was made."""
    environment = Environment(autoescape=True, loader=DictLoader({"foot": FOOT, "page": way}))
    environment.filters["url"] = signpost.url
    count = iter(range(1_000))

    def made() -> str:
        next(count)
        return "."

    known = {
        "nav": SimpleNamespace(pages=[SimpleNamespace(url=url) for url in MENU]),
        "tree": SimpleNamespace(folder=folder),
        "made": made,
        "once": templates.once(),
    }
    page = environment.get_template("page")
    texts = [page.render(known, page=SimpleNamespace(url=address)) for address in addresses]
    return texts, next(count)


@pytest.mark.parametrize(
    ("addresses", "times"),
    [
        (["principles/a/", "principles/b/", "principles/c/"], 1),
        (["principles/a/", "contributors/a/", "principles/b/", "contributors/b/"], 2),
        (["themes/a/from/251/", "themes/a/from/501/", "themes/b/from/251/"], 2),
        (["all/", "posters/", "changes/", ""], 4),
        (["collections/six-steps/", "collections/ten-rules/", "collections/rights/"], 2),
        (["collections/ten-rules/", "collections/ten-rules/", "collections/rights/"], 3),
    ],
)
@pytest.mark.parametrize("folder", ["", "de/"])
def test_a_part_is_made_once_for_a_folder(addresses: list[str], times: int, folder: str) -> None:
    """Pages of a folder share it, and those to which it leads have one of their own, in every tree."""
    seen = [folder + address for address in addresses]
    once, made = shown("{{ once('foot') | safe }}", seen, folder=folder)
    each, _ = shown("{% include 'foot' %}", seen, folder=folder)

    assert once == each
    assert made == times


def test_what_is_no_page_gets_its_own() -> None:
    """The page for lost addresses may stand anywhere, and shares with nobody."""
    environment = Environment(autoescape=True, loader=DictLoader({"foot": "{{ base_url }}"}))
    once, nav = templates.once(), SimpleNamespace(pages=[])
    page = environment.from_string("{{ once('foot') }}")

    texts = [
        page.render(once=once, nav=nav, tree=SimpleNamespace(folder=""), page=None, base_url=base) for base in "ab"
    ]

    assert [(one, other) for one, other in pairwise(texts)] == [("a", "b")]


def test_what_is_no_page_shares_with_what_leads_home_as_it_does() -> None:
    """Frames for other people's pages are many and in one folder, from where every way is the same."""
    count = iter(range(10))
    environment = Environment(autoescape=True, loader=DictLoader({"mark": "{{ base_url }}{{ made() }}"}))
    known = {"once": templates.once(), "nav": SimpleNamespace(pages=[]), "tree": SimpleNamespace(folder="")}
    page = environment.from_string("{{ once('mark') }}")

    texts = [
        page.render(known, page=None, base_url=base, made=lambda: next(count)) for base in ("../..", "..", "../..")
    ]

    assert texts == ["../..0", "..1", "../..0"]
