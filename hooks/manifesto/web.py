"""The web: one address is asked for one reply, and nothing more goes out than the question.

A site is looked up first, and then talked to at that very number, which has to be a public one: what a stranger links
to is never a place in our own network, whatever its name says the second time.
"""

from __future__ import annotations

import socket
import ssl
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import cache
from http.client import HTTPConnection, HTTPException
from threading import Event, Lock, Timer
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from manifesto.answer import PATIENCE, NoAnswer, Reply
from manifesto.public_address import is_public

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from http.client import HTTPResponse

    Places = Callable[[str, int], Iterable[tuple[str, int]]]  # gives the numbers and ports of a site
    Cover = Callable[[socket.socket, str], socket.socket]  # makes a connection to a site secure

PORT = 443
FIRST_WORDS = 1_024  # bytes of a page that are read: enough to see that it comes
KEPT = "/%:@!$&'()*+,;=~-._?"  # what stands in an address as it is (RFC 3986, sections 2 and 3)
NO_WAY = {socket.EAI_AGAIN, socket.EAI_FAIL, getattr(socket, "EAI_SYSTEM", socket.EAI_FAIL)}
HUNG_UP = "hangs up, or answers in a way that no browser reads"


def looked_up(site: str, port: int) -> list[tuple[str, int]]:
    """Return the numbers at which a site says that it is."""
    found = socket.getaddrinfo(site, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys((str(address[0]), int(address[1])) for *_, address in found))


def covered(plain: socket.socket, site: str) -> socket.socket:
    """Return a connection over which only that site can listen."""
    return _trust().wrap_socket(plain, server_hostname=site)


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """The network as it is asked; `agent` says who asks, `patience` is for how many seconds a reply is waited for.

    Whatever is asked, only one question at a time goes to a site.
    """

    agent: str
    patience: float = PATIENCE
    places: Places = looked_up
    allowed: Callable[[str], bool] = is_public
    cover: Cover = covered
    _turns: dict[str, Lock] = field(default_factory=dict)

    def knock(self, method: str, url: str) -> Reply:
        """Return the reply to one request; raises NoAnswer where there is none."""
        try:
            parts = urlsplit(url)
            site, port = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii"), parts.port or PORT
        except ValueError:
            raise NoAnswer("silent", "is no address that can be asked") from None
        target = quote(parts.path or "/", safe=KEPT) + (f"?{quote(parts.query, safe=KEPT)}" if parts.query else "")
        with self._turns.setdefault(site, Lock()):
            return self._asked(method, site, port, target)

    def _asked(self, method: str, site: str, port: int, target: str) -> Reply:
        plain = self._connected(self._found(site, port))
        late = Event()
        with closing(plain.dup()) as end:  # the other end of `plain` goes over to the secure connection
            watch = Timer(self.patience, _hang_up, (end, late))
            watch.start()  # a time limit of the socket begins anew with each byte; this one does not
            try:
                with closing(plain), closing(self.cover(plain, site)) as line:
                    return self._talk(line, method, site, port, target)
            except (OSError, HTTPException) as error:
                raise self._broken(error, late=late.is_set()) from None
            finally:
                watch.cancel()
                watch.join()

    def _broken(self, error: Exception, *, late: bool) -> NoAnswer:
        """Return what a connection that failed says of the address."""
        if late or isinstance(error, TimeoutError):
            return NoAnswer("silent", self._too_slow, passing=True)
        if isinstance(error, ssl.SSLCertVerificationError):
            refused = f"is at a site whose certificate browsers refuse ({error.verify_message.rstrip('.')})"
            return NoAnswer("insecure", refused, whole_site=True)
        if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
            return NoAnswer("insecure", "is at a site with no secure connection", whole_site=True)
        return NoAnswer("silent", HUNG_UP, passing=True)

    @property
    def _too_slow(self) -> str:
        return f"does not answer within {self.patience:g} second{'' if self.patience == 1 else 's'}"

    def _found(self, site: str, port: int) -> list[tuple[str, int]]:
        """Return where a site is, as far as anybody may be led there."""
        try:
            found = list(self.places(site, port))
        except socket.gaierror as error:
            if error.errno in NO_WAY:
                raise NoAnswer("unreached", "could not be looked up just now", whole_site=True) from None
            raise NoAnswer("silent", "is at a site that is not there any more", whole_site=True) from None
        except ValueError:
            raise NoAnswer("silent", "is no address that can be asked", whole_site=True) from None
        if not (public := [place for place in found if self.allowed(place[0])]):
            raise NoAnswer("private", "leads into a network that is not public", whole_site=True)
        return public

    def _connected(self, places: list[tuple[str, int]]) -> socket.socket:
        """Return a connection to the first of the places that takes one."""
        last: OSError = OSError()
        for place in places[:4]:
            try:
                return socket.create_connection(place, self.patience)
            except OSError as error:
                last = error
        if isinstance(last, TimeoutError):
            raise NoAnswer("silent", self._too_slow, whole_site=True)
        if isinstance(last, ConnectionRefusedError):
            raise NoAnswer("silent", "is at a site that takes no visitors", whole_site=True)
        raise NoAnswer("unreached", "could not be reached from here", whole_site=True)

    def _talk(self, line: socket.socket, method: str, site: str, port: int, target: str) -> Reply:
        connection = HTTPConnection(site, port)
        connection.sock, connection.auto_open, connection.default_port = line, 0, PORT  # it finds no way of its own
        connection.request(method, target, headers={"User-Agent": self.agent, "Accept": "*/*", "Connection": "close"})
        with closing(connection.getresponse()) as response:
            response.read(FIRST_WORDS)
            return _reply(response)


def _reply(response: HTTPResponse) -> Reply:
    location = response.headers.get("Location", "")
    with suppress(UnicodeError):  # headers are read as Latin-1, and written as UTF-8
        location = location.encode("latin-1").decode()
    return Reply(status=response.status, location=location, again=response.headers.get("Retry-After", "").strip())


def _hang_up(line: socket.socket, late: Event) -> None:
    late.set()
    with suppress(OSError):
        socket.socket.shutdown(line, socket.SHUT_RDWR)
