"""Runs a workflow as GitHub's machines do: jobs in their order, each on its own machine, their steps with bash."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from .expressions import WHOLE, evaluate, holds, interpolate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .actions import Machine

MAIN = "1" * 40  # the commit in which the main branch ends


def workflow(path: Path) -> dict[str, Any]:
    """Return a workflow; YAML 1.1 takes its `on` for a yes, so that is put right."""
    found: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in found.items()}


@dataclass(slots=True, kw_only=True)
class Done:
    """How a run went: the result of each job, what its steps printed, and their summaries."""

    jobs: dict[str, str] = field(default_factory=dict)
    log: str = ""
    summary: str = ""


@dataclass(slots=True, kw_only=True)
class Runner:
    """A run of one workflow for one event, with the API of the fake GitHub at `api`."""

    path: Path
    name: str
    event: dict[str, Any]
    machine: Machine
    api: str
    folder: Path
    done: Done = field(default_factory=Done)

    def run(self) -> Done:
        """Run every job that the event calls for, in an order that their needs allow."""
        jobs: dict[str, Any] = workflow(self.path)["jobs"]
        for name, job in jobs.items():  # ours stand in the order of their needs
            needs = [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", [])
            results = {each: {"result": self.done.jobs[each]} for each in needs}
            contexts = self._contexts(job) | {"needs": results}
            well = all(each["result"] == "success" for each in results.values())
            if not holds(job.get("if"), contexts, asked(well=well)):
                self.done.jobs[name] = "skipped"
                continue
            made = [self._job(job, contexts | {"matrix": matrix}) for matrix in matrices(job)]
            self.done.jobs[name] = "success" if all(made) else "failure"
        return self.done

    def _job(self, job: dict[str, Any], contexts: dict[str, Any]) -> bool:
        """Run the steps of a job on a machine of its own and tell whether it went well."""
        home = Path(tempfile.mkdtemp(dir=self.folder))
        workspace, temp = home / "work", home / "temp"
        workspace.mkdir()
        temp.mkdir()
        contexts = contexts | {"runner": {"temp": str(temp), "os": "Linux"}, "steps": {}}
        well = True
        for step in job["steps"]:
            if not holds(step.get("if"), contexts, asked(well=well)):
                continue
            outputs = self._step(step, contexts, workspace, temp)
            contexts["steps"][step.get("id", "")] = {"outputs": outputs or {}}
            well = well and (outputs is not None or step.get("continue-on-error") is True)
        return well

    def _step(self, step: dict[str, Any], contexts: dict[str, Any], work: Path, temp: Path) -> dict[str, str] | None:
        """Run one step and return its outputs, or None where it failed."""
        if "uses" in step:
            inputs = {name: interpolate(value, contexts) for name, value in step.get("with", {}).items()}
            try:
                return self.machine.use(step["uses"], inputs, work)
            except OSError as error:
                self.done.log += f"{step['name']}: {error}\n"
                return None
        files = {name: temp / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        given = {name: interpolate(value, contexts) for name, value in step.get("env", {}).items()}
        environment = self._environment(temp) | {name: str(path) for name, path in files.items()} | given
        for path in files.values():
            path.write_text("")
        script = temp / "step.sh"
        script.write_text(step["run"])
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        ran = subprocess.run(
            command, cwd=work, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
        )
        self.done.log += ran.stdout + ran.stderr
        self.done.summary += files["GITHUB_STEP_SUMMARY"].read_text()
        if ran.returncode:
            return None
        return dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())

    def _contexts(self, job: dict[str, Any]) -> dict[str, Any]:
        token = ",".join(f"{name}={level}" for name, level in job["permissions"].items())
        return {"github": {"event": self.event, "event_name": self.name, "token": token}}

    def _environment(self, temp: Path) -> dict[str, str]:
        """Return what a step finds around itself: nothing of this machine but where programs are."""
        event = temp / "event.json"
        event.write_text(json.dumps(self.event), encoding="utf-8")
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(temp),
            "LANG": "C.UTF-8",
            "CI": "true",
            "RUNNER_TEMP": str(temp),
            "GITHUB_ACTIONS": "true",
            "GITHUB_API_URL": self.api,
            "GITHUB_BASE_REF": self.event.get("pull_request", {}).get("base", {}).get("ref", ""),
            "GITHUB_EVENT_NAME": self.name,
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_REPOSITORY": self.event["repository"]["full_name"],
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_SHA": MAIN,
            "GITHUB_WORKFLOW_SHA": MAIN,
            "PYTHONDONTWRITEBYTECODE": "1",
        }


def asked(*, well: bool) -> dict[str, Callable[..., Any]]:
    """Return the functions that ask how things went so far."""
    return {
        "success": lambda: well,
        "failure": lambda: not well,
        "always": lambda: True,
        "cancelled": lambda: False,
    }


def matrices(job: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield each combination of a job's matrix; a job without one runs once."""
    matrix: dict[str, list[Any]] = job.get("strategy", {}).get("matrix", {})
    for values in itertools.product(*matrix.values()):
        yield dict(zip(matrix, values, strict=True))


def every_expression(value: Any) -> Iterator[str]:
    """Yield the inside of every `${{ }}` in a part of a workflow."""
    if isinstance(value, dict):
        for each in value.values():
            yield from every_expression(each)
    elif isinstance(value, list):
        for each in value:
            yield from every_expression(each)
    elif isinstance(value, str):
        yield from (found[1] for found in WHOLE.finditer(value))


def group(path: Path, event: dict[str, Any], name: str) -> str:
    """Return the group in which runs for an event wait for each other."""
    contexts = {"github": {"event": event, "event_name": name, "ref": "refs/heads/main"}}
    return interpolate(workflow(path)["concurrency"]["group"], contexts)


def triggered(path: Path, event: dict[str, Any], name: str) -> bool:
    """Tell whether an event starts the workflow."""
    asked_for = workflow(path)["on"]
    if name not in asked_for:
        return False
    told = asked_for[name]
    types = told.get("types") if isinstance(told, dict) else None
    return not types or event.get("action") in types


__all__ = ["MAIN", "Done", "Runner", "evaluate", "every_expression", "group", "matrices", "triggered", "workflow"]
