"""Contributors: the people of contributors.yml, and what is left of those who are hidden."""

from __future__ import annotations

from datetime import date

import pytest

from manifesto.contributor import Contributor, Registry, masked, read_registry
from manifesto.field import Findings
from manifesto.phrasebook import phrasebook
from manifesto.problem import Rejected


def read(text: str) -> tuple[Registry, list[str]]:
    """Return the registry in a text and the ids of what is wrong with it, by line."""
    findings = Findings("contributors.yml")
    registry = read_registry(text, findings)
    return registry, [f"{problem.place.line} {problem.id}" for problem in sorted(findings.problems)]


def test_everything_that_may_be_said_of_a_person() -> None:
    """Every field is read as what it means."""
    registry, problems = read(
        "ada-example:\n  name: Ada Example\n  url: https://ada.example\n  github: ada\n  role: Initiator\n"
        "  pledged: 2026-11-21\n  ended: 3\n"
    )

    assert problems == []
    assert registry.people["ada-example"] == Contributor(
        handle="ada-example",
        name="Ada Example",
        url="https://ada.example",
        github="ada",
        role="Initiator",
        pledged=date(2026, 11, 21),
        ended=3,
    )


@pytest.mark.parametrize(
    ("url", "github", "link"),
    [
        ("https://ada.example", "ada", "https://ada.example"),
        (None, "ada", "https://github.com/ada"),
        (None, None, None),
    ],
)
def test_a_link_to_a_person(url: str | None, github: str | None, link: str | None) -> None:
    """A person's own address comes before their page on GitHub."""
    assert Contributor(handle="ada", name="Ada Example", url=url, github=github).link == link


def test_a_hidden_person_is_nobody() -> None:
    """Nothing that names a hidden person is left once they are masked, the handle included."""
    registry, problems = read(
        "ada-example:\n  name: Ada Example\n  url: https://ada.example\n  github: ada\n  role: Initiator\n"
        "  hidden: true\n"
    )
    person = masked(registry.people["ada-example"])

    assert problems == []
    assert person.name == "a contributor"
    assert "ada" not in repr(person).lower().replace("handle", "")
    assert person.link is None


def test_whoever_is_hidden_is_called_what_the_language_calls_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in the place of a name is in the language of the manifesto, and can be said anew in another."""
    monkeypatch.setitem(phrasebook("xx-signs").rooms, "people", {"hidden": "somebody"})
    hidden = masked(masked(Contributor(handle="cy", name="Cy Sample", hidden=True)), "xx-signs")

    assert (hidden.name, hidden.handle, hidden.hidden) == ("somebody", "", True)
    assert masked(Contributor(handle="ada", name="Ada Example"), "xx-signs").name == "Ada Example"


def test_a_person_who_is_not_hidden_stays() -> None:
    """Masking changes nobody who did not ask for it."""
    person = Contributor(handle="ada", name="Ada Example")

    assert masked(person) is person


def test_the_order_of_the_file_is_kept() -> None:
    """People stand in the order in which they were written."""
    registry, _ = read("zoe-sample: {name: Zoe Sample}\nada-example: {name: Ada Example}\n")

    assert list(registry.people) == ["zoe-sample", "ada-example"]


@pytest.mark.parametrize(
    ("text", "problems", "handles"),
    [
        ("", [], set()),
        ("# nobody\n", [], set()),
        ("ada:\n", ["1 P020"], {"ada"}),
        ("ada: Ada Example\n", ["1 P020"], {"ada"}),
        ("ada: [Ada]\n", ["1 P020"], {"ada"}),
        ("ada: {}\n", ["1 P020"], {"ada"}),
        ("ada: {name: ''}\n", ["1 P051"], {"ada"}),
        ("ada: {name: Ada}\nada: {name: Ada}\n", ["2 P014"], {"ada"}),
        ("ada: {name: <Ada>}\nben: {name: B@n}\n", ["1 P032", "2 P051"], {"ada", "ben"}),
        ("Ada: {name: Ada}\n", ["1 P057"], {"Ada"}),
        ("ada: {name: Ada, email: a@b.example}\n", ["1 P021"], {"ada"}),
        ("ada: {name: Ada, url: https://ada.example/?utm_source=b}\n", ["1 P043"], {"ada"}),
        ("ada: {name: Ada, role: 'Lead, ada@ada.example'}\n", ["1 P053"], {"ada"}),
        ("ada: {name: On, pledged: 2999-01-01}\n", ["1 P015", "1 P027"], {"ada"}),
        ("- ada\n", ["1 P013"], None),
        ("ada\n", ["1 P013"], None),
    ],
)
def test_what_is_wrong_with_a_registry(text: str, problems: list[str], handles: set[str] | None) -> None:
    """Faults are found at their lines, and the handles of broken people stay known; None where nothing can be known."""
    registry, found = read(text)

    assert found == problems
    assert registry.handles == handles


def test_a_registry_that_is_no_yaml_is_refused() -> None:
    """A file that cannot be read at all has one problem."""
    with pytest.raises(Rejected, match=r"contributors\.yml:1:7: .* \[P011\]"):
        read("ada: {: : }\nben: [")
