"""Values: names, texts, numbers, arrays and dictionaries of a PDF, as plain as they come.

What is of the wrong kind is read as if it were not there, so that whoever asks has nothing to fear from any file.
"""

from __future__ import annotations

import math
import re
import zlib
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

import pikepdf

from manifesto.pdf.file.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_UNPACKED = 32 * 2**20  # bytes of one stream
MOST_LZW = 10_000  # bytes; one of LZW may stand for 2,700, and nothing stops the unpacking
LOST = re.compile("[\ud800-\udfff]")  # what stands for a byte that is no UTF-8
LZW = frozenset({"LZWDecode", "LZW"})


class Name(str):
    """A name of the file, without its slash; a plain str is a text."""

    __slots__ = ()


Value: TypeAlias = "bool | int | float | str | Name | Items | Entries | None"


class Items:
    """An array of the file; what is in it is read when it is asked for."""

    __slots__ = ("_object",)

    def __init__(self, object: Any = ()) -> None:  # noqa: A002 -- the word of PDF
        self._object = object

    def __len__(self) -> int:
        return len(self._object)

    def __iter__(self) -> Iterator[Value]:
        for index in range(len(self._object)):
            yield self[index]

    def __getitem__(self, index: int) -> Value:
        return _plain(self._object[index]) if index < len(self._object) else None

    def numbers(self) -> tuple[float, ...]:
        """Return the numbers in it."""
        return tuple(float(item) for item in self if isinstance(item, (int, float)))


class Entries:
    """A dictionary of the file, or a stream with its dictionary; one that is not there has no entries."""

    __slots__ = ("_object",)

    def __init__(self, object: Any = None) -> None:  # noqa: A002 -- the word of PDF
        self._object = object

    def __bool__(self) -> bool:
        return self._object is not None

    def __contains__(self, key: str) -> bool:
        return self.get(key) is not None

    def get(self, key: str) -> Value:
        """Return what stands under a key."""
        if self._object is None or not key or "\0" in key:
            return None
        return _plain(self._object.get(f"/{key}"))

    def keys(self) -> tuple[str, ...]:
        """Return the keys in order; raises Unreadable where one is not in UTF-8."""
        if self._object is None:
            return ()
        keys = sorted(key[1:] for key in self._object.keys())  # noqa: SIM118 -- it is no mapping
        if any(LOST.search(key) for key in keys):
            raise Unreadable("A name in it is not written in UTF-8, so nothing can be told of what it names.")
        return tuple(keys)

    def inside(self, key: str) -> Entries:
        """Return a dictionary in the dictionary."""
        value = self.get(key)
        return value if isinstance(value, Entries) else Entries()

    def items(self, key: str) -> Items:
        """Return an array in the dictionary."""
        value = self.get(key)
        return value if isinstance(value, Items) else Items()

    def several(self, key: str) -> Iterator[Value]:
        """Yield what stands in an array, or alone where an array may stand."""
        value = self.get(key)
        yield from value if isinstance(value, Items) else () if value is None else (value,)

    def name(self, key: str) -> str:
        """Return a name, without its slash."""
        value = self.get(key)
        return str(value) if isinstance(value, Name) else ""

    def text(self, key: str) -> str:
        """Return a text."""
        value = self.get(key)
        return value if isinstance(value, str) and not isinstance(value, Name) else ""

    def number(self, key: str, default: float = 0) -> float:
        """Return a number."""
        value = self.get(key)
        return float(value) if isinstance(value, (int, float)) else default

    def flag(self, key: str) -> bool:
        """Return whether it is said to be true."""
        return self.get(key) is True

    @property
    def id(self) -> tuple[int, int] | None:
        """The number of the object in the file; None for one that stands inside another."""
        number = self._object.objgen if self._object is not None else (0, 0)
        return number if number != (0, 0) else None

    @property
    def is_stream(self) -> bool:
        """Whether it carries data."""
        return isinstance(self._object, pikepdf.Stream)

    def filters(self) -> tuple[str, ...]:
        """Return how its data is packed, the outermost first."""
        return tuple(str(item) for item in self.several("Filter") if isinstance(item, Name))

    def data(self) -> bytes:
        """Return the unpacked data; raises Unreadable where it is too much, damaged, or packed in a way of old."""
        if not self.is_stream or "F" in self:
            return b""
        filters = self.filters()
        if LZW & {*filters} and (len(filters) > 1 or self.number("Length") > MOST_LZW):
            raise Unreadable("It is packed with LZW, which cannot be unpacked safely. Save it anew.")
        try:
            return bytes(self._object.read_bytes())
        except pikepdf.PdfError as error:
            raise Unreadable("A part of it is damaged, or is more than 32 MB when it is unpacked.") from error

    def head(self, length: int) -> bytes:
        """Return the first bytes of the data, for less than the price of all of it."""
        if self.filters() != ("FlateDecode",) or "DecodeParms" in self or "F" in self or not self.is_stream:
            return self.data()[:length]
        try:
            return zlib.decompressobj().decompress(self._object.read_raw_bytes(), length)
        except (zlib.error, pikepdf.PdfError):
            return b""


def _plain(value: Any) -> Value:
    """Return a value of pikepdf as one of ours."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, (Decimal, float)):
        number = float(value)
        return number if math.isfinite(number) else None
    if isinstance(value, pikepdf.Name):
        return Name(_decoded(value)[1:])
    if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        return Entries(value)
    if isinstance(value, pikepdf.Array):
        return Items(value)
    return _decoded(value) if isinstance(value, pikepdf.String) else None


def _decoded(value: Any) -> str:
    try:
        return str(value)
    except UnicodeDecodeError:
        return str(value.unparse().decode("latin-1"))
