"""Pictures: a PNG from a stranger, read within bounds and written anew from its pixels; the only room that imports Pillow."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageChops, ImageDraw, ImageFile, ImageMath

from manifesto.poster.vector.paint import MOST_INK
from manifesto.problem import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manifesto.field import Findings
    from manifesto.poster.difference import Box
    from manifesto.poster.logo import Logo

MOST_PIXELS = 25_000_000  # before the picture is made smaller; with three bytes each they take 75 MB
LONGEST_SIDE = 2_000  # pixels: 300 to the inch on a logo 170 mm wide
FLATTEST = 20  # width to height, or height to width
QUALITY = 92  # of the JPEG for print shops
PALE = 0.4  # of the ink, where ink is to be saved
FULL = 255
DEEP = "I;16"  # grey of 16 bits, the only kind that Pillow cuts off where it should divide
BEGIN = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
HEADER = struct.Struct(">II")
BROKEN = (  # what Pillow raises for files that are not what they say
    OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, OverflowError, struct.error, zlib.error, Warning,
    Image.DecompressionBombError,
)  # fmt: skip
EXPORT = "Open the logo in a picture program and export it as PNG."


LEAST_CHANGE = 48  # of 255: what two renderings of the same letter do not differ by
PALE_PAPER = 0.7  # how much white covers what stayed as it was
COLOURS = 64  # of a picture that shows a difference
INK, HALO = 4, 8  # pixels: a black frame within a white one, which stand out on any ground to any eye


class Refused(Exception):  # noqa: N818 -- it says what happened to the picture; the fault is not ours
    """A picture that is not printed; the message says why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that is safe to print: a PNG of ours in RGB without transparency, and its sides in pixels."""

    png: bytes
    width: int
    height: int


def read_picture(data: bytes, findings: Findings) -> Picture | None:
    """Return the picture in the bytes of a PNG file, or None, and then `findings` says what is wrong with it."""
    try:
        image = _read(data)
    except Refused as refused:
        findings.add(Place(), "P047", str(refused))
        return None
    return Picture(png=_saved(image, "PNG"), width=image.width, height=image.height)


def as_grey(logo: Logo) -> bytes:
    """Return a picture as a PNG in pale grey: in black ink alone, and two fifths of it where it was solid."""
    grey = _opened(logo.png).convert("L").point(lambda value: FULL - round(PALE * (FULL - value)))
    return _saved(grey, "PNG")


def as_cmyk(logo: Logo) -> bytes:
    """Return a picture as a JPEG in the four inks of a print shop, what is grey in it in black ink alone."""
    cyan, magenta, yellow = (band.point(lambda value: FULL - value) for band in _opened(logo.png).split())
    black = ImageChops.darker(ImageChops.darker(cyan, magenta), yellow)
    colours = [_coloured(ink, black) for ink in (cyan, magenta, yellow)]
    share = _share(colours, black)
    inks = [_calculated(lambda of: of["ink"] * of["share"] + 0.5, ink=ink, share=share).convert("L") for ink in colours]
    return _saved(Image.merge("CMYK", (*inks, black)), "JPEG", quality=QUALITY, subsampling=0)


def changed(before: bytes, after: bytes, cell: int) -> list[list[bool]]:
    """Return which squares of two pictures of ours differ, row by row; a square has `cell` pixels to a side."""
    one, other = _opened(before).convert("RGB"), _opened(after).convert("RGB")
    bands = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    found = most.point(lambda value: FULL if value >= LEAST_CHANGE else 0)
    width, height = -(-found.width // cell), -(-found.height // cell)
    squares = [[(x * cell, y * cell, (x + 1) * cell, (y + 1) * cell) for x in range(width)] for y in range(height)]
    return [[found.crop(square).getbbox() is not None for square in row] for row in squares]


def marked(png: bytes, boxes: tuple[Box, ...]) -> bytes:
    """Return a picture of ours with these parts of it framed, and all the rest of it paled."""
    whole = _opened(png).convert("RGB")
    shown = Image.blend(whole, Image.new("RGB", whole.size, "white"), PALE_PAPER)
    pen = ImageDraw.Draw(shown)
    for left, top, right, bottom in boxes:
        pen.rectangle((left - HALO, top - HALO, right + HALO, bottom + HALO), fill="white")
        pen.rectangle((left - INK, top - INK, right + INK, bottom + INK), fill="black")
    for box in boxes:
        shown.paste(whole.crop(box), box)
    return _saved(shown.quantize(COLOURS), "PNG", optimize=True)


def _coloured(ink: Image.Image, black: Image.Image) -> Image.Image:
    """Return what a coloured ink still has to print where black ink prints the grey in it, 0 to 255."""
    return _calculated(
        lambda of: FULL * of["float"](of["ink"] - of["black"]) / of["max"](FULL - of["black"], 1), ink=ink, black=black
    )


def _share(colours: list[Image.Image], black: Image.Image) -> Image.Image:
    """Return how much of the colours there is room for beside black, 1 where the paper takes all of them."""
    cyan, magenta, yellow = colours
    return _calculated(
        lambda of: of["min"]((MOST_INK * FULL - of["k"]) / of["max"](of["c"] + of["m"] + of["y"], 1), 1.0),
        c=cyan, m=magenta, y=yellow, k=black,
    )  # fmt: skip


def _calculated(formula: Callable[[dict[str, Any]], Any], **bands: Image.Image) -> Image.Image:
    """Return what a formula makes of the bands, pixel by pixel."""
    made: Image.Image = ImageMath.lambda_eval(formula, **bands)
    return made


def _read(data: bytes) -> Image.Image:
    """Return the picture on white paper, at most 2,000 pixels long; raises Refused."""
    _refuse_size(*_sides(data))
    try:
        with _strictly(), _opened(data) as image:
            _refuse_size(*image.size)  # which a second header may have changed
            if getattr(image, "is_animated", False):
                raise Refused(f"The picture moves, and paper does not. {EXPORT}")
            flat = _on_white(image)
    except BROKEN as error:
        raise Refused(f"The picture is damaged and cannot be read to its end. {EXPORT}") from error
    if flat.getextrema() == ((FULL, FULL),) * 3:
        raise Refused(
            "Everything in the picture is white or transparent, and the paper is white. Take the logo in its dark colours."
        )
    flat.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return flat


@contextmanager
def _strictly() -> Iterator[None]:
    """Refuse what is cut off, though WeasyPrint lets all of Pillow pass it, and take each warning for an error."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _opened(data: bytes) -> Image.Image:
    """Return the picture of a PNG, its header read and none of its pixels."""
    return Image.open(io.BytesIO(data), formats=("PNG",))


def _sides(data: bytes) -> tuple[int, int]:
    """Return width and height as the first bytes tell them (PNG, third edition, 5.2 and 11.2.1)."""
    if not data.startswith(BEGIN) or len(data) < HEADER.size + len(BEGIN):
        raise Refused(f"This is no PNG, whatever its name says. {EXPORT}")
    width, height = HEADER.unpack_from(data, len(BEGIN))
    return width, height


def _refuse_size(width: int, height: int) -> None:
    """Raise Refused for more pixels than we decode, and for a ribbon."""
    if width * height > MOST_PIXELS:
        message = f"The picture has {width:,} × {height:,} pixels, and {MOST_PIXELS // 1_000_000} million are the most. Scale it down to {LONGEST_SIDE:,} on its longer side."
        raise Refused(message)
    if max(width, height) > FLATTEST * min(width, height):
        message = f"The picture has {width:,} × {height:,} pixels, and no side may be more than {FLATTEST} times the other. Cut it to the logo."
        raise Refused(message)


def _on_white(image: Image.Image) -> Image.Image:
    """Return the pixels on white paper, in RGB, and nothing else of the file."""
    solid = _of_eight_bits(image) if image.mode == DEEP else image.convert("RGBA")
    paper = Image.new("RGB", solid.size, "white")
    paper.paste(solid, mask=solid.getchannel("A"))
    return paper


def _of_eight_bits(image: Image.Image) -> Image.Image:
    """Return a picture in grey of 16 bits with 8, the one grey that its file calls transparent left out."""
    hidden = image.info.get("transparency", -1)
    deep = image.convert("I")
    grey = _calculated(lambda of: of["deep"] / (FULL + 2), deep=deep).convert("L")
    alpha = _calculated(lambda of: (of["deep"] != hidden) * FULL, deep=deep).convert("L")
    return Image.merge("LA", (grey, alpha)).convert("RGBA")


def _saved(image: Image.Image, form: str, **how: int) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **how)
    return file.getvalue()
