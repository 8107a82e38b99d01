"""The vocabulary of a drawing: what is kept of SVG, what is left out without a word, and what to do about the rest."""

from __future__ import annotations

import re

OURS = ("http://www.w3.org/2000/svg", "")
EDITORS = re.compile(  # what drawing programs note for themselves
    r"http://(?:www\.)?(?:inkscape\.org|sodipodi\.sourceforge\.net|serif\.com|bohemiancoding\.com|vectornator\.io|boxy-svg\.com)/"
    r"|https?://(?:boxy-svg\.com|figma\.com|www\.figma\.com)|http://ns\.adobe\.com/|http://www\.w3\.org/1999/02/22-rdf-syntax-ns#"
    r"|http://purl\.org/dc/|(?:http://)?(?:web\.resource\.org|creativecommons\.org)/"
)
LINKS = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

SIDES = frozenset({"width", "height", "r", "rx", "ry"})  # lengths that are never less than 0
SHAPES = {
    "path": ("d",),
    "rect": ("x", "y", "width", "height", "rx", "ry"),
    "circle": ("cx", "cy", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"),
    "line": ("x1", "y1", "x2", "y2"),
    "polyline": ("points",),
    "polygon": ("points",),
}
ROOT, GROUP = "svg", "g"
WRAPPERS = frozenset({"a", "switch", "svg"})  # refused, but what is in them would be drawn and is looked at
WORDS = frozenset({"title", "desc", "metadata"})  # about the drawing
UNSEEN = re.compile(  # drawn only where something refers to it, and whatever refers is refused
    "defs|linearGradient|radialGradient|meshgradient|mesh(row|patch)|stop|solid[Cc]olor|hatch|hatchpath|pattern|filter"
    "|mask|clipPath|marker|symbol|path-effect|fe(?!Image)[A-Z][A-Za-z]*"
)

PAINTS = frozenset(  # handed down from group to shape
    {"color", "fill", "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"}
)
CHOICES = {
    "fill-rule": ("nonzero", "evenodd"),
    "stroke-linecap": ("butt", "round", "square"),
    "stroke-linejoin": ("miter", "round", "bevel"),
}
PLAIN = {  # attributes that are no matter as long as they say this, and cannot be drawn otherwise
    "opacity": re.compile(r"1(\.0*)?|100%"),
    "fill-opacity": re.compile(r"1(\.0*)?|100%"),
    "stroke-opacity": re.compile(r"1(\.0*)?|100%"),
    "display": re.compile("inline|block"),
    "visibility": re.compile("visible"),
    "stroke-dasharray": re.compile("none|0"),
    "mix-blend-mode": re.compile("normal"),
    "paint-order": re.compile("normal|fill.*"),
    "clip": re.compile("auto"),
    "transform-origin": re.compile("0 0"),
    **dict.fromkeys(("marker", "marker-start", "marker-mid", "marker-end", "clip-path"), re.compile("none")),
    **dict.fromkeys(("mask", "filter", "vector-effect"), re.compile("none")),
}
NO_MATTER = re.compile(  # for shapes of flat colour on a page of ours
    r"id|class|lang|version|baseProfile|role|tabindex|focusable|zoomAndPan|preserveAspectRatio|content(Script|Style)Type"
    r"|enable-background|isolation|overflow|clip-rule|pointer-events|cursor|will-change|stroke-dashoffset"
    r"|(color|shape|text|image)-(interpolation|rendering|profile).*|(flood|stop|solid|lighting)-(color|opacity)"
    r"|(font|text|glyph|baseline|aria|data|shape|-inkscape|-webkit-(?!mask|clip))[\w-]*|(letter|word)-spacing|line-height"
    r"|kerning|direction|writing-mode|unicode-bidi|(dominant|alignment)-baseline|white-space|inline-size|block-progression"
)
SCRIPT = re.compile("on.*", re.IGNORECASE)
REFERENCE = re.compile("href|src", re.IGNORECASE)

_AS_PATHS = "Select it in your drawing program and turn it into paths."
ELEMENTS = {
    **dict.fromkeys(("text", "tspan", "tref", "textPath", "flowRoot"), "Select the text in your drawing program and turn it into paths."),
    "image": "Trace the picture in your drawing program, or save the whole logo as PNG.",
    "feImage": "Remove the effect, or save the whole logo as PNG.",
    "use": "Unlink the copies (symbols, clones) in your drawing program, so that each is a shape of its own.",
    "style": "Save the drawing again with presentation attributes in place of styles (in some programs: inline style).",
    "script": "A logo does nothing but stand there. Delete it.",
    "foreignObject": "Delete it, or turn what it shows into paths.",
    "a": "A logo on paper leads nowhere. Remove the link and keep the shapes.",
    "switch": "Save the drawing as plain SVG, without what one program keeps for itself.",
    "svg": "Ungroup the drawing, so that there is one svg element, and save it again.",
    **dict.fromkeys(("animate", "animateMotion", "animateTransform", "animateColor", "set"), "Paper does not move. Remove the animation."),
}  # fmt: skip
ATTRIBUTES = {
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity"), "Make the colour solid: nothing on a poster is see-through."),
    **dict.fromkeys(("display", "visibility"), "Delete what is hidden, or show it."),
    "stroke-dasharray": f"This is a dashed line. {_AS_PATHS}",
    **dict.fromkeys(("marker", "marker-start", "marker-mid", "marker-end"), f"These are arrowheads. {_AS_PATHS}"),
    **dict.fromkeys(("clip-path", "mask", "clip"), "Release the mask in your drawing program, and cut the shapes to what is seen."),
    "filter": "Remove the effect (shadow, blur) in your drawing program.",
    "mix-blend-mode": "Give the shape the colour that it should have in print.",
    **dict.fromkeys(("vector-effect", "paint-order"), f"Here a line depends on how it is drawn. {_AS_PATHS}"),
}  # fmt: skip
OTHERWISE = "Save the drawing as plain SVG, or save it as PNG."
