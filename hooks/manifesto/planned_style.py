"""The planned style: how mkdocs.yml asks for a house style."""

from __future__ import annotations

from manifesto import rule
from manifesto.field import Field
from manifesto.house_style import HouseStyle, Wording
from manifesto.shape import line, list_of, record, text
from manifesto.single import whole_number

PLAIN_STYLE = HouseStyle()
_WORDING = (line("avoid: utilize", required=True), line("write: use", required=True))
HOUSE_STYLE = Field(
    name="house_style",
    read=record(
        (
            Field(
                name="instead",
                read=list_of(record(_WORDING, Wording, what="wording"), most=500),
                example="instead: [{avoid: utilize, write: use}]",
            ),
            Field(name="hold", read=list_of(text(rule.length("hold", 1, 60)), most=500), example="hold: [a-word]"),
            Field(name="longest_sentence", read=whole_number, example="longest_sentence: 40"),
        ),
        HouseStyle,
        what="house style",
    ),
    example="house_style: {longest_sentence: 40}",
)
