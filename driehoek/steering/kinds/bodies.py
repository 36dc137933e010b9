# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bodies edited by hand: who sits in them, and who carries which theme."""

from collections.abc import Mapping
from typing import Any

from driehoek.access.permissions import Permission
from driehoek.organisations.editing import Editable
from driehoek.organisations.models import Function
from driehoek.organisations.rules import period_wrong
from driehoek.planning.models import Node, WorkingGroup
from driehoek.steering.models import Body, BodyMember, Decision, Portfolio
from driehoek.steering.rules import BodyKind, DecisionKind, Seat, check_kind, check_whose

EDIT = Permission.RECORD_DECISION


def _body(row: Body) -> Mapping[str, str]:
    if row.kind not in set(BodyKind):
        return {}
    wrong = check_whose(BodyKind(row.kind), local=row.municipality_id is not None)
    if row.working_group_id is not None and row.kind != BodyKind.WORKING_GROUP:
        wrong["working_group"] = "Alleen een werkgroepoverleg hoort bij een werkgroep."
    if row.pk is not None:
        for kind in Decision.objects.filter(body=row.pk, withdrawn_at__isnull=True).values_list("kind", flat=True):
            no_longer = check_kind(BodyKind(row.kind), DecisionKind(kind))
            if no_longer:
                wrong["kind"] = f"Er staat al iets van dit orgaan in het register. {no_longer}"
    return wrong


BODY = Editable(
    name="orgaan",
    model=Body,
    permission=EDIT,
    columns=("name", "kind", "meetings_per_year", "rhythm", "code"),
    references={"working_group": WorkingGroup},
    code="code",
    named_by="name",
    check=_body,
)


def _of_its_body(row: Any) -> None:
    if row.body_id is not None:
        row.municipality_id = row.body.municipality_id


def _member(row: BodyMember) -> Mapping[str, str]:
    wrong = period_wrong(row.starts_on, row.ends_on, "ends_on")
    if row.replacement_id is not None and row.replacement_id == row.function_id:
        wrong["replacement"] = "Kies iemand anders als vervanger."
    chairs = BodyMember.objects.filter(
        body=row.body_id, seat=Seat.CHAIR.value, ends_on__isnull=True, withdrawn_at__isnull=True
    )
    if row.seat == Seat.CHAIR and row.ends_on is None and chairs.exclude(uid=row.uid).exists():
        wrong["seat"] = "Dit orgaan heeft al een voorzitter. Geef die eerst een einddatum of een andere plaats."
    return wrong


BODY_MEMBER: Editable[Any] = Editable(
    name="lid-van-orgaan",
    model=BodyMember,
    permission=EDIT,
    columns=("seat", "starts_on", "ends_on"),
    references={"body": Body, "function": Function, "replacement": Function},
    parent="body",
    fixed=frozenset({"function"}),
    complete=_of_its_body,
    check=_member,
)


def _of_its_function(row: Any) -> None:
    if row.function_id is not None and row.pk is None:
        row.municipality_id = row.function.municipality_id


PORTFOLIO: Editable[Any] = Editable(
    name="portefeuille",
    model=Portfolio,
    permission=EDIT,
    columns=("note",),
    references={"node": Node, "function": Function},
    parent="node",
    fixed=frozenset({"function"}),
    complete=_of_its_function,
)
