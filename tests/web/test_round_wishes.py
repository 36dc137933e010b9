# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page on which a round says what its actions need, as people press it."""

from typing import Any

import pytest
from django.test import Client

from driehoek.evaluation.commands import Planned, lock_round, open_round, plan_round
from driehoek.evaluation.deadlines import planned_back
from driehoek.evaluation.models import Adjustment, Ask, Round
from driehoek.evaluation.rules import RoundKind
from driehoek.kernel import clock, guard
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.models import Municipality, Partnership
from driehoek.planning.models import Action, Programme
from driehoek.steering.models import Meeting, Proposal
from tests.web.loaded import CLERK, signed_in, soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("examples"), pytest.mark.once]

T = "tweestromenland"


@pytest.fixture
def round_() -> Round:
    """An open round over the running programme of Tweestromenland."""
    here = Partnership.objects.get(slug=T)
    programme = Programme.objects.filter(partnership=here, withdrawn_at__isnull=True).order_by("-period_end").first()
    assert programme is not None
    later = clock.today().replace(year=clock.today().year + 1, month=6, day=15)
    planned = Planned(
        title="Proef", kind=RoundKind.FULL, period_start=PreciseDate("2026"), period_end=PreciseDate("2026"),
        programme_uids=(programme.uid,), days=planned_back(later),
    )  # fmt: skip
    uid = plan_round(actor=CLERK, partnership_id=here.pk, planned=planned)
    open_round(actor=CLERK, round_uid=uid)
    return Round.objects.get(uid=uid)


def actions(round_: Round, **more: Any) -> list[Action]:
    """Return joint actions of the round about which nobody proposed anything, and let them ask something."""
    asked = Ask.objects.filter(round=round_).values("action")
    free = Action.objects.filter(pk__in=asked, municipality__isnull=True, adjustment=False).exclude(
        pk__in=Proposal.objects.filter(action__isnull=False).values("action")
    )
    found = list(free.order_by("code")[:2])
    with guard.seeding():
        Action.objects.filter(pk__in=[one.pk for one in found]).update(**more)
    return found


def address(round_: Round) -> str:
    """Return where the page is."""
    return f"/{T}/rondes/{round_.code}/bijsturing/"


def sent(client: Client, round_: Round, one: Action, **typed: str) -> Any:
    """Fill in the form of an action and press its button."""
    page = soup(client.get(address(round_)))
    card = page.select_one(f"#actie-{one.uid.hex[-12:]}")
    assert card is not None, one
    fields = {str(field["name"]): str(field.get("value", "")) for field in card.select("input[type=hidden]")}
    return client.post(address(round_), fields | {"soort": "bijstellen", "doe": "kiezen"} | typed)


def words(answered: Any) -> str:
    """Return what a page says."""
    return " ".join(soup(answered).get_text(" ").split())


def test_a_choice_is_kept_and_can_be_changed(round_: Round) -> None:
    one, _other = actions(round_, adjustment=True, adjustment_text="Er is te weinig menskracht.")
    client = signed_in(T, "coordinator")
    before = words(client.get(address(round_)))
    assert "Er is te weinig menskracht." in before
    assert "Dit gaat naar gezagsdriehoek Tweestromenland als de ronde wordt afgesloten." in before
    kept = sent(client, round_, one, soort="uitstellen", tot="Q4 2029")
    assert kept.status_code == 303
    assert kept["Location"].endswith(f"#actie-{one.uid.hex[-12:]}")
    page = soup(client.get(address(round_)))
    card = page.select_one(f"#actie-{one.uid.hex[-12:]}")
    assert card is not None
    assert "Actie uitstellen tot Q4 2029. Dit gaat naar" in card.get_text()
    assert card.select("[name=tot][value='Q4 2029']")
    assert card.select("[name=soort][value=uitstellen][checked]")
    assert sent(client, round_, one, soort="stoppen").status_code == 303
    assert Adjustment.objects.get(action=one).kind == "stoppen"


def test_what_lacks_stands_beside_the_field_and_what_was_typed_stays(round_: Round) -> None:
    one, _other = actions(round_, adjustment=True, adjustment_text="Er is te weinig menskracht.")
    client = signed_in(T, "coordinator")
    refused = sent(client, round_, one, soort="inzet", reden="Vooral in het weekend.")
    assert refused.status_code == 400
    page = soup(refused)
    assert "Wat wijkt? Schrijf op wat minder wordt" in page.get_text()
    assert (page.select_one("textarea[name=reden]:-soup-contains('weekend')")) is not None
    assert sent(client, round_, one, soort="uitstellen", tot="31 februari 2027").status_code == 400
    assert sent(client, round_, one, soort="geld").status_code == 400
    assert sent(client, round_, one, actie="x").status_code == 400
    assert client.post(address(round_), {"doe": "onzin"}).status_code == 400
    assert not Adjustment.objects.exists()


def test_who_was_second_sees_what_the_first_chose(round_: Round) -> None:
    one, _other = actions(round_, adjustment=True, adjustment_text="Er is te weinig menskracht.")
    client = signed_in(T, "coordinator")
    assert sent(client, round_, one, soort="stoppen").status_code == 303
    late = sent(client, round_, one, versie="0", soort="uitstellen", tot="Q4 2029", reden="Anders gezien.")
    assert late.status_code == 409
    assert "Iemand anders koos hier intussen iets." in words(late)
    assert "Anders gezien." in words(late)
    assert Adjustment.objects.get().kind == "stoppen"


def test_attention_is_lifted_and_left_again(round_: Round) -> None:
    one, _other = actions(round_, attention=True, attention_text="Het gaat traag.")
    client = signed_in(T, "coordinator")
    page = soup(client.get(address(round_)))
    assert "vergen alleen aandacht" in page.get_text()
    assert sent(client, round_, one, doe="tillen").status_code == 303
    assert Adjustment.objects.get(withdrawn_at__isnull=True).lifted
    assert sent(client, round_, one, doe="laten").status_code == 303
    assert not Adjustment.objects.filter(withdrawn_at__isnull=True).exists()


def test_a_draft_is_for_who_judges_and_what_is_locked_for_everybody(round_: Round) -> None:
    actions(round_, adjustment=True, adjustment_text="Er is te weinig menskracht.")
    mayor, adviser = signed_in(T, "burgemeester-wijchen"), signed_in(T, "adviseur-wijchen")
    assert mayor.get(address(round_)).status_code == 403
    page = adviser.get(address(round_))
    assert "menskracht" in words(page)
    assert not soup(page).select("main form.driehoek-wish"), "what is joint is not for one municipality to choose"
    with guard.seeding():
        Round.objects.update(state="afgesloten")
    read = mayor.get(address(round_))
    assert "menskracht" in words(read)
    assert not soup(read).select("main form")
    assert signed_in("heuvelrug", "coordinator").get(address(round_)).status_code == 404


def test_what_only_one_municipality_sees_it_hands_in_itself(round_: Round) -> None:
    wijchen = Municipality.objects.get(name="Wijchen")
    one, _other = actions(
        round_, adjustment=True, adjustment_text="Alleen voor ons.", municipality=wijchen, circle="eigen_gemeente",
        circle_municipality=wijchen,
    )  # fmt: skip
    assert "Alleen voor ons." not in words(signed_in(T, "coordinator").get(address(round_)))
    adviser = signed_in(T, "adviseur-wijchen")
    assert "Alleen uw gemeente ziet deze actie." in words(adviser.get(address(round_)))
    assert sent(adviser, round_, one, soort="stoppen").status_code == 303
    assert sent(adviser, round_, one, doe="indienen").status_code == 303
    assert Proposal.objects.get(action=one).kind == "stoppen"


def test_one_press_puts_a_locked_round_on_the_agenda(round_: Round) -> None:
    one, _other = actions(round_, adjustment=True, adjustment_text="Er is te weinig menskracht.")
    secretary, here = signed_in(T, "secretaris-driehoek"), address(round_)
    meeting = Meeting.objects.filter(
        body__kind="gezagsdriehoek", partnership=round_.partnership, starts_at__gt=clock.now()
    ).order_by("starts_at")[0]
    with guard.seeding():
        day = meeting.starts_at.astimezone(clock.AMSTERDAM).date()
        Round.objects.filter(pk=round_.pk).update(
            opens_on=day, leads_by=day, groups_by=day, coordinator_by=day, triangle_on=day
        )
    lock_round(actor=CLERK, round_uid=round_.uid)
    agenda = f"/{T}/overleg/{meeting.code}/"
    assert soup(secretary.get(agenda)).select(f"main a[href='{here}#agenda']")
    chosen = soup(secretary.get(here)).select_one("select[name=overleg] option[selected]")
    assert chosen is not None
    assert chosen["value"] == str(meeting.uid)
    put = {"doe": "agenda", "overleg": str(meeting.uid)}
    assert secretary.post(here, put)["Location"] == agenda
    assert f"Actie bijstellen: {one.title}" in words(secretary.get(agenda))
    assert not soup(secretary.get(agenda)).select(f"main a[href='{here}#agenda']")
    assert "De evaluatie staat op de agenda van:" in words(secretary.get(here))
    again = secretary.post(here, put, follow=True)
    assert "staat al op een agenda of is beantwoord" in words(again)
    assert secretary.post(here, {"doe": "agenda", "overleg": "x"}).status_code == 400
    assert "Zet de ronde op de agenda" not in words(signed_in(T, "adviseur-wijchen").get(here))


def test_in_english(round_: Round) -> None:
    one, _other = actions(round_, adjustment=True, adjustment_text="Er is te weinig menskracht.")
    client = signed_in(T, "coordinator")
    client.cookies["taal"] = "en"
    assert "actions ask for a decision." in words(client.get(address(round_)))
    assert "What gives way? Write down" in words(sent(client, round_, one, soort="inzet"))
