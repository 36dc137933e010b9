# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Turns ``DATABASE_URL`` into what Django wants, and nothing else into driver options."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

# What may stand after the question mark. Everything else is refused by name: a library that passes unknown
# parameters on lets whoever writes the address switch on any option of the driver.
KNOWN_PARAMETERS = {
    "host": "folder of the server's socket",
    "sslmode": "how strictly the connection is encrypted",
    "sslrootcert": "file with the certificate of the authority",
    "connect_timeout": "seconds to wait for the server",
}


def parse(url: str) -> dict[str, Any]:
    """Return Django's description of a PostgreSQL database.

    The form is ``postgresql://user:password@host:port/name?sslmode=verify-full``.

    Raises:
        ValueError: with one sentence that says what is wrong with the address, without its password.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError(
            f"DATABASE_URL starts with '{parts.scheme}://'; expected 'postgresql://' (leave it out for SQLite)."
        )
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise ValueError("DATABASE_URL names no database: expected postgresql://user:password@host:port/name.")
    try:
        port = parts.port
    except ValueError:
        raise ValueError("DATABASE_URL has a port that is not a number between 0 and 65535.") from None
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    unknown = sorted(options.keys() - KNOWN_PARAMETERS.keys())
    if unknown:
        raise ValueError(
            f"DATABASE_URL has a parameter that Driehoek does not know: {', '.join(unknown)}; "
            f"known are {', '.join(KNOWN_PARAMETERS)}."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": options,
    }
