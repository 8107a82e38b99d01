"""Hostile contributions through the body of an issue: a clear answer, nothing active in it, and nothing lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from tests.hostile.conftest import read_payloads

from manifesto.cli import main

from .conftest import SETTINGS, contents
from .issues import ACCEPTED, accepted, event, forms, is_inert

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hostile.conftest import Payload

    from .conftest import Make

PLACES = {  # of a payload in a form; any other goes into the text
    "title": "principle_title",
    "summary": "summary",
    "theme": "themes",
    **dict.fromkeys(("name", "guest", "author", "source_by"), "name"),
    **dict.fromkeys(("person_url", "source_url", "login"), "link"),
}
OF_PEOPLE = ("name", "link")
NAMES = {  # of the same questions in another form
    ("translation", "principle_title"): "translated_title",
    ("translation", "themes"): "language",
    ("translation", "summary"): "principle",
}
TRANSLATED = f"{SETTINGS.rstrip()}\n    languages: {{de: {{}}}}\n"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for a `payload` with each of them."""
    if "payload" in metafunc.fixturenames:
        metafunc.parametrize("payload", [pytest.param(one, id=one.id) for one in read_payloads()])


def given(payload: Payload) -> str:
    """Return a payload as GitHub would send it, which sends no more than 65,536 characters."""
    return payload.content.decode("utf-8", "replace")[:65_000]


def answered(root: Path, payload: str) -> tuple[int, dict[str, bytes]]:
    """Write down what an issue asks for, hold what is said against the rules, and return what there is afterwards."""
    file, out = root.parent / "event.json", root.parent / "answer"
    file.write_text(payload, encoding="utf-8")
    words = ["-C", str(root), "from-issue", str(file), "--write", "--out", str(out)]
    done = CliRunner().invoke(main, words)
    said: dict[str, Any] = contents(out)

    assert done.exit_code in {0, 1}, done.output
    for text in said.values():
        assert text.count(b"\0") == 0
    if "comment.md" in said:
        is_inert(said["comment.md"].decode())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]", done.output)
    assert not [line for line in done.output.split("\n") if line.strip().startswith("::") or "##[" in line]
    return done.exit_code, said


def test_payloads(payload: Payload, make: Make) -> None:
    """A payload in a form is refused with nothing written, or what is written passes check; nothing else is touched."""
    field = PLACES.get(payload.where, "text")
    written = ("principle", "translation")
    for kind in (*written, "pledge", "ended", "withdraw") if field in OF_PEOPLE else written:
        root = make({**forms(), "mkdocs.yml": TRANSLATED}, kind)
        before = contents(root)
        code, said = answered(root, accepted(kind, **{NAMES.get((kind, field), field): given(payload)}))
        after = contents(root)
        changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}

        assert "comment.md" in said
        assert bool(changed) == ("pull.json" in said) == (code == 0)
        assert all(re.fullmatch(r"contributors\.yml|principles/[a-z0-9-]+(\.de)?\.md", path) for path in changed)
        assert CliRunner().invoke(main, ["-C", str(root), "check"]).exit_code == 0


def test_bodies(payload: Payload, make: Make) -> None:
    """A payload as the whole body of an issue changes nothing, whatever the issue is labelled."""
    root = make({**forms(), "mkdocs.yml": TRANSLATED})
    before = contents(root)
    for kind in ("principle", "translation", "pledge", "ended", "withdraw"):
        answered(root, event(given(payload), kind, ACCEPTED.get(kind, "accept-pledge"), login=given(payload)[:50]))

    assert contents(root) == before
