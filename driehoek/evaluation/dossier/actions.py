# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the actions stand, what was last told of them, and what is asked for those that need adjusting."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from driehoek.evaluation.dossier.model import ActionPart, AdjustmentPart, Mention, Rests
from driehoek.evaluation.dossier.themes import Tree
from driehoek.planning.rules import UNCHANGED

#: What an action shows of the last report, of what a round asked, and of who leads it.
OF_REPORT = ("told_on", "done", "result", "ahead", "help")
OF_ASK = ("asked", "answer", "answered_at", "answered_by")
OF_PROPOSAL = ("proposal_uid", "proposal_code", "body")


@dataclass(frozen=True, slots=True)
class Placed:
    """An action, under which theme it is (by its key)."""

    pk: int
    theme_id: int
    part: ActionPart


def placed(rows: Iterable[Sequence[Any]], tree: Tree, reports: Iterable[Sequence[Any]]) -> Iterator[Placed]:
    """Yield the actions whose theme is in sight, in their order.

    Args:
        rows: of ``rows.action_rows``. reports: of ``rows.report_rows``; the last of each action counts.
    """
    told = {row[0]: row[1:] for row in reports}
    for row in rows:
        pk, node_id = row[0], row[6]
        if node_id in tree.roots:
            yield Placed(pk, tree.roots[node_id], _action(row, tree, told.get(pk)))


def _action(row: Sequence[Any], tree: Tree, told: Sequence[Any] | None) -> ActionPart:
    (
        _pk, uid, code, title, programme_uid, programme, node_id, municipality, organisation, organisation_uid,
        function, function_uid, group, group_uid, status, start, first_end, end, reason, attention, attention_text,
        adjustment, adjustment_text, example, ask, answer, answered_at, answered_by,
    ) = row  # fmt: skip
    node, theme = tree.nodes[node_id], tree.nodes[tree.roots[node_id]]
    report, on, done, result, ahead, help_asked = told or (None, None, "", "", "", "")
    return ActionPart(
        rests=(
            Rests("planning.action", uid), Rests("planning.programme", programme_uid), Rests("planning.node", node.uid)
        ),
        uid=uid,
        code=code,
        title=title,
        programme_code=programme,
        theme_code=theme.code,
        goal_code="" if node is theme else node.code,
        municipality=municipality or "",
        organisation=organisation or "",
        function=function or "",
        working_group=group or "",
        status=status,
        start=start,
        first_end=first_end,
        end=end,
        deviation_reason=reason,
        attention=attention_text if attention else None,
        adjustment=adjustment_text if adjustment else None,
        asked=ask is not None,
        answer=answer or "",
        answered_at=answered_at,
        answered_by=answered_by or "",
        told_on=on,
        done="" if done == UNCHANGED else done,
        result=result,
        ahead=ahead,
        help=help_asked,
        example=example,
        mentions=tuple(
            _mentions(
                (("organisation",), "organisations.organisation", organisation and organisation_uid),
                (("function",), "organisations.function", function and function_uid),
                (("working_group",), "planning.workinggroup", group and group_uid),
                (OF_ASK, "evaluation.ask", ask),
                (OF_REPORT, "planning.progressreport", report),
            )
        ),
    )  # fmt: skip


def _mentions(*given: tuple[tuple[str, ...], str, UUID | str | None]) -> Iterator[Mention]:
    for names, record, uid in given:
        if isinstance(uid, UUID):
            yield Mention(names, record, uid)


def adjustment_parts(
    actions: Sequence[Placed], rows: Iterable[Sequence[Any]], programmes: Mapping[str, UUID]
) -> tuple[AdjustmentPart, ...]:
    """Return what is asked for each action that needs adjusting, or that somebody lifted, in the order of the actions.

    An action that needs adjusting is there too as long as nobody chose what is asked for it.
    """
    chosen = {row[0]: row[1:] for row in rows}
    return tuple(
        _adjustment(each.part, chosen.get(each.pk), programmes)
        for each in actions
        if each.part.adjustment is not None or each.pk in chosen
    )


def _adjustment(action: ActionPart, chosen: Sequence[Any] | None, programmes: Mapping[str, UUID]) -> AdjustmentPart:
    rests = (Rests("planning.action", action.uid), Rests("planning.programme", programmes[action.programme_code]))
    text = action.adjustment if action.adjustment is not None else action.attention or ""
    if chosen is None:
        return AdjustmentPart(rests, action.uid, "", text, "", "", "", "", None, False, None, "", "", action.example)
    uid, kind, reason, asked, gives_way, deployment, end, lifted, example, code, proposal, body, body_uid = chosen
    seen = proposal if code else None
    return AdjustmentPart(
        (*rests, Rests("evaluation.adjustment", uid)), action.uid, kind, text, reason, asked, gives_way, deployment,
        end, lifted, seen, code or "", (body or "") if seen else "", example or action.example,
        tuple(
            _mentions(
                (OF_PROPOSAL, "steering.proposal", seen),
                (("body",), "steering.body", body_uid if seen and body else None),
            )
        ),
    )  # fmt: skip
