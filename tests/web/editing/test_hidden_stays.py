# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a reader does not see, or cannot choose, is not changed by sending the form as it came."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from driehoek.kernel import guard
from driehoek.kernel.models import Recipient
from driehoek.organisations.models import Function
from driehoek.planning.models import Action
from tests.web.loaded import load, signed_in, soup

pytestmark = pytest.mark.django_db

SLUG = "tweestromenland"


@pytest.fixture
def coordinator(settings: Any) -> Client:
    """The coordinator of an example partnership."""
    settings.DRIEHOEK_DEMO = True
    load(SLUG)
    return signed_in(SLUG, "coordinator")


def filled(page: BeautifulSoup) -> dict[str, Any]:
    """Return what a browser would send when nothing was touched: of a select without a choice the first option."""
    form = next(form for form in page.select("form") if form.select_one("[name=oorspronkelijk]"))
    sent: dict[str, Any] = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        name = str(field["name"])
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            assert chosen is not None
            sent[name] = chosen["value"]
        elif field.name == "textarea":
            sent[name] = field.text.removeprefix("\n")
        elif field.get("type") not in ("checkbox", "radio") or field.has_attr("checked"):
            sent.setdefault(name, []).append(field.get("value", ""))
    return sent


def test_of_an_action(coordinator: Client) -> None:
    action = Action.objects.filter(partnership__slug=SLUG, lead_function__isnull=False).earliest("pk")
    assert action.lead_function is not None
    me = Function.objects.get(partnership__slug=SLUG, code="coordinator")
    with guard.seeding():
        Action.objects.filter(pk=action.pk).update(circle="genoemden")
        Function.objects.filter(pk=action.lead_function.pk).update(circle="genoemden")
        Recipient.objects.create(record_uid=action.uid, function_uid=me.uid)
    address = f"/{SLUG}/bewerk/actie/{action.uid}/"
    page = coordinator.get(address)
    assert page.status_code == 200
    sent = filled(soup(page))
    answer = coordinator.post(address, sent | {"title": "Nieuwe naam"})
    assert answer.status_code == 303, soup(answer).get_text(" ")[:2000]
    changed = Action.objects.get(pk=action.pk)
    assert changed.title == "Nieuwe naam"
    assert (changed.circle, changed.lead_function_id) == ("genoemden", action.lead_function_id)
    assert changed.version == action.version + 1
