"""A small manifesto of the tests, which shares code and look with ours and not a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.utils.yaml import yaml_load
from yaml import safe_dump, safe_load

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = """
name: The Small Manifesto
short_name: Small
tagline: What three of us stand for
edition: First edition
licence: CC-BY-4.0
"""
PRINCIPLE = """---
title: {title}
summary: A sentence that stands under the title.
authors: [ada-example]
added: 2026-11-21
licence: CC-BY-4.0
---

{body}
"""
SMALL = {
    "contributors.yml": "ada-example:\n  name: Ada Example\n",
    "pages/index.md": "---\ntemplate: home.html\n---\n\nWe are three.\n",
    "pages/search.md": "---\ntitle: Search\ntemplate: search.html\n---\n",
    **{f"pages/{name}.md": f"# {name.title()}\n\nTo be written.\n" for name in ("contribute", "pledge", "reading")},
    "principles/go-first.md": PRINCIPLE.format(title="Go first", body="See it coming, and call before they have to."),
    "principles/ring-back.md": PRINCIPLE.format(title="Ring back", body="Name the hour, and be early by a minute."),
    "principles/say-so.md": PRINCIPLE.format(title="Say so", body="When you do not know, say so, and then find out."),
}


def laid_out(folder: Path, repository: Path) -> Path:
    """Write the small manifesto into a folder, and return it."""
    for name, text in SMALL.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for code in ("hooks", "overrides"):
        (folder / code).symlink_to(repository / code, target_is_directory=True)
    settings = yaml_load((repository / "mkdocs.yml").read_text(encoding="utf-8"))
    settings |= {"site_name": "Small", "site_url": "https://small.example/wall/", "nav": None}
    settings["extra"]["manifesto"] = safe_load(SETTINGS)
    (folder / "mkdocs.yml").write_text(safe_dump(settings), encoding="utf-8")
    return folder
