# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which subject, kind, area and period each figure of a file is about, in codes; and what could not be said."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from driehoek.lib.spreadsheets.model import column_name
from driehoek.lib.statline.exports import subheadings
from driehoek.lib.statline.exports.grid import Line
from driehoek.lib.statline.exports.headings import Role, is_unit, margin_of, role_of_name
from driehoek.lib.statline.exports.layout import Dimension, Layout
from driehoek.lib.statline.exports.levels import level_told, refuse_unsure
from driehoek.lib.statline.known import KnownMeasure, KnownTable
from driehoek.lib.statline.model import Level
from driehoek.lib.statline.periods import Period, Status
from driehoek.lib.statline.refusals import Refused
from driehoek.lib.statline.regions import match, plain, register
from driehoek.lib.statline.titles import from_title

_UNIT_BEHIND = re.compile(r"(.*?)\s*\(([^()]*)\)")
_COUNTS = frozenset(("aantal", "absoluut", "abs.", "number", "personen", "inwoners", "gevallen", ""))
_TOTAL = re.compile(r"(totaal|alle|total|all)\b.*")
_LEVELS = dict.fromkeys(("gemeente", "gemeenten", "gemeentenaam", "municipality"), Level.MUNICIPALITY)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the file that is left out, for whoever brought it.

    Attributes:
        where: ``regel 14``, ``kolom C``.
        sentence: Dutch.
        rows: how many figures it concerns.
    """

    where: str
    sentence: str
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Texts:
    """What one row, one column or the whole file says, as it stands there; None when it says nothing of it."""

    topic: str | None = None
    unit: str | None = None
    period: str | None = None
    area: str | None = None
    kind: str | None = None
    margin: str | None = None
    level: str | None = None
    others: tuple[tuple[str, str], ...] = ()

    def under(self, other: "Texts") -> "Texts":
        """Return what two of them say together; the first goes before."""
        return Texts(
            other.topic if self.topic is None else self.topic,
            other.unit if self.unit is None else self.unit,
            other.period if self.period is None else self.period,
            other.area if self.area is None else self.area,
            other.kind if self.kind is None else self.kind,
            other.margin if self.margin is None else self.margin,
            other.level if self.level is None else self.level,
            self.others + other.others,
        )


@dataclass(frozen=True, slots=True)
class Place:
    """What one figure is about."""

    measure: KnownMeasure
    kind: str
    area: str
    period: Period
    status: Status
    margin: str
    level_title: str


@dataclass(slots=True)
class Places:
    """Reads the places of a file; remembers what it could not read.

    Attributes:
        layout: of the file.
        table: which table it is.
        division: the year of the division in which the areas are named; None when each year has its own.
        left_out: what was left out, by what was the matter and the text.
    """

    layout: Layout
    table: KnownTable
    division: int | None
    left_out: dict[tuple[str, str], Problem] = field(default_factory=dict)
    _measures: dict[tuple[str, str], KnownMeasure | None] = field(default_factory=dict)
    _periods: dict[str, tuple[Period, Status] | None] = field(default_factory=dict)
    _roles: Mapping[int, str] = field(default_factory=dict)
    _level: Level | None = None
    _of_rows: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Decide what each dimension is for this table."""
        self._roles = dict(_uses(self.layout, self.table))
        labels = (place for place, each in enumerate(self.layout.dimensions) if each.column >= 0)
        self._of_rows = frozenset(self._roles[place] for place in labels)
        areas = [each for place, each in enumerate(self.layout.dimensions) if self._roles[place] == "area"]
        self._level = _LEVELS.get(plain(areas[0].name)) if areas else None
        if areas and "level" not in self._roles.values():
            refuse_unsure(self.layout, areas[0])

    def file(self) -> Texts:
        """Return what holds for the whole file."""
        fixed = [(place, each.fixed) for place, each in enumerate(self.layout.dimensions) if each.fixed]
        said = self._texts(fixed)
        kind = said.kind if said.kind is not None or not self.table.kinds_named else self._kind_in_title()
        return replace(said, kind=kind)

    def columns(self) -> tuple[Texts, ...]:
        """Return what the headings say over each column of figures."""
        heads = [(place, each) for place, each in enumerate(self.layout.dimensions) if each.heading]
        return tuple(
            self._texts([(place, each.heading[column]) for place, each in heads])
            for column in range(len(self.layout.columns))
        )

    def rows(self) -> Iterator[tuple[Line, Texts]]:
        """Yield each row of figures with what its names say; an empty name is that of the row above."""
        labels = [(place, each.column) for place, each in enumerate(self.layout.dimensions) if each.column >= 0]
        before: list[str] = [""] * len(labels)
        for line in self.layout.body:
            texts = [line.cell(column) for _, column in labels]
            if any(texts):
                before = [text or above for text, above in zip(texts, before, strict=True)]
                yield line, self._texts([(place, text) for (place, _), text in zip(labels, before, strict=True)])

    def _texts(self, said: Sequence[tuple[int, str]]) -> Texts:
        found: dict[str, str] = {}
        others: list[tuple[str, str]] = []
        for place, text in said:
            use = self._roles[place]
            if use == "topic":
                # Headings of subjects may be several rows deep; the deepest says it, those above make it unique.
                found["topic"] = "|".join(part for part in (found.get("topic", ""), text) if part)
            elif use == "others":
                others.append((self.layout.dimensions[place].name, text))
            elif use:
                found.setdefault(use, text)
        return Texts(
            found.get("topic"),
            found.get("unit"),
            found.get("period"),
            found.get("area"),
            found.get("kind"),
            found.get("margin"),
            found.get("level"),
            tuple(others),
        )

    def _kind_in_title(self) -> str | None:
        for text in (*self.layout.filters, *reversed(self.layout.title.split(";"))):
            if self.table.kind(text.strip()):
                return text.strip()
        return None

    def wanted(self, head: Texts, column: int) -> bool:
        """Say whether a column has figures that we take, as far as its headings alone tell; else say so once."""
        if head.topic is None or "topic" in self._of_rows:
            return True
        if self._measure(head, self.layout.body[0], column) is not None:
            return True
        key = ("topic", head.topic)
        self.left_out[key] = replace(self.left_out[key], rows=len(self.layout.body))
        return False

    def place(self, texts: Texts, line: Line, column: int, *, filled: bool) -> Place | None:
        """Return what one figure is about; None when it is left out, and why is kept when the cell holds a figure."""
        measure = self._measure(texts, line, column)
        period = self._period(texts, line, column)
        if measure is None or period is None or not self._counted(texts, line, column):
            return None
        kind = self._kind(texts, line, column) if self.table.kinds_named else ""
        area = self._area(texts, period[0], line, column, filled=filled)
        if kind is None or not area:
            return None
        margin = margin_of(texts.margin) if texts.margin else "value"
        return Place(measure, kind, area, *period, margin, texts.area or "")

    def _measure(self, texts: Texts, line: Line, column: int) -> KnownMeasure | None:
        topic, unit = texts.topic or "", texts.unit or ""
        key = (topic, unit)
        if key not in self._measures:
            self._measures[key] = self._find_measure(topic, unit)
        found = self._measures[key]
        if found is None and not topic:
            names = " of ".join(f"'{each.titles[0]}'" for each in self.table.measures[:3])
            raise Refused(
                "no-topic",
                f"In het bestand staat niet over welk onderwerp het gaat, zoals {names}. Download de tabel met "
                "de regel 'Onderwerp' erbij.",
                where(line, column),
            )
        if found is None:
            name = f"'{topic}' ({unit})" if unit else f"'{topic}'"
            self._leave("topic", topic, where(line, column), f"Het onderwerp {name} hoort niet bij {self.table.id}.")
        return found

    def _find_measure(self, topic: str, unit: str) -> KnownMeasure | None:
        behind = _UNIT_BEHIND.fullmatch(topic)
        if behind and is_unit(behind[2]):
            topic, unit = behind[1], behind[2]
        if topic:
            found = self.table.measure(topic)
        elif len(self.table.measures) == 1:
            found = self.table.measures[0]
        else:
            found = self._measure_above()
        if found is None or same_unit(found.unit, unit):
            return found
        return None

    def _measure_above(self) -> KnownMeasure | None:
        """Return the subject that a line above the table names; a title that only holds its words names several."""
        texts = (*self.layout.filters, *self.layout.title.split(";"))
        named = {found.code: found for text in texts if (found := self.table.measure(text))}
        return next(iter(named.values())) if len(named) == 1 else None

    def _period(self, texts: Texts, line: Line, column: int) -> tuple[Period, Status] | None:
        text = texts.period
        if text is None:
            raise Refused(
                "no-period", "In het bestand staat niet over welk jaar of welke maand het gaat.", where(line, column)
            )
        if text not in self._periods:
            try:
                self._periods[text] = from_title(text)
            except Refused as refused:
                self._periods[text] = None
                self._leave("period", text, where(line, column), refused.sentence)
                return None
        elif self._periods[text] is None:
            self._leave("period", text, where(line, column), "")
        return self._periods[text]

    def _kind(self, texts: Texts, line: Line, column: int) -> str | None:
        if texts.kind is None:
            raise Refused(
                "no-kind",
                f"In het bestand staat niet om welke soort het gaat. Tabel {self.table.id} heeft die altijd; download "
                f"haar met '{self.table.kinds_named[0]}' erbij.",
                where(line, column),
            )
        code = self.table.kind(texts.kind)
        if not code:
            self._leave("kind", texts.kind, where(line, column), f"De soort '{texts.kind[:60]}' kennen we niet.")
            return None
        return code

    def _counted(self, texts: Texts, line: Line, column: int) -> bool:
        """Say whether other dimensions are at their totals; a part of the people is not the people."""
        for name, text in texts.others:
            totals = next((self.table.fixed[each] for each in self.table.fixed if plain(each) == plain(name)), ())
            if text and not _TOTAL.fullmatch(plain(text)) and text not in totals:
                self._leave(
                    "part",
                    name,
                    where(line, column),
                    f"Alleen het totaal van '{name}' telt; '{text[:60]}' is een deel.",
                )
                return False
        return True

    def _area(self, texts: Texts, period: Period, line: Line, column: int, *, filled: bool) -> str:
        text = texts.area
        if text is None:
            raise Refused(
                "no-area", "In het bestand staat niet over welke gemeente of welk gebied het gaat.", where(line, column)
            )
        level = level_told(texts.level)
        found = match(text, self.division or period.year, level or self._level)
        if found.code:
            return found.code if self._was_there(found.code, text, period, line, column, filled=filled) else ""
        if len(found.codes) > 1:
            raise Refused(
                "which-area",
                f"'{text[:60]}' kan meer dan één gebied zijn. Schrijf erbij wat het is, zoals op StatLine: "
                f"'{text[:40]} (gemeente)' of '{text[:40]} (PV)'.",
                where(line, column),
            )
        if not filled and subheadings.is_one(text, self.table):
            subheadings.refuse(text, where(line, column))
        if filled and level in (Level.NEIGHBOURHOOD, Level.QUARTER):
            self._leave("level", "", where(line, column), "Namen van wijken en buurten leest Driehoek niet.")
        elif filled:
            self._leave("area", text, where(line, column), f"Het gebied '{text[:60]}' kennen we niet.")
        return ""

    def _was_there(self, code: str, text: str, period: Period, line: Line, column: int, *, filled: bool) -> bool:
        """Say whether a municipality had not been abolished yet; a later one may be given for earlier years."""
        end = end_of(code)
        year = self.division or period.year
        if end is None or end > year:
            return True
        if filled:
            sentence = f"De gemeente {text} bestond in {year} niet meer."
            self._leave("gone", text, where(line, column), sentence)
        return False

    def _leave(self, matter: str, text: str, place: str, sentence: str) -> None:
        before = self.left_out.get((matter, text))
        if before is not None:
            self.left_out[matter, text] = Problem(before.where, before.sentence, before.rows + 1)
        elif sentence:
            self.left_out[matter, text] = Problem(place, sentence)


def end_of(code: str) -> int | None:
    """Return the first year of which a municipality saw no day; None when it is still there."""
    region = register().get(code)
    if region is None or region.end is None:
        return None
    return region.end.year if (region.end.month, region.end.day) == (1, 1) else region.end.year + 1


def is_count(unit: str) -> bool:
    """Say whether figures of a unit are numbers of something."""
    return plain(unit) in _COUNTS


def same_unit(known: str, found: str) -> bool:
    """Say whether two units are the same, whatever they are called; no unit says nothing."""
    if is_count(known) and is_count(found):
        return True
    return not found or plain(found) == plain(known)


def where(line: Line, column: int) -> str:
    """Return a place as people find it in Excel."""
    return f"regel {line.number}, kolom {column_name(column)}"


def _uses(layout: Layout, table: KnownTable) -> Iterator[tuple[int, str]]:
    """Yield for each dimension what it is used for; empty when it is passed over."""
    simple = {Role.TOPIC: "topic", Role.UNIT: "unit", Role.MARGIN: "margin", Role.LEVEL: "level", Role.IGNORED: ""}
    kinds = {plain(name) for name in table.kinds_named}
    areas = _best_area(layout)
    periods = [place for place, each in enumerate(layout.dimensions) if each.role is Role.PERIOD]
    period = next((place for place in periods if not layout.dimensions[place].fixed), next(iter(periods), -1))
    for place, each in enumerate(layout.dimensions):
        if each.role is Role.AREA:
            yield place, "area" if place == areas else ""
        elif each.role is Role.PERIOD:
            yield place, "period" if place == period else ""
        elif each.role is Role.OTHER:
            yield place, _other_use(layout, each, table, kinds)
        else:
            yield place, simple[each.role]


def _other_use(layout: Layout, each: Dimension, table: KnownTable, kinds: set[str]) -> str:
    values = _values(layout, each)
    if table.kinds_named and (plain(each.name) in kinds or _mostly(values, table)):
        return "kind"
    if not each.name and each.column >= 0 and any(table.measure(text) for text in values):
        return "topic"
    if role_of_name(each.name) is None and each.column >= 0 and len(values) > 1 and not each.name:
        return ""
    return "others"


def _mostly(values: Sequence[str], table: KnownTable) -> bool:
    known = sum(bool(table.kind(text)) for text in values)
    return known * 2 > len(values)


def _values(layout: Layout, each: Dimension) -> list[str]:
    if each.fixed:
        return [each.fixed]
    texts = each.heading if each.column < 0 else [line.cell(each.column) for line in layout.body[:5_000]]
    return [text for text in dict.fromkeys(texts) if text]


def _best_area(layout: Layout) -> int:
    """Return which of several columns with areas says it most precisely; codes go before names."""
    counts: Counter[int] = Counter()
    for place, each in enumerate(layout.dimensions):
        if each.role is Role.AREA:
            values = _values(layout, each)
            codes = all(re.fullmatch(r"(NL|GM|PV|RE|LD|WK|BU)\w*\s*", text) for text in values)
            counts[place] = len(values) * 4 + 2 * codes - 3 * bool(each.fixed) + 1
    return max(counts, key=lambda place: (counts[place], -place)) if counts else -1
