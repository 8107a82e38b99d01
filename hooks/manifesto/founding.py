"""Founding: what a new manifesto is told of itself before its first word is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.field import Findings
from manifesto.settings import PATH, read_settings

if TYPE_CHECKING:
    from datetime import date

SITE = "https://manifesto.example/"  # where it stands until somebody says where; no site can have this address
REPOSITORY = "YOUR-NAME/YOUR-MANIFESTO"  # in the texts of .github; the words in capitals are to be replaced
THEMES = ("inside", "outside")  # of the example
LONGEST_SHORT_NAME = 40
# Languages whose letters our own typefaces lack, and the font beside them that has these.
FONTS = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "sd", "ug", "ckb", "ks", "prs", "arz", "ary", "pnb"), "Amiri"),
    "ja": "BIZUDGothic",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Where a manifesto is at home, as the files around it name it: its repository, its site, and its themes."""

    repository: str
    site: str
    themes: tuple[str, ...]

    @property
    def owner(self) -> str:
        """The person or organisation to whom the repository belongs."""
        return self.repository.partition("/")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """A manifesto that is to be: its name, its language, its repository where it has one, and the day of today."""

    name: str
    language: str
    repository: str = ""
    day: date

    @property
    def short_name(self) -> str:
        """The name, or as many of its words as fit where a name has to be short."""
        if len(self.name) <= LONGEST_SHORT_NAME:
            return self.name
        words = self.name[: LONGEST_SHORT_NAME + 1].rpartition(" ")[0].strip()
        return words or f"{self.name[: LONGEST_SHORT_NAME - 1]}…"

    @property
    def site(self) -> str:
        """Where GitHub publishes what is in the repository."""
        owner, _, name = self.repository.partition("/")
        if not name:
            return SITE
        host = f"{owner.lower()}.github.io"
        return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"

    @property
    def font(self) -> str:
        """The font that the language needs besides ours, without weight and ending; mostly none."""
        return FONTS.get(self.language.partition("-")[0].lower(), "")

    @property
    def names(self) -> Names:
        """What stands in the files around it."""
        return Names(repository=self.repository or REPOSITORY, site=self.site, themes=THEMES)


def names_of(settings: str) -> Names:
    """Return what the text of a manifesto's mkdocs.yml says of where it is at home, whatever the environment says."""
    outline = read_settings(settings, Findings(PATH), {})
    themes = tuple(theme.key for theme in outline.settings.themes) if outline.settings else ()
    repository = outline.settings.repository if outline.settings else ""
    return Names(repository=repository or REPOSITORY, site=outline.site_url or SITE, themes=themes)
