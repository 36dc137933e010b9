# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What taking over a list would do, row by row, with the questions that are still open."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.exchange.sheets.choices import Shelf
from driehoek.exchange.sheets.columns import BY_KEY
from driehoek.exchange.sheets.comparing_values import HOW_TO_GIVE, Difference
from driehoek.exchange.sheets.listed import written
from driehoek.exchange.sheets.planning_run import WorkedOut
from driehoek.exchange.sheets.plans import Fate, Plan, Question, RowPlan
from driehoek.exchange.sheets.queries import RunLine
from driehoek.exchange.sheets.understanding import FROM_FILE, KEPT, NEW, NOTHING
from driehoek.kernel import definitions
from driehoek.planning.rules import ActionStatus, DeviationReason
from driehoek.web.doors import Place
from driehoek.web.paths import Paths
from driehoek.web.presenters.action_list import FacetLink
from driehoek.web.presenters.import_steps import TRIAL
from driehoek.web.presenters.imports import Option

PAGE = 50
MOST_ASKED = 60
#: Each has three fields in the form, of which Django takes a thousand.
MOST_ANSWERED = 140
LONGEST = 160
#: What a new action is told of in the table; the rest is counted.
TOLD_OF_NEW = ("theme", "lead", "function", "end", "status")


@dataclass(frozen=True, slots=True)
class Line:
    """One value that would change, in words; ``old`` is empty for what is new."""

    label: str
    old: str
    new: str
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """Something about a cell."""

    cell: str
    sentence: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One row of the list.

    Attributes:
        number: as in the file. fate: coded.
    """

    number: str
    code: str
    title: str
    fate: str
    lines: tuple[Line, ...]
    more: int
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the reader: a word or a row, and what it may mean.

    Attributes:
        hidden: fields that say what the question is about. open: whether it was not answered yet.
    """

    name: str
    label: str
    hint: str
    options: tuple[Option, ...]
    value: str
    hidden: tuple[tuple[str, str], ...] = ()
    open: bool = True


@dataclass(frozen=True, slots=True)
class TrialScreen:
    """What taking over the list would do."""

    recognised: bool
    total: int
    new: int
    changed: int
    same: int
    refused: int
    digest: str
    asked: tuple[Asked, ...]
    answered: tuple[Asked, ...]
    more_asked: int
    unanswered: int
    facets: tuple[FacetLink, ...]
    shown: str
    rows: tuple[TrialRow, ...]
    page: int
    pages: int
    previous_href: str
    next_href: str
    missing: tuple[str, ...]
    missing_more: int
    remarks: tuple[str, ...]


def trial_screen(
    worked: WorkedOut, line: RunLine, place: Place, asked: tuple[str, str], *, recognised: bool
) -> TrialScreen:
    """Return what taking over would do.

    Args:
        asked: which rows (a fate) and which page of them.
    """
    plan = worked.plan
    assert plan is not None, "only shown once the columns are known"
    counts = {fate: plan.counts.get(fate, 0) for fate in Fate}
    order = (Fate.REFUSED, Fate.CHANGED, Fate.NEW, Fate.SAME)
    usual = next((fate for fate in order if counts[fate]), Fate.NEW)
    fate = Fate(asked[0]) if asked[0] in set(Fate) else usual
    rows = [row for row in plan.rows if row.fate is fate]
    pages = max(1, -(-len(rows) // PAGE))
    number = min(max(1, int(asked[1]) if asked[1].isdecimal() and len(asked[1]) < 6 else 1), pages)
    questions = _questions(worked, plan, place)
    return TrialScreen(
        recognised=recognised,
        total=len(plan.rows),
        new=counts[Fate.NEW],
        changed=counts[Fate.CHANGED],
        same=counts[Fate.SAME],
        refused=counts[Fate.REFUSED],
        digest=plan.digest,
        asked=questions[:MOST_ASKED],
        answered=_numbered(_answered(worked)[:MOST_ANSWERED], start=MOST_ASKED),
        unanswered=sum(one.open for one in questions),
        more_asked=max(0, len(questions) - MOST_ASKED),
        facets=_facets(counts, fate, line.uid, place.paths, order),
        shown=fate.value,
        rows=tuple(_row(row, worked) for row in rows[(number - 1) * PAGE : number * PAGE]),
        page=number,
        pages=pages,
        previous_href=_page(line.uid, place.paths, fate, number - 1) if number > 1 else "",
        next_href=_page(line.uid, place.paths, fate, number + 1) if number < pages else "",
        missing=tuple(f"{action.code} {action.title}" for action in plan.missing[:PAGE]),
        missing_more=max(0, len(plan.missing) - PAGE),
        remarks=worked.book.remarks,
    )


def _page(uid: UUID, paths: Paths, fate: Fate, number: int) -> str:
    return paths.import_run(uid, {"stap": TRIAL, "toon": fate.value, "pagina": str(number)})


def _facets(
    counts: dict[Fate, int], shown: Fate, uid: UUID, paths: Paths, order: Iterable[Fate]
) -> tuple[FacetLink, ...]:
    labels = {
        Fate.REFUSED: _("Not yet"),
        Fate.CHANGED: _("Changed"),
        Fate.NEW: _("New"),
        Fate.SAME: _("The same"),
    }
    return tuple(
        FacetLink(
            labels[fate],
            f"{paths.import_run(uid, {'stap': TRIAL, 'toon': fate.value})}#rijen",
            counts[fate],
            fate is shown,
        )
        for fate in order
    )


def _row(row: RowPlan, worked: WorkedOut) -> TrialRow:
    choices = worked.ground.choices
    keys = TOLD_OF_NEW if row.fate is Fate.NEW else tuple(change.key for change in row.changes)
    changes = [change for change in row.changes if change.key in keys and change.key != "title"]
    if row.fate is not Fate.NEW:
        changes = list(row.changes)
    lines = tuple(
        Line(
            BY_KEY[change.key].heading, _short(written(change.key, change.old, choices)) if row.uid else "",
            _short(written(change.key, change.new, choices)), change.key in row.conflicts,
        )
        for change in changes
    )  # fmt: skip
    told = tuple(Told(remark.cell, remark.sentence, remark.wrong) for remark in row.remarks)
    more = len(_worth(row.changes)) - len(lines) if row.fate is Fate.NEW else 0
    return TrialRow(str(row.number + 1), row.code, row.title, row.fate.value, lines, max(0, more), told)


def _worth(changes: Iterable[Difference]) -> list[Difference]:
    return [change for change in changes if change.key != "title"]


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[:LONGEST]}…"


def _questions(worked: WorkedOut, plan: Plan, place: Place) -> tuple[Asked, ...]:
    """Return what is still to be said: for the whole list, of words, and of rows."""
    words = [_of_word(question, worked) for question in plan.questions]
    rows = [asked for row in plan.rows if (asked := _of_row(row)) is not None]
    return (*_of_list(worked, plan, place), *_numbered(words), *rows)


def _numbered(asked: Iterable[Asked], start: int = 0) -> tuple[Asked, ...]:
    """Give each question about a word its fields in the form."""
    return tuple(
        replace(
            one, name=f"betekenis-{number}", hidden=tuple((f"{name}-{number}", value) for name, value in one.hidden)
        )
        for number, one in enumerate(asked, start=start)
    )


def _of_list(worked: WorkedOut, plan: Plan, place: Place) -> tuple[Asked, ...]:
    said, ground = worked.understood, worked.ground
    remarks = [remark for row in plan.rows for remark in row.remarks if remark.wrong]
    asked = []
    if said.theme or any(remark.key == "theme" and not remark.asks for remark in remarks):
        themes = (Option("", _("Choose")), *_options(ground.choices.themes))
        hint = _("For rows in which the list does not say it.")
        asked.append(Asked("thema", _("Which theme?"), hint, themes, said.theme, open=not said.theme))
    if "places" not in said.columns.values() or said.places:
        joint = (Option("", _("Joint")),)
        towns = tuple(Option(town.name, town.name) for town in place.head.municipalities if ground.may_edit(town.pk))
        hint = _("For new actions of which the list does not say it.")
        asked.append(Asked("gemeente", _("Whose actions are these?"), hint, joint + towns, said.places, open=False))
    if said.reason or any(HOW_TO_GIVE in remark.sentence for remark in remarks):
        reasons = tuple(Option(one.value, definitions.label("deviation_reason", one)) for one in DeviationReason)
        hint = _("For actions that come later than agreed, or stop, without a reason in the list.")
        options = (Option("", _("Choose")), *reasons)
        asked.append(Asked("reden", _("Why later than agreed?"), hint, options, said.reason, open=not said.reason))
    return tuple(asked)


def _of_word(question: Question, worked: WorkedOut) -> Asked:
    shown = ", ".join(question.cells[:6]) + (" …" if len(question.cells) > 6 else "")
    hint = _("In %(cells)s.") % {"cells": shown} if shown else _("A heading above rows of the list.")
    if question.asks == "lead":
        hint += " " + _("Functions, not names of persons.")
    options = _meanings(question.asks, worked, question.suggestions)
    return Asked(
        name="",
        label=_("What is '%(word)s'?") % {"word": question.word[:80]},
        hint=hint,
        options=options,
        value=next((option.value for option in options if option.label in question.suggestions), ""),
        hidden=(("vraag", question.asks), ("woord", question.word)),
    )


def _answered(worked: WorkedOut) -> tuple[Asked, ...]:
    return tuple(
        Asked(
            "", _("What is '%(word)s'?") % {"word": word}, "", _meanings(asks, worked, ()), said,
            (("vraag", asks), ("woord", word)),
        )
        for asks, words in worked.understood.meanings.items()
        for word, said in words.items()
    )  # fmt: skip


def _meanings(asks: str, worked: WorkedOut, suggestions: tuple[str, ...]) -> tuple[Option, ...]:
    """Return what a word may mean: first what looks like it, then everything, then nothing at all."""
    choices = worked.ground.choices
    if asks == "status":
        every = tuple(Option(status.value, definitions.label("action_status", status)) for status in ActionStatus)
    elif asks == "lead":
        every = (*_options(choices.organisations), *_options(choices.functions))
    else:
        shelves = {
            "theme": choices.themes, "places": choices.municipalities, "function": choices.functions,
            "group": choices.groups, "tags": choices.tags,
        }  # fmt: skip
        every = _options(shelves.get(asks, Shelf()))
    likely = tuple(option for name in suggestions for option in every if option.label == name)
    rest = tuple(option for option in every if option not in likely)
    return (Option("", _("Choose")), *likely, *rest, Option(NOTHING, _("(leave it empty)")))


def _options(shelf: Shelf) -> tuple[Option, ...]:
    return tuple(
        sorted((Option(str(thing.uid), thing.called) for thing in shelf.things), key=lambda o: o.label.casefold())
    )


def _of_row(row: RowPlan) -> Asked | None:
    number = row.number + 1
    if row.alike:
        same = tuple(
            Option(str(one.uid), _("The same: %(code)s %(title)s") % {"code": one.code, "title": one.title})
            for one in row.alike
        )
        options = (Option("", _("Choose")), *same, Option(NEW, _("A new action")))
        label = _("Row %(number)s: which action is '%(title)s'?") % {
            "number": number,
            "title": row.title[:80],
        }
        return Asked(f"rij-{row.number}", label, "", options, "")
    if row.conflicts:
        options = (
            Option("", _("Choose")),
            Option(KEPT, _("Keep what stands here")),
            Option(FROM_FILE, _("Take what stands in the file")),
        )
        label = _("Row %(number)s, %(code)s: two people changed the same thing. Which one stays?") % {
            "number": number, "code": row.code,
        }  # fmt: skip
        return Asked(f"rij-{row.number}", label, _("See both versions in the table below."), options, "")
    return None
