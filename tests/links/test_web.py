"""The web, on loopback: what is sent, what a reply tells, what never waits for ever, and where nobody is led."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import time
from typing import TYPE_CHECKING, Any

import pytest

from manifesto.answer import NoAnswer
from manifesto.journey import travel, visit
from manifesto.web import Web, covered, looked_up

from .conftest import reply, says

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Serve, Site

    Open = Callable[[Serve], Site]
    Make = Callable[..., Web]

URL = "https://example.org/page"


def silence(web: Web, url: str = URL) -> NoAnswer:
    """Return why there is no reply."""
    with pytest.raises(NoAnswer) as none:
        web.knock("GET", url)
    return none.value


def drip(line: socket.socket) -> None:
    """Send a byte now and then, for ever."""
    while True:
        line.sendall(b"H")
        time.sleep(0.05)


@pytest.mark.parametrize("method", ["HEAD", "GET"])
def test_what_is_sent(site: Open, web: Make, method: str) -> None:
    """A question names the site, who asks, and nothing else; an address is written as the web writes it."""
    there = site(says(reply(204)))
    web(there).knock(method, "https://EXAMPLE.org/straße/a b?q=ü&r=%20#part")

    assert there.heard[0].decode("ascii").split("\r\n") == [
        f"{method} /stra%C3%9Fe/a%20b?q=%C3%BC&r=%20 HTTP/1.1",
        "Host: example.org",
        "Accept-Encoding: identity",
        "User-Agent: tests/1 (+https://example.org/)",
        "Accept: */*",
        "Connection: close",
        "",
        "",
    ]


def test_a_site_in_another_script(site: Open, web: Make) -> None:
    """A name in another script is asked for as the network writes it, and a port is named."""
    there = site(says(reply(204)))
    web(there).knock("GET", "https://bücher.example:8443")

    assert b"GET / HTTP/1.1\r\nHost: xn--bcher-kva.example:8443\r\n" in there.heard[0]


def test_nothing_can_be_slipped_into_a_question(site: Open, web: Make) -> None:
    """Whatever stands in an address, the question stays one question."""
    there = site(says(reply(204)))
    web(there).knock("GET", "https://example.org/a\u2028b\x0bHost: evil?c\x00d")

    assert there.heard[0].count(b"\r\n") == 7
    assert b"Host: evil" not in there.heard[0]


def test_what_a_reply_tells(site: Open, web: Make) -> None:
    """Status, the next address in whatever script, and when to ask again are read from the head."""
    there = site(says(reply(301, Location="/ü", Retry_After=" 5 ")))
    told = web(there).knock("HEAD", URL)

    assert (told.status, told.location, told.again) == (301, "/ü", "5")


def test_a_large_page_is_not_read(site: Open, web: Make) -> None:
    """Of a page without an end, only the first words are taken."""
    sent: list[int] = []

    def endless(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            line.sendall(b"x" * 65_536)
            sent.append(65_536)

    assert web(site(endless), patience=2).knock("GET", URL).status == 200
    assert sum(sent) < 50_000_000  # what a system holds back for a reader who has left


@pytest.mark.parametrize(
    "serve",
    [
        lambda _: None,
        says("no HTTP at all\n\n"),
        says("HTTP/1.1 abc\n\n"),
        says("HTTP/1.1 200 OK\n" + "X: y\n" * 500 + "\n"),
        says("HTTP/1.1 200 OK\nX: " + "y" * 100_000 + "\n\n"),
        says("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nzz\n"),
    ],
)
def test_a_reply_that_is_none(site: Open, web: Make, serve: Serve) -> None:
    """A site that hangs up or talks nonsense gives no answer, and may be asked once more."""
    none = silence(web(site(serve)))

    assert (none.kind, none.passing) == ("silent", True)
    assert none.detail.startswith("hangs up")


@pytest.mark.parametrize("serve", [drip, lambda line: line.recv(1)])
def test_nobody_is_waited_for_for_ever(site: Open, web: Make, serve: Serve) -> None:
    """A site that says nothing, or a sign now and then, is left after as many seconds as there are."""
    none = silence(web(site(serve), patience=0.3))

    assert (none.kind, none.detail, none.passing) == ("silent", "does not answer within 0.3 seconds", True)


def test_a_handshake_that_never_ends(site: Open, web: Make) -> None:
    """A site that lets the secure connection drag on is left, too."""
    none = silence(web(site(drip), patience=0.3, cover=covered))

    assert none.kind in {"silent", "insecure"}


def test_a_site_that_takes_no_visitors(web: Make) -> None:
    """Where nobody listens, the whole site is away."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    none = silence(web(None, places=lambda _, __: [("127.0.0.1", port)]))

    assert (none.kind, none.detail, none.whole_site) == ("silent", "is at a site that takes no visitors", True)


def failing(error: Exception) -> Callable[..., Any]:
    """Return what always fails in this way."""

    def fail(*_: object) -> Any:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "kind", "detail"),
    [
        (socket.gaierror(socket.EAI_NONAME, ""), "silent", "is at a site that is not there any more"),
        (socket.gaierror(socket.EAI_AGAIN, ""), "unreached", "could not be looked up just now"),
        (UnicodeError(), "silent", "is no address that can be asked"),
        (ValueError(), "silent", "is no address that can be asked"),
    ],
)
def test_a_name_that_leads_nowhere(web: Make, error: Exception, kind: str, detail: str) -> None:
    """A name that nobody has is told from one that could not be looked up at this moment."""
    none = silence(web(None, places=failing(error)))

    assert (none.kind, none.detail, none.whole_site) == (kind, detail, True)


def test_no_way_from_here(web: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the network has no way to a site, that is not the fault of the site."""
    monkeypatch.setattr(socket, "create_connection", failing(OSError(101, "Network is unreachable")))

    assert silence(web(None, places=lambda _, __: [("8.8.8.8", 443)])).kind == "unreached"


@pytest.mark.parametrize("url", ["https://[", "https://a..example/", f"https://{'a' * 70}.example/", "https://a:b/"])
def test_an_address_that_is_none(web: Make, url: str) -> None:
    """What cannot be an address is said to be none, and nothing is asked."""
    none = silence(web(None, places=failing(AssertionError())), url)

    assert (none.kind, none.detail) == ("silent", "is no address that can be asked")


@pytest.mark.parametrize(
    "url",
    [
        *("https://127.0.0.1/", "https://localhost/", "https://0x7f.1/", "https://2130706433/", "https://[::1]/"),
        *("https://[::ffff:127.0.0.1]/", "https://0/", "https://127.0.0.1./", "https://①②⑦.0.0.1/"),
    ],
)
def test_nobody_is_led_into_our_own_network(site: Open, url: str) -> None:
    """However an address of our own is written, it is not even knocked at."""
    there = site(says(reply(200)))
    port = f":{there.port}/"
    guarded = Web(agent="tests/1", patience=5, cover=lambda line, _: line)
    with pytest.raises(NoAnswer) as none:
        guarded.knock("GET", url.removesuffix("/") + port)

    assert none.value.kind in {"private", "silent", "unreached"}
    assert there.heard == []


def test_a_name_that_has_two_faces(site: Open, web: Make) -> None:
    """A site is talked to at the number that was looked at: there is no second look that could say another."""
    there = site(says(reply(200)))
    numbers = iter([[("8.8.8.8", 443), ("127.0.0.1", there.port)], [("127.0.0.1", there.port)]])
    seen: list[str] = []
    guarded = web(there, places=lambda _, __: next(numbers), allowed=lambda number: seen.append(number) or False)

    assert silence(guarded).kind == "private"
    assert seen == ["8.8.8.8", "127.0.0.1"]
    assert there.heard == []


def test_nobody_is_led_into_our_own_network_from_elsewhere(site: Open, web: Make) -> None:
    """A public site that leads on to an address of our own leads nowhere."""
    inside = site(says(reply(200)))
    outside = site(says(reply(302, Location="https://inside.example/secret")))
    where = {"example.org": ("127.0.0.1", outside.port), "inside.example": ("127.0.0.2", inside.port)}
    guarded = web(outside, places=lambda name, _: [where[name]], allowed=lambda number: number == "127.0.0.1")
    answer = travel("GET", URL, guarded.knock)

    assert (answer.kind, answer.status) == ("private", 302)
    assert len(outside.heard) == 1
    assert inside.heard == []


def test_a_visit(site: Open, web: Make) -> None:
    """A site that knows no heads is asked for the page, through the web as it is."""

    def moody(line: socket.socket) -> None:
        says(reply(405 if there.heard[-1].startswith(b"HEAD") else 200))(line)

    there = site(moody)

    assert visit(URL, web(there).knock, failing(AssertionError())).kind == "there"
    assert [heard.split()[0] for heard in there.heard] == [b"HEAD", b"GET"]


def test_a_connection_that_is_not_secure(site: Open, web: Make) -> None:
    """The site is told by name which certificate is wanted, and one that has none is not talked to."""
    there = site(says(reply(200)))
    none = silence(web(there, cover=covered))

    assert (none.kind, none.detail) == ("insecure", "is at a site with no secure connection")
    assert b"example.org" in there.heard[0]
    assert b"GET" not in there.heard[0]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a certificate for example.org, which nobody trusts, and its key in one file."""
    if not (openssl := shutil.which("openssl")):
        pytest.skip("there is no openssl here to make a certificate with")
    folder = tmp_path_factory.mktemp("certificate")
    made = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=example.org -addext subjectAltName=DNS:example.org"
    subprocess.run(
        [openssl, *made.split(), "-keyout", "key", "-out", "cert"], cwd=folder, check=True, capture_output=True
    )
    (folder / "both").write_text((folder / "cert").read_text() + (folder / "key").read_text())
    return folder / "both"


def secured(certificate: Path, talk: Serve) -> Serve:
    """Return what answers over a secure connection."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)

    def serve(line: socket.socket) -> None:
        with context.wrap_socket(line, server_side=True) as safe:
            safe.recv(65_536)
            talk(safe)

    return serve


@pytest.mark.parametrize(
    ("visited", "said"),
    [
        ((URL, says(reply(204)), 20), 204),
        ((URL, drip, 1), "does not answer within 1 second"),
        (("https://example.net/", says(reply(204)), 20), "browsers refuse"),
    ],
)
def test_a_secure_connection(
    silent_site: Open, web: Make, certificate: Path, visited: tuple[str, Serve, int], said: int | str
) -> None:
    """Over a connection that is really secure all is the same, and its certificate is for that very name."""
    url, talk, patience = visited
    trust = ssl.create_default_context(cafile=str(certificate))
    there = silent_site(secured(certificate, talk))
    asking = web(there, patience=patience, cover=lambda line, name: trust.wrap_socket(line, server_hostname=name))
    if isinstance(said, int):
        assert asking.knock("GET", url).status == said
    else:
        assert said in silence(asking, url).detail


def test_a_certificate_of_ones_own(silent_site: Open, web: Make, certificate: Path) -> None:
    """A site that vouches for itself is refused by what a machine trusts, and says nothing of what it holds."""
    none = silence(web(silent_site(secured(certificate, says(reply(204)))), cover=covered))

    assert none.kind == "insecure"
    assert "browsers refuse" in none.detail


def test_a_certificate_that_nobody_trusts(site: Open, web: Make) -> None:
    """Why a certificate is refused is said in the words of those who refuse it."""
    error = ssl.SSLCertVerificationError(1, "failed")
    error.verify_message = "certificate has expired"
    none = silence(web(site(says(reply(200))), cover=failing(error)))

    assert (none.kind, none.whole_site) == ("insecure", True)
    assert none.detail == "is at a site whose certificate browsers refuse (certificate has expired)"


def test_a_name_has_its_numbers() -> None:
    """A number stands for itself when it is looked up."""
    assert looked_up("127.0.0.1", 443) == [("127.0.0.1", 443)]
