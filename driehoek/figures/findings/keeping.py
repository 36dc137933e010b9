# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Works the findings of a dataset out and keeps them, in place of the former ones; used inside a running command."""

from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt

from driehoek.figures.findings.comparing import FIT, Compare, Found, Reference, found
from driehoek.figures.findings.panels import Flags, Floats, Yearly, read
from driehoek.figures.findings.wobbles import usual
from driehoek.figures.indicators import Indicator, Sort, indicators
from driehoek.figures.models import Dataset, Finding, Series
from driehoek.figures.rules import Compared
from driehoek.figures.sources import Break, source
from driehoek.figures.storage.columns import put_rows
from driehoek.figures.storage.datasets import newest_load
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.results import VERSION
from driehoek.lib.statline.model import COUNTRY

COLUMNS = (
    "dataset_id", "load_id", "indicator", "area", "area_name", "period", "compared", "now", "before", "years_before",
    "reference", "reference_now", "reference_before", "label", "p_chance", "p_wobble", "wobble", "pooled",
    "rounded_to", "provisional", "method",
)  # fmt: skip
YEARS_BEFORE = {Compared.THREE_YEARS: 3, Compared.YEAR_BEFORE: 1, Compared.COUNTRY: 3}
PEOPLE = "bevolking"
NEVER = -1
CODES = {label.value: label.code for label in Label}


def work_out(dataset: Dataset) -> int:
    """Work out what may be said about the figures of a dataset, and return how many comparisons that are.

    Where it is a national one, those of partnerships that brought in the same table follow, since they stand on it.
    """
    done = _work_out(dataset)
    if dataset.partnership_id is None:
        for own in Dataset.objects.filter(code=dataset.code, partnership__isnull=False, withdrawn_at__isnull=True):
            _work_out(own)
    return done


def _work_out(dataset: Dataset) -> int:
    Finding.objects.filter(dataset=dataset).delete()
    load = newest_load(dataset)
    counted = [(one, use.measure) for one in _compared() for use in one.tables if use.table == dataset.code]
    if load is None or not counted:
        return 0
    yearly = _yearly(dataset, {measure for _, measure in counted})
    if yearly is None:
        return 0
    own = None if dataset.partnership_id is None else set(_areas(dataset))
    named = Series.objects.filter(area__in=yearly.areas, dataset__code=dataset.code)
    names = dict(named.values_list("area", "area_name"))
    asked = [compare for one, measure in counted for compare in _asked(one, measure, yearly, dataset)]
    rows = (
        (dataset.pk, load.pk, *row)
        for result in found(asked)
        for row in _rows(result, names)
        if own is None or row[1] in own
    )  # fmt: skip
    return put_rows(Finding._meta.db_table, COLUMNS, rows)


def _compared() -> list[Indicator]:
    """Return the indicators whose changes are compared: counts, but not those that others are divided by."""
    known = indicators().values()
    divided_by = {one.rate.by for one in known if one.rate}
    return [one for one in known if one.sort is not Sort.SURVEY and one.key not in divided_by and one.subject != PEOPLE]


def _yearly(dataset: Dataset, measures: set[str]) -> Yearly | None:
    """Return the yearly counts: those of a partnership stand on the national ones of the same table and division."""
    if dataset.partnership_id is None:
        return read([dataset], measures)
    national = Dataset.objects.filter(
        code=dataset.code, partnership__isnull=True, withdrawn_at__isnull=True, division_year=dataset.division_year
    )
    return read([*national, dataset], measures, {*_areas(dataset), COUNTRY})


def _areas(dataset: Dataset) -> Iterator[str]:
    return iter(Series.objects.filter(dataset=dataset).values_list("area", flat=True).distinct())


def _asked(one: Indicator, measure: str, yearly: Yearly, dataset: Dataset) -> Iterator[Compare]:
    """Yield what is compared of one indicator: of each area the newest year, and the newest that is final."""
    summed = yearly.summed(measure, one.codes)
    if summed is None:
        return
    counts, moving = summed
    known = ~np.isnan(counts)
    newest, final = _last(known), _last(known & ~moving)
    for column in sorted({*newest.tolist(), *final.tolist()} - {NEVER}):
        rows = (newest == column) | (final == column)
        for compared in Compared:
            asked = _one(one, compared, yearly, dataset, counts, moving, column, rows)
            if asked is not None:
                yield asked


def _last(known: Flags) -> npt.NDArray[np.int64]:
    """Return per row the last column of which this holds."""
    last = known.shape[1] - 1 - np.argmax(known[:, ::-1], axis=1)
    return np.where(known.any(axis=1), last, NEVER)


def _one(
    one: Indicator,
    compared: Compared,
    yearly: Yearly,
    dataset: Dataset,
    counts: Floats,
    moving: Flags,
    column: int,
    rows: Flags,
) -> Compare | None:
    back = YEARS_BEFORE[compared]
    if column < back:
        return None
    year = yearly.years[column]
    before = counts[:, column - back : column].sum(axis=1)
    keep = rows & ~np.isnan(counts[:, column])
    reference = Reference()
    if compared is Compared.COUNTRY:
        country = _country(yearly, counts[:, column], before)
        keep &= np.array([area != COUNTRY for area in yearly.areas])
        if country is None:
            return None
        reference = country
    if not keep.any():
        return None
    part_moves = np.asarray(moving[keep, column - back : column + 1].any(axis=1))
    return Compare(
        one.key, compared, year, tuple(area for area, kept in zip(yearly.areas, keep, strict=True) if kept),
        counts[keep, column], before[keep], back, part_moves, reference, usual(one.codelist, one.codes, FIT[compared]),
        dataset.rounded_to, _broken(dataset.code, frozenset(one.codes), year - back, year),
    )  # fmt: skip


def _country(yearly: Yearly, now: Floats, before: Floats) -> Reference | None:
    """Return what the whole country did; nothing where that is not known."""
    if COUNTRY not in yearly.areas:
        return None
    at = yearly.areas.index(COUNTRY)
    usable = now[at] > 0 and before[at] > 0
    return Reference(float(now[at]), float(before[at])) if usable else None


def _broken(table: str, codes: frozenset[str], first: int, last: int) -> bool:
    """Tell whether counting changed somewhere between the start of the first year and the end of the last."""
    known = source(table)
    return known is not None and any(one.concerns(codes) and _inside(one, first, last) for one in known.breaks)


def _inside(one: Break, first: int, last: int) -> bool:
    at = one.period.year + (one.period.first_month - 1) / 12
    return first < at < last + 1


def _rows(result: Found, names: Mapping[str, str]) -> Iterator[tuple[object, ...]]:
    asked = result.asked
    period = f"{asked.year:04d}JJ00"
    s = asked.usual.s if asked.usual.known and np.isfinite(asked.usual.s) else None
    for n, area in enumerate(asked.areas):
        yield (
            asked.indicator, area, names[area], period, asked.compared.value, _number(asked.now[n]),
            _number(asked.before[n]), asked.years_before, asked.reference.ratio(asked.years_before),
            _number(asked.reference.now), _number(asked.reference.before), CODES[int(result.label[n])],
            _number(result.p_chance[n]), _number(result.p_wobble[n]), s, asked.usual.pooled, asked.rounded_to,
            bool(asked.moving[n]), VERSION,
        )  # fmt: skip


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
