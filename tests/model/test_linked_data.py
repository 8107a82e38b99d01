"""Linked data: what a principle and the manifesto are, for programs that know schema.org."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import Environment, FileSystemLoader

from manifesto import linked_data
from manifesto.collection import Theme
from manifesto.contributor import Contributor, masked
from manifesto.history import History
from manifesto.manifesto import Manifesto
from manifesto.principle import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manifesto.principle import Principle
    from manifesto.settings import Settings

    MakePrinciple = Callable[..., Principle]

ADA = Contributor(handle="ada", name="Ada Example", github="ada-example")
GUEST = Contributor(handle="", name="見本 花子", url="https://hanako.example")
HIDDEN = masked(Contributor(handle="cy", name="Cy Sample", url="https://cy.example", hidden=True))
EVIL = "</script><script>alert(1)</script><!-- & ' \" \\ \u2028"


@pytest.fixture
def manifesto(settings: Settings, make_principle: MakePrinciple) -> Manifesto:
    """Return a manifesto of one principle, by somebody known, a guest and somebody hidden."""
    theme = Theme(key="inside", title="Inside", description="Of the house.")
    principle = replace(
        make_principle(1, ADA, GUEST, HIDDEN, themes=("inside",)),
        source=Source(title="An older text", url="https://old.example/", by="Ben Sample"),
    )
    settings = replace(settings, themes=(theme,))
    return Manifesto(settings=settings, principles=(principle,), contributors=(ADA,), collections=())


def test_a_principle(manifesto: Manifesto) -> None:
    """A principle is a creative work with its authors, its licence, its days, its place and its source."""
    [principle] = manifesto.principles
    data = linked_data.of_principle(principle, manifesto, changed=date(2026, 12, 3), image="cards/1.png")

    assert data == {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": "https://example.org/principles/principle-1/",
        "url": "https://example.org/principles/principle-1/",
        "name": "Principle 1",
        "headline": "Principle 1",
        "abstract": "Promise only what you will do, then do it.",
        "author": [
            {
                "@type": "Person",
                "name": "Ada Example",
                "url": "https://example.org/contributors/ada/",
                "sameAs": "https://github.com/ada-example",
            },
            {"@type": "Person", "name": "見本 花子", "url": "https://hanako.example"},
        ],
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "datePublished": "2026-11-01",
        "dateModified": "2026-12-03",
        "position": 1,
        "inLanguage": "en",
        "keywords": ["Inside"],
        "image": "https://example.org/cards/1.png",
        "isBasedOn": {
            "@type": "CreativeWork",
            "name": "An older text",
            "url": "https://old.example/",
            "creditText": "Ben Sample",
        },
        "isPartOf": {
            "@type": "Collection",
            "@id": "https://example.org/",
            "url": "https://example.org/",
            "name": "The Example Manifesto",
        },
    }


def test_nothing_is_said_of_what_is_not_there(settings: Settings, make_principle: MakePrinciple) -> None:
    """Without an address, themes, a source, a picture or anybody to name, none of them is mentioned."""
    principle = make_principle(1, HIDDEN)
    bare = Manifesto(settings=replace(settings, site_url=""), principles=(principle,), contributors=(), collections=())
    data = linked_data.of_principle(principle, bare)

    assert sorted(data) == [
        *("@context", "@type", "abstract", "datePublished", "headline", "inLanguage", "isPartOf", "license"),
        *("name", "position"),
    ]
    assert data["isPartOf"] == {"@type": "Collection", "name": "The Example Manifesto"}


def test_whoever_is_hidden_is_not_named(manifesto: Manifesto) -> None:
    """Of a hidden author there is no name, no address, and no person at all."""
    text = json.dumps(linked_data.of_principle(manifesto.principles[0], manifesto))

    assert text.count('"Person"') == 2
    assert 'contributor"' not in text
    assert "cy" not in text.lower()


def test_the_manifesto(manifesto: Manifesto) -> None:
    """The manifesto is a site and a collection, of so many principles."""
    assert linked_data.of_manifesto(manifesto, description="What we say.", image="cards/all.png") == {
        "@context": "https://schema.org",
        "@type": ["WebSite", "Collection"],
        "@id": "https://example.org/",
        "url": "https://example.org/",
        "name": "The Example Manifesto",
        "alternateName": "Example Manifesto",
        "description": "What we say.",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "version": "First edition",
        "inLanguage": "en",
        "collectionSize": 1,
        "image": "https://example.org/cards/all.png",
    }
    assert linked_data.of_manifesto(manifesto)["description"] == "What we stand for"


def test_a_licence_of_ones_own_is_a_work_with_a_name(manifesto: Manifesto) -> None:
    """A licence whose address is not known is named."""
    principle = replace(manifesto.principles[0], licence="Ours & yours")

    assert linked_data.of_principle(principle, manifesto)["license"] == {
        "@type": "CreativeWork",
        "name": "Ours & yours",
    }


@pytest.mark.parametrize("about", ["principle", "manifesto"])
def test_nothing_leaves_the_data(manifesto: Manifesto, repository: Path, about: str) -> None:
    """Words that would end the script, or open another one, stand in it as they were written and do nothing."""
    evil = replace(manifesto.principles[0], title=EVIL, summary=EVIL, authors=(replace(ADA, name=EVIL, handle=""),))
    settings = replace(manifesto.settings, name=EVIL)
    context: dict[str, Any] = {
        "manifesto": replace(manifesto, settings=settings, principles=(evil,)),
        "principle": evil if about == "principle" else None,
        "config": SimpleNamespace(extra=SimpleNamespace(cards={}), site_description=EVIL),
        "linked_data": linked_data,
        "history": History(),
    }
    loader = FileSystemLoader(repository / "overrides")
    page = Environment(loader=loader).get_template("components/json_ld.html").render(context)  # noqa: S701 -- as MkDocs
    start, _, rest = page.strip().partition(">")
    text, _, end = rest.rpartition("</script>")

    assert (start, end) == ('<script type="application/ld+json"', "")
    assert not set("<>&'\u2028") & set(text)
    assert json.loads(text)["name"] == EVIL
