# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every form of every kind: it opens, keeps what stands when nothing is typed, and refuses what is empty."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from driehoek.audit.models import AuditEvent
from driehoek.evaluation.kinds import KINDS as OF_EVALUATION
from driehoek.figures.kinds import KINDS as OF_FIGURES
from driehoek.monitoring.kinds import KINDS as OF_MONITORING
from driehoek.organisations.editing import Editable
from driehoek.organisations.kinds import KINDS as OF_ORGANISATIONS
from driehoek.organisations.models import Partnership
from driehoek.planning.kinds import KINDS as OF_PLANNING
from driehoek.planning.models import Action, Plan, Programme
from driehoek.publications.facts import KINDS as OF_PAPERS
from driehoek.steering.kinds import KINDS as OF_STEERING
from driehoek.steering.models import Decision, Development, Help, Meeting
from driehoek.steering.rules import MeetingState
from driehoek.web.editing.catalogue import FORMS
from tests.web.loaded import signed_in, soup

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("examples")]

BUDGET = 12
KINDS: dict[str, Editable[Any]] = {
    kind.name: kind
    for kind in (*OF_ORGANISATIONS, *OF_PLANNING, *OF_MONITORING, *OF_STEERING, *OF_EVALUATION, *OF_FIGURES, *OF_PAPERS)
}
#: Forms that only record something, and what they are about.
RECORDING = {"afspraak-over-actie": Action, "vaststelling": Programme, "nieuwe-afspraak": Decision}
#: Forms of records with commands of their own, which are no declared kinds.
OWN = {"actie": Action, "overleg": Meeting, "ontwikkeling": Development, "hulp": Help}
#: Forms of where a goal stands and who holds a function; see test_placing.py.
PLACING = {"verplaatsen", "bezetting"}
#: Kinds that are not made by hand here, or only in the plan file: what the example has no record of.
LASTING = {name for name, kind in KINDS.items() if kind.lasting} | {"deelname"}


@pytest.fixture
def coordinator() -> Client:
    return signed_in("heuvelrug", "coordinator")


def a_record(name: str) -> UUID | None:
    """Return one record of a kind in the example; ``None`` when it has none."""
    here = Partnership.objects.get(slug="heuvelrug")
    model: Any = OWN.get(name) or KINDS[name].model
    rows = model.objects.filter(withdrawn_at__isnull=True)
    rows = rows.filter(pk=here.pk) if model is Partnership else rows.filter(partnership=here)
    if name == "agendapunt":  # of a meeting that was held, the agenda is fixed
        rows = rows.filter(meeting__state=MeetingState.PLANNED)
    if name == "overleg":
        rows = rows.filter(state=MeetingState.PLANNED)
    uid: UUID | None = rows.values_list("uid", flat=True).first()
    return uid


def typed_in(page: BeautifulSoup) -> dict[str, Any]:
    """Return what a browser would send of the form as it stands."""
    form = page.select_one("form[data-draft]")
    assert isinstance(form, Tag)
    sent: dict[str, Any] = {}
    for field in form.select("input[name], select[name], textarea[name]"):
        name, kind = str(field["name"]), field.get("type")
        if kind in ("checkbox", "radio") and not field.has_attr("checked"):
            continue
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            value = str(chosen["value"]) if chosen else ""
        else:
            value = field.text.removeprefix("\n") if field.name == "textarea" else str(field.get("value", ""))
        sent.setdefault(name, []).append(value)
    return sent


def test_every_declared_kind_has_its_form() -> None:
    assert set(KINDS) | set(RECORDING) | PLACING | OWN.keys() == set(FORMS)


@pytest.mark.parametrize("name", sorted(set(FORMS) - set(RECORDING) - PLACING))
def test_a_form_that_is_sent_as_it_stands_changes_nothing(coordinator: Client, name: str) -> None:
    uid = a_record(name)
    if uid is None:
        pytest.skip(f"the example has no {name}")
    address = f"/heuvelrug/bewerk/{name}/{uid}/"
    with CaptureQueriesContext(connection) as queries:
        response = coordinator.get(address)
    assert response.status_code == 200
    assert len(queries) <= BUDGET, [query["sql"][:120] for query in queries]
    events = AuditEvent.objects.count()
    response = coordinator.post(address, typed_in(soup(response)))
    assert response.status_code == 303, soup(response).select_one(".driehoek-error-summary")
    assert AuditEvent.objects.count() == events
    landed = coordinator.get(response["Location"])
    assert landed.status_code == 200
    assert "Er was niets anders" in landed.content.decode()


@pytest.mark.parametrize("name", sorted(set(FORMS) - LASTING - PLACING))
def test_an_empty_new_form_is_refused_with_a_sentence_at_each_field(coordinator: Client, name: str) -> None:
    plan = Plan.objects.filter(partnership__slug="heuvelrug").first()
    model = RECORDING.get(name, Programme)
    about = model._default_manager.filter(partnership__slug="heuvelrug").first()
    assert plan is not None
    assert about is not None
    under = about.uid if name in {*RECORDING, "actie", "evaluatie", "programmadoel"} else plan.uid
    address = f"/heuvelrug/nieuw/{name}/?bij={under}"
    with CaptureQueriesContext(connection) as queries:
        page = coordinator.get(address)
    assert page.status_code == 200
    assert len(queries) <= BUDGET, [query["sql"][:120] for query in queries]
    events = AuditEvent.objects.count()
    response = coordinator.post(address, {"sleutel": str(uuid4())})
    assert response.status_code == 400
    told = soup(response)
    assert told.select(".utrecht-form-field-error-message") or told.select_one(".driehoek-error-summary")
    assert AuditEvent.objects.count() == events


def test_a_kind_that_does_not_exist_is_no_page(coordinator: Client) -> None:
    assert coordinator.get(f"/heuvelrug/bewerk/persoon/{uuid4()}/").status_code == 404
    assert coordinator.get("/heuvelrug/nieuw/persoon/").status_code == 404
