"""Builds that must not happen: what is wrong is said in plain words, and what was published stays as it was."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import pytest
from yaml import safe_dump, safe_load

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Build

FRONT = "title: Hear them out\nsummary: A sentence that stands under it.\nauthors: [{who}]\nadded: 2026-11-21\nlicence: CC-BY-4.0\n"
BODY = "\nWhatever is coming, let them finish before you begin.\n"
RIGHT = "---\n" + FRONT.format(who="ada-example") + "---\n" + BODY
BROKEN = {
    "broken YAML": (RIGHT.replace("title: Hear them out", 'title: "Hear them out'), r"[2-7]:\d+: .*"),
    "an unknown field": (RIGHT.replace("---\n\n", "mood: good\n---\n\n"), "7:1: .*mood.*"),
    "a missing field": (RIGHT.replace("added: 2026-11-21\n", ""), r"\d:1: .*added.*"),
    "an unknown author": (RIGHT.replace("ada-example", "bob-example"), "4:11: .*bob-example.*"),
    "a wrong date": (RIGHT.replace("2026-11-21", "2026-13-41"), "5:8: .*2026-13-41.*"),
    "a script in the title": (RIGHT.replace("Hear them out", "<script>alert(1)</script>"), "2:8: .*<.*"),
    "a script in the text": (RIGHT + "\n<script>alert(1)</script>\n", r"11:1: .*<script>.*"),
    "bytes that are not UTF-8": (RIGHT.replace("coming", "coming, señor").encode("latin-1"), r"9:\d+: .*UTF-8.*"),
    "an empty file": ("", "1:1: .*"),
}
PAGES = {
    "a page of HTML": ("evil.html", "<script>alert(1)</script>"),
    "a drawing that can run scripts": ("evil.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    "a script in the place of ours": ("assets/javascripts/scheme.js", "alert(1)"),
    "a catalogue in the place of ours": ("principles.json", "[]"),
    "bytes that are not UTF-8": ("pledge.md", b"se\xf1or"),
    "broken front matter": ("pledge.md", "---\ntitle: [The pledge\n---\n\nText.\n"),
    "a script in the title": ("pledge.md", "---\ntitle: <script>alert(1)</script>\n---\n\nText.\n"),
    "a title that is a list": ("pledge.md", "---\ntitle: [The, pledge]\n---\n\nText.\n"),
    "a template from elsewhere": ("pledge.md", "---\ntemplate: ../../contributors.yml\n---\n\nText.\n"),
}


def _fingerprint(folder: Path) -> dict[str, str]:
    """Return the name and the hash of every file below a folder."""
    return {str(p): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def published(project: Path, build: Build) -> Path:
    """Return the folder in which the small manifesto is published."""
    assert build(project, project / "site").returncode == 0
    return project / "site"


def _refused(project: Path, build: Build, site: Path) -> list[str]:
    """Build, make sure that the build is refused and leaves the site alone, and return what it says."""
    before = _fingerprint(site)
    done = build(project, site)
    said = done.stdout + done.stderr

    assert done.returncode == 1, said
    assert "Traceback" not in said
    assert before
    assert _fingerprint(site) == before
    return said.splitlines()


def test_every_fault_of_every_file_is_told_in_one_build(project: Path, build: Build, published: Path) -> None:
    """Each broken principle is named with its line, its column and what to do; the site stays byte for byte."""
    for number, (content, _) in enumerate(BROKEN.values()):
        file = project / "principles" / f"broken-{number}.md"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    said = _refused(project, build, published)
    for number, (name, (_, expected)) in enumerate(BROKEN.items()):
        pattern = re.compile(rf"principles/broken-{number}\.md:{expected} \[P\d\d\d\]")

        assert any(pattern.fullmatch(line.strip()) for line in said), (name, said)


@pytest.mark.parametrize("name", BROKEN)
def test_one_fault_is_enough(project: Path, build: Build, published: Path, name: str) -> None:
    """A single fault stops the build and is all that it complains of."""
    content, expected = BROKEN[name]
    file = project / "principles/broken.md"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = [line for line in _refused(project, build, published) if "principles/" in line]

    assert len(found) == 1, found
    assert re.fullmatch(rf"principles/broken\.md:{expected} \[P\d\d\d\]", found[0].strip())


def test_a_manifesto_without_principles_is_refused(project: Path, build: Build, published: Path) -> None:
    """An empty folder of principles is a fault, not an empty site."""
    for file in (project / "principles").iterdir():
        file.unlink()

    assert any(line.startswith("principles:1:1: ") for line in _refused(project, build, published))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_is_no_prose_is_refused(project: Path, build: Build, published: Path, name: str) -> None:
    """Only prose is published from the folder of pages; anything else there stops the build and is named."""
    place, content = PAGES[name]
    file = project / "pages" / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    pattern = re.compile(rf"pages/{re.escape(place)}:\d+:\d+: ")

    assert any(pattern.match(line.strip()) for line in _refused(project, build, published))


@pytest.mark.parametrize("place", ["leak.md", "leak.txt", "leak"], ids=["as a page", "as a file", "as a folder"])
def test_a_link_out_of_the_pages_is_refused(project: Path, build: Build, published: Path, place: str) -> None:
    """A link in the folder of pages publishes nothing of the machine that builds the site."""
    outside = project.parent / "secret"
    outside.mkdir()
    (outside / "key.md").write_text("Nobody shall read this.\n", encoding="utf-8")
    (project / "pages" / place).symlink_to(outside / "key.md" if "." in place else outside)

    assert any(line.strip().startswith(f"pages/{place}:") for line in _refused(project, build, published))


def test_a_handle_that_stands_twice_is_refused(project: Path, build: Build, published: Path) -> None:
    """Two people under one handle stop the build, at the second of them."""
    with (project / "contributors.yml").open("a", encoding="utf-8") as registry:
        registry.write("ada-example:\n  name: Another Ada\n")

    assert any(line.startswith("contributors.yml:3:1: ") for line in _refused(project, build, published))


@pytest.mark.parametrize(
    "order",
    [{"subject": "manifesto", "sizes": ["a99"]}, {"subject": "collections/none", "sizes": ["a4"]}],
    ids=["an unknown sheet", "an unknown subject"],
)
def test_a_poster_that_cannot_be_made_is_refused(
    project: Path, build: Build, published: Path, order: dict[str, str | list[str]]
) -> None:
    """A poster that cannot be printed stops the build at its line of the settings."""
    _order(project, order)

    assert any(re.match(r"mkdocs\.yml:\d+:\d+: ", line) for line in _refused(project, build, published))


def test_a_character_without_a_shape_is_not_printed(project: Path, build: Build) -> None:
    """A poster with a character that no font of it has is left out and named; the site and the other posters stand."""
    _order(project, {"subject": "manifesto", "sizes": ["a4"]}, {"subject": "principles/*", "sizes": ["a4"]})
    file = project / "principles/go-first.md"
    file.write_text(RIGHT.replace("Hear them out", "Go first 先"), encoding="utf-8")
    done = build(project, project / "site")
    posters = sorted(path.parent.name for path in (project / "site" / "posters").rglob("*.pdf"))

    assert done.returncode == 0, done.stderr
    assert "Not printed: principles/go-first.md" in done.stderr
    assert "先" in done.stderr
    assert posters == ["ring-back", "say-so"]
    assert "先" in (project / "site" / "principles" / "go-first" / "index.html").read_text(encoding="utf-8")


def _order(project: Path, *orders: dict[str, str | list[str]]) -> None:
    settings = safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["extra"]["manifesto"]["posters"] = list(orders)
    (project / "mkdocs.yml").write_text(safe_dump(settings), encoding="utf-8")
