# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bodies edited by hand: who sits in them, and who carries which theme."""

from collections.abc import Mapping

from driehoek.access.permissions import Permission
from driehoek.organisations.editing import Editable
from driehoek.planning.models import WorkingGroup
from driehoek.steering.models import Body, Decision
from driehoek.steering.rules import BodyKind, DecisionKind, check_kind, check_whose

EDIT = Permission.RECORD_DECISION


def _body(row: Body) -> Mapping[str, str]:
    wrong = check_whose(BodyKind(row.kind), local=row.municipality_id is not None)
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
