# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Who may decide what: every article stands there as the law was read, and nothing surer than it is."""

from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from driehoek.steering.deciding import Sureness, deciding
from driehoek.steering.rules import BodyKind, ProposalKind
from driehoek.web.forms.meeting_table import CHANGES
from driehoek.web.presenters.deciding import deciding_screen, who_decides

pytestmark = pytest.mark.once

RULES = {rule.key: rule for group in deciding().groups for rule in group.rules}


def test_each_rule_has_its_ground_or_says_that_no_law_says_so() -> None:
    assert len(RULES) > 20
    for key, rule in RULES.items():
        assert bool(rule.grounds) is (rule.sure is not Sureness.PRACTICE), key
        assert rule.subject["nl"] != rule.subject["en"], key


def test_the_text_of_the_law_is_of_a_day_and_the_overview_is_looked_at_again() -> None:
    texts = {ground.law["nl"]: ground.version for rule in RULES.values() for ground in rule.grounds}
    assert texts == {"Politiewet 2012": date(2026, 6, 12), "Gemeentewet": date(2026, 10, 1)}
    assert deciding().next_review > max(texts.values())


@pytest.mark.parametrize(
    ("key", "law", "articles"),
    [
        ("inzet", "Politiewet 2012", "13"), ("openbare-orde", "Gemeentewet", "172, eerste lid"),
        ("strafrecht", "Politiewet 2012", "12"), ("doelen", "Politiewet 2012", "38b, eerste lid"),
        ("rekenkamer", "Gemeentewet", "182 tot en met 185a"), ("boa", "Gemeentewet", "154b, vijfde lid"),
    ],
)  # fmt: skip
def test_articles_as_they_were_read(key: str, law: str, articles: str) -> None:
    assert (law, articles) in {(ground.law["nl"], ground.articles["nl"]) for ground in RULES[key].grounds}


def test_what_was_not_checked_is_not_passed_off_as_read() -> None:
    """The dossier marks these grounds as unverified."""
    doubtful = {key for key, rule in RULES.items() if rule.sure is Sureness.TO_CHECK}
    assert doubtful == {"veiligheidsplan", "lokaal-programma"}
    lines = {line.key: line for _, rules in deciding_screen().groups for line in rules}
    assert {key for key, line in lines.items() if not line.checked} == doubtful


def test_every_change_an_outcome_can_make_says_who_decides() -> None:
    for change in CHANGES:
        for body in BodyKind:
            assert who_decides(change, body), change


def test_the_body_at_the_table_comes_first() -> None:
    with translation.override("nl"):
        joint = who_decides(ProposalKind.STOP, BodyKind.TRIANGLE)
        local = who_decides(ProposalKind.STOP, BodyKind.EXECUTIVE)
        elsewhere = who_decides(ProposalKind.STOP, BodyKind.WORKING_GROUP)
        force = who_decides(ProposalKind.DEPLOYMENT, BodyKind.TRIANGLE)
    assert [one.key for one in joint] == ["gezamenlijk-programma"]
    assert [one.key for one in local] == ["lokaal-programma"]
    assert {one.key for one in elsewhere} == {"gezamenlijk-programma", "lokaal-programma"}
    assert force[0].ground == "Politiewet 2012, artikel 13 (tekst van 12 juni 2026)"


def test_the_triangle_takes_no_decisions() -> None:
    for rule in RULES.values():
        if rule.bodies & {BodyKind.TRIANGLE, BodyKind.MUNICIPAL_TRIANGLE}:
            assert "besluit" not in rule.who["nl"].replace("geen besluit", "").replace("bestuursorgaan", ""), rule.key


@pytest.mark.django_db
def test_a_visitor_is_asked_to_sign_in() -> None:
    assert Client().get("/nergens/wie-beslist/").status_code == 302
