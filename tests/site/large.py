"""A large site of the tests: lists of six hundred, most of which came after an edition had been frozen."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner
from mkdocs.utils.yaml import yaml_load
from tests.bench.many import written
from tests.conftest import Document
from yaml import safe_dump, safe_load

from manifesto.cli import main

from .small import SETTINGS, SMALL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Build

MANY, STEP = 600, 250
EARLY = 40  # principles of an edition that was frozen before the others came
WROTE = 280  # principles that one person wrote
CHOSEN = 320  # principles in a collection, in three parts

LISTS = {  # how many items each has, and how an item is known in a page
    "": (MANY, r"principles/"),
    "themes/even/": (MANY // 2, r"principles/"),
    "themes/few/": (6, r"principles/"),
    "collections/chosen/": (CHOSEN, r"principles/"),
    "contributors/person-0/": (WROTE, r"principles/"),
    "contributors/": (MANY - WROTE + 1, r"contributors/"),
    "all/": (MANY, r"#"),
    "changes/": (MANY - EARLY, r"principles/"),
    "editions/early/": (MANY, r"principles/"),
    "editions/first-edition/": (MANY, r"principles/"),
}


@dataclass(frozen=True)
class Large:
    """A built site of six hundred principles, and the address at which it is served."""

    folder: Path
    home: str

    def page(self, address: str) -> Document:
        """Return a page by its address below the home."""
        return Document((self.folder / address / "index.html").read_text(encoding="utf-8"))


def _principle(text: str, number: int) -> str:
    themes = ["even"] * (number % 2 == 0) + ["few"] * (number % 100 == 0)
    text = text.replace("added: ", f"themes: [{', '.join(themes)}]\nadded: ", 1)
    return re.sub(r"\[person-\d+\]", "[person-0]", text) if number < WROTE else text


def _settings(repository: Path, *, with_collection: bool = True) -> str:
    settings: dict[str, Any] = yaml_load((repository / "mkdocs.yml").read_text(encoding="utf-8"))
    settings |= {"site_name": "Small", "site_url": "https://small.example/wall/", "nav": ["index.md", "search.md"]}
    slugs = [f"principle-{number}" for number in range(CHOSEN)]
    parts = [("One", slugs[:100]), ("Two", slugs[100:270]), ("Three", slugs[270:])]
    settings["extra"]["manifesto"] = {
        **safe_load(SETTINGS),
        "themes": {key: {"title": key.title(), "description": f"Those that are {key}."} for key in ("even", "few")},
        "collections": {
            "chosen": {
                "title": "The chosen",
                "subtitle": "Some of them.",
                "kind": "principles",
                "parts": [{"title": title, "principles": those} for title, those in parts],
            }
        },
    }
    if not with_collection:
        del settings["extra"]["manifesto"]["collections"]
    return safe_dump(settings)


def grown_large(place: Path, repository: Path, build: Build) -> None:
    """Lay the large site out in a folder, freeze an edition of it early, and build it."""
    folder = written(place / "project", MANY)
    for name in ("pages/index.md", "pages/search.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(SMALL[name], encoding="utf-8")
    for part in ("hooks", "overrides"):
        (folder / part).symlink_to(repository / part, target_is_directory=True)
    people = (folder / "contributors.yml").read_text(encoding="utf-8").split("person-")
    kept = [one for one in people if not one or one.startswith("0:") or int(one.partition(":")[0]) >= WROTE]
    (folder / "contributors.yml").write_text("person-".join(kept), encoding="utf-8")
    later = folder.parent / "later"
    later.mkdir()
    for number in range(MANY):
        path = folder / f"principles/principle-{number}.md"
        path.write_text(_principle(path.read_text(encoding="utf-8"), number), encoding="utf-8")
        if number >= EARLY:
            shutil.move(path, later)
    (folder / "mkdocs.yml").write_text(_settings(repository, with_collection=False), encoding="utf-8")
    done = CliRunner().invoke(main, ["-C", str(folder), "edition", "Early"], env={"SOURCE_DATE_EPOCH": "1790000000"})
    assert done.exit_code == 0, done.output
    for path in later.iterdir():
        shutil.move(path, folder / "principles")
    (folder / "mkdocs.yml").write_text(_settings(repository), encoding="utf-8")
    built = build(folder, folder / "site")
    assert built.returncode == 0, built.stdout + built.stderr
