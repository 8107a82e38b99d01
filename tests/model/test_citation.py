"""Citations: a principle and the whole, as a sentence and as BibTeX."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from manifesto import citation
from manifesto.contributor import Contributor, masked
from manifesto.manifesto import Manifesto
from manifesto.phrasebook import phrasebook

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.principle import Principle
    from manifesto.settings import Settings

    MakePrinciple = Callable[..., Principle]

ADA = Contributor(handle="ada", name="Ada Example")
HIDDEN = masked(Contributor(handle="cy", name="Cy Sample", hidden=True))
NASTY = r"50% & more_of {this} #1 $ \end ~ ^"


def _person(name: str) -> Contributor:
    return Contributor(handle="somebody", name=name)


def _fields(bibtex: str) -> dict[str, str]:
    """Return the fields of an entry as BibTeX finds them: a value ends with the brace that closes its first one."""
    fields = {}
    for line in bibtex.splitlines()[1:-1]:
        name, _, value = line.strip().rstrip(",").partition(" = ")
        fields[name] = value
        depth = 0
        for place, sign in enumerate(value):
            depth += {"{": 1, "}": -1}.get(sign, 0)
            assert depth > 0 or place == len(value) - 1 or "{" not in value, line
        assert depth == 0, line
    return fields


def test_a_principle(settings: Settings, make_principle: MakePrinciple) -> None:
    """A principle is cited with all that a reader needs to find it and to name who wrote it."""
    cited = citation.of_principle(make_principle(3, ADA, _person("The editors")), settings)

    assert cited.plain == (
        "Ada Example and The editors, “Principle 3”, The Example Manifesto, First edition, 3 November 2026."
        " CC-BY-4.0. https://example.org/principles/principle-3/"
    )
    assert cited.bibtex == (
        "@misc{example-manifesto:principle-3,\n"
        "  author = {Ada Example and {The editors}},\n"
        "  title = {{Principle 3}},\n"
        "  howpublished = {The Example Manifesto, First edition},\n"
        "  note = {CC-BY-4.0},\n"
        "  url = {https://example.org/principles/principle-3/},\n"
        "  year = {2026},\n"
        "  month = nov\n"
        "}"
    )


def test_the_whole(settings: Settings, make_principle: MakePrinciple) -> None:
    """The whole is cited by its title, with the day on which its newest principle came."""
    whole = Manifesto(
        settings=settings, principles=(make_principle(4, ADA), make_principle(2)), contributors=(), collections=()
    )
    cited = citation.of_manifesto(whole)

    assert cited.plain == ("The Example Manifesto, First edition, 4 November 2026. CC-BY-4.0. https://example.org/")
    assert cited.bibtex.startswith("@misc{example-manifesto,\n")
    assert _fields(cited.bibtex) == {
        "key": "{The Example Manifesto}",
        "title": "{{The Example Manifesto}}",
        "howpublished": "{First edition}",
        "note": "{CC-BY-4.0}",
        "url": "{https://example.org/}",
        "year": "{2026}",
        "month": "nov",
    }


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Ada Example", "Ada Example"),
        ("J. R. R. Sample", "J. R. R. Sample"),
        ("Ludwig van Example", "Ludwig van Example"),
        ("Anne-Marie d’Example", "{Anne-Marie d’Example}"),
        ("Zoë Ünal", "Zoë Ünal"),
        ("Ада Пример", "Ада Пример"),
        ("Ada", "{Ada}"),
        ("The editors", "{The editors}"),
        ("The Example Team", "{The Example Team}"),
        ("Example & Sons", r"{Example \& Sons}"),
        ("Ada and Ben Example", "{Ada and Ben Example}"),
        ("Example, Ada", "{Example, Ada}"),
        ("Ada Example Jr.", "{Ada Example Jr.}"),
        ("Ada Example Jr", "{Ada Example Jr}"),
        ("Ada Example III", "{Ada Example III}"),
        ("Room 12", "{Room 12}"),
        ("others", "{others}"),
        ("見本 花子", "{見本 花子}"),
        ("مثال أحمد", "{مثال أحمد}"),
        ("Ada {Example}", r"{Ada \textbraceleft{}Example\textbraceright{}}"),
        ("Ada_A Example", r"Ada\_A Example"),
    ],
)
def test_a_name(settings: Settings, make_principle: MakePrinciple, name: str, written: str) -> None:
    """A name that BibTeX would take apart wrongly is kept whole by braces."""
    cited = citation.of_principle(make_principle(1, _person(name)), settings)

    assert _fields(cited.bibtex)["author"] == f"{{{written}}}"


@pytest.mark.parametrize(
    ("authors", "said", "written"),
    [
        ((ADA, HIDDEN), "Ada Example and a contributor, ", "{Ada Example and others}"),
        ((HIDDEN, ADA), "A contributor and Ada Example, ", "{Ada Example and others}"),
        ((HIDDEN,), "A contributor, ", "{{A contributor}}"),
    ],
)
def test_hidden_people(
    settings: Settings, make_principle: MakePrinciple, authors: tuple[Contributor, ...], said: str, written: str
) -> None:
    """Whoever is hidden is one of several others, or a contributor, and never named."""
    cited = citation.of_principle(make_principle(1, *authors), settings)

    assert cited.plain.startswith(said)
    assert _fields(cited.bibtex)["author"] == written
    assert "Cy" not in cited.plain + cited.bibtex


def test_nothing_gives_orders_to_tex(settings: Settings, make_principle: MakePrinciple) -> None:
    """Signs that mean something to TeX are words in a title, a name and a licence, and braces always come in pairs."""
    principle = replace(make_principle(1, _person(NASTY)), title=NASTY, licence=NASTY)
    fields = _fields(citation.of_principle(principle, replace(settings, name=NASTY)).bibtex)
    words = r"50\% \& more\_of \textbraceleft{}this\textbraceright{} \#1 \$ \textbackslash{}end \textasciitilde{} \textasciicircum{}"

    assert fields["title"] == f"{{{{{words}}}}}"
    assert fields["author"] == f"{{{{{words}}}}}"
    assert fields["note"] == f"{{{words}}}"
    assert fields["howpublished"] == f"{{{words}, First edition}}"


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org/a_b~c%20d/", "https://example.org/a_b~c%20d/"),
        ("https://example.org/{a}/", "https://example.org/%7Ba%7D/"),
        ("", None),
    ],
)
def test_an_address(settings: Settings, make_principle: MakePrinciple, address: str, written: str | None) -> None:
    """An address stands as it is, with nothing in it that ends its field; a site without one has none."""
    cited = citation.of_principle(make_principle(1, ADA), replace(settings, site_url=address))

    assert _fields(cited.bibtex).get("url") == (written and f"{{{written}principles/principle-1/}}")
    assert cited.plain.endswith(f"{address}principles/principle-1/" if address else "CC-BY-4.0")


@pytest.mark.parametrize(
    ("short", "name", "key"),
    [
        ("Ünal’s Rules", "The Rules", "unal-s-rules"),
        ("原則", "The Rules 原則", "the-rules"),
        ("原則", "原則集", "manifesto"),
        ("{,}", "%", "manifesto"),
    ],
)
def test_a_key(settings: Settings, make_principle: MakePrinciple, short: str, name: str, key: str) -> None:
    """A key is made of a-z, 0-9, hyphens and one colon, whatever the script, and each principle has its own."""
    settings = replace(settings, short_name=short, name=name)
    keys = [citation.of_principle(make_principle(n, ADA), settings).bibtex.partition(",")[0] for n in (1, 2)]

    assert keys == [f"@misc{{{key}:principle-1", f"@misc{{{key}:principle-2"]
    assert all(re.fullmatch(r"@misc\{[a-z0-9-]+:[a-z0-9-]+", each) for each in keys)


def test_a_citation_in_another_language(
    settings: Settings, make_principle: MakePrinciple, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A citation has the quotation marks, the day and the order of words that its language has."""
    words = {
        "citation": "{authors}: „{title}“. {name}, {edition}, {day}. {licence}. {address}",
        "quotation_marks": "„“‚‘",
    }
    monkeypatch.setitem(phrasebook("de").rooms, "sharing", words)
    principle = replace(make_principle(1, ADA, _person("Ben Sample")), title="Sag „ja“ zuerst")
    cited = citation.of_principle(principle, replace(settings, language="de")).plain

    assert cited.startswith(
        "Ada Example und Ben Sample: „Sag ‚ja‘ zuerst“. The Example Manifesto, First edition, 1. November"
    )


def test_quotation_marks_within_quotation_marks(settings: Settings, make_principle: MakePrinciple) -> None:
    """What is quoted in a title is quoted singly where the title itself is quoted."""
    principle = replace(make_principle(1, ADA), title="Say “yes” first")

    assert "“Say ‘yes’ first”" in citation.of_principle(principle, settings).plain
    assert "{{Say “yes” first}}" in citation.of_principle(principle, settings).bibtex
