"""Profiles of presses, written by hand: small, whole, and nobody's property (ICC.1:2010, 7 and 10.8)."""

from __future__ import annotations

import struct

HEADER, ENTRY = 128, 12  # bytes of the header, and of one row of the table of tags
WHITE = (0.9642, 1.0, 0.8249)  # D50
IDENTITY = (1, 0, 0, 0, 1, 0, 0, 0, 1)
CHANNELS = {b"CMYK": 4, b"RGB ": 3, b"GRAY": 1, b"Lab ": 3}


def fixed(*numbers: float) -> bytes:
    """Return numbers with sixteen bits behind the point."""
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def table(inputs: int, outputs: int) -> bytes:
    """Return a table of eight bits with two steps for each input: less light for each ink, from white to black."""
    straight = bytes(range(256))
    corners = [255 - 255 * corner.bit_count() // inputs for corner in range(2**inputs)]
    grid = b"".join(bytes([light, *[128] * (outputs - 1)]) for light in corners)
    return b"mft1" + bytes(4) + bytes([inputs, outputs, 2, 0]) + fixed(*IDENTITY) + straight * inputs + grid + straight * outputs  # fmt: skip


def description(text: str) -> bytes:
    """Return the name that programs show, as version 2 has it."""
    plain = text.encode("ascii") + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(plain)) + plain + bytes(4 + 4 + 2 + 1 + 67)


def profile(space: bytes = b"CMYK", device: bytes = b"prtr", *, name: str = "Example press") -> bytes:
    """Return a whole profile of version 2.4 with the tags that its kind needs."""
    tags = {
        b"desc": description(name),
        b"cprt": b"text" + bytes(4) + b"Nobody\0",
        b"wtpt": b"XYZ " + bytes(4) + fixed(*WHITE),
        b"A2B0": table(CHANNELS[space], 3),
        b"B2A0": table(3, CHANNELS[space]),
    }
    start = HEADER + 4 + ENTRY * len(tags)
    rows, body = b"", b""
    for name_of_tag, content in tags.items():
        rows += name_of_tag + struct.pack(">II", start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    head = struct.pack(">I4xI", start + len(body), 0x02400000) + device + space + b"Lab "
    head += struct.pack(">6H", 2026, 11, 21, 0, 0, 0) + b"acsp" + bytes(28) + fixed(*WHITE)
    return head.ljust(HEADER, b"\0") + struct.pack(">I", len(tags)) + rows + body
