# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole country as plan files: sixty made-up partnerships with 342 municipalities, all of it marked example."""

from datetime import date

from driehoek.exchange.planfile.records.bodies import Body, BodyMember
from driehoek.exchange.planfile.records.organisations import Function, Municipality, Organisation, Partnership
from driehoek.exchange.planfile.records.outcomes import FORMAT, PlanFile
from driehoek.exchange.planfile.records.plans import Level, Node, Plan
from driehoek.exchange.planfile.records.programmes import Action, Planning, Programme, ProgressReport
from driehoek.kernel.dates import PreciseDate

PARTNERSHIPS, MUNICIPALITIES, ACTIONS, LEADS = 60, 342, 12_000, 5_000
#: What the partnership has whose pages are asked for: twice of everything.
LARGEST = {"municipalities": 12, "actions": 400, "leads": 160}
THEMES, GOALS = 8, 3
YEAR = date.today().year  # noqa: DTZ011 - any day near now will do
STATUSES = ("loopt", "loopt", "loopt", "niet_gestart", "vertraagd", "doorlopend")


def slug(number: int) -> str:
    """Return the code of a partnership; the largest is number 0."""
    return f"ronde-{number:02}"


def share(what: str, total: int, number: int) -> int:
    """Return how many of the whole country a partnership has."""
    if number == 0:
        return LARGEST[what]
    left, others = total - LARGEST[what], PARTNERSHIPS - 1
    return left // others + (number <= left % others)


def partnership(number: int) -> PlanFile:
    """Return one partnership with a plan, a running programme and its leads."""
    towns = [f"Gemeente {number:02}-{each:02}" for each in range(share("municipalities", MUNICIPALITIES, number))]
    organisations = [
        Organisation(code=f"org-{each:02}", name=f"gemeente {town}", kind="gemeente", municipality=town, example=True)
        for each, town in enumerate(towns)
    ]
    organisations.append(Organisation(code="politie", name="politie", kind="politie", example=True))
    leads = [
        Function(
            code=f"trekker-{each:03}",
            title=f"trekker {each}",
            kind="actietrekker",
            organisation=organisations[each % len(organisations)].code,
            example=True,
        )
        for each in range(share("leads", LEADS, number))
    ]
    first = organisations[0].code
    runs = Function(code="coordinator", title="coördinator", kind="coordinator", organisation=first, example=True)
    mayor = Function(code="burgemeester", title="burgemeester", kind="burgemeester", organisation=first, example=True)
    return PlanFile(
        format=FORMAT,
        partnership=Partnership(code=slug(number), name=f"Samenwerking {number:02}", example=True),
        municipalities=tuple(
            Municipality(name=town, cbs_code=_code(number, each), member_from=PreciseDate("2020"), example=True)
            for each, town in enumerate(towns)
        ),
        organisations=tuple(organisations),
        functions=(runs, mayor, *leads),
        bodies=(
            Body(
                code="driehoek",
                kind="gezagsdriehoek",
                name="gezagsdriehoek",
                members=(BodyMember(function="burgemeester", example=True),),
                example=True,
            ),
        ),
        plans=(_plan(),),
        programmes=(_programme(number, towns, leads),),
    )


def _code(number: int, each: int) -> str:
    """Return a code that no municipality has."""
    before = sum(share("municipalities", MUNICIPALITIES, earlier) for earlier in range(number))
    return f"GM{9001 + before + each}"


def _plan() -> Plan:
    nodes = tuple(
        Node(
            code=f"thema-{theme}",
            title=f"Thema {theme}",
            children=tuple(
                Node(code=f"doel-{theme}-{goal}", title=f"Doel {goal} van thema {theme}", example=True)
                for goal in range(GOALS)
            ),
            example=True,
        )
        for theme in range(THEMES)
    )
    return Plan(
        code="ivp",
        title="Integraal Veiligheidsplan",
        period_start=PreciseDate(str(YEAR - 2)),
        period_end=PreciseDate(str(YEAR + 1)),
        status="vastgesteld",
        levels=(Level(singular="thema", plural="thema's"), Level(singular="doel", plural="doelen")),
        nodes=nodes,
        example=True,
    )


def _programme(number: int, towns: list[str], leads: list[Function]) -> Programme:
    return Programme(
        code="uvp",
        plan="ivp",
        title=f"UVP {YEAR}",
        period_start=PreciseDate(str(YEAR)),
        period_end=PreciseDate(str(YEAR)),
        status="vastgesteld",
        actions=tuple(_action(each, towns, leads) for each in range(share("actions", ACTIONS, number))),
        example=True,
    )


def _action(each: int, towns: list[str], leads: list[Function]) -> Action:
    lead, needs = leads[each % len(leads)], each % 40 == 4 and each % 3 != 0
    return Action(
        code=f"A-{each:03}",
        title=f"Actie {each}: afspraken maken en nagaan wat zij opleveren",
        node=f"doel-{each % THEMES}-{each % GOALS}",
        description="Partners komen bijeen, verdelen het werk en melden elk kwartaal hoe het gaat.",
        municipalities=(towns[each % len(towns)],) if each % 3 == 0 else (),
        lead_function=lead.code,
        lead_organisation=lead.organisation,
        planning=Planning(start=PreciseDate(str(YEAR)), end=PreciseDate(f"{YEAR}-12-31")),
        status=STATUSES[each % len(STATUSES)],
        deviation_reason="partner" if STATUSES[each % len(STATUSES)] == "vertraagd" else "",
        adjustment=needs,
        adjustment_text="Er is een half jaar langer nodig." if needs else "",
        reports=(
            ProgressReport(
                reported_on=date(YEAR, 1, 15),
                status=STATUSES[each % len(STATUSES)],
                done="Het overleg is gehouden en twee afspraken zijn nagekomen.",
                reporter="trekker",
                example=True,
            ),
        ),
        example=True,
    )
