# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which servers may be asked: those of CBS and the police, and one that the administrator has set."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from driehoek.lib.statline.refusals import Refused

HOSTS = frozenset(("opendata.cbs.nl", "dataderden.cbs.nl", "datasets.cbs.nl"))
_LOOPBACK = frozenset(("127.0.0.1", "::1", "localhost"))
_PORTS = {"https": 443, "http": 80}


def is_loopback(host: str) -> bool:
    """Say whether a host is this very machine."""
    return host in _LOOPBACK


@dataclass(frozen=True, slots=True)
class Allowed:
    """The servers that may be asked, as pairs of host and port."""

    servers: frozenset[tuple[str, int]]

    @classmethod
    def beside(cls, bases: Iterable[str]) -> "Allowed":
        """Return the servers of CBS and the police, with those of the base addresses that are set."""
        own = frozenset((parts.hostname or "", port_of(parts)) for parts in map(urlsplit, bases))
        return cls(own | {(host, 443) for host in HOSTS})

    def check(self, url: str) -> SplitResult:
        """Return an address taken apart; plain http to a server that is asked over https becomes https.

        Raises:
            Refused: another server, or no encryption to a server that is not this machine.
        """
        try:
            parts = urlsplit(url)
            port = port_of(parts)
        except ValueError:
            raise Refused("address", "Het adres van de bron is niet te lezen.", url[:200]) from None
        host = parts.hostname or ""
        if any(ord(character) <= 32 or ord(character) > 126 for character in url):
            raise Refused("address", "Het adres van de bron is niet te lezen.", url[:200])
        if parts.scheme == "http" and not is_loopback(host) and (host, 443) in self.servers:
            parts, port = parts._replace(scheme="https", netloc=host), 443
        if parts.scheme not in _PORTS or parts.username is not None or (host, port) not in self.servers:
            raise Refused(
                "host",
                f"De bron verwijst naar {host or 'een onbekend adres'}. Driehoek haalt cijfers alleen op bij "
                f"{', '.join(sorted({name for name, _ in self.servers}))}.",
                url[:200],
            )
        if parts.scheme == "http" and not is_loopback(host):
            raise Refused("plain", f"Driehoek vraagt cijfers alleen op over https, ook bij {host}.", url[:200])
        return parts


def port_of(parts: SplitResult) -> int:
    """Return the port of an address, that of its scheme when it names none."""
    return parts.port or _PORTS.get(parts.scheme, 0)


def proxy_of(address: str) -> tuple[str, int] | None:
    """Return host and port of a proxy, such as of ``http://proxy.example:8080``; None for an empty address.

    Raises:
        Refused: it is no such address.
    """
    if not address:
        return None
    try:
        parts = urlsplit(address)
        port = port_of(parts)
    except ValueError:
        parts, port = urlsplit(""), 0
    if parts.scheme != "http" or not parts.hostname or parts.username is not None or parts.path not in ("", "/"):
        raise Refused(
            "address", "Het adres van de proxyserver klopt niet; het hoort eruit te zien als http://naam:8080."
        )
    return parts.hostname, port


def next_address(now: str, link: str) -> str:
    """Return the address of a link in an answer: as it stands, or from where the answer came when it is relative."""
    if "://" in link[:10]:
        return link
    return urlunsplit(urlsplit(urljoin(now, link)))
