# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What loading a file with figures would do, or did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.figures.exports import known_table
from driehoek.figures.indicators import indicators
from driehoek.figures.models import UploadState
from driehoek.figures.uploads.queries import UploadPage
from driehoek.figures.uploads.rehearsing import Moved, Rehearsal
from driehoek.lib.statline.periods import Period, parse
from driehoek.web.paths import Paths
from driehoek.web.presenters.figure_uploads import in_file, number, table_title
from driehoek.web.sentences import said as told_in_language
from driehoek.web.words import lower

MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that was recognised."""

    key: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that changes; ``before`` or ``after`` may be empty."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value that changes."""

    what: str
    where: str
    when: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What the file has and is not loaded."""

    where: str
    sentence: str
    figures: int


@dataclass(frozen=True, slots=True)
class RehearsalScreen:
    """What loading would do, or did."""

    state: str
    base: str
    facts: tuple[Fact, ...]
    made: str
    changed: str
    left: str
    out: str
    nothing: bool
    total: int
    sentences: tuple[Sentence, ...]
    more_sentences: int
    values: tuple[Value, ...]
    more_values: int
    left_out: tuple[LeftOut, ...]
    more_left_out: int
    undoable: bool
    load_uid: str
    again_href: str


def rehearsal_screen(page: UploadPage, rehearsal: Rehearsal, paths: Paths) -> RehearsalScreen:
    """Return what loading a file would do, or did."""
    out = sum(figures for _where, _sentence, figures in rehearsal.left_out)
    return RehearsalScreen(
        state=page.line.state if page.line.state != UploadState.OPEN.value else "",
        base=rehearsal.base,
        facts=tuple(_facts(rehearsal)),
        made=number(rehearsal.made),
        changed=number(rehearsal.changed),
        left=number(rehearsal.left),
        out=number(out) if out else "",
        nothing=rehearsal.nothing_to_do,
        total=rehearsal.made + rehearsal.changed,
        sentences=tuple(_sentences(rehearsal)),
        more_sentences=rehearsal.more_sentences,
        values=tuple(_value(one, rehearsal.table) for one in rehearsal.values),
        more_values=rehearsal.more_values,
        left_out=tuple(
            LeftOut(in_file(where), told_in_language(text), count) for where, text, count in rehearsal.left_out
        ),
        more_left_out=rehearsal.more_left_out,
        undoable=page.undoable,
        load_uid=str(page.line.load_uid or ""),
        again_href=paths.figure_uploads,
    )


def _facts(rehearsal: Rehearsal) -> Iterator[Fact]:
    yield Fact(_("Table"), f"{table_title(rehearsal.table)} ({rehearsal.table})", rehearsal.title)
    if rehearsal.division:
        yield Fact(_("Municipal division"), str(rehearsal.division), _("All years stand in this division."))
    yield Fact(_("Periods"), periods_told([parse(code) for code in rehearsal.periods]))
    yield Fact(_("Areas"), number(rehearsal.areas))
    yield Fact(_("What is counted"), _few(rehearsal.measures))
    if rehearsal.kinds:
        yield Fact(_("Kinds"), _few(rehearsal.kinds))
    yield Fact(_("Figures"), number(rehearsal.figures))
    if rehearsal.missing:
        told = ", ".join(f"{number(count)} {lower(why, 'missing')}" for why, count in rehearsal.missing.items())
        yield Fact(_("Without a value"), told, _("These stay without a value; they are never zero."))
    if rehearsal.provisional:
        yield Fact(_("Provisional"), number(rehearsal.provisional), _("Nothing is said yet about their change."))


def _few(names: Sequence[str]) -> str:
    shown = "; ".join(names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    return shown if more <= 0 else _("%(names)s and %(more)s more") % {"names": shown, "more": more}


def periods_told(periods: Sequence[Period]) -> str:
    """Return periods in words, those that follow each other as "from ... to ..."."""
    language = get_language() or "nl"
    runs: list[list[Period]] = []
    for period in sorted(periods):
        if runs and runs[-1][-1].kind == period.kind and runs[-1][-1].next() == period:
            runs[-1].append(period)
        else:
            runs.append([period])
    told = []
    for run in runs:
        first, last = run[0].title(language), run[-1].title(language)
        told.append(first if len(run) == 1 else _("%(first)s to %(last)s") % {"first": first, "last": last})
    return ", ".join(told)


def _sentences(rehearsal: Rehearsal) -> Iterator[Sentence]:
    language = get_language() or "nl"
    for said in rehearsal.sentences:
        title = indicators()[said.indicator].title.in_language(language)
        yield Sentence(f"{title}, {said.area_name}", said.before.get(language, ""), said.after.get(language, ""))


def _value(one: Moved, table: str) -> Value:
    known = known_table(table)
    measure = next((each.titles[0] for each in known.measures if each.code == one.measure), one.measure)
    kind = known.kinds.get(one.kind, one.kind)
    language = get_language() or "nl"
    return Value(
        f"{measure}: {kind}" if kind else measure, one.area_name, parse(one.period).title(language),
        _shown(one.before, one.decimals, language), _shown(one.after, one.decimals, language),
    )  # fmt: skip


def _shown(value: int | None, decimals: int, language: str) -> str:
    if value is None:
        return _("no value")
    if not decimals:
        return number(value)
    sign = "," if language == "nl" else "."
    whole, part = divmod(abs(value), 10**decimals)
    return f"{'-' if value < 0 else ''}{number(whole)}{sign}{part:0{decimals}d}"
