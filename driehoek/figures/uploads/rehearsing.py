# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What loading a file would do: it is done, looked at and taken back, so that what is shown is what will happen."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from driehoek.figures.commands import load_table
from driehoek.figures.exports import known_table
from driehoek.figures.indicators import indicators
from driehoek.figures.models import Load, Observation, ObservationRevision, Series
from driehoek.figures.queries import findings_of
from driehoek.figures.queries.views import FindingView
from driehoek.kernel.actor import Actor
from driehoek.lib.statline.exports.reading import Reading
from driehoek.lib.statline.periods import Status
from driehoek.lib.statline.regions import title_of

MOST_SENTENCES = 60
MOST_VALUES = 40
MOST_PROBLEMS = 50
LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that changes, in both languages; ``before`` is empty for a new one, ``after`` for one that goes."""

    indicator: str
    area: str
    area_name: str
    before: Mapping[str, str]
    after: Mapping[str, str]
    label_before: str
    label_after: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A value that changes; numbers as they are stored, with their decimals."""

    measure: str
    kind: str
    area_name: str
    period: str
    before: int | None
    after: int | None
    decimals: int


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What loading a file would do, or did.

    Attributes:
        table, title, division: what was recognised.
        figures, missing, provisional: how many values there are, lack by why, may still move.
        areas, kinds, measures, periods: what they are about.
        made, changed, left: values.
        sentences, values: what changes, as far as it fits; ``more_sentences``, ``more_values``: how many more.
        left_out: what the file has and is not loaded: place, sentence and number of figures.
        base: of what was there; where that is another, the rehearsal no longer holds.
    """

    table: str
    title: str
    division: int | None
    figures: int
    missing: Mapping[str, int]
    provisional: int
    areas: int
    kinds: Sequence[str]
    measures: Sequence[str]
    periods: Sequence[str]
    made: int
    changed: int
    left: int
    sentences: Sequence[Said]
    more_sentences: int
    values: Sequence[Moved]
    more_values: int
    left_out: Sequence[tuple[str, str, int]]
    more_left_out: int
    base: str

    @property
    def nothing_to_do(self) -> bool:
        """Whether everything is there already."""
        return not self.made and not self.changed

    def as_json(self) -> dict[str, Any]:
        """Return it as it is stored."""
        return asdict(self)

    @classmethod
    def of_json(cls, stored: Mapping[str, Any]) -> "Rehearsal":
        """Read what was stored."""
        given = dict(stored)
        given["sentences"] = [Said(**one) for one in stored["sentences"]]
        given["values"] = [Moved(**one) for one in stored["values"]]
        given["left_out"] = [(where, sentence, rows) for where, sentence, rows in stored["left_out"]]
        return cls(**given)


def base_of(partnership_id: int) -> str:
    """Return what stands for all figures that there are now for a partnership; 1 query."""
    rows = Load.objects.filter(Q(dataset__partnership__isnull=True) | Q(dataset__partnership_id=partnership_id))
    told = ";".join(f"{uid} {state}" for uid, state in rows.order_by("pk").values_list("uid", "state"))
    return hashlib.sha256(told.encode()).hexdigest()


def rehearsed(actor: Actor, partnership_id: int, areas: Sequence[str], reading: Reading) -> Rehearsal:
    """Return what loading a table would do; everything is taken back.

    Args:
        areas: of which the sentences are compared.

    Raises:
        Forbidden, Invalid: as loading it would.
    """
    keys = _keys(reading)
    base = base_of(partnership_id)
    before = findings_of(actor, partnership_id, keys, areas)
    with transaction.atomic():
        loaded = load_table(actor=actor, table=reading.table, partnership_id=partnership_id)
        after = findings_of(actor, partnership_id, keys, areas)
        moved = [*_moved(loaded.load_uid), *_unlike_the_country(loaded.load_uid, areas)]
        transaction.set_rollback(True)
    sentences = sorted(_said(before, after), key=lambda said: (said.label_before == said.label_after, said.area_name))
    head = reading.table.head
    problems = [(one.where, one.sentence, one.rows) for one in reading.left_out]
    return Rehearsal(
        table=head.id,
        title=reading.title or known_table(head.id).titles[0],
        division=head.division_year,
        figures=reading.figures,
        missing=dict(reading.missing),
        provisional=_provisional(reading),
        areas=len(head.areas),
        kinds=[subject.title for subject in head.subjects],
        measures=[measure.title for measure in head.measures],
        periods=[period.code for period, _ in head.periods],
        made=loaded.made,
        changed=loaded.changed,
        left=loaded.left,
        sentences=sentences[:MOST_SENTENCES],
        more_sentences=max(len(sentences) - MOST_SENTENCES, 0),
        values=moved[:MOST_VALUES],
        more_values=max(len(moved) - MOST_VALUES, 0),
        left_out=problems[:MOST_PROBLEMS],
        more_left_out=max(len(problems) - MOST_PROBLEMS, 0),
        base=base,
    )


def _provisional(reading: Reading) -> int:
    moving = (Status.PROVISIONAL.value, Status.FURTHER.value)
    return sum(row.status in moving for row in reading.table.rows())


def _keys(reading: Reading) -> list[str]:
    table = reading.known.id
    return [one.key for one in indicators().values() if any(use.table == table for use in one.tables)]


def _said(
    before: Mapping[tuple[str, str], FindingView], after: Mapping[tuple[str, str], FindingView]
) -> Iterator[Said]:
    """Yield the sentences that read otherwise, or are about another year."""
    for place in dict.fromkeys((*after, *before)):
        old, new = before.get(place), after.get(place)
        told = new or old
        if told is None or (old and new and _told(old) == _told(new)):
            continue
        yield Said(
            told.indicator, told.area, told.area_name, _sentences(old), _sentences(new), old.label if old else "",
            new.label if new else "",
        )  # fmt: skip


def _told(finding: FindingView) -> tuple[str, str, str]:
    return finding.period.code, finding.label, finding.sentence()


def _sentences(finding: FindingView | None) -> dict[str, str]:
    if finding is None:
        return {}
    return {language: f"{finding.period.title(language)}: {finding.sentence(language)}" for language in LANGUAGES}


def _moved(load_uid: UUID) -> Iterator[Moved]:
    """Yield the values of the partnership itself that another one replaced; 2 queries."""
    rows = ObservationRevision.objects.filter(replaced_by__uid=load_uid).select_related("series")
    listed = list(rows.order_by("series__area_name", "period"))
    now = Observation.objects.filter(load__uid=load_uid).values_list("series_id", "period", "value")
    values = {(series, period): value for series, period, value in now}
    for row in listed:
        yield _between(row.series, row.period, row.value, values.get((row.series_id, row.period)))


def _unlike_the_country(load_uid: UUID, areas: Sequence[str]) -> Iterator[Moved]:
    """Yield the new values of the own municipalities that are otherwise than the national ones shown until now.

    2 queries.
    """
    brought = Observation.objects.filter(load__uid=load_uid, series__area__in=list(areas)).select_related("series")
    replaced = set(ObservationRevision.objects.filter(replaced_by__uid=load_uid).values_list("series_id", "period"))
    new = [
        one for one in brought.order_by("series__area_name", "period") if (one.series_id, one.period) not in replaced
    ]
    national = Observation.objects.filter(
        series__dataset__code__in=Load.objects.filter(uid=load_uid).values("dataset__code"),
        series__dataset__partnership__isnull=True,
        series__dataset__withdrawn_at__isnull=True,
        series__area__in=list(areas),
    ).values_list("series__measure", "series__subject", "series__area", "period", "value", "series__decimals")
    shown = {
        (measure, subject, area, period): (value, decimals)
        for measure, subject, area, period, value, decimals in national
    }
    for one in new:
        key = (one.series.measure, one.series.subject, one.series.area, one.period)
        before = shown.get(key)
        if before is not None and before != (one.value, one.series.decimals):
            yield _between(one.series, one.period, before[0], one.value)


def _between(series: Series, period: str, before: int | None, after: int | None) -> Moved:
    return Moved(series.measure, series.subject, title_of(series.area), period, before, after, series.decimals)
