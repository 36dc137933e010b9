# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a table that Driehoek knows to what is asked at its source, with the addresses of this installation."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from django.conf import settings

from driehoek.figures.sources import Host as Place
from driehoek.figures.sources import Source as Known
from driehoek.figures.sources import source, sources
from driehoek.kernel import clock
from driehoek.kernel.errors import Invalid
from driehoek.lib.statline import odata
from driehoek.lib.statline.fetching.limits import Limits
from driehoek.lib.statline.model import COUNTRY, Level
from driehoek.lib.statline.periods import PeriodKind
from driehoek.organisations.models import Membership

HOSTS = {Place.POLICE: odata.Host.POLICE3, Place.CBS: odata.Host.CBS3, Place.CBS_NEW: odata.Host.CBS4}
UNKNOWN = "Driehoek kent geen tabel {code} die kan worden opgehaald. Kies een van deze: {known}."
FIRST_YEAR = 1980
LIMITS = Limits()
MUNICIPALITY = Level.MUNICIPALITY.value


def fetchable() -> tuple[Known, ...]:
    """Return the tables that can be fetched at their source."""
    return tuple(known for known in sources().values() if known.host in HOSTS)


def table_of(code: str) -> Known:
    """Return a table that can be fetched.

    Raises:
        Invalid: there is none of that name.
    """
    known = source(code)
    if known is None or known.host not in HOSTS:
        raise Invalid(UNKNOWN.format(code=code.strip()[:30], known=", ".join(one.code for one in fetchable())))
    return known


def wanted(
    years: tuple[int, int] | None, *, months: bool, areas: Sequence[str] = (), also: Sequence[str] = ()
) -> odata.Wanted:
    """Return which part is asked.

    Args:
        years: the first and the last; None for as many as the table has.
        areas: codes; empty for every area of the levels of the table.
        also: codes that are taken where the table has them.
    """
    kinds = (PeriodKind.YEAR, PeriodKind.MONTH) if months else (PeriodKind.YEAR,)
    return odata.Wanted(tuple(range(years[0], years[1] + 1)) if years else (), kinds, tuple(areas), tuple(also))


def part_for(known: Known, partnership_id: int, years: tuple[int, int] | None, *, months: bool) -> odata.Wanted:
    """Return the part of a table that a partnership needs: its municipalities, what they were formed from, the country.

    A table of other areas, such as police teams, is taken as it is. 1 query.
    """
    if MUNICIPALITY not in known.levels:
        return wanted(years, months=months)
    rows = Membership.objects.filter(partnership_id=partnership_id, withdrawn_at__isnull=True, ends_on__isnull=True)
    members = list(rows.order_by("pk").values_list("municipality__cbs_code", "municipality__predecessors"))
    country = [COUNTRY] if COUNTRY in known.levels else []
    before = [code for _, codes in members for code in codes]
    return wanted(years, months=months, areas=[*country, *(code for code, _ in members)], also=before)


def fetching(
    known: Known,
    part: odata.Wanted,
    *,
    progress: Callable[[int, int | None], None],
    stopped: Callable[[], bool] = lambda: False,
) -> AbstractContextManager[odata.Fetched]:
    """Fetch a table; it stays ours until the end of the ``with``.

    Raises:
        Refused, Stopped: as with :func:`driehoek.lib.statline.odata.fetch`.
    """
    asked = odata.Source(
        id=known.code,
        host=HOSTS[known.host],
        publisher=known.publisher,
        licence=known.licence,
        attribution=known.attribution,
        rounded_to=known.rounded_to,
        levels=known.levels,
        fixed=known.fixed,
        measures=known.measures,
        absent=known.absent,
        typed=known.typed,
        hidden=known.hidden,
    )
    bases = odata.Bases(settings.DRIEHOEK_ODATA_V3_POLICE, settings.DRIEHOEK_ODATA_V3_CBS, settings.DRIEHOEK_ODATA_V4)
    return odata.fetch(
        asked,
        part,
        keep=settings.FETCHING_ROOT,
        bases=bases,
        progress=progress,
        stopped=stopped,
        limits=LIMITS,
        proxy=settings.DRIEHOEK_ODATA_PROXY,
    )


def latest_year() -> int:
    """Return the last year that one can ask for."""
    return clock.today().year
