# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The names by which files of StatLine call what we know by code; see ``definitions/figure_exports.yaml``."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from driehoek.figures.codes import code_lists
from driehoek.figures.indicators import indicators
from driehoek.figures.rules import OWN
from driehoek.figures.sources import sources
from driehoek.kernel import definitions
from driehoek.lib.statline.known import KnownMeasure, KnownTable
from driehoek.lib.statline.model import Missing


@cache
def known_tables() -> tuple[KnownTable, ...]:
    """Return every table of which a file can be read."""
    return tuple(_table(code, told) for code, told in definitions.load("figure_exports")["tables"].items())


@cache
def all_tables() -> tuple[KnownTable, ...]:
    """Return every table of which figures can be brought in: those of StatLine, and the counts of the partnership."""
    return (*known_tables(), _own())


def _own() -> KnownTable:
    source = sources()[OWN]
    return KnownTable(
        id=OWN,
        titles=(source.title["nl"],),
        publisher=source.publisher,
        licence=source.licence,
        attribution=source.attribution,
        absent=Missing.NOT_ENTERED,
        measures=tuple(
            KnownMeasure(one.key, (one.title.nl,), one.unit.nl)
            for one in indicators().values()
            if any(use.table == OWN for use in one.tables)
        ),
    )


def known_table(code: str) -> KnownTable:
    """Return one of them.

    Raises:
        KeyError: no file of this table can be read.
    """
    return {table.id: table for table in all_tables()}[code]


def _table(code: str, told: Mapping[str, Any]) -> KnownTable:
    source = sources()[code]
    names = code_lists()[told["codes"]].names if "codes" in told else {}
    return KnownTable(
        id=code,
        titles=tuple(told["titles"]),
        publisher=source.publisher,
        licence=source.licence,
        attribution=source.attribution,
        rounded_to=source.rounded_to,
        absent=source.absent or Missing.ABSENT,
        measures=tuple(
            KnownMeasure(measure, tuple(one["titles"]), one["unit"], one.get("decimals", 0))
            for measure, one in told["measures"].items()
        ),
        kinds_named=tuple(told.get("kinds_named", ())),
        kinds={kind: words.nl for kind, words in names.items()},
        fixed={name: tuple(choices) for name, choices in told.get("fixed", {}).items()},
        division=bool(told.get("division", False)),
    )
