# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""OData version 4, as datasets.cbs.nl gives it: one row per measure, codes without padding."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from driehoek.lib.statline.fetching.asking import Asker
from driehoek.lib.statline.fetching.failures import Answered
from driehoek.lib.statline.model import Measure, Missing
from driehoek.lib.statline.odata import entity
from driehoek.lib.statline.odata.described import Code, Described, Dimension, Role
from driehoek.lib.statline.odata.source import Source
from driehoek.lib.statline.odata.v3 import division_year, modified


def describe(asker: Asker, base: str, source: Source) -> Described:
    """Return what a table says about itself.

    Raises:
        Refused: it is not there, or has another form.
        Stopped: no longer wanted.
    """
    table = f"{base}/{source.id}"
    about = _about(asker, table)
    dimensions = tuple(
        Dimension(str(row["Identifier"]), _role(row), _codes(asker, table, str(row["Identifier"])))
        for row in entity.read(asker, f"{table}/Dimensions")
        if row.get("ContainsCodes", True)
    )
    return Described(
        title=str(about.get("Title") or source.id).strip(),
        modified=modified(about.get("Modified")),
        language=str(about.get("Language") or "nl"),
        publisher=source.publisher or str(about.get("Publisher") or ""),
        licence=source.licence or str(about.get("License") or ""),
        division_year=division_year(str(about.get("Title") or "")),
        measures=_measures(asker, table, source),
        dimensions=dimensions,
        data="Observations",
    )


def last_modified(asker: Asker, base: str, source: Source) -> datetime | None:
    """Return when the table was last changed, asked anew.

    Raises:
        Refused, Stopped: as with :func:`describe`.
    """
    return modified(_about(asker, f"{base}/{source.id}").get("Modified"))


def count(asker: Asker, address: str) -> int | None:
    """Return how many rows a request will give; None when the server does not count."""
    try:
        return asker.number(address)
    except Answered:
        return None


def _about(asker: Asker, table: str) -> Mapping[str, Any]:
    try:
        return entity.document(asker, f"{table}/Properties")
    except Answered as problem:
        raise entity.refusal(problem, table) from None


def _role(row: Mapping[str, Any]) -> Role:
    kind = str(row.get("Kind") or "")
    return Role.AREA if kind.startswith("Geo") else Role.PERIOD if kind.startswith("Time") else Role.OTHER


def _codes(asker: Asker, table: str, name: str) -> tuple[Code, ...]:
    rows = entity.read(asker, f"{table}/{name}Codes")
    if not rows or not all(isinstance(row.get("Identifier"), str) for row in rows):
        raise entity.changed(f"de lijst {name} heeft geen codes", table)
    return tuple(
        Code(
            row["Identifier"],
            row["Identifier"].strip(),
            str(row.get("Title") or "").strip(),
            str(row.get("Description") or ""),
            str(row.get("Status") or ""),
        )
        for row in rows
    )


def _measures(asker: Asker, table: str, source: Source) -> tuple[Measure, ...]:
    found = tuple(
        Measure(
            code=str(row["Identifier"]),
            title=str(row.get("Title") or row["Identifier"]).strip(),
            unit=str(row.get("Unit") or "").strip(),
            decimals=int(row.get("Decimals") or 0),
            absent="nul" if source.absent == "nul" else Missing(source.absent or Missing.ABSENT),
        )
        for row in entity.read(asker, f"{table}/MeasureCodes")
        if row.get("DataType") != "String" and source.takes(str(row["Identifier"]))
    )
    if not found:
        raise entity.changed("er is geen onderwerp met getallen dat wordt gevraagd", table)
    return found
