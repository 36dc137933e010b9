# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every route with what each persona hears there, as a table that a person can read and correct.

Words: ``login`` is the way to the sign-in page; ``on`` is a redirect to somewhere else; a number is the status.
The addresses are those of partnership X and of public records in it.
"""

from dataclasses import dataclass
from uuid import uuid4

from driehoek.evaluation.models import Conversation, Evaluation, Round
from driehoek.exchange.models import ImportRun
from driehoek.figures.models import FigureUpload
from driehoek.organisations.models import Function
from driehoek.planning.models import Action, Node, Plan, Programme, SavedView, WorkingGroup
from driehoek.publications.models import IssuedPaper
from driehoek.steering.models import AdoptionTrack, Body, Decision, Development, Help, Meeting, Proposal, Recommendation
from tests.access.table import COLUMNS, TABLE
from tests.access.world import Tenant

#: Pages that list withdrawn records to those who may bring them back; nothing else of what is hidden.
BRINGS_BACK = frozenset({"partnership-parts", "plan-parts"})


@dataclass(frozen=True, slots=True)
class Row:
    """What each persona hears at one route with one method."""

    route: str
    method: str
    expected: dict[str, str]


def rows() -> list[Row]:
    """Read the table."""
    found = []
    for line in TABLE.strip("\n").splitlines()[2:]:
        route, method, *cells = line.split()
        assert len(cells) == len(COLUMNS), line
        found.append(Row(route, method, dict(zip(COLUMNS, cells, strict=True))))
    return found


def addresses(tenant: Tenant) -> dict[str, str]:
    """Return the address of each route, of public records of a partnership."""
    home = f"/{tenant.row.slug}/"
    carriers = tenant.carriers
    plan, programme = carriers[Plan].code, carriers[Programme].code
    action = f"{home}acties/{carriers[Action].uid}/"
    first = next(iter(tenant.municipalities.values()))
    note = f"{home}notas/{programme}/{first.cbs_code}/"
    return {
        "start": "/",
        "sign-in": "/aanmelden/",
        "sign-out": "/afmelden/",
        "demo-sign-in": f"/demo/{tenant.row.slug}/coordinator/",
        "language": "/taal/",
        "gallery": "/componenten/",
        "health": "/gezond/",
        "overview": home,
        "partnership": f"{home}samenwerking/",
        "register": f"{home}afspraken/?zoek=een+zin&stand=open",
        "agreement": f"{home}afspraken/{carriers[Decision].code}/",
        "agreement-follow": f"{home}afspraken/{carriers[Decision].code}/opvolging/",
        "open-agreements": f"{home}openstaand/",
        "council-goals": f"{home}raadsdoelen/?gemeente={first.cbs_code}",
        "caught-mails": "/demo/post/",
        "caught-mail": f"/demo/post/{carriers[Action].uid}/",
        "caught-mail-file": f"/demo/post/{carriers[Action].uid}/bijlage/1/",
        "outbox": f"{home}post/",
        "calendar": f"{home}kalender/",
        "feeds": f"{home}agenda-koppeling/",
        "feed": f"/agenda/{'x' * 43}.ics",
        "meeting-event": f"{home}overleg/{carriers[Meeting].code}.ics",
        "meetings": f"{home}overleg/",
        "year-planning": f"{home}overleg/jaarplanning/",
        "meeting": f"{home}overleg/{carriers[Meeting].code}/",
        "meeting-agenda": f"{home}overleg/{carriers[Meeting].code}/agenda/",
        "meeting-presence": f"{home}overleg/{carriers[Meeting].code}/aanwezigheid/",
        "meeting-note": f"{home}overleg/{carriers[Meeting].code}/annotatie/",
        "meeting-state": f"{home}overleg/{carriers[Meeting].code}/stand/",
        "body": f"{home}organen/{carriers[Body].code}/",
        "tracks": f"{home}trajecten/",
        "track": f"{home}trajecten/{carriers[AdoptionTrack].code}/",
        "council-calendars": f"{home}raadskalenders/",
        "recommendations": f"{home}aanbevelingen/",
        "recommendations-file": f"{home}aanbevelingen.csv",
        "recommendation": f"{home}aanbevelingen/{carriers[Recommendation].code}/",
        "plans": f"{home}plannen/",
        "plan": f"{home}plannen/{plan}/",
        "plan-versions": f"{home}plannen/{plan}/versies/?van=1&naar=2",
        "theme": f"{home}themas/{plan}/{carriers[Node].code}/",
        "programmes": f"{home}programmas/",
        "programme": f"{home}programmas/{programme}/",
        "gaps": f"{home}programmas/{programme}/hiaten/",
        "plan-gaps": f"{home}plannen/{plan}/hiaten/",
        "evaluation": f"{home}programmas/{programme}/evaluatie/",
        "actions": f"{home}acties/?groep=trekker",
        "own-page": f"{home}mijn/",
        "municipality": f"{home}gemeenten/{first.cbs_code}/",
        "working-group": f"{home}werkgroepen/{carriers[WorkingGroup].code}/",
        "rounds": f"{home}rondes/",
        "new-round": f"{home}rondes/nieuw/",
        "plan-health": f"{home}plangezondheid/",
        "round": f"{home}rondes/{carriers[Round].code}/",
        "round-differences": f"{home}rondes/{carriers[Round].code}/verschillen/",
        "round-themes": f"{home}rondes/{carriers[Round].code}/themas/",
        "round-theme": f"{home}rondes/{carriers[Round].code}/thema/{plan}/{carriers[Node].code}/",
        "ask-back": f"{home}rondes/{carriers[Round].code}/vraag/{carriers[Action].uid}/",
        "round-wishes": f"{home}rondes/{carriers[Round].code}/bijsturing/",
        "survey": f"/vragenlijst/{'A' * 43}/",
        "weekly-mail": f"{home}weekbericht/",
        "weekly-mail-link": f"/weekbericht/{'A' * 43}/",
        "working-together": f"{home}samenwerken/",
        "conversation": f"{home}samenwerken/{carriers[Conversation].code}/",
        "conversation-point": f"{home}samenwerken/{carriers[Conversation].code}/1/",
        "round-report": f"{home}rondes/{carriers[Round].code}/verslag/",
        "round-report-file": f"{home}rondes/{carriers[Round].code}/verslag.html?editie=eigen",
        "evaluation-report-file": f"{home}evaluaties/{carriers[Evaluation].code}.html?editie=eigen",
        "round-close": f"{home}rondes/{carriers[Round].code}/afsluiten/",
        "round-conclude": f"{home}rondes/{carriers[Round].code}/afronden/",
        "round-reopen": f"{home}rondes/{carriers[Round].code}/heropenen/",
        "round-release": f"{home}rondes/{carriers[Round].code}/vrijgeven/",
        "answer": f"/antwoord/{'A' * 46}/",
        "saved-views": f"{home}weergaven/",
        "saved-view": f"{home}weergaven/{carriers[SavedView].uid}/",
        "handover": f"{home}functies/{carriers[Function].code}/overdracht/",
        "handover-file": f"{home}functies/{carriers[Function].code}/overdracht.pdf",
        "meeting-paper": f"{home}overleg/{carriers[Meeting].code}/afsprakenlijst.html?editie=eigen",
        "recommendations-paper": f"{home}aanbevelingen.html?jaar=2026&editie=eigen",
        "open-agreements-file": f"{home}openstaand.html",
        "changes": f"{home}gewijzigd/?sinds=2020-01-01",
        "stopped": f"{home}gestopt/",
        "action": action,
        "action-report": f"{action}bericht/",
        "my-actions": f"{home}mijn-acties/",
        "carry-over": f"{home}programmas/{programme}/meenemen/",
        "change-together": f"{home}programmas/{programme}/samen-wijzigen/",
        "edit": f"{home}bewerk/actie/{carriers[Action].uid}/",
        "new": f"{home}nieuw/actie/?bij={carriers[Programme].uid}",
        "withdraw": f"{home}intrekken/actie/{carriers[Action].uid}/",
        "restore": f"{home}terug/actie/{carriers[Action].uid}/",
        "undo": f"{home}ongedaan/{uuid4()}/",
        "plan-parts": f"{home}plannen/{plan}/bewerken/",
        "partnership-parts": f"{home}samenwerking/bewerken/",
        "imports": f"{home}invoer/",
        "figure-fetches": f"{home}cijfers/ophalen/",
        "figure-uploads": f"{home}cijfers/inlezen/",
        "figure-upload": f"{home}cijfers/inlezen/{carriers[FigureUpload].uid}/",
        "import": f"{home}invoer/{carriers[ImportRun].uid}/",
        "action-list-file": f"{home}programmas/{programme}/acties.xlsx",
        "figures": f"{home}cijfers/",
        "figures-remarkable": f"{home}cijfers/opvallend/",
        "figures-labels": f"{home}cijfers/verandering/",
        "figures-labels-file": f"{home}cijfers/verandering.csv",
        "figure": f"{home}cijfers/woninginbraak/",
        "figure-place": f"{home}cijfers/woninginbraak/gemeente/{first.cbs_code}/",
        "figure-peers": f"{home}cijfers/woninginbraak/vergelijk/",
        "own-figures": f"{home}cijfers/invoeren/",
        "own-figure": f"{home}cijfers/invoeren/bibob_toetsen/",
        "figure-passports": f"{home}cijfers/paspoorten/",
        "figure-passport": f"{home}cijfers/woninginbraak/paspoort/",
        "figure-thresholds": f"{home}cijfers/woninginbraak/drempels/",
        "figure-peers-file": f"{home}cijfers/woninginbraak/vergelijk.csv",
        "figure-file": f"{home}cijfers/woninginbraak.csv",
        "figure-place-file": f"{home}cijfers/woninginbraak/gemeente/{first.cbs_code}.svg",
        "developments": f"{home}ontwikkelingen/",
        "development": f"{home}ontwikkelingen/{carriers[Development].code}/",
        "development-state": f"{home}ontwikkelingen/{carriers[Development].code}/stand/",
        "helping": f"{home}hulp/",
        "help": f"{home}hulp/{carriers[Help].code}/",
        "help-state": f"{home}hulp/{carriers[Help].code}/stand/",
        "proposals": f"{home}voorstellen/",
        "new-proposal": f"{home}voorstellen/nieuw/?actie={carriers[Action].uid}&soort=stoppen",
        "proposal": f"{home}voorstellen/{carriers[Proposal].code}/",
        "change-proposal": f"{home}voorstellen/{carriers[Proposal].code}/wijzigen/",
        "proposal-state": f"{home}voorstellen/{carriers[Proposal].code}/stand/",
        "deciding": f"{home}wie-beslist/",
        "meeting-table": f"{home}overleg/{carriers[Meeting].code}/vergaderen/",
        "search": f"{home}zoeken/?q=title",
        "plan-file": f"{home}planbestand/",
        "plan-file-download": f"{home}planbestand/{tenant.row.slug}.yaml",
        "notes": f"{home}notas/",
        "note": note,
        "note-issue": f"{note}vaststellen/",
        "note-file": f"{note}nota.html",
        "note-issued": f"{home}notas/uitgebracht/{carriers[IssuedPaper].uid}.html",
    }


def form(route: str) -> dict[str, str]:
    """Return what a person would send to a route."""
    key = str(uuid4())
    forms = {
        "action-report": {"sleutel": key, "stand": "loopt", "gedaan": "Gesproken met de ondernemers."},
        "note-issue": {"sleutel": key},
        "agreement-follow": {"sleutel": key, "stand": "open", "tekst": "Nog mee bezig."},
        "new-round": {"sleutel": key},
        "round": {"doe": "controle"},
        "round-wishes": {"doe": "kiezen", "actie": key, "versie": "0", "soort": "bijstellen"},
        "ask-back": {"sleutel": key, "vraag": "Hoeveel scholen doen mee?"},
        "new": {"sleutel": key},
        "saved-views": {"sleutel": key, "naam": f"Stil {key}"[:80], "lijst": "vlag=stil"},
        "recommendation": {"sleutel": key, "tekst": "Besproken.", "stand": "loopt"},
        "new-proposal": {"sleutel": key},
        "development-state": {"doe": "afhandelen", "versie": "1", "uitkomst": "Besproken."},
        "help-state": {"doe": "intrekken", "versie": "1"},
        "proposal-state": {"doe": "intrekken", "versie": "1"},
        "saved-view": {"doe": "verwijderen"},
        "sign-in": {"email": "niemand@voorbeeld.example", "password": "fout"},
        "language": {"language": "en", "next": "/gezond/"},
    }
    return forms.get(route, {})
