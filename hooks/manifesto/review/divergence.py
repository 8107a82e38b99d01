"""Divergence: which files somebody changed since their work left another branch, told by git."""

from __future__ import annotations

import os
import posixpath
import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto import git
from manifesto.git import Unanswered
from manifesto.problem import as_line, quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Where work begins unless somebody says otherwise; the settings have no say, since the change may have changed them.
USUAL = ("refs/remotes/origin/main", "refs/heads/main")
LONGEST_NAME = 250
NAME = re.compile(r"(?!-)(?!.*(?:\.\.|@\{))[^\x00-\x20\x7f~^:?*\[\\]+(?:[~^][0-9]{0,5})*")
COMMIT = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?")
# Names as they are, those of the whole repository, and nothing that another program would have a hand in.
DIFF = (
    *("-c", "diff.relative=false", "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff"),
    *("--no-textconv", "--ignore-submodules=dirty"),
)
OTHERS = ("ls-files", "--others", "--exclude-standard", "-z")


class NotComparable(Exception):  # noqa: N818 -- it says what is missing, which is no fault of ours
    """Nobody can tell what changed; the message says why, and the command that helps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Divergence:
    """The commit at which the work began, and the files that are no longer as they were there.

    Paths are from the project's folder, with forward slashes; those outside it begin with `../`.  What is `new` is not
    known to git yet.
    """

    base: str
    changed: tuple[str, ...]
    new: tuple[str, ...] = ()


def divergence(root: Path, ref: str | None = None) -> Divergence:
    """Return what the files around `root` are no longer, since their branch left `ref`; raises NotComparable.

    Without `ref` it is the main branch of whom the repository was cloned from, or our own.
    """
    try:
        prefix = os.fsdecode(git.answer(root, "rev-parse", "--show-prefix").removesuffix(b"\n"))
    except Unanswered as unanswered:
        raise NotComparable(_no_repository(root, str(unanswered))) from None
    base = _left_at(root, _commit(root, ref))
    try:
        changed, new = git.answer(root, *DIFF, base, "--"), git.answer(root, *OTHERS)
    except Unanswered as unanswered:
        raise NotComparable(f"Git could not compare the files: {as_line(str(unanswered))}.") from None
    paths = dict.fromkeys(_inside(path, prefix) for path in _changed(changed))
    return Divergence(base=base, changed=tuple(paths), new=tuple(map(os.fsdecode, filter(None, new.split(b"\0")))))


def _changed(output: bytes) -> Iterator[str]:
    """Yield the names of a raw comparison: a line and a name for each file, both ended by NUL."""
    words = iter(output.split(b"\0"))
    for line in words:
        if line.startswith(b":"):
            yield os.fsdecode(next(words, b""))


def _inside(path: str, prefix: str) -> str:
    """Return a path of the repository as it is from the project's folder, which is `prefix` there."""
    return path.removeprefix(prefix) if path.startswith(prefix) else posixpath.relpath(path, prefix)


def _commit(root: Path, ref: str | None) -> str:
    if ref is not None and (len(ref) > LONGEST_NAME or not NAME.fullmatch(ref)):
        raise NotComparable(f"{quote(ref)} is no name of a branch, a tag or a commit. Write one such as origin/main.")
    for name in USUAL if ref is None else (ref,):
        try:
            found = git.answer(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").strip()
        except Unanswered:
            continue
        if COMMIT.fullmatch(found):
            return found.decode()
    if ref is None:
        raise NotComparable(
            f"There is neither origin/main nor main here. Fetch it:\n    {_fetch(root, 'main')}\n"
            "or say with --base REF what to compare with."
        )
    raise NotComparable(f"There is no {quote(ref)} here. Fetch it:\n    {_fetch(root, _remote_name(ref))}")


def _left_at(root: Path, commit: str) -> str:
    """Return the commit at which our branch left the one that ends in `commit`."""
    try:
        found = git.answer(root, "merge-base", commit, "HEAD").split()
    except Unanswered:
        found = []
    if found and COMMIT.fullmatch(found[0]):
        return found[0].decode()
    if _is_shallow(root):
        raise NotComparable(
            f"Only the newest commits were fetched, and not the one at which this work began. Fetch the others:\n    {_whole()}"
        )
    raise NotComparable("The two have no commit in common. Name with --base the branch on which this work began.")


def _remote_name(ref: str) -> str:
    return re.sub(r"[~^][0-9~^]*\Z", "", ref).removeprefix("refs/heads/").removeprefix("origin/")


def _fetch(root: Path, name: str) -> str:
    """Return the command that fetches a branch, or a commit, with all that came before it."""
    if re.fullmatch(r"[0-9a-f]{7,64}", name):
        return f"git fetch origin {name}"
    where = shlex.quote(f"+refs/heads/{name}:refs/remotes/origin/{name}")
    return f"{_whole()} {where}" if _is_shallow(root) else f"git fetch origin {where}"


def _whole() -> str:
    return "git fetch --unshallow origin"


def _is_shallow(root: Path) -> bool:
    try:
        return git.answer(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except Unanswered:
        return False


def _no_repository(root: Path, said: str) -> str:
    where = as_line(str(root))
    if not said:
        return "Git is not on this machine, and only git knows what changed. Install it:\n    sudo apt-get install git\nor, on a Mac:\n    brew install git"
    if "safe.directory" in said:
        trust = shlex.quote(str(root))
        return f"{where} belongs to somebody else, so that git says nothing of it. If you trust it:\n    git config --global --add safe.directory {as_line(trust)}"
    return f"{where} lies in no git repository, so that nobody can tell what changed. To look at every file as it is:\n    manifesto check"
