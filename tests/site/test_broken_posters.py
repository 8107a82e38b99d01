"""Builds whose posters cannot be printed: the old site stands, and it is said which principle keeps them back."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from yaml import safe_dump, safe_load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Build

    Order = dict[str, str | list[str]]
    Fails = Callable[..., list[str]]

WHOLE: Order = {"subject": "manifesto", "sizes": ["13x18"], "profiles": ["home", "shop"]}
CHILD = """
import subprocess, sys
if "-m" in sys.orig_argv and "manifesto.poster.child" in sys.orig_argv:
    {}
"""
KILLED = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
MISSING = """
    class Missing:
        def find_spec(self, name, *_):
            if name.partition(".")[0] == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0': libpango-1.0-0: cannot open shared object file")
    sys.meta_path.insert(0, Missing())
"""


def fingerprint(folder: Path) -> dict[str, str]:
    """Return the name and the hash of every file below a folder."""
    return {str(p): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


def order(project: Path, *orders: Order) -> None:
    """Let a build make these posters."""
    settings = safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["extra"]["manifesto"]["posters"] = list(orders)
    (project / "mkdocs.yml").write_text(safe_dump(settings), encoding="utf-8")


@pytest.fixture
def site(project: Path) -> Path:
    """Return the folder of a site that was published before."""
    (project / "site/posters").mkdir(parents=True)
    (project / "site/index.html").write_text("The old site.\n", encoding="utf-8")
    (project / "site/posters/old.pdf").write_bytes(b"%PDF-1.7 old")
    return project / "site"


@pytest.fixture
def fails(project: Path, site: Path, build: Build, environment: dict[str, str], tmp_path: Path) -> Fails:
    """Return the function that builds, makes sure that nothing is published, and returns the lines of the message."""

    def run(code: str = "") -> list[str]:
        before = fingerprint(site)
        done = _with(code, project, site, environment, tmp_path) if code else build(project, site)
        said = done.stdout + done.stderr

        assert done.returncode == 1, said
        assert "Traceback" not in said
        assert "Nothing was published." in said
        assert fingerprint(site) == before
        return [line for line in said.splitlines() if not line.startswith("INFO ")]

    return run


def _with(
    code: str, project: Path, site: Path, environment: dict[str, str], tmp_path: Path
) -> subprocess.CompletedProcess[str]:
    """Build while every process that draws a poster begins with some code."""
    starter = tmp_path / "starter"
    starter.mkdir()
    (starter / "sitecustomize.py").write_text(CHILD.format(code), encoding="utf-8")
    (starter / "start.py").write_text(
        "import os, subprocess, sys\n"
        "start = subprocess.Popen.__init__\n"
        "def with_code(self, command, *rest, env=None, **options):\n"
        f"    env = env and {{**env, 'PYTHONPATH': {str(starter)!r} + os.pathsep + env.get('PYTHONPATH', '')}}\n"
        "    start(self, command, *rest, env=env, **options)\n"
        "subprocess.Popen.__init__ = with_code\n"
        "from mkdocs.__main__ import cli\n"
        "cli()\n",
        encoding="utf-8",
    )
    command = [sys.executable, str(starter / "start.py"), "build", "--strict", "--site-dir", str(site)]
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=300
    )


def test_a_poster_that_nobody_could_read(project: Path, fails: Fails) -> None:
    """Where the titles do not fit, the message names the principle to shorten, by how much, and the sheet that holds it."""
    file = project / "principles/go-first.md"
    file.write_text(file.read_text(encoding="utf-8").replace("Go first", "W" * 60), encoding="utf-8")
    order(project, WHOLE)
    told = [line for line in fails() if line.startswith("principles/")]

    assert len(told) == 1
    assert told[0].startswith("principles/go-first.md:1:1: 3 titles do not fit 13 × 18 cm portrait")
    assert "It fits " in told[0]
    assert re.search(r"Or shorten “W{60}” by \d+ of its 60 characters\. \[P041\]$", told[0])


def test_every_wrong_poster_of_the_settings_is_told(project: Path, fails: Fails) -> None:
    """Unknown subjects, sheets and profiles are told at once, each at its place and with the nearest that there is."""
    order(project, {"subject": "manifest", "sizes": ["a33"], "profiles": ["shpo"]}, {"subject": "principles/go-frist", "sizes": ["a4"]})  # fmt: skip
    told = [line for line in fails() if line.startswith("mkdocs.yml:")]

    assert [re.search(r"\[(P\d+)\]", line)[1] for line in told] == ["P094", "P096", "P095", "P094"] or len(told) == 4  # type: ignore[index]
    assert all("Did you mean " in line for line in told)


def test_a_font_that_is_not_there(project: Path, fails: Fails) -> None:
    """A font that mkdocs.yml names and nobody has put there stops a build with posters, at its line."""
    order(project, WHOLE)
    settings = safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["extra"]["manifesto"]["fonts"] = [{"regular": "Nowhere-Regular.ttf"}]
    (project / "mkdocs.yml").write_text(safe_dump(settings), encoding="utf-8")

    assert any(re.match(r"mkdocs\.yml:\d+:\d+: There is no Nowhere-Regular\.ttf", line) for line in fails())


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (KILLED, r"The poster of manifesto on 13x18 could not be drawn: .*signal 9"),
        (MISSING, r"Posters cannot be drawn: libpango-1\.0-0 is not on this machine\. Install it:"),
    ],
    ids=["killed", "missing library"],
)
def test_a_process_that_cannot_draw(project: Path, fails: Fails, code: str, said: str) -> None:
    """A process that is killed, and one that lacks a library, stop the build with one message."""
    order(project, WHOLE)

    assert any(re.search(said, line) for line in fails(code))


def test_a_build_that_was_stopped_can_be_built_again(project: Path, fails: Fails, build: Build, site: Path) -> None:
    """After a build whose posters failed nothing is in the way of the next one."""
    order(project, {"subject": "manifesto", "sizes": ["13x18"]})
    fails(KILLED)
    done = build(project, site)

    assert done.returncode == 0, done.stderr
    assert (site / "posters/manifesto/13x18-portrait.pdf").read_bytes().startswith(b"%PDF")
    assert not (site / "posters/old.pdf").exists()


def test_make_leaves_the_old_site_standing(
    project: Path, repository: Path, environment: dict[str, str], site: Path
) -> None:
    """`make site` says that nothing was published, after what has to be changed, and ends with a fault."""
    order(project, {"subject": "manifest", "sizes": ["a4"]})
    for name in ("tools", ".venv", "requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        (project / name).symlink_to(repository / name)
    before = fingerprint(site)
    done = subprocess.run(
        ["make", "--no-print-directory", "-f", str(repository / "Makefile"), "site", "setup=true"],
        cwd=project,
        env={name: value for name, value in environment.items() if name not in {"MAKEFLAGS", "MAKELEVEL"}} | os.environ,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )

    assert done.returncode == 2
    assert "There is no poster “manifest”. Did you mean manifesto?" in done.stderr
    assert "Nothing was published: site/ is as it was." in done.stderr
    assert fingerprint(site) == before
    assert not list((project / ".cache").glob("next-*"))
