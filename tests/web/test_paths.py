# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses that are made by hand are those of the URL configuration."""

import inspect
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.urls import URLPattern, resolve, reverse

from driehoek.web import paths, urls
from driehoek.web.doors import Rule

UID = UUID("01a2011d-4e88-7633-9674-a1080323dbd2")
Arguments = dict[str, Any]
HERE = paths.Paths("heuvelrug")
P: Arguments = {"slug": "heuvelrug"}

ADDRESSES: list[tuple[str, str, Arguments]] = [
    (paths.CAUGHT_MAIL, "caught-mails", {}),
    (HERE.home, "overview", P),
    (HERE.partnership, "partnership", P),
    (HERE.plans, "plans", P),
    (HERE.weekly_mail, "weekly-mail", P),
    (HERE.working_together, "working-together", P),
    (HERE.conversation("2026"), "conversation", P | {"code": "2026"}),
    (HERE.conversation_point("2026", 3), "conversation-point", P | {"code": "2026", "number": 3}),
    (HERE.outbox, "outbox", P),
    (HERE.calendar(), "calendar", P),
    (HERE.feeds, "feeds", P),
    (HERE.meeting_event("d-1"), "meeting-event", P | {"code": "d-1"}),
    (HERE.programmes, "programmes", P),
    (HERE.round_report("eind"), "round-report", P | {"code": "eind"}),
    (HERE.round_report_file("eind", "pdf"), "round-report-file", P | {"code": "eind", "extension": "pdf"}),
    (
        HERE.evaluation_report_file("uvp", "docx"),
        "evaluation-report-file",
        P | {"code": "uvp", "extension": "docx"},
    ),
    (HERE.register, "register", P),
    (HERE.agreement("controles"), "agreement", P | {"code": "controles"}),
    (HERE.agreement_follow("controles"), "agreement-follow", P | {"code": "controles"}),
    (HERE.open_agreements, "open-agreements", P),
    (HERE.council_goals(), "council-goals", P),
    (HERE.meetings, "meetings", P),
    (HERE.year_planning, "year-planning", P),
    (HERE.meeting("driehoek-2027-03-11"), "meeting", P | {"code": "driehoek-2027-03-11"}),
    (HERE.meeting_part("driehoek-1", "agenda"), "meeting-agenda", P | {"code": "driehoek-1"}),
    (HERE.body("gezagsdriehoek"), "body", P | {"code": "gezagsdriehoek"}),
    (HERE.notes, "notes", P),
    (HERE.imports, "imports", P),
    (HERE.figure_fetches, "figure-fetches", P),
    (HERE.import_run(UID), "import", P | {"uid": UID}),
    (HERE.figure_uploads, "figure-uploads", P),
    (HERE.figure_upload(UID), "figure-upload", P | {"uid": UID}),
    (HERE.action_list_file("uvp", "ods"), "action-list-file", P | {"code": "uvp", "form": "ods"}),
    (HERE.plan_file, "plan-file", P),
    (HERE.plan_file_download, "plan-file-download", P | {"name": "heuvelrug"}),
    (HERE.figures, "figures", P),
    (HERE.figures_remarkable, "figures-remarkable", P),
    (HERE.figures_labels, "figures-labels", P),
    (HERE.figures_labels_file, "figures-labels-file", P),
    (HERE.figure("woninginbraak"), "figure", P | {"key": "woninginbraak"}),
    (HERE.figure_place("hic", "GM0296"), "figure-place", P | {"key": "hic", "cbs_code": "GM0296"}),
    (HERE.own_figures, "own-figures", P),
    (HERE.own_figure("bibob_toetsen"), "own-figure", P | {"key": "bibob_toetsen"}),
    (HERE.figure_passports, "figure-passports", P),
    (HERE.figure_passport("hic_kern"), "figure-passport", P | {"key": "hic_kern"}),
    (HERE.figure_peers("hic"), "figure-peers", P | {"key": "hic"}),
    (HERE.figure_peers_file("hic"), "figure-peers-file", P | {"key": "hic"}),
    (HERE.figure_thresholds("hic"), "figure-thresholds", P | {"key": "hic"}),
    (HERE.figure_file("hic", "csv"), "figure-file", P | {"key": "hic", "form": "csv"}),
    (
        HERE.figure_place_file("hic", "GM0296", "svg"),
        "figure-place-file",
        P | {"key": "hic", "cbs_code": "GM0296", "form": "svg"},
    ),
    (HERE.developments, "developments", P),
    (HERE.development("2026-a1b2c3"), "development", P | {"code": "2026-a1b2c3"}),
    (HERE.development("2026-a1b2c3", "stand"), "development-state", P | {"code": "2026-a1b2c3"}),
    (HERE.helping, "helping", P),
    (HERE.help("2026-a1b2c3"), "help", P | {"code": "2026-a1b2c3"}),
    (HERE.help("2026-a1b2c3", "stand"), "help-state", P | {"code": "2026-a1b2c3"}),
    (HERE.proposals, "proposals", P),
    (HERE.proposal("2026-a1b2c3"), "proposal", P | {"code": "2026-a1b2c3"}),
    (HERE.proposal("2026-a1b2c3", "wijzigen"), "change-proposal", P | {"code": "2026-a1b2c3"}),
    (HERE.proposal("2026-a1b2c3", "stand"), "proposal-state", P | {"code": "2026-a1b2c3"}),
    (HERE.new_proposal(), "new-proposal", P),
    (HERE.deciding, "deciding", P),
    (HERE.at_the_table("driehoek-1"), "meeting-table", P | {"code": "driehoek-1"}),
    (HERE.search, "search", P),
    (HERE.plan("ivp"), "plan", P | {"code": "ivp"}),
    (HERE.versions("ivp"), "plan-versions", P | {"code": "ivp"}),
    (HERE.theme("ivp", "zorg"), "theme", P | {"plan_code": "ivp", "code": "zorg"}),
    (HERE.programme("uvp"), "programme", P | {"code": "uvp"}),
    (HERE.gaps("uvp"), "gaps", P | {"code": "uvp"}),
    (HERE.plan_gaps("ivp"), "plan-gaps", P | {"code": "ivp"}),
    (HERE.evaluation("uvp"), "evaluation", P | {"code": "uvp"}),
    (HERE.actions(), "actions", P),
    (HERE.rounds, "rounds", P),
    (HERE.new_round, "new-round", P),
    (HERE.plan_health, "plan-health", P),
    (HERE.round("ronde-1"), "round", P | {"code": "ronde-1"}),
    (HERE.round_differences("ronde-1"), "round-differences", P | {"code": "ronde-1"}),
    (HERE.round_themes("ronde-1"), "round-themes", P | {"code": "ronde-1"}),
    (
        HERE.round_theme("ronde-1", "ivp", "verkeer"),
        "round-theme",
        P | {"code": "ronde-1", "plan_code": "ivp", "theme_code": "verkeer"},
    ),
    (HERE.ask_back("ronde-1", UID), "ask-back", P | {"code": "ronde-1", "uid": UID}),
    (HERE.round_wishes("ronde-1"), "round-wishes", P | {"code": "ronde-1"}),
    (HERE.round_close("ronde-1"), "round-close", P | {"code": "ronde-1"}),
    (HERE.round_conclude("ronde-1"), "round-conclude", P | {"code": "ronde-1"}),
    (HERE.round_reopen("ronde-1"), "round-reopen", P | {"code": "ronde-1"}),
    (HERE.round_release("ronde-1"), "round-release", P | {"code": "ronde-1"}),
    (HERE.handover("coordinator"), "handover", P | {"code": "coordinator"}),
    (HERE.handover_file("coordinator"), "handover-file", P | {"code": "coordinator"}),
    (
        HERE.meeting_paper("overleg-1", "agenda", "pdf"),
        "meeting-paper",
        P | {"code": "overleg-1", "paper": "agenda", "extension": "pdf"},
    ),
    (HERE.recommendations_paper("pdf"), "recommendations-paper", P | {"extension": "pdf"}),
    (HERE.open_agreements_file("docx"), "open-agreements-file", P | {"extension": "docx"}),
    (HERE.own_page, "own-page", P),
    (HERE.tracks, "tracks", P),
    (HERE.track("uvp"), "track", P | {"code": "uvp"}),
    (HERE.council_calendars, "council-calendars", P),
    (HERE.recommendations(), "recommendations", P),
    (HERE.recommendation("motie-1"), "recommendation", P | {"code": "motie-1"}),
    (HERE.recommendations_file(), "recommendations-file", P),
    (HERE.saved_views, "saved-views", P),
    (HERE.saved_view(UID), "saved-view", P | {"uid": UID}),
    (HERE.municipality("GM0296"), "municipality", P | {"cbs_code": "GM0296"}),
    (HERE.working_group("zorg"), "working-group", P | {"code": "zorg"}),
    (HERE.changes(), "changes", P),
    (HERE.stopped(), "stopped", P),
    (HERE.action(UID), "action", P | {"uid": UID}),
    (HERE.my_actions, "my-actions", P),
    (HERE.carry_over("uvp"), "carry-over", P | {"code": "uvp"}),
    (HERE.change_together("uvp"), "change-together", P | {"code": "uvp"}),
    (HERE.report(UID), "action-report", P | {"uid": UID}),
    (HERE.edit("actie", UID), "edit", P | {"kind": "actie", "uid": UID}),
    (HERE.new("actie"), "new", P | {"kind": "actie"}),
    (HERE.withdraw("actie", UID), "withdraw", P | {"kind": "actie", "uid": UID}),
    (HERE.restore("actie", UID), "restore", P | {"kind": "actie", "uid": UID}),
    (HERE.undo(UID), "undo", P | {"operation": UID}),
    (HERE.partnership_parts, "partnership-parts", P),
    (HERE.plan_parts("ivp"), "plan-parts", P | {"code": "ivp"}),
    (HERE.note("uvp", "GM0296"), "note", P | {"code": "uvp", "cbs_code": "GM0296"}),
    (HERE.note("uvp", "GM0296", "pdf"), "note-file", P | {"code": "uvp", "cbs_code": "GM0296", "extension": "pdf"}),
    (HERE.issued(UID, "pdf"), "note-issued", P | {"uid": UID, "extension": "pdf"}),
    (HERE.issue_note("uvp", "GM0296"), "note-issue", P | {"code": "uvp", "cbs_code": "GM0296"}),
    (paths.START, "start", {}),
    (paths.SIGN_IN, "sign-in", {}),
    (paths.SIGN_OUT, "sign-out", {}),
    (paths.GALLERY, "gallery", {}),
]


@pytest.mark.parametrize(("address", "name", "arguments"), ADDRESSES, ids=lambda value: str(value)[:40])
def test_an_address_is_that_of_its_route(address: str, name: str, arguments: Arguments) -> None:
    assert address == reverse(name, kwargs=arguments)
    match = resolve(address)
    assert (match.url_name, match.kwargs) == (name, arguments)


def test_every_address_is_held_against_its_route() -> None:
    made = {name for name, _ in inspect.getmembers(paths.Paths) if not name.startswith("_")} - {"slug", "node"}
    twice = {"note": 1, "proposal": 2, "development": 1, "help": 1}  # stand there more than once
    assert len(made) == len([1 for _, _, arguments in ADDRESSES if arguments]) - sum(twice.values())


@pytest.mark.parametrize("pattern", urls.urlpatterns, ids=lambda pattern: str(pattern.name))
def test_every_route_says_who_may_come(pattern: URLPattern) -> None:
    view: Callable[..., object] = pattern.callback
    rule = getattr(view, "rule", None)
    assert isinstance(rule, Rule)
    assert rule.everybody != ("<slug:slug>/" in str(pattern.pattern) or "(?P<slug>" in str(pattern.pattern)) or (
        pattern.name == "demo-sign-in"
    )


def test_what_is_asked_of_a_list_stands_in_its_address() -> None:
    assert HERE.open_agreements_file("pdf", "partners") == "/heuvelrug/openstaand.pdf?editie=partners"
    assert HERE.meeting_paper("o", "agenda", "pdf", "eigen") == "/heuvelrug/overleg/o/agenda.pdf?editie=eigen"
    assert HERE.programme("uvp", {"thema": "zorg", "stand": ""}) == "/heuvelrug/programmas/uvp/?thema=zorg"


def test_a_strange_code_cannot_leave_its_place() -> None:
    assert HERE.plan("a/b?c#d") == "/heuvelrug/plannen/a%2Fb%3Fc%23d/"


def test_the_mail_of_the_demo_is_found_at_its_addresses() -> None:
    mail = f"{paths.CAUGHT_MAIL}{UID}/"
    assert reverse("caught-mail", kwargs={"uid": UID}) == mail
    assert reverse("caught-mail-file", kwargs={"uid": UID, "number": 2}) == f"{mail}bijlage/2/"
    assert resolve(mail).url_name == "caught-mail"
