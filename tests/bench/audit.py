"""Lighthouse: what it says of a page on a phone or at a desk, each time in a browser that knows nothing yet.

It runs on node, and is measured where node is.  Its version is pinned in lighthouse/, and it is installed below .cache/.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .browser import QUIET
from .folders import ROOT

PINNED = Path(__file__).parent / "lighthouse"
INSTALL = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
OPTIONS = (
    *("--quiet", "--output=json", "--output-path=stdout", "--no-enable-error-reporting"),
    f"--only-categories={','.join(CATEGORIES)}",
    f"--chrome-flags={' '.join(('--headless=new', *QUIET))}",
)
AT_A_DESK = ("--preset=desktop",)  # without it Lighthouse is a phone on a slow network
PATIENCE = 180  # seconds for one page


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What one run says: the scores out of 100, the times in milliseconds, the shift, and what cost points.

    The pace is Lighthouse's own measure of the machine while it ran.  Below 1,000 the machine was too busy for its
    times to mean much.
    """

    scores: tuple[int, ...]
    paint: float
    blocking: float
    shift: float
    faults: tuple[str, ...]
    pace: float

    @classmethod
    def of(cls, report: dict[str, Any]) -> Audit:
        """Return what the JSON of a run holds."""
        said, categories = report["audits"], report["categories"].values()
        weighed = {ref["id"] for category in categories for ref in category["auditRefs"] if ref["weight"]}
        return cls(
            scores=tuple(round(100 * category["score"]) for category in categories),
            paint=said["largest-contentful-paint"]["numericValue"],
            blocking=said["total-blocking-time"]["numericValue"],
            shift=said["cumulative-layout-shift"]["numericValue"],
            faults=tuple(sorted(name for name in weighed if said[name]["score"] not in {None, 1})),
            pace=report["environment"]["benchmarkIndex"],
        )

    def __str__(self) -> str:
        """Return it as one line of progress."""
        times = (
            f"paint {self.paint:.0f} ms, blocked {self.blocking:.0f} ms, shift {self.shift:.3f}, pace {self.pace:.0f}"
        )
        cost = f"; points lost by {', '.join(self.faults)}" if self.faults and min(self.scores) < 100 else ""
        return f"{' '.join(map(str, self.scores))}, {times}{cost}"


@dataclass(frozen=True, slots=True)
class Lighthouse:
    """The program, and the browser that it opens pages in."""

    program: Path
    browser: str

    def audit(self, address: str, *, desk: bool) -> Audit:
        """Open an address in a fresh browser and judge it; the runs should follow one another, never overlap."""
        command = ["node", str(self.program), address, *OPTIONS, *(AT_A_DESK if desk else ())]
        environment = os.environ | {"CHROME_PATH": self.browser}
        done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=PATIENCE)
        if done.returncode:
            raise RuntimeError(f"Lighthouse failed on {address}:\n{done.stderr.decode(errors='replace')[-2000:]}")
        report = json.loads(done.stdout)
        if problem := report.get("runtimeError"):
            raise RuntimeError(f"Lighthouse could not read {address}: {problem['message']}")
        return Audit.of(report)


def installed(browser: str) -> Lighthouse | None:
    """Return Lighthouse, installed first if need be; None where there is no node, or no network to install it from."""
    if not (shutil.which("node") and shutil.which("npm")):
        return None
    lock = (PINNED / "package-lock.json").read_bytes()
    folder = ROOT / ".cache" / f"lighthouse-{zlib.crc32(lock):08x}"
    program = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.exists():
        with suppress(subprocess.SubprocessError):
            _install(folder)
    return Lighthouse(program, browser) if program.exists() else None


def _install(folder: Path) -> None:
    """Install it beside its place and then put it there, so that what was interrupted is not taken for whole."""
    beside = folder.with_suffix(".new")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(PINNED, beside)
    subprocess.run(INSTALL, cwd=beside, check=True, stdout=subprocess.DEVNULL, timeout=600)
    beside.rename(folder)
