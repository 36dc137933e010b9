# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Headings among the rows: the rows below them are about something that their own cells do not say."""

from driehoek.lib.statline.known import KnownTable
from driehoek.lib.statline.refusals import Refused
from driehoek.lib.statline.titles import is_title


def refuse(text: str, place: str) -> None:
    """Refuse a heading among the rows.

    Raises:
        Refused: always.
    """
    raise Refused(
        "subheading",
        f"Hier staat '{text[:60]}' als kopje tussen de rijen. Download de tabel met een kolom ervoor, of zet elk "
        "deel in een eigen bestand.",
        place,
    )


def is_one(text: str, table: KnownTable) -> bool:
    """Say whether a name before an empty row is that of a kind, a subject or a period, and no area."""
    return bool(is_title(text) or table.measure(text) or (table.kinds_named and table.kind(text)))
