"""A static host: a built site below its path, compressed, with the headers that hosts of static sites send."""

from __future__ import annotations

import gzip
import hashlib
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".epub": "application/epub+zip",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
EFFORT = 6  # of gzip: what hosts take when nobody tells them
PACKED = ("text/", "image/svg", "application/json", "application/manifest", "application/xml")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A file as it is sent: its type, its bytes, the same bytes packed where that pays, and a mark of them."""

    kind: str
    plain: bytes
    packed: bytes | None
    mark: str

    @classmethod
    def of(cls, path: Path) -> Answer:
        """Return the answer that a file is."""
        kind, plain = TYPES.get(path.suffix, "application/octet-stream"), path.read_bytes()
        packed = gzip.compress(plain, EFFORT, mtime=0) if kind.startswith(PACKED) else None
        mark = f'"{hashlib.sha256(plain).hexdigest()[:16]}"'
        return cls(kind=kind, plain=plain, packed=packed, mark=mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a built site stands: its folder, its path on the host, and how much of which address was sent, in bytes."""

    folder: Path
    prefix: str
    answer: Callable[[Path], Answer]
    sent: list[tuple[str, int]] = field(default_factory=list)


class StaticHost(BaseHTTPRequestHandler):
    """Answers from the files of a place; what is not there is 404.html."""

    protocol_version = "HTTP/1.1"  # connections stay open
    disable_nagle_algorithm = True  # the end of an answer does not wait until its beginning is acknowledged

    def __init__(self, *args: Any, place: Place, **options: Any) -> None:
        self.place = place
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        """Send a file, the way to the folder that was meant, or the page for what is not there."""
        address = unquote(urlsplit(self.path).path)
        file = self._file(address)
        if file and file.is_dir():
            self._send(HTTPStatus.MOVED_PERMANENTLY, Location=f"{urlsplit(self.path).path}/")
        elif not file:
            self._give(HTTPStatus.NOT_FOUND, self.place.answer(self.place.folder / "404.html"))
        elif (answer := self.place.answer(file)).mark in self.headers.get("If-None-Match", ""):
            self._send(HTTPStatus.NOT_MODIFIED, ETag=answer.mark)
        else:
            self._give(HTTPStatus.OK, answer)

    do_HEAD = do_GET  # noqa: N815 -- the library's name

    def _file(self, address: str) -> Path | None:
        """Return the file of an address, a folder that lacks its slash, or None where there is nothing of ours."""
        if not f"{address}/".startswith(self.place.prefix) or "\0" in address:
            return None
        path = (self.place.folder / address[len(self.place.prefix) :]).resolve()
        try:
            if path.is_dir() and address.endswith("/"):
                path /= "index.html"
            return path if path.exists() and path.is_relative_to(self.place.folder) else None
        except OSError:  # a name that no file can have
            return None

    def _give(self, status: HTTPStatus, answer: Answer) -> None:
        headers = {"Content-Type": answer.kind, "Cache-Control": "max-age=600", "ETag": answer.mark}
        if answer.packed is None:
            self._send(status, answer.plain, **headers)
        elif "gzip" in self.headers.get("Accept-Encoding", ""):
            self._send(status, answer.packed, **headers, Vary="Accept-Encoding", Content_Encoding="gzip")
        else:
            self._send(status, answer.plain, **headers, Vary="Accept-Encoding")

    def _send(self, status: HTTPStatus, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.place.sent.append((self.path, len(body)))
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the library's name
        """Say nothing: the table is what one wants to read."""


@contextmanager
def hosted(folder: Path) -> Iterator[tuple[str, Place]]:
    """Serve a built site below the path that its sitemap names; yield the address of its home, and its place."""
    home = next(ET.parse(folder / "sitemap.xml").iter(f"{SITEMAP}loc")).text  # noqa: S314 -- ours
    answer = lru_cache(maxsize=None)(Answer.of)
    prefix = urlsplit(str(home)).path.rpartition("/")[0] + "/"  # of a divided sitemap the first is a file of it
    place = Place(folder=folder.resolve(), prefix=prefix, answer=answer)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(StaticHost, place=place)) as server:
        server.daemon_threads, server.block_on_close = True, False
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{place.prefix}", place
        server.shutdown()
