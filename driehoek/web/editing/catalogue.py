# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every kind of record that has a form, by its name in the address."""

from collections.abc import Mapping

from driehoek.kernel.errors import Absent
from driehoek.web.editing.forms import RecordForm
from driehoek.web.editing.kinds import (
    bodies,
    deciding,
    figures,
    meetings,
    nodes,
    organisations,
    outcomes,
    papers,
    placing,
    plans,
    programmes,
    recommendations,
    register,
    remarks,
    sharing,
    tracks,
)
from driehoek.web.editing.kinds.action import ActionRecordForm

EVERY = (
    ActionRecordForm,
    *organisations.FORMS,
    *plans.FORMS,
    *nodes.FORMS,
    *programmes.FORMS,
    *figures.FORMS,
    *remarks.FORMS,
    *outcomes.FORMS,
    *bodies.FORMS,
    *meetings.FORMS,
    *deciding.FORMS,
    *register.FORMS,
    *papers.FORMS,
    *placing.FORMS,
    *tracks.FORMS,
    *recommendations.FORMS,
    *sharing.FORMS,
)
FORMS: Mapping[str, type[RecordForm]] = {form.name: form for form in EVERY}


def form_of(kind: str) -> type[RecordForm]:
    """Return the form of a kind.

    Raises:
        Absent: there is none of that name.
    """
    if kind not in FORMS:
        raise Absent("Zo'n formulier bestaat niet.")
    return FORMS[kind]
