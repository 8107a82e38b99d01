"""What the tests of links share: a web on loopback, in which every site is a script of replies."""

from __future__ import annotations

import socket
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from manifesto.web import Web

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Serve = Callable[[socket.socket], None]


@dataclass(slots=True)
class Site:
    """A server on loopback; `heard` is the first of what each visitor said."""

    port: int
    heard: list[bytes] = field(default_factory=list)


def says(reply: str) -> Serve:
    """Return what answers each visitor with the same words."""
    return lambda line: line.sendall(reply.replace("\n", "\r\n").encode())


def reply(status: int, **headers: str) -> str:
    """Return a reply without a page."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\n".join([f"HTTP/1.1 {status} So", "Content-Length: 0", *lines, "", ""])


@pytest.fixture
def site() -> Iterator[Callable[[Serve], Site]]:
    """Return the function that opens a site, which is closed after the test."""
    with ExitStack() as stack:
        yield lambda serve: _opened(stack, serve, listens=True)


@pytest.fixture
def silent_site() -> Iterator[Callable[[Serve], Site]]:
    """Return the function that opens a site which leaves a visitor's first words to whatever serves."""
    with ExitStack() as stack:
        yield lambda serve: _opened(stack, serve, listens=False)


def _opened(stack: ExitStack, serve: Serve, *, listens: bool) -> Site:
    door = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
    site = Site(door.getsockname()[1])
    thread = Thread(target=_attend, args=(door, site, serve), kwargs={"listens": listens}, daemon=True)
    thread.start()
    stack.callback(thread.join, 5)
    stack.callback(door.shutdown, socket.SHUT_RDWR)
    return site


def _attend(door: socket.socket, site: Site, serve: Serve, *, listens: bool) -> None:
    while True:
        try:
            line, _ = door.accept()
        except OSError:
            return
        with closing(line), suppress(OSError):
            line.settimeout(10)
            site.heard.append(line.recv(65_536) if listens else b"")
            serve(line)
            line.shutdown(socket.SHUT_WR)
            while line.recv(65_536):
                pass


@pytest.fixture
def web() -> Callable[..., Web]:
    """Return the function that makes a web whose only site, under any name, is the one on loopback."""

    def make(site: Site, **others: object) -> Web:
        settings = {
            "agent": "tests/1 (+https://example.org/)",
            "patience": 5,
            "places": lambda _, __: [("127.0.0.1", site.port)],
            "allowed": lambda _: True,
            "cover": lambda line, _: line,
        }
        return Web(**(settings | others))

    return make
