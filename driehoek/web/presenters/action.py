# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""An action on one page: its facts, its story, and the short form to tell how it is going."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from driehoek.cycle.queries import ActionPage, StoryEvent
from driehoek.kernel.dates import PreciseDate, period
from driehoek.kernel.definitions import load
from driehoek.organisations.queries import Origin, PartnershipHead
from driehoek.web.formats import Euro
from driehoek.web.paths import Paths
from driehoek.web.presenters.action_list import Option
from driehoek.web.presenters.origin import SourceMark, source_mark
from driehoek.web.words import capital, lower, word


@dataclass(frozen=True, slots=True)
class Event:
    """One thing in the story."""

    on: PreciseDate
    title: str
    cause: str
    text: str
    by: str
    details: tuple[tuple[str, str | PreciseDate], ...]
    programme: str
    mark: SourceMark


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about the action: a key and its value, with an optional small line."""

    key: str
    value: object
    note: str = ""


@dataclass(frozen=True, slots=True)
class ActionScreen:
    """Everything on the page of an action."""

    page: ActionPage
    kicker: str
    theme_href: str
    programme_href: str
    mark: SourceMark
    facts: tuple[Fact, ...]
    lights: tuple[tuple[str, str], ...]
    events: tuple[Event, ...]
    predecessors: tuple[tuple[str, str], ...]
    statuses: tuple[Option, ...]
    reasons: tuple[Option, ...]
    report_to: str
    edit_href: str
    decide_href: str
    propose_href: str


def action_screen(page: ActionPage, head: PartnershipHead, propose_href: str) -> ActionScreen:
    """Return the page of an action; ``propose_href`` is empty for who proposes nothing about it."""
    paths = Paths(head.slug)
    return ActionScreen(
        page=page,
        kicker=f"{page.programme} · {page.code}",
        theme_href=paths.theme(page.plan_code, page.theme_code),
        programme_href=paths.programme(page.programme_code),
        mark=source_mark(page.origin, Origin(circle=page.origin.circle)),
        facts=tuple(fact for fact in _facts(page) if fact.value != ""),
        lights=page.lights,
        events=_events(page),
        predecessors=tuple((title, paths.action(uid)) for title, uid in page.predecessors),
        statuses=_options("action_status"),
        reasons=(Option("", _("Choose a reason")), *_options("deviation_reason")),
        report_to=paths.report(page.uid),
        edit_href=paths.edit("actie", page.uid) if page.may_edit else "",
        decide_href=paths.new("afspraak-over-actie", page.uid) if page.may_decide else "",
        propose_href=propose_href,
    )


def _options(vocabulary: str) -> tuple[Option, ...]:
    values: Mapping[str, object] = load("vocabulary")["vocabularies"][vocabulary]["values"]
    return tuple(Option(code, word(code, vocabulary)) for code in values)


def _lead(page: ActionPage) -> str:
    if page.lead_function:
        return page.lead_function
    return page.lead_organisation or _("no lead yet")


def _planned(start: PreciseDate | None, end: PreciseDate | None) -> str:
    if start is None:
        return _("ready by %(end)s") % {"end": end} if end else ""
    return period(start, end) if end else _("from %(start)s") % {"start": start}


def _facts(page: ActionPage) -> tuple[Fact, ...]:
    now, first = _planned(page.current_start, page.current_end), _planned(page.original_start, page.original_end)
    moved = _("at first: %(planning)s") % {"planning": first} if first and first != now else ""
    return (
        Fact(_("Lead"), _lead(page), page.lead_organisation if page.lead_function else ""),
        Fact(_("Status comes from"), page.status_cause, str(page.status_on or "")),
        Fact(_("Planning"), now or _("not planned yet"), moved),
        Fact(_("Where"), page.municipality or _("Joint")),
        Fact(_("Goal"), page.goal if page.goal != page.theme else "", ", ".join(page.other_goals)),
        Fact(_("Intended result"), page.intended_result),
        Fact(_("Expected effect"), page.expected_effect),
        Fact(_("Partners"), ", ".join(page.partners)),
        Fact(_("Working group"), page.working_group),
        # An action is new unless something else was said of it, so "new" tells nothing that anyone said.
        Fact(_("Kind of action"), _word(page.kind if page.kind != "nieuw" else "", "action_kind"), page.cluster),
        Fact(_("Means"), Euro(page.means_cents) if page.means_cents is not None else page.means_text, _means(page)),
        Fact(_("Deployment asked of the police"), page.capacity_claim),
        Fact(_("Reason of deviation"), _word(page.deviation_reason, "deviation_reason")),
        Fact(_("Labels"), ", ".join(label for _kind, label in page.tags)),
    )


def _word(code: str, vocabulary: str) -> str:
    return word(code, vocabulary) if code else ""


def _means(page: ActionPage) -> str:
    parts = [page.means_text if page.means_cents is not None else "", page.means_payer]
    return ", ".join(part.rstrip(". ") for part in parts if part)


def _events(page: ActionPage) -> tuple[Event, ...]:
    causes = {
        "gepland": _("Planned"),
        "bericht": _("Progress report"),
        "afspraak": _("Agreement or decision"),
        "overgedragen": _("Carried over"),
        "stand": _("Status"),
        "gewijzigd": _("Changed"),
    }
    return tuple(
        Event(
            on=event.on,
            title=capital(_happened(event)),
            cause=causes[event.kind],
            text=event.text,
            by=event.who,
            details=tuple(_detail(*pair) for pair in event.details),
            programme=event.programme,
            mark=source_mark(event.origin, page.origin),
        )
        for event in page.story
    )


def _happened(event: StoryEvent) -> str:
    if event.changed:
        names = {
            "titel": _("title"), "planning": _("planning"), "stand": _("status"), "trekker": _("lead"),
            "bijsturing": _("adjustment"), "aandacht": _("attention"),
        }  # fmt: skip
        return _("%(fields)s changed") % {"fields": ", ".join(names[name] for name in event.changed)}
    if event.status:
        return lower(event.status, "action_status")
    return event.title or _("original planning")


def _detail(label: str, value: str | PreciseDate) -> tuple[str, str | PreciseDate]:
    labels = {
        "resultaat": _("Result"), "volgende stap": _("Next step"), "gevraagde hulp": _("Help asked"),
        "vergt aandacht": _("Needs attention"), "bijsturing nodig": _("Adjustment needed"),
        "nieuwe planning": _("New planning"), "geplande einddatum": _("Planned end"), "voortgang": _("Progress"),
        "reden van afwijking": _("Reason of the deviation"), "planning": _("Planning"), "titel": _("Title"),
    }  # fmt: skip
    if label == "reden van afwijking":
        value = lower(str(value), "deviation_reason")
    return labels[label], value
