"""What the tests of the small manifestos share: each of them is laid out, and built once."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.utils.yaml import yaml_load
from yaml import safe_dump

from . import hundred

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.conftest import Build

    Built = Callable[[str], Path]

HERE = Path(__file__).parent
NAMES = ("one", "hundred", "arabic", "japanese", "plain")
OF_THE_PROGRAM = ("docs_dir", "hooks", "plugins", "use_directory_urls", "validation", "extra_css")


def laid(name: str, folder: Path, repository: Path) -> Path:
    """Lay out a manifesto with the program that all of them share, and return its folder."""
    if name == "hundred":
        hundred.written(folder)
    else:
        shutil.copytree(HERE / name, folder)
    for shared in ("hooks", "overrides"):
        (folder / shared).symlink_to(repository / shared, target_is_directory=True)
    settings = folder / "mkdocs.yml"
    ours = yaml_load((repository / "mkdocs.yml").read_text(encoding="utf-8"))
    settings.write_text(
        safe_dump(_with_program(yaml_load(settings.read_text(encoding="utf-8")), ours)), encoding="utf-8"
    )
    return folder


def _with_program(own: Mapping[str, Any], ours: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings of a manifesto with what those of any other say of the program."""
    program = {key: ours[key] for key in OF_THE_PROGRAM if key in ours}
    theme, extra = {**ours["theme"], **own["theme"]}, {"leave_out": ours["extra"]["leave_out"], **own["extra"]}
    if "mark" not in extra["manifesto"]:
        del theme["favicon"]
    return {**program, **own, "theme": theme, "extra": extra}


@pytest.fixture(scope="session")
def built(repository: Path, build: Build, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the function that gives the built site of a manifesto; each is built when it is first asked for."""
    sites: dict[str, Path] = {}

    def site(name: str) -> Path:
        if name not in sites:
            folder = tmp_path_factory.mktemp(name)
            done = build(laid(name, folder / "project", repository), folder / "site")
            assert done.returncode == 0, f"{name} does not build:\n{done.stdout}{done.stderr}"
            sites[name] = folder / "site"
        return sites[name]

    return site
