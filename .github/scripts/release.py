"""Says of the release that was published what is new, and attaches folders as a zip each: `python3 release.py FOLDER...`.

What is new stands in CHANGELOG.md; a release for which somebody wrote their own notes keeps them.
A zip of the same name takes the place of an older one.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from comment import GitHub, end_with, event, from_environment

if TYPE_CHECKING:
    from collections.abc import Iterable

CHANGELOG = Path("CHANGELOG.md")
MOST = 100_000  # characters of notes; GitHub takes a quarter more


def released(folders: list[Path]) -> str:
    """Write the notes, attach the folders, and return a sentence for the log."""
    github, release = from_environment(), event()["release"]
    said = "Its notes are those of CHANGELOG.md. " if announced(github, release) else ""
    attach(github, release, folders)
    return f"{said}Attached to the release: {', '.join(f'{folder.name}.zip' for folder in folders)}."


def announced(github: GitHub, release: dict[str, Any]) -> bool:
    """Let a release without notes say what the changelog says, and return whether it does now."""
    text = CHANGELOG.read_text(encoding="utf-8") if CHANGELOG.is_file() else ""
    found = notes(text, [release.get("name") or "", release.get("tag_name") or ""])
    if not found or (release.get("body") or "").strip():
        return False
    github.ask("PATCH", f"/releases/{int(release['id'])}", {"body": found})
    return True


def notes(changelog: str, names: Iterable[str]) -> str:
    """Return the section of a changelog whose heading begins with one of these names, or else the newest; "" for none."""
    sections = [part.partition("\n") for part in re.split(r"(?m)^## ", changelog)[1:]]
    of_these = [text for heading, _, text in sections if any(is_about(heading, name) for name in names if name)]
    newest = [text for _, _, text in sections[:1]]
    return "".join([*of_these, *newest][:1]).strip()[:MOST]


def is_about(heading: str, name: str) -> bool:
    """Tell whether a heading is a name, or begins with it and goes on after a comma."""
    return heading.strip().partition(",")[0] == name


def attach(github: GitHub, release: dict[str, Any], folders: list[Path]) -> None:
    """Pack and upload every folder."""
    there = {each["name"]: each["id"] for each in github.all(f"/releases/{int(release['id'])}/assets")}
    for folder in folders:
        file = Path(shutil.make_archive(str(folder), "zip", folder))
        if file.name in there:
            github.ask("DELETE", f"/releases/assets/{there[file.name]}")
        upload(github, re.sub(r"\{.*\}$", "", release["upload_url"]), file)


def upload(github: GitHub, address: str, file: Path) -> None:
    """Send one file to where GitHub takes files of this release."""
    github.send("POST", f"{address}?name={quote(file.name)}", file.read_bytes(), "application/zip")


if __name__ == "__main__":
    end_with(lambda: released([Path(name) for name in sys.argv[1:]]))
