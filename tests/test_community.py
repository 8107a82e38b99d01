"""The words around the work: what they name is there, what they tell people to do works, and they say it plainly."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from manifesto import Project, check
from manifesto.atlas import addresses
from manifesto.cli import main
from manifesto.poster import matrix
from manifesto.security_contact import security_contact

if TYPE_CHECKING:
    from collections.abc import Iterator

    import click

    from manifesto import Manifesto

ROOT = Path(__file__).parent.parent
HOME = ROOT / ".github"
TEXTS = sorted([*HOME.glob("*.md"), *HOME.glob("replies/*.md")])
WORKFLOWS = sorted(HOME.glob("workflows/*.yml"))
FORMS = sorted(path for path in HOME.glob("ISSUE_TEMPLATE/*.yml") if path.name != "config.yml")
NAMES = [path.relative_to(HOME).as_posix() for path in TEXTS]
GITHUB = "https://github.com/"
EXAMPLES = {"ring-back-by-four.md", "event.json", "certificate.pdf"}  # files of whoever reads this
MADE = (".cache/", "/.well-known/")  # files that a command or a build makes
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|(https://[^\s)>]+)")
FILE = re.compile(r"[\w./-]+(?:/|\.(?:md|yml|toml|txt|py|sh|lock))|\.ci/run")


def read(path: Path) -> str:
    """Return the text of a file."""
    return path.read_text(encoding="utf-8")


def loaded(path: Path) -> Any:
    """Return the values in a file of YAML."""
    return yaml.safe_load(read(path))


def known_labels() -> list[dict[str, str]]:
    """Return the labels as the file has them."""
    labels: list[dict[str, str]] = loaded(HOME / "labels.yml")
    return labels


def code(text: str) -> list[str]:
    """Return what stands between backticks, and the lines of all blocks of code."""
    blocks = re.findall(r"(?ms)^ *```\w*\n(.*?)^ *```", text)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"(?ms)^ *```.*?^ *```", "", text))
    return [*spans, *(line.strip() for block in blocks for line in block.splitlines())]


@pytest.fixture(scope="module")
def manifesto() -> Manifesto:
    """Return the manifesto of this repository."""
    return Project.at(ROOT).load()


# --- Files and links --------------------------------------------------------------------------------------------------


def test_the_texts_are_there() -> None:
    """Everything that people look for in a project has its file."""
    wanted = {"CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "GOVERNANCE.md", "MAINTAINING.md", "SECURITY.md"}

    assert {*wanted, "PULL_REQUEST_TEMPLATE.md"} == {name for name in NAMES if "/" not in name}


@pytest.mark.parametrize("name", NAMES)
def test_every_file_that_a_text_names_is_there(name: str) -> None:
    """A file or folder between backticks is found from the top of the repository, or beside the workflows or texts."""
    for word in code(read(HOME / name)):
        if FILE.fullmatch(word) and word not in EXAMPLES and not word.startswith(MADE):
            places = (ROOT, HOME, HOME / "workflows")
            assert any((place / word).exists() for place in places), word


@pytest.mark.parametrize("name", NAMES)
def test_links_between_the_texts_lead_somewhere(name: str) -> None:
    """A link to another file leads to one that is there."""
    text = read(HOME / name)
    for inline, bare in LINK.findall(text):
        target = inline or bare
        if not target.startswith("https://"):
            assert ((HOME / name).parent / target.partition("#")[0]).exists(), target


@pytest.mark.parametrize("name", NAMES)
def test_addresses_of_ours_lead_somewhere(name: str, manifesto: Manifesto) -> None:
    """A page of the site is one that is built, and a form of GitHub's is one that is there."""
    site, repository = manifesto.settings.site_url, f"{GITHUB}{manifesto.settings.repository}/"
    first = manifesto.principles[0].slug
    pages = {address.file for address in addresses(manifesto)} | set(manifesto.pages)
    known = {"", *(re.sub(r"(?:index|README)?\.md$|\.html$", "", page).rstrip("/") + "/" for page in pages)}
    known |= {job.address for job in matrix.jobs(manifesto)}
    for inline, bare in LINK.findall(read(HOME / name)):
        target = (inline or bare).replace("SLUG", first)
        if target.startswith(site):
            assert target.removeprefix(site) in known, target
        elif target.startswith(f"{repository}issues/new"):
            assert (HOME / "ISSUE_TEMPLATE" / target.partition("template=")[2]).is_file(), target
        elif target.startswith(repository):
            assert target == f"{repository}security/advisories/new", target


def test_weaknesses_are_told_at_one_address(manifesto: Manifesto) -> None:
    """The page about weaknesses names the address that the site's security.txt names."""
    contact = security_contact(manifesto, {"SOURCE_DATE_EPOCH": "1790000000"})

    assert contact
    assert f"({contact.contact})" in read(HOME / "SECURITY.md")


def test_every_reply_is_listed() -> None:
    """Each canned reply stands in the table of the page for maintainers, and no other."""
    listed = re.findall(r"\((replies/[\w-]+\.md)\)", read(HOME / "MAINTAINING.md"))

    assert sorted(listed) == [name for name in NAMES if name.startswith("replies/")]


# --- Labels -----------------------------------------------------------------------------------------------------------


def test_labels() -> None:
    """A label has a name of its own, a colour of six figures, and a description that GitHub takes."""
    labels = known_labels()

    assert len({label["name"] for label in labels}) == len(labels)
    for label in labels:
        assert label.keys() == {"name", "color", "description"}
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", label["name"])
        assert re.fullmatch(r"[0-9a-f]{6}", label["color"]), label
        assert 0 < len(label["description"]) <= 100, label


def named_by_programs() -> Iterator[str]:
    """Yield every label that a workflow, a script or an issue form names."""
    for path in WORKFLOWS:
        yield from re.findall(r"label\.name == '([^']+)'|labels\.\*\.name, '([^']+)'", read(path))
    for path in HOME.glob("scripts/*.py"):
        yield from re.findall(r'(?m)^\w*LABEL\w* = "([^"]+)"|labels="([^"]+)"', read(path))
    for path in FORMS:
        yield from ((label, "") for label in loaded(path)["labels"])


def test_every_label_of_a_workflow_or_form_is_known() -> None:
    """What a workflow waits for, and what a form puts on, is among the labels."""
    named = {first or second for first, second in named_by_programs()}

    assert {"principle", "pledge", "ended", "withdraw", "talk", "accept-suggestion", "accept-pledge", "links"} <= named
    assert named <= {label["name"] for label in known_labels()}


def test_every_label_is_told_of() -> None:
    """The page for maintainers says of each label who puts it on, and of no other."""
    rows = re.findall(r"(?m)^\| ((?:`[a-z-]+` ?)+)\|", read(HOME / "MAINTAINING.md"))
    told = [label for row in rows for label in re.findall(r"`([^`]+)`", row)]

    assert sorted(told) == sorted(label["name"] for label in known_labels())


@pytest.mark.parametrize("name", NAMES)
def test_labels_of_the_texts_are_known(name: str) -> None:
    """What a text calls a label is one."""
    text = read(HOME / name)
    called = re.findall(r"labels? `([^`]+)`|`((?:accept|needs)-[a-z]+)`", text)

    assert {first or second for first, second in called} <= {label["name"] for label in known_labels()}


def test_the_command_that_makes_the_labels(tmp_path: Path) -> None:
    """What the page for maintainers says to run asks for each label, with its colour and its description."""
    (block,) = (
        found for found in re.findall(r"(?s)```sh\n(.*?)```", read(HOME / "MAINTAINING.md")) if "labels.yml" in found
    )
    gh = tmp_path / "gh"
    gh.write_text('#!/bin/sh\nfor word; do printf "%s\\037" "$word"; done >>"$TOLD"\necho >>"$TOLD"\n')
    gh.chmod(0o755)
    script = block.replace(".venv/bin/python", shlex.quote(sys.executable))
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "TOLD": str(tmp_path / "told")}
    subprocess.run(["sh", "-euc", script], cwd=ROOT, env=environment, check=True, timeout=60)

    assert [line.split("\037")[:-1] for line in read(tmp_path / "told").splitlines()] == [
        ["label", "create", label["name"], "--color", label["color"], "--description", label["description"], "--force"]
        for label in known_labels()
    ]  # fmt: skip


# --- Commands, checks and owners --------------------------------------------------------------------------------------


def commands_of(path: Path) -> list[list[str]]:
    """Return the words of every `manifesto` command of a text or a workflow, from its verb on."""
    lines = code(read(path)) if path.suffix == ".md" else re.sub(r"\n +(?=--)", " ", read(path)).splitlines()
    found = [re.search(r"(?:^|[ (])(?:\.venv/bin/)?manifesto ((?!:|is ).*)", line) for line in lines]
    ours = (match[1] for match in found if match and ("bin/manifesto" in match[0] or path.suffix == ".md"))
    return [shlex.split(re.split(r" [|>&]|>| #", words)[0]) for words in ours]


@pytest.mark.parametrize("path", [*TEXTS, *WORKFLOWS], ids=lambda path: path.name)
def test_every_command_that_is_named_exists(path: Path) -> None:
    """A command that somebody is told to run is there, with the options that stand beside it."""
    for words in commands_of(path):
        verb = next((word for word in words if not word.startswith("-")), "")
        assert verb in main.commands, words
        known = {option for part in (main, main.commands[verb]) for option in options(part)}
        assert {word.partition("=")[0] for word in words if word.startswith("-")} <= known, words


def options(command: click.Command) -> Iterator[str]:
    """Yield the options that a command has, with their hyphens."""
    for parameter in command.params:
        yield from (name for name in parameter.opts if name.startswith("-"))


def test_commands_are_found() -> None:
    """Commands stand in the texts and in the workflows, or nothing would be looked at above."""
    verbs = {words[0] for path in (*TEXTS, *WORKFLOWS) for words in commands_of(path)}

    assert {"adopt", "review", "from-issue", "links", "edition", "pledge", "poster", "new"} <= verbs


@pytest.mark.parametrize("name", NAMES)
def test_every_target_of_make_exists(name: str) -> None:
    """Whoever is told to run make finds the target."""
    targets = set(re.findall(r"(?m)^([a-z]+):", read(ROOT / "Makefile")))
    for words in (line.split() for line in code(read(HOME / name)) if line.startswith("make ")):
        assert {word for word in words[1:] if "=" not in word} <= targets, words


@pytest.mark.parametrize("name", NAMES)
def test_every_check_that_is_named_exists(name: str) -> None:
    """An id of a check is one of the table."""
    assert set(re.findall(r"\bP\d{3}\b", read(HOME / name))) <= set(check.ids())


def test_the_required_checks_are_the_jobs_of_a_pull_request() -> None:
    """What the main branch waits for is what a pull request runs, by the names that GitHub shows."""
    jobs = loaded(HOME / "workflows/pull-request.yml")["jobs"]
    (listed,) = re.findall(r"Require status checks to pass.*\n((?:  - `.*`\n)+)", read(HOME / "MAINTAINING.md"))

    assert re.findall(r"`(.*)`", listed) == [job["name"] for job in jobs.values()]


@pytest.mark.parametrize("name", NAMES)
def test_every_workflow_that_is_named_exists(name: str) -> None:
    """A workflow is called by the name that GitHub shows."""
    known = {loaded(path)["name"] for path in WORKFLOWS}

    assert set(re.findall(r"workflow \*([^*]+)\*", read(HOME / name))) <= known


def rules() -> list[list[str]]:
    """Return the lines of CODEOWNERS that name somebody."""
    return [line.split() for line in read(HOME / "CODEOWNERS").splitlines() if line and not line.startswith("#")]


def test_owners(manifesto: Manifesto) -> None:
    """Each pattern fits something that is there, and each team is one of the organisation's."""
    organisation = manifesto.settings.repository.partition("/")[0]
    for pattern, *owners in rules():
        path = ROOT / pattern.strip("/")
        assert pattern == "*" or (path.is_dir() if pattern.endswith("/") else path.is_file()), pattern
        assert owners, pattern
        assert set(owners) <= {f"@{organisation}/{team}" for team in ("editors", "maintainers")}


def test_who_owns_what() -> None:
    """Principles are the editors' own; the people and all that runs are the maintainers'."""
    owners = {pattern: owner.rpartition("/")[2] for pattern, owner in rules()}

    assert owners["/principles/"] == "editors"
    assert {owners[each] for each in ("*", "/contributors.yml", "/.github/", "/hooks/", "/overrides/")} == {
        "maintainers"
    }


# --- Words ------------------------------------------------------------------------------------------------------------


def test_a_pull_request_has_nothing_to_fill_in() -> None:
    """The template is a remark that nobody sees: left as it is, it says nothing, and nothing in it can be ticked."""
    template = read(HOME / "PULL_REQUEST_TEMPLATE.md").strip()

    assert template.startswith("<!--")
    assert template.endswith("-->")
    assert template.count("-->") == 1
    assert "[ ]" not in template


@pytest.mark.parametrize("name", NAMES)
def test_the_texts_are_plain(name: str) -> None:
    """Nothing is called easy, nobody is shouted at, and each sentence has a line of its own."""
    prose = re.sub(r"(?ms)^ *```.*?^ *```|^\|.*?$|`[^`\n]*`|https://\S+|<!--|-->", "", read(HOME / name))

    assert not re.findall(r"(?i)\b(?:easy|easily|simply|just|obviously)\b|!", prose)
    assert not re.findall(r"[a-z,)][.?] [A-Z][a-z]+ ", prose)
    assert not re.findall(r"(?m)^#+[ \d.]*$", prose)
