# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reaching a server: which of its addresses, and what when one of them hangs."""

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from driehoek.lib.statline.fetching.addresses import Allowed, next_address
from driehoek.lib.statline.fetching.asking import Asker
from driehoek.lib.statline.fetching.limits import Limits
from driehoek.lib.statline.refusals import Refused
from tests.lib.statline.replay import faults, small
from tests.lib.statline.replay.server import Replay

Names = Callable[[str, int], Sequence[tuple[int, tuple[Any, ...]]]]


def asked(server: Replay, names: Names) -> object:
    """Ask for the list of a table with addresses of our choice."""
    server.serve(small.crimes())
    asker = Asker(Allowed.beside([server.base]), Limits(connect=0.3, attempts=1), names=names)
    return asker.document(f"{server.base}/ODataApi/odata/99018NED/TableInfos?$format=json")["value"]


@contextmanager
def hanging(family: int, host: str) -> Iterator[tuple[Any, ...]]:
    """An address that takes connections and never says a word; or none at all, once its queue is full."""
    with socket.socket(family) as listener:
        listener.bind((host, 0))
        listener.listen(0)
        yield listener.getsockname()


def test_ipv4_goes_first_since_ipv6_may_hang(server: Replay) -> None:
    with hanging(socket.AF_INET6, "::1") as hangs:
        good = ("127.0.0.1", server.server_address[1])
        assert asked(server, lambda *_: [(socket.AF_INET6, hangs), (socket.AF_INET, good)])
        assert len(server.asked) == 1


def test_an_address_that_refuses_is_passed_over(server: Replay) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        gone = closed.getsockname()
    good = ("127.0.0.1", server.server_address[1])
    assert asked(server, lambda *_: [(socket.AF_INET, gone), (socket.AF_INET, good)])


def test_a_name_that_does_not_exist(server: Replay) -> None:
    def nowhere(host: str, port: int) -> Sequence[tuple[int, tuple[Any, ...]]]:
        raise socket.gaierror("no such name")

    with pytest.raises(Refused) as refused:
        asked(server, nowhere)
    assert refused.value.reason == "name"


def test_what_we_send(server: Replay) -> None:
    """Exactly the address that was given, a name that can be recognised, and no cookies or keys."""
    seen: dict[str, str] = {}
    server.fail("TableInfos", lambda handler: (seen.update(handler.headers), faults.page(404)(handler))[1])
    with pytest.raises(Exception, match="404"):
        asked(server, lambda *_: [(socket.AF_INET, ("127.0.0.1", server.server_address[1]))])
    assert set(seen) == {"Host", "Accept", "Accept-Encoding", "User-Agent", "Connection"}
    assert seen["Accept"] == "application/json"
    assert server.asked == ["/ODataApi/odata/99018NED/TableInfos?$format=json"]


def test_plain_http_to_a_known_server_becomes_https() -> None:
    parts = Allowed.beside([]).check("http://dataderden.cbs.nl/ODataFeed/odata/47018NED/TypedDataSet?$skip=10000")
    assert parts.geturl() == "https://dataderden.cbs.nl/ODataFeed/odata/47018NED/TypedDataSet?$skip=10000"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://opendata.cbs.nl/x?$skip=10", "https://opendata.cbs.nl/x?$skip=10"),
        ("/ODataFeed/x?$skip=10", "https://opendata.cbs.nl/ODataFeed/x?$skip=10"),
        ("TypedDataSet?$skip=10", "https://opendata.cbs.nl/ODataFeed/TypedDataSet?$skip=10"),
    ],
)
def test_a_link_is_taken_as_it_stands(link: str, address: str) -> None:
    assert next_address("https://opendata.cbs.nl/ODataFeed/UntypedDataSet?a=b", link) == address


def with_certificate(listener: socket.socket, folder: Path) -> tuple[ssl.SSLSocket, ssl.SSLContext]:
    """Return a listener that speaks TLS with a certificate of our own, and what trusts it."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("makes a certificate with openssl, which is not here")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context.wrap_socket(listener, server_side=True), ssl.create_default_context(cafile=str(certificate))


def test_a_certificate_that_nobody_vouches_for(server: Replay, tmp_path: Path) -> None:
    server.socket, _ = with_certificate(server.socket, tmp_path)
    base = f"https://localhost:{server.server_address[1]}"
    asker = Asker(Allowed.beside([base]))
    with pytest.raises(Refused, match="certificaat") as refused:
        asker.document(f"{base}/ODataApi/odata/99018NED/TableInfos")
    assert (refused.value.reason, asker.waited) == ("certificate", [])


class Proxy(BaseHTTPRequestHandler):
    """Connects one to the server behind it, or refuses."""

    asked: ClassVar[list[str]] = []
    behind: ClassVar[tuple[str, int]]
    refuses = False

    def do_CONNECT(self) -> None:
        self.asked.append(self.path)
        if self.refuses:
            self.send_error(407)
            return
        self.send_response(200)
        self.end_headers()
        with socket.create_connection(self.behind) as far:
            other = threading.Thread(target=pour, args=(far, self.connection), daemon=True)
            other.start()
            pour(self.connection, far)
            other.join(5)
        self.close_connection = True

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def pour(one: socket.socket, into: socket.socket) -> None:
    with suppress(OSError):
        while piece := one.recv(1 << 16):
            into.sendall(piece)
        into.shutdown(socket.SHUT_WR)


@pytest.fixture
def proxied(server: Replay, tmp_path: Path) -> Iterator[Callable[[], Asker]]:
    """A server with a certificate of our own, reached through a proxy under a name that no one else knows."""
    server.serve(small.crimes())
    server.socket, trusted = with_certificate(server.socket, tmp_path)
    Proxy.asked, Proxy.refuses = [], False
    Proxy.behind = ("127.0.0.1", server.server_address[1])
    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()

    def asker() -> Asker:
        made = Asker(Allowed.beside(["https://localhost"]), proxy=f"http://127.0.0.1:{proxy.server_address[1]}")
        made._tls = trusted
        return made

    yield asker
    proxy.shutdown()
    proxy.server_close()
    thread.join()


ABOUT = "https://localhost/ODataApi/odata/99018NED/TableInfos?$format=json"


def test_through_a_proxy_the_line_is_encrypted_to_the_end(proxied: Callable[[], Asker], server: Replay) -> None:
    assert proxied().document(ABOUT)["value"][0]["Identifier"] == "99018NED"
    assert Proxy.asked == ["localhost:443"]
    assert server.asked == ["/ODataApi/odata/99018NED/TableInfos?$format=json"]


def test_a_proxy_that_does_not_let_us_through(proxied: Callable[[], Asker]) -> None:
    Proxy.refuses = True
    asker = proxied()
    with pytest.raises(Refused, match="proxyserver") as refused:
        asker.document(ABOUT)
    assert (refused.value.reason, asker.waited) == ("proxy", [])


@pytest.mark.parametrize(
    "address", ["proxy:8080", "https://proxy:8080", "http://a:b@proxy:8080", "http://proxy/x", "http://[x"]
)
def test_an_address_of_a_proxy_that_is_none(address: str) -> None:
    with pytest.raises(Refused, match="proxyserver"):
        Asker(Allowed.beside([]), proxy=address)
