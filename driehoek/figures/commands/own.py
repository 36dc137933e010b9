# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a partnership counts itself, typed per municipality and period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import bulk_command
from driehoek.figures.commands.loading import Loaded, Origin, Watch, store
from driehoek.figures.indicators import Indicator, Sort, indicators
from driehoek.figures.models import Observation
from driehoek.figures.rules import OWN
from driehoek.figures.sources import sources
from driehoek.figures.storage.gathering import gather
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Invalid
from driehoek.lib.statline.model import Area, Measure, Missing, Row, TableHead
from driehoek.lib.statline.periods import Period, Status, parse
from driehoek.lib.statline.refusals import Refused
from driehoek.organisations.models import Membership, Municipality

MOST = 10_000_000
NO_OWN = "Dit cijfer telt u niet zelf; het komt uit een bron."
NOT_KEPT = "Dit is nog niet bewaard. Verbeter de gemarkeerde vakjes."
NO_COUNT = "Vul een geheel getal van 0 of meer in, of laat het vakje leeg."
NO_PERIOD = "Voor dit cijfer telt deze periode niet."
NOT_YET = "Deze periode is nog niet begonnen."
NOTHING = "Er is niets veranderd: alle vakjes stonden al zo."


@dataclass(frozen=True, slots=True)
class OwnCell:
    """One cell of the grid.

    Attributes:
        area: CBS code of a municipality of the partnership.
        period: code of the period.
        value: ``None`` for a cell that was left empty: nobody filled it in, which is not zero.
    """

    area: str
    period: str
    value: int | None
    note: str = ""

    @property
    def place(self) -> str:
        """The name under which a remark on this cell is told."""
        return f"{self.area}:{self.period}"


@bulk_command
def enter_own(*, actor: Actor, partnership_id: int, key: str, cells: Sequence[OwnCell]) -> Loaded:
    """Keep what a partnership counted itself; only cells that differ are written.

    Raises:
        Absent: the partnership or a municipality is out of sight.
        Forbidden: the actor may not enter figures of one of these municipalities.
        Invalid: beside the cell, under ``area:period``, why it cannot be kept; or nothing differs.
    """
    one = indicators().get(key)
    if one is None or one.sort is not Sort.OWN:
        raise Invalid(NO_OWN)
    names = _municipalities(actor, partnership_id, {cell.area for cell in cells})
    wrong = _wrong(one, cells)
    if wrong:
        raise Invalid(NOT_KEPT, wrong)
    there = _stored(partnership_id, key)
    rows = [_row(key, cell) for cell in cells if _differs(cell, there.get((cell.area, cell.period)))]
    if not rows:
        raise Invalid(NOTHING)
    return store(_head(one, rows, names), gather(rows), partnership_id, Origin(), Watch())


def _municipalities(actor: Actor, partnership_id: int, codes: set[str]) -> Mapping[str, str]:
    """Return the names of the municipalities, each of which the actor may enter figures of."""
    if not actor.everywhere and partnership_id not in actor.partnership_ids:
        raise Absent("Dit samenwerkingsverband bestaat niet, of u hoort er niet bij.")
    members = Membership.objects.filter(partnership=partnership_id, withdrawn_at__isnull=True)
    found = Municipality.objects.filter(cbs_code__in=sorted(codes), pk__in=members.values("municipality"))
    rows = {row.cbs_code: row for row in found}
    if codes - rows.keys():
        raise Absent("Deze gemeente hoort niet bij dit samenwerkingsverband.")
    for row in rows.values():
        require(actor, Permission.ENTER_FIGURES, partnership_id, row.pk)
    return {code: row.name for code, row in rows.items()}


def _wrong(one: Indicator, cells: Sequence[OwnCell]) -> dict[str, str]:
    wrong: dict[str, str] = {}
    today = clock.today()
    for cell in cells:
        try:
            period = parse(cell.period)
        except Refused:
            wrong[cell.place] = NO_PERIOD
            continue
        if period.kind.value not in one.kinds_of_period:
            wrong[cell.place] = NO_PERIOD
        elif cell.value is not None and (period.year, period.first_month) > (today.year, today.month):
            wrong[cell.place] = NOT_YET
        elif cell.value is not None and not 0 <= cell.value <= MOST:
            wrong[cell.place] = NO_COUNT
    return wrong


def _stored(partnership_id: int, key: str) -> Mapping[tuple[str, str], tuple[int | None, str]]:
    rows = Observation.objects.filter(
        series__dataset__code=OWN, series__dataset__partnership=partnership_id, series__measure=key
    )
    return {row[:2]: row[2:] for row in rows.values_list("series__area", "period", "value", "note")}


def _differs(cell: OwnCell, there: tuple[int | None, str] | None) -> bool:
    if there is None:
        return cell.value is not None or bool(cell.note)
    return there != (cell.value, cell.note)


def _row(key: str, cell: OwnCell) -> Row:
    missing = Missing.NOT_ENTERED.value if cell.value is None else ""
    return Row(key, "", cell.area, cell.period, cell.value, missing, note=cell.note)


def _head(one: Indicator, rows: Sequence[Row], names: Mapping[str, str]) -> TableHead:
    told = sources()[OWN]
    periods: list[Period] = sorted({parse(row.period) for row in rows})
    return TableHead(
        id=OWN, title=told.title["nl"], division_year=None, modified=None, publisher=told.publisher,
        licence=told.licence, attribution=told.attribution, language="nl",
        measures=(Measure(one.key, one.title.nl, one.unit.nl, 0, Missing.NOT_ENTERED),), subjects=(),
        areas=tuple(Area(code, name) for code, name in names.items()),
        periods=tuple((period, Status.FINAL) for period in periods), rounded_to=0, url="", retrieved_at=clock.now(),
    )  # fmt: skip
