# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Personal links to a request: signed, so that none can be guessed, and none stands in the database.

A link holds the uid of the request and its generation, with an HMAC-SHA256 over both under a key of its own that
follows from the server's secret key (RFC 2104; 128 bits of it, NIST SP 800-107, 5.3.4). Whether it still opens is
decided by the request: its generation, its end, the round. What a signature cannot do, ending a link, the
database does.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from hmac import compare_digest
from hmac import new as hmac
from struct import Struct
from uuid import UUID

from django.conf import settings

PURPOSE = b"driehoek.evaluation.links.1"
SIGNATURE = 16
_WHAT = Struct(">16sH")
LENGTH = 46  # characters: 34 bytes in base64 without padding


def token_of(request_uid: UUID, generation: int) -> str:
    """Return the part of the address that opens a request, 46 characters of letters, digits, ``-`` and ``_``."""
    what = _WHAT.pack(request_uid.bytes, generation)
    return urlsafe_b64encode(what + _signed(what)).decode("ascii").rstrip("=")


def path_of(token: str) -> str:
    """Return where somebody who is asked tells how things go; whoever has the address may answer."""
    return f"/antwoord/{token}/"


def read(token: str) -> tuple[UUID, int] | None:
    """Return the uid of the request and the generation of the link, or ``None`` when we never made this token."""
    if len(token) != LENGTH or not token.isascii():
        return None
    try:
        raw = urlsafe_b64decode(token + "==")
    except ValueError:
        return None
    what, signature = raw[:-SIGNATURE], raw[-SIGNATURE:]
    # Two texts that differ in unused bits would stand for the same bytes; only the one that we made counts.
    if not compare_digest(signature, _signed(what)) or urlsafe_b64encode(raw).decode("ascii").rstrip("=") != token:
        return None
    uid, generation = _WHAT.unpack(what)
    return UUID(bytes=uid), generation


def _signed(what: bytes) -> bytes:
    key = sha256(PURPOSE + settings.SECRET_KEY.encode()).digest()
    return hmac(key, what, sha256).digest()[:SIGNATURE]
