"""An inspection: a finished PDF, read back as plain facts about what is in the file itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.pdf.extras import extras
from manifesto.pdf.file import opened
from manifesto.pdf.file.unreadable import Unreadable
from manifesto.pdf.fonts import FontFact, font_facts
from manifesto.pdf.ink import Ink
from manifesto.pdf.leaf import Box, Leaf, leaf
from manifesto.pdf.output_intent import Intent, intents
from manifesto.pdf.painting import Painting
from manifesto.pdf.tags import Tags, tags
from manifesto.pdf.xmp import claims, properties

if TYPE_CHECKING:
    from collections.abc import Mapping

    from manifesto.pdf.images import ImageFact

__all__ = ["Inspection", "Unreadable", "inspect"]

PROPERTIES = ("Title", "CreationDate", "ModDate", "Trapped", "GTS_PDFXVersion")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What is in a file; boxes are those of page one, as in Leaf, and everything else is of all pages together.

    `type_sizes` pairs sizes in pt, as they come out on paper, with the number of characters at each.  `blended` is true
    where each page with transparency says in which space its colours mix.  `mended` is true where something in the file
    was wrong and had to be guessed.  `created`, `modified` and `trapped` are as the file's properties give them;
    `listed` are the names of those that say anything.
    """

    leaves: tuple[Leaf, ...]
    fonts: tuple[FontFact, ...]
    inks: frozenset[Ink]
    images: tuple[ImageFact, ...]
    type_sizes: tuple[tuple[float, int], ...]
    transparent: bool
    blended: bool
    title: str
    language: str
    producer: str
    created: str
    modified: str
    trapped: str
    listed: frozenset[str]
    version: str
    has_id: bool
    encrypted: bool
    linearised: bool
    mended: bool
    claims: frozenset[str]
    metadata: Mapping[str, str]
    intents: tuple[Intent, ...]
    extras: frozenset[str]
    tags: Tags

    @property
    def pages(self) -> int:
        """The number of pages."""
        return len(self.leaves)

    @property
    def media(self) -> Box:
        """The whole of the sheet, with bleed and marks."""
        return self.leaves[0].media

    @property
    def crop(self) -> Box | None:
        """What a screen shows."""
        return self.leaves[0].crop

    @property
    def bleed(self) -> Box | None:
        """What is printed before the sheet is cut."""
        return self.leaves[0].bleed

    @property
    def trim(self) -> Box | None:
        """What is left when the sheet is cut."""
        return self.leaves[0].trim

    @property
    def at_origin(self) -> bool:
        """Whether the media box begins at 0, 0."""
        return self.leaves[0].at_origin

    @property
    def rotated(self) -> int:
        """By how many degrees the page is turned, clockwise."""
        return self.leaves[0].rotated

    @property
    def user_unit(self) -> float:
        """What a unit of page one measures, in points."""
        return self.leaves[0].user_unit

    @property
    def smallest_pt(self) -> float:
        """The size of the smallest type, in points; 0 where there is no text."""
        return self.type_sizes[0][0] if self.type_sizes else 0.0


def inspect(pdf: bytes) -> Inspection:
    """Return the facts about a PDF; raises Unreadable, with a sentence, for what cannot be read as one.

    A file that was made to be slow is read for a few seconds at most, and then called unreadable.
    """
    with opened(pdf) as file:
        leaves = tuple(leaf(page, number) for number, page in enumerate(file.pages, 1))
        painting = Painting()
        transparent = [page for page in file.pages if painting.page(page)]
        metadata = properties(file.catalogue.inside("Metadata").data())
        information = file.information
        return Inspection(
            leaves=leaves,
            fonts=font_facts(painting.scopes.values()),
            inks=frozenset(Ink(space, parts, use, base) for space, parts, use, base in painting.inks),
            images=tuple(painting.images),
            type_sizes=tuple(sorted(painting.sizes.items())),
            transparent=bool(transparent),
            blended=all("CS" in page.inside("Group") for page in transparent),
            title=information.text("Title") or metadata.get("dc:title", ""),
            language=file.catalogue.text("Lang"),
            producer=information.text("Producer"),
            created=information.text("CreationDate"),
            modified=information.text("ModDate"),
            trapped=information.name("Trapped"),
            listed=frozenset(key for key in PROPERTIES if information.text(key) or information.name(key)),
            version=file.version,
            has_id=len(file.trailer.items("ID")) == 2,
            encrypted=file.encrypted,
            linearised=file.linearised,
            claims=claims(metadata, information.text("GTS_PDFXVersion")),
            metadata=metadata,
            intents=tuple(intents(file.catalogue)),
            extras=extras(file, painting),
            tags=tags(file, painting),
            mended=file.mended,
        )
