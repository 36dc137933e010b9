# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signed texts for addresses: what we made ourselves can be told from what somebody guessed, without storing it.

Each purpose has a key of its own that follows from one secret, so that a text made for one thing is worth nothing for
another. The signature is 128 bits of an HMAC-SHA256 (RFC 2104; NIST SP 800-107, 5.3.4). What a signature cannot do,
ending an address, whoever uses it does.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from hmac import compare_digest
from hmac import new as hmac

SIGNATURE = 16


def signed(what: bytes, *, purpose: bytes, secret: str) -> str:
    """Return bytes with their signature as letters, digits, ``-`` and ``_``."""
    return _text(what + _signature(what, purpose, secret))


def unsigned(text: str, *, purpose: bytes, secret: str) -> bytes | None:
    """Return the bytes that were signed, or ``None`` when we never made this text."""
    if not text.isascii():
        return None
    try:
        raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        return None
    what, signature = raw[:-SIGNATURE], raw[-SIGNATURE:]
    # Two texts that differ in unused bits would stand for the same bytes; only the one that we made counts.
    if not compare_digest(signature, _signature(what, purpose, secret)) or _text(raw) != text:
        return None
    return what


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def _signature(what: bytes, purpose: bytes, secret: str) -> bytes:
    key = sha256(purpose + secret.encode()).digest()
    return hmac(key, what, sha256).digest()[:SIGNATURE]
