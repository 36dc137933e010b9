# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the read models tell one persona, as text, without the web in between."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.cycle.queries import (
    action_page,
    changes_page,
    first_screen,
    meeting_table,
    municipality_page,
    own_page,
    plan_gaps,
    programme_gaps,
    round_differences,
    stopped_page,
    theme_page,
    working_group_page,
)
from driehoek.cycle.queries.agreement import agreement_page
from driehoek.cycle.queries.calendar import Asked, calendar
from driehoek.cycle.queries.plan_health import plan_health
from driehoek.evaluation.models import Conversation, Round
from driehoek.evaluation.queries import evaluations, round_board, rounds, wishes
from driehoek.evaluation.queries.conversations import conversation_page, over_the_years, owners, start_choices
from driehoek.evaluation.queries.desk import desk
from driehoek.evaluation.queries.desks import desks
from driehoek.evaluation.queries.one_asked import one_asked
from driehoek.evaluation.queries.surveys import surveys
from driehoek.exchange.models import ImportRun
from driehoek.exchange.sheets.queries import action_list as action_list_table
from driehoek.exchange.sheets.queries import import_page, import_runs
from driehoek.figures.models import FigureUpload
from driehoek.figures.queries.fetches import fetch_lines
from driehoek.figures.queries.one import figure_page
from driehoek.figures.queries.overview import figures_overview
from driehoek.figures.queries.peers import peers_page
from driehoek.figures.queries.place import place_page
from driehoek.figures.queries.remarkable import remarkable_page
from driehoek.figures.queries.thresholds import threshold_page
from driehoek.figures.uploads.queries import open_uploads, upload_page
from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Forbidden
from driehoek.messages.queries import outbox
from driehoek.monitoring.queries import goal_figures, goals_of_indicator, interpretations
from driehoek.organisations.models import Function
from driehoek.organisations.queries import (
    MunicipalityHead,
    PartnershipHead,
    actor_of,
    head,
    heads,
    partnership_page,
    source_titles,
)
from driehoek.planning.models import Action, Node, Plan, Programme, WorkingGroup
from driehoek.planning.queries import (
    ActionFilter,
    action_list,
    compare_versions,
    plan_page,
    plan_titles,
    programme_heads,
    programme_page,
    saved_views,
)
from driehoek.planning.queries.choosing import choosable, next_programmes
from driehoek.planning.queries.reporting import TableFilter, reporting_rows, reporting_table
from driehoek.publications.editions import Edition
from driehoek.publications.kinds.handover.writing import handover_folder
from driehoek.publications.kinds.open_agreements.writing import overview
from driehoek.publications.kinds.recommendations.writing import Asked as AskedList
from driehoek.publications.kinds.recommendations.writing import yearly_list
from driehoek.publications.sitting import sitting
from driehoek.steering.models import AdoptionTrack, Body, Decision, Development, Help, Meeting, Proposal, Recommendation
from driehoek.steering.parts import body_parts
from driehoek.steering.queries import (
    about,
    decisions,
    destination,
    next_meeting,
    open_agreements,
    proposal_lines,
    proposal_page,
    waiting,
)
from driehoek.steering.queries.agenda import agenda
from driehoek.steering.queries.annotating import readers
from driehoek.steering.queries.bodies import bodies, body_code, body_page, portfolios
from driehoek.steering.queries.calendars import council_calendars
from driehoek.steering.queries.council_goals import council_goals
from driehoek.steering.queries.entries import RegisterFilter, register_page
from driehoek.steering.queries.feeds import calendar_bodies, feeds
from driehoek.steering.queries.helping import help_line, help_lines, help_page
from driehoek.steering.queries.hub import hub
from driehoek.steering.queries.meetings import meeting_code, meeting_to_edit, meetings, meetings_of
from driehoek.steering.queries.recommendations import of_year, recommendation, recommendations
from driehoek.steering.queries.sharing import development_line, development_lines, development_page
from driehoek.steering.queries.tracks import track_code, track_page, tracks
from driehoek.steering.routing import Scope
from driehoek.steering.rules import Concern, DevelopmentState, HelpState, ProposalKind, ProposalState
from tests.access.canaries import Canary
from tests.access.personas import may_see
from tests.access.world import Tenant, World, asked_for

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
Question = tuple[str, Callable[[], object]]


def actor(world: World, persona: str) -> Actor:
    """Return the persona as the system sees them today."""
    person = world.persons.get(persona)
    found = actor_of(person.uid, clock.today()) if person is not None else None
    return found or Actor.visitor()


def told(world: World, persona: str) -> Iterator[tuple[str, Canary]]:
    """Yield each canary that a read model tells this persona, with the name of the read model."""
    who = actor(world, persona)
    for tenant in world.tenants.values():
        for name, ask in _questions(who, tenant):
            try:
                answer = repr(ask())
            except (Absent, Forbidden):
                continue
            for canary in world.aviary.found_in(answer):
                yield name, canary


def leaks(persona: str, answers: Iterable[tuple[str, Canary]]) -> Iterator[str]:
    """Yield what was told to this persona that is not theirs to know."""
    for name, canary in answers:
        if not may_see(persona, canary.zone):
            yield f"{name} tells of {canary.model} in {canary.zone}"


def _questions(who: Actor, tenant: Tenant) -> Iterator[Question]:
    key, slug = tenant.row.pk, tenant.row.slug
    top = PartnershipHead(key, slug, "", "", "")
    titles = source_titles(who, key)
    yield "heads", partial(heads, who)
    yield "head", partial(head, who, slug)
    yield "partnership_page", partial(partnership_page, who, slug)
    yield "first_screen", partial(first_screen, who, top)
    yield "plan_titles", partial(plan_titles, who, key)
    yield "programme_heads", partial(programme_heads, who, key)
    yield "action_list", partial(action_list, who, key, ActionFilter(group="partner"))
    yield "saved_views", partial(saved_views, who, key)
    yield "own_page", partial(own_page, who, key)
    yield "register_page", partial(register_page, who, key, RegisterFilter(text="een zin"), titles)
    for found in asked_for(tenant, Decision):
        yield "agreement_page", partial(agreement_page, who, top, found.code)
    yield "open_agreements", partial(open_agreements, who, key, since=date(2020, 1, 1))
    yield from (
        ("council_goals", partial(council_goals, who, key, town.pk, titles)) for town in tenant.municipalities.values()
    )
    yield "rounds", partial(rounds, who, key)
    for asking in (*asked_for(tenant, Round), *tenant.pointing.get(Round, ())):
        yield "round_board", partial(round_board, who, key, asking.code)
        yield "desks", partial(desks, who, key, asking.code)
        for theme in asked_for(tenant, Node):
            yield "desk", partial(desk, who, key, asking.code, tenant.carriers[Plan].code, theme.code)
        yield "one_asked", partial(one_asked, who, key, asking.code, tenant.carriers[Action].uid)
        yield "round_differences", partial(round_differences, who, key, asking.code)
    yield "plan_health", partial(plan_health, who, top)
    yield "changes_page", partial(changes_page, who, key, date(2020, 1, 1))
    yield "stopped_page", partial(stopped_page, who, key)
    yield "reporting_table", partial(reporting_table, who, key, TableFilter(state="alles"))
    yield "reporting_rows", partial(reporting_rows, who, key, [row.uid for row in asked_for(tenant, Action)])
    if reach(who, Permission.EDIT_PROGRAMME).anywhere_in(key):
        yield "import_runs", partial(import_runs, who, key)
    if reach(who, Permission.LOAD_FIGURES).covers(key, None):
        yield "open_uploads", partial(open_uploads, who, key)
    if reach(who, Permission.LOAD_FIGURES).anywhere_in(key):
        yield "fetch_lines", partial(fetch_lines, who, key)
    if reach(who, Permission.SEE_OUTBOX).anywhere_in(key):
        yield "outbox", partial(outbox, who, key)
    for mine in (False, True):
        yield "calendar", partial(calendar, who, Asked(key, date(2020, 1, 1), date(2035, 1, 1), mine=mine))
    yield "over_the_years", partial(over_the_years, who, key)
    yield "surveys", partial(surveys, who, key)
    yield "start_choices", partial(start_choices, who, key)
    yield "owners", partial(owners, who, key)
    for talk in asked_for(tenant, Conversation):
        yield "conversation_page", partial(conversation_page, who, key, talk.code)
    yield "calendar_bodies", partial(calendar_bodies, who, key)
    yield "feeds", partial(feeds, who, key)
    yield "overview", partial(overview, who, top, Edition.OWN)
    yield "yearly_list", partial(yearly_list, who, top, AskedList(2026), Edition.OWN)
    yield "decisions", partial(decisions, who, key, titles)
    yield "body_parts", partial(body_parts, who, key)
    yield "bodies", partial(bodies, who, key)
    yield "portfolios", partial(portfolios, who, key)
    yield "hub", partial(hub, who, key)
    yield "readers", partial(readers, who, key)
    yield "meetings", partial(meetings, who, key, LONG_AGO, clock.now() + (clock.now() - LONG_AGO))
    yield "recommendations", partial(recommendations, who, key)
    yield "of_year", partial(of_year, who, key, 2026)
    yield from _of_tracks(who, tenant)
    yield from _per_record(who, tenant, top)


def _of_tracks(who: Actor, tenant: Tenant) -> Iterator[Question]:
    """Ask with the partnership as the reader knows it: with all its municipalities."""
    try:
        known = head(who, tenant.row.slug)
    except Absent:
        known = PartnershipHead(tenant.row.pk, tenant.row.slug, "", "", "")
    yield "tracks", partial(tracks, who, known)
    yield "council_calendars", partial(council_calendars, who, known)
    for track in (*asked_for(tenant, AdoptionTrack), *tenant.pointing[AdoptionTrack]):
        yield "track_page", partial(track_page, who, known, track.code)
        yield "track_code", partial(track_code, who, tenant.row.pk, track.uid)
    for one in asked_for(tenant, Recommendation):
        yield "recommendation", partial(recommendation, who, tenant.row.pk, one.code)


def _per_record(who: Actor, tenant: Tenant, top: PartnershipHead) -> Iterator[Question]:
    key = top.pk
    titles = source_titles(who, key)
    places = tuple(MunicipalityHead(town.pk, town.name, town.cbs_code) for town in tenant.municipalities.values())
    if reach(who, Permission.EDIT_PROGRAMME).anywhere_in(key):
        for run in asked_for(tenant, ImportRun):
            yield "import_page", partial(import_page, who, key, run.uid, places)
    if reach(who, Permission.LOAD_FIGURES).covers(key, None):
        for upload in asked_for(tenant, FigureUpload):
            yield "upload_page", partial(upload_page, who, key, upload.uid)
    for body in asked_for(tenant, Body):
        yield "body_page", partial(body_page, who, key, body.code)
        yield "body_code", partial(body_code, who, key, body.uid)
        yield "meetings_of", partial(meetings_of, who, key, body.pk)
    for meeting in asked_for(tenant, Meeting):
        yield "agenda", partial(agenda, who, key, meeting.code)
        yield "sitting", partial(sitting, who, top, meeting.code)
        yield "sitting, own", partial(sitting, who, top, meeting.code, Edition.OWN)
        yield "meeting_code", partial(meeting_code, who, key, meeting.uid)
        yield "meeting_to_edit", partial(meeting_to_edit, who, key, meeting.uid)
    for plan in asked_for(tenant, Plan):
        yield "plan_page", partial(plan_page, who, key, plan.code)
        yield "plan_gaps", partial(plan_gaps, who, key, plan.code)
    for number in range(2, len(tenant.hidden) + 2):
        yield "compare_versions", partial(compare_versions, who, key, tenant.carriers[Plan].code, 1, number)
    towns = tuple(MunicipalityHead(row.pk, row.name, row.cbs_code) for row in tenant.municipalities.values())
    whole = replace(top, municipalities=towns)
    yield "figures_overview", partial(figures_overview, who, whole)
    yield "remarkable_page", partial(remarkable_page, who, whole, ("woninginbraak",))
    yield "figure_page", partial(figure_page, who, whole, "woninginbraak", "nl")
    yield "peers_page", partial(peers_page, who, whole, "woninginbraak")
    yield "threshold_page", partial(threshold_page, who, whole, "woninginbraak")
    for town in tenant.municipalities.values():
        yield "place_page", partial(place_page, who, whole, "woninginbraak", town.cbs_code)
        yield "municipality_page", partial(municipality_page, who, whole, town.cbs_code)
    for function in asked_for(tenant, Function):
        yield "handover_folder", partial(handover_folder, who, top, function.code)
    for group in asked_for(tenant, WorkingGroup):
        yield "working_group_page", partial(working_group_page, who, top, group.code)
    for node in asked_for(tenant, Node):
        yield "theme_page", partial(theme_page, who, top, node.plan.code, node.code)
    nodes = [node.pk for node in (*asked_for(tenant, Node), *tenant.pointing[Node])]
    yield "goal_figures", partial(goal_figures, who, key, titles, nodes)
    yield "interpretations", partial(interpretations, who, key, titles, nodes)
    yield "goals_of_indicator", partial(goals_of_indicator, who, key, "woninginbraak")
    for programme in asked_for(tenant, Programme):
        yield "action_list_table", partial(action_list_table, who, key, programme.code, places)
        yield "programme_gaps", partial(programme_gaps, who, key, programme.code)
        yield "programme_page", partial(programme_page, who, key, programme.code, ActionFilter(group="draad"))
        asked = TableFilter(programme=programme.code, state="alles")
        yield "reporting_table", partial(reporting_table, who, key, asked)
        yield "choosable", partial(choosable, who, key, programme.pk)
        yield "next_programmes", partial(next_programmes, who, key, programme.pk, programme.plan.code)
        yield "programme_page", partial(programme_page, who, key, programme.code, ActionFilter())
        yield "evaluations", partial(evaluations, who, key, titles, programme.pk)
    for round_ in (*asked_for(tenant, Round), *tenant.pointing[Round]):
        yield "wishes", partial(wishes, who, key, round_.code)
    yield from _proposing(who, tenant)
    for meeting in asked_for(tenant, Meeting):
        yield "meeting_table", partial(meeting_table, who, key, meeting.code)
    for action in asked_for(tenant, Action):
        yield "action_page", partial(action_page, who, top, action.uid)


def _proposing(who: Actor, tenant: Tenant) -> Iterator[Question]:
    """Yield the questions about proposals: what there is, and what a form for a new one would tell."""
    key = tenant.row.pk
    yield "proposal_lines", partial(proposal_lines, who, key, tuple(ProposalState))
    for proposal in (*asked_for(tenant, Proposal), *tenant.pointing[Proposal]):
        yield "proposal_page", partial(proposal_page, who, key, proposal.code)
    for body in asked_for(tenant, Body):
        yield "waiting", partial(waiting, who, key, body.pk)
        yield "next_meeting", partial(next_meeting, who, key, body.pk)
    for concern, model in ((Concern.ACTION, Action), (Concern.THEME, Node), (Concern.PLAN, Plan)):
        for row in asked_for(tenant, model):
            yield "about", partial(about, who, key, concern, row.uid)
    for state in DevelopmentState:
        yield "development_lines", partial(development_lines, who, key, state)
    for told in (*asked_for(tenant, Development), *tenant.pointing[Development]):
        yield "development_page", partial(development_page, who, key, told.code)
        yield "development_line", partial(development_line, who, key, told.uid)
    yield "help_lines", partial(help_lines, who, key, tuple(HelpState))
    for asked in (*asked_for(tenant, Help), *tenant.pointing[Help]):
        yield "help_page", partial(help_page, who, key, asked.code)
        yield "help_line", partial(help_line, who, key, asked.uid)
    for kind in (ProposalKind.MONEY, ProposalKind.OTHER):
        yield "destination", partial(destination, who, key, Scope(kind))
