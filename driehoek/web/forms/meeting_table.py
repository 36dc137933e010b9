# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What is typed at the table about one point: the outcome, and what it changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.cycle.commands import (
    AddPriority,
    AdjustAction,
    Adopt,
    CarryOver,
    Change,
    DeferAction,
    Deploy,
    DropPriority,
    NewAction,
    StopAction,
)
from driehoek.cycle.queries import MeetingTable
from driehoek.cycle.queries.meeting_table import Open, Running, Theme
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Invalid
from driehoek.planning.commands import ActionForm
from driehoek.planning.rules import AdoptionKind, DeviationReason
from driehoek.steering.commands import Outcome
from driehoek.steering.rules import Authority, Concern, DecisionKind, Deployment, ProposalKind
from driehoek.web.forms.dates import typed_date

T = TypeVar("T")

#: Field of the form -> name that the commands use in their errors.
FIELDS = {
    "soort": "kind",
    "onderwerp": "subject",
    "tekst": "text",
    "waarom": "why",
    "wie": "owner",
    "voor": "due_on",
    "opnieuw": "review_on",
    "gezag": "authority",
    "wijzigt": "change",
    "actie": "action",
    "afwijking": "deviation_reason",
    "einde": "new_end",
    "programma": "programme",
    "titel": "title",
    "thema": "node",
    "inzet": "deployment",
    "wijkt": "gives_way",
    "vast": "adoption",
    "wat": "concerns",
}
TICKS = ("stopt",)
LONGEST = 20_000
NOT_KEPT = "Dit is nog niet bewaard. Verbeter de gemarkeerde velden."

#: What an outcome can change, in the order of the list; the words are those of the kinds of proposals.
CHANGES = (
    ProposalKind.ADJUST,
    ProposalKind.CONTINUE,
    ProposalKind.STOP,
    ProposalKind.DEFER,
    ProposalKind.CARRY_OVER,
    ProposalKind.NEW_ACTION,
    ProposalKind.ADD_PRIORITY,
    ProposalKind.DROP_PRIORITY,
    ProposalKind.DEPLOYMENT,
    ProposalKind.ADOPT,
)


#: Those of them that are about an action.
OF_AN_ACTION = frozenset(CHANGES[:5])


@dataclass(frozen=True, slots=True)
class PointForm:
    """What stands in the form of one point.

    Attributes:
        values: text of each field by its name in the form.
        message: the sentence above it when something is wrong; ``errors`` per field the sentence beside it.
        seen: how many outcomes stood on the screen.
        said, stood: what is typed as minutes, and what stood there before; ``theirs`` what a colleague made of it.
    """

    values: Mapping[str, str]
    ticked: frozenset[str] = frozenset()
    message: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    seen: int | None = None
    said: str | None = None
    stood: str = ""
    theirs: str | None = None
    overtaken: bool = False

    def refused(self, message: str, errors: Mapping[str, str]) -> "PointForm":
        """Return the same form with what is wrong; errors come under the names of the commands."""
        names = {theirs: ours for ours, theirs in FIELDS.items()} | {"follow": "wie", "deployment": "inzet"}
        return replace(self, message=message, errors={names.get(name, name): text for name, text in errors.items()})


def read_form(sent: Mapping[str, str]) -> PointForm:
    """Read what was typed."""
    values = {name: _text(sent.get(name, "")) for name in FIELDS}
    seen = sent.get("gezien", "")
    number = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < len("1000") else None
    return PointForm(values, frozenset(name for name in TICKS if name in sent), seen=number)


def _text(text: str) -> str:
    return text.replace("\r\n", "\n")[:LONGEST].strip()


def label_of(one: Open | Theme | Running) -> str:
    """Return the words by which a person chooses something that an outcome changes."""
    if isinstance(one, Open):
        return f"{one.code} {one.title} ({one.programme})"
    if isinstance(one, Theme):
        return f"{one.title} ({one.parent})" if one.parent else one.title
    return one.title


def outcome_of(form: PointForm, table: MeetingTable) -> tuple[Outcome, Change | None]:
    """Return what the command is given: the outcome, and what changes with it.

    Raises:
        Invalid: with the sentence beside each field that cannot be read.
    """
    wrong: dict[str, str] = {}
    values = form.values
    kind = values["soort"] if values["soort"] in set(DecisionKind) else ""
    if not kind:
        wrong["kind"] = _("Choose what it is.")
    owner = _owner(values["wie"], table, wrong)
    authority = Authority(values["gezag"]) if values["gezag"] in set(Authority) else None
    outcome = Outcome(
        code="",
        decided_on=PreciseDate.of(table.view.head.day),
        kind=DecisionKind(kind or DecisionKind.AGREEMENT),
        subject=values["onderwerp"],
        text=values["tekst"],
        reason=values["waarom"],
        authority=authority,
        owner_uid=owner,
        due_on=_date(values["voor"], "due_on", wrong),
        review_on=_day(values["opnieuw"], wrong),
    )
    change = _change(form, table, wrong)
    if not values["onderwerp"]:
        wrong.setdefault("subject", _("Fill in what it is about."))
    if wrong:
        raise Invalid(NOT_KEPT, wrong)
    return outcome, change


def _change(form: PointForm, table: MeetingTable, wrong: dict[str, str]) -> Change | None:
    asked = form.values["wijzigt"]
    if asked not in {kind.value for kind in CHANGES}:
        return None
    kind = ProposalKind(asked)
    if kind in OF_AN_ACTION:
        return _on_action(kind, form.values, table, wrong)
    if kind is ProposalKind.NEW_ACTION:
        return _new_action(form.values, table, wrong)
    if kind in (ProposalKind.ADD_PRIORITY, ProposalKind.DROP_PRIORITY):
        return _priority(kind, form, table, wrong)
    if kind is ProposalKind.DEPLOYMENT:
        if form.values["inzet"] not in set(Deployment):
            wrong["deployment"] = _("Choose whether it was planned or not.")
            return None
        return Deploy(deployment=Deployment(form.values["inzet"]), gives_way=form.values["wijkt"])
    return _adopt(form.values, table, wrong)


def _on_action(
    kind: ProposalKind, values: Mapping[str, str], table: MeetingTable, wrong: dict[str, str]
) -> Change | None:
    action = _one(values["actie"], {label_of(one): one for one in table.actions})
    if action is None:
        wrong["action"] = _("Choose an action from the list.")
        return None
    reason = DeviationReason(values["afwijking"]) if values["afwijking"] in set(DeviationReason) else None
    end = _date(values["einde"], "new_end", wrong)
    if kind is ProposalKind.STOP:
        return StopAction(action_uid=action.uid, reason=reason)
    if kind is ProposalKind.CONTINUE:
        return AdjustAction(action_uid=action.uid)
    if kind is ProposalKind.ADJUST:
        return AdjustAction(action_uid=action.uid, reason=reason, new_end=end)
    if kind is ProposalKind.DEFER:
        return DeferAction(action_uid=action.uid, reason=reason, new_end=end)
    following = next((one for one in table.programmes if one.follows == action.programme_uid), None)
    if following is None:
        wrong["action"] = _("After %(programme)s there is no programme yet.") % {"programme": action.programme}
        return None
    return CarryOver(action_uid=action.uid, programme_uid=following.uid, end=end, reason=reason)


def _new_action(values: Mapping[str, str], table: MeetingTable, wrong: dict[str, str]) -> Change | None:
    programme = next((one for one in table.programmes if str(one.uid) == values["programma"]), None)
    node = _one(values["thema"], {label_of(one): one for one in table.themes})
    if programme is None:
        wrong["programme"] = _("Choose a programme.")
    if node is None:
        wrong["node"] = _("Choose a theme or goal from the list.")
    if not values["titel"]:
        wrong["title"] = _("Give the action a name.")
    end = _date(values["einde"], "new_end", wrong)
    if programme is None or node is None or not values["titel"]:
        return None
    form = ActionForm(title=values["titel"], node_uid=node.uid, description=values["tekst"], end=end)
    own = table.view.head.municipality_pk or programme.municipality_id
    return NewAction(programme_uid=programme.uid, form=form, municipality_id=own)


def _priority(kind: ProposalKind, form: PointForm, table: MeetingTable, wrong: dict[str, str]) -> Change | None:
    typed = form.values["thema"]
    top = [one for one in table.themes if one.level == 1]
    node = _one(typed, {label_of(one): one for one in top})
    if kind is ProposalKind.DROP_PRIORITY:
        if node is None:
            wrong["node"] = _("Choose a theme from the list.")
            return None
        return DropPriority(node_uid=node.uid, stop_actions="stopt" in form.ticked)
    if node is not None:
        return AddPriority(plan_uid=node.plan_uid, node_uid=node.uid)
    plan = next((one.plan_uid for one in top), None)
    if not typed or plan is None:
        wrong["node"] = _("Choose a theme from the list, or type the name of a new one.")
        return None
    own = table.view.head.municipality_pk
    return AddPriority(plan_uid=plan, title=typed, text=form.values["tekst"], municipality_id=own)


def _adopt(values: Mapping[str, str], table: MeetingTable, wrong: dict[str, str]) -> Change | None:
    known = {str(one.uid): (Concern.PROGRAMME, one.uid) for one in table.programmes}
    known |= {str(one.plan_uid): (Concern.PLAN, one.plan_uid) for one in table.programmes}
    known |= {str(one.plan_uid): (Concern.PLAN, one.plan_uid) for one in table.themes}
    if values["wat"] not in known:
        wrong["concerns"] = _("Choose a plan or programme.")
        return None
    done = AdoptionKind(values["vast"]) if values["vast"] in set(AdoptionKind) else AdoptionKind.ADOPTED
    return Adopt(kind=done, concerns=known[values["wat"]])


def _one(typed: str, known: Mapping[str, T]) -> T | None:
    """Return what a person means: its words, or a beginning of them that fits only one."""
    wanted = typed.casefold().strip()
    if not wanted:
        return None
    exact: Sequence[T] = [one for label, one in known.items() if label.casefold() == wanted]
    begins = exact or [one for label, one in known.items() if label.casefold().startswith(wanted)]
    return begins[0] if len(begins) == 1 else None


def _owner(typed: str, table: MeetingTable, wrong: dict[str, str]) -> UUID | None:
    if not typed:
        return None
    found = _one(typed, {pick.label: pick for pick in table.functions})
    if found is None:
        wrong["owner"] = _("Choose a function from the list.")
    return found.uid if found else None


def _date(typed: str, name: str, wrong: dict[str, str]) -> PreciseDate | None:
    if not typed:
        return None
    try:
        return typed_date(typed)
    except ValueError:
        wrong[name] = _("We do not know this date. Write for instance 20 May 2027, May 2027, Q2 2027 or 2027.")
        return None


def _day(typed: str, wrong: dict[str, str]) -> date | None:
    found = _date(typed, "review_on", wrong)
    return found.last_day if found else None
