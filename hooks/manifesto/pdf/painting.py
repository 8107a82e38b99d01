"""The painting: what the content of pages puts on paper, found in one walk over their instructions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from manifesto.pdf.brush import OPERATORS, Brush, matrix_of
from manifesto.pdf.content import characters, instructions, names
from manifesto.pdf.file.unreadable import Unreadable
from manifesto.pdf.file.values import Entries
from manifesto.pdf.images import ImageFact, drawn, inline
from manifesto.pdf.ink import Space
from manifesto.pdf.marks import Marks
from manifesto.pdf.scope import Scope, grouped, see_through

if TYPE_CHECKING:
    from manifesto.pdf.brush import Colour
    from manifesto.pdf.ink import Use

MOST_DEEP = 20  # forms and patterns in one another
MOST_CONTENT = 32 * 2**20  # bytes of instructions; those of a form count each time it is drawn
PRICE = 1000  # bytes; what it costs to begin a form, as instructions
NOT_FILLED, STROKED, NOTHING = {1, 5}, {1, 2, 5, 6}, {3, 7}  # text render modes
ELSEWHERE = ("F", "Ref", "OPI")  # where a form or an image says that it stands in another file
Painted: TypeAlias = "tuple[str, tuple[float, ...], Use, str]"  # the fields of an Ink
Mark: TypeAlias = "tuple[tuple[int, int] | None, int]"  # the object whose content it is, and its number there


class Painting:
    """Everything that is painted by the pages walked so far.

    `painted` counts the instructions that paint, `loose` those of them that neither the structure tree nor an artifact
    covers; `order` holds the marks in the order of the content.
    """

    def __init__(self) -> None:
        self.inks: set[Painted] = set()
        self.images: dict[ImageFact, None] = {}
        self.sizes: Counter[float] = Counter()
        self.scopes: dict[object, Scope] = {}
        self.order: list[Mark] = []
        self.painted = self.loose = 0
        self.transparent = self.postscript = self.elsewhere = False
        self._unit, self._left = 1.0, MOST_CONTENT
        self._owner: tuple[int, int] | None = None
        self._marks = Marks(covered=False)
        self._active: list[object] = []
        self._followed: set[object] = set()

    def page(self, page: Entries) -> bool:
        """Walk over a page; return whether anything on it is transparent."""
        before, self.transparent = self.transparent, grouped(page)
        self._unit, self._owner, self._marks = page.number("UserUnit", 1), page.id, Marks(covered=False)
        parts = []
        for part in page.several("Contents"):
            if isinstance(part, Entries):
                parts.append(part.data())
                self._spend(len(parts[-1]))
        self._walk(b"\n".join(parts), Brush(self._scope(page)))
        found, self.transparent = self.transparent, self.transparent or before
        return found

    def _spend(self, length: int) -> None:
        self._left -= length
        if self._left < 0:
            raise Unreadable("Its content holds more than 32 MB of instructions, which is more than a poster needs.")

    def _scope(self, owner: Entries) -> Scope:
        resources = owner.inside("Resources")
        key = resources.id or owner.id
        if key not in self.scopes:
            self.scopes[key] = Scope(resources)
        return self.scopes[key]

    def _walk(self, content: bytes, brush: Brush) -> None:
        for operator, operands in instructions(content, WANTED):
            if change := OPERATORS.get(operator):
                change(brush, operands)
            else:
                PAINTERS[operator](self, brush, operands)
        self.transparent |= brush.see_through

    def _follow(self, form: Entries, brush: Brush) -> None:
        """Walk over content within the content, but not over content that is being walked over already."""
        if form.id in self._active:
            return
        if len(self._active) >= MOST_DEEP:
            raise Unreadable(f"Its forms stand in one another more than {MOST_DEEP} deep.")
        content = form.data()
        self._spend(len(content) + PRICE)
        owner, marks = self._owner, self._marks
        self._owner, self._marks = form.id, Marks(covered=marks.covered)
        self._active.append(form.id)
        self._walk(content, brush)
        self._active.pop()
        self._owner, self._marks = owner, marks

    def _paint(self, brush: Brush, colour: Colour, use: Use) -> None:
        space, parts, pattern = colour
        self.inks.add((space.name, parts, use, space.base))
        if pattern and space.name == "pattern":
            self._paint_pattern(brush, colour, use)

    def _paint_pattern(self, brush: Brush, colour: Colour, use: Use) -> None:
        space, parts, name = colour
        pattern = brush.scope.named("Pattern", name)
        if (pattern.id, colour) in self._followed:
            return
        self._followed.add((pattern.id, colour))
        if pattern.number("PatternType") == 2:
            self.transparent |= see_through(pattern.inside("ExtGState"))
            self._paint_shading(brush.scope, pattern.inside("Shading"), use)
        elif pattern.is_stream:
            inner = Brush(self._scope(pattern), matrix_of(pattern))
            if pattern.number("PaintType") == 2:
                inner.fill = inner.stroke = (Space(space.base), parts, "")
            self._follow(pattern, inner)

    def _paint_shading(self, scope: Scope, shading: Entries, use: Use) -> None:
        space = scope.space_of(shading.get("ColorSpace"))
        self.inks.add((space.name, (), use, space.base))

    def _count(self) -> None:
        self.painted += 1
        self.loose += not self._marks.covered

    def fill(self, brush: Brush, _: bytes) -> None:
        """Fill a path."""
        self._count()
        self._paint(brush, brush.fill, "fill")

    def stroke(self, brush: Brush, _: bytes) -> None:
        """Stroke a path."""
        self._count()
        self._paint(brush, brush.stroke, "stroke")

    def fill_and_stroke(self, brush: Brush, _: bytes) -> None:
        """Fill a path and stroke it."""
        self.fill(brush, b"")
        self._paint(brush, brush.stroke, "stroke")

    def shade(self, brush: Brush, operands: bytes) -> None:
        """Paint a shading."""
        self._count()
        for name in names(operands)[-1:]:
            self._paint_shading(brush.scope, brush.scope.named("Shading", name), "fill")

    def show(self, brush: Brush, operands: bytes) -> None:
        """Show a text."""
        shown = characters(operands)
        if not shown or brush.mode in NOTHING:
            return
        font = brush.font
        font.used = True
        self._count()
        self.sizes[round(brush.type_size * self._unit, 2)] += shown // 2 or 1 if font.wide else shown
        if brush.mode not in NOT_FILLED:
            self._paint(brush, brush.fill, "text")
        if brush.mode in STROKED:
            self._paint(brush, brush.stroke, "text")
        if font.drawn:
            self._draw_letters(brush)

    def _draw_letters(self, brush: Brush) -> None:
        """The letters of a Type 3 font are content themselves; all are looked at, whichever are shown."""
        font, key = brush.font.entries, (brush.font.entries.id, brush.fill)
        if key in self._followed:
            return
        self._followed.add(key)
        letters = font.inside("CharProcs")
        for name in letters.keys():  # noqa: SIM118 -- it is no mapping
            if (letter := letters.inside(name)).is_stream:
                self._follow(letter, brush.inside(self._scope(font) if "Resources" in font else brush.scope, font))

    def draw(self, brush: Brush, operands: bytes) -> None:
        """Draw a form or an image."""
        for name in names(operands)[-1:]:
            thing = brush.scope.named("XObject", name)
            kind = thing.name("Subtype")
            if kind == "Form":
                self.transparent |= grouped(thing)
                self._follow(thing, brush.inside(self._scope(thing) if "Resources" in thing else brush.scope, thing))
            elif kind == "Image":
                self._draw_image(brush, drawn(thing, brush.scope))
            self.elsewhere |= any(key in thing for key in ELSEWHERE)
            self.postscript |= kind == "PS" or thing.name("Subtype2") == "PS"

    def draw_inline(self, brush: Brush, operands: bytes) -> None:
        """Draw an image that stands in the content."""
        self._draw_image(brush, inline(operands, brush.scope))

    def _draw_image(self, brush: Brush, image: ImageFact) -> None:
        self._count()
        self.images[image] = None
        self.transparent |= image.soft_mask
        if image.space == "mask":
            self._paint(brush, brush.fill, "fill")

    def begin_mark(self, brush: Brush, operands: bytes) -> None:
        """Open marked content."""
        number = self._marks.begin(operands, brush.scope)
        if number is not None:
            self.order.append((self._owner, number))

    def end_mark(self, _: Brush, __: bytes) -> None:
        """Close marked content."""
        self._marks.end()


PAINTERS = {
    **dict.fromkeys((b"f", b"F", b"f*"), Painting.fill),
    **dict.fromkeys((b"S", b"s"), Painting.stroke),
    **dict.fromkeys((b"B", b"B*", b"b", b"b*"), Painting.fill_and_stroke),
    **dict.fromkeys((b"Tj", b"TJ", b"'", b'"'), Painting.show),
    **dict.fromkeys((b"BMC", b"BDC"), Painting.begin_mark),
    b"EMC": Painting.end_mark,
    b"sh": Painting.shade,
    b"Do": Painting.draw,
    b"EI": Painting.draw_inline,
}
WANTED = frozenset((*OPERATORS, *PAINTERS))
