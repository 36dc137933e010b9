# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What partners tell each other, and help between municipalities, on the screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from driehoek.steering.queries.helping import HelpLine
from driehoek.steering.queries.meetings import MeetingHead
from driehoek.steering.queries.sharing import DevelopmentLine, DevelopmentPage
from driehoek.steering.rules import DevelopmentState, HelpKind, HelpState
from driehoek.web.editing.fields import Option
from driehoek.web.frame import Link
from driehoek.web.paths import Paths, asking
from driehoek.web.presenters.proposals import Facet
from driehoek.web.words import day


@dataclass(frozen=True, slots=True)
class DevelopmentsScreen:
    """What was told, the latest first.

    Attributes:
        rows: each with its address.
        new: where one tells something; empty for who does not.
    """

    facets: tuple[Facet, ...]
    rows: tuple[tuple[DevelopmentLine, str], ...]
    new: str


def developments_screen(
    lines: Sequence[DevelopmentLine], counts: Mapping[str, int], paths: Paths, state: DevelopmentState, *, may: bool
) -> DevelopmentsScreen:
    """Return the list."""
    labels = {DevelopmentState.OPEN: _("Still open"), DevelopmentState.CLOSED: _("Dealt with")}
    return DevelopmentsScreen(
        facets=tuple(
            Facet(
                label,
                asking(paths.developments, stand=one.value if one is DevelopmentState.CLOSED else ""),
                counts.get(one.value, 0),
                one is state,
            )
            for one, label in labels.items()
        ),
        rows=tuple((line, paths.development(line.code)) for line in lines),
        new=paths.new("ontwikkeling") if may else "",
    )


@dataclass(frozen=True, slots=True)
class DevelopmentScreen:
    """One development.

    Attributes:
        came: title, body, coded state and address of the proposals that came of it.
        agendas: the meetings on whose agenda the reader can put it.
        propose, change: addresses; empty for who may not.
    """

    line: DevelopmentLine
    theme_href: str
    came: tuple[tuple[str, str, str, str], ...]
    agendas: tuple[Option, ...]
    propose: str
    change: str
    move_to: str
    open: bool


def development_screen(
    found: DevelopmentPage, paths: Paths, agendas: Sequence[MeetingHead], *, may_propose: bool
) -> DevelopmentScreen:
    """Return one development."""
    head = found.head
    still = head.state == DevelopmentState.OPEN
    about = {"ontwikkeling": str(head.uid)} | ({"thema": str(head.theme_uid)} if head.theme_uid else {})
    return DevelopmentScreen(
        line=head,
        theme_href=paths.node(head.plan_code, head.theme_code) if head.theme_code and head.plan_code else "",
        came=tuple((one.title, one.body, one.state, paths.proposal(one.code)) for one in found.proposals),
        agendas=tuple(Option(str(one.uid), f"{one.body}, {day(one.day)}") for one in agendas) if still else (),
        propose=paths.new_proposal(**about) if may_propose and still else "",
        change=paths.edit("ontwikkeling", head.uid) if head.may_change else "",
        move_to=paths.development(head.code, "stand"),
        open=still,
    )


@dataclass(frozen=True, slots=True)
class HelpingScreen:
    """What is asked, offered and agreed, each under its heading."""

    facets: tuple[Facet, ...]
    groups: tuple[tuple[str, tuple[tuple[HelpLine, str], ...]], ...]
    tasks: tuple[Link, ...]


def helping_screen(lines: Sequence[HelpLine], paths: Paths, *, done: bool, may: bool) -> HelpingScreen:
    """Return the list."""
    headings = {
        (HelpState.OPEN, HelpKind.ASKED): _("Help asked"),
        (HelpState.OPEN, HelpKind.OFFERED): _("Help offered"),
        HelpState.AGREED: _("Agreed"),
        HelpState.DONE: _("Done"),
        HelpState.WITHDRAWN: _("Withdrawn"),
    }
    groups = []
    for key, heading in headings.items():
        rows = tuple((line, paths.help(line.code)) for line in lines if key in (line.state, (line.state, line.kind)))
        if rows:
            groups.append((heading, rows))
    new = paths.new("hulp")
    tasks = (Link(_("Ask help"), asking(new, kind="vraag")), Link(_("Offer help"), asking(new, kind="aanbod")))
    return HelpingScreen(
        facets=(
            Facet(_("Going on"), paths.helping, None, not done),
            Facet(_("Done"), asking(paths.helping, stand="gedaan"), None, done),
        ),
        groups=tuple(groups),
        tasks=tasks if may else (),
    )


@dataclass(frozen=True, slots=True)
class HelpScreen:
    """One question or offer.

    Attributes:
        stands: how far it is, in a sentence.
        agree: the municipalities for which the reader can agree on it; none when they cannot.
        finish, release, withdraw: what else the reader can do.
    """

    line: HelpLine
    stands: str
    facts: tuple[tuple[str, object], ...]
    agree: tuple[Option, ...]
    finish: bool
    release: bool
    withdraw: bool
    change: str
    move_to: str


def help_screen(line: HelpLine, paths: Paths, others: Sequence[Option]) -> HelpScreen:
    """Return one question or offer; ``others`` are the municipalities for which the reader speaks, but its own."""
    still, agreed = line.state == HelpState.OPEN, line.state == HelpState.AGREED
    facts = (
        (_("From"), line.municipality),
        (_("Told by"), line.told_by),
        (_("How much"), line.amount),
        (_("From when"), line.starts_on),
        (_("Until"), line.ends_on),
        (_("Agreed with"), line.other_side),
        (_("Agreed by"), line.agreed_by),
        (_("Agreed on"), day(line.agreed_on) if line.agreed_on else ""),
        (_("Done on"), day(line.done_on) if line.done_on else ""),
    )
    return HelpScreen(
        line=line,
        stands=_stands(line),
        facts=tuple((key, value) for key, value in facts if value),
        agree=tuple(others) if still else (),
        finish=agreed and line.either_side,
        release=agreed and line.either_side,
        withdraw=still and line.own_side,
        change=paths.edit("hulp", line.uid) if still and line.own_side else "",
        move_to=paths.help(line.code, "stand"),
    )


def _stands(line: HelpLine) -> str:
    words = {"who": line.municipality, "other": line.other_side}
    if line.state == HelpState.AGREED:
        return _("%(who)s and %(other)s agreed on this.") % words
    if line.state == HelpState.DONE:
        return _("%(who)s and %(other)s did this.") % words
    if line.state == HelpState.WITHDRAWN:
        return _("%(who)s withdrew this.") % words
    if line.kind == HelpKind.OFFERED:
        return _("%(who)s offers this. Another municipality can take it up.") % words
    return _("%(who)s asks this. Another municipality can take it up.") % words
