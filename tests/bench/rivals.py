"""The rivals: other generators of sites, each given the same texts and as many pages as our site has.

`python -m tests.bench.rivals` measures them beside us, in turn, so that all meet the same machine; `RUNS` says how often.
Of those that put every page into a menu on every page by themselves there are two rows: as they come, and spared that.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from manifesto import Project

from . import peers
from .__main__ import machine
from .building import BUILD
from .folders import ROOT, bare, ready, without_posters
from .large import grown
from .measure import RUNS, Figure, took

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manifesto import Manifesto

BIN = Path(sys.executable).parent
LARGE = 1_000  # principles
LAYOUT = "<!doctype html><html><head><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """One generator: its name, its project's folder, the command that builds it, and what is removed before each run."""

    name: str
    folder: Path
    command: Sequence[str]
    leftovers: tuple[str, ...] = ("site", ".cache")

    def build(self) -> float:
        """Return how many seconds a build from nothing takes."""
        for name in self.leftovers:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return took(lambda: subprocess.run(self.command, cwd=self.folder, check=True, capture_output=True))


def main() -> None:
    """Print the table: sites of our size and of a thousand principles, then posters."""
    runs = int(os.environ.get("RUNS", RUNS))
    print(f"{machine()}, {ready()}; medians of {runs}, each built from nothing\n")
    manifesto = Project.at(ROOT).load()
    with tempfile.TemporaryDirectory() as folder:
        _compared(without_posters(Path(folder, "ours")), Path(folder, "few"), runs)
        _compared(grown(Path(folder, "grown"), manifesto, LARGE), Path(folder, "many"), runs)
        print(
            Figure(
                "mkdocs-to-pdf: the same principles as one PDF",
                _as_pdf(Path(folder, "pdf"), manifesto, runs),
                None,
                "s",
            )
        )
    for figure in peers.figures(manifesto):
        print(figure, flush=True)


def _compared(ours: Path, folder: Path, runs: int) -> None:
    """Print how long each takes for a site, and how many times as long as we do."""
    subprocess.run(BUILD, cwd=ours, check=True, capture_output=True)
    pages = len(list((ours / "site").rglob("*.html")))
    manifesto = Project.at(ours).load()
    us = Rival(name="ours", folder=ours, command=BUILD)
    all_of_them = [us, *rivals(folder, manifesto, pages)]
    times: dict[str, list[float]] = {rival.name: [] for rival in all_of_them}
    for _ in range(runs):
        for rival in all_of_them:
            times[rival.name].append(rival.build())
    mine = statistics.median(times[us.name])
    print(
        Figure(f"site of {len(manifesto.principles):,} principles, {pages:,} pages, no posters: ours", mine, None, "s")
    )
    for rival in all_of_them[1:]:
        theirs = statistics.median(times[rival.name])
        print(Figure(f"  {rival.name}", theirs, None, "s"))
        print(Figure("    ours, in times of it", mine / theirs, None, "times"), flush=True)


def rivals(folder: Path, manifesto: Manifesto, pages: int) -> Iterator[Rival]:
    """Lay out every rival's project below a folder, and yield them."""
    spared = "site_name: Bare\nnav: [index.md]\n"
    listed = "".join(f"  - page-{number}.md\n" for number in range(1, len(manifesto.principles) + 1))

    def laid(name: str, settings: str) -> Path:
        project = bare(folder / name, manifesto, pages)
        (project / "mkdocs.yml").write_text(settings)
        return project

    yield Rival(name="bare MkDocs, one page in its menu", folder=laid("mkdocs", spared), command=BUILD)
    yield Rival(
        name="stock Material, principles in its navigation",
        folder=laid("material", f"site_name: Bare\ntheme: material\nnav:\n  - index.md\n{listed}"),
        command=BUILD,
    )
    yield Rival(
        name="bare ProperDocs, one page in its menu",
        folder=laid("properdocs", spared),
        command=[sys.executable, "-m", "properdocs", "build", "--quiet", "--config-file", "mkdocs.yml"],
    )
    yield Rival(
        name="Zensical, one page in its menu",
        folder=laid("zensical", spared),
        command=[str(BIN / "zensical"), "build", "--clean"],
    )
    yield Rival(
        name="Hugo, a layout of one line",
        folder=_of_hugo(folder / "hugo", manifesto, pages),
        command=[str(BIN / "hugo"), "--quiet"],
        leftovers=("public", "resources"),
    )


def _of_hugo(folder: Path, manifesto: Manifesto, pages: int) -> Path:
    """Lay out a project of Hugo with as many pages and the barest layout, since it brings none."""
    docs = bare(folder, manifesto, pages) / "docs"
    docs.rename(folder / "content")
    (folder / "mkdocs.yml").rename(folder / "hugo.toml").write_text(
        "title = 'Bare'\ndisableKinds = ['taxonomy', 'term']\n"
    )
    for path in (folder / "content").iterdir():
        title, _, rest = path.read_text().partition("\n")
        path.write_text(f"---\ntitle: {title.removeprefix('# ')!r}\n---\n{rest}")
    (folder / "content" / "index.md").rename(folder / "content" / "_index.md")
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(LAYOUT)
    return folder


def _as_pdf(folder: Path, manifesto: Manifesto, runs: int) -> float:
    """Return the seconds that MkDocs with mkdocs-to-pdf takes for the principles as one PDF."""
    project = bare(folder, manifesto, len(manifesto.principles))
    (project / "mkdocs.yml").write_text("site_name: Bare\nplugins: [to-pdf]\n")
    rival = Rival(name="mkdocs-to-pdf", folder=project, command=BUILD)
    return statistics.median(rival.build() for _ in range(runs))


if __name__ == "__main__":
    main()
