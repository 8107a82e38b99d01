"""The command in a process of its own: the module, other terminals, and what it does not load."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Make, Run

FAULTS = {"principles/a.md": "", "contributors.yml": "ada-example: {name: '@da'}\n"}
NEVER = {"mkdocs", "weasyprint", "uharfbuzz", "markdown", "nh3", "pypdfium2", "segno", "jinja2", "fontTools", "PIL"}


@pytest.mark.parametrize(("files", "code"), [({}, 0), (FAULTS, 1)])
def test_the_module_is_the_command(make: Make, run: Run, files: dict[str, str], code: int) -> None:
    """`python -m manifesto` does the same as the command, in a process of its own."""
    root = make(files)
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-m", "manifesto", "-C", str(root), "check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )

    assert done.returncode == code
    assert done.stdout + done.stderr == run(root, "check").output


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_a_terminal_that_knows_no_unicode(make: Make, form: str) -> None:
    """Problems can be printed where only ASCII can, without a traceback."""
    root = make({"principles/a.md": "---\ntitle: <日本>\n---\n"})
    done = subprocess.run(
        [sys.executable, "-m", "manifesto", "-C", str(root), "check", "--format", form],
        capture_output=True,
        env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        check=False,
        timeout=60,
    )

    assert (done.returncode, done.stderr) == (1, b"")
    assert b"P032" in done.stdout


@pytest.mark.parametrize("form", ["text", "github", "json"])
@pytest.mark.parametrize(("files", "code"), [({}, "0"), (FAULTS, "1")])
def test_what_a_check_does_not_load(make: Make, files: dict[str, str], code: str, form: str) -> None:
    """A check pays for nothing that only the site or the posters need."""
    program = (
        "import sys\nfrom manifesto.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    code = end.code\n"
        "print(code, *sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "-C", str(make(files)), "check", "--format", form],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    ended, *modules = done.stdout.splitlines()[-1].split()

    assert ended == code
    assert {"click", "yaml", "manifesto"} <= set(modules)
    assert not NEVER & set(modules)
