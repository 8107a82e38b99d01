"""Print one table: each figure beside the most that it may be."""

from __future__ import annotations

import math
import os
import pickle
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from manifesto import Manifesto, Project
from manifesto.likeness import Text, likenesses
from manifesto.poster.matrix import Job, jobs
from manifesto.poster.press import print_poster
from manifesto.poster.pressroom import Order
from manifesto.poster.sheet import SHEETS
from manifesto.poster.subject import find, subjects

from .many import written
from .measure import Figure, milliseconds, paired, peak_megabytes, seconds

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("principles", "pages", "overrides", "hooks")


def main() -> None:
    """Measure everything; exit 1 when a figure is over."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    print(f"{os.cpu_count()} cores, {memory:.0f} GB; medians of five\n")
    print(f"{'':<62} {'measured':>9} {'at most':>9}")
    over = 0
    manifesto = Project.at(ROOT).load()
    for figures in (checking(), checking_many(), building(manifesto), printing(manifesto)):
        for figure in figures:
            print(figure, flush=True)
            over += figure.value > figure.most
    raise SystemExit(1 if over else 0)


def checking() -> list[Figure]:
    """`manifesto check`, cold, and what it imports."""
    command = [sys.executable, "-m", "manifesto", "check", "principles/go-first.md"]
    code = "import sys, manifesto.cli; print(sum(name in sys.modules for name in ('mkdocs', 'weasyprint')))"
    heavy = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return [
        Figure("manifesto check of one file, cold", seconds(command, ROOT), 0.25, "s"),
        Figure("  of mkdocs and weasyprint, imported by it", int(heavy.stdout), 0, "modules"),
    ]


def checking_many() -> list[Figure]:
    """`manifesto check` of ten thousand principles by ten thousand people, and how its cost grows with both."""
    command = [sys.executable, "-m", "manifesto", "check"]
    with tempfile.TemporaryDirectory() as folder:
        few, many = (written(Path(folder, str(number)), number) for number in (1_000, 10_000))
        time_few, time_many = seconds(command, few, runs=3), seconds(command, many, runs=3)
        memory = peak_megabytes(command, b"", many)
        texts = [Text(draft.slug, draft.title, draft.body) for draft in Project.at(many).read().parts.drafts]
    against_all = milliseconds(lambda: list(likenesses(texts, {texts[5_000].key})), runs=3)
    return [
        Figure("manifesto check of 10,000 principles and 10,000 people", time_many, 5, "s"),
        Figure("  memory", memory, 400, "MB"),
        Figure("  exponent, from 1,000 to 10,000", math.log10(time_many / time_few), 1.05, ""),
        Figure("near-duplicates of one principle among 10,000", against_all / 1000, 0.5, "s"),
    ]


def building(manifesto: Manifesto) -> list[Figure]:
    """The site without posters, beside a bare MkDocs build of as many pages with the same texts."""
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = Path(folder, "ours"), Path(folder, "bare")
        _without_posters(ours)
        subprocess.run(build, cwd=ours, check=True)
        pages = len(list((ours / "site").rglob("index.html")))
        _bare(bare, manifesto, pages)
        our_time, bare_time = paired(build, build, ours, bare)
    return [
        Figure(f"site without posters, {pages} pages", our_time, 99, "s"),
        Figure("bare mkdocs build of as many pages", bare_time, 99, "s"),
        Figure("  ratio", our_time / bare_time, 1.5, "times"),
    ]


def printing(manifesto: Manifesto) -> list[Figure]:
    """Posters, warm, with their preflight; how often they are drawn; memory and size."""
    known = subjects(manifesto)
    listed = [(known[job.subject], job) for job in jobs(manifesto)]
    printed = [print_poster(manifesto, subject, job, ROOT) for subject, job in listed]
    child = [sys.executable, "-m", "manifesto.poster.child"]
    order = pickle.dumps(Order(manifesto, ROOT, tuple(listed)))
    return [
        Figure("poster of one principle on A4, warm", _warm(manifesto, manifesto.principles[0].slug, "a4"), 40, "ms"),
        Figure("poster of six steps on A4, warm", _warm(manifesto, "collections/personal-steps", "a4"), 80, "ms"),
        Figure(
            f"poster of {len(manifesto.principles)} principles on A2, warm",
            _warm(manifesto, "manifesto", "a2"),
            250,
            "ms",
        ),
        Figure("renders of each poster, on average", sum(p.renders for p in printed) / len(printed), 1.3, "times"),
        Figure("largest PDF", max(len(poster.pdf) for poster in printed) / 1000, 60, "KB"),
        Figure(f"memory of a worker that prints all {len(listed)}", peak_megabytes(child, order, ROOT), 150, "MB"),
        Figure("make site, everything cached", _cached_site(), 4, "s"),
    ]


def _warm(manifesto: Manifesto, key: str, size: str) -> float:
    subject = find(manifesto, key if "/" in key or key == "manifesto" else f"principles/{key}")
    job = Job(subject=subject.key, sheet=SHEETS[size])
    return milliseconds(lambda: print_poster(manifesto, subject, job, ROOT))


def _cached_site() -> float:
    with tempfile.TemporaryDirectory() as folder:
        return seconds([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder], ROOT)


def _without_posters(folder: Path) -> None:
    """Lay out the project with an empty matrix of posters."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "contributors.yml", folder)
    settings = (ROOT / "mkdocs.yml").read_text()
    (folder / "mkdocs.yml").write_text(re.sub(r"(?m)^    posters:\n(      .*\n)+", "    posters: []\n", settings))


def _bare(folder: Path, manifesto: Manifesto, pages: int) -> None:
    """Lay out a project of stock MkDocs with as many pages, the texts of the principles over and over."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Bare\n")
    for number in range(pages):
        principle = manifesto.principles[number % len(manifesto.principles)]
        name = f"page-{number}.md" if number else "index.md"
        (docs / name).write_text(f"# {principle.title}\n\n{principle.summary}\n\n{principle.body}")
    shutil.rmtree(folder / "site", ignore_errors=True)


if __name__ == "__main__":
    main()
