"""What the properties share: how many texts they are tried on, and a small project."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, configuration, settings

from manifesto import Project

ROOT = Path(__file__).parent.parent.parent
QUICK = settings(
    derandomize=True,  # the same texts each time; `make fuzz` looks for others
    deadline=None,
    database=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)

configuration.set_hypothesis_home_dir(ROOT / ".cache" / "hypothesis")
settings.register_profile("quick", QUICK)
settings.load_profile("quick")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a small project in which nothing is wrong, for tests that write nothing into it."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "tests" / "contributions" / "base", root, dirs_exist_ok=True)
    return Project.at(root)
