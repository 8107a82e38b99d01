"""The command `manifesto links`: what is told of links, with which exit code, and whose fault no network is."""

from __future__ import annotations

import json
import socket
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from manifesto.answer import NoAnswer, Reply
from manifesto.web import Web

from .conftest import PRINCIPLE, SETTINGS, TEXT, contents, problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Make, Run

    Knock = Callable[[Web, str, str], Reply]


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command go on where it would wait."""
    monkeypatch.setattr(time, "sleep", lambda _: None)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Return the function that lets the web answer from a table, and says what is asked and by whom.

    What the table does not have is there.
    """

    def answer_from(**pages: int | str | NoAnswer) -> list[str]:
        asked: list[str] = []

        def knock(self: Web, method: str, url: str) -> Reply:
            asked.append(f"{method} {url} {self.agent} {self.patience:g}")
            said = pages.get(url.removeprefix("https://").split("/")[-1].partition(".")[0] or "own", 200)
            if isinstance(said, NoAnswer):
                raise said
            return Reply(status=said) if isinstance(said, int) else Reply(status=301, location=said)

        monkeypatch.setattr(Web, "knock", knock)
        return asked

    return answer_from


def linked(*pages: str) -> dict[str, str]:
    """Return the principle of the small project, with links in a line each."""
    return {PRINCIPLE: TEXT + "\n" + "".join(f"[a](https://{page}.example/{page})\n\n" for page in pages)}


GONE = NoAnswer("silent", "is at a site that is not there any more", whole_site=True)
UNREACHED = NoAnswer("unreached", "could not be looked up just now", whole_site=True)


def test_no_links(make: Make, run: Run, web: Callable[..., list[str]]) -> None:
    """A manifesto that leads nowhere else asks nobody."""
    asked = web()
    result = run(make(), "links")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "There is no link to another site.\n", "")
    assert asked == []


def test_all_is_well(make: Make, run: Run, web: Callable[..., list[str]]) -> None:
    """Every address is asked in the name of the site, and there is nothing to say; nothing is written anywhere."""
    asked = web()
    root = make(linked("one", "two"))
    before = contents(root)
    result = run(root, "links", "--timeout", "25")

    assert (result.exit_code, result.stdout) == (0, "Nothing to fix.\n")
    assert sorted(asked) == [
        f"HEAD https://{page}.example/{page} manifesto-links/1 (+https://example.org/) 25" for page in ("one", "two")
    ]
    assert contents(root) == before


@pytest.mark.parametrize(
    ("said", "told_as"),
    [
        (404, (1, "warning")),
        (410, (1, "warning")),
        (GONE, (1, "warning")),
        (NoAnswer("private", "leads into a network that is not public"), (1, "warning")),
        (403, (0, "review")),
        (503, (0, "review")),
        (429, (0, "review")),
        ("https://new.example/", (0, "warning")),
    ],
)
def test_one_link_of_two(
    make: Make, run: Run, web: Callable[..., list[str]], said: int | str | NoAnswer, told_as: tuple[int, str]
) -> None:
    """What nobody can follow ends with exit code 1; what moved, or a person should try, is told and does not."""
    web(two=said)
    result = run(make(linked("one", "two")), "links", "--format", "json")
    (told,) = problems(result)

    assert (result.exit_code, told["severity"]) == told_as
    assert (told["id"], told["path"]) == ("P044", PRINCIPLE)
    assert "https://two.example/two" in told["message"]
    assert told["help"] == "https://example.org/help/p044/"
    assert json.loads(result.stdout)["network"] is True


def test_what_a_person_reads(make: Make, run: Run, web: Callable[..., list[str]]) -> None:
    """A link that moved is shown with its place and the line that should stand there."""
    web(one="https://new.example/here?utm_source=x")
    lines = run(make(linked("one")), "links").stdout.splitlines()
    number = len(TEXT.splitlines()) + 2

    assert lines[0] == f"worth a look  {PRINCIPLE}:{number}:5  [P044]"
    assert lines[-1] == "Nothing to fix, 1 worth a look."
    assert f"  Change line {number} to:" in lines
    assert "      [a](https://new.example/here)" in lines


def test_hostile_words_of_a_site_steer_nothing(make: Make, run: Run, web: Callable[..., list[str]]) -> None:
    """Where a site names a new address with signs for the terminal in it, they are shown and do nothing."""
    web(one="https://new.example/\x1b[31m\u202ea\n::error::b")
    result = run(make(linked("one")), "links")

    assert "\x1b" not in result.output
    assert "\u202e" not in result.output
    assert not any(line.startswith("::") for line in result.output.splitlines())


def test_no_network(make: Make, run: Run, web: Callable[..., list[str]]) -> None:
    """Where nothing answers, not even our own site, that is said to be ours, and no link is blamed."""
    asked = web(one=GONE, two=UNREACHED, own=UNREACHED)
    result = run(make(linked("one", "two")), "links", "--format", "json")

    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "version": 1,
        "problems": [],
        "counts": {"error": 0, "warning": 0, "review": 0},
        "network": False,
    }
    assert result.stderr.startswith("Nothing answered, so the fault is probably with the network here")
    assert sum("https://example.org/ " in line for line in asked) == 1
    assert run(make(linked("one"), "other"), "links").stdout == "Nothing is known about the links.\n"


def test_the_only_link_is_dead(make: Make, run: Run, web: Callable[..., list[str]]) -> None:
    """Where our own site answers, the network is there, and the link is to blame."""
    web(one=GONE)

    assert run(make(linked("one")), "links").exit_code == 1


def test_a_name_that_could_not_be_looked_up(make: Make, run: Run, web: Callable[..., list[str]]) -> None:
    """What could not be reached while others could is told, and is no failure."""
    web(two=UNREACHED)
    result = run(make(linked("one", "two")), "links")

    assert result.exit_code == 0
    assert result.stdout.endswith("\n\nNothing to fix, 1 for a person to look at.\n")


def test_a_file_that_cannot_be_read(make: Make, run: Run, web: Callable[..., list[str]]) -> None:
    """A broken file is named, and the links of the others are asked."""
    asked = web(one=404)
    result = run(make({**linked("one"), "contributors.yml": "a: ["}), "links")

    assert result.exit_code == 1
    assert result.stderr == "Not read: contributors.yml. manifesto check says why.\n"
    assert len(asked) == 2


def test_no_site_of_our_own(make: Make, run: Run, web: Callable[..., list[str]]) -> None:
    """A manifesto without an address asks in nobody's name, and its messages lead to the command that explains."""
    asked = web(one=404)
    result = run(
        make({**linked("one"), "mkdocs.yml": SETTINGS.replace("site_url: https://example.org/\n", "")}), "links"
    )

    assert asked[0] == "HEAD https://one.example/one manifesto-links/1 10"
    assert "More: manifesto explain P044" in result.stdout


def test_no_manifesto(run: Run, make: Make) -> None:
    """Where there is no manifesto, that is wrong usage."""
    assert run(make({}).parent, "links").exit_code == 2


@pytest.mark.parametrize("seconds", ["0", "-1", "121", "2.5", "nan", "soon"])
def test_a_time_that_is_none(make: Make, run: Run, seconds: str) -> None:
    """A time to wait is from one second to two minutes."""
    assert run(make(), "links", "--timeout", seconds).exit_code == 2


def test_the_command_asks_the_real_web_and_keeps_out_of_ours(
    make: Make, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Put together as it is, with a name that leads to this machine, nobody knocks here."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(0)
        places = [("127.0.0.1", door.getsockname()[1])]
        monkeypatch.setattr("manifesto.web.Web", partial(Web, places=lambda _, __: places))
        nowhere = SETTINGS.replace("site_url: https://example.org/\n", "")
        result = run(make({**linked("one"), "mkdocs.yml": nowhere}), "links")
        with pytest.raises(BlockingIOError):
            door.accept()

    assert result.exit_code == 1
    assert "leads into a network that is not public" in " ".join(result.stdout.split())
