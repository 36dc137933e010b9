# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The example partnership grown to two thousand actions, as a plan file: loaded by the same command as any other."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from driehoek.exchange.planfile.parsing import parse_path
from driehoek.exchange.planfile.records.outcomes import PlanFile
from driehoek.exchange.planfile.records.plans import Node
from driehoek.exchange.planfile.records.programmes import Action, Planning, Programme, ProgressReport
from driehoek.exchange.planfile.writing import write
from driehoek.kernel.dates import PreciseDate

ACTIONS = 2000
SMALL = 110  # of which an adviser sees a hundred or so
REPORTS = 30
#: Code of the action that has them.
MUCH_TOLD = "VEEL-0001"
STATUSES = ("loopt", "loopt", "loopt", "afgerond", "niet_gestart", "vertraagd", "doorlopend", "uitgesteld")
ENDS = ("2025-12-31", "2026-03", "2026-Q2", "2026-06-30", "2026-Q4", "2026", "2026-12-31")


def grown(example: Path) -> str:
    """Return the plan file of the example with its last programme grown, and a small one beside it; all examples."""
    file = parse_path(example)
    *earlier, programme = file.programmes
    more = tuple(_action(file, number) for number in range(1, ACTIONS - len(programme.actions) + 1))
    small = Programme(
        code="uvp-klein",
        plan=programme.plan,
        title="UVP van honderd acties",
        period_start=PreciseDate("2024"),
        period_end=PreciseDate("2024"),
        status="vastgesteld",
        circle="openbaar",
        actions=tuple(_action(file, number) for number in range(1, SMALL + 1)),
        example=True,
    )
    big = replace(programme, actions=(*programme.actions, *more))
    return write(replace(file, programmes=(*earlier, big, small)))


def _action(file: PlanFile, number: int) -> Action:
    nodes = [code for plan in file.plans for node in plan.nodes for code in _joint(node)]
    municipalities = [municipality.name for municipality in file.municipalities]
    leads = [function.code for function in file.functions if not function.example]
    organisations = [organisation.code for organisation in file.organisations if not organisation.example]
    own = (municipalities[number % len(municipalities)],) if number % 3 else ()
    circle = "eigen_gemeente" if own and number % 11 == 0 else "openbaar" if number % 5 == 0 else "partners"
    return Action(
        code=f"VEEL-{number:04}",
        title=f"Actie {number} voor de meting: afspraken maken en nagaan wat zij opleveren",
        node=nodes[number % len(nodes)],
        description="Partners komen bijeen, verdelen het werk en melden elk kwartaal hoe het gaat.",
        municipalities=own,
        lead_function="" if number % 7 in (0, 1) else leads[number % len(leads)],
        lead_organisation=organisations[number % len(organisations)] if number % 7 == 1 else "",
        partners=(organisations[number % len(organisations)],),
        planning=Planning(start=PreciseDate("2025"), end=PreciseDate(ENDS[number % len(ENDS)])),
        status=STATUSES[number % len(STATUSES)],
        attention=number % 13 == 0,
        adjustment=number % 29 == 0,
        circle=circle,
        example=True,
        reports=tuple(_report(number, place, circle) for place in range(REPORTS if number == 1 else number % 2)),
    )


def _joint(node: Node) -> tuple[str, ...]:
    """Return the codes of a node and what is under it, where those are of all municipalities together."""
    if node.municipality:
        return ()
    return (node.code, *(code for child in node.children for code in _joint(child)))


def _report(number: int, place: int, circle: str) -> ProgressReport:
    return ProgressReport(
        reported_on=date(2025, 2, 1) + timedelta(days=20 * place + number % 20),
        status=STATUSES[number % len(STATUSES)],
        done=f"Bericht {place + 1}: het overleg is gehouden en twee afspraken zijn nagekomen.",
        next_step="Een volgend overleg met de wijkagent en de woningcorporatie.",
        reporter="adviseur openbare orde en veiligheid",
        example=True,
        circle=circle,
    )
