# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One agreement or decision on screen: what, who, when, on whose authority, and what came of it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from driehoek.access.permissions import Permission
from driehoek.cycle.queries.agreement import About, AgreementPage
from driehoek.kernel.dates import PreciseDate
from driehoek.steering.queries.agreement import AccountLine, OtherAgreement
from driehoek.steering.rules import Concern, Follow
from driehoek.web.doors import Place
from driehoek.web.frame import Link
from driehoek.web.paths import Paths
from driehoek.web.presenters.action_list import Option
from driehoek.web.presenters.origin import SourceMark, head_mark, source_mark
from driehoek.web.words import capital, word


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact beside the agreement; with ``href`` it leads on."""

    key: str
    value: str | PreciseDate
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One line of what was told about it."""

    on: PreciseDate
    state: str
    text: str
    by: str
    example: bool


@dataclass(frozen=True, slots=True)
class AccountRow:
    """What a council was told, and where that is changed if the reader may."""

    on: PreciseDate
    council: str
    how: str
    mark: SourceMark
    change: str


@dataclass(frozen=True, slots=True)
class AgreementScreen:
    """The page.

    Attributes:
        kicker: what it is, of which body.
        later: the one that took its place; ``replaced`` also when that one is out of sight.
        states: what can be told, for the form.
    """

    page: AgreementPage
    title: str
    kicker: str
    facts: tuple[Fact, ...]
    mark: SourceMark
    circle: str
    later: Link | None
    earlier: tuple[Link, ...]
    goals: tuple[Link, ...]
    told: tuple[ToldLine, ...]
    accounts: tuple[AccountRow, ...]
    states: tuple[Option, ...]
    edit_href: str
    replace_href: str
    account_href: str
    follow_to: str


def agreement_screen(page: AgreementPage, place: Place) -> AgreementScreen:
    """Return the page."""
    view, paths = page.view, place.paths
    names = {one.pk: one.name for one in place.head.municipalities}

    def change(one: AccountLine) -> str:
        may = place.may_of(Permission.RECORD_DECISION, names.get(one.municipality_id or 0, ""))
        return paths.edit("verantwoording", one.uid) if may else ""

    return AgreementScreen(
        page=page,
        title=capital(view.subject),
        kicker=_("%(kind)s of %(body)s") % {"kind": word(view.kind, "decision_kind"), "body": view.body},
        facts=tuple(_facts(page, paths)),
        mark=head_mark(view.origin),
        circle="" if view.origin.circle == "openbaar" else view.origin.circle,
        later=_beside(view.later, paths) if view.later else None,
        earlier=tuple(_beside(one, paths) for one in view.earlier),
        goals=tuple(Link(goal.title, paths.node(goal.plan_code, goal.code)) for goal in view.goals),
        told=tuple(
            ToldLine(PreciseDate.of(one.on), one.state, one.text, one.by, one.origin.example) for one in view.told
        ),
        accounts=tuple(
            AccountRow(one.on, one.council, one.how, source_mark(one.origin, view.origin), change(one))
            for one in view.accounts
        ),
        states=tuple(
            Option(state.value, word(state, "follow")) for state in (Follow.DONE, Follow.OPEN, Follow.DROPPED)
        ),
        edit_href=paths.edit("besluit", view.uid) if page.may_change else "",
        replace_href=paths.new("nieuwe-afspraak", view.uid) if page.may_change and not view.replaced else "",
        account_href=paths.new("verantwoording", view.uid) if page.may_account else "",
        follow_to=paths.agreement_follow(view.code),
    )


def _beside(other: OtherAgreement, paths: Paths) -> Link:
    return Link(capital(other.subject), paths.agreement(other.code))


def _facts(page: AgreementPage, paths: Paths) -> list[Fact]:
    view = page.view
    facts = [Fact(_("Date"), view.on), Fact(_("Body"), view.body)]
    if view.owner:
        note = view.organisation if view.organisation and view.organisation not in view.owner else ""
        facts.append(Fact(_("Who does it"), capital(view.owner), note=note))
    elif view.organisation:
        facts.append(Fact(_("Who does it"), capital(view.organisation)))
    elif view.follow == Follow.OPEN:
        facts.append(Fact(_("Who does it"), _("not agreed yet")))
    if view.due:
        facts.append(Fact(_("To be done by"), view.due))
    if view.review_on:
        facts.append(Fact(_("Look at it again on"), PreciseDate.of(view.review_on)))
    authority = authority_words(page)
    if authority:
        facts.append(Fact(_("Authority"), authority, note=word(view.authority, "authority")))
    if page.about:
        facts.append(Fact(_("Is about"), page.about.title, _about_href(page.about, paths)))
    if view.meeting:
        facts.append(Fact(_("Meeting"), view.meeting, paths.meeting(view.meeting_code) if view.meeting_code else ""))
    if view.item:
        facts.append(Fact(_("Agenda item"), view.item))
    return facts


def authority_words(page: AgreementPage) -> str:
    """Return in words whose authority it rests on: which mayors, or the prosecutor."""
    if page.view.authority == "strafrecht":
        return _("Public prosecutor")
    if not page.mayors:
        return ""
    if len(page.mayors) == 1:
        return _("Mayor of %(municipality)s") % {"municipality": page.mayors[0]}
    named = _("%(first)s and %(last)s") % {"first": ", ".join(page.mayors[:-1]), "last": page.mayors[-1]}
    return _("The mayors of %(municipalities)s, each in their own municipality") % {"municipalities": named}


def _about_href(about: About, paths: Paths) -> str:
    if about.kind == Concern.ACTION:
        return paths.action(about.uid)
    if about.kind == Concern.EVALUATION:
        return paths.evaluation(about.programme_code)
    if about.programme_code:
        return paths.programme(about.programme_code)
    return paths.node(about.plan_code, about.node_code) if about.node_code else paths.plan(about.plan_code)
