# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kind of this room that people edit by hand: a remark on a figure. Figures themselves come from tables."""

from collections.abc import Mapping
from typing import Any

from driehoek.access.permissions import Permission
from driehoek.figures.indicators import indicators
from driehoek.figures.models import Annotation
from driehoek.figures.rules import Remark
from driehoek.lib.statline.periods import Period, parse
from driehoek.lib.statline.refusals import Refused
from driehoek.organisations.editing import Editable

LONGEST = 600


def _of_its_place(row: Annotation) -> None:
    """A remark of a municipality is about that municipality; a joint one is about all of them."""
    row.area = row.municipality.cbs_code if row.municipality is not None else ""


def _wrong(row: Annotation) -> Mapping[str, str]:
    found = {}
    if row.indicator not in indicators():
        found["indicator"] = "Kies een cijfer uit de lijst."
    if row.kind not in set(Remark):
        found["kind"] = "Kies wat voor kanttekening het is."
    if not row.text.strip():
        found["text"] = "Schrijf op wat een lezer van het cijfer moet weten."
    elif len(row.text) > LONGEST:
        found["text"] = f"Houd het bij {LONGEST} tekens; een kanttekening staat bij de grafiek."
    first, last = _period(row.period_from), _period(row.period_to)
    if first is None:
        found["period_from"] = "Schrijf een jaar of een maand, bijvoorbeeld 2025 of maart 2025."
    if last is None:
        found["period_to"] = "Schrijf een jaar of een maand, bijvoorbeeld 2025 of maart 2025."
    elif first is not None and (first.kind != last.kind or last < first):
        found["period_to"] = "Het einde ligt niet voor het begin, en is ook een jaar of ook een maand."
    return found


def _period(code: str) -> Period | None:
    try:
        return parse(code)
    except Refused:
        return None


REMARK: Editable[Any] = Editable(
    name="kanttekening",
    model=Annotation,
    permission=Permission.ENTER_FIGURES,
    columns=("indicator", "area", "period_from", "period_to", "kind", "text"),
    fixed=frozenset({"indicator", "area"}),
    complete=_of_its_place,
    check=_wrong,
)

KINDS: tuple[Editable[Any], ...] = (REMARK,)
