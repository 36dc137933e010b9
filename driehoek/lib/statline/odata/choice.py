# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which part of a described table is asked: its areas, subjects and periods, and what its other dimensions must be."""

from collections.abc import Sequence
from dataclasses import dataclass

from driehoek.lib.statline.model import COUNTRY, Level, area_code, level_of
from driehoek.lib.statline.odata.described import Code, Described, Dimension, Part, Role
from driehoek.lib.statline.odata.source import Source, Wanted
from driehoek.lib.statline.periods import Period, PeriodKind, Status, parse
from driehoek.lib.statline.refusals import Refused
from driehoek.lib.statline.titles import names_part_of_year, without_stars

_STATUSES = {
    "definitief": Status.FINAL,
    "voorlopig": Status.PROVISIONAL,
    "nadervoorlopig": Status.FURTHER,
    "gecorrigeerd": Status.CORRECTED,
    "final": Status.FINAL,
    "provisional": Status.PROVISIONAL,
    "revisedprovisional": Status.FURTHER,
}


@dataclass(frozen=True, slots=True)
class Moment:
    """One period that is asked, with its key in the source."""

    key: str
    period: Period
    status: Status


@dataclass(frozen=True, slots=True)
class Choice:
    """The part of a table that is asked.

    Attributes:
        area, period, subject: names of these dimensions; the subject may be empty.
        areas, subjects: codes that are wanted; subjects empty where the table has no such dimension.
        every_subject: all subjects that the table has, so that they need not be named.
        whole_level: every area of the chosen levels, so that they are asked by level and not one by one.
        witness: the country, asked along with a few areas, to tell whether an absent row is a zero; may be None.
        fixed: other dimensions with the key they must have.
        margins: name of the dimension of margins, with what its keys stand for; empty when there is none.
        skipped: titles of periods that are left out since they are a part of a year.
    """

    area: str
    period: str
    subject: str
    areas: tuple[Code, ...]
    subjects: tuple[Code, ...]
    moments: tuple[Moment, ...]
    every_subject: bool
    whole_level: bool
    witness: Code | None
    fixed: tuple[tuple[str, str], ...]
    margins: tuple[str, tuple[tuple[str, Part], ...]]
    skipped: tuple[str, ...]


def choose(described: Described, source: Source, wanted: Wanted) -> Choice:
    """Work out what is asked.

    Raises:
        Refused: the table does not have it, or has more dimensions than one value can be told by.
    """
    area = _only(described, Role.AREA, "gebieden")
    period = _only(described, Role.PERIOD, "perioden")
    margins = next((each for each in described.dimensions if each.role is Role.OTHER and each.parts), None)
    others = [each for each in described.dimensions if each.role is Role.OTHER and each is not margins]
    fixed, subject = _others(others, source)
    moments, skipped = _moments(period, wanted)
    areas = _areas(area, source, wanted)
    return Choice(
        area=area.name,
        period=period.name,
        subject=subject.name if subject else "",
        areas=areas,
        subjects=_subjects(subject, wanted),
        moments=moments,
        every_subject=not wanted.subjects,
        whole_level=not wanted.areas,
        witness=_witness(area, areas) if wanted.areas else None,
        fixed=fixed,
        margins=(margins.name, tuple(margins.parts.items())) if margins else ("", ()),
        skipped=skipped,
    )


def area_of(code: Code) -> str:
    """Return the code under which an area is kept; police teams have a name and no lasting code."""
    kept = area_code(code.key)
    if level_of(kept) in (Level.TEAM, Level.DISTRICT):
        return f"{kept[:2]}:{code.title.removesuffix(f'({kept[:2]})').strip()}"
    return kept


def _only(described: Described, role: Role, noun: str) -> Dimension:
    found = [each for each in described.dimensions if each.role is role]
    if len(found) != 1:
        raise Refused("dimensions", f"De tabel heeft geen of meer dan één dimensie met {noun}. Er is niets ingelezen.")
    return found[0]


def _others(others: Sequence[Dimension], source: Source) -> tuple[tuple[tuple[str, str], ...], Dimension | None]:
    fixed, free = [], []
    for each in others:
        asked = source.fixed.get(each.name, each.codes[0].code if len(each.codes) == 1 else None)
        if asked is None:
            free.append(each)
            continue
        key = next((code.key for code in each.codes if code.code == asked), None)
        if key is None:
            raise Refused("fixed", f"'{asked}' bestaat niet (meer) in {each.name}. Er is niets ingelezen.")
        fixed.append((each.name, key))
    if len(free) > 1:
        names = ", ".join(each.name for each in free)
        raise Refused("dimensions", f"De tabel is gesplitst naar {names}. Geef aan welke ene waarde van elk telt.")
    return tuple(fixed), free[0] if free else None


def _areas(area: Dimension, source: Source, wanted: Wanted) -> tuple[Code, ...]:
    if not wanted.areas:
        found = tuple(code for code in area.codes if level_of(area_code(code.key)).value in source.levels)
        if not found:
            raise Refused("areas", "De tabel heeft geen gebieden van de niveaus die worden gevraagd.")
        return found
    known = {area_of(code): code for code in area.codes}
    if lacking := sorted(set(wanted.areas) - set(known)):
        raise Refused("areas", f"De tabel heeft geen gebied {', '.join(lacking[:5])}. Er is niets ingelezen.")
    also = [code for code in wanted.also if code in known and code not in wanted.areas]
    return tuple(known[code] for code in (*wanted.areas, *also))


def _witness(area: Dimension, areas: Sequence[Code]) -> Code | None:
    country = next((code for code in area.codes if area_code(code.key) == COUNTRY), None)
    return None if country in areas else country


def _subjects(subject: Dimension | None, wanted: Wanted) -> tuple[Code, ...]:
    if subject is None:
        if wanted.subjects:
            raise Refused("subjects", "De tabel is niet gesplitst naar soort. Er is niets ingelezen.")
        return ()
    if not wanted.subjects:
        return subject.codes
    known = {code.code: code for code in subject.codes}
    if lacking := sorted(set(wanted.subjects) - set(known)):
        raise Refused("subjects", f"De tabel heeft geen soort {', '.join(lacking[:5])}. Er is niets ingelezen.")
    return tuple(known[code] for code in wanted.subjects)


def _moments(dimension: Dimension, wanted: Wanted) -> tuple[tuple[Moment, ...], tuple[str, ...]]:
    moments, skipped = [], []
    for code in dimension.codes:
        if code.code[4:6] not in {kind.value for kind in wanted.kinds}:
            continue
        period = parse(code.code)
        if wanted.years and period.year not in wanted.years:
            continue
        if period.kind is PeriodKind.YEAR and names_part_of_year(code.title):
            if wanted.years:
                raise Refused(
                    "part-year",
                    f"De periode {code.code} heet '{code.title}': een deel van een jaar. Dat is niet te vergelijken "
                    "met hele jaren; vraag dit jaar per maand of laat het weg.",
                )
            skipped.append(code.title)
            continue
        moments.append(Moment(code.key, period, status_of(code)))
    if not moments:
        raise Refused("periods", "De tabel heeft geen van de jaren die worden gevraagd. Er is niets ingelezen.")
    return tuple(sorted(moments, key=lambda each: each.period)), tuple(skipped)


def status_of(code: Code) -> Status:
    """Return how definite a period is; a word that we do not know counts as provisional, never as final."""
    word = code.status.strip().replace(" ", "").lower()
    if not word:
        described = code.description.strip().lower()
        if "voorlopig" in described:
            return Status.FURTHER if "nader" in described else Status.PROVISIONAL
        return without_stars(code.title)[1]
    return _STATUSES.get(word, Status.PROVISIONAL)
