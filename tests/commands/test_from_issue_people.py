"""Taking the pledge, counting, and taking a name off, by `manifesto from-issue`: who changes, and who does not."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from manifesto import Project
from manifesto.pledge import pledge
from manifesto.roll import enlisted

from .conftest import PRINCIPLE, REGISTRY, contents, replaced
from .issues import ROOT, accepted, body, event, forms, with_forms
from .test_from_issue import answer

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Make, Run

GUEST = "\n  - {name: Ben Sample, github: ben-sample}  # who wrote most of it\n  - ada-example"
ZOE = "\nzoe:\n  name: Ben Sample\n  role: Another\n"
NOBODY = "  name: A contributor\n  hidden: true\n"


def people(root: Path) -> str:
    """Return contributors.yml as it is."""
    return (root / "contributors.yml").read_bytes().decode()


def by(authors: str) -> str:
    """Return the text of the principle with other authors."""
    return replaced(("authors: [ada-example]", f"authors: {authors}"))


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what people write in the repository."""
    root = tmp_path_factory.mktemp("copy") / "project"
    for name in ("principles", "pages"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("mkdocs.yml", "contributors.yml"):
        shutil.copy(ROOT / name, root / name)
    return with_forms(root)


def test_there_and_back_in_a_copy_of_the_repository(copied: Path, run: Run) -> None:
    """The pledge is taken, counted, counted again and taken back, and contributors.yml is what it was, to the byte."""
    before = contents(copied)
    seen = []
    steps = (
        accepted("pledge", number=1),
        accepted("ended", number=2, number_of="2"),
        accepted("ended", number=3, name="Somebody Else"),
        event(body("withdraw"), "withdraw", number=4),
    )
    for step in steps:
        done, _, pull = answer(copied, run, step, "--write")
        assert done.exit_code == 0, done.output
        assert pull["paths"] == ["contributors.yml"]
        assert run(copied, "check").exit_code == 0
        told = pledge(Project.at(copied).load())
        seen.append((len(told.people), told.ended) if told else None)

    assert contents(copied) == before
    base = len(told.people) if told else 0
    assert [count and (count[0] - base, count[1]) for count in seen] in (
        [(1, 0), (1, 2), (1, 3), (0, 0)],
        [None] * 4,  # where the page of the pledge asks for another template
    )


def test_an_author_leaves(make: Make, run: Run) -> None:
    """Whoever wrote principles takes their name off without being asked, and it stands nowhere in the tree any more."""
    guest = by("[{name: Ada Example, url: https://ada.example.org/}]").replace("Keep every", "Break no")
    root = make({**forms(), PRINCIPLE: by("[ada-example] # of old"), "principles/break-no-promise.md": guest})
    asked = event(body("withdraw", name="Ada Example"), "withdraw", "accept-pledge", login="ADA-example", number=9)
    done, comment, pull = answer(root, run, asked, "--write")
    handle = people(root).partition(":")[0]

    assert done.exit_code == 0, done.output
    assert handle.startswith("contributor-")
    assert people(root) == f"{handle}:\n{NOBODY}"
    assert f"authors: [{handle}] # of old\n" in (root / PRINCIPLE).read_text(encoding="utf-8")
    assert f"authors: [{handle}]\n" in (root / "principles/break-no-promise.md").read_text(encoding="utf-8")
    assert sorted(pull["paths"]) == ["contributors.yml", "principles/break-no-promise.md", PRINCIPLE]  # type: ignore[call-overload]
    everything = {name: text for name, text in contents(root).items() if not name.startswith(".github")}
    assert not [name for name, text in everything.items() if b"ada-example:" in text or b"Ada Example" in text]
    assert "For a person to look at" in comment  # the name of the repository is hers as well
    assert "`mkdocs.yml`" in comment
    assert run(root, "check").exit_code == 0
    assert [person.name for principle in Project.at(root).load().principles for person in principle.authors] == [
        "a contributor"
    ] * 2


@pytest.mark.parametrize(
    ("registry", "authors", "labels", "after", "signed"),
    [
        (REGISTRY, GUEST, (), REGISTRY + "\n{0}:\n" + NOBODY, "\n  - {0}  # who wrote most of it\n  - ada-example"),
        (REGISTRY + ZOE, GUEST, (), REGISTRY + ZOE + "\n{0}:\n" + NOBODY, "\n  - {0}  # who wrote most of it\n  - ada-example"),
        (REGISTRY + ZOE, "[ada-example]", ("accept-pledge",), REGISTRY, "[ada-example]"),
        (REGISTRY + ZOE, "[ada-example, zoe]", ("accept-pledge",), REGISTRY + "\n{0}:\n" + NOBODY, "[ada-example, {0}]"),
        (ZOE + "\n" + REGISTRY, '["zoe", ada-example]', ("accept-pledge",), "\n{0}:\n" + NOBODY + "\n" + REGISTRY, "[{0}, ada-example]"),
        (REGISTRY, "[{name: Ben Sample}]", ("accept-pledge",), REGISTRY + "\n{0}:\n" + NOBODY, "[{0}]"),
        (REGISTRY + ZOE.replace("Ben", "B.") + "  github: Ben-Sample\n", "[ada-example]", (), REGISTRY, "[ada-example]"),
    ],
)  # fmt: skip
def test_withdrawals(
    make: Make, run: Run, *, registry: str, authors: str, labels: tuple[str, ...], after: str, signed: str
) -> None:
    """An entry goes, or loses its name where a principle needs it; so does whoever is written out; others stay."""
    root = make({**forms(), "contributors.yml": registry, PRINCIPLE: by(authors)})
    done, _, _ = answer(root, run, event(body("withdraw"), "withdraw", *labels), "--write")
    new = [handle for handle in Project.at(root).read().parts.registry.people if handle.startswith("contributor-")]

    assert done.exit_code == 0, done.output
    assert people(root) == after.replace("{0}", "".join(new))
    assert (root / PRINCIPLE).read_text(encoding="utf-8") == by(signed.replace("{0}", "".join(new)))
    assert run(root, "check").exit_code == 0


@pytest.mark.parametrize(
    ("registry", "authors", "name", "code", "said"),
    [
        (REGISTRY + ZOE, "[zoe]", "Ben Sample", 1, "a person makes sure first that it is yours"),
        (REGISTRY, "[{name: Ben Sample}]", "Ben Sample", 1, "a person makes sure first that it is yours"),
        (REGISTRY, "[ada-example]", "Ben Sample", 1, "Nobody is called so here."),
        (REGISTRY, "[ada-example]", "", 1, "Nobody is called so here."),
        (REGISTRY + ZOE + ZOE.replace("zoe", "yan"), "[zoe]", "Ben Sample", 1, "Several people are called `Ben Sample`."),
        (REGISTRY + ZOE + "  github: ben-sample\n", "[zoe]", "Ada Example", 1, "a person makes sure first"),
        ("{zoe: {name: Ben Sample, github: ben-sample}}\n", "[zoe]", "Ben Sample", 1, "A maintainer has to do this by hand"),
        (REGISTRY + ZOE + "  github: ben-sample\n", "[zoe, {name: Ben Sample, github: ben-sample}]", "zoe", 1, "by hand"),
    ],
)  # fmt: skip
def test_who_is_not_taken_off(
    make: Make, run: Run, *, registry: str, authors: str, name: str, code: int, said: str
) -> None:
    """Nobody takes off the name of somebody else, and what a program cannot do surely it leaves to a person."""
    root = make({**forms(), "contributors.yml": registry, PRINCIPLE: by(authors)})
    before = contents(root)
    done, comment, _ = answer(root, run, event(body("withdraw", name=name), "withdraw"), "--write")

    assert done.exit_code == code
    assert said in comment
    assert contents(root) == before


@pytest.mark.parametrize("labels", [(), ("accept-pledge",)])
@pytest.mark.parametrize(
    ("registry", "authors", "asked"),
    [
        (REGISTRY + ZOE, "[zoe]", False),
        (REGISTRY + ZOE + "  github: zoe-example\n", "[zoe]", True),
        (REGISTRY, "[{name: Ben Sample}]", False),
        (REGISTRY, "[{name: Ben Sample, github: zoe-example}]", True),
    ],
)
def test_from_another_account(
    make: Make, run: Run, *, registry: str, authors: str, asked: bool, labels: tuple[str, ...]
) -> None:
    """Where a name has an account beside it that is not the one that asks, whoever decides is told so."""
    root = make({**forms(), "contributors.yml": registry, PRINCIPLE: by(authors)})
    _, comment, pull = answer(root, run, event(body("withdraw"), "withdraw", *labels), "--write")
    doubt = "Another GitHub name stands beside this name"

    assert (doubt in comment) == asked
    assert (doubt in json.dumps(pull)) == (asked and bool(labels))
    assert "zoe-example" not in comment + json.dumps(pull)


ANOTHER, LIKE = "The GitHub name beside this name is not the one", "Somebody of this name, or of one that looks like it"


@pytest.mark.parametrize(
    ("given", "pledge", "principle"),
    [
        ({"name": "Ada Example"}, LIKE, ANOTHER),
        ({"name": "ada-example"}, LIKE, ANOTHER),
        ({"name": "Ada Example", "link": "https://ada.example.com"}, LIKE, LIKE),
        ({"name": "Ada Example", "link": "@Ben-Sample"}, LIKE, LIKE),
        ({"name": "ADA  éxample"}, LIKE, LIKE),
        ({"name": "A\u200dda Example"}, LIKE, LIKE),
        ({"name": "Аdа Ехаmрlе"}, LIKE, LIKE),
        ({"name": "Grace Famous", "link": "@grace-famous"}, ANOTHER, ANOTHER),
        ({"name": "Ben Sample", "link": "@Ben-Sample"}, "", ""),
        ({"name": "Ben Sample"}, "", ""),
        ({"name": "例 花子"}, "", ""),
    ],
)
def test_who_may_be_somebody_else(make: Make, run: Run, *, given: dict[str, str], pledge: str, principle: str) -> None:
    """Whoever accepts a name is asked to look where it may be that of somebody else, here and in the pull request."""
    for kind, doubt in (("pledge", pledge), ("principle", principle)):
        done, comment, pull = answer(make(forms(), kind), run, accepted(kind, **given), "--write")

        assert done.exit_code == 0, done.output
        for text in (comment, str(pull["body"])):
            assert [each for each in (ANOTHER, LIKE) if each in text] == ([doubt] if doubt else [])


def test_edited_after_it_was_accepted(make: Make, run: Run) -> None:
    """Who writes the name of somebody else into a form that was accepted takes off nobody."""
    root = make({**forms(), "contributors.yml": REGISTRY + ZOE})
    before = contents(root)
    asked = event(body("withdraw"), "withdraw", "accept-pledge", login="mallory-example", action="edited")
    done, comment, pull = answer(root, run, asked, "--write")

    assert (done.exit_code, pull, contents(root)) == (1, {}, before)
    assert "a person makes sure first that it is yours" in comment


@pytest.mark.parametrize(
    ("registry", "given", "after"),
    [
        ("", {}, "ben-sample:\n  name: Ben Sample\n  github: ben-sample\n  pledged: 2026-11-21\n"),
        (REGISTRY, {"link": "ben.example.org"}, REGISTRY + "\nben-sample:\n  name: Ben Sample\n  url: \"https://ben.example.org\"\n  github: ben-sample\n  pledged: 2026-11-21\n"),
        (REGISTRY, {"link": "@team-of-ben"}, REGISTRY + "\nben-sample:\n  name: Ben Sample\n  github: team-of-ben\n  pledged: 2026-11-21\n"),
        (REGISTRY, {"name": "例 花子"}, REGISTRY + "\ncontributor-0a31ce:\n  name: 例 花子\n  github: ben-sample\n  pledged: 2026-11-21\n"),
        (REGISTRY, {"name": "Ada Example"}, REGISTRY + "\nada-example-2:\n  name: Ada Example\n  github: ben-sample\n  pledged: 2026-11-21\n"),
        (REGISTRY, {"login": "a_b", "name": "On"}, REGISTRY + "\ncontributor-{0}:\n  name: \"On\"\n  pledged: 2026-11-21\n"),
        (REGISTRY, {"login": "Ada-Example", "name": "Another Name"}, REGISTRY + "  pledged: 2026-11-21\n"),
        ("# x\nben:   # y\n    github: BEN-sample # z\n    name: 'B'\n# w\n\n" + REGISTRY, {}, "# x\nben:   # y\n    github: BEN-sample # z\n    name: 'B'\n    pledged: 2026-11-21\n# w\n\n" + REGISTRY),
        ("ben: {name: B, github: ben-sample} # y\n", {}, "ben: {name: B, github: ben-sample, pledged: 2026-11-21} # y\n"),
        (REGISTRY.replace("\n", "\r\n"), {}, (REGISTRY + "\nben-sample:\n  name: Ben Sample\n  github: ben-sample\n  pledged: 2026-11-21\n").replace("\n", "\r\n")),
    ],
)  # fmt: skip
def test_pledges(make: Make, run: Run, registry: str, given: dict[str, str], after: str) -> None:
    """Whoever is new stands at the end; whoever is known by login gets the day, and every other byte stays."""
    files = {PRINCIPLE: by("[{name: Cy}]")} if "ada-example:" not in registry else {}
    root = make({**forms(), "contributors.yml": registry, **files})
    done, _, _ = answer(root, run, accepted("pledge", **given), "--write")
    (new,) = set(Project.at(root).read().parts.registry.people) - {"ada-example"} or {""}

    assert done.exit_code == 0, done.output
    assert people(root) == after.replace("contributor-{0}", new).replace("contributor-0a31ce", new)
    assert run(root, "check").exit_code == 0


@pytest.mark.parametrize(
    ("registry", "given", "said"),
    [
        (REGISTRY, {"name": "<b>"}, "**Needs fixing**, under “Your name” ([P032]"),
        (REGISTRY, {"name": "x" * 61}, "**Needs fixing**, under “Your name” ([P051]"),
        (REGISTRY, {"link": "http://x.example"}, "**Needs fixing**, under “Where your name leads” ([P054]"),
        (REGISTRY, {"link": "ada-example"}, "only from that account can the entry be changed"),
        (REGISTRY, {"consent": "- [ ] My name"}, "Nothing is published without what stands under “Your consent”."),
        ("- zoe\n", {}, "A maintainer has to do this by hand"),
        ("{zoe: {name: Zoe}}\n", {}, "A maintainer has to do this by hand"),
        ("zoe: {name: Zoe}\n...\n", {}, "A maintainer has to do this by hand"),
    ],
)
def test_refused_pledges(make: Make, run: Run, registry: str, given: dict[str, str], said: str) -> None:
    """Where a name cannot stand, or the file has no room for lines, it is said so and nothing is changed."""
    root = make({**forms(), "contributors.yml": registry})
    before = contents(root)
    done, comment, _ = answer(root, run, accepted("pledge", **given), "--write")

    assert done.exit_code == 1
    assert said in comment
    assert contents(root) == before


@pytest.mark.parametrize(
    "harm", [("Ada Example", "Ada Exemple"), ("ada-example:", "ada-exemple:"), (REGISTRY, ""), ("pledged: ", "# ")]
)
def test_nobody_else_changes(make: Make, run: Run, monkeypatch: pytest.MonkeyPatch, harm: tuple[str, str]) -> None:
    """Should a change touch anybody else, or not do what was asked, nothing is written."""
    root = make({**forms(), PRINCIPLE: by("[{name: Cy}]")})
    before = contents(root)
    monkeypatch.setattr("manifesto.wish.enlisted", lambda text, who: enlisted(text, who).replace(*harm))
    done, comment, _ = answer(root, run, accepted("pledge"), "--write")

    assert done.exit_code == 1
    assert "A maintainer has to do this by hand" in comment
    assert contents(root) == before


@pytest.mark.parametrize(
    "harm", [("Ada Example", "Ada Exemple"), ("hidden: true", "role: Author"), ("contributor-", "other-")]
)
def test_nobody_else_leaves(make: Make, run: Run, monkeypatch: pytest.MonkeyPatch, harm: tuple[str, str]) -> None:
    """Should taking a name off touch anybody else, or leave a name, nothing is written."""
    root = make({**forms(), PRINCIPLE: by("[{name: Ben Sample, github: ben-sample}]")})
    before = contents(root)
    monkeypatch.setattr("manifesto.removal.enlisted", lambda text, who: enlisted(text, who).replace(*harm))
    done, comment, _ = answer(root, run, event(body("withdraw"), "withdraw"), "--write")

    assert done.exit_code == 1
    assert "A maintainer has to do this by hand" in comment
    assert contents(root) == before


def test_a_pledge_that_was_taken(make: Make, run: Run) -> None:
    """Whoever has taken the pledge is told the day, and nothing happens."""
    root = make({**forms(), "contributors.yml": REGISTRY + "  pledged: 2026-11-02\n"})
    done, comment, pull = answer(root, run, accepted("pledge", login="ada-example"), "--write")

    assert (done.exit_code, pull) == (0, {})
    assert comment == "You took the pledge on 2 November 2026, and it counts. There is nothing to do.\n"


def test_a_registry_that_is_not_there(make: Make, run: Run) -> None:
    """Without contributors.yml a maintainer has something to do, and nobody else."""
    for kind in ("pledge", "ended", "withdraw"):
        root = make(forms(), kind)
        (root / "contributors.yml").unlink()
        done, comment, pull = answer(root, run, accepted(kind, name="Ada Example"), "--write")

        assert (done.exit_code, pull) == (1, {}), comment
        assert "There is nothing that you have to do." in comment or "Nobody is called so here." in comment


@pytest.mark.parametrize(
    ("registry", "given", "after"),
    [
        (REGISTRY, {"number_of": "3"}, REGISTRY + "\nben-sample:\n  name: Ben Sample\n  github: ben-sample\n  ended: 3\n"),
        (REGISTRY + ZOE, {"number_of": "50"}, REGISTRY + ZOE + "  ended: 50\n"),
        (REGISTRY + ZOE + "  ended: 4 # so far\n", {"name": "zoe"}, REGISTRY + ZOE + "  ended: 5 # so far\n"),
        (REGISTRY + "  ended: 4\n", {"login": "ADA-example", "name": "Anybody"}, REGISTRY + "  ended: 5\n"),
        (REGISTRY + "  ended: 4\n", {"login": "ADA-example", "number_of": "٣"}, REGISTRY + "  ended: 7\n"),
        (REGISTRY + "  ended: 4\n", {"login": "ADA-example", "number_of": "900000"}, REGISTRY + "  ended: 900004\n"),
    ],
)  # fmt: skip
def test_counts(make: Make, run: Run, registry: str, given: dict[str, str], after: str) -> None:
    """A number is added to the count of whoever is known by login, or else by name or handle, or is new."""
    root = make({**forms(), "contributors.yml": registry})
    done, _, _ = answer(root, run, accepted("ended", **given), "--write")

    assert done.exit_code == 0, done.output
    assert people(root) == after
    assert run(root, "check").exit_code == 0


@pytest.mark.parametrize(
    ("registry", "given", "said"),
    [
        (REGISTRY, {"number_of": "0"}, "stands `0`. Write a whole number such as 1."),
        (REGISTRY, {"number_of": "-1"}, "stands `-1`."),
        (REGISTRY, {"number_of": "1.5"}, "stands `1.5`."),
        (REGISTRY, {"number_of": "1e9"}, "stands `1e9`."),
        (REGISTRY, {"number_of": "1000000"}, "stands `1000000`."),
        (REGISTRY, {"number_of": "²"}, "stands `²`."),
        (REGISTRY + "  ended: 999999\n", {"login": "ada-example"}, "The count would be larger than 999,999."),
        (REGISTRY + ZOE + ZOE.replace("zoe", "yan"), {}, "Several people are called `Ben Sample`."),
        (REGISTRY, {"name": "@da"}, "**Needs fixing**, under “Your name” ([P051]"),
    ],
)
def test_refused_counts(make: Make, run: Run, registry: str, given: dict[str, str], said: str) -> None:
    """What is no number, would be too large, or could be anybody's is not counted."""
    root = make({**forms(), "contributors.yml": registry})
    before = contents(root)
    done, comment, _ = answer(root, run, accepted("ended", **given), "--write")

    assert done.exit_code == 1
    assert said in comment
    assert contents(root) == before


def test_ten_thousand_people(make: Make, run: Run) -> None:
    """Among ten thousand people one is found, changed and taken off, and nobody else."""
    many = "".join(f"\nperson-{n}:\n  name: Person {n}\n  github: login-{n}\n" for n in range(10_000))
    root = make({**forms(), "contributors.yml": REGISTRY + many})
    answer(root, run, accepted("ended", login="login-5000"), "--write")

    assert people(root) == REGISTRY + many.replace("login-5000\n", "login-5000\n  ended: 1\n")
    answer(root, run, event(body("withdraw", name="Person 5000"), "withdraw", login="login-5000"), "--write")
    lines = "\nperson-5000:\n  name: Person 5000\n  github: login-5000\n"
    assert people(root) == REGISTRY + many.replace(lines, "")
