"""A GitHub of our own on this machine: as much of its API as the workflows ask for, and as strict with tokens."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REPOSITORY = "ada-example/manifesto"
BOT = {"login": "github-actions[bot]", "type": "Bot"}
PERSON = {"login": "grace-example", "type": "User"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What GitHub answers once instead of doing what it was asked to."""

    method: str
    path: str
    status: int
    headers: dict[str, str] = field(default_factory=dict)
    message: str = ""


class Refusal(Exception):  # noqa: N818 -- GitHub's answer, no malfunction
    """GitHub does not do this."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(slots=True, kw_only=True)
class GitHub:
    """The state of one repository, and what was asked about it."""

    scripts: Path
    pulls: list[dict[str, Any]] = field(default_factory=list)
    files_of: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    comments: list[dict[str, Any]] = field(default_factory=list)
    late: bool = False
    issues: list[dict[str, Any]] = field(default_factory=list)
    artifacts: list[dict[str, Any]] = field(default_factory=list)
    assets: dict[str, bytes] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    objects: dict[str, Any] = field(default_factory=dict)
    branches: dict[str, str] = field(default_factory=dict)
    pages: str = "https://ada-example.github.io/manifesto"
    faults: list[Fault] = field(default_factory=list)
    gone: bool = False
    asked: list[str] = field(default_factory=list)
    api: str = ""

    def answer(self, method: str, path: str, query: dict[str, str], body: bytes, token: str) -> Any:
        """Do what is asked, if the token allows it, and return the answer."""
        self.asked.append(f"{method} {path}")
        for pattern, needs, name in ROUTES:
            if found := re.fullmatch(pattern, f"{method} {path}"):
                self._allow(token, needs)
                told = body if name == "attach" else json.loads(body or b"null")
                return getattr(self, name)(*found.groups(), query=query, told=told)
        raise Refusal(404, "Not Found")

    def _allow(self, token: str, needs: str) -> None:
        held = dict(part.split("=") for part in token.split(","))
        name, _, level = needs.partition("=")
        if not any(held.get(each) in {level, "write"} for each in name.split("|")):
            raise Refusal(403, "Resource not accessible by integration")

    def list_pulls(self, *, query: dict[str, str], **_: Any) -> Any:
        """Return the pull requests from one branch."""
        found = [each for each in self.pulls if each["head"]["label"] == query["head"]]
        return page([each for each in found if each["state"] == query["state"]], query)

    def open_pull(self, *, told: Any, **_: Any) -> Any:
        """Open a pull request."""
        number = 100 + len(self.pulls)
        head = {"label": f"ada-example:{told['head']}", "ref": told["head"], "sha": self.branches[told["head"]]}
        self.pulls.append(told | {"number": number, "state": "open", "head": head, "user": BOT})
        return self.pulls[-1]

    def list_files(self, number: str, *, query: dict[str, str], **_: Any) -> Any:
        """Return the files that a pull request changes."""
        return page(self.files_of.get(int(number), [{"filename": "principles/answer-first.md"}]), query)

    def list_comments(self, number: str, *, query: dict[str, str], **_: Any) -> Any:
        """Return the comments under an issue or pull request."""
        if self.gone:
            raise Refusal(404, "Not Found")
        return page([each for each in self.comments if each["number"] == int(number) and not self.late], query)

    def add_comment(self, number: str, *, told: Any, **_: Any) -> Any:
        """Write a comment; GitHub's own are shorter than 65,536 characters."""
        if self.gone:
            raise Refusal(404, "Not Found")
        if len(told["body"]) > 65_536:
            raise Refusal(422, "body is too long")
        self.comments.append({"id": 500 + len(self.comments), "number": int(number), "user": BOT, "body": told["body"]})
        return self.comments[-1]

    def edit_comment(self, id: str, *, told: Any, **_: Any) -> Any:
        """Edit a comment."""
        comment = next(each for each in self.comments if each["id"] == int(id))
        return comment.update(told)

    def remove_comment(self, id: str, **_: Any) -> Any:
        """Take a comment away."""
        self.comments = [each for each in self.comments if each["id"] != int(id)]

    def list_issues(self, *, query: dict[str, str], **_: Any) -> Any:
        """Return the issues with a label."""
        return page([each for each in self.issues if query["labels"] in each["labels"]], query)

    def open_issue(self, *, told: Any, **_: Any) -> Any:
        """Open an issue."""
        self.issues.append(told | {"number": 30 + len(self.issues), "state": "open", "user": BOT})
        return self.issues[-1]

    def edit_issue(self, number: str, *, told: Any, **_: Any) -> Any:
        """Edit an issue."""
        return next(each for each in self.issues if each["number"] == int(number)).update(told)

    def list_artifacts(self, run: str, *, query: dict[str, str], **_: Any) -> Any:
        """Return what a run left behind."""
        assert run
        return {"total_count": len(self.artifacts), "artifacts": page(self.artifacts, query)}

    def script(self, name: str, *, query: dict[str, str], **_: Any) -> Any:
        """Return a script of the main branch."""
        assert set(query["ref"]) == {"1"}
        return (self.scripts / name).read_bytes()

    def commit(self, sha: str, **_: Any) -> Any:
        """Return a commit."""
        return {"sha": sha, "tree": {"sha": f"tree-of-{sha}"}}

    def add_object(self, kind: str, *, told: Any, **_: Any) -> Any:
        """Keep a file, a tree or a commit."""
        sha = hashlib.sha1(f"{kind}{json.dumps(told)}".encode(), usedforsecurity=False).hexdigest()
        self.objects[sha] = told
        return {"sha": sha}

    def add_branch(self, *, told: Any, **_: Any) -> Any:
        """Make a branch, unless there is one of that name."""
        name = told["ref"].removeprefix("refs/heads/")
        if name in self.branches:
            raise Refusal(422, "Reference already exists")
        self.branches[name] = told["sha"]
        return told

    def move_branch(self, name: str, *, told: Any, **_: Any) -> Any:
        """Have a branch end somewhere else."""
        self.branches[name] = told["sha"]
        return told

    def list_assets(self, *_: str, query: dict[str, str], **__: Any) -> Any:
        """Return what is attached to a release."""
        return page([{"id": zlib.crc32(name.encode()), "name": name} for name in self.assets], query)

    def remove_asset(self, id: str, **_: Any) -> Any:
        """Take an attached file away."""
        del self.assets[next(name for name in self.assets if zlib.crc32(name.encode()) == int(id))]

    def edit_release(self, id: str, *, told: Any, **_: Any) -> Any:
        """Write the notes of a release."""
        self.notes[int(id)] = told["body"]
        return {}

    def attach(self, *, query: dict[str, str], told: bytes, **_: Any) -> Any:
        """Attach a file to a release, unless there is one of that name."""
        if query["name"] in self.assets:
            raise Refusal(422, "already_exists")
        self.assets[query["name"]] = told
        return {}

    def site(self, **_: Any) -> Any:
        """Return where the site stands."""
        if not self.pages:
            raise Refusal(404, "Not Found")
        return {"html_url": self.pages}

    def files(self, branch: str) -> dict[str, str | None]:
        """Return the files that the last commit of a branch changes; None for one that it takes away."""
        tree = self.objects[self.objects[self.branches[branch]]["tree"]]["tree"]
        return {each["path"]: self._text(each["sha"]) for each in tree}

    def _text(self, sha: str | None) -> str | None:
        return base64.b64decode(self.objects[sha]["content"]).decode() if sha else None


BASE = f"/repos/{REPOSITORY}"
# What is asked for, the permission that it needs, and what is done.
ROUTES = (
    (f"GET {BASE}/pulls", "pull-requests=read", "list_pulls"),
    (f"POST {BASE}/pulls", "pull-requests=write", "open_pull"),
    (f"GET {BASE}/pulls/(\\d+)/files", "pull-requests=read", "list_files"),
    (f"GET {BASE}/issues", "issues=read", "list_issues"),
    (f"POST {BASE}/issues", "issues=write", "open_issue"),
    (f"PATCH {BASE}/issues/(\\d+)", "issues=write", "edit_issue"),
    (f"GET {BASE}/issues/(\\d+)/comments", "issues|pull-requests=read", "list_comments"),
    (f"POST {BASE}/issues/(\\d+)/comments", "issues|pull-requests=write", "add_comment"),
    (f"PATCH {BASE}/issues/comments/(\\d+)", "issues|pull-requests=write", "edit_comment"),
    (f"DELETE {BASE}/issues/comments/(\\d+)", "issues|pull-requests=write", "remove_comment"),
    (f"GET {BASE}/actions/runs/(\\d+)/artifacts", "actions=read", "list_artifacts"),
    (f"GET {BASE}/contents/.github/scripts/([a-z_]+.py)", "contents=read", "script"),
    (f"GET {BASE}/git/commits/(\\w+)", "contents=read", "commit"),
    (f"POST {BASE}/git/(blobs|trees|commits)", "contents=write", "add_object"),
    (f"POST {BASE}/git/refs", "contents=write", "add_branch"),
    (f"PATCH {BASE}/git/refs/heads/([a-z0-9-]+)", "contents=write", "move_branch"),
    (f"GET {BASE}/releases/(\\d+)/assets", "contents=read", "list_assets"),
    (f"DELETE {BASE}/releases/assets/(\\d+)", "contents=write", "remove_asset"),
    (f"PATCH {BASE}/releases/(\\d+)", "contents=write", "edit_release"),
    ("POST /upload", "contents=write", "attach"),
    (f"GET {BASE}/pages", "pages=read", "site"),
)


def page(things: list[Any], query: dict[str, str]) -> list[Any]:
    """Return one page of a list."""
    size, number = int(query.get("per_page", 30)), int(query.get("page", 1))
    return things[(number - 1) * size : number * size]


class Handler(BaseHTTPRequestHandler):
    """Answers for the GitHub that its server carries."""

    def do_GET(self) -> None:
        """Answer any request."""
        github: GitHub = self.server.github  # type: ignore[attr-defined]
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        fault = next((f for f in github.faults if f.method == self.command and re.search(f.path, parts.path)), None)
        if fault:
            github.faults.remove(fault)
            github.asked.append(f"{self.command} {parts.path} -> {fault.status}")
            self._send(fault.status, {"message": fault.message}, fault.headers)
            return
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        try:
            self._send(200, github.answer(self.command, parts.path, query, body, token), {})
        except Refusal as refusal:
            self._send(refusal.status, {"message": str(refusal)}, {})

    do_POST = do_PATCH = do_DELETE = do_GET  # noqa: N815 -- the names are those of the standard library

    def _send(self, status: int, answer: Any, headers: dict[str, str]) -> None:
        data = answer if isinstance(answer, bytes) else b"" if answer is None else json.dumps(answer).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(github: GitHub) -> Iterator[GitHub]:
    """Let a GitHub answer on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.github = github  # type: ignore[attr-defined]
    github.api = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield github
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
