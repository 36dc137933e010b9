# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the yearly conversation: started, written in point by point, closed; by hand, without script."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from driehoek.evaluation.models import ConversationPoint
from driehoek.exchange.demo import hold_demo_conversations
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.steering.models import Body, Decision
from tests.web.loaded import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("examples")]

HUB = "/heuvelrug/samenwerken/"
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_a_day() -> Iterator[None]:
    """Hold the clock."""
    with clock.stopped(AT):
        yield


def started(client: Client, **sent: str) -> None:
    """Start the conversation of this year by the form as it is shown."""
    shown = client.get(HUB).content.decode()
    plan = shown.partition('id="gesprek-plan"')[2].partition('<option value="')[2].partition('"')[0]
    form = {"sleutel": str(uuid4()), "jaar": "2026", "plan": plan, "orgaan": "", "dag": ""} | sent
    answer = client.post(HUB, form)
    assert answer.status_code == 303, answer.content.decode()
    assert answer.headers["Location"] == f"{HUB}2026/"
    assert client.post(HUB, form).headers["Location"] == f"{HUB}2026/"  # sent twice, made once


def version(number: int) -> str:
    """Return the version of a point."""
    return str(ConversationPoint.objects.get(number=number).version)


def test_from_start_to_register() -> None:
    client = signed_in("heuvelrug", "coordinator")
    body = Body.objects.filter(partnership__slug="heuvelrug", municipality__isnull=True).order_by("code").first()
    assert body is not None
    started(client, orgaan=str(body.uid))
    assert ConversationPoint.objects.count() == 8
    sent = {"stand": "aandacht", "gezegd": "Het liep stroef.", "afspraak": "We bellen eerder.", "voor": "juni 2027"}
    answer = client.post(f"{HUB}2026/3/", sent | {"versie": version(3)})
    assert answer.headers["Location"] == f"{HUB}2026/4/"
    refused = client.post(f"{HUB}2026/", {"versie": "1", "dag": "31 februari", "aanwezig": "iedereen"})
    assert refused.status_code == 400
    assert "Schrijf een dag" in refused.content.decode() and "iedereen" in refused.content.decode()
    answer = client.post(f"{HUB}2026/", {"versie": "1", "dag": "20 november 2026", "aanwezig": ""}, follow=True)
    assert "1 afspraak staat nu in het register." in answer.content.decode()
    assert Decision.objects.filter(subject="We bellen eerder.", body=body, follow="open").count() == 1
    hub = client.get(HUB).content.decode()
    assert "Vergt aandacht" in hub and "We bellen eerder." in hub
    assert client.get(f"{HUB}2026/3/").status_code == 303  # closed: to read, not to write in


def test_two_who_write_in_one_point_see_both_texts() -> None:
    client = signed_in("heuvelrug", "coordinator")
    started(client)
    old = version(1)
    assert (
        client.post(f"{HUB}2026/1/", {"versie": old, "stand": "gaat_goed", "gezegd": "De eerste."}).status_code == 303
    )
    answer = client.post(f"{HUB}2026/1/", {"versie": old, "stand": "aandacht", "gezegd": "De tweede."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "De eerste." in page and "De tweede." in page
    assert ConversationPoint.objects.get(number=1).said == "De eerste."
    again = {"versie": version(1), "stand": "aandacht", "gezegd": "De eerste. De tweede."}
    assert client.post(f"{HUB}2026/1/", again).status_code == 303
    assert ConversationPoint.objects.get(number=1).said == "De eerste. De tweede."


def test_others_read_along_and_write_nothing() -> None:
    started(signed_in("heuvelrug", "coordinator"))
    mayor = signed_in("heuvelrug", "burgemeester-rhenen")
    page = mayor.get(f"{HUB}2026/").content.decode()
    assert "Er is nog niets besproken." in page
    assert "<form" not in page.partition("<main")[2].partition("</main>")[0]
    assert mayor.post(f"{HUB}2026/", {"versie": "1"}).status_code == 403


def test_the_example_says_that_it_is_one_and_reads_in_english() -> None:
    assert hold_demo_conversations(actor=Actor.system("proef", "systeem_opdrachtregel")) > 8
    assert hold_demo_conversations(actor=Actor.system("proef", "systeem_opdrachtregel")) == 0
    client = signed_in("heuvelrug", "coordinator")
    assert client.get(HUB).content.decode().count("oorbeeld") >= 2
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get(HUB).content.decode()
    assert "Needs attention" in page and "Over the years" in page
