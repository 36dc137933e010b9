# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A partnership that meets much: an example grown with meetings, agreements and proposals, as a plan file."""

from dataclasses import replace
from datetime import date, timedelta

from driehoek.exchange.planfile.records.bodies import Body
from driehoek.exchange.planfile.records.meetings import AgendaItem, Attendance, Concern, Meeting, Proposal
from driehoek.exchange.planfile.records.outcomes import PlanFile
from driehoek.exchange.planfile.records.register import Decision, FollowUp
from driehoek.kernel.dates import PreciseDate

A_MEETING, OPEN_ONES = 10, 60
WAITING = 40
ACTIONS = "uvp-2025-2026"
#: Code of the meeting whose agenda is asked for: the next one, of the triangle.
NEXT = "veel-volgende"
ABOUT = "Afspraak {number}: partners verdelen het werk en melden in het volgende overleg wat ervan kwam"


def grown(file: PlanFile, body: str, agreements: int, *, code: str = "") -> PlanFile:
    """Return a plan file with so many agreements more, in the meetings of a body, and with a next agenda.

    Args:
        code: of the partnership, when it is not that of the example.
    """
    last = date.today() - timedelta(days=10)  # noqa: DTZ011 - any day near now will do
    held = -(-agreements // A_MEETING)
    days = [last - timedelta(days=14 * back) for back in reversed(range(held))]
    meetings = tuple(_held(file, body, place, day) for place, day in enumerate(days))
    decisions = tuple(_agreement(file, body, number, agreements, days) for number in range(agreements))
    proposals = tuple(_proposal(file, body, number) for number in range(WAITING))
    return replace(
        file,
        partnership=replace(file.partnership, code=code or file.partnership.code, name=code or file.partnership.name),
        proposals=(*file.proposals, *proposals),
        meetings=(*file.meetings, *meetings, _next(body, proposals)),
        decisions=(*file.decisions, *decisions),
    )


def _held(file: PlanFile, body: str, place: int, day: date) -> Meeting:
    functions = [one.function for one in _body(file, body).members]
    return Meeting(
        code=f"veel-{place:04}",
        body=body,
        title=f"Overleg van {day}",
        starts_at=f"{day} 13:30",
        ends_at=f"{day} 15:30",
        where="gemeentehuis",
        state="gehouden",
        example=True,
        attendance=tuple(Attendance(function=one, presence="aanwezig", example=True) for one in functions),
        agenda=tuple(
            AgendaItem(
                title=f"Onderwerp {number}",
                kind="ter_beslissing",
                reason="Het vorige overleg vroeg erom.",
                asked="Een afspraak.",
                state="behandeld",
                said="De leden zijn het eens.",
                example=True,
            )
            for number in range(A_MEETING)
        ),
    )


def _body(file: PlanFile, code: str) -> Body:
    return next(one for one in file.bodies if one.code == code)


def _agreement(file: PlanFile, body: str, number: int, agreements: int, days: list[date]) -> Decision:
    place, point = divmod(number, A_MEETING)
    day, functions = days[place], [one.function for one in _body(file, body).members]
    still = number >= agreements - OPEN_ONES
    told = FollowUp(told_on=day + timedelta(days=7), state="open", text="Er is een begin mee gemaakt.", example=True)
    done = replace(told, told_on=day + timedelta(days=9), state="klaar", text="Het is gedaan.")
    return Decision(
        code=f"veel-{number:05}",
        body=body,
        decided_on=PreciseDate(day.isoformat()),
        kind="afspraak",
        subject=ABOUT.format(number=number),
        text="Iedereen doet zijn deel voor de afgesproken dag. Wie hulp nodig heeft, zegt dat op tijd.",
        reason="Samen is het minder werk.",
        meeting=f"veel-{place:04}",
        agenda_item=f"Onderwerp {point}",
        owner=functions[number % len(functions)],
        due_on=PreciseDate((day + timedelta(days=30)).isoformat()),
        follow="open" if still else "klaar",
        circle="driehoek" if number % 7 == 0 else "partners",
        example=True,
        follow_ups=tuple(
            replace(one, circle="driehoek" if number % 7 == 0 else "partners")
            for one in ((told,) if still else (told, done))
        ),
    )


def _proposal(file: PlanFile, body: str, number: int) -> Proposal:
    actions = [f"{one.code}/{action.code}" for one in file.programmes for action in one.actions]
    circles = {f"{one.code}/{action.code}": action.circle for one in file.programmes for action in one.actions}
    free = [path for path in actions if circles[path] in ("partners", "openbaar")]
    return Proposal(
        code=f"veel-voorstel-{number:03}",
        title=f"Voorstel {number}: een half jaar langer de tijd",
        kind="uitstellen",
        body=body,
        reason="De partners hebben elkaar in het voorjaar nodig.",
        asked="In te stemmen met een later einde.",
        concerns=Concern(action=free[number % len(free)]) if free else None,
        state="geagendeerd" if number < A_MEETING else "ingediend",
        example=True,
    )


def _next(body: str, proposals: tuple[Proposal, ...]) -> Meeting:
    day = date.today() + timedelta(days=16)  # noqa: DTZ011
    points = tuple(
        AgendaItem(title=one.title, kind="ter_beslissing", reason=one.reason, asked=one.asked, minutes=10,
                   proposal=one.code, example=True)
        for one in proposals[:A_MEETING]
    )  # fmt: skip
    return Meeting(
        code=NEXT,
        body=body,
        title="Het volgende overleg",
        starts_at=f"{day} 13:30",
        ends_at=f"{day} 15:30",
        example=True,
        agenda=(
            AgendaItem(title="Opvolging van eerdere afspraken", kind="opvolging", example=True),
            AgendaItem(title="Afsprakenlijst van de vorige keer", kind="vaststelling_lijst", example=True),
            *points,
            AgendaItem(title="Rondvraag", kind="rondvraag", example=True),
        ),
    )
