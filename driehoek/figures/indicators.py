# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is measured: the indicators of ``definitions/indicators``, reviewed files that an expert can check.

An indicator without figures is a normal state. One that would count wrongly is refused when the files are read.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from driehoek.figures.codes import CodeList, Unsound, Words, code_lists
from driehoek.figures.rules import OWN
from driehoek.kernel.definitions import load_folder
from driehoek.lib.statistics.sentences.wording import Name

NOT_CHECKED = "nog niet door een deskundige nagekeken"


class Direction(StrEnum):
    """Which way is better; neutral where more may be more effort or more reports."""

    LOWER = "lager"
    HIGHER = "hoger"
    NEUTRAL = "neutraal"


class Effect(StrEnum):
    """Whether it tells of society, or of what the partners did themselves."""

    SOCIETY = "maatschappij"
    OUTPUT = "prestatie"


class Sort(StrEnum):
    """How the figure comes about."""

    COUNT = "telling"
    SURVEY = "enquete"
    OWN = "eigen"


class Family(StrEnum):
    """Sets among which a partnership chooses one, since nobody laid down what they hold."""

    HIGH_IMPACT = "hic"
    VOLUME = "vvc"
    DIGITAL = "digitaal"
    VIOLENCE = "geweld"
    SUBVERSION = "ondermijning"
    TRAFFIC = "verkeer"


class AreaKind(StrEnum):
    """Kinds of area for which a source has figures."""

    MUNICIPALITY = "GM"
    COUNTRY = "NL"
    POLICE_TEAM = "BT"
    POLICE_UNIT = "RE"
    PROVINCE = "PV"


@dataclass(frozen=True, slots=True)
class Use:
    """A table and its measure; tables are tried in their order and never mixed in one series."""

    table: str
    measure: str


@dataclass(frozen=True, slots=True)
class Rate:
    """By what the figure is divided: so many ``per`` of the indicator ``by``."""

    by: str
    per: int


@dataclass(frozen=True, slots=True)
class Nouns:
    """How the indicator is named inside a sentence."""

    nl: Name
    en: Name

    def in_language(self, language: str) -> Name:
        """Return the name in a language: ``"nl"`` or ``"en"``."""
        return self.en if language == "en" else self.nl


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measured thing and everything that a reader must know of it.

    Attributes:
        key: its stable name, in addresses, plan files and data.
        title, noun, why: heading, name inside a sentence, why it matters.
        subject: what it is about, to choose by.
        numerator, denominator: what is counted, by what it is divided (None: by nothing).
        rate: the indicator to divide by and per how many, where a rate makes sense.
        unit: of the value.
        sort, direction, effect: see those.
        tables: where figures come from, in order of preference.
        codelist, codes: the codes of the source that are counted; several are summed.
        family, set_name, set_version, used_by: for a set of codes: which choice it belongs to, its name, its date, who
            defines it so.
        kinds_of_period, kinds_of_area: for what the source has figures.
        limits: what it does not tell.
        person_related: counts of persons of our own; small ones are not published.
        owner, checked_by, next_review: who keeps the definition, who checked it, when it is looked at again.
        file: the definition file it stands in.
    """

    key: str
    title: Words
    noun: Nouns
    why: Words
    subject: str
    numerator: Words
    denominator: Words | None
    rate: Rate | None
    unit: Words
    sort: Sort
    tables: tuple[Use, ...]
    codelist: str
    codes: tuple[str, ...]
    family: str
    set_name: str
    set_version: date | None
    used_by: Words | None
    kinds_of_period: tuple[str, ...]
    kinds_of_area: tuple[str, ...]
    direction: Direction
    effect: Effect
    limits: tuple[Words, ...]
    person_related: bool
    owner: Words
    checked_by: Words
    next_review: date
    source: str
    file: str

    @property
    def is_set(self) -> bool:
        """Tell whether it sums a named set of codes."""
        return bool(self.set_name)

    @property
    def is_checked(self) -> bool:
        """Tell whether an expert checked the definition."""
        return self.checked_by.nl != NOT_CHECKED

    def names_of_codes(self, language: str) -> tuple[tuple[str, str], ...]:
        """Return each code with its title."""
        names = code_lists()[self.codelist].names if self.codelist else {}
        return tuple((code, names[code].in_language(language)) for code in self.codes)


def incomplete(indicator: Indicator, available: Collection[str]) -> tuple[str, ...]:
    """Return the codes of a set that are lacking; a total is given only when there are none.

    Args:
        indicator: any indicator; one without codes lacks nothing.
        available: the codes that have a value.
    """
    return tuple(code for code in indicator.codes if code not in available)


@cache
def indicators() -> Mapping[str, Indicator]:
    """Return every indicator by its key, in the order of the files.

    Raises:
        Unsound: a definition that would count wrongly.
    """
    return read(load_folder("indicators"), code_lists())


def indicator(key: str) -> Indicator:
    """Return one indicator.

    Raises:
        KeyError: there is none of that name.
    """
    return indicators()[key]


def read(files: Mapping[str, Mapping[str, Any]], lists: Mapping[str, CodeList]) -> dict[str, Indicator]:
    """Make indicators of the contents of definition files.

    Args:
        files: content by file name, following ``indicators.schema.json``.
        lists: the code lists that they may use.

    Raises:
        Unsound: a key or the name of a set that is used twice, codes that cannot be summed, a set of one code, a rate
            by something unknown, or a date that is no date.
    """
    found: dict[str, Indicator] = {}
    for name, content in files.items():
        for one in content["indicators"]:
            made = _made(name, content, one)
            if made.key in found:
                raise Unsound(f"de indicator {made.key} staat er twee keer")
            _refuse_unsound_codes(made, lists)
            found[made.key] = made
    _refuse_unsound_together(found.values())
    return found


def _made(file: str, content: Mapping[str, Any], one: Mapping[str, Any]) -> Indicator:
    told: dict[str, Any] = {**content["common"], **one}
    group = told.get("set", {})
    denominator, rate = told.get("denominator"), told.get("rate")
    return Indicator(
        key=one["key"],
        title=Words(**one["title"]),
        noun=_nouns(one["key"], one["noun"]),
        why=Words(**one["why"]),
        subject=one["subject"],
        numerator=Words(**told["numerator"]),
        denominator=Words(**denominator) if denominator else None,
        rate=Rate(**rate) if rate else None,
        unit=Words(**told["unit"]),
        sort=Sort(told["sort"]),
        tables=_tables(one["key"], told),
        codelist=told.get("codelist", ""),
        codes=tuple(told.get("codes", ())),
        family=group.get("family", ""),
        set_name=group.get("name", ""),
        set_version=_day(one["key"], group["version"]) if group else None,
        used_by=Words(**group["used_by"]) if group else None,
        kinds_of_period=tuple(told["kinds_of_period"]),
        kinds_of_area=tuple(told["kinds_of_area"]),
        direction=Direction(told["direction"]),
        effect=Effect(told["effect"]),
        limits=tuple(Words(**limit) for limit in [*one.get("limits", ()), *content["common"]["limits"]]),
        person_related=told["person_related"],
        owner=Words(**one.get("owner", content["owner"])),
        checked_by=Words(**one.get("checked_by", content["checked_by"])),
        next_review=_day(one["key"], one.get("next_review", content["next_review"])),
        source=content["source"],
        file=file,
    )


def _nouns(key: str, told: Mapping[str, str]) -> Nouns:
    try:
        return Nouns(Name(told["nl"]), Name(told["en"]))
    except ValueError as reason:
        raise Unsound(f"{key}: {reason}") from None


def _tables(key: str, told: Mapping[str, Any]) -> tuple[Use, ...]:
    """Return where figures come from; what the partners count themselves has a measure of its own name."""
    own = told["sort"] == Sort.OWN
    if own == ("tables" in told):
        raise Unsound(f"{key}: noemt een tabel, behalve als het een eigen telling is")
    return (Use(OWN, key),) if own else tuple(Use(**use) for use in told["tables"])


def _day(key: str, value: object) -> date:
    if not isinstance(value, date):
        raise Unsound(f"{key}: {value} is geen datum")
    return value


def _refuse_unsound_codes(one: Indicator, lists: Mapping[str, CodeList]) -> None:
    """Refuse codes that cannot be summed, and a set that is none.

    Raises:
        Unsound: see `CodeList.refuse_unsound`; or codes without a list, a list without codes, several codes that are
            no named set, or a named set of fewer than two codes.
    """
    if not one.codelist:
        if one.codes:
            raise Unsound(f"{one.key}: codes zonder codelijst")
        return
    if one.codelist not in lists:
        raise Unsound(f"{one.key}: onbekende codelijst {one.codelist}")
    try:
        lists[one.codelist].refuse_unsound(one.codes)
    except Unsound as reason:
        raise Unsound(f"{one.key}: {reason}") from None
    if one.is_set != (len(one.codes) > 1):
        raise Unsound(f"{one.key}: meer dan een code is een set met een naam, en een set telt meer dan een code")


def _refuse_unsound_together(all_of_them: Iterable[Indicator]) -> None:
    """Refuse what cannot be seen in one indicator alone.

    Raises:
        Unsound: two sets of one name, or of the same codes from the same tables; a rate by something that is not there.
    """
    listed = list(all_of_them)
    keys = {one.key for one in listed}
    names: dict[str, str] = {}
    sums: dict[tuple[str, frozenset[str]], str] = {}
    for one in listed:
        if one.rate and one.rate.by not in keys:
            raise Unsound(f"{one.key}: deelt door {one.rate.by}, en dat bestaat niet")
        if not one.is_set:
            continue
        if one.set_name in names:
            raise Unsound(f"{one.key}: de set {one.set_name} heet net zo als die van {names[one.set_name]}")
        counted = (one.codelist, frozenset(one.codes))
        if counted in sums:
            raise Unsound(f"{one.key}: telt precies hetzelfde als {sums[counted]}")
        names[one.set_name], sums[counted] = one.key, one.key
