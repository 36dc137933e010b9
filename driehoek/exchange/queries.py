# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads a whole partnership as a plan file."""

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.exchange.exporting import figures, organisations, outcomes, plans, programmes
from driehoek.exchange.exporting.work import Work
from driehoek.exchange.planfile.ordering import ordered
from driehoek.exchange.planfile.ownership import said_once
from driehoek.exchange.planfile.records.outcomes import FORMAT, PlanFile
from driehoek.exchange.planfile.writing import write
from driehoek.kernel.actor import Actor
from driehoek.organisations.models import Municipality
from driehoek.organisations.policies import partnership_in_full


def plan_file(actor: Actor, slug: str) -> PlanFile:
    """Return a partnership as the records of a plan file as far as the actor sees it; about 40 queries.

    Left out: what was withdrawn, what is secret by law, what is for named recipients only, who holds which function,
    and frozen versions of plans.

    Raises:
        Absent: no such partnership within sight.
        Forbidden: the actor may not export it.
    """
    found = partnership_in_full(actor, slug)
    require(actor, Permission.EXPORT_PLAN_FILE, found.pk)
    work = Work(actor, found, names=dict(Municipality.objects.values_list("pk", "name")))
    sources = organisations.sources(work)
    municipalities, sources = organisations.municipalities(work, sources)
    return said_once(
        ordered(
            PlanFile(
                format=FORMAT,
                partnership=organisations.partnership(found),
                sources=sources,
                municipalities=municipalities,
                organisations=organisations.organisations(work),
                functions=organisations.functions(work),
                bodies=organisations.bodies(work),
                tags=plans.tags(work),
                sets=figures.sets(work),
                plans=plans.plans(work),
                programmes=programmes.programmes(work),
                evaluations=outcomes.evaluations(work),
                decisions=outcomes.decisions(work),
                note_facts=outcomes.note_facts(work),
            )
        )
    )


def plan_file_text(actor: Actor, slug: str) -> str:
    """Return a partnership as the canonical text of a plan file; see :func:`plan_file`."""
    return write(plan_file(actor, slug))
