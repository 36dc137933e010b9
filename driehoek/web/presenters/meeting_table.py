# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The screen at the table: the agenda at the side, the present point in the middle, and what was typed at it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from driehoek.cycle.queries import MeetingTable
from driehoek.kernel import clock
from driehoek.planning.rules import AdoptionKind, DeviationReason
from driehoek.steering.queries.agenda import ItemOutcome, ItemView
from driehoek.steering.rules import (
    ADVISING,
    WITH_POLICE,
    WITH_PROSECUTOR,
    Authority,
    BodyKind,
    Concern,
    DecisionKind,
    Deployment,
    Follow,
    ItemKind,
    ItemState,
    MeetingState,
    ProposalKind,
    check_kind,
)
from driehoek.web.forms.meeting_table import CHANGES, FIELDS, PointForm, label_of
from driehoek.web.forms.report import FieldError
from driehoek.web.paths import Paths
from driehoek.web.presenters.action_list import Option
from driehoek.web.presenters.deciding import RuleLine, who_decides
from driehoek.web.presenters.meetings.references import reference
from driehoek.web.words import lower, word

#: Points at which an outcome is the exception.
QUIET = frozenset({ItemKind.OPENING, ItemKind.FOLLOW_UP, ItemKind.APPROVAL, ItemKind.TO_KNOW, ItemKind.ROUND})


@dataclass(frozen=True, slots=True)
class Point:
    """One point on the screen.

    Attributes:
        here: whether it is the present point.
        done: whether it was dealt with, postponed or dropped.
        values, ticked, errors: of the form of an outcome.
        said, stood: the minutes as they are shown, and as they stood when the writer began; ``theirs`` what a
            colleague made of them meanwhile.
        unfolded: whether the form of an outcome is open.
        keys: idempotency keys of its forms, by what the form does.
    """

    item: ItemView
    here: bool
    href: str
    state: str
    done: bool
    kind: str
    values: Mapping[str, str]
    ticked: frozenset[str]
    message: str
    errors: Mapping[str, str]
    said: str
    stood: str
    theirs: str | None
    overtaken: bool
    unfolded: bool
    keys: Mapping[str, str]
    references: tuple[tuple[str, str], ...]

    @property
    def summary(self) -> tuple[FieldError, ...]:
        """Return all errors, to list above the form; a message of its own when no field is to blame."""
        known = {name: text for name, text in self.errors.items() if name in FIELDS}
        if known:
            return tuple(FieldError(text, f"{name}-{self.item.uid}") for name, text in known.items())
        told = next(iter(self.errors.values()), self.message)
        return (FieldError(told, ""),) if told else ()

    @property
    def held(self) -> bool:
        """Whether what stands in the form was refused and is kept nowhere else."""
        return bool(self.errors or self.message or self.overtaken)

    def error(self, name: str) -> str:
        """Return the sentence beside a field, or nothing."""
        return self.errors.get(name, "")


@dataclass(frozen=True, slots=True)
class Chair:
    """Someone who is expected: where they sit, and whether they are there."""

    uid: UUID
    title: str
    seat: str
    presence: str
    replaced_by: str
    key: str


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be chosen in the form of an outcome.

    Attributes:
        by_law: whether the body agrees on deployment, so that the authority is asked.
        actions, themes, functions: suggestions, in the words of a person.
        deciders: per kind of change who decides about it.
    """

    by_law: bool
    kinds: tuple[Option, ...]
    changes: tuple[Option, ...]
    authorities: tuple[Option, ...]
    reasons: tuple[Option, ...]
    deployments: tuple[Option, ...]
    adoptions: tuple[Option, ...]
    programmes: tuple[Option, ...]
    wholes: tuple[Option, ...]
    follows: tuple[Option, ...]
    actions: tuple[str, ...]
    themes: tuple[str, ...]
    functions: tuple[str, ...]
    deciders: tuple[tuple[str, tuple[RuleLine, ...]], ...]


@dataclass(frozen=True, slots=True)
class MeetingScreen:
    """The whole screen.

    Attributes:
        running, held, approved: how far the meeting is; nothing is typed before it is opened or after approval.
        at: the time of this answer, such as 14:03: what was sent before it is kept.
        approves, approves_uid: the meeting of which the list is still to be approved; empty when there is none.
        offered: what can be chosen in the form of an outcome.
    """

    table: MeetingTable
    title: str
    day: str
    state: str
    running: bool
    held: bool
    approved: bool
    open_for_typing: bool
    at: str
    here: str
    points: tuple[Point, ...]
    chairs: tuple[Chair, ...]
    left: int
    address: str
    offered: Offered
    back: str
    deciding_href: str
    approves: str
    approves_uid: UUID | None
    keys: Mapping[str, str]


def meeting_screen(
    table: MeetingTable, paths: Paths, here: str, typed: Mapping[UUID, PointForm] | None = None
) -> MeetingScreen:
    """Return the screen.

    Args:
        here: number of the present point; ``aanwezig`` for who is there; empty for the first that is open.
        typed: what was typed at a point and is not kept.
    """
    head, address = table.view.head, paths.at_the_table(table.view.head.code)
    place = _place(table, here)
    typed = typed or {}
    points = tuple(_point(item, table, paths, place, typed.get(item.uid)) for item in table.view.items)
    body = BodyKind(head.body_kind)
    before = table.view.previous
    to_approve = before if before is not None and not before.approved else None
    state = MeetingState(head.state)
    return MeetingScreen(
        table=table,
        title=head.title,
        day=f"{head.times[0]} - {head.times[1]}",
        state=state.value,
        running=state is MeetingState.RUNNING,
        held=state is MeetingState.HELD,
        approved=head.approved,
        open_for_typing=table.writable,
        at=f"{clock.now().astimezone(clock.AMSTERDAM):%H:%M}",
        here=place,
        points=points,
        chairs=tuple(
            Chair(one.function_uid, one.function, one.seat, one.presence, one.replaced_by, str(uuid4()))
            for one in table.view.expected
        ),
        left=sum(item.state == ItemState.OPEN for item in table.view.items),
        address=address,
        offered=_offered(table, body),
        back=paths.meeting(head.code),
        deciding_href=paths.deciding,
        approves=to_approve.title if to_approve else "",
        approves_uid=to_approve.uid if to_approve else None,
        keys={name: str(uuid4()) for name in ("openen", "sluiten", "lijst")}
        | {str(line.uid): str(uuid4()) for line in table.view.follow_up},
    )


def _offered(table: MeetingTable, body: BodyKind) -> Offered:
    return Offered(
        by_law=body in WITH_POLICE,
        kinds=tuple(
            Option(kind.value, word(kind.value, "decision_kind"))
            for kind in (DecisionKind.AGREEMENT, DecisionKind.DECISION, DecisionKind.NOTICE, DecisionKind.INFORMATION)
            if check_kind(body, kind) is None
        ),
        changes=_changes(body),
        authorities=tuple(
            Option(one.value, word(one.value, "authority"))
            for one in Authority
            if one is not Authority.CRIMINAL_LAW or body in WITH_PROSECUTOR
        ),
        reasons=(Option("", _("Choose a reason")), *_options(DeviationReason, "deviation_reason")),
        deployments=_options(Deployment, "deployment"),
        adoptions=_options(AdoptionKind, "adoption_kind"),
        programmes=(
            Option("", _("Make a choice")),
            *(Option(str(one.uid), label_of(one)) for one in table.programmes),
        ),
        wholes=_wholes(table),
        follows=_options(Follow, "follow"),
        actions=tuple(label_of(one) for one in table.actions),
        themes=tuple(label_of(one) for one in table.themes),
        functions=tuple(one.label for one in table.functions),
        deciders=tuple((kind.value, who_decides(kind, body)) for kind in CHANGES),
    )


def _options(values: type[DeviationReason | Deployment | AdoptionKind | Follow], vocabulary: str) -> tuple[Option, ...]:
    return tuple(Option(one.value, word(one.value, vocabulary)) for one in values)


def _changes(body: BodyKind) -> tuple[Option, ...]:
    found = [Option("", _("Nothing that is recorded here"))]
    if body in ADVISING:
        return tuple(found)
    shown = [kind for kind in CHANGES if kind is not ProposalKind.DEPLOYMENT or body in WITH_POLICE]
    return (*found, *(Option(kind.value, word(kind.value, "proposal_kind")) for kind in shown))


def _wholes(table: MeetingTable) -> tuple[Option, ...]:
    plans = {str(one.plan_uid): one.plan for one in table.programmes}
    plans |= {str(one.plan_uid): one.plan for one in table.themes}
    return (
        Option("", _("Make a choice")),
        *(Option(uid, title) for uid, title in plans.items()),
        *(Option(str(one.uid), one.title) for one in table.programmes),
    )


def _place(table: MeetingTable, wanted: str) -> str:
    numbers = [str(item.number) for item in table.view.items]
    if wanted in (*numbers, "aanwezig", "sluiten"):
        return wanted
    still = (str(item.number) for item in table.view.items if item.state == ItemState.OPEN)
    if table.view.head.state not in (MeetingState.RUNNING, MeetingState.HELD):
        return "aanwezig"
    return next(still, "sluiten")


def _point(item: ItemView, table: MeetingTable, paths: Paths, here: str, typed: PointForm | None) -> Point:
    form = typed or PointForm(_beginning(item, table), frozenset())
    said = form.said if form.said is not None else item.said
    return Point(
        item=item,
        here=str(item.number) == here,
        href=f"{paths.at_the_table(table.view.head.code)}?punt={item.number}",
        state=word(item.state, "item_state"),
        done=item.state != ItemState.OPEN,
        kind=word(item.kind, "item_kind"),
        values=_beginning(item, table) | dict(form.values) if typed is None else form.values,
        ticked=form.ticked,
        message=form.message,
        errors=form.errors,
        said=said,
        stood=form.theirs if form.theirs is not None else item.said,
        theirs=form.theirs,
        overtaken=form.overtaken,
        unfolded=bool(form.errors or form.message or form.overtaken)
        or (item.state == ItemState.OPEN and ItemKind(item.kind) not in QUIET),
        keys={name: str(uuid4()) for name in ("uitkomst", "aanhouden", "stand", "gezegd")},
        references=tuple((one.label, one.href) for one in (reference(each, paths) for each in item.references)),
    )


def _beginning(item: ItemView, table: MeetingTable) -> dict[str, str]:
    """Return what stands in the form of an outcome before anyone typed: what the proposal asks."""
    values = dict.fromkeys(FIELDS, "")
    values |= {"onderwerp": item.title, "soort": DecisionKind.AGREEMENT.value, "inzet": Deployment.PLANNED.value}
    if table.view.head.body_kind in {BodyKind.EXECUTIVE, BodyKind.COUNCIL, BodyKind.MAYOR}:
        values["soort"] = DecisionKind.DECISION.value
    if item.kind == ItemKind.TO_KNOW:
        values["soort"] = DecisionKind.NOTICE.value
    values["vast"] = AdoptionKind.ADOPTED.value
    asked = item.proposal
    if asked is None or item.outcomes:
        return values
    offered = {option.value for option in _changes(BodyKind(table.view.head.body_kind))}
    about_whole = asked.concerns_kind == Concern.EVALUATION  # adopting it changes nothing that is recorded here
    values["wijzigt"] = asked.kind if asked.kind in offered and not about_whole else ""
    values["actie"] = next((label_of(one) for one in table.actions if one.uid == asked.concerns_uid), "")
    values["thema"] = next((label_of(one) for one in table.themes if one.uid == asked.concerns_uid), "")
    values["einde"] = str(asked.new_end) if asked.new_end else ""
    values["wijkt"], values["tekst"] = asked.gives_way, item.asked
    if asked.deployment:
        values["inzet"] = asked.deployment
    if asked.concerns_uid is not None and asked.kind == ProposalKind.ADOPT:
        values["wat"] = str(asked.concerns_uid)
    return values


def outcome_line(outcome: ItemOutcome) -> str:
    """Return who does it and by when, in one line."""
    parts = [outcome.owner, _("by %(day)s") % {"day": outcome.due} if outcome.due else ""]
    if outcome.follow and outcome.follow != Follow.OPEN:
        parts.append(lower(outcome.follow, "follow"))
    return ", ".join(part for part in parts if part)
