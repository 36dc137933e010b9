# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A plan of five levels and one of two, with level names of their own, on the screen of who may see them."""

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from driehoek.exchange.commands import load_plan_file
from driehoek.exchange.demo import load_demo_persons
from driehoek.exchange.planfile.parsing import parse_path
from driehoek.kernel.actor import Actor
from driehoek.organisations.models import Partnership

PLANS = Path(__file__).parent / "plans"
CLERK = Actor.system("proef", "systeem_opdrachtregel")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "address", "words"),
    [
        (
            "vijf-niveaus",
            "/morgenland/plannen/kader-2024/",
            ["Kadernota 2024-2028", "programmalijn", "Leefbare kernen", "Avond per buurt", "Elk voorjaar een avond."],
        ),
        (
            "twee-niveaus",
            "/zeedorp/plannen/mjp/",
            ["Meerjarenprogramma veiligheid", "opgave", "Een veilig strand", "Toezicht door de strandwacht"],
        ),
    ],
)
def test_a_plan_is_shown_with_its_own_level_names(
    client: Client, settings: Any, name: str, address: str, words: list[str]
) -> None:
    settings.DRIEHOEK_DEMO = True
    load_plan_file(actor=CLERK, file=parse_path(PLANS / f"{name}.yaml"))
    partnership = Partnership.objects.get()
    load_demo_persons(actor=CLERK, partnership=partnership)
    client.get(f"/demo/{partnership.slug}/adviseur/")
    answer = client.get(address)
    assert answer.status_code == 200
    text = BeautifulSoup(answer.content, "html.parser").get_text(" ")
    assert [word for word in words if word.lower() not in text.lower()] == []
