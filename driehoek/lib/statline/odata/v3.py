# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""OData version 3, as dataderden (police) and opendata (CBS) give it.

Everything that differs per table is read from the table: names of columns with their numbers, units, decimals, what an
absent row means, and the keys with their padding.
"""

import html
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from driehoek.lib.statline.fetching.asking import Asker
from driehoek.lib.statline.model import Measure, Missing
from driehoek.lib.statline.odata import entity
from driehoek.lib.statline.odata.described import Code, Described, Dimension, Role
from driehoek.lib.statline.odata.source import Source

_FIXED = frozenset(("TableInfos", "UntypedDataSet", "TypedDataSet", "DataProperties", "CategoryGroups"))
_ROLES = {"GeoDimension": Role.AREA, "GeoDetail": Role.AREA, "TimeDimension": Role.PERIOD, "Dimension": Role.OTHER}
_NUMBERS = frozenset(("Long", "Integer", "Double", "Float", "Decimal", "Short"))
_ABSENT: Mapping[str, Missing | Literal["nul"]] = {
    "Zero": "nul",
    "Missing": Missing.ABSENT,
    "Impossible": Missing.IMPOSSIBLE,
}
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_DIVISION = re.compile(r"(?:gemeenten?|wijk(?:en)?|buurt(?:en)?|indeling(?: van)?)\s+(20\d\d)\b", re.IGNORECASE)


def describe(asker: Asker, base: str, source: Source) -> Described:
    """Return what a table says about itself.

    Raises:
        Refused: it is not there, or has another form.
        Stopped: no longer wanted.
    """
    service = f"{base}/ODataApi/odata/{source.id}"
    names = [str(row.get("name", "")) for row in entity.read(asker, f"{service}?$format=json")]
    about = _about(asker, base, source)
    properties = _set(asker, base, source, "DataProperties")
    known = {str(row.get("Key", "")): row for row in properties if row.get("Type") in _ROLES}
    dimensions = tuple(
        Dimension(name, _ROLES[known[name]["Type"]], _codes(asker, base, source, name))
        for name in names
        if name not in _FIXED and name in known
    )
    if len(dimensions) != len(known):
        raise entity.changed("een dimensie ontbreekt in de lijst van de tabel", service)
    wanted = "TypedDataSet" if source.typed else "UntypedDataSet"
    descriptions = (str(row.get("Description") or "") for row in known.values())
    return Described(
        title=str(about.get("Title") or source.id).strip(),
        modified=modified(about.get("Modified")),
        language=str(about.get("Language") or "nl"),
        publisher=source.publisher or _plain(about.get("Source")),
        licence=source.licence,
        division_year=division_year(str(about.get("Title") or ""), *descriptions),
        measures=_measures(properties, source),
        dimensions=dimensions,
        data=wanted if wanted in names else "TypedDataSet",
    )


def last_modified(asker: Asker, base: str, source: Source) -> datetime | None:
    """Return when the table was last changed, asked anew.

    Raises:
        Refused, Stopped: as with :func:`describe`.
    """
    return modified(_about(asker, base, source).get("Modified"))


def modified(text: object) -> datetime | None:
    """Return a moment; one without a zone is Dutch time, as the feed of the same table shows."""
    try:
        found = datetime.fromisoformat(text) if isinstance(text, str) and text else None
    except ValueError:
        return None
    return found.replace(tzinfo=_AMSTERDAM) if found and found.tzinfo is None else found


def division_year(*texts: str) -> int | None:
    """Return the year of the municipal division that a title or a description names: "gemeente 2026"."""
    found = next((match for text in texts if (match := _DIVISION.search(text))), None)
    return int(found[1]) if found else None


def _about(asker: Asker, base: str, source: Source) -> Mapping[str, Any]:
    rows = _set(asker, base, source, "TableInfos")
    if len(rows) != 1:
        raise entity.changed("de gegevens over de tabel ontbreken", source.id)
    return rows[0]


def _set(asker: Asker, base: str, source: Source, name: str) -> Sequence[dict[str, Any]]:
    addresses = (f"{base}/{kind}/odata/{source.id}/{name}?$format=json" for kind in ("ODataApi", "ODataFeed"))
    return entity.read(asker, *addresses)


def _codes(asker: Asker, base: str, source: Source, name: str) -> tuple[Code, ...]:
    rows = _set(asker, base, source, name)
    if not rows or not all(isinstance(row.get("Key"), str) for row in rows):
        raise entity.changed(f"de lijst {name} heeft geen codes", source.id)
    return tuple(
        Code(
            row["Key"],
            row["Key"].strip(),
            str(row.get("Title") or "").strip(),
            str(row.get("Description") or ""),
            str(row.get("Status") or ""),
        )
        for row in rows
    )


def _measures(properties: Sequence[Mapping[str, Any]], source: Source) -> tuple[Measure, ...]:
    found = tuple(
        Measure(
            code=str(row["Key"]),
            title=str(row.get("Title") or row["Key"]).strip(),
            unit=str(row.get("Unit") or "").strip(),
            decimals=int(row.get("Decimals") or 0),
            absent=_absent(source, row),
        )
        for row in properties
        if row.get("Type") == "Topic" and row.get("Datatype") in _NUMBERS and source.takes(str(row.get("Key")))
    )
    if not found:
        raise entity.changed("er is geen kolom met getallen die wordt gevraagd", source.id)
    return found


def _absent(source: Source, row: Mapping[str, Any]) -> Missing | Literal["nul"]:
    if source.absent == "nul":
        return "nul"
    return Missing(source.absent) if source.absent else _ABSENT.get(str(row.get("Default")), Missing.ABSENT)


def _plain(text: object) -> str:
    """Return the name of the publisher in "&copy; Politie,"."""
    return html.unescape(str(text or "")).replace("©", "").strip(" ,.\r\n\t")
