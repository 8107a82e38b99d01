"""Other fonts: those that mkdocs.yml adds to our own, for the letters of more scripts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.field import Field
from manifesto.problem import quote
from manifesto.rule import Finding, Rule
from manifesto.shape import record, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.field import Placed

MOST = 12  # each is read for every poster
FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,95}\.(?:ttf|otf)")  # it stands in a style sheet, and in an address


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherFont:
    """A font by the names of its files in overrides/assets/fonts; `bold` is for titles."""

    regular: Placed
    bold: Placed | None = None

    @property
    def heavy(self) -> Placed:
        """The file that titles are set in: the bold one, or the regular where there is none."""
        return self.bold or self.regular

    @property
    def files(self) -> tuple[Placed, ...]:
        """Every file, each once."""
        return (self.regular,) if self.bold is None else (self.regular, self.bold)


@Rule
def font_file(name: str) -> Iterator[Finding]:
    """A font file is named plainly, without a folder, and is a TrueType or OpenType font."""
    if not FILE.fullmatch(name):
        message = (
            f"{quote(name)} cannot be the file of a font. Name a .ttf or .otf file in overrides/assets/fonts, with "
            "letters, digits, dots, hyphens and underscores only."
        )
        yield Finding("P097", message)


OTHER_FONT = record(
    (
        Field(name="regular", read=word(font_file), example="regular: NotoSansJP-Regular.ttf", required=True),
        Field(name="bold", read=word(font_file), example="bold: NotoSansJP-Bold.ttf"),
    ),
    OtherFont,
    what="font",
)
