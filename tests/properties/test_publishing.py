"""Publishing: whatever the check lets pass can be made into everything that is made of it."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import assume, event, given, settings
from mkdocs.utils.yaml import yaml_load
from yaml import safe_dump

from manifesto import Project, Rejected, catalogue, markdown, schema
from manifesto.atlas import addresses
from manifesto.likeness import Text, likenesses

from . import texts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Build

    from manifesto import Manifesto

TAG = re.compile(r"</?([a-z0-9]+)")
FEWEST = 30  # of the principles in the real build
PAGES = {"index": "We are three.\n", "search": "---\ntitle: Search\ntemplate: search.html\n---\n"} | {
    name: f"# {name.title()}\n\nTo be written.\n" for name in ("contribute", "pledge", "reading")
}


def everything(manifesto: Manifesto) -> None:
    """Make all that can be made of a manifesto without MkDocs, and look whether it can be read."""
    by_slug = {each["slug"]: each for each in json.loads(catalogue.principles_json(manifesto))["principles"]}
    people = json.loads(catalogue.contributors_json(manifesto))["contributors"]
    pages = [address.file for address in addresses(manifesto)]
    for principle in manifesto.principles:
        html = markdown.render(principle.body, base="../../")
        assert set(TAG.findall(html)) <= markdown.ELEMENTS
        assert html.strip()
        assert by_slug[principle.slug]["title"] == principle.title
        assert f"principles/{principle.slug}.md" in pages
    assert {author.handle for each in manifesto.principles for author in each.authors} <= {p["handle"] for p in people}
    assert len(pages) == len(set(pages))
    assert all(json.loads(document) for document in schema.documents(manifesto.settings).values())
    compared = sorted(manifesto.principles, key=lambda principle: (principle.added, principle.slug))
    found = list(likenesses([Text(each.slug, each.title, each.body) for each in compared]))
    assert not any(likeness.same for likeness in found)
    assert {key for likeness in found for key in (likeness.key, likeness.other)} <= set(by_slug)
    assert all(0 < likeness.share <= 1 for likeness in found)


@given(text=texts.PUBLISHABLE | texts.PUBLISHABLE | texts.PRINCIPLES)
def test_what_passes_can_be_made(project: Project, text: str) -> None:
    """A principle that the check lets pass is loaded and rendered, and stands in every catalogue."""
    changed = project.with_unsaved({project.root / "principles" / "ring-back.md": text})
    passed = changed.read().errors == 0
    event(f"passed: {passed}")
    if passed:
        everything(changed.load())
    else:
        with pytest.raises(Rejected):
            changed.load()


def publishable(project: Project, most: int) -> dict[str, str]:
    """Return the files of about so many generated principles that pass the check, alone and side by side."""
    found: dict[str, str] = {}

    @settings(max_examples=most)
    @given(text=texts.PUBLISHABLE)
    def collect(text: str) -> None:
        name = f"principles/principle-{len(found) + 1}.md"
        assume(project.with_unsaved({project.root / name: text}).read().errors == 0)
        found[name] = text

    collect()
    while doubles := _doubles(project, found):  # without some copies others are told of
        for name in doubles:
            del found[name]
    return found


def _doubles(project: Project, found: dict[str, str]) -> set[str]:
    together = project.with_unsaved({project.root / name: text for name, text in found.items()}).read()
    return {problem.path for problem in together.problems if problem.severity == "error"} & set(found)


@pytest.fixture
def site(project: Project, repository: Path, tmp_path: Path) -> Path:
    """Return the folder of a small manifesto without posters that shares code and look with ours, and its principles."""
    for shared in ("hooks", "overrides"):
        (tmp_path / shared).symlink_to(repository / shared, target_is_directory=True)
    ours: dict[str, Any] = yaml_load((repository / "mkdocs.yml").read_text(encoding="utf-8"))
    ours |= {"site_name": "Small", "site_url": "https://small.example/wall/", "nav": None}
    ours["extra"]["manifesto"] = yaml_load(project.text(project.settings_file))["extra"]["manifesto"]
    files = {"mkdocs.yml": safe_dump(ours), "contributors.yml": project.text(project.root / "contributors.yml")}
    files |= {f"pages/{name}.md": text for name, text in PAGES.items()}
    files |= {path: project.text(project.root / path) for path in ("principles/keep-every-promise.md",)}
    for name, text in {**files, **publishable(project, 80)}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    return tmp_path


def test_what_passes_builds(site: Path, build: Build) -> None:
    """A strict build of principles that nobody would think of has a page for each, and a feed that can be read."""
    done = build(site, site / "site")
    manifesto = Project.at(site).load()

    assert done.returncode == 0, done.stdout + done.stderr
    assert len(manifesto.principles) > FEWEST
    everything(manifesto)
    for principle in manifesto.principles:
        page = (site / "site" / "principles" / principle.slug / "index.html").read_text(encoding="utf-8")
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
        assert heading
        words = unescape(re.sub(r"<[^>]*>", "", heading[1])).split()
        assert "".join(principle.title.split()) in "".join(words), principle.slug
    assert ET.parse(site / "site" / "feed.xml").getroot() is not None  # noqa: S314 -- our own
