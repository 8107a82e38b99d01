"""Drawings: an SVG as somebody's program saved it becomes shapes in flat colours, safe to print in any way."""

from manifesto.poster.vector.drawing import Drawing, read_drawing
from manifesto.poster.vector.recolour import cmyk, in_cmyk, outlined, titled

__all__ = ["Drawing", "cmyk", "in_cmyk", "outlined", "read_drawing", "titled"]
