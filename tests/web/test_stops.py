# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every page and every form is among those that are looked at for accessibility, or says here why not."""

from django.urls import resolve

from driehoek.web.editing.catalogue import FORMS as CATALOGUE
from driehoek.web.urls import urlpatterns
from scripts.forms import FORMS, KINDS
from scripts.pages import STOPS
from tests.access.table import TABLE

#: Routes that answer a request to look, but not with a page of their own.
WITHOUT_A_PAGE = {
    "programmes": "goes on to the running programme, where its stop ends",
    "demo-sign-in": "goes on to the first screen",
    "health": "a word for the supervisor",
    "handover-file": "a file",
    "caught-mail-file": "a file",
    "feed": "a file",
    "meeting-event": "a file",
    "meeting-paper": "a file",
    "open-agreements-file": "a file",
    "recommendations-file": "a file",
    "recommendations-paper": "a file",
    "action-list-file": "a file",
    "plan-file-download": "a file",
    "note-file": "a file",
    "figures-labels-file": "a file",
    "round-report-file": "a file",
    "evaluation-report-file": "a file",
    "figure-file": "a file",
    "figure-place-file": "a file",
    "figure-peers-file": "a file",
    "note-issued": "a file",
}


def shown() -> set[str]:
    """Return the routes that answer a GET of somebody who is signed in with more than a refusal."""
    rows = [line.split() for line in TABLE.strip().splitlines() if " GET " in line]
    return {name for name, _method, *answers in rows if set(answers) != {"405"}}


def stopped_at() -> set[str]:
    return {stop.route or str(resolve(stop.path.partition("?")[0]).url_name) for stop in STOPS}


def test_every_page_has_a_stop_or_a_reason_for_none() -> None:
    assert shown() - stopped_at() - WITHOUT_A_PAGE.keys() == set()
    assert stopped_at() <= {pattern.name for pattern in urlpatterns}
    assert WITHOUT_A_PAGE.keys() <= shown(), "a reason for a route that is gone"


def test_every_kind_has_its_form_looked_at() -> None:
    assert {kind.name for kind in KINDS} == CATALOGUE.keys(), "give a new kind its row in scripts/forms.py"
    assert all(kind.new or kind.standing for kind in KINDS)
    # What is there from the start, and what only moves, is never made by hand.
    assert CATALOGUE.keys() - {kind.name for kind in KINDS if kind.new} == {"deelname", "samenwerking", "verplaatsen"}


def test_stops_have_names_of_their_own() -> None:
    names = [stop.name for stop in (*STOPS, *FORMS)]
    assert sorted(names) == sorted(set(names))
