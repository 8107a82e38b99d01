"""Logos: what of a drawing or a picture is kept, what is refused in which words, and how it comes out of a press."""

from __future__ import annotations

import base64
import io
import random
import re
import struct
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pikepdf
import pytest
import weasyprint
from PIL import Image, ImageFile, PngImagePlugin

from manifesto.poster import emblem, picture, vector
from manifesto.poster.logo import Logo, read_logo
from manifesto.poster.profile import PROFILES
from manifesto.poster.vector.paint import inks
from manifesto.problem import Rejected

if TYPE_CHECKING:
    from pathlib import Path

SHAPE = '<path d="M0 0h1v1z"/>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{}</svg>'
ROOT = '<svg xmlns="http://www.w3.org/2000/svg" {}>' + SHAPE + "</svg>"
INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="40mm" height="20mm" viewBox="0 0 40 20" version="1.1" id="svg1" inkscape:version="1.3"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns="http://www.w3.org/2000/svg"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:svg="http://www.w3.org/2000/svg">
  <title>Example</title>
  <sodipodi:namedview id="view" pagecolor="#ffffff" />
  <defs id="defs1"><linearGradient id="unused"><stop offset="0" style="stop-color:#000;stop-opacity:1"/></linearGradient></defs>
  <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>
  <g inkscape:label="Layer 1" id="layer1" transform="translate(2,2)" style="display:inline;fill:#808080">
    <path id="p1" class="a" aria-label="x" d="m 0,0 h 4 v 4 z"
       style="fill:#C8102E;fill-opacity:1;stroke:none;stroke-width:0.26;stroke-dasharray:none;-inkscape-stroke:none" />
    <rect x="10" y="1mm" width="3" height="3" rx="auto"/>
  </g>
</svg>"""


def told(data: str | bytes, folder: Path, name: str = "logo.svg") -> list[str]:
    """Return what is said of a logo, line by line."""
    with pytest.raises(Rejected) as rejected:
        read(data, folder, name)
    return [str(problem) for problem in rejected.value.problems]


def read(data: str | bytes, folder: Path, name: str = "logo.svg") -> Logo:
    """Return the logo that is read from a file with this content."""
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_logo(folder / name, folder)


def shapes(svg: str) -> list[tuple[str, dict[str, str]]]:
    """Return the elements of a drawing, its root first, as another reader of XML reads it."""
    return [(element.tag.rpartition("}")[2], dict(element.attrib)) for element in ET.fromstring(svg).iter()]  # noqa: S314 -- we wrote it


def png(image: Image.Image, **how: object) -> bytes:
    """Return a picture as the bytes of a PNG."""
    file = io.BytesIO()
    image.save(file, "PNG", **how)
    return file.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a piece of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def raw_png(width: int, height: int, depth: int, colours: int, rows: bytes, *, more: bytes = b"") -> bytes:
    """Return a PNG whose header says what it says, whatever its rows are."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + more + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def in_pdf(inner: str) -> pikepdf.Pdf:
    """Return a page with something on it, as WeasyPrint draws it."""
    page = "<style>@page { size: 100mm 50mm; margin: 0 } body { margin: 0 } svg, img { display: block; width: 40mm; height: 20mm }</style>"
    return pikepdf.open(io.BytesIO(weasyprint.HTML(string=page + inner).write_pdf()))


def drawn(svg: str) -> list[str]:
    """Return the operators of a drawing on a page."""
    with in_pdf(svg) as pdf:
        return pdf.pages[0].Contents.read_bytes().decode().split("\n")


def test_a_drawing_of_an_editor(tmp_path: Path) -> None:
    """Shapes are kept with the paint that groups hand down, and all that the program noted for itself is gone."""
    logo = read(INKSCAPE, tmp_path)

    assert (logo.kind, logo.width, logo.height) == ("svg", 40, 20)
    assert shapes(logo.svg) == [
        ("svg", {"viewBox": "0 0 40 20"}),
        ("path", {"d": "m 0 0 h 4 v 4 z", "fill": "#c8102e", "transform": "matrix(1 0 0 1 2 2)"}),
        ("rect", {"x": "10", "y": "3.77952756", "width": "3", "height": "3", "fill": "#808080",
                  "transform": "matrix(1 0 0 1 2 2)"}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('<path d="M0 0a2 2 0 012 2q1,1 1-1t1 1L.5.5-1e-1.2z"/>', {"d": "M 0 0 a 2 2 0 0 1 2 2 q 1 1 1 -1 t 1 1 L 0.5 0.5 -0.1 0.2 z"}),
        ('<circle cx="1" cy="1pt" r=".5"/>', {"cx": "1", "cy": "1.33333333", "r": "0.5"}),
        ('<ellipse rx="1" ry="2"/>', {"rx": "1", "ry": "2"}),
        ('<polygon points="0,0 1,0 1,1" fill-rule="evenodd"/>', {"points": "0 0 1 0 1 1", "fill-rule": "evenodd"}),
        ('<g color="red"><path d="M0 0h1v1z" fill="currentColor"/></g>', {"d": "M 0 0 h 1 v 1 z", "fill": "#ff0000"}),
        ('<g fill="red"><path d="M0 0h1v1z" fill="inherit"/></g>', {"d": "M 0 0 h 1 v 1 z", "fill": "#ff0000"}),
        ('<path fill="red" style="FILL: #0f0 !important" d="M0 0h1v1z"/>', {"d": "M 0 0 h 1 v 1 z", "fill": "#00ff00"}),
        ('<path opacity="1" d="M0 0h1v1z" data-x="y" role="img"/>', {"d": "M 0 0 h 1 v 1 z"}),
        ('<path fill="rgb(1, 2,255)" d="M0 0h1v1z"/>', {"d": "M 0 0 h 1 v 1 z", "fill": "#0102ff"}),
        ('<g transform="rotate(90 1 1)"><path d="M0 0h1v1z" transform="scale(2,3)skewX(45)"/></g>',
         {"d": "M 0 0 h 1 v 1 z", "transform": "matrix(0 2 -3 2 2 0)"}),
        ('<line x2="3" stroke="navy" stroke-width="2px" stroke-linecap="round"/>',
         {"x2": "3", "stroke": "#000080", "stroke-width": "2", "stroke-linecap": "round", "stroke-linejoin": "miter",
          "stroke-miterlimit": "4"}),
    ],
)  # fmt: skip
def test_a_shape_is_written_anew(written: str, kept: dict[str, str], tmp_path: Path) -> None:
    """Numbers stand apart, lengths are in units of the drawing, colours in six figures, and nothing is left unsaid."""
    assert shapes(read(SVG.format(written), tmp_path).svg)[1][1] == {"fill": "#000000", **kept}


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ('<path fill="none" d="M0 0h1"/>', 0),
        ('<path fill="none" stroke="red" stroke-width="0" d="M0 0h1"/>', 0),
        ('<line x2="3"/>', 0),
        ('<path d=""/>', 0),
        ('<g transform="scale(0)"><path d="M0 0h1v1z"/></g>', 0),
        ('<defs><path d="M0 0h1v1z"/></defs><symbol><g><path d="M0 0h1v1z"/></g></symbol>', 0),
        ('<g><![CDATA[<script>alert(1)</script>]]></g><!-- <script> -->', 0),
        ('<path d="M0 0h1v1z"><title>A</title></path>', 1),
        ('<defs><linearGradient id="b"/><linearGradient href="#b"/></defs>', 0),
    ],
)  # fmt: skip
def test_what_is_not_seen_is_left_out(written: str, left: int, tmp_path: Path) -> None:
    """Shapes without paint, definitions that nothing uses, words and comments are dropped without a word."""
    assert len(shapes(read(SVG.format(SHAPE + written), tmp_path).svg)) == 2 + left


@pytest.mark.parametrize(
    ("svg", "place", "words"),
    [
        ("<script>alert(1)</script>", "1:61", "The element “script” cannot stand in a logo. A logo does nothing but stand there. Delete it."),
        ('<path onload="x()" d="M0 0h1v1z"/>', "1:61", "The attribute “onload” of the element “path” is a script, and a logo does nothing but stand there. Delete it."),
        ('<defs><g onClick="x()"/></defs>', "1:67", "The attribute “onClick” of the element “g” is a script"),
        ('<a href="javascript:alert(1)"/>', "1:61", "The element “a” refers to “javascript:alert(1)”, and a logo may not fetch"),
        ('<image href="https://example.org/a.png"/>', "1:61", "The element “image” cannot stand in a logo. Trace the picture"),
        ('<image href="data:image/png;base64,AAAA"/>', "1:61", "The element “image” cannot stand in a logo."),
        ('<use href="#a"/>', "1:61", "The element “use” cannot stand in a logo. Unlink the copies"),
        ('<path href="#a" d="M0 0h1v1z"/>', "1:61", "refers to “#a”"),
        ('<defs><filter><feImage href="file:///etc/passwd"/></filter></defs>', "1:75", "The element “feImage” cannot stand"),
        ('<defs><pattern href="https://example.org/#a"/></defs>', "1:67", "The element “pattern” refers to “https://example.org/#a”"),
        ('<defs><linearGradient href="#b"/><script/></defs>', "1:94", "The element “script”"),
        ("<foreignObject/>", "1:61", "The element “foreignObject” cannot stand in a logo. Delete it, or turn what it shows into paths."),
        ("<text>Hi</text>", "1:61", "The element “text” cannot stand in a logo. Select the text in your drawing program and turn it into paths."),
        ("<style>path { fill: red }</style>", "1:61", "The element “style” cannot stand in a logo. Save the drawing again with presentation attributes"),
        ('<path d="M0 0h1v1z"><animate attributeName="d"/></path>', "1:81", "Paper does not move. Remove the animation."),
        ('<svg viewBox="0 0 1 1"/>', "1:61", "The element “svg” cannot stand in a logo. Ungroup the drawing"),
        ("<blink/>", "1:61", "The element “blink” cannot stand in a logo. Save the drawing as plain SVG, or save it as PNG."),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>', "1:61", "The element “script” belongs to another language than SVG (“http://www.w3.org/1999/xhtml”)."),
        ('<i:include href="file:///etc/passwd" xmlns:i="http://www.w3.org/2001/XInclude"/>', "1:61", "The element “include” belongs to another language"),
        ('<path style="fill:url(#a)" d="M0 0h1v1z"/>', "1:61", "path fill: “url(#a)” is not a plain colour. Give the shape one flat colour in place of a gradient"),
        ('<path fill="rgba(0,0,0,.5)" d="M0 0h1v1z"/>', "1:61", "path fill: “rgba(0,0,0,.5)” is not a plain colour. Make it solid and write it like #123456."),
        ('<path stroke="#12345678" d="M0 0h1v1z"/>', "1:61", "path stroke: “#12345678” is not a plain colour. Make it solid"),
        ('<path fill="rgb(300,0,0)" d="M0 0h1v1z"/>', "1:61", "“rgb(300,0,0)” is not a plain colour"),
        ('<path fill="blurple" d="M0 0h1v1z"/>', "1:61", "“blurple” is not a plain colour. Write it like #123456."),
        ('<path fill="\u202e\u0645" d="M0 0h1v1z"/>', "1:61", "“U+202E\u0645” is not a plain colour"),
        ('<path opacity=".5" d="M0 0h1v1z"/>', "1:61", "The attribute “opacity” of the element “path” cannot be drawn. Make the colour solid"),
        ('<path style="fill-opacity:50%" d="M0 0h1v1z"/>', "1:61", "The attribute “fill-opacity”"),
        ('<path style="background:url(https://example.org/)" d="M0 0h1v1z"/>', "1:61", "The attribute “background”"),
        ('<g style="display:none"/>', "1:61", "The attribute “display” of the element “g” cannot be drawn. Delete what is hidden, or show it."),
        ('<g clip-path="url(#a)"/>', "1:61", "Release the mask in your drawing program"),
        ('<g filter="url(#a)"/>', "1:61", "Remove the effect"),
        ('<path stroke-dasharray="1 2" d="M0 0h1v1z"/>', "1:61", "This is a dashed line. Select it in your drawing program and turn it into paths."),
        ('<path stroke-linecap="x" d="M0 0h1v1z"/>', "1:61", "path stroke-linecap: “x” cannot be drawn. Write one of: butt, round, square."),
        ('<path stroke-width="-1" d="M0 0h1v1z"/>', "1:61", "path stroke-width: The number “-1” is less than 0"),
        ('<path d="M0 0h1e999"/>', "1:61", "path d: The number “1e999” is too large to be drawn."),
        ('<path d="M0 0h1000001"/>', "1:61", "The number “1000001” is too large"),
        ('<path d="0 0L1 1"/>', "1:61", "path d: A path begins with M and two numbers, not with “0 0L1 1”."),
        ('<path d="L0 0"/>', "1:61", "A path begins with M"),
        ('<path d="M0 0L1"/>', "1:61", "path d: The numbers after L in the path do not add up: “1”."),
        ('<path d="M0 0a1 1 0 0 1 50"/>', "1:61", "The numbers after a in the path do not add up"),
        ('<path d="M0 0a1 1 0 2 1 5 0"/>', "1:61", "“2 1 5 0” is not a number"),
        ('<path d="M0 0z1"/>', "1:61", "The numbers after z"),
        ('<path d="M0 0url(x)"/>', "1:61", "is not a number"),
        ('<polygon points="0 0 1"/>', "1:61", "polygon points: The points come in pairs"),
        ('<rect width="50%" height="1"/>', "1:61", "rect width: “50%” is not a length."),
        ('<circle r="-1"/>', "1:61", "circle r: The number “-1” is less than 0, which cannot be here. Draw the shape again."),
        ('<path d="M0 0h1v1z" id="\x01"/>', "1:85", "From here on this is no SVG that we can read."),
        ('<circle r="nan"/>', "1:61", "circle r: “nan” is not a length."),
        ('<g transform="spin(3)"/>', "1:61", "g transform: The transform “spin(3)” cannot be read."),
        ('<g transform="scale(1,2,3)"/>', "1:61", "cannot be read"),
        ('<g transform="scale(1e6)"><g transform="scale(1e6)"/></g>', "1:87", "The transforms around this place make it too large"),
        ("<g>" * 50 + "</g>" * 50, "1:208", "Groups go at most 50 levels deep."),
        ("<g/>" * 5_000, "1:20057", "A logo has at most 5,000 elements."),
        ("&secret;", "1:61", "From here on this is no SVG that we can read."),
        ("\n\n  <x:path/>", "3:3", "From here on this is no SVG that we can read."),
        ("<?php x?>", "1:61", "A drawing may not begin or hold an order such as <?php."),
    ],
)  # fmt: skip
def test_an_element_is_refused(svg: str, place: str, words: str, tmp_path: Path) -> None:
    """What would run, be fetched, or not come out in print is refused with its line, its name and what to do."""
    said = told(SVG.format(svg), tmp_path)

    assert any(line.startswith(f"logo.svg:{place}: ") and words in line for line in said), said
    assert all(re.search(r"\. \[P047\]$", line) for line in said)


@pytest.mark.parametrize(
    ("svg", "words"),
    [
        ("", "1:1: From here on this is no SVG"),
        ("hello", "1:1: From here on this is no SVG"),
        (SVG.format(SHAPE)[:-4], "1:82: From here on this is no SVG"),
        ("<html/>", "1:1: This is no SVG: it begins with “html”."),
        ('<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n' + SVG.format("&x;"), "2:1: A drawing may not begin or hold an order such as <!DOCTYPE."),
        ('<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]>' + SVG.format("&b;"), "1:1: A drawing may not begin or hold an order such as <!DOCTYPE."),
        ("<![CDATA[<!--]]><!DOCTYPE x><![CDATA[-->]]>" + SVG.format(SHAPE), "1:17: A drawing may not begin or hold an order"),
        ('<?xml-stylesheet href="https://example.org/"?>' + SVG.format(SHAPE), "1:1: A drawing may not begin or hold an order such as <?xml-stylesheet."),
        (ROOT.format('viewBox="0 0 9 9" onload="x()"'), "1:1: The attribute “onload” of the element “svg” is a script"),
        (ROOT.format(""), '1:1: The drawing does not tell its size. Write it into the svg element, such as viewBox="0 0 100 40".'),
        (ROOT.format('width="100%" height="100%"'), "1:1: The drawing does not tell its size."),
        (ROOT.format('viewBox="0 0 nan 1"'), "1:1: The drawing does not tell its size."),
        (ROOT.format('viewBox="0 0 1"'), "1:1: The drawing does not tell its size."),
        (ROOT.format('viewBox="0 0 -1 1"'), "1:1: The drawing is -1 wide and 1 high, and that is too small."),
        (ROOT.format('viewBox="0 0 201 10"'), "1:1: The drawing is 201 wide and 10 high, and no side may be more than 20 times the other."),
        (ROOT.format('viewBox="0 0 10 201"'), "no side may be more than 20 times the other."),
        (SVG.format(""), "1:1: Nothing is drawn in this file."),
        (SVG.format('<path fill="white" d="M0 0h1v1z"/>'), "1:1: Everything in this file is white, and the paper is, too."),
        (SVG.format(f'<path d="M{"0 " * 50_002}"/>'), "1:1: The paths have 100,004 characters and may have 100,000."),
        (b"\xff\xfe" + SVG.format(SHAPE).encode("utf-16-le"), "1:1: This is no SVG, or not in UTF-8. Save the logo as plain SVG, in the encoding UTF-8."),
        (SVG.format(SHAPE).encode("utf-16-be"), "1:1: This is no SVG, or not in UTF-8."),
        (SVG.format("\0"), "1:1: This is no SVG, or not in UTF-8."),
        (b"\x1f\x8b\x08\x00", "1:1: This is no SVG, or not in UTF-8."),
        (" " * (256 * 1024 + 1), "1:1: The logo has 262,145 bytes and may have 262,144. Simplify the drawing, or save it as PNG."),
    ],
)  # fmt: skip
def test_a_drawing_is_refused(svg: str | bytes, words: str, tmp_path: Path) -> None:
    """A file that is no drawing, or none that anybody would see on paper, gets one message with what to do."""
    (said,) = told(svg, tmp_path)

    assert said.startswith("logo.svg:")
    assert words in said


def test_all_faults_are_told_in_one_run(tmp_path: Path) -> None:
    """Every fault is told, and one that stands many times once, with the number of the other places."""
    said = told(SVG.format("\n<text/>\n<text/><text/>\n<path opacity='.5' fill='url(#a)' d='M1'/>"), tmp_path)

    assert [line.partition(": ")[0] for line in said] == ["logo.svg:2:1", *["logo.svg:4:1"] * 3]
    assert "The same stands in 2 more places." in said[0]


@pytest.mark.parametrize("before", ["", "\ufeff", '<?xml version="1.0" encoding="UTF-16"?>'])
def test_what_a_drawing_may_begin_with(before: str, tmp_path: Path) -> None:
    """A byte order mark, and a first line that says another encoding than the file has, do no harm."""
    assert read(before + SVG.format(SHAPE), tmp_path).svg.endswith('fill="#000000" /></svg>')


def test_a_size_without_a_view_box(tmp_path: Path) -> None:
    """Width and height tell the proportions where nothing else does, whatever their units."""
    logo = read(ROOT.format('width="1in" height="25.4mm"'), tmp_path)

    assert (logo.width, logo.height) == (96, pytest.approx(96))


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ("#000000", (0, 0, 0, 1)),
        ("#ffffff", (0, 0, 0, 0)),
        ("#808080", (0, 0, 0, 0.498)),
        ("#ff0000", (0, 1, 1, 0)),
        ("#c8102e", (0, 0.92, 0.77, 0.2157)),
        ("#000080", (0.951, 0.951, 0, 0.498)),
    ],
)
def test_inks(colour: str, expected: tuple[float, ...]) -> None:
    """Greys are black ink alone, and a colour takes what the grey in it leaves to do."""
    assert inks(colour) == pytest.approx(expected, abs=0.001)


def test_no_colour_needs_more_ink_than_paper_takes() -> None:
    """The four inks together never exceed 240 %, and one of the three colours is always left out."""
    steps = range(0, 256, 15)
    found = [inks(f"#{red:02x}{green:02x}{blue:02x}") for red in steps for green in steps for blue in steps]

    assert max(map(sum, found)) <= 2.4 + 1e-9
    assert all(min(three) == 0 for *three, _ in found)
    assert all(0 <= ink <= 1 for each in found for ink in each)


def test_a_drawing_in_four_inks(tmp_path: Path) -> None:
    """WeasyPrint prints black shapes with black ink, lines as well as areas, and uses no other kind of colour."""
    svg = SVG.format('<g stroke="gray" transform="scale(2)"><path d="M0 0a2 2 0 012 2z"/></g>')
    found = drawn(vector.in_cmyk(read(svg, tmp_path).svg))

    assert "0 0 0 1 scn" in found
    assert "0 0 0 0.498 SCN" in found
    assert not [line for line in found if re.search(r" (rg|RG|g|G|k|K)$", line)]


def test_a_drawing_in_outlines(tmp_path: Path) -> None:
    """What saves ink has no areas, and lines of one colour that are equally thin wherever a shape lies."""
    svg = SVG.format(
        '<path d="M0 0h1v1z" fill-rule="evenodd"/><g transform="scale(4)" stroke="red" stroke-width="2"><path d="M0 0h1v1z"/></g>'
    )
    first, second = shapes(vector.outlined(read(svg, tmp_path).svg, "#000000"))[1:]

    line = {"fill": "none", "stroke": "#000000", "stroke-linejoin": "round", "d": "M 0 0 h 1 v 1 z"}
    assert first[1] == {**line, "stroke-width": "0.05"}
    assert second[1] == {**line, "stroke-width": "0.0125", "transform": "matrix(4 0 0 4 0 0)"}
    assert "0 0 0 1 SCN" in drawn(vector.outlined(SVG.format(SHAPE), "device-cmyk(0 0 0 1)"))


def test_nothing_is_drawn_beside_a_logo(tmp_path: Path) -> None:
    """Shapes outside of the view box are cut off by WeasyPrint, so that no logo can cover a poster."""
    found = drawn(read(SVG.format('<rect x="-900" y="-900" width="9999" height="9999"/>'), tmp_path).svg)

    assert "W" in found[: next(number for number, line in enumerate(found) if line.endswith(" re") and "9999" in line)]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_picture_of_any_kind(mode: str, tmp_path: Path) -> None:
    """Pictures in black and white, grey of 8 or 16 bits, a palette or colours come out in RGB of 8 bits."""
    image = Image.new(mode, (3, 2)) if mode == "I;16" else Image.new("RGBA", (3, 2), "black").convert(mode)
    logo = read(png(image), tmp_path, "logo.png")
    found = Image.open(io.BytesIO(logo.png))

    assert (logo.kind, logo.width, logo.height) == ("png", 3, 2)
    assert (found.mode, found.size, found.getpixel((0, 0))) == ("RGB", (3, 2), (0, 0, 0))


@pytest.mark.parametrize(
    ("data", "pixels"),
    [
        (raw_png(2, 1, 8, 6, bytes([0, 255, 0, 0, 255, 0, 0, 0, 0])), [(255, 0, 0), (255, 255, 255)]),
        (raw_png(2, 1, 8, 6, bytes([0, 255, 0, 0, 128, 0, 0, 0, 255])), [(255, 127, 127), (0, 0, 0)]),
        (raw_png(2, 1, 8, 3, bytes([0, 0, 1]), more=chunk(b"PLTE", bytes([1, 2, 3, 4, 5, 6])) + chunk(b"tRNS", b"\xff\0")), [(1, 2, 3), (255, 255, 255)]),
        (raw_png(2, 1, 8, 2, bytes([0, 9, 9, 9, 1, 2, 3]), more=chunk(b"tRNS", bytes([0, 9, 0, 9, 0, 9]))), [(255, 255, 255), (1, 2, 3)]),
        (raw_png(2, 1, 16, 0, b"\0\x80\x80\x10\x10"), [(128, 128, 128), (16, 16, 16)]),
        (raw_png(2, 1, 16, 0, b"\0\x80\x80\x10\x10", more=chunk(b"tRNS", b"\x80\x80")), [(255, 255, 255), (16, 16, 16)]),
        (raw_png(2, 1, 16, 2, b"\0\x80\x80\0\0\xff\xff\0\0\0\0\0\0"), [(128, 0, 255), (0, 0, 0)]),
    ],
)  # fmt: skip
def test_a_picture_lies_on_white_paper(data: bytes, pixels: list[tuple[int, ...]], tmp_path: Path) -> None:
    """What is transparent is white, in whichever way a file says so, and deep colours lose nothing but depth."""
    found = Image.open(io.BytesIO(read(data, tmp_path, "logo.png").png))

    assert [found.getpixel((x, 0)) for x in (0, 1)] == pixels


def test_nothing_of_the_file_survives_but_pixels(tmp_path: Path) -> None:
    """Words, profiles and resolutions that a file carries along are gone."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Ada Example", zip=True)
    words.add_itxt("Place", "Exampleton")
    image = Image.new("RGB", (4, 4), "red")
    logo = read(png(image, pnginfo=words, dpi=(300, 300), icc_profile=b"profile"), tmp_path, "logo.png")

    assert Image.open(io.BytesIO(logo.png)).info == {}
    assert re.findall(b"IHDR|tEXt|zTXt|iTXt|pHYs|iCCP|IDAT|IEND", logo.png) == [b"IHDR", b"IDAT", b"IEND"]


def test_a_large_picture_is_made_smaller(tmp_path: Path) -> None:
    """The longer side has at most 2,000 pixels, and the proportions stay."""
    logo = read(png(Image.new("L", (3_000, 1_500), "gray")), tmp_path, "logo.png")

    assert (logo.width, logo.height) == (2_000, 1_000)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "This is no PNG, whatever its name says. Open the logo in a picture program and export it as PNG."),
        (b"\x89PNG\r\n\x1a\n", "This is no PNG"),
        (b"\xff\xd8\xff\xe0 JFIF", "This is no PNG"),
        (SVG.format(SHAPE).encode(), "This is no PNG"),
        (raw_png(10_000, 10_000, 1, 0, b""), "The picture has 10,000 × 10,000 pixels, and 25 million are the most. Scale it down to 2,000 on its longer side."),
        (raw_png(2**31, 2**31, 8, 6, b""), "The picture has 2,147,483,648 × 2,147,483,648 pixels"),
        (raw_png(1, 1, 8, 0, b"\0\0", more=chunk(b"IHDR", struct.pack(">IIBBBBB", 5_001, 5_000, 8, 0, 0, 0, 0))), "The picture has 5,001 × 5,000 pixels"),
        (raw_png(1, 1, 8, 0, b"\0\0", more=chunk(b"IHDR", struct.pack(">IIBBBBB", 10**5, 10**5, 8, 0, 0, 0, 0))), "The picture is damaged"),
        (raw_png(21, 1, 8, 0, bytes(22)), "The picture has 21 × 1 pixels, and no side may be more than 20 times the other. Cut it to the logo."),
        (raw_png(0, 5, 8, 0, b""), "The picture has 0 × 5 pixels"),
        (raw_png(9, 9, 8, 0, b"\0"), "The picture is damaged and cannot be read to its end."),
        (raw_png(9, 9, 8, 7, b"\0"), "The picture is damaged"),
        (png(Image.linear_gradient("L"))[:-90], "The picture is damaged"),
        (raw_png(9, 9, 8, 0, bytes(90), more=chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(2_000_000)))), "The picture is damaged"),
        (png(Image.new("RGB", (5, 5), "red"), save_all=True, append_images=[Image.new("RGB", (5, 5), "blue")]), "The picture moves, and paper does not."),
        (png(Image.new("RGB", (5, 5), "white")), "Everything in the picture is white or transparent, and the paper is white."),
        (png(Image.new("RGBA", (5, 5), (0, 0, 0, 0))), "Everything in the picture is white or transparent"),
        (bytes(10 * 1024 * 1024 + 1), "The logo has 10,485,761 bytes and may have 10,485,760. Scale the picture down to 2,000 pixels on its longer side."),
    ],
)  # fmt: skip
def test_a_picture_is_refused(data: bytes, words: str, tmp_path: Path) -> None:
    """A file that is no PNG, too large, damaged or invisible on paper gets one message with what to do."""
    (said,) = told(data, tmp_path, "logo.png")

    assert said.startswith(f"logo.png:1:1: {words}")


def test_a_picture_in_four_inks_that_is_called_png(tmp_path: Path) -> None:
    """A JPEG for print shops is refused under any other name."""
    file = io.BytesIO()
    Image.new("CMYK", (5, 5), (0, 255, 0, 0)).save(file, "JPEG")

    assert "This is no PNG" in told(file.getvalue(), tmp_path, "logo.png")[0]


def test_a_broken_picture_is_refused_though_others_let_it_pass(tmp_path: Path) -> None:
    """WeasyPrint lets Pillow read what is cut off; we refuse it all the same, and leave the setting as it was."""
    assert ImageFile.LOAD_TRUNCATED_IMAGES
    told(png(Image.effect_noise((90, 90), 50))[:-900], tmp_path, "logo.png")
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_damaged_pictures_never_crash(tmp_path: Path) -> None:
    """However a file is damaged, it is either read or refused in words."""
    rolls = random.Random(7)  # noqa: S311 -- the same damage each time
    whole = png(Image.linear_gradient("L").resize((40, 30)).convert("P"))
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(rolls.choice((1, 2, 9))):
            data[rolls.randrange(len(data))] = rolls.randrange(256)
        with suppress(Rejected):
            assert read(bytes(data), tmp_path, "logo.png").png


def blocks(colours: list[tuple[int, int, int]]) -> Image.Image:
    """Return a picture with a square of each colour."""
    image = Image.new("RGB", (16 * len(colours), 16))
    for number, colour in enumerate(colours):
        image.paste(colour, (16 * number, 0, 16 * number + 16, 16))
    return image


def test_a_picture_in_four_inks(tmp_path: Path) -> None:
    """Flat colours come out with the inks that a drawing of the same colours has."""
    colours = [(255, 255, 255), (0, 0, 0), (128, 128, 128), (200, 16, 46), (0, 0, 128), (3, 0, 0), (12, 34, 56)]
    found = Image.open(io.BytesIO(picture.as_cmyk(read(png(blocks(colours)), tmp_path, "logo.png"))))

    assert found.mode == "CMYK"
    for number, (red, green, blue) in enumerate(colours):
        expected = [255 * ink for ink in inks(f"#{red:02x}{green:02x}{blue:02x}")]
        assert found.getpixel((16 * number + 8, 8)) == pytest.approx(expected, abs=2)


@pytest.mark.parametrize(
    "palette", [[(0, 0, 128), (128, 0, 0), (0, 128, 0), (0, 0, 0)], [(0, 0, 100), (0, 90, 0), (255, 255, 255)]]
)
def test_no_pixel_needs_more_ink_than_paper_takes(palette: list[tuple[int, int, int]], tmp_path: Path) -> None:
    """Not even the worst of noise, which a JPEG blurs most, takes more than 280 % of ink in any pixel."""
    rolls = random.Random(1)  # noqa: S311 -- the same noise each time
    image = Image.new("RGB", (120, 120))
    image.putdata([rolls.choice(palette) for _ in range(120 * 120)])
    inks_of = Image.open(io.BytesIO(picture.as_cmyk(read(png(image), tmp_path, "logo.png")))).tobytes()

    assert max(sum(inks_of[start : start + 4]) for start in range(0, len(inks_of), 4)) <= 2.8 * 255


def test_weasyprint_passes_the_four_inks_on(tmp_path: Path) -> None:
    """The JPEG stands in the PDF byte by byte, in CMYK, and turned round as Adobe's way of writing asks for."""
    jpeg = picture.as_cmyk(read(png(blocks([(0, 0, 0), (255, 0, 0)])), tmp_path, "logo.png"))
    pdf = in_pdf(f'<img src="data:image/jpeg;base64,{base64.b64encode(jpeg).decode()}">')
    (image,) = pdf.pages[0].get_images().values()

    assert (str(image.ColorSpace), str(image.Filter)) == ("/DeviceCMYK", "/DCTDecode")
    assert list(image.Decode) == [1, 0] * 4
    assert image.read_raw_bytes() == jpeg


def test_a_picture_that_saves_ink(tmp_path: Path) -> None:
    """The pale version is grey and has two fifths of the ink where the logo is black, and none where it is white."""
    logo = read(png(blocks([(0, 0, 0), (255, 255, 255)])), tmp_path, "logo.png")
    found = Image.open(io.BytesIO(picture.as_grey(logo)))

    assert (found.mode, found.getpixel((8, 8)), found.getpixel((24, 8))) == ("L", 153, 255)
    assert emblem.picture(logo, PROFILES["home"]) == logo.png


@pytest.mark.parametrize("name", ["logo.svg", "logo.png"])
def test_only_a_file_is_a_logo(name: str, tmp_path: Path) -> None:
    """A link, even to a good logo, and a folder are refused."""
    (tmp_path / "real.svg").write_text(SVG.format(SHAPE), encoding="utf-8")
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / name).symlink_to(tmp_path / "real.svg")
    (tmp_path / "folder" / name).mkdir(parents=True)

    for folder, words in (("link", "This is a link to another place."), ("folder", "This is a folder or a device.")):
        with pytest.raises(
            Rejected, match=rf"^{folder}/{name}:1:1: {words} Put the logo itself in its place\. \[P047\]"
        ):
            read_logo(tmp_path / folder / name, tmp_path)
