# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Personal links to a request: signed, so that none can be guessed, and none stands in the database.

A link holds the uid of the request and its generation, with an HMAC-SHA256 over both under a key of its own that
follows from the server's secret key (RFC 2104; 128 bits of it, NIST SP 800-107, 5.3.4). Whether it still opens is
decided by the request: its generation, its end, the round. What a signature cannot do, ending a link, the
database does.
"""

from struct import Struct
from uuid import UUID

from django.conf import settings

from driehoek.lib.signing import signed, unsigned

PURPOSE = b"driehoek.evaluation.links.1"
_WHAT = Struct(">16sH")
LENGTH = 46  # characters: 34 bytes in base64 without padding


def token_of(request_uid: UUID, generation: int) -> str:
    """Return the part of the address that opens a request, 46 characters of letters, digits, ``-`` and ``_``."""
    return signed(_WHAT.pack(request_uid.bytes, generation), purpose=PURPOSE, secret=settings.SECRET_KEY)


def path_of(token: str) -> str:
    """Return where somebody who is asked tells how things go; whoever has the address may answer."""
    return f"/antwoord/{token}/"


def read(token: str) -> tuple[UUID, int] | None:
    """Return the uid of the request and the generation of the link, or ``None`` when we never made this token."""
    if len(token) != LENGTH:
        return None
    what = unsigned(token, purpose=PURPOSE, secret=settings.SECRET_KEY)
    if what is None:
        return None
    uid, generation = _WHAT.unpack(what)
    return UUID(bytes=uid), generation
