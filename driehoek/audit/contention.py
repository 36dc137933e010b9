# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""When many write at once: who waited too long is told so, and keeps what was typed."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError

from driehoek.kernel.errors import Busy

SENTENCE = "Er wordt nu veel tegelijk bewaard. Uw wijziging is nog niet bewaard. Probeer het zo nog eens."

#: PostgreSQL: deadlock, a transaction that cannot be put in order, a lock that was not given in time.
CODES = frozenset({"40P01", "40001", "55P03"})


def contended(problem: OperationalError) -> bool:
    """Tell whether the database only refused because others were writing; a full disk is something else."""
    code = getattr(problem.__cause__, "sqlstate", None)
    return code in CODES or (code is None and "locked" in str(problem))


@contextmanager
def told_when_busy() -> Iterator[None]:
    """Turn what the database says when it is too busy into a sentence for the person; nothing was changed then."""
    try:
        yield
    except OperationalError as problem:
        if not contended(problem):
            raise
        raise Busy(SENTENCE) from problem
