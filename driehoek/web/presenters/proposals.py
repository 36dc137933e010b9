# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposals on the screen: the list by how far they are, and one with what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from driehoek.steering.proposing import CAN_REOPEN, CAN_SUBMIT, CAN_WITHDRAW
from driehoek.steering.queries import Destination, ProposalLine, ProposalPage
from driehoek.steering.queries.proposal_page import Answer, OnAgenda
from driehoek.steering.rules import Concern, ProposalState
from driehoek.web.paths import Paths
from driehoek.web.words import day, lower, word

#: What the list shows by the word in its address; the states in the order of the page.
SHOWN: Mapping[str, tuple[ProposalState, ...]] = {
    "": (ProposalState.DRAFT, ProposalState.SUBMITTED, ProposalState.POSTPONED, ProposalState.ON_AGENDA),
    "behandeld": (ProposalState.ANSWERED,),
    "ingetrokken": (ProposalState.WITHDRAWN,),
}


@dataclass(frozen=True, slots=True)
class Facet:
    """A choice among lists, with how many stand in it."""

    label: str
    href: str
    count: int | None
    current: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One proposal in the list."""

    line: ProposalLine
    href: str


@dataclass(frozen=True, slots=True)
class ProposalsScreen:
    """The list of proposals, by how far they are.

    Attributes:
        groups: heading, what it means, and the proposals.
        new: where a new one is made; empty when the reader makes none.
    """

    facets: tuple[Facet, ...]
    groups: tuple[tuple[str, str, tuple[Row, ...]], ...]
    new: str


def proposals_screen(
    lines: Sequence[ProposalLine], counts: Mapping[str, int], paths: Paths, asked: str, *, may: bool
) -> ProposalsScreen:
    """Return the list."""
    labels = {"": _("Going on"), "behandeld": _("Dealt with"), "ingetrokken": _("Withdrawn")}
    meanings = {
        ProposalState.DRAFT: _("Not handed in yet. Others see them only once they are."),
        ProposalState.SUBMITTED: _("Handed in, and waiting for a place on an agenda."),
        ProposalState.POSTPONED: _("Put off at the table. They come back on a later agenda."),
        ProposalState.ON_AGENDA: _("They stand on the agenda of a meeting that is still to come."),
    }
    headings = {
        ProposalState.DRAFT: _("Drafts"),
        ProposalState.SUBMITTED: _("Waiting"),
        ProposalState.POSTPONED: _("Postponed"),
        ProposalState.ON_AGENDA: _("On an agenda"),
        ProposalState.ANSWERED: _("Dealt with"),
        ProposalState.WITHDRAWN: _("Withdrawn"),
    }
    groups = []
    for state in SHOWN[asked]:
        rows = tuple(Row(one, paths.proposal(one.code)) for one in lines if one.state == state)
        if rows:
            groups.append((headings[state], meanings.get(state, ""), rows))
    return ProposalsScreen(
        facets=tuple(
            Facet(
                label,
                f"{paths.proposals}?stand={name}" if name else paths.proposals,
                sum(counts.get(state.value, 0) for state in SHOWN[name]),
                name == asked,
            )
            for name, label in labels.items()
        ),
        groups=tuple(groups),
        new=paths.new_proposal() if may else "",
    )


@dataclass(frozen=True, slots=True)
class Deed:
    """Something the reader can do with a proposal: a word sent to :meth:`Paths.proposal`, and what the button says."""

    word: str
    label: str


@dataclass(frozen=True, slots=True)
class ProposalScreen:
    """One proposal.

    Attributes:
        stands: how it stands, in one or two sentences.
        about_href: where what it is about is shown; empty when it has no page.
        deeds: what the reader can do, the main thing first.
        change: where a draft is changed; empty when it is none, or not for this reader.
        facts: key and value.
    """

    line: ProposalLine
    stands: str
    about_href: str
    facts: tuple[tuple[str, object], ...]
    references: tuple[tuple[str, str], ...]
    agendas: tuple[tuple[OnAgenda, str], ...]
    answers: tuple[tuple[Answer, str], ...]
    beside: tuple[tuple[str, str, str], ...]
    deeds: tuple[Deed, ...]
    change: str
    move_to: str


def proposal_screen(page: ProposalPage, paths: Paths) -> ProposalScreen:
    """Return one proposal."""
    head = page.head
    return ProposalScreen(
        line=head,
        stands=_stands(page),
        about_href=_about(page, paths),
        facts=tuple((key, value) for key, value in _facts(head) if value),
        references=tuple((one.label, one.address) for one in head.references),
        agendas=tuple((one, paths.meeting(one.code)) for one in page.agendas),
        answers=tuple((one, paths.agreement(one.code)) for one in page.answers),
        beside=tuple((one.body, one.state, paths.proposal(one.code)) for one in page.beside),
        deeds=_deeds(head) if head.may_change else (),
        change=paths.proposal(head.code, "wijzigen") if head.may_change and head.state in CAN_SUBMIT else "",
        move_to=paths.proposal(head.code, "stand"),
    )


def _about(page: ProposalPage, paths: Paths) -> str:
    kind, uid = page.head.concerns_kind, page.head.concerns_uid
    if kind == Concern.ACTION and uid is not None:
        return paths.action(uid)
    if kind == Concern.THEME and page.plan_code and page.code:
        return paths.node(page.plan_code, page.code)  # it may be a goal as well as a theme
    if kind == Concern.PROGRAMME and page.code:
        return paths.programme(page.code)
    return paths.plan(page.plan_code) if kind == Concern.PLAN and page.plan_code else ""


def _facts(head: ProposalLine) -> tuple[tuple[str, object], ...]:
    return (
        (_("Goes to"), head.body),
        (_("From"), head.proposer),
        (_("Whose matter"), head.municipality or _("Joint")),
        (_("Answer wanted before"), head.wanted_on),
        (_("Papers can follow until"), day(head.papers_due) if head.papers_due else ""),
        (_("Handed in"), day(head.submitted_on) if head.submitted_on else ""),
    )


def _stands(page: ProposalPage) -> str:
    """Return how a proposal stands, in a sentence or two; the proposer never has to ask."""
    head = page.head
    if head.state == ProposalState.DRAFT:
        seen = {
            "genoemden": _("This is a draft. Only you see it."),
            "eigen_gemeente": _("This is a draft. Only your own municipality sees it."),
            "driehoek": _("This is a draft. It is about something of the triangle, so only the triangle sees it."),
        }
        return seen.get(head.origin.circle, _("This is a draft and has not been handed in."))
    words = {"body": head.body}
    if head.state == ProposalState.SUBMITTED:
        return _("Handed in with %(body)s. It waits for a place on an agenda.") % words
    if head.state == ProposalState.ON_AGENDA:
        return _("It stands on the agenda of %(body)s.") % words
    if head.state == ProposalState.POSTPONED:
        return _("%(body)s put it off. It comes back on a later agenda.") % words
    if head.state == ProposalState.ANSWERED:
        return _("%(body)s dealt with it.") % words
    return _("It has been withdrawn.")


def _deeds(head: ProposalLine) -> tuple[Deed, ...]:
    deeds = []
    if head.state in CAN_SUBMIT:
        deeds.append(Deed("indienen", _("Hand in")))
    if head.state in CAN_REOPEN:
        deeds.append(Deed("terug", _("Take back as a draft")))
    if head.state in CAN_WITHDRAW:
        deeds.append(Deed("intrekken", _("Withdraw")))
    return tuple(deeds)


@dataclass(frozen=True, slots=True)
class KindChoice:
    """Something that can be proposed, and where its form is."""

    label: str
    href: str


def kind_choices(kinds: Sequence[str], paths: Paths, asked: Mapping[str, str]) -> tuple[KindChoice, ...]:
    """Return what can be proposed about something; ``asked`` says about what, as in the address."""
    return tuple(KindChoice(word(kind, "proposal_kind"), paths.new_proposal(**asked, soort=kind)) for kind in kinds)


def going_to(going: Destination, *, open_choice: bool) -> tuple[str, ...]:
    """Return in sentences where a proposal goes, and what to do where a body is missing.

    Args:
        open_choice: whether the reader still chooses whose matter it is.
    """
    names = ", ".join(one.name for one in going.bodies)
    told = []
    if going.each and names:
        told.append(_("Each of these gets a proposal of its own: %(names)s.") % {"names": names})
    elif names and open_choice:
        told.append(
            _("A joint matter goes to %(name)s; that of one municipality to its municipal executive or mayor.")
            % {"name": going.bodies[0].name}
        )
    elif len(going.bodies) > 1:
        told.append(_("You can put this to: %(names)s.") % {"names": names})
    elif names:
        told.append(_("This goes to %(name)s.") % {"name": names})
    if going.unread and not names:
        told.append(_("Those in %(names)s may not see what this is about.") % {"names": ", ".join(going.unread)})
    if going.missing:
        told.append(_missing(going))
    return tuple(told)


def _missing(going: Destination) -> str:
    kinds = _(" or ").join(lower(kind, "body_kind") for kind in going.kinds)
    whose = ", ".join(name for name in going.missing if name)
    if whose:
        return _(
            "Not recorded yet, so not asked: the %(body)s of %(whose)s. "
            "Ask the coordinator to add it to the partnership."
        ) % {"body": kinds, "whose": whose}
    return _("There is no %(body)s recorded yet. Ask the coordinator to add it to the partnership.") % {"body": kinds}
