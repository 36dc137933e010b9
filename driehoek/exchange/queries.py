# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads a whole partnership as a plan file."""

from driehoek.access.decision import require
from driehoek.access.permissions import Permission
from driehoek.exchange.exporting import (
    bodies,
    conversations,
    figures,
    meetings,
    organisations,
    outcomes,
    plans,
    programmes,
    register,
    tracks,
)
from driehoek.exchange.exporting.work import Work
from driehoek.exchange.planfile.ordering import ordered
from driehoek.exchange.planfile.ownership import said_once
from driehoek.exchange.planfile.records.outcomes import FORMAT, PlanFile
from driehoek.exchange.planfile.writing import write
from driehoek.kernel.actor import Actor
from driehoek.organisations.models import Municipality
from driehoek.organisations.policies import partnership_in_full


def plan_file(actor: Actor, slug: str) -> PlanFile:
    """Return a partnership as the records of a plan file as far as the actor sees it; about 50 queries.

    Left out: what was withdrawn, what is secret by law, what is for named recipients only, who holds which function,
    private annotations, and frozen versions of plans.

    Raises:
        Absent: no such partnership within sight.
        Forbidden: the actor may not export it.
    """
    found = partnership_in_full(actor, slug)
    require(actor, Permission.EXPORT_PLAN_FILE, found.pk)
    work = Work(actor, found, names=dict(Municipality.objects.values_list("pk", "name")))
    sources = organisations.sources(work)
    municipalities, sources = organisations.municipalities(work, sources)
    partners, functions = organisations.organisations(work), organisations.functions(work)
    tags, planned = plans.tags(work), plans.plans(work)
    seated, programmed = bodies.bodies(work), programmes.programmes(work)
    evaluated = outcomes.evaluations(work)
    about = register.concerns(work)
    proposed = meetings.proposals(work, about)
    met, points = meetings.meetings(work, about)
    decided = register.decisions(work, about, points)
    return said_once(
        ordered(
            PlanFile(
                format=FORMAT,
                partnership=organisations.partnership(found),
                sources=sources,
                municipalities=municipalities,
                organisations=partners,
                functions=functions,
                bodies=seated,
                tags=tags,
                sets=figures.sets(work),
                plans=planned,
                programmes=programmed,
                evaluations=evaluated,
                proposals=proposed,
                meetings=met,
                decisions=decided,
                calendars=tracks.calendars(work),
                tracks=tracks.tracks(work, about),
                recommendations=tracks.recommendations(work),
                conversations=conversations.conversations(work),
                note_facts=outcomes.note_facts(work),
            )
        )
    )


def plan_file_text(actor: Actor, slug: str) -> str:
    """Return a partnership as the canonical text of a plan file; see :func:`plan_file`."""
    return write(plan_file(actor, slug))
