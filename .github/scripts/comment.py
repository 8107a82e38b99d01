"""Says on a pull request what its check found, in one comment that is edited each time.

    python3 -I comment.py FOLDER

FOLDER holds `report.json` as the run of the pull request left it.  Whoever opened the pull request could change what
that run does, so the report is a stranger's text: it is read up to a limit, taken only in the shape that we know, and
every word of it is made inert.  Where to write is told by GitHub's own event and API, never by the report.

The file stands alone and needs Python 3.11 and nothing else: the workflow fetches it without checking anything out.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
import unicodedata
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import Message

MARKER = "<!-- manifesto: what the check of this pull request says -->"
LARGEST = 64 * 1024  # bytes of a report
LONGEST = 300  # characters of any one string of it
MOST = 20  # sentences, and problems
ROOM = 25_000  # characters for either; GitHub takes 65,536 in all
PAGES = 50  # of a hundred things each
FEW = 200  # files of a pull request; GitHub does not list all of a large one
BOT = "github-actions[bot]"  # who writes with the token of a workflow
PATIENCE = 120  # seconds that one run waits for GitHub in all
GONE = {404, 410}
T = TypeVar("T")


# --- GitHub -----------------------------------------------------------------------------------------------------------


class Stopped(Exception):  # noqa: N818 -- it says how the run ended
    """The run cannot go on; its sentence says why, and what helps."""


class Refused(Exception):  # noqa: N818 -- it says what GitHub did
    """GitHub did not do what it was asked to; `status` and `reason` are its own."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"GitHub answered {status}: {visible(reason, LONGEST)}")
        self.status = status
        self.reason = reason


@dataclass(slots=True, kw_only=True)
class GitHub:
    """GitHub's API for one repository: it waits where it is told to, and not for ever."""

    api: str
    repository: str
    token: str
    patience: float = PATIENCE
    pause: Callable[[float], None] = field(default=time.sleep)

    def ask(self, method: str, path: str, body: object = None, **query: object) -> Any:
        """Return the answer to a request about the repository; raise Refused or Stopped."""
        address = f"{self.api}/repos/{self.repository}{path}{'?' if query else ''}{urlencode(query)}"
        return self.send(method, address, None if body is None else json.dumps(body).encode())

    def send(self, method: str, address: str, body: bytes | None, kind: str = "application/json") -> Any:
        """Return the answer to a request to any address of GitHub's; raise Refused or Stopped."""
        for attempt in count(1):
            try:
                return self._once(method, address, body, kind)
            except HTTPError as error:
                with error:
                    status, answer = error.code, error.read(LARGEST)
                wait = wait_for(status, error.headers, answer, time.time())
            except (OSError, HTTPException):
                status, answer, wait = 0, b"", None
            self._wait(give_up_or_pause(method, attempt, status, answer) if wait is None else wait)
        return None

    def all(self, path: str, key: str = "", **query: object) -> Iterator[dict[str, Any]]:
        """Yield everything of a list, page by page."""
        for page in range(1, PAGES + 1):
            answer = self.ask("GET", path, per_page=100, page=page, **query)
            found = answer[key] if key else answer
            yield from found
            if len(found) < 100:
                return

    def _once(self, method: str, address: str, body: bytes | None, kind: str) -> Any:
        told = {
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": "2022-11-28",
            "User-Agent": "manifesto",
        }
        request = Request(address, body, told | {"Content-Type": kind}, method=method)  # noqa: S310 -- GitHub's own
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        with urlopen(request, timeout=60) as answer:  # noqa: S310
            text = answer.read()
        return json.loads(text) if text else None

    def _wait(self, seconds: float) -> None:
        """Wait, unless that would take longer than anybody should."""
        if seconds > self.patience:
            raise Stopped(f"GitHub asks us to wait {seconds:.0f} seconds. Run this again after that.")
        self.patience -= seconds
        self.pause(seconds)


def give_up_or_pause(method: str, attempt: int, status: int, answer: bytes) -> float:
    """Raise what is final; return the seconds to wait where trying again may help and can do no harm."""
    if 400 <= status < 500:
        raise Refused(status, message_of(answer))
    if attempt >= 3 or method == "POST":  # what was posted may be there all the same
        why = f"it answered {status}" if status else "it could not be reached"
        raise Stopped(f"GitHub did not do its part: {why}. Run this again later.")
    return attempt


def message_of(answer: bytes) -> str:
    """Return GitHub's own reason, with those of its details."""
    try:
        found = json.loads(answer)
        details = [each.get("message", "") for each in found.get("errors", []) if isinstance(each, dict)]
        return " ".join([str(found.get("message", "")), *map(str, details)])
    except (ValueError, AttributeError, TypeError):
        return ""


def wait_for(status: int, headers: Message, answer: bytes, now: float) -> float | None:
    """Return the seconds that GitHub wants us to wait before we ask again; None where it is not about that."""
    if status not in {403, 429}:
        return None
    after = headers.get("Retry-After", "")
    if after.isdecimal():
        return max(1.0, float(after))
    reset = headers.get("X-RateLimit-Reset", "")
    if headers.get("X-RateLimit-Remaining") == "0" and reset.isdecimal():
        return max(1.0, float(reset) - now + 1)
    return 60.0 if status == 429 or b"rate limit" in answer.lower() else None


def keep_comment(github: GitHub, number: int, marker: str, text: str, *, only_edit: bool = False) -> None:
    """Have one comment with this marker under an issue or pull request, and let it say `text`.

    Ours is one that begins with the marker and was written by a bot: anybody else may write the marker, too.
    """
    body = f"{marker}\n{text}"
    if not ours(github, number, marker):
        if only_edit:
            return
        github.ask("POST", f"/issues/{number}/comments", {"body": body})
    found = sorted(ours(github, number, marker), key=lambda each: int(each["id"]))
    if not found:  # GitHub's list comes a moment later
        return
    first, *others = found
    if first["body"] != body:
        github.ask("PATCH", f"/issues/comments/{first['id']}", {"body": body})
    for other in others:  # two runs at the same moment have each found none
        github.ask("DELETE", f"/issues/comments/{other['id']}")


def ours(github: GitHub, number: int, marker: str) -> list[dict[str, Any]]:
    """Return our comments under an issue or pull request."""
    return [each for each in github.all(f"/issues/{number}/comments") if is_ours(each, marker)]


def is_ours(thing: dict[str, Any], marker: str) -> bool:
    """Tell whether a workflow wrote a comment or an issue with the marker; a deleted account is nobody's."""
    user = thing.get("user") or {}
    ours = user.get("type") == "Bot" and user.get("login") == BOT
    return ours and (thing.get("body") or "").startswith(marker)


# --- Text of strangers ------------------------------------------------------------------------------------------------

JOINERS = "\u200c\u200d"  # names in Persian or Hindi are wrong without them
MEANT = re.compile(r"[&<>\[\]\\`*_~|@#:$]")  # what Markdown, HTML and GitHub read as more than itself
BEGINS = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=]))")  # what makes a list or a heading of a line
JOINER = "&#8288;"  # prints nothing; no name, number or address goes on after it


def visible(text: str, longest: int = LONGEST) -> str:
    """Return one line of at most so many characters, with whatever is invisible written as U+XXXX."""
    line = " ".join(text[: longest + 1].split())
    shown = "".join(f"U+{ord(c):04X}" if unicodedata.category(c)[0] == "C" and c not in JOINERS else c for c in line)
    return shown if len(text) <= longest else f"{shown[:longest].rstrip()}…"


def inert(text: str) -> str:
    """Return Markdown that reads as `text` and does nothing: no link, mention, reference, picture, list or heading."""
    line = MEANT.sub(lambda found: f"&#{ord(found[0])};", visible(text))
    # GitHub looks for mentions and references once the entities are characters again.
    line = re.sub(r"&#(?:64|35);", lambda found: found[0] + JOINER, line)
    line = line.replace("&#58;//", f"&#58;{JOINER}//")
    line = re.sub(r"(?i)\b(gh|www|xmpp|mailto)(?=[-.]|&#58;)", lambda found: found[0] + JOINER, line)
    return BEGINS.sub(lambda found: found[0] + JOINER, line)


def block(text: str, indent: str) -> str:
    """Return a fenced block that somebody may copy, whatever stands in it."""
    lines = [visible_code(line) for line in text.split("\n")[:MOST]]
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join(f"{indent}{line}" for line in [fence, *lines, fence])


def visible_code(line: str) -> str:
    """Return a line with its own spaces, and with whatever is invisible written as U+XXXX."""
    line = line.expandtabs(4)[: LONGEST * 2]
    return "".join(f"U+{ord(c):04X}" if unicodedata.category(c)[0] in "CZ" and c != " " else c for c in line)


# --- The report -------------------------------------------------------------------------------------------------------

HEADINGS = {
    "fits": "This fits",
    "needs-fixing": "Something needs fixing first",
    "for-a-person": "Nothing needs fixing; a person will look at this",
}
UNREADABLE = (
    "### The check did not get to its end\n\n"
    "It stopped before it could say anything about what you wrote. Nothing is lost, and there is nothing you need to do: "
    "a maintainer will look."
)
UNSURE = (
    "**This pull request changes more than principles, pages and people, and so perhaps the check itself. "
    "What stands below may be the words of whoever sent it: nobody should rely on it before reading the change.**"
)
NOTHING = "### Nothing to say\n\nThis pull request no longer changes a principle."
SEVERITIES = {"error": "Needs fixing", "warning": "Worth a look", "review": "For a person to look at"}
PICTURES = {
    "poster.pdf": "the poster",
    "before.png": "how it looked before",
    "after.png": "how it looks now",
    "diff.png": "what is different",
}


def read(folder: Path) -> dict[str, Any] | None:
    """Return the report, or None where there is none that we can read."""
    try:
        descriptor = os.open(folder / "report.json", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            return None
        found = json.loads(data.decode(), parse_constant=int)  # NaN and Infinity are no JSON, and no whole numbers
    except (OSError, ValueError, RecursionError):
        return None
    known = isinstance(found, dict) and found.get("version") == 1 and found.get("verdict") in (*HEADINGS, "nothing")
    return found if known else None


def all_of(kind: type[T], value: object) -> list[T]:
    """Return what of a list is of a kind, and not empty, whatever else stands in it or in its place."""
    return [each for each in value if isinstance(each, kind) and each] if isinstance(value, list) else []


def text_of(value: object, key: str) -> str:
    """Return a string of an object, or none."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


def number_of(value: object, key: str) -> int:
    """Return a line number of an object, or 0."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if type(found) is int and 0 < found < 100_000 else 0  # True is no number


def say(report: dict[str, Any] | None, more: str, pictures: dict[str, str], *, sure: bool = True) -> str:
    """Return the comment: the verdict, its sentences, what to change, and where to see it; `more` ends it.

    It is `sure` where the check that wrote the report was our own.
    """
    if report is None:
        return f"{UNREADABLE}\n\n{more}"
    if report["verdict"] == "nothing":
        return NOTHING
    sentences, problems = (
        list(filter(str.strip, all_of(str, report.get("sentences")))),
        all_of(dict, report.get("problems")),
    )
    items = within([say_problem(problem) for problem in problems[:MOST]], ROOM)
    said = within([f"- {inert(each)}" for each in sentences[:MOST]], ROOM)
    parts = [f"### {HEADINGS[report['verdict']]}", "" if sure else UNSURE, "\n".join(said), *items]
    left = counted(report, problems) - len(items)
    parts += [f"There {'is' if left == 1 else 'are'} {left} more, on the page of the check."] if left else []
    links = [f"[{words}]({pictures[name]})" for name, words in PICTURES.items() if name in pictures]
    parts += [f"See {', '.join(links)}. GitHub shows them to anybody who is signed in."] if links else []
    return "\n\n".join([*filter(None, parts), more])


def counted(report: dict[str, Any], problems: list[dict[str, Any]]) -> int:
    """Return how many problems there are; a long report lists only some of them."""
    return max(len(problems), sum(number_of(report.get("counts"), name) for name in SEVERITIES))


def within(parts: list[str], room: int) -> list[str]:
    """Return as many of the first parts as have room together."""
    return [part for number, part in enumerate(parts) if sum(map(len, parts[: number + 1])) <= room]


def say_problem(problem: dict[str, Any]) -> str:
    """Return one item of the list, with the right line below it where we know that."""
    word = SEVERITIES.get(text_of(problem, "severity"), "Worth a look")
    path, line, name = text_of(problem, "path"), number_of(problem, "line"), text_of(problem, "id")
    where = f"{inert(path)}, line {line}" if line else inert(path)
    known = f" ({name})" if re.fullmatch(r"P\d{3}", name) else ""
    item = f"- **{word}**{known} in {where}: {inert(text_of(problem, 'message'))}"
    fix = problem.get("fix")
    right, at = text_of(fix, "replacement"), number_of(fix, "line")
    if not at or not right or len(right) > LONGEST * MOST:
        return item
    return f"{item}\n\n  Change line {at} to:\n\n{block(right, '  ')}"


# --- The pull request -------------------------------------------------------------------------------------------------


def pull_request_of(github: GitHub, run: dict[str, Any]) -> int | None:
    """Return the open pull request that this run checked in its present state, or None.

    The event names none for a fork, so it is the one whose branch is that of the run and still ends in its commit.
    """
    head = run.get("head_repository") or {}  # a fork may be deleted by now
    owner = (head.get("owner") or {}).get("login", "")
    if not owner:
        return None
    found = github.all("/pulls", state="open", head=f"{owner}:{run['head_branch']}")
    same = (run["head_sha"], head.get("id"))
    heads = ((each["number"], each["head"]) for each in found)
    return min((n for n, each in heads if (each["sha"], (each.get("repo") or {}).get("id")) == same), default=None)


WORDS = re.compile(r"(?:principles|pages)/[^/]+\.md|contributors\.yml")


def changes_words_alone(github: GitHub, number: int) -> bool:
    """Tell whether nothing that runs, or that steers what runs, can be different in a pull request."""
    for place, file in enumerate(github.all(f"/pulls/{number}/files"), 1):
        names = [file["filename"], file.get("previous_filename") or file["filename"]]
        if place > FEW or not all(map(WORDS.fullmatch, names)):
            return False
    return True


def seen(github: GitHub, run: dict[str, Any]) -> dict[str, str]:
    """Return where the poster and its pictures can be seen, by name."""
    page = page_of(github, run)
    found = github.all(f"/actions/runs/{int(run['id'])}/artifacts", key="artifacts")
    return {each["name"]: f"{page}/artifacts/{int(each['id'])}" for each in found if each["name"] in PICTURES}


def page_of(github: GitHub, run: dict[str, Any]) -> str:
    """Return the address of the run's own page."""
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    return f"{server}/{quote(github.repository)}/actions/runs/{int(run['id'])}"


def from_environment() -> GitHub:
    """Return the API as the runner tells of it."""
    names = ("GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN")
    api, repository, token = (os.environ[name] for name in names)
    return GitHub(api=api, repository=repository, token=token)


def event() -> dict[str, Any]:
    """Return what happened, as GitHub wrote it down."""
    found: dict[str, Any] = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    return found


def comment(folder: Path) -> str:
    """Write or edit the comment, and return a sentence for the log."""
    github, run = from_environment(), event()["workflow_run"]
    number = pull_request_of(github, run)
    if number is None:
        return "No open pull request is in the state that this run checked: nothing to say."
    report = read(folder)
    more = f"[The page of the check]({page_of(github, run)}) has all of it, for the state {run['head_sha'][:7]}."
    sure = report is None or changes_words_alone(github, number)
    text = say(report, more, seen(github, run) if report else {}, sure=sure)
    keep_comment(github, number, MARKER, text, only_edit=report is not None and report["verdict"] == "nothing")
    return f"Pull request {number} says what the check found."


def end_with(work: Callable[[], str]) -> None:
    """Do the work and say how it ended: what is gone needs nothing, what GitHub refused is said in a sentence."""
    try:
        sys.stdout.write(f"{work()}\n")
    except Stopped as stopped:
        raise SystemExit(f"::error::{stopped}") from None
    except Refused as refused:
        if refused.status not in GONE and "locked" not in refused.reason:
            raise SystemExit(f"::error::{refused}") from None
        sys.stdout.write("What this was about is not there any more: nothing to say.\n")


if __name__ == "__main__":
    end_with(lambda: comment(Path(sys.argv[1])))
