# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""No page asks the database more than a dozen questions, whatever the number of actions."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from driehoek.evaluation import surveying
from driehoek.evaluation.commands import Planned, open_round, plan_round
from driehoek.evaluation.commands.conversing import start_conversation
from driehoek.evaluation.commands.surveying import open_survey
from driehoek.evaluation.deadlines import planned_back
from driehoek.evaluation.links import path_of, token_of
from driehoek.evaluation.models import Ask, Conversation, Request, Round, SurveyInvitation
from driehoek.evaluation.rules import RoundKind
from driehoek.exchange.commands import load_plan_file
from driehoek.exchange.demo import load_demo_persons
from driehoek.exchange.models import ImportRun
from driehoek.exchange.planfile.parsing import parse_path
from driehoek.exchange.sheets.commands import Upload, open_run
from driehoek.exchange.sheets.layout import first_look
from driehoek.figures.commands import load_table
from driehoek.figures.models import FigureUpload
from driehoek.figures.uploads.commands import open_upload
from driehoek.kernel import clock, files, guard
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.ids import new_uid
from driehoek.lib.spreadsheets.model import Cell, Sheet, Workbook
from driehoek.lib.statline import facts
from driehoek.organisations import weekly
from driehoek.organisations.models import Holding, Membership, Partnership
from driehoek.organisations.queries import actor_of
from driehoek.planning.models import Action, Plan, PlanVersion, Programme, WayOfWorking, WorkingGroup
from driehoek.publications.models import IssuedPaper
from driehoek.steering.models import Meeting
from tests.access.routes import rows
from tests.sweeps.budgets import BUDGET, ELSEWHERE, FILES, POSTED
from tests.sweeps.source import ROOT

pytestmark = pytest.mark.django_db

SLUG = "tweestromenland"
SERVER = Actor.system("opdrachtregel", "systeem_opdrachtregel")


@pytest.fixture(scope="module")
def example(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Partnership]:
    """The example partnership with its invented people."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_plan_file(actor=SERVER, file=parse_path(ROOT / "examples" / f"{SLUG}.yaml"))
        partnership = Partnership.objects.get(slug=SLUG)
        load_demo_persons(actor=SERVER, partnership=partnership)
        for file in sorted((ROOT / "examples" / "figures").glob("*.csv")):
            load_table(actor=SERVER, table=facts.read(file).table, partnership_id=None)
        yield partnership
        transaction.set_rollback(True)


@pytest.fixture
def issued(example: Partnership) -> IssuedPaper:
    """A paper that was issued before."""
    programme = Programme.objects.filter(partnership=example).first()
    assert programme is not None
    operation = new_uid()
    with guard.seeding():
        return IssuedPaper.objects.create(
            partnership=example, circle="openbaar", kind="council_note", title="Nota", programme_uid=programme.uid,
            schema_version=1, content={}, templates={}, files={"html": files.keep(b"<p>Nota</p>")},
            issued_at=clock.now(), created_in=operation, changed_in=operation,
        )  # fmt: skip


@pytest.fixture
def coordinator(example: Partnership, issued: IssuedPaper) -> Client:
    """A browser in which the coordinator has signed in."""
    holding = Holding.objects.filter(partnership=example, function__kind="coordinator").select_related("person").first()
    assert holding is not None
    client = Client()
    session = client.session
    session["person"] = str(holding.person.uid)
    session.save()
    return client


def addresses(example: Partnership) -> dict[str, str]:
    """Return an address for every route that gives a page or a file."""
    home = f"/{SLUG}/"
    programme = Programme.objects.filter(partnership=example).order_by("period_start").first()
    plan = Plan.objects.get(partnership=example)
    action = Action.objects.filter(partnership=example).order_by("pk").first()
    member = Membership.objects.filter(partnership=example).select_related("municipality").first()
    assert programme is not None
    assert action is not None
    assert member is not None
    group = WorkingGroup.objects.filter(partnership=example).order_by("pk").first()
    assert group is not None
    version = PlanVersion.objects.filter(plan=plan).first()
    number = version.number if version is not None else 1
    theme = action.node if action.node.level == 1 else action.node.parent
    assert theme is not None
    meeting = Meeting.objects.filter(partnership=example).select_related("body").order_by("-starts_at").first()
    assert meeting is not None
    holder = Holding.objects.filter(partnership=example).select_related("person").order_by("pk").first()
    assert holder is not None
    note = f"{home}notas/{programme.code}/{member.municipality.cbs_code}/"
    return {
        "start": "/",
        "sign-in": "/aanmelden/",
        "demo-sign-in": f"/demo/{SLUG}/coordinator/",
        "gallery": "/componenten/",
        "health": "/gezond/",
        "caught-mails": "/demo/post/",
        "outbox": f"{home}post/",
        "calendar": f"{home}kalender/",
        "feeds": f"{home}agenda-koppeling/",
        "meeting-event": f"{home}overleg/{meeting.code}.ics",
        "overview": home,
        "partnership": f"{home}samenwerking/",
        "register": f"{home}afspraken/?zoek=de",
        "agreement": f"{home}afspraken/driehoek-2025-01-30/",
        "open-agreements": f"{home}openstaand/",
        "council-goals": f"{home}raadsdoelen/",
        "meetings": f"{home}overleg/",
        "year-planning": f"{home}overleg/jaarplanning/?orgaan={meeting.body.code}",
        "meeting": f"{home}overleg/{meeting.code}/",
        "body": f"{home}organen/{meeting.body.code}/",
        "tracks": f"{home}trajecten/",
        "track": f"{home}trajecten/uvp-2027-2028/",
        "recommendation": f"{home}aanbevelingen/voorbeeld-doelen/",
        "council-calendars": f"{home}raadskalenders/",
        "recommendations": f"{home}aanbevelingen/",
        "recommendations-file": f"{home}aanbevelingen.csv",
        "plans": f"{home}plannen/",
        "plan": f"{home}plannen/{plan.code}/",
        "plan-versions": f"{home}plannen/{plan.code}/versies/?van={number}&naar={number}",
        "theme": f"{home}themas/{plan.code}/{theme.code}/",
        "programmes": f"{home}programmas/",
        "programme": f"{home}programmas/{action.programme.code}/?zoek=a&groep=partner",
        "gaps": f"{home}programmas/{programme.code}/hiaten/",
        "plan-gaps": f"{home}plannen/{plan.code}/hiaten/",
        "evaluation": f"{home}programmas/{programme.code}/evaluatie/",
        "actions": f"{home}acties/?zoek=a&groep=trekker",
        "own-page": f"{home}mijn/",
        "municipality": f"{home}gemeenten/{member.municipality.cbs_code}/",
        "working-group": f"{home}werkgroepen/{group.code}/",
        "developments": f"{home}ontwikkelingen/",
        "helping": f"{home}hulp/",
        "proposals": f"{home}voorstellen/",
        "proposal": f"{home}voorstellen/ave-half-jaar-langer/",
        "new-proposal": f"{home}voorstellen/nieuw/?actie={action.uid}&soort=stoppen",
        "saved-views": f"{home}weergaven/",
        "rounds": f"{home}rondes/",
        "new-round": f"{home}rondes/nieuw/?driehoek=17-12-2026",
        "plan-health": f"{home}plangezondheid/",
        "round": f"{home}rondes/{asking(example)}/",
        "round-differences": f"{home}rondes/{asking(example)}/verschillen/",
        "round-themes": f"{home}rondes/{asking(example)}/themas/",
        "round-theme": f"{home}rondes/{asking(example)}/thema/{plan.code}/{theme.code}/",
        "ask-back": f"{home}rondes/{asking(example)}/vraag/{one_asked(example)}/",
        "round-wishes": f"{home}rondes/{asking(example)}/bijsturing/",
        "survey": surveyed(example),
        "weekly-mail-link": weekly.path_of(weekly.token_of(holder.person.uid)),
        "working-together": f"{home}samenwerken/",
        "conversation": f"{home}samenwerken/{talked(example)}/",
        "conversation-point": f"{home}samenwerken/{talked(example)}/1/",
        "round-report": f"{home}rondes/{asking(example)}/verslag/",
        "round-report-file": f"{home}rondes/{asking(example)}/verslag.html?editie=partners",
        "evaluation-report-file": f"{home}evaluaties/evaluatie-uvp-2023-2024.html",
        "round-close": f"{home}rondes/{asking(example)}/afsluiten/",
        "round-conclude": f"{home}rondes/{asking(example)}/afronden/",
        "round-reopen": f"{home}rondes/{asking(example)}/heropenen/",
        "round-release": f"{home}rondes/{asking(example)}/vrijgeven/",
        "answer": path_of(token_of(*Request.objects.filter(partnership=example).values_list("uid", "generation")[0])),
        "handover": f"{home}functies/coordinator/overdracht/",
        "handover-file": f"{home}functies/coordinator/overdracht.pdf",
        "recommendations-paper": f"{home}aanbevelingen.html",
        "open-agreements-file": f"{home}openstaand.html",
        "changes": f"{home}gewijzigd/?sinds=2020-01-01&programma={action.programme.code}",
        "stopped": f"{home}gestopt/?programma={action.programme.code}",
        "action": f"{home}acties/{action.uid}/",
        "my-actions": f"{home}mijn-acties/",
        "carry-over": f"{home}programmas/{programme.code}/meenemen/",
        "change-together": f"{home}programmas/{action.programme.code}/samen-wijzigen/",
        "edit": f"{home}bewerk/actie/{action.uid}/",
        "new": f"{home}nieuw/actie/?bij={action.programme.uid}",
        "plan-parts": f"{home}plannen/{plan.code}/bewerken/",
        "partnership-parts": f"{home}samenwerking/bewerken/",
        "imports": f"{home}invoer/",
        "figure-fetches": f"{home}cijfers/ophalen/",
        "import": f"{home}invoer/{opened(example)}/?stap=proef",
        "figure-uploads": f"{home}cijfers/inlezen/",
        "figure-upload": f"{home}cijfers/inlezen/{waiting(example)}/",
        "action-list-file": f"{home}programmas/{programme.code}/acties.xlsx",
        "figures": f"{home}cijfers/",
        "figures-remarkable": f"{home}cijfers/opvallend/",
        "figures-labels": f"{home}cijfers/verandering/",
        "figures-labels-file": f"{home}cijfers/verandering.csv?met=drie-jaar",
        "figure": f"{home}cijfers/woninginbraak/",
        "figure-place": f"{home}cijfers/woninginbraak/gemeente/{member.municipality.cbs_code}/",
        "figure-peers": f"{home}cijfers/woninginbraak/vergelijk/",
        "own-figures": f"{home}cijfers/invoeren/",
        "own-figure": f"{home}cijfers/invoeren/bibob_toetsen/",
        "figure-passports": f"{home}cijfers/paspoorten/",
        "figure-passport": f"{home}cijfers/hic_kern/paspoort/",
        "figure-thresholds": f"{home}cijfers/woninginbraak/drempels/",
        "figure-peers-file": f"{home}cijfers/woninginbraak/vergelijk.csv",
        "figure-file": f"{home}cijfers/woninginbraak.csv",
        "figure-place-file": f"{home}cijfers/woninginbraak/gemeente/{member.municipality.cbs_code}.svg",
        "deciding": f"{home}wie-beslist/",
        "meeting-table": f"{home}overleg/driehoek-2026-12-10/vergaderen/",
        "search": f"{home}zoeken/?q=de",
        "plan-file": f"{home}planbestand/",
        "plan-file-download": f"{home}planbestand/{SLUG}.yaml",
        "notes": f"{home}notas/",
        "note": note,
        "note-file": f"{note}nota.html",
        "note-issued": f"{home}notas/uitgebracht/{IssuedPaper.objects.get(partnership=example).uid}.html",
    }


def asking(example: Partnership) -> str:
    """Return the code of a round that asks everybody: opened once."""
    found = Round.objects.filter(partnership=example).values_list("code", flat=True).first()
    if found is not None:
        return found
    programme = Programme.objects.filter(partnership=example).order_by("-period_start").first()
    assert programme is not None
    planned = Planned(
        title="ronde", kind=RoundKind.FULL, period_start=PreciseDate("2026"), period_end=PreciseDate("2026"),
        programme_uids=(programme.uid,), days=planned_back(date(2026, 12, 17)),
    )  # fmt: skip
    job = Actor.system("proef", "systeem_opdrachtregel")
    uid = plan_round(actor=job, partnership_id=example.pk, planned=planned)
    open_round(actor=job, round_uid=uid)
    return Round.objects.get(uid=uid).code


def talked(example: Partnership) -> str:
    """Return the code of a conversation about working together: started once."""
    found = Conversation.objects.filter(partnership=example).values_list("code", flat=True).first()
    if found is not None:
        return found
    way = WayOfWorking.objects.filter(partnership=example).first()
    plan = way.plan if way else Plan.objects.filter(partnership=example).first()
    assert plan is not None
    job = Actor.system("proef", "systeem_opdrachtregel")
    if way is None:
        with guard.seeding():
            row = {"partnership": example, "plan": plan, "number": 1, "title": "Zo", "text": "Zo."}
            WayOfWorking.objects.create(created_in=plan.created_in, changed_in=plan.created_in, **row)
    start_conversation(actor=job, partnership_id=example.pk, year=2026, plan_uid=plan.uid)
    return "2026"


def one_asked(example: Partnership) -> UUID:
    """Return an action about which the round asks."""
    return Ask.objects.filter(partnership=example).values_list("action__uid", flat=True)[0]


def surveyed(example: Partnership) -> str:
    """Return the link to a questionnaire: sent once."""
    if not SurveyInvitation.objects.filter(partnership=example).exists():
        talk = Conversation.objects.get(partnership=example, code=talked(example))
        job = Actor.system("proef", "systeem_opdrachtregel")
        open_survey(actor=job, conversation_uid=talk.uid, closes_on=clock.today() + timedelta(days=7))
    invitation = SurveyInvitation.objects.filter(partnership=example).order_by("pk").first()
    assert invitation is not None
    return surveying.path_of(surveying.token_of(invitation.uid))


def opened(example: Partnership) -> UUID:
    """Return a list that is being brought in, with a row for each action: opened once."""
    found = ImportRun.objects.filter(partnership=example).values_list("uid", flat=True).first()
    if found is not None:
        return found
    heads = ["Nr", "Actie", "Thema", "Trekker", "Status"]
    rows = [[f"N-{number}", f"Nieuwe actie {number}", "Ondermijning", "politie", "loopt"] for number in range(40)]
    book = Workbook((Sheet("Blad1", tuple(tuple(Cell(value) for value in row) for row in [heads, *rows])),))
    programme = Programme.objects.filter(partnership=example).order_by("period_start").first()
    assert programme is not None
    holding = Holding.objects.filter(partnership=example, function__kind="coordinator").select_related("person").first()
    assert holding is not None
    maker = actor_of(holding.person.uid, clock.today())
    assert maker is not None
    return open_run(
        actor=maker, partnership_id=example.pk, programme_code=programme.code,
        upload=Upload("lijst.xlsx", b"lijst", book), understood=first_look(book),
    )  # fmt: skip


def waiting(example: Partnership) -> UUID:
    """Return a file with figures that waits until somebody says what it is: kept once."""
    found = FigureUpload._default_manager.filter(partnership=example).first()
    if found is not None:
        return found.uid
    holding = Holding.objects.filter(partnership=example, function__kind="coordinator").select_related("person").first()
    assert holding is not None
    maker = actor_of(holding.person.uid, clock.today())
    assert maker is not None
    content = b"Plaats;Jaar;Aantal\nWijchen;2025;3\n"
    return open_upload(
        actor=maker, partnership_id=example.pk, name="lijst.csv", content=content, columns=None, rehearsal=None
    )


def counted(client: Client, example: Partnership) -> dict[str, int]:
    """Return how many questions each address asks."""
    asked = {}
    for route, address in addresses(example).items():
        if route == "demo-sign-in":
            continue  # signs in as somebody else; a redirect, no page
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        assert response.status_code in (200, 302), (route, response.status_code)
        asked[route] = len(queries)
    return asked


def test_every_route_is_counted(example: Partnership, issued: IssuedPaper) -> None:
    """The matrix of access names every route; a test there holds it against the URL configuration."""
    assert addresses(example).keys() | POSTED | ELSEWHERE == {row.route for row in rows()}


def test_no_page_asks_more_than_a_dozen_questions(example: Partnership, coordinator: Client) -> None:
    over = {
        route: number
        for route, number in counted(coordinator, example).items()
        if number > FILES.get(route, (BUDGET, ""))[0]
    }
    assert over == {}


def test_the_number_of_questions_does_not_rise_with_the_number_of_actions(
    example: Partnership, coordinator: Client
) -> None:
    before = counted(coordinator, example)
    with guard.seeding():
        more(example, 20)
        few = counted(coordinator, example)
        more(example, 380)
    many = counted(coordinator, example)
    assert few == before
    assert many == few


def more(example: Partnership, number: int) -> None:
    """Add actions like the first one, spread over the themes."""
    like = Action.objects.filter(partnership=example).order_by("pk").first()
    assert like is not None
    last = Action.objects.filter(programme=like.programme).count()
    kept = {
        column.attname: getattr(like, column.attname)
        for column in Action._meta.concrete_fields
        if column.attname not in ("id", "uid", "code", "position")
    }
    Action.objects.bulk_create(
        [Action(**kept, uid=new_uid(), code=f"MEER-{last + place}", position=last + place) for place in range(number)]
    )
