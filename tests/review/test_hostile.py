"""Hostile changes: whatever somebody sends, nothing runs, nothing is read elsewhere, and the answer comes soon."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from manifesto.principle import Source
from manifesto.review import page
from manifesto.review.divergence import NotComparable, divergence
from manifesto.review.past import past

from .conftest import LISTEN, OTHER, PROMISE, Work

if TYPE_CHECKING:
    from pathlib import Path


def test_a_link_among_principles(work: Work, tmp_path: Path) -> None:
    """A link is refused, and what it leads to is not read."""
    (tmp_path / "secret.md").write_text(OTHER.replace("Listen to the end", "A secret"), encoding="utf-8")
    (work.root / LISTEN).symlink_to(tmp_path / "secret.md")
    shown = work.exhibit()

    assert [f"{problem.path} {problem.id}" for problem in shown.review.problems] == [f"{LISTEN} P001"]
    assert b"A secret" not in b"".join(shown.files.values())
    work.commit()
    assert work.told() == [f"{LISTEN} P001"]


@pytest.mark.parametrize("name", ["principles", "contributors.yml", "mkdocs.yml", "docs"])
def test_a_link_in_the_place_of_ours(work: Work, tmp_path: Path, name: str) -> None:
    """A link in the place of a folder or a file of the manifesto is told, and leads nowhere."""
    os.rename(work.root / name, tmp_path / "elsewhere")  # noqa: PTH104 -- a folder or a file
    (work.root / name).symlink_to(tmp_path / "elsewhere")
    work.commit()

    assert f"{name} P001" in work.told()
    assert work.review().verdict == "needs-fixing"
    work.exhibit()


@pytest.mark.parametrize(
    "name",
    ["a\nb.md", "a\r::error::b.md", "a\x1b[2J.md", "\u202eevil.md", "-x.md", "日本.md", "a b.md", "`x`|@octocat.md"],
)
def test_names_of_files(work: Work, name: str) -> None:
    """A file of any name is told of on one line, in which nothing steers a terminal or a log."""
    work.write(f"principles/{name}", OTHER)
    work.commit()
    shown = work.exhibit("ben-example")
    read = json.loads(shown.files["report.json"])

    assert read["verdict"] == "needs-fixing"
    assert {problem["id"] for problem in read["problems"]} == {"P070"}
    assert all(each.isprintable() for each in (*read["sentences"], read["problems"][0]["path"]))
    assert read["principles"][0]["slug"].isprintable()
    for line in shown.files["summary.md"].decode().split("\n"):
        assert line.isprintable()
        assert not line.startswith("::")


def test_a_huge_file(work: Work) -> None:
    """A file of many megabytes is refused without being read."""
    work.write(LISTEN, b"x" * 20_000_000)

    assert work.told() == [f"{LISTEN} P001"]


def test_five_hundred_files(wall: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five hundred principles at once are read, told in a few words, and written in small files."""
    for number in range(500):
        wall.write(f"principles/n{number}.md", OTHER.replace("Listen to the end", f"Listen {number} times").replace("Half", f"{number * 7919} halves"))  # fmt: skip
    wall.commit()
    monkeypatch.setattr("manifesto.review.proof.proof", lambda *_: ({}, ()))
    shown = wall.exhibit("ben-example")

    assert len(shown.files["report.json"]) < 64_000
    assert len(shown.sentences) < 30
    assert len(shown.files["page.html"]) < 200_000


@pytest.mark.parametrize(
    "text",
    [
        "", "[", "- x\n", "x: &a [*a]\n", "!!python/object/apply:os.system ['touch x']\n", "a: " + "[" * 5_000, "\x00",
        "docs_dir: ../..\nextra: {}\n", "docs_dir: /etc\nextra: {}\n", "docs_dir: .git\nextra: {}\n",
        "docs_dir: '--output=x'\nextra: {}\n", "docs_dir: ':(top)x'\nextra: {}\n",
    ],
)  # fmt: skip
def test_settings_of_a_stranger(wall: Work, text: str) -> None:
    """Settings that are broken or evil are told, write nothing anywhere, and keep no poster from what is sound."""
    before = {
        path for path in wall.root.parent.rglob("*") if ".git" not in path.parts and "overrides" not in path.parts
    }
    wall.write("mkdocs.yml", text)
    wall.write(LISTEN, OTHER)
    found = wall.review("ben-example")
    after = {path for path in wall.root.parent.rglob("*") if ".git" not in path.parts and "overrides" not in path.parts}

    assert found.verdict == "needs-fixing"
    assert after - before == {wall.root / LISTEN}
    assert found.manifesto
    assert [principle.slug for principle in found.manifesto.principles] == ["keep-every-promise", "listen-to-the-end"]


@pytest.mark.parametrize("pages", ["../..", "/etc", ".git", "--output=x", ":(top)x", "principles", ".", "", "a\nb"])
def test_pages_of_the_base(work: Work, pages: str) -> None:
    """Whatever folder the settings of the past name for the pages, only what lies in it there is laid out, and inside."""
    work.write("mkdocs.yml", f"docs_dir: {json.dumps(pages)}\n{(work.root / 'mkdocs.yml').read_text(encoding='utf-8')}")
    commit = work.commit()
    with past(work.root, commit) as before:
        laid_out = {path.relative_to(before.root).as_posix() for path in before.root.rglob("*") if path.is_file()}

    assert laid_out >= {"mkdocs.yml", "contributors.yml", PROMISE}
    assert not any("hooks" in path or path.startswith(".git/") for path in laid_out)


def test_the_past_has_no_links_and_no_programs(work: Work) -> None:
    """Of the past only ordinary files with words are laid out."""
    work.write("hooks/evil.py", "x")
    work.write("overrides.html", "x")
    (work.root / "principles/link.md").symlink_to("/etc/passwd")
    commit = work.commit()
    with past(work.root, commit) as before:
        laid_out = {path.relative_to(before.root).as_posix() for path in before.root.rglob("*") if not path.is_dir()}

    assert laid_out == {"mkdocs.yml", "contributors.yml", "docs/pledge.md", PROMISE}
    assert not before.root.exists()


def test_a_clone_without_old_texts(work: Work, tmp_path: Path) -> None:
    """In a clone that was made without the texts of older commits it is said how to get them, and nothing is guessed."""
    work.replace(PROMISE, "worth ten", "worth twelve")
    work.commit()
    work.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    work.git("clone", "--quiet", "--filter=blob:none", "--branch=idea", f"file://{work.root}", str(clone))
    diverged = divergence(clone)

    with pytest.raises(NotComparable, match="git fetch --refetch"), past(clone, diverged.base):
        pass


def test_hostile_words(wall: Work) -> None:
    """Were a principle ever as hostile as this, its page would run nothing and ask for nothing."""
    wall.write(LISTEN, OTHER)
    found = wall.review()
    assert found.manifesto
    evil = '</style><script>alert(1)</script>"><img src=https://evil.example/x.png onerror=alert(1)>'
    body = f"[x](javascript:alert(1)) ![y](https://evil.example/y.png) {evil}\n\n`{evil}`\n"
    principles = tuple(
        replace(each, title=evil, summary=evil, body=body, source=Source(title=evil, url="https://evil.example"))
        for each in found.manifesto.principles
    )
    shown = page.page(replace(found, manifesto=replace(found.manifesto, principles=principles)), wall.root)
    html = shown["page.html"].decode()

    assert not re.search(r"<script|<img|javascript:\w*\"|<link", html)
    assert not re.search(r"url\((?!\"data:)", html)
    assert html.count("</style>") == 1
    assert "default-src 'none'" in html


def test_an_odd_repository(work: Work) -> None:
    """A repository within the repository, and a folder named like a principle, are no principles, and nothing fails."""
    work.write("principles/folder.md/x", "x")
    work.write("inner/a", "x")
    work.git("init", "--quiet", cwd=work.root / "inner")
    work.write(LISTEN, OTHER)

    assert "principles/folder.md P001" in work.told()


def test_a_conflict(work: Work) -> None:
    """In the middle of a merge that went wrong, the marks that git leaves are told, and nothing fails."""
    work.replace(PROMISE, "worth ten", "worth twelve")
    work.commit()
    work.git("switch", "--quiet", "main")
    work.replace(PROMISE, "worth ten", "worth twenty")
    work.commit()
    work.git("switch", "--quiet", "idea")
    with pytest.raises(Exception, match="returned non-zero"):
        work.git("merge", "main")

    assert work.review().paths == (PROMISE,)
