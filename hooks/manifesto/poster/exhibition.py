"""The exhibition: what the site shows of its posters, and the files that go with them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from manifesto.phrasebook import Say
    from manifesto.poster.print import Print

WHOLE = "manifesto"
BUNDLE = "posters/posters.zip"
WAYS = {"portrait": "paper.choose_portrait", "landscape": "paper.choose_landscape"}
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP knows: the same files give the same bytes on any day


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibition:
    """Posters by subject, share cards by subject, and what a visitor can choose among, titles by value."""

    posters: Mapping[str, tuple[Print, ...]]
    cards: Mapping[str, Print]
    subjects: Mapping[str, str]
    sizes: Mapping[str, str]
    orientations: Mapping[str, str]
    profiles: Mapping[str, str]
    bundle: bytes

    @property
    def pressed(self) -> bool:
        """Whether any of them is for a print shop."""
        return any(poster.job.kind.four_colours for group in self.posters.values() for poster in group)

    @property
    def on_show(self) -> tuple[tuple[Print, ...], ...]:
        """What the home page hangs: the upright sheets, for a reader's own printer, of a smaller subject and the whole."""
        upright = [
            tuple(one for one in group if one.job.profile == "home" and one.job.orientation == "portrait")
            for group in self.posters.values()
            if not group[0].single
        ]
        smaller = [group for group in upright if group and group[0].job.subject != WHOLE]
        return (*smaller[:1], *(group for group in upright if group and group[0].job.subject == WHOLE))

    @property
    def kilobytes(self) -> int:
        """The size of the bundle, rounded up."""
        return -(-len(self.bundle) // 1000)

    def files(self) -> Iterator[tuple[str, bytes | str]]:
        """Yield every file of the exhibition with its address on the site."""
        for poster in (poster for posters in self.posters.values() for poster in posters):
            yield poster.address, poster.pdf
            if poster.preview:
                yield poster.job.preview, poster.preview.content
            if poster.twin:
                yield f"{poster.job.twin}index.html", poster.twin.page
                yield f"{poster.job.twin}measures.css", poster.twin.style
        for card in self.cards.values():
            yield card.address, card.pdf
        if self.posters:
            yield BUNDLE, self.bundle


def exhibit(prints: Iterable[Print], say: Say) -> Exhibition:
    """Return the exhibition of finished prints, in the order in which they are listed, with titles in a language."""
    posters: dict[str, tuple[Print, ...]] = {}
    cards: dict[str, Print] = {}
    for one in prints:
        if one.job.is_card:
            cards[one.job.subject] = one
        else:
            posters[one.job.subject] = (*posters.get(one.job.subject, ()), one)
    hung = [poster for group in posters.values() for poster in group]
    return Exhibition(
        posters=posters,
        cards=cards,
        subjects={_group(poster): say("paper.one_principle") if poster.single else poster.title for poster in hung},
        sizes={poster.job.sheet.name: poster.job.sheet.called(say) for poster in hung},
        orientations={poster.job.orientation: say(WAYS[poster.job.orientation]) for poster in hung},
        profiles={poster.job.profile: poster.job.kind.called(say) for poster in hung},
        bundle=_bundle(hung),
    )


def _group(poster: Print) -> str:
    return "principles" if poster.single else poster.job.subject


def _bundle(posters: Iterable[Print]) -> bytes:
    """Return a ZIP of every poster, in folders by the kind of printing."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as bundle:
        for poster in posters:
            name = poster.address.removeprefix("posters/").replace("/", "-")
            entry = zipfile.ZipInfo(f"{poster.job.profile}/{name}", LONG_AGO)  # not packed again: a PDF is already
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, poster.pdf)
    return packed.getvalue()
