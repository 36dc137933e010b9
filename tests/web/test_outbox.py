# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The outbox and the mail of the demo on screen."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from driehoek.audit.recording import command
from driehoek.kernel import clock, guard, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.lib.mail.catching import Catcher
from driehoek.messages.commands import post_many
from driehoek.messages.models import Mail
from driehoek.messages.rules import PERSONAL_LINK, Address, Attachment, Letter
from driehoek.organisations.models import Partnership
from driehoek.steering.models import Body, Meeting
from driehoek.worker.sending import Sending
from tests.web.loaded import CLERK, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("examples")]

PAGE = "/tweestromenland/post/"


def posted(*keys: str, text: str = "Beste collega,\n\nTot dan.", **other: Any) -> tuple[UUID, ...]:
    """Put mails in the outbox of Tweestromenland."""
    here = Partnership.objects.get(slug="tweestromenland").pk
    letters = [Letter(Address("an@wijchen.example", "An"), f"Onderwerp {key}", text, key, **other) for key in keys]
    return post_many(actor=Actor.system("proef", "systeem_post"), partnership_id=here, letters=letters)


def put(uid: UUID, **columns: Any) -> None:
    """Bring a mail in a state."""
    with guard.seeding():
        Mail._default_manager.filter(uid=uid).update(**columns)


def state(uid: UUID) -> str:
    """Return how far a mail is."""
    return Mail._default_manager.get(uid=uid).state


def words(client: Client, address: str = PAGE) -> str:
    """Return the words of a page."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_in_ones_circle_is_read_and_the_rest_only_counted() -> None:
    posted("een")
    posted("twee", circle=Circle.TRIANGLE)
    told = words(signed_in("tweestromenland", "coordinator"))
    assert "Onderwerp een" in told and "Onderwerp twee" in told
    told = words(signed_in("tweestromenland", "beheerder"))
    assert "Onderwerp een" in told
    assert "Onderwerp twee" not in told
    assert "Buiten uw kring" in told
    assert told.count("an@wijchen.example") == 1


@command
def plan(*, actor: Actor) -> Meeting:
    """Plan a meeting without an agenda."""
    body, at = Body.objects.get(code="driehoek", partnership__slug="tweestromenland"), clock.now()
    meeting = Meeting(
        partnership_id=body.partnership_id, body=body, code="kaal", title="Kaal", starts_at=at,
        ends_at=at + timedelta(hours=1),
    )  # fmt: skip
    return records.insert(meeting)


@command
def narrow(*, actor: Actor, meeting: Meeting) -> None:
    """Keep a meeting within the triangle."""
    records.update(meeting, {"circle": Circle.TRIANGLE.value})


def test_a_mail_tells_no_more_than_what_it_is_about_does_now() -> None:
    meeting = plan(actor=CLERK)
    posted("een", about=("overleg", meeting.uid))
    manager = signed_in("tweestromenland", "beheerder")
    assert "Onderwerp een" in words(manager)
    narrow(actor=CLERK, meeting=meeting)
    assert "Onderwerp een" not in words(manager)
    assert "Onderwerp een" in words(signed_in("tweestromenland", "coordinator"))


def test_embargo_and_secrecy_of_what_it_is_about_hold_for_a_mail() -> None:
    posted("een", embargo_until=clock.now() + timedelta(days=1))
    posted("twee", secrecy=uuid4())
    told = words(signed_in("tweestromenland", "beheerder"))
    assert "Onderwerp een" not in told
    assert "Onderwerp twee" not in told
    assert told.count("Buiten uw kring") == 2


def test_a_button_for_each_thing_that_can_be_done() -> None:
    waiting, uncertain, failed = posted("a", "b", "c")
    put(uncertain, state="onzeker")
    put(failed, state="mislukt", told="550 5.1.1 onbekend")
    client = signed_in("tweestromenland", "coordinator")
    told = words(client)
    assert "Van 1 mail is onzeker of hij aankwam" in told
    assert "1 mail is niet afgeleverd" in told
    assert "550 5.1.1 onbekend" in told
    for mail, button, becomes in (
        (uncertain, "opnieuw", "wacht"),
        (failed, "nu", "wacht"),
        (waiting, "terug", "ingetrokken"),
    ):
        answer = client.post(PAGE, {"mail": str(mail), "knop": button})
        assert (answer.status_code, answer.headers["Location"]) == (303, PAGE)
        assert state(mail) == becomes
    put(uncertain, state="onzeker")
    client.post(PAGE, {"mail": str(uncertain), "knop": "aangekomen", "stand": "onzeker"})
    assert state(uncertain) == "verzonden"


def test_pressing_too_late_is_told_and_changes_nothing() -> None:
    (mail,) = posted("a")
    put(mail, state="verzonden")
    client = signed_in("tweestromenland", "coordinator")
    client.post(PAGE, {"mail": str(mail), "knop": "terug"})
    assert "Dit kan niet meer" in words(client)
    assert state(mail) == "verzonden"


@pytest.mark.parametrize("sent", [{}, {"mail": "x", "knop": "nu"}, {"mail": str(uuid4()), "knop": "x"}])
def test_a_form_that_is_not_complete_is_refused(sent: dict[str, str]) -> None:
    assert signed_in("tweestromenland", "coordinator").post(PAGE, sent).status_code == 400


def test_a_mail_of_another_partnership_does_not_exist() -> None:
    (mail,) = posted("a")
    answer = signed_in("heuvelrug", "coordinator").post("/heuvelrug/post/", {"mail": str(mail), "knop": "terug"})
    assert answer.status_code == 404
    assert state(mail) == "wacht"


def test_a_state_is_chosen_and_a_long_list_has_pages(django_assert_max_num_queries: Any) -> None:
    first = posted(*(f"k{n:03d}" for n in range(120)))[0]
    put(first, state="mislukt")
    client = signed_in("tweestromenland", "coordinator")
    with django_assert_max_num_queries(12):
        told = words(client)
    assert "Pagina 1 van 3" in told
    assert told.index("Onderwerp k000") < told.index("Onderwerp k119")
    assert "Onderwerp k119" not in words(client, f"{PAGE}?stand=mislukt")
    assert "Pagina 3 van 3" in words(client, f"{PAGE}?pagina=99")


def test_a_personal_link_never_stands_on_the_page() -> None:
    posted("a", text=f"Antwoord: {PERSONAL_LINK}")
    told = words(signed_in("tweestromenland", "coordinator"))
    assert "[persoonlijke link]" in told
    assert PERSONAL_LINK not in told


def test_without_a_server_the_page_says_so(settings: Any) -> None:
    client = signed_in("tweestromenland", "coordinator")
    settings.DRIEHOEK_DEMO = False
    assert "Er gaat geen mail weg" in words(client)
    settings.DRIEHOEK_SMTP_URL = "smtp://localhost"
    assert "Er gaat geen mail weg" not in words(client)


def test_the_mail_of_the_demo_is_read_as_its_receiver_would(settings: Any, tmp_path: Path) -> None:
    settings.DRIEHOEK_DEMO, settings.MAIL_CAUGHT = True, tmp_path
    file = Attachment("agenda één.html", "text/html", b"<script>alert(1)</script>")
    (mail,) = posted("<b>één</b>", text="Kijk op https://driehoek.example/a/ <script>", attachments=[file])
    Sending(lambda: False, lambda: Catcher(tmp_path)).send_waiting()
    client = Client()
    assert "Onderwerp &lt;b&gt;één&lt;/b&gt;" in words(client, "/demo/post/")
    told = words(client, f"/demo/post/{mail}/")
    assert 'href="https://driehoek.example/a/"' in told
    assert "&lt;script&gt;" in told
    answer = client.get(f"/demo/post/{mail}/bijlage/1/")
    assert answer.content == b"<script>alert(1)</script>"
    assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''agenda%20%C3%A9%C3%A9n.html"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    for wrong in (f"/demo/post/{mail}/bijlage/2/", f"/demo/post/{mail}/bijlage/0/", f"/demo/post/{uuid4()}/"):
        assert client.get(wrong).status_code == 404
    settings.DRIEHOEK_DEMO = False
    for address in ("/demo/post/", f"/demo/post/{mail}/", f"/demo/post/{mail}/bijlage/1/"):
        assert client.get(address).status_code == 404
