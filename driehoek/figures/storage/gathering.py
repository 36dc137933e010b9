# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the rows of a table into packed arrays: sixteen bytes a value, and before anything is locked."""

import hashlib
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from driehoek.kernel.errors import Invalid
from driehoek.lib.statline.model import Missing, Row, is_pseudo
from driehoek.lib.statline.periods import Status, parse
from driehoek.lib.statline.refusals import Refused

Ints = npt.NDArray[np.int64]

TELL_EVERY = 10_000
STOPPED = "Het inlezen is gestopt. Er is niets veranderd."
TWICE = "In de tabel staat {period} van {area} twee keer. Zo is niet te zien welk cijfer geldt. Er is niets ingelezen."
NO_ROWS = "In deze tabel staat geen enkel cijfer van een gebied. Er is niets ingelezen."
TOO_LONG = "In de tabel staat een code van meer dan {most} tekens: {code}. Dat kan niet worden bewaard."
NO_REASON = "In de tabel ontbreekt {period} van {area} zonder dat er staat waarom. Er is niets ingelezen."
TOO_LARGE = "In de tabel staat bij {period} van {area} een getal dat te groot is."

#: Reasons and states by number; number 0 is "there is a value".
REASONS: tuple[str, ...] = ("", *(one.value for one in Missing))
STATES: tuple[str, ...] = tuple(one.value for one in Status)
LONGEST = {"measure": 100, "subject": 40, "area": 80}


class Stopped(Invalid):
    """Whoever asked for it did not want to wait any longer; nothing was changed."""


class Key(NamedTuple):
    """What identifies a series within its dataset."""

    measure: str
    subject: str
    area: str
    kind: str


class Detail(NamedTuple):
    """What few values have: a margin, a note."""

    low: int | None
    high: int | None
    note: str


NOTHING = Detail(None, None, "")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The values of a table, ordered by series and period.

    Attributes:
        keys, periods: what the numbers in ``series`` and ``period`` stand for; periods in order of their codes.
        values: 0 where there is none.
        missing, status: places in ``REASONS`` and ``STATES``.
        details: by place, where there is any.
        read: rows that were read, remainders of no area included.
    """

    keys: tuple[Key, ...]
    periods: tuple[str, ...]
    series: npt.NDArray[np.int32]
    period: npt.NDArray[np.int16]
    values: Ints
    missing: npt.NDArray[np.int8]
    status: npt.NDArray[np.int8]
    details: dict[int, Detail]
    read: int

    def __len__(self) -> int:
        return int(self.values.size)

    def digest(self, *more: object) -> str:
        """Return a hash of everything that would be kept."""
        found = hashlib.sha256(repr((self.keys, self.periods, sorted(self.details.items()), more)).encode())
        for column in (self.series, self.period, self.values, self.missing, self.status):
            found.update(np.ascontiguousarray(column).data)
        return found.hexdigest()


class _Columns:
    """The columns while they grow."""

    def __init__(self) -> None:
        self.series, self.period, self.values = array("i"), array("h"), array("q")
        self.missing, self.status = array("b"), array("b")
        self.details: dict[int, Detail] = {}
        self.keys: dict[tuple[str, str, str, str], int] = {}
        self.kept: list[Key] = []
        self.periods: dict[str, int] = {}

    def series_of(self, key: Key) -> int:
        """Return the number of a series not seen before; -1 for what is no area."""
        number = -1
        if not is_pseudo(key.area):
            for name, most in LONGEST.items():
                if len(getattr(key, name)) > most:
                    raise Invalid(TOO_LONG.format(most=most, code=getattr(key, name)[:60]))
            number = len(self.kept)
            self.kept.append(key)
        self.keys[key] = number
        return number

    def period_of(self, code: str) -> int:
        """Return the number of a period not seen before."""
        if parse(code).code != code:
            raise Invalid(f"De periode '{code}' is niet geschreven zoals het hoort.")
        number = self.periods[code] = len(self.periods)
        return number


def gather(
    rows: Iterable[Row],
    progress: Callable[[int], None] = lambda _number: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Gathered:
    """Read all rows of a table.

    Args:
        progress: told the number of rows read, now and then.
        stopped: asked whether to go on, as often.

    Raises:
        Stopped: somebody does not want to wait.
        Invalid: a cell that stands there twice, has neither a value nor a reason, or does not fit.
    """
    columns, reasons, states = _Columns(), {r: n for n, r in enumerate(REASONS)}, {s: n for n, s in enumerate(STATES)}
    keys, periods, details = columns.keys, columns.periods, columns.details
    read = 0
    for read, row in enumerate(rows, start=1):
        measure, subject, area, period, value, missing, low, high, status, note = row
        if read % TELL_EVERY == 0:
            progress(read)
            if stopped():
                raise Stopped(STOPPED)
        when = periods.get(period)
        if when is None:
            try:
                when = columns.period_of(period)
            except Refused as refusal:
                raise Invalid(refusal.sentence) from refusal
        place = keys.get((measure, subject, area, period[4:6]))
        if place is None:
            place = columns.series_of(Key(measure, subject, area, period[4:6]))
        if place < 0:
            continue
        if (value is None) != bool(missing):
            raise Invalid(NO_REASON.format(period=period, area=area))
        if low is not None or high is not None or note:
            details[len(columns.values)] = Detail(low, high, note[:300])
        try:
            columns.values.append(value or 0)
        except OverflowError:
            raise Invalid(TOO_LARGE.format(period=period, area=area)) from None
        columns.series.append(place)
        columns.period.append(when)
        columns.missing.append(reasons[missing])
        columns.status.append(states[status])
    progress(read)
    return _ordered(columns, read)


def _ordered(columns: _Columns, read: int) -> Gathered:
    """Put the values in order of series and period, and refuse one that stands there twice."""
    if not columns.values:
        raise Invalid(NO_ROWS)
    codes = sorted(columns.periods)
    rank = np.zeros(len(codes), dtype=np.int16)
    for number, code in enumerate(codes):
        rank[columns.periods[code]] = number
    series = np.frombuffer(columns.series, dtype=np.int32)
    period = rank[np.frombuffer(columns.period, dtype=np.int16)]
    values = np.frombuffer(columns.values, dtype=np.int64)
    missing, status = np.frombuffer(columns.missing, dtype=np.int8), np.frombuffer(columns.status, dtype=np.int8)
    details = columns.details
    place = series.astype(np.int64) * len(codes) + period
    step = np.diff(place)
    if (step <= 0).any():
        order = np.argsort(place, kind="stable")
        place = place[order]
        same = np.flatnonzero(np.diff(place) == 0)
        if same.size:
            twice = columns.kept[int(series[order][same[0]])]
            raise Invalid(TWICE.format(period=codes[int(period[order][same[0]])], area=twice.area))
        series, period, values = series[order], period[order], values[order]
        missing, status = missing[order], status[order]
        if details:
            back = {int(old): new for new, old in enumerate(order) if int(old) in details}
            details = {back[old]: detail for old, detail in details.items()}
    return Gathered(tuple(columns.kept), tuple(codes), series, period, values, missing, status, details, read)
