"""Live editing: `mkdocs serve` as somebody uses it who writes a principle."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

PATIENCE = 30  # seconds for a slow machine; a quick one needs a tenth of it
REFUSES = 'raise ImportError("weasyprint is not for serving")\n'


def _command(port: int) -> list[str]:
    return [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def without_weasyprint(environment: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """Return an environment in which whoever imports weasyprint fails."""
    (tmp_path / "refuses").mkdir()
    (tmp_path / "refuses/weasyprint.py").write_text(REFUSES, encoding="utf-8")
    return environment | {"PYTHONPATH": str(tmp_path / "refuses")}


@pytest.fixture
def served(project: Path, without_weasyprint: dict[str, str], tmp_path: Path) -> Iterator[str]:
    """Yield the address at which the small manifesto is served while it is written."""
    port = _free_port()
    home = f"http://127.0.0.1:{port}/wall/"
    with (tmp_path / "log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(_command(port), cwd=project, env=without_weasyprint, stdout=log, stderr=log)
        try:
            _wait_for(home, process, tmp_path / "log")
            yield home
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _wait_for(home: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(home, timeout=PATIENCE):  # noqa: S310 -- our own
                return
        except URLError:
            time.sleep(0.05)
    raise AssertionError(log.read_text(encoding="utf-8"))


@pytest.fixture
def writer(browser: Browser, served: str) -> Iterator[Page]:
    """Yield a page that shows the principle somebody is writing, and that nobody reloads by hand."""
    with browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(f"{served}principles/go-first/")
        yield page


def test_a_page_follows_the_file(writer: Page, project: Path) -> None:
    """What is written shows on the open page; what is broken is told there beside the last good text, until mended."""
    file = project / "principles/go-first.md"
    right = file.read_text(encoding="utf-8")
    alert = writer.get_by_role("alert")
    prose = writer.locator(".prose")
    expect(prose).to_contain_text("See it coming")
    expect(alert).to_have_count(0)

    file.write_text(right.replace("See it coming", "See it from afar"), encoding="utf-8")
    expect(prose).to_contain_text("See it from afar", timeout=PATIENCE * 1000)

    file.write_text(right.replace("See it coming", "<b>Gone</b>").replace("2026-11-21", "today"), encoding="utf-8")
    expect(alert).to_be_visible(timeout=PATIENCE * 1000)
    expect(alert).to_contain_text("principles/go-first.md:5:8: ")
    expect(alert).to_contain_text("principles/go-first.md:9:1: “<b>”")
    expect(prose).to_contain_text("See it from afar")

    file.write_text(right.replace("See it coming", "See it at last"), encoding="utf-8")
    expect(prose).to_contain_text("See it at last", timeout=PATIENCE * 1000)
    expect(alert).to_have_count(0)


def test_a_principle_that_appears_is_shown(writer: Page, project: Path, served: str) -> None:
    """A new file becomes a new page, and a file that is taken away takes its page along."""
    new = project / "principles/listen-twice.md"
    right = (project / "principles/go-first.md").read_text(encoding="utf-8")
    writer.goto(served)
    expect(writer.locator(".row")).to_have_count(3)

    new.write_text(right.replace("Go first", "Listen twice"), encoding="utf-8")
    expect(writer.locator(".row")).to_have_count(4, timeout=PATIENCE * 1000)
    expect(writer.get_by_role("link", name="Listen twice").first).to_be_visible()

    new.unlink()
    expect(writer.locator(".row")).to_have_count(3, timeout=PATIENCE * 1000)


def test_serving_makes_no_posters(writer: Page, served: str) -> None:
    """The page of posters says how they are made, and weasyprint, which is away, is not missed."""
    writer.goto(f"{served}posters/")

    expect(writer.get_by_text("Posters are made by make site, not while serving.")).to_be_visible()


def test_serving_does_not_begin_with_a_broken_file(project: Path, without_weasyprint: dict[str, str]) -> None:
    """Where no good site was ever shown, serving stops at once and says what to mend."""
    file = project / "principles/go-first.md"
    file.write_text(file.read_text(encoding="utf-8").replace("ada-example", "bob-example"), encoding="utf-8")
    done = subprocess.run(
        _command(_free_port()),
        cwd=project,
        env=without_weasyprint,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )

    assert done.returncode == 1
    assert "principles/go-first.md:4:11: " in done.stderr
    assert "Traceback" not in done.stderr
