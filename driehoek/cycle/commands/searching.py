# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The index of everything that is searched, made anew."""

from driehoek.audit.recording import command
from driehoek.kernel import search_index
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Forbidden


@command
def rebuild_search_index(*, actor: Actor) -> int:
    """Make the index of everything that is searched anew, in one go, and return how many records are in it.

    Changes keep the index up to date by themselves; this is for a database from before there was one, or after the
    way in which words are read has changed.

    Raises:
        Forbidden: only a job of the system may.
    """
    if not actor.everywhere:
        raise Forbidden("Alleen het systeem zelf maakt de zoekindex opnieuw.")
    return search_index.rebuild()
