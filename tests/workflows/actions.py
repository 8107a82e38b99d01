"""The actions that our workflows use, as far as what they do can be seen from the steps around them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Checkout = Callable[[Path], None]


@dataclass(slots=True, kw_only=True)
class Machine:
    """What GitHub has beside the machines of a run: the repository, and the artifacts of this run and of others."""

    checkout: Checkout
    artifacts: Path
    of_runs: dict[str, Path] = field(default_factory=dict)
    published: list[Path] = field(default_factory=list)

    def use(self, action: str, inputs: dict[str, str], workspace: Path) -> dict[str, str]:
        """Do what an action does and return its outputs; raise OSError where it would fail."""
        doing = {
            "actions/checkout": self._checkout,
            "actions/setup-python": _nothing,
            "actions/upload-artifact": self._upload,
            "actions/download-artifact": self._download,
            "actions/upload-pages-artifact": self._upload_pages,
            "actions/deploy-pages": self._deploy,
        }
        return doing[action.partition("@")[0]](inputs, workspace)

    def _checkout(self, inputs: dict[str, str], workspace: Path) -> dict[str, str]:
        assert inputs.get("persist-credentials") == "false"
        self.checkout(workspace)
        if sparse := inputs.get("sparse-checkout"):
            for path in [*workspace.iterdir()]:
                if path.is_dir() and path.name != sparse.partition("/")[0]:
                    shutil.rmtree(path)
        return {}

    def _upload(self, inputs: dict[str, str], workspace: Path) -> dict[str, str]:
        paths = [workspace / line for line in inputs["path"].split("\n") if line.strip()]
        there = [path for path in paths if path.exists()]
        if not there and inputs.get("if-no-files-found") == "error":
            raise FileNotFoundError(inputs["path"])
        if not there:
            return {}
        target = self.artifacts / (there[0].name if inputs.get("archive") == "false" else inputs["name"])
        target.mkdir(parents=True)
        for path in there:
            if path.is_dir():
                shutil.copytree(path, target / path.name if len(paths) > 1 else target, dirs_exist_ok=True)
            else:
                shutil.copy(path, target)
        return {}

    def _download(self, inputs: dict[str, str], workspace: Path) -> dict[str, str]:
        source = self.of_runs[inputs["run-id"]] if "run-id" in inputs else self.artifacts
        if "name" in inputs:
            shutil.copytree(source / inputs["name"], workspace / inputs["path"], symlinks=True)
            return {}
        for folder in source.glob(inputs["pattern"]):
            shutil.copytree(folder, workspace / inputs["path"] / folder.name)
        return {}

    def _upload_pages(self, inputs: dict[str, str], workspace: Path) -> dict[str, str]:
        hidden = inputs.get("include-hidden-files") == "true"
        left_out = shutil.ignore_patterns(".git", ".github", *(() if hidden else (".*",)))
        shutil.copytree(workspace / inputs["path"], self.artifacts / "github-pages", ignore=left_out)
        return {}

    def _deploy(self, inputs: dict[str, str], _: Path) -> dict[str, str]:
        assert inputs == {}
        self.published.append(self.artifacts / "github-pages")
        return {"page_url": "https://ada-example.github.io/manifesto/"}


def _nothing(*_: Any) -> dict[str, str]:
    return {}
