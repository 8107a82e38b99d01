"""The book: every leaf of it, in order, and what it says of itself; templates in overrides/epub/ make each of them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from manifesto.epub.container import container
from manifesto.epub.cover import name_lines, plain_lines
from manifesto.epub.cut import cuts
from manifesto.page import HOME
from manifesto.phrasebook import phrasebook
from manifesto.script import direction_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from manifesto.contributor import Contributor
    from manifesto.manifesto import Manifesto
    from manifesto.typeface import Face

FILE = "manifesto.epub"
FOLDER = "EPUB"
XHTML, SVG, CSS, WOFF2 = "application/xhtml+xml", "image/svg+xml", "text/css", "font/woff2"
BEFORE_CONTENTS = 3  # leaves: the cover, the page that shows it, and the title page
DIGITS = "0123456789."
TAGLINE = 46  # type size of the line below the name, where the measure is 1000


class Render(Protocol):
    """What makes text of a template and of what it shows."""

    def __call__(self, template: str, **shown: Any) -> str:
        """Return the text of a template in which these values are shown."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One file of the book; those with a `title` stand in its contents, those with a `place` are read in that order."""

    file: str
    kind: str
    content: bytes
    properties: str = ""
    title: str = ""
    place: bool = False


def book(manifesto: Manifesto, render: Render, *, root: Path, face: Face, preamble: str = "", mark: str = "") -> bytes:
    """Return the manifesto as an EPUB file; the same manifesto gives the same bytes.

    `root` is the project, which has the fonts; `face` is the one that statements are set in; `preamble` is HTML,
    `mark` a drawing of ours.
    """
    leaves = [
        _cover(manifesto, render, root, face, mark),
        *_front(render),
        *_text(manifesto, render, preamble),
        *_look(manifesto, render, root),
    ]
    contents = render("epub/nav.xml", leaves=leaves).encode()
    leaves.insert(BEFORE_CONTENTS, Leaf(file="nav.xhtml", kind=XHTML, content=contents, properties="nav", place=True))
    facts = {
        "identifier": identifier(manifesto),
        "creators": creators(manifesto),
        "translators": translators(manifesto),
    }
    files = {
        "META-INF/container.xml": render("epub/container.xml").encode(),
        f"{FOLDER}/package.opf": render("epub/package.xml", leaves=leaves, **facts).encode(),
    }
    return container(files | {f"{FOLDER}/{leaf.file}": leaf.content for leaf in leaves})


def identifier(manifesto: Manifesto) -> str:
    """Return what stands for this book whatever its edition, made of the manifesto's name (RFC 9562, version 5).

    In another language it is another book, whether the name is translated or not.
    """
    if not manifesto.original:
        return uuid.uuid5(uuid.NAMESPACE_URL, f"urn:manifesto:{manifesto.settings.name}").urn
    return uuid.uuid5(uuid.UUID(identifier(manifesto.original)), manifesto.settings.language).urn


def creators(manifesto: Manifesto) -> tuple[Contributor, ...]:
    """Return everybody who wrote a principle, each once, as they come up; hidden people are not among them."""
    return _named(author for principle in manifesto.principles for author in principle.authors)


def translators(manifesto: Manifesto) -> tuple[Contributor, ...]:
    """Return everybody who put a principle into the language of the book, as those who wrote one."""
    return _named(person for principle in manifesto.principles for person in principle.translators)


def _named(people: Iterable[Contributor]) -> tuple[Contributor, ...]:
    return tuple({person.handle: person for person in people if person.handle}.values())


def _front(render: Render) -> Iterator[Leaf]:
    yield _page("cover.xhtml", render("epub/cover_page.xml"))
    yield _page("title.xhtml", render("epub/title.xml"))


def _text(manifesto: Manifesto, render: Render, preamble: str) -> Iterator[Leaf]:
    say = phrasebook(manifesto.settings.language).say
    if preamble:
        home = manifesto.pages.get(HOME)
        text = render("epub/preamble.xml", preamble=preamble, tongue=home.language if home else "")
        yield _page("preamble.xhtml", text, title=say("book.preamble"))
    for principle in manifesto.principles:
        direction = direction_of(principle.title, manifesto.settings.language)
        text = render("epub/principle.xml", principle=principle, direction=direction)
        title = say("book.principle", number=str(principle.number), title=principle.title)
        yield _page(f"principles/{principle.slug}.xhtml", text, title=title)
    yield _page("end.xhtml", render("epub/end.xml", creators=creators(manifesto)), title=say("book.this_book"))


def _look(manifesto: Manifesto, render: Render, root: Path) -> Iterator[Leaf]:
    titles = (manifesto.settings.name, *(principle.title for principle in manifesto.principles))
    say = phrasebook(manifesto.settings.language).say
    headings = [say(key) for key in ("book.contents", "book.preamble", "book.this_book", "book.who_wrote_it")]
    fonts = tuple(cuts(root, "".join((DIGITS, *headings, *titles))))
    yield Leaf(file="book.css", kind=CSS, content=render("epub/book.css", fonts=fonts).encode())
    for font in fonts:
        yield Leaf(file=f"fonts/{font.file}", kind=WOFF2, content=font.content)


def _page(file: str, text: str, title: str = "") -> Leaf:
    return Leaf(file=file, kind=XHTML, content=text.encode(), title=title, place=True)


def _cover(manifesto: Manifesto, render: Render, root: Path, face: Face, mark: str) -> Leaf:
    settings = manifesto.settings
    drawn = render(
        "epub/cover.xml",
        name=name_lines(settings.name, face),
        tagline=plain_lines(settings.tagline, TAGLINE),
        edition=plain_lines(settings.edition, TAGLINE),
        fonts=tuple(cuts(root, settings.name)),
        mark=mark,
    )
    return Leaf(file="cover.svg", kind=SVG, content=drawn.encode(), properties="cover-image")
