# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a meeting to its agenda on paper: the same points in the same order as on the screen of the same reader."""

from collections.abc import Iterable, Iterator

from driehoek.kernel import definitions
from driehoek.kernel.dates import dutch
from driehoek.lib.documents.content import Line
from driehoek.publications.dutch import capital
from driehoek.publications.kinds.agenda.content import Agenda, FollowLine, Part, Point
from driehoek.publications.meeting_paper import Detail, example_notice, functions, line, lines
from driehoek.publications.sitting import Sitting, at_table, head_of
from driehoek.steering.queries.agenda import AgendaView, ItemNote, ItemView
from driehoek.steering.queries.agreements import AgreementLine
from driehoek.steering.queries.meetings import MeetingHead
from driehoek.steering.rules import AGENDA_ORDER, FIXED_POINTS, Follow, ItemKind, ItemState, MeetingState, Presence

BEFORE = (ItemKind.OPENING, ItemKind.FOLLOW_UP)
GROUPED = {
    ItemKind.TO_DECIDE: "Ter beslissing",
    ItemKind.TO_DISCUSS: "Ter bespreking",
    ItemKind.TO_KNOW: "Ter informatie",
}
SECRET = Line("Op dit punt rust geheimhouding.")
ALWAYS = frozenset(FIXED_POINTS) | {ItemKind.OPENING}
"""Points that every agenda has: they are no example by themselves."""
FOLLOW_UP = "Opvolging van eerdere afspraken"


def compose(sitting: Sitting) -> Agenda:
    """Write the agenda of a meeting, as far as the reader of this edition sees it."""
    view = sitting.view
    opening = _follow_up_opening(view)
    follow_up = tuple(_follow(one) for one in view.follow_up)
    marked = (
        view.head.origin.example
        or any(item.example for item in view.items)
        or any(one.origin.example for one in view.follow_up)
    )
    own = f"Eigen exemplaar van {sitting.reader}, met annotaties. Niet verder verspreiden."
    return Agenda(
        head=head_of(sitting, tuple(_details(view)), example_notice(marked=marked)),
        own_copy=(Line(own),) if sitting.own else (),
        first=_first(sitting),
        follow_up_opening=opening if follow_up else (),
        follow_up=follow_up,
        no_follow_up=() if follow_up else (Line("Er staan geen afspraken van dit overleg open."),),
        parts=tuple(_parts(sitting, tuple(kind for kind in AGENDA_ORDER if kind not in BEFORE))),
        no_points=() if view.items else (Line("Er staan nog geen punten op de agenda."),),
    )


def _details(view: AgendaView) -> Iterator[Detail]:
    if view.head.state == MeetingState.CANCELLED:
        yield Detail("Let op", Line("Dit overleg gaat niet door."))
    coming = [one for one in view.expected if one.presence != Presence.ABSENT]
    told = functions(at_table(one) for one in coming)
    if told:
        yield Detail("Verwacht", line(told))
    absent = functions(one.function for one in view.expected if one.presence == Presence.ABSENT)
    if absent:
        yield Detail("Afgemeld", line(absent))
    if view.head.papers_due is not None:
        yield Detail("Stukken", Line(f"aanleveren tot en met {dutch(view.head.papers_due)}"))
    if view.head.note:
        yield Detail("Toelichting", line(view.head.note))


def _first(sitting: Sitting) -> tuple[Part, ...]:
    """Return what comes before the follow-up, and its heading: that of its point, or one of its own."""
    found = tuple(_parts(sitting, BEFORE))
    if any(item.kind == ItemKind.FOLLOW_UP for item in sitting.view.items):
        return found
    return (*found, Part(FOLLOW_UP, ()))


def _parts(sitting: Sitting, kinds: Iterable[ItemKind]) -> Iterator[Part]:
    for kind in kinds:
        points = tuple(
            _point(item, sitting.view.previous, secret=item.uid in sitting.secret)
            for item in sitting.view.items
            if item.kind == kind
        )
        if points:
            yield Part(GROUPED.get(kind, ""), points)


def _point(item: ItemView, before: MeetingHead | None, *, secret: bool) -> Point:
    proposal = item.proposal
    dropped = " (vervallen)" if item.state == ItemState.DROPPED else ""
    approves = item.kind == ItemKind.APPROVAL and before is not None and dutch(before.day) not in item.title
    previous = f" ({dutch(before.day)})" if approves and before is not None else ""
    labels = "; ".join(str(reference["label"]) for reference in item.references if reference.get("label"))
    return Point(
        number=item.number,
        title=line(f"{item.title}{previous}{dropped}", example=item.example and item.kind not in ALWAYS),
        aside=_aside(item),
        reason=(*((SECRET,) if secret else ()), *lines(item.reason)),
        asked=lines(item.asked),
        gives_way=lines(proposal.gives_way) if proposal is not None else (),
        references=(line(labels),) if labels else (),
        annotations=tuple(told for note in item.notes for told in _annotation(note)),
    )


def _aside(item: ItemView) -> tuple[Line, ...]:
    minutes = "1 minuut" if item.minutes == 1 else f"{item.minutes} minuten"
    proposer = item.proposal.proposer if item.proposal is not None else ""
    told = " ".join(
        part for part in (f"{minutes}." if item.minutes else "", f"Indiener: {proposer}." if proposer else "") if part
    )
    return lines(told)


def _annotation(note: ItemNote) -> tuple[Line, ...]:
    """Return a private note: whoever wrote it reads for whom it is, and whoever it is for reads who wrote it."""
    told = f"(voor {note.function})" if note.written else f"(van {note.author})"
    first, *rest = lines(note.text)
    return (Line(f"{first.text} {told}"), *rest) if not rest else (first, *rest[:-1], Line(f"{rest[-1].text} {told}"))


def _follow_up_opening(view: AgendaView) -> tuple[Line, ...]:
    if view.previous is None:
        return (Line("Wat nog openstaat."),)
    return (Line(f"Wat nog openstaat, en wat sinds het overleg van {dutch(view.previous.day)} is afgerond."),)


def _follow(one: AgreementLine) -> FollowLine:
    if one.overdue:
        state = "Te laat"
    else:
        state = capital(definitions.label("follow", one.follow or Follow.OPEN.value))
    return FollowLine(
        what=line(capital(one.subject), example=one.origin.example),
        told=lines(one.last_told),
        owner=line(one.owner or "nog niemand"),
        due=line(str(one.due) if one.due else "geen datum"),
        state=Line(state),
    )
