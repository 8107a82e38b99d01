"""Opens the draft pull request that an accepted form asks for, through the API and without git.

    python3 pull_request.py FOLDER

FOLDER holds `answer/pull.json` as `manifesto from-issue --write` wrote it, and each file that it names, at its path;
one that is not there is taken away.  Where there is no pull.json, there is nothing to do.
"""

from __future__ import annotations

import base64
import json
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comment import GitHub, Refused, Stopped, end_with, event, from_environment, visible

BRANCH = re.compile(r"[a-z]+-\d{1,10}")
LANGUAGE = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?"  # as hooks/manifesto/language_tag.py has it
PATH = re.compile(rf"principles/[a-z0-9]+(-[a-z0-9]+)*(\.{LANGUAGE})?\.md|contributors\.yml")
FORBIDDEN = (
    "GitHub does not let workflows open pull requests here. In Settings, Actions, General, tick "
    "“Allow GitHub Actions to create and approve pull requests”; then take the label off the issue and put it on again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the pull request is to be: its branch, its words, and its files."""

    branch: str
    title: str
    message: str
    body: str
    paths: tuple[str, ...]
    folder: Path


def read(folder: Path) -> Wanted | None:
    """Return what is wanted, or None; stop at a branch or a file that no form may ask for."""
    try:
        found: dict[str, Any] = json.loads((folder / "answer" / "pull.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    words = {name: str(found[name]) for name in ("branch", "title", "message", "body")}
    wanted = Wanted(**words, paths=tuple(map(str, found["paths"])), folder=folder)
    own = BRANCH.fullmatch(wanted.branch) and wanted.branch.endswith(f"-{int(event()['issue']['number'])}")
    strange = [path for path in wanted.paths if not PATH.fullmatch(path) or (folder / path).is_symlink()]
    if strange or not own:
        raise Stopped(f"A form may not change this: {visible(', '.join(strange) or wanted.branch)}.")
    return wanted


def open_pull_request(folder: Path) -> str:
    """Write the branch, open the pull request, and return a sentence for the log."""
    wanted = read(folder)
    if wanted is None:
        return "There is nothing to suggest."
    github = from_environment()
    there = already_open(github, wanted)
    if there:
        return f"Pull request {there} is open for this already. Close it and put the label on again for a new one."
    write_branch(github, wanted, commit(github, wanted, os.environ["GITHUB_SHA"]))
    return f"Pull request {propose(github, wanted)} is open, as a draft."


def already_open(github: GitHub, wanted: Wanted) -> int | None:
    """Return the pull request from that branch; somebody may have worked on it since."""
    owner = github.repository.partition("/")[0]
    found = github.ask("GET", "/pulls", state="open", head=f"{owner}:{wanted.branch}")
    return next((each["number"] for each in found), None)


def commit(github: GitHub, wanted: Wanted, parent: str) -> str:
    """Return a new commit of the files, on the state that the form was checked against."""
    base = github.ask("GET", f"/git/commits/{parent}")["tree"]["sha"]
    entries = [entry(github, wanted, path) for path in wanted.paths]
    tree = github.ask("POST", "/git/trees", {"base_tree": base, "tree": entries})["sha"]
    told = {"message": wanted.message, "tree": tree, "parents": [parent]}
    return str(github.ask("POST", "/git/commits", told)["sha"])


def entry(github: GitHub, wanted: Wanted, path: str) -> dict[str, str | None]:
    """Return what a tree of git says of one file, whose content GitHub then has; `sha` is None for one taken away."""
    file = wanted.folder / path
    sha = None
    if file.is_file():
        content = base64.b64encode(file.read_bytes()).decode()
        sha = github.ask("POST", "/git/blobs", {"content": content, "encoding": "base64"})["sha"]
    return {"path": path, "mode": "100644", "type": "blob", "sha": sha}


def write_branch(github: GitHub, wanted: Wanted, sha: str) -> None:
    """Have the branch end in the commit; one that an older, closed pull request left behind is taken over."""
    try:
        github.ask("POST", "/git/refs", {"ref": f"refs/heads/{wanted.branch}", "sha": sha})
    except Refused as refused:
        if refused.status != 422:
            raise
        github.ask("PATCH", f"/git/refs/heads/{wanted.branch}", {"sha": sha, "force": True})


def propose(github: GitHub, wanted: Wanted) -> int:
    """Open the pull request: as a draft, since checks run only once a person marks it as ready."""
    told = {"title": wanted.title, "body": wanted.body, "head": wanted.branch, "draft": True}
    told["base"] = event()["repository"]["default_branch"]
    try:
        return int(github.ask("POST", "/pulls", told)["number"])
    except Refused as refused:
        if refused.status == 403 and "not permitted" in refused.reason:
            raise Stopped(FORBIDDEN) from None
        if refused.status != 422 or "raft" not in refused.reason:
            raise
        return int(github.ask("POST", "/pulls", told | {"draft": False})["number"])


if __name__ == "__main__":
    end_with(lambda: open_pull_request(Path(sys.argv[1])))
