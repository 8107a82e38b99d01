"""What the tests of a new manifesto share: names that could break it, git as somebody, and a disk that gives up."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

HOSTILE = [
    'He said "go" \\ and it\'s {{ name }} %}{# x',
    "W" * 80,
    "بيان الجيران",
    "no: yes # - [x](y) *b* _i_ `c` ~ & null",
    "null",
    "2026-11-21",
    "…",
    "two\nlines",
]


def git(folder: Path, *words: str) -> None:
    """Run git in a folder, as somebody who has a name."""
    who = ("-c", "user.name=Ada Example", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, timeout=60)


def failing(monkeypatch: pytest.MonkeyPatch, name: str, at: int, error: BaseException) -> None:
    """Let a method of paths fail at its call of that number, and from then on do as it always does."""
    real: Callable[..., Any] = getattr(Path, name)
    calls = iter(range(1, 1_000_000))

    def method(self: Path, *words: Any, **options: Any) -> Any:
        if next(calls) == at:
            raise error
        return real(self, *words, **options)

    monkeypatch.setattr(Path, name, method)
