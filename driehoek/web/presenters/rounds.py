# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of rounds: the list, the form and who still has to answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from driehoek.evaluation.queries import Board, RoundHead, Waiting
from driehoek.evaluation.queries.board import Line, ThemeState
from driehoek.evaluation.reminding import reminded_on
from driehoek.evaluation.rules import ANSWERING, FROZEN, RoundState
from driehoek.kernel import clock
from driehoek.lib.workdays import Span
from driehoek.web.formats import plain_date, weekday
from driehoek.web.paths import Paths
from driehoek.web.presenters.round_parts import round_parts
from driehoek.web.words import word


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One round in the list."""

    title: str
    href: str
    state: str
    about: str
    example: bool


def round_rows(found: tuple[RoundHead, ...], paths: Paths, *, judges: bool) -> tuple[RoundRow, ...]:
    """Return the list; for who judges nothing only what was locked, each with its evaluation."""
    return tuple(
        RoundRow(
            head.title,
            paths.round(head.code) if judges else paths.round_report(head.code),
            head.state,
            ", ".join(
                part
                for part in (
                    head.municipality,
                    word(head.kind, "round_kind"),
                    _("to the triangle on %(day)s") % {"day": _day(head.days.triangle_on)},
                )
                if part
            ),
            head.example,
        )
        for head in found
        if judges or RoundState(head.state) in FROZEN
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a round, with its day and whether it is over."""

    label: str
    day: str
    over: bool
    current: bool


@dataclass(frozen=True, slots=True)
class Person:
    """One who is asked.

    Attributes:
        about: what is still open, and what was done about it.
        table: where somebody answers for this one.
    """

    function: str
    about: str
    open: int
    lines: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One organisation, with those of it who still have to answer, and how many are through.

    Attributes:
        together: where its open actions are changed at once, per programme with its label.
    """

    name: str
    waiting: tuple[Person, ...]
    through: int
    together: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """One theme: how much was answered, and how far the working group is."""

    title: str
    answers: str
    judged: str
    questions: str


@dataclass(frozen=True, slots=True)
class BoardScreen:
    """Everything on the page of a round.

    Attributes:
        frozen: it was locked: who did not answer then is told, nothing is asked.
        groups: organisations of which somebody still has to answer; through: the names of the others.
    """

    head: RoundHead
    programmes: str
    period: str
    steps: tuple[Step, ...]
    summary: str
    frozen: bool
    groups: tuple[Group, ...]
    through: str
    nobody: tuple[tuple[str, str, str], ...]
    nobody_together: tuple[tuple[str, str], ...]
    themes: tuple[ThemeLine, ...]
    reminder: str
    may_open: bool
    may_remind: bool
    may_check: bool
    may_move: bool
    days: tuple[tuple[str, str, str], ...]
    parts: tuple[tuple[str, str], ...]


def board_screen(board: Board, paths: Paths, *, may_run: bool, closed: tuple[Span, ...] = ()) -> BoardScreen:
    """Return the page of a round."""
    head, state = board.head, RoundState(board.head.state)
    groups: dict[str, list[Waiting]] = {}
    for one in board.waiting:
        groups.setdefault(one.organisation or _("Organisation not visible"), []).append(one)
    left = board.asked - board.answered
    if left:
        summary = ngettext("%(num)s action still has no answer.", "%(num)s actions still have no answer.", left)
    else:
        summary = _("Everything has been answered.")
    if 0 < left < board.asked:
        summary = f"{summary} " + ngettext("%(done)s has.", "%(done)s have.", board.answered)
    if board.questions:
        summary = f"{summary} " + ngettext(
            "%(back)s question back is open.", "%(back)s questions back are open.", board.questions
        )
    return BoardScreen(
        head,
        ", ".join(board.programmes),
        f"{head.period_start} - {head.period_end}" if head.period_start != head.period_end else str(head.period_start),
        _steps(head),
        summary % {"num": left, "done": board.answered, "back": board.questions} if board.asked else "",
        state in FROZEN,
        tuple(
            _group(name, people, paths, may_run=may_run and state in ANSWERING)
            for name, people in sorted(groups.items(), key=lambda pair: pair[0])
            if any(one.open for one in people)
        ),
        ", ".join(sorted(name for name, people in groups.items() if not any(one.open for one in people))),
        tuple(
            (one.line.code, one.line.title, paths.action(one.line.uid)) for one in board.nobody if not one.line.answered
        ),
        _together([one.line for one in board.nobody if not one.line.answered], paths)
        if may_run and state in ANSWERING
        else (),
        tuple(_theme(one) for one in board.themes),
        _reminder(board, closed) if state in ANSWERING else "",
        may_run and state is RoundState.PLANNED,
        may_run and state in ANSWERING and bool(_unreminded(board)),
        may_run and state is RoundState.OPEN,
        may_run and state in ANSWERING | {RoundState.PLANNED},
        tuple((name, label, _day(day)) for name, label, day in _days(head)),
        round_parts(head, paths) if may_run else (),
    )


def _group(name: str, people: Sequence[Waiting], paths: Paths, *, may_run: bool) -> Group:
    open_ = [line for one in people for line in one.lines if not line.answered]
    return Group(
        name,
        tuple(_person(one, paths) for one in people if one.open),
        sum(not one.open for one in people),
        _together(open_, paths) if may_run and len(open_) > 1 else (),
    )


def _together(lines: Sequence[Line], paths: Paths) -> tuple[tuple[str, str], ...]:
    """Return where these actions are changed at once: per programme, each with what it is called."""
    codes: dict[str, list[str]] = {}
    for line in lines:
        if line.programme:
            codes.setdefault(line.programme, []).append(line.code)
    return tuple(
        (
            ngettext("Change this %(num)s action", "Change these %(num)s actions together", len(found))
            % {"num": len(found)},
            paths.change_together(programme, found),
        )
        for programme, found in codes.items()
    )


def _theme(one: ThemeState) -> ThemeLine:
    if one.ready:
        judged = _("the working group is ready")
    elif one.judged:
        judged = _("the working group has begun")
    else:
        judged = _("not judged yet") if one.title else ""
    if one.places_ready:
        judged = f"{judged}; " + _("own part ready: %(places)s") % {"places": ", ".join(one.places_ready)}
    questions = ngettext("%(num)s question back is open", "%(num)s questions back are open", one.questions)
    return ThemeLine(
        one.title or _("Not visible"),
        _("%(done)s of %(all)s answered") % {"done": one.answered, "all": one.asked},
        judged,
        questions % {"num": one.questions} if one.questions else "",
    )


def _unreminded(board: Board) -> list[Waiting]:
    return [one for one in board.waiting if one.open and one.reminded_on is None and one.ended_on is None]


def _reminder(board: Board, closed: tuple[Span, ...]) -> str:
    """Return what happens by itself, or happened."""
    left = [one for one in board.waiting if one.open and one.ended_on is None]
    if not left:
        return ""
    day = reminded_on(board.head.days.leads_by, closed)
    if not _unreminded(board):
        return _("Everybody who still has to answer was reminded. Call, or answer for the lead.")
    if clock.today() > board.head.days.leads_by:
        return _("The day of the leads has passed. You can still send the one reminder.")
    return _("The one reminder goes out by itself on %(day)s; where a town hall is closed, on another working day.") % {
        "day": f"{weekday(day, _language())} {_day(day)}"
    }


def _days(head: RoundHead) -> tuple[tuple[str, str, date], ...]:
    days = head.days
    return (
        ("vraag", _("Leads are asked"), days.opens_on),
        ("trekkers", _("Leads have answered"), days.leads_by),
        ("werkgroepen", _("Working groups have judged"), days.groups_by),
        ("coordinator", _("The coordinator is ready"), days.coordinator_by),
        ("driehoek", _("The triangle meets"), days.triangle_on),
    )


def _steps(head: RoundHead) -> tuple[Step, ...]:
    today = clock.today()
    days = _days(head)
    following = next((day for _name, _label, day in days if day >= today), None)
    if RoundState(head.state) in FROZEN:
        following = head.days.triangle_on if head.state == RoundState.LOCKED else None
    return tuple(
        Step(label, f"{weekday(day, _language())} {_day(day)}", day < today, day == following)
        for _name, label, day in days
    )


def _person(one: Waiting, paths: Paths) -> Person:
    told = [ngettext("%(num)s action open", "%(num)s actions open", one.open) % {"num": one.open}]
    if one.reminded_on is not None:
        told.append(_("reminded on %(day)s") % {"day": _local(one.reminded_on)})
    lines = tuple((line.code, line.title, paths.action(line.uid)) for line in one.lines if not line.answered)
    return Person(one.function or _("Function not visible"), ", ".join(told), one.open, lines)


def _local(moment: datetime) -> str:
    return _day(moment.astimezone(clock.AMSTERDAM).date())


def _day(day: date) -> str:
    return plain_date(day, _language())


def _language() -> str:
    return get_language() or "nl"
