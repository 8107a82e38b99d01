"""Indexing: pages handed over one by one become an index, the same each time, and whatever goes wrong is told."""

from __future__ import annotations

import gzip
import json
import os
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from manifesto import indexing
from manifesto.indexing import Indexing, NotIndexed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = """<!doctype html><html lang="{language}"><head><title>{title}</title></head>
<body {mark}><h1>{title}</h1><p>{text}</p></body></html>"""
BEFORE_IT = 12  # bytes of a name that begin every fragment of the index


def page(title: str, text: str = "Said by Ada Example.", *, language: str = "en", mark: str = indexing.MARK) -> str:
    """Return a page as a template would make it."""
    return PAGE.format(title=title, text=text, language=language, mark=mark)


def indexed(folder: Path, pages: dict[str, str]) -> dict[str, bytes]:
    """Return the files of an index of these pages."""
    at_work = Indexing()
    for file, html in pages.items():
        at_work.add(file, html)
    at_work.gather()
    at_work.finish(folder)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def found(index: dict[str, bytes]) -> dict[str, str]:
    """Return the titles of the pages of an index by their addresses."""
    fragments = (gzip.decompress(content)[BEFORE_IT:] for name, content in index.items() if name.endswith("_fragment"))
    return {one["url"]: one["meta"]["title"] for one in map(json.loads, fragments)}


@pytest.fixture
def at_work() -> Iterator[Indexing]:
    """Return an indexing that has begun, and end it afterwards, whatever became of it."""
    begun = Indexing()
    yield begun
    begun.abandon()


@pytest.mark.parametrize(
    ("file", "html", "address"),
    [
        ("index.html", page("Home"), "/"),
        ("principles/go-first/index.html", page("Go first"), "/principles/go-first/"),
        ("de/principles/x/index.html", page("Geh voran", language="de"), "/de/principles/x/"),
        ("ja/principles/x/index.html", page("約束を守る、必ず", language="ja"), "/ja/principles/x/"),
        ("ar/principles/x/index.html", page("אמת, صدق, 🙂", language="ar"), "/ar/principles/x/"),
        ("all/index.html", page("All of it", "word, " * 40_000), "/all/"),
        ("a b/%c/index.html", page("A place, with a comma"), "/a b/%c/"),
    ],
)
def test_a_page_is_found_at_its_address(tmp_path: Path, file: str, html: str, address: str) -> None:
    """Whatever its script, its length and its place, a page is in the index under the address that it gets."""
    title = html.partition("<title>")[2].partition("</title>")[0]

    assert found(indexed(tmp_path, {file: html})) == {address: title}


def test_what_is_not_to_be_found_is_left_out(tmp_path: Path) -> None:
    """A page without the mark is not handed over, not even where there is no other, when Pagefind would take it whole."""
    pages = {"index.html": page("Home"), "help/index.html": page("Help", mark="")}

    assert found(indexed(tmp_path / "both", pages)) == {"/": "Home"}
    assert found(indexed(tmp_path / "one", {"help/index.html": pages["help/index.html"]})) == {}


@pytest.mark.parametrize(
    "told", ["", '<template><i data-pagefind-meta="number">7</i><i data-pagefind-filter="theme">calm</i></template>']
)
def test_the_shell_of_a_page_is_not_handed_over(tmp_path: Path, told: str) -> None:
    """Pagefind reads what may be found and what is told of it, and finds the same in it as in the whole page."""
    sheet = f"<main>{page('Go first')[page('Go first').index('<body ') :].replace('body', 'article', 1)}</main>"
    whole = (
        f'<!doctype html><html lang="de" dir="ltr"><head>{told}<title>x</title></head><body>Menu {sheet} Foot</body>'
    )

    handed = indexing.findable(whole)

    assert handed == f'<html lang="de" dir="ltr">{told}{sheet}'
    assert indexed(tmp_path / "cut", {"a/index.html": handed}) == indexed(tmp_path / "whole", {"a/index.html": whole})


def test_a_page_of_another_make_is_handed_over_whole() -> None:
    """Where nothing tells what is shell, nothing is taken away."""
    assert indexing.findable(page("Go first")) == page("Go first")


def test_each_language_has_its_own_words(tmp_path: Path) -> None:
    """Pages of several languages come into an index each, which Pagefind takes for the language of the page it is on."""
    pages = {f"{tag}/index.html": page(f"Home {tag}", language=tag) for tag in ("en", "de", "ja")}

    index = indexed(tmp_path, pages)

    assert list(json.loads(index["pagefind-entry.json"])["languages"]) == ["de", "en", "ja"]


def test_the_same_pages_in_the_same_order_give_the_same_index(tmp_path: Path) -> None:
    """Two indexings write the same bytes, filters with many values included, and nothing that our page does not use."""
    label = '<i data-pagefind-filter="kind:{}"></i>'
    pages = {f"{n}/index.html": page(f"Page {n}", label.format(n % 17)) for n in range(120)}

    one, other = indexed(tmp_path / "one", pages), indexed(tmp_path / "other", pages)

    assert one == other
    assert [name for name in one if "ui" in name or "highlight" in name] == []


def test_many_pages_are_taken_in_while_nobody_waits(tmp_path: Path) -> None:
    """Pages by the thousand fill neither what leads to Pagefind nor what leads back."""
    pages = {f"{n}/index.html": page(f"Page {n}", "word " * 200) for n in range(700)}

    assert len(found(indexed(tmp_path, pages))) == 700


@pytest.mark.parametrize("pages_after", [0, 50])
def test_an_indexing_that_is_killed_is_told(tmp_path: Path, at_work: Indexing, pages_after: int) -> None:
    """Killed among the pages or after them, it says so once somebody asks for the index, and no sooner."""
    at_work.add("index.html", page("Home"))
    os.kill(at_work._program.pid, signal.SIGKILL)
    at_work._program.wait()
    for number in range(pages_after):
        at_work.add(f"{number}/index.html", page("One more", "word " * 5_000))
    at_work.gather()

    with pytest.raises(NotIndexed, match=r"^Pagefind was ended by SIGKILL before it was done\.$"):
        at_work.finish(tmp_path)


@pytest.mark.parametrize(("script", "said"), [("exit 3", "ended with 3"), ("echo No. >&2; exit 1", "ended with 1")])
def test_a_program_that_gives_up_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    """What it complained of stands in the message, beside how it ended."""
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(indexing, "get_executable", lambda: program)
    at_work = Indexing()
    at_work.gather()

    with pytest.raises(NotIndexed) as told:
        at_work.finish(tmp_path)

    complaint = ["No."] if "No." in script else []
    assert str(told.value).split("\n") == [f"Pagefind {said} before it was done.", *complaint]


def test_an_answer_that_is_a_fault_is_told(tmp_path: Path, at_work: Indexing) -> None:
    """What Pagefind refuses is told in its words."""
    at_work._ask("AddFile", index_id=99, file_path="index.html", file_contents=page("Home"))
    at_work.gather()

    with pytest.raises(NotIndexed, match="index"):
        at_work.finish(tmp_path)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, at_work: Indexing) -> None:
    """An index for which there is no room is told as any other file of the site is."""
    (tmp_path / "pagefind").write_text("There is a file where the folder would be.")
    at_work.add("index.html", page("Home"))
    at_work.gather()

    with pytest.raises(FileExistsError):
        at_work.finish(tmp_path / "pagefind")


def test_an_indexing_is_abandoned_at_once(at_work: Indexing) -> None:
    """A build that fails leaves no program behind, however much it still had to do, and may say so twice."""
    for number in range(200):
        at_work.add(f"{number}/index.html", page("One more", "word " * 5_000))
    at_work.abandon()
    at_work.abandon()

    assert at_work._program.returncode == -signal.SIGKILL


def test_an_indexing_ends_with_whoever_began_it() -> None:
    """A build that is killed leaves no program behind."""
    code = "import os, time; from manifesto.indexing import Indexing; one = Indexing(); print(one._program.pid, flush=True); time.sleep(60)"
    reading, writing = os.pipe()
    builder = os.posix_spawn(
        sys.executable,
        [sys.executable, "-c", code],
        {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        file_actions=[(os.POSIX_SPAWN_DUP2, writing, 1)],
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        pid = int(told.readline())
    os.kill(builder, signal.SIGKILL)
    os.waitpid(builder, 0)
    until = time.monotonic() + 20
    while _lives(pid) and time.monotonic() < until:
        time.sleep(0.01)

    assert not _lives(pid)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat", encoding="utf-8") as status:  # noqa: PTH123 -- may be gone by now
        return status.read().rpartition(")")[2].split()[0] != "Z"
