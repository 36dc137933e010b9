# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a reader can do on a page, by what they may do in the partnership; the form or command decides in the end."""

from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.access.permissions import Permission
from driehoek.evaluation.queries import JudgementView
from driehoek.planning.queries import ProgrammeHead
from driehoek.publications.queries import AnnexLine
from driehoek.steering.policies import may_propose
from driehoek.web.doors import Place
from driehoek.web.frame import Link
from driehoek.web.presenters.verdict import ChangeOf

#: So many programmes an adviser adds actions to: the joint one and that of the own municipality.
FEW = 2


def judgement_changes(place: Place) -> ChangeOf:
    """Return what tells where a judgement is changed, if this reader may."""

    def change(view: JudgementView) -> str:
        may = place.may_of(Permission.JUDGE_THEME, view.municipality)
        return place.paths.edit("oordeel", view.uid) if may else ""

    return change


def propose_href(place: Place, municipality: str, **about: UUID) -> str:
    """Return where a proposal about something is made; empty for who may make none about it.

    Args:
        municipality: whose it is, by name; joint when empty, and so is what is for some municipalities together.
        about: the word in the address for what it is about, with its uid.
    """
    own = next((one.pk for one in place.head.municipalities if one.name == municipality), None)
    may = may_propose(place.actor, place.head.pk, own)
    return place.paths.new_proposal(**{word: str(uid) for word, uid in about.items()}) if may else ""


def plans_tasks(place: Place) -> tuple[Link, ...]:
    """Return what can be done on the page of all plans."""
    return (Link(_("New plan"), place.paths.new("plan")),) if place.may(Permission.EDIT_PLAN) else ()


def evaluation_tasks(place: Place, programme: ProgrammeHead, evaluations: Sequence[UUID]) -> tuple[Link, ...]:
    """Return what can be done on the page of the evaluations of a programme."""
    paths, tasks = place.paths, []
    if place.may_of(Permission.JUDGE_THEME, programme.municipality):
        tasks.append(Link(_("New evaluation"), paths.new("evaluatie", programme.uid)))
    if evaluations and place.may(Permission.JUDGE_THEME):
        tasks.append(Link(_("New judgement of a theme"), paths.new("oordeel", evaluations[0])))
        tasks.append(Link(_("New judgement of a goal"), paths.new("doeloordeel", evaluations[0])))
    return tuple(tasks)


def register_tasks(place: Place) -> tuple[Link, ...]:
    """Return what can be done on the page of the register."""
    if not place.may(Permission.RECORD_DECISION):
        return ()
    paths = place.paths
    return Link(_("New agreement or decision"), paths.new("besluit")), Link(_("New body"), paths.new("orgaan"))


def actions_tasks(place: Place, programmes: Sequence[ProgrammeHead]) -> tuple[Link, ...]:
    """Return what can be done on the page of all running programmes: an action is added to one of them."""
    if not place.may(Permission.EDIT_PROGRAMME):
        return ()
    paths = place.paths
    listed = Link(_("Bring in or take out a list"), paths.imports)
    if len(programmes) == 1:
        return Link(_("New action"), paths.new("actie", programmes[0].uid)), listed
    mine = [
        one for one in programmes if not one.municipality or place.may_of(Permission.EDIT_PROGRAMME, one.municipality)
    ]
    if len(mine) > FEW:
        mine = [one for one in mine if not one.municipality]  # the others are a step away, through their programme
    named = _("New action in %(programme)s")
    return (*(Link(named % {"programme": one.title}, paths.new("actie", one.uid)) for one in mine), listed)


def annex_tasks(place: Place, annexes: Sequence[AnnexLine]) -> tuple[Link, ...]:
    """Return what can be done with the annexes of notes: those of one note stand in one form."""
    words = _("Change the annexes of %(programme)s")
    notes = {one.uid: one for one in annexes if place.may_of(Permission.MAKE_NOTE, one.municipality)}
    add = Link(_("Add annexes"), place.paths.new("notagegevens"))
    return (
        add,
        *(
            Link(
                words % {"programme": " ".join(filter(None, (one.programme, one.municipality)))},
                place.paths.edit("notagegevens", uid),
            )
            for uid, one in notes.items()
        ),
    )


def programme_tasks(place: Place, programme: ProgrammeHead) -> tuple[Link, ...]:
    """Return what can be done with a programme."""
    propose = propose_href(place, programme.municipality, programma=programme.uid)
    proposing = (Link(_("Make a proposal"), propose),) if propose else ()
    if not place.may(Permission.EDIT_PROGRAMME):
        return proposing
    paths = place.paths
    tasks = [Link(_("New action"), paths.new("actie", programme.uid))]
    tasks.append(Link(_("Change together"), paths.change_together(programme.code)))
    tasks.append(Link(_("Bring in or take out a list"), f"{paths.imports}?{urlencode({'programma': programme.code})}"))
    tasks.append(Link(_("Take along into the next programme"), paths.carry_over(programme.code)))
    if place.may_of(Permission.EDIT_PROGRAMME, programme.municipality):
        tasks.append(Link(_("Change programme"), paths.edit("programma", programme.uid)))
    if place.may(Permission.RECORD_DECISION):
        tasks.append(Link(_("Record what a body did with it"), paths.new("vaststelling", programme.uid)))
    return (*tasks, *proposing)
