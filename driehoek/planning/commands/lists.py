# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking over a list of actions at once: new ones, changed ones, and what the list tells of how they go."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Max

from driehoek.access.decision import permits, require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import operation, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle, narrower
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.kernel.records import Counts
from driehoek.organisations.models import Function, Organisation, OwnedRecord
from driehoek.organisations.policies import seen, within
from driehoek.planning.models import (
    Action,
    ActionPartner,
    ActionTag,
    Node,
    Programme,
    ProgressReport,
    Tag,
    WorkingGroup,
)
from driehoek.planning.policies import may_report
from driehoek.planning.rules import ActionStatus, Cause, DeviationReason, PlanStatus, check_shift

Row = TypeVar("Row", bound=OwnedRecord)
Hanging = TypeVar("Hanging", ActionPartner, ActionTag)

#: Columns that tell how an action goes; whoever may report on it may change them.
TELLING = frozenset({"status", "attention", "attention_text", "adjustment", "adjustment_text", "deviation_reason"})
#: What a list refers to, by the foreign key of an action.
REFERENCES: Mapping[str, type[OwnedRecord]] = {
    "node": Node,
    "lead_organisation": Organisation,
    "lead_function": Function,
    "working_group": WorkingGroup,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One action of a list.

    Attributes:
        uid: of the action that it is about; ``None`` for a new one.
        expected_version: the version that the reader had in front of them; not asked of a new one.
        code, municipality_id: only of a new one; no municipality is joint.
        columns: new values by column.
        references: uid of what a foreign key points at from now on, or nothing.
        partner_uids, tag_uids: all of them; ``None`` leaves them as they are.
        done, percentage: what is reported; appended when there is something.
    """

    uid: UUID | None = None
    expected_version: int = 0
    code: str = ""
    municipality_id: int | None = None
    columns: Mapping[str, Any] = field(default_factory=dict)
    references: Mapping[str, UUID | None] = field(default_factory=dict)
    partner_uids: tuple[UUID, ...] | None = None
    tag_uids: tuple[UUID, ...] | None = None
    done: str = ""
    percentage: int | None = None

    @property
    def reports(self) -> bool:
        """Whether it tells how the action goes in words or per cents."""
        return bool(self.done) or self.percentage is not None

    @property
    def only_tells(self) -> bool:
        """Whether it changes nothing but how the action goes."""
        hanging = self.partner_uids is not None or self.tag_uids is not None
        return not self.references and not hanging and self.columns.keys() <= TELLING


@dataclass(frozen=True)
class _Work:
    """One list that is being taken over, with what it refers to."""

    actor: Actor
    programme: Programme
    cause: Cause
    named: Mapping[type[OwnedRecord], Mapping[UUID, OwnedRecord]]

    def referred(self, model: type[Row], uid: UUID) -> Row:
        """Return what a row refers to."""
        found = self.named[model].get(uid)
        if not isinstance(found, model):
            raise Absent("Iets wat in de lijst staat, bestaat hier niet, of u mag het niet zien.")
        return found

    def keys(self, references: Mapping[str, UUID | None]) -> dict[str, int | None]:
        """Return the foreign keys of an action as columns."""
        return {
            f"{name}_id": self.referred(REFERENCES[name], uid).pk if uid is not None else None
            for name, uid in references.items()
        }


@command
def take_over_list(*, actor: Actor, programme_uid: UUID, rows: Sequence[ListRow], cause: Cause) -> Counts:
    """Make and change actions of a programme as a list says: all of it, or nothing.

    Args:
        cause: of the states that the list tells.

    Raises:
        Absent: the programme, an action, or something that a row refers to is out of sight.
        Forbidden: the actor may not edit one of these actions, or may only report on it and the row changes more.
        Conflict: an action changed since the reader saw it.
        Invalid: a number is taken, a name is missing, or a later planning has no reason.
    """
    programme = seen(actor, Programme, "plan").filter(uid=programme_uid).select_for_update(of=("self",)).first()
    if programme is None:
        raise Absent("Dit programma bestaat niet, of u mag het niet zien.")
    work = _Work(actor, programme, cause, _named(actor, programme, rows))
    stored = {row.uid: row for row in seen(actor, Action).filter(programme=programme).select_for_update(of=("self",))}
    made = _make(work, [row for row in rows if row.uid is None])
    pairs = [(_to_change(actor, stored, row), row) for row in rows if row.uid is not None]
    changed = sum([_change(work, action, row) for action, row in pairs])
    everything = [*made, *pairs]
    _hang(work, everything)
    _report(work, [(action, row) for action, row in everything if row.reports])
    return Counts(made=len(made), changed=changed, left=len(pairs) - changed)


def _named(
    actor: Actor, programme: Programme, rows: Iterable[ListRow]
) -> dict[type[OwnedRecord], dict[UUID, OwnedRecord]]:
    """Return everything that the rows refer to and the actor sees; 6 queries at most."""
    wanted: dict[type[OwnedRecord], set[UUID]] = {}
    for row in rows:
        for name, uid in row.references.items():
            wanted.setdefault(REFERENCES[name], set()).update({uid} if uid is not None else ())
        wanted.setdefault(Organisation, set()).update(row.partner_uids or ())
        wanted.setdefault(Tag, set()).update(row.tag_uids or ())
    found: dict[type[OwnedRecord], dict[UUID, OwnedRecord]] = {}
    for model, uids in wanted.items():
        of_plan = {"plan_id": programme.plan_id} if model in (Node, WorkingGroup) else {}
        listed = within(actor, model, programme.partnership_id).filter(uid__in=uids, **of_plan) if uids else ()
        found[model] = {one.uid: one for one in listed}
    return found


def _make(work: _Work, rows: Sequence[ListRow]) -> list[tuple[Action, ListRow]]:
    programme = work.programme
    standing = Action.objects.filter(programme=programme)
    taken = {code.casefold() for code in standing.filter(withdrawn_at__isnull=True).values_list("code", flat=True)}
    position = standing.aggregate(last=Max("position"))["last"] or 0
    made: list[tuple[Action, ListRow]] = []
    for row in rows:
        require(
            work.actor,
            Permission.EDIT_PROGRAMME,
            programme.partnership_id,
            row.municipality_id or programme.municipality_id,
        )
        if programme.municipality_id is not None and row.municipality_id not in (None, programme.municipality_id):
            raise Invalid(f"{programme.title} is van een andere gemeente.")
        if not row.code or row.code.casefold() in taken:
            raise Invalid(f"Nummer {row.code} is in {programme.title} al in gebruik.")
        if not str(row.columns.get("title", "")).strip() or row.references.get("node") is None:
            raise Invalid(f"Actie {row.code} heeft nog geen naam of geen thema.")
        taken.add(row.code.casefold())
        made.append((_new(work, row, position + len(made) + 1), row))
    records.insert_many([action for action, _ in made])
    return made


def _new(work: _Work, row: ListRow, position: int) -> Action:
    programme = work.programme
    goal = row.references["node"]
    assert goal is not None, "checked before"
    node = work.referred(Node, goal)
    spread = narrower((Circle.PARTNERS.value, None), (programme.circle, programme.circle_municipality_id))
    circle, municipality = narrower(spread, (node.circle, node.circle_municipality_id))
    columns = dict(row.columns)
    end = columns.get("current_end")
    return Action(
        partnership_id=programme.partnership_id,
        municipality_id=row.municipality_id,
        circle=circle,
        circle_municipality_id=municipality,
        example=programme.example,
        programme=programme,
        node=node,
        code=row.code,
        position=min(position, 32_767),
        original_start=columns.get("current_start"),
        original_end=end,
        due=end.last_day if isinstance(end, PreciseDate) else None,
        **columns,
        **{name: key for name, key in work.keys(row.references).items() if name != "node_id"},
        **work.cause.columns(),
    )


def _to_change(actor: Actor, stored: Mapping[UUID, Action], row: ListRow) -> Action:
    assert row.uid is not None, "only of actions that are there"
    action = stored.get(row.uid)
    if action is None:
        raise Absent("Een actie uit de lijst bestaat niet meer, of u mag haar niet zien.")
    if action.version != row.expected_version:
        raise Conflict(records.OVERTAKEN)
    if permits(actor, Permission.EDIT_PROGRAMME, action):
        return action
    if not row.only_tells or not may_report(actor, action):
        raise Forbidden(f"U mag actie {action.code} niet wijzigen. Vraag de coördinator om hulp.")
    return action


def _change(work: _Work, action: Action, row: ListRow) -> bool:
    """Change an action; tell whether anything of the action itself or around it changes."""
    changes: dict[str, Any] = dict(row.columns) | work.keys(row.references)
    if "title" in changes and not str(changes["title"]).strip():
        raise Invalid(f"Actie {action.code} heeft geen naam meer.", {"title": "Geef de actie een naam."})
    if "current_end" in changes:
        end: PreciseDate | None = changes["current_end"]
        _check_end(work, action, end, changes.get("deviation_reason") or action.deviation_reason)
        changes["due"] = end.last_day if end else None
    if not _agreed(work, action):
        changes |= {
            f"original_{name}": changes[f"current_{name}"] for name in ("start", "end") if f"current_{name}" in changes
        }
    if row.reports or ("status" in changes and changes["status"] != action.status):
        changes |= work.cause.columns()
    changed = records.update(action, changes)
    return changed or row.reports or row.partner_uids is not None or row.tag_uids is not None


def _agreed(work: _Work, action: Action) -> bool:
    return work.programme.status == PlanStatus.ADOPTED or action.predecessor_id is not None


def _check_end(work: _Work, action: Action, end: PreciseDate | None, reason: str) -> None:
    if _agreed(work, action):
        wrong = check_shift(action.current_end, end, DeviationReason(reason) if reason else None)
        if wrong:
            raise Invalid(f"De planning van actie {action.code} schuift op. Geef de reden.", wrong)


def _hang(work: _Work, everything: Sequence[tuple[Action, ListRow]]) -> None:
    """Make partners and labels those of the list, of the actions of which it says something."""
    for model, column, of in (
        (ActionPartner, "organisation", Organisation),
        (ActionTag, "tag", Tag),
    ):
        wanted: list[ActionPartner | ActionTag] = []
        actions: dict[int, Action] = {}
        for action, row in everything:
            uids = row.partner_uids if model is ActionPartner else row.tag_uids
            if uids is None:
                continue
            actions[action.pk] = action
            wanted += [_hanging(model, action, column, work.referred(of, uid)) for uid in dict.fromkeys(uids)]
        if actions:
            _put(model, column, wanted, actions)


def _hanging(model: Any, action: Action, column: str, row: OwnedRecord) -> Any:
    own = action.circle, action.circle_municipality_id
    # An organisation is no secret of its own; a label may be.
    circle, municipality = own if model is ActionPartner else narrower(own, (row.circle, row.circle_municipality_id))
    return model(
        partnership_id=action.partnership_id,
        municipality_id=action.municipality_id,
        circle=circle,
        circle_municipality_id=municipality,
        example=action.example,
        action=action,
        **{column: row},
    )


def _put(model: Any, column: str, wanted: list[Any], actions: Mapping[int, Action]) -> None:
    stored = model.objects.filter(action_id__in=list(actions))
    kept = frozenset({"source", "source_place"})
    present = {(row.action_id, getattr(row, f"{column}_id")) for row in stored if row.withdrawn_at is None}
    records.put(
        stored, wanted, lambda row: (row.action_id, getattr(row, f"{column}_id")), keep=kept, withdraw_others=True
    )
    asked = {(row.action_id, getattr(row, f"{column}_id")) for row in wanted}
    running = operation.current()
    assert running is not None, "a command runs within an operation"
    for key in {action_key for action_key, _ in present ^ asked}:
        if actions[key].changed_in != running.uid:  # else it has a new version already
            records.touch(actions[key])


def _report(work: _Work, told: Sequence[tuple[Action, ListRow]]) -> None:
    """Append what the list tells of how actions go."""
    if not told:
        return
    numbers = dict(
        ProgressReport.objects.filter(action__programme=work.programme)
        .values_list("action_id")
        .annotate(last=Max("number"))
    )
    reporter = work.actor.capacity(work.programme.partnership_id)
    records.insert_many(
        [
            ProgressReport(
                partnership_id=action.partnership_id,
                municipality_id=action.municipality_id,
                circle=action.circle,
                circle_municipality_id=action.circle_municipality_id,
                embargo_until=action.embargo_until,
                secrecy=action.secrecy,
                example=action.example,
                action=action,
                number=numbers.get(action.pk, 0) + 1,
                reported_on=work.cause.on,
                status=ActionStatus(action.status).value,
                percentage=row.percentage,
                done=row.done,
                deviation_reason=action.deviation_reason,
                attention=action.attention,
                attention_text=action.attention_text,
                adjustment=action.adjustment,
                adjustment_text=action.adjustment_text,
                reporter=reporter,
                on_behalf_of=work.cause.label[:200],
            )
            for action, row in told
        ]
    )
