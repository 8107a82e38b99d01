"""The difference between two pictures of one poster: where it is, in boxes, and a picture on which these stand out."""

from __future__ import annotations

from typing import TypeAlias

from manifesto.poster import picture

CELL = 12  # pixels to the side of the squares that are compared
NEAR = 2  # squares between two changes that are taken for one
MARGIN = 6  # pixels left free around a change

Box: TypeAlias = tuple[int, int, int, int]  # left, top, right and bottom, in pixels
Square: TypeAlias = tuple[int, int]  # its column and its row


def difference(before: bytes, after: bytes) -> bytes:
    """Return the picture `after` with everything framed in which it differs from the one before; nothing where in none."""
    boxes = _apart([_box(squares) for squares in _groups(picture.changed(before, after, CELL))])
    return picture.marked(after, boxes) if boxes else b""


def _groups(rows: list[list[bool]]) -> list[list[Square]]:
    """Return the squares that changed, those near each other together."""
    left = {(x, y) for y, row in enumerate(rows) for x, is_changed in enumerate(row) if is_changed}
    groups: list[list[Square]] = []
    while left:
        group = [left.pop()]
        for x, y in group:  # it grows as we go
            reach = range(-NEAR, NEAR + 1)
            near = {(x + right, y + down) for right in reach for down in reach} & left
            left -= near
            group.extend(near)
        groups.append(group)
    return groups


def _box(squares: list[Square]) -> Box:
    columns, rows = [x for x, _ in squares], [y for _, y in squares]
    return (
        max(0, min(columns) * CELL - MARGIN),
        max(0, min(rows) * CELL - MARGIN),
        (max(columns) + 1) * CELL + MARGIN,
        (max(rows) + 1) * CELL + MARGIN,
    )


def _apart(boxes: list[Box]) -> tuple[Box, ...]:
    """Return the boxes with those that lie over each other made one."""
    done: list[Box] = []
    for box in sorted(boxes):
        grown = box
        while over := [other for other in done if _overlap(grown, other)]:
            done = [other for other in done if other not in over]
            lefts, tops, rights, bottoms = zip(grown, *over, strict=True)
            grown = (min(lefts), min(tops), max(rights), max(bottoms))
        done.append(grown)
    return tuple(sorted(done))


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
