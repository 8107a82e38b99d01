"""The documents: every command, option, target, file, check and address that one of them names is there."""

from __future__ import annotations

import re
import shlex
from fnmatch import fnmatch
from typing import TYPE_CHECKING

import pytest
from tests.documents import DOCUMENTS, ROOT, TOP, calls, code, read, verb_of
from tests.known import CALLED, helps, options_of, patterns, published, targets

from manifesto import Project, check
from manifesto.cli import main

if TYPE_CHECKING:
    from pathlib import Path

FILE = re.compile(
    r"\.?[\w-][\w./*-]*/|[\w.*-][\w./*-]*\.(?:md|yml|toml|txt|py|sh|html|css|svg|js)|\.ci/run|Dockerfile|Makefile"
)
PLACES = ("", ".github", ".github/workflows", "hooks/manifesto", "hooks/manifesto/poster", "overrides")
MADE = ("site/*", ".cache/*", ".venv/*", "posters/*")  # by make
OF_OTHERS = {  # of whoever reads this, or of the program when it answers
    *("principles/ring-back-by-four.md", "ring-back-by-four.md", "house.yml", "logo.svg", "event.json", "editions.yml"),
    *("principles/go-first.de.md", "comment.md", "pull.json", "prose/image.html"),
}
OPTIONS_OF_OTHERS = {  # docker, git, and Python's own
    *("--output", "--build-arg", "--initial-branch", "--message", "--set-upstream", "--color", "--description", "--force"),
}  # fmt: skip
SCHEMED = re.compile(r"https://great-customer-service\.github\.io/manifesto/[^\s)`\"#]*")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_is_there(name: str) -> None:
    """A call of the command has a verb that exists, and only options that this verb has."""
    for words in calls(read(name)):
        verb = verb_of(words)

        assert verb in main.commands, words
        given = {word.partition("=")[0] for word in words if re.match(r"--?[A-Za-z]", word)}
        assert given <= options_of(main, main.commands[verb]), words


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_option_is_there(name: str) -> None:
    """An option between backticks is one of some command of ours, or of a known command of others."""
    known = options_of(main, *main.commands.values()) | OPTIONS_OF_OTHERS
    named = {option for line in code(read(name)) for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", line)}

    assert named <= known


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_target_is_there(name: str) -> None:
    """What make is asked for is a target that it lists."""
    for words in (
        shlex.split(line, comments=True) for line in code(read(name)) if re.match(r"(?:[A-Z_]+=\S* )*make ", line)
    ):
        asked = [word for word in words[words.index("make") + 1 :] if "=" not in word and re.match(r"[a-z]", word)]

        assert set(asked) <= targets(), words


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_is_there(name: str) -> None:
    """A file or a folder between backticks is in the repository, beside the document, or in the room that it is about."""
    for word in code(read(name)):
        if FILE.fullmatch(word) and word not in OF_OTHERS and not any(fnmatch(word, each) for each in MADE):
            assert any(list((ROOT / place).glob(word.rstrip("/"))) for place in PLACES), word


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_check_is_there(name: str) -> None:
    """An id of a check is one that there is."""
    assert set(re.findall(r"\bP\d{3}\b", read(name))) <= set(check.ids())


@pytest.mark.parametrize("name", TOP)
def test_every_name_of_the_environment_is_there(name: str) -> None:
    """A name in capitals that a document tells people to set is read by the build."""
    read_somewhere = "".join(map(read, ("Makefile", "mkdocs.yml", "tools/setup.sh"))) + "_MANIFESTO_COMPLETE"
    for line in code(read(name)):
        for word in re.findall(r"\b[A-Z_]{4,}(?==)|^[A-Z]+(?:_[A-Z]+)+$|^ARGS$|^PYTHON$", line):
            assert word in read_somewhere, word


@pytest.mark.parametrize("name", [*TOP, "pages/make-it-yours.md"])
def test_every_address_is_there(name: str, site: Path) -> None:
    """An address between backticks is one at which a site has something, whichever manifesto it is of."""
    there = published(site)
    for word in code(read(name)):
        if re.fullmatch(r"/[\w<>./-]*(?:\?[\w=<>]*)?", word):
            (pattern,) = patterns([word])
            assert any(pattern.fullmatch(address) for address in there), word


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_page_of_ours_is_there(name: str, site: Path) -> None:
    """A whole address of our site leads to a page that is built."""
    home = Project.at(ROOT).load().settings.site_url
    first = min(path.stem for path in (ROOT / "principles").glob("*.md"))
    for address in SCHEMED.findall(read(name).replace("SLUG", first)):
        file = site / address.removeprefix(home)

        assert file.is_file() or (file / "index.html").is_file(), address


@pytest.mark.parametrize(("name", "text"), helps().items(), ids=list(helps()))
def test_help_names_what_is_there(name: str, text: str) -> None:
    """What the command says of itself, and of a check, names commands, options and files that there are."""
    options = options_of(main, *main.commands.values())

    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)) <= options, name
    assert set(CALLED.findall(text)) <= set(main.commands), name
    for file in re.findall(r"(?<![\w/.<-])(?:[a-z]+/)?[a-z]+\.yml\b", text):
        assert file in OF_OTHERS or (ROOT / file).is_file(), (name, file)


def test_something_is_looked_at() -> None:
    """Commands, targets and files stand in the documents, or nothing would be looked at above."""
    every = "\n".join(map(read, DOCUMENTS))

    assert len(calls(every)) > 50
    assert len([word for word in code(every) if FILE.fullmatch(word)]) > 80
    assert len([text for text in helps().values() if CALLED.search(text)]) > 5
    assert len(SCHEMED.findall(every)) > 5
