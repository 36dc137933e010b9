# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a meeting to its list of agreements on paper."""

from collections.abc import Iterator

from driehoek.kernel import definitions
from driehoek.kernel.dates import dutch
from driehoek.lib.documents.content import Line
from driehoek.publications.dutch import capital
from driehoek.publications.kinds.agreements.content import AgreementsList, Outcome, Point, TaskLine
from driehoek.publications.meeting_paper import Detail, example_notice, functions, line, lines
from driehoek.publications.sitting import Sitting, at_table, head_of
from driehoek.steering.queries.agenda import AgendaView, ItemOutcome, ItemView
from driehoek.steering.rules import BINDING, ItemState, MeetingState, Presence

OTHER = "Overige afspraken"
APPROVALS = {
    MeetingState.HELD: "Deze lijst is nog niet vastgesteld. Dat gebeurt in een volgend overleg.",
    MeetingState.RUNNING: "Het overleg is nog bezig. Deze lijst is een tussenstand.",
    MeetingState.CANCELLED: "Dit overleg is vervallen. Er is geen lijst vast te stellen.",
}
NOT_YET = "Dit overleg is nog niet gehouden."


def compose(sitting: Sitting) -> AgreementsList:
    """Write the list of a meeting, as far as the reader of this edition sees it."""
    view = sitting.view
    outcomes = (*(outcome for item in view.items for outcome in item.outcomes), *view.loose)
    tasks = tuple(_task(outcome) for outcome in outcomes if _asks(outcome))
    points = tuple(_points(view))
    told = [item for item in view.items if item.said or item.outcomes or item.state == ItemState.POSTPONED]
    marked = view.head.origin.example or any(item.example for item in told)
    marked = marked or any(outcome.example for outcome in outcomes)
    return AgreementsList(
        head=head_of(sitting, tuple(_details(view)), example_notice(marked=marked)),
        tasks=tasks,
        no_tasks=() if tasks else (Line("Er is niets afgesproken dat iemand moet doen."),),
        points=points,
        no_points=() if points else (Line("Er is bij geen punt iets vastgelegd."),),
        postponed=tuple(_postponed(item) for item in view.items if item.state == ItemState.POSTPONED),
        approval=_approval(view),
    )


def _details(view: AgendaView) -> Iterator[Detail]:
    present = functions(at_table(one) for one in view.expected if one.presence in (Presence.PRESENT, Presence.REPLACED))
    yield Detail("Aanwezig", line(present or "nog niet vastgelegd"))
    absent = functions(one.function for one in view.expected if one.presence == Presence.ABSENT)
    if absent:
        yield Detail("Afwezig", line(absent))


def _asks(outcome: ItemOutcome) -> bool:
    return outcome.kind in BINDING and bool(outcome.owner or outcome.due)


def _task(outcome: ItemOutcome) -> TaskLine:
    return TaskLine(
        what=line(capital(outcome.subject), example=outcome.example),
        owner=line(outcome.owner or "nog niemand"),
        due=line(str(outcome.due) if outcome.due else "geen datum"),
    )


def _points(view: AgendaView) -> Iterator[Point]:
    """Number what is told here from one: a point of which nothing is told leaves no gap."""
    number = 0
    for item in view.items:
        if item.outcomes or (item.said and item.state != ItemState.POSTPONED):
            number += 1
            outcomes = tuple(_outcome(each) for each in item.outcomes)
            yield Point(number, line(item.title, example=item.example), lines(item.said), outcomes)
    if view.loose:
        yield Point(number + 1, Line(OTHER), (), tuple(_outcome(each) for each in view.loose))


def _outcome(outcome: ItemOutcome) -> Outcome:
    text = lines(outcome.text)
    subject = line(capital(outcome.subject), example=outcome.example)
    same = bool(text) and text[0].text.rstrip(".").casefold() == subject.text.rstrip(".").casefold()
    authority = definitions.label("authority", outcome.authority) if outcome.authority else ""
    return Outcome(
        kind=capital(definitions.label("decision_kind", outcome.kind)),
        text=(subject, *(text[1:] if same else text)),
        owner=lines(outcome.owner),
        due=lines(str(outcome.due) if outcome.due else ""),
        authority=lines(authority),
        reason=lines(outcome.reason),
        gives_way=lines(outcome.gives_way),
        review=(Line(dutch(outcome.review_on)),) if outcome.review_on else (),
    )


def _postponed(item: ItemView) -> Line:
    said = f". {item.said}" if item.said else ""
    return line(f"{item.title}{said}", example=item.example)


def _approval(view: AgendaView) -> Line:
    if view.head.approved_on is not None:
        return Line(f"Vastgesteld in het overleg van {dutch(view.head.approved_on)}.")
    if view.head.approved:
        return Line("Vastgesteld in een later overleg.")
    return Line(APPROVALS.get(MeetingState(view.head.state), NOT_YET))
