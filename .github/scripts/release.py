"""Attaches folders to the release that was published, each as a zip: `python3 release.py FOLDER...`.

One of the same name takes the place of an older one.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from urllib.parse import quote

from comment import GitHub, end_with, event, from_environment


def attach(folders: list[Path]) -> str:
    """Pack and upload every folder, and return a sentence for the log."""
    github, release = from_environment(), event()["release"]
    there = {each["name"]: each["id"] for each in github.all(f"/releases/{int(release['id'])}/assets")}
    for folder in folders:
        file = Path(shutil.make_archive(str(folder), "zip", folder))
        if file.name in there:
            github.ask("DELETE", f"/releases/assets/{there[file.name]}")
        upload(github, re.sub(r"\{.*\}$", "", release["upload_url"]), file)
    return f"Attached to the release: {', '.join(f'{folder.name}.zip' for folder in folders)}."


def upload(github: GitHub, address: str, file: Path) -> None:
    """Send one file to where GitHub takes files of this release."""
    github.send("POST", f"{address}?name={quote(file.name)}", file.read_bytes(), "application/zip")


if __name__ == "__main__":
    end_with(lambda: attach([Path(name) for name in sys.argv[1:]]))
