# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much and how long an answer may be, and how often it is asked for."""

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on asking another's server.

    Attributes:
        answer: bytes of one answer, unpacked.
        total: bytes of all answers of one table, unpacked.
        connect: seconds to reach one address of a host.
        silence: seconds without a single byte.
        request: seconds for one answer.
        whole: seconds for a whole table.
        attempts: how often one request is made before it is given up.
        first_wait, longest_wait: seconds between two attempts; it doubles each time.
        pages: answers of one table.
    """

    answer: int = 64 * MEGABYTE
    total: int = 4096 * MEGABYTE
    connect: float = 6.0
    silence: float = 30.0
    request: float = 180.0
    whole: float = 6 * 3600.0
    attempts: int = 6
    first_wait: float = 1.0
    longest_wait: float = 120.0
    pages: int = 50_000
