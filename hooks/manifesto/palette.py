"""The palette: the colours of paper, ink and accent that site and posters share, as tokens.css has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TOKENS = "overrides/assets/stylesheets/tokens.css"
TOKEN = re.compile(r"--(?P<name>[\w-]+):\s*(?P<value>[^;{}]+);")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One colour as CSS writes it, on a light ground and on a dark one."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """What is needed of the colours outside of stylesheets."""

    paper: Pair
    ink: Pair
    vermilion: Pair


def read_palette(root: Path) -> Palette:
    """Return the colours of the project at `root`."""
    css = (root / TOKENS).read_text(encoding="utf-8")
    tokens = {match["name"]: match["value"].strip() for match in TOKEN.finditer(css)}
    return Palette(
        **{
            name: Pair(light=tokens[f"{name}-light"], dark=tokens[f"{name}-dark"])
            for name in ("paper", "ink", "vermilion")
        }
    )
