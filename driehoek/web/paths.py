# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of pages, made from a prefix: ``reverse()`` for each row costs as much as the rest of a list.

A test holds every method against the URL configuration.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from driehoek.web.figure_paths import asking, quote
from driehoek.web.round_paths import RoundPaths

__all__ = ["CAUGHT_MAIL", "FEED", "GALLERY", "SIGN_IN", "SIGN_OUT", "START", "Paths", "anchor", "asking", "quote"]

START = "/"
SIGN_IN = "/aanmelden/"
SIGN_OUT = "/afmelden/"
GALLERY = "/componenten/"
CAUGHT_MAIL = "/demo/post/"
FEED = "/agenda/"


@dataclass(frozen=True, slots=True)
class Paths(RoundPaths):
    """The pages of one partnership."""

    slug: str

    @property
    def home(self) -> str:
        """The first screen."""
        return f"/{quote(self.slug)}/"

    @property
    def partnership(self) -> str:
        """Who works together, and with what."""
        return f"{self.home}samenwerking/"

    @property
    def partnership_parts(self) -> str:
        """Everything that can be edited of the partnership."""
        return f"{self.partnership}bewerken/"

    def calendar(self, month: str = "", scope: str = "") -> str:
        """The calendar of a month, such as ``2026-12``; narrowed to what concerns one, or to a body."""
        return asking(f"{self.home}kalender/", maand=month, wat=scope)

    @property
    def feeds(self) -> str:
        """Following one's own calendar with another program."""
        return f"{self.home}agenda-koppeling/"

    def meeting_event(self, code: str) -> str:
        """One meeting as a file that calendars read."""
        return f"{self.home}overleg/{quote(code)}.ics"

    @property
    def outbox(self) -> str:
        """The mails of the partnership, and how far each is."""
        return f"{self.home}post/"

    @property
    def plans(self) -> str:
        """All plans and programmes."""
        return f"{self.home}plannen/"

    @property
    def programmes(self) -> str:
        """All programmes."""
        return f"{self.home}programmas/"

    @property
    def my_actions(self) -> str:
        """The table in which one tells how several actions go."""
        return f"{self.home}mijn-acties/"

    @property
    def register(self) -> str:
        """Agreements and decisions."""
        return f"{self.home}afspraken/"

    def agreement(self, code: str) -> str:
        """One agreement or decision, and what came of it."""
        return f"{self.register}{quote(code)}/"

    def agreement_follow(self, code: str) -> str:
        """Where a line about an agreement is sent to."""
        return f"{self.agreement(code)}opvolging/"

    @property
    def open_agreements(self) -> str:
        """Agreements that are still open, by who does them."""
        return f"{self.home}openstaand/"

    def council_goals(self, cbs_code: str = "") -> str:
        """What became of the goals of a council: agreement, result and account."""
        return asking(f"{self.home}raadsdoelen/", gemeente=cbs_code)

    @property
    def tracks(self) -> str:
        """Plans and programmes on their way through triangle, colleges and councils."""
        return f"{self.home}trajecten/"

    def track(self, code: str) -> str:
        """One track: every council planned backwards."""
        return f"{self.tracks}{quote(code)}/"

    @property
    def council_calendars(self) -> str:
        """When the councils and colleges meet."""
        return f"{self.home}raadskalenders/"

    def recommendations(self, **asked: str | int) -> str:
        """What audit offices and councils asked, narrowed by the fields of the address."""
        return asking(f"{self.home}aanbevelingen/", **asked)

    def recommendation(self, code: str) -> str:
        """One recommendation with its follow-up."""
        return f"{self.home}aanbevelingen/{quote(code)}/"

    def recommendations_file(self, **asked: str | int) -> str:
        """The same list as a file."""
        return asking(f"{self.home}aanbevelingen.csv", **asked)

    @property
    def deciding(self) -> str:
        """Who may decide what."""
        return f"{self.home}wie-beslist/"

    def at_the_table(self, code: str) -> str:
        """The screen for the table, while the meeting goes on."""
        return f"{self.home}overleg/{quote(code)}/vergaderen/"

    @property
    def meetings(self) -> str:
        """The meetings to come, and the bodies that meet."""
        return f"{self.home}overleg/"

    @property
    def year_planning(self) -> str:
        """Planning the meetings of a body for a year."""
        return f"{self.meetings}jaarplanning/"

    @property
    def notes(self) -> str:
        """The council notes one can make."""
        return f"{self.home}notas/"

    @property
    def search(self) -> str:
        """Searching in everything that one may see."""
        return f"{self.home}zoeken/"

    @property
    def plan_file(self) -> str:
        """Bringing a plan file in, and taking it out."""
        return f"{self.home}planbestand/"

    @property
    def plan_file_download(self) -> str:
        """The plan file itself."""
        return f"{self.plan_file}{quote(self.slug)}.yaml"

    @property
    def figure_fetches(self) -> str:
        """Fetching tables of figures at their source."""
        return f"{self.figures}ophalen/"

    def meeting(self, code: str) -> str:
        """One meeting with its agenda."""
        return f"{self.meetings}{quote(code)}/"

    def meeting_part(self, code: str, part: str) -> str:
        """Where a change to a meeting is sent to: agenda, aanwezigheid, annotatie or stand."""
        return f"{self.meeting(code)}{part}/"

    def body(self, code: str) -> str:
        """One body: who sits in it and when it meets."""
        return f"{self.home}organen/{quote(code)}/"

    def plan(self, code: str) -> str:
        """One plan as a tree."""
        return f"{self.plans}{quote(code)}/"

    def plan_parts(self, code: str) -> str:
        """Everything that can be edited of one plan and its programmes."""
        return f"{self.plan(code)}bewerken/"

    def versions(self, code: str, older: int | None = None, newer: int | None = None) -> str:
        """Two versions of a plan side by side."""
        address = f"{self.plan(code)}versies/"
        return address if older is None else f"{address}?{urlencode({'van': older, 'naar': newer})}"

    def node(self, plan_code: str, node_code: str) -> str:
        """A place in a plan."""
        return f"{self.plan(plan_code)}#{anchor(node_code)}"

    def theme(self, plan_code: str, code: str) -> str:
        """One theme with all that hangs on it."""
        return f"{self.home}themas/{quote(plan_code)}/{quote(code)}/"

    def actions(self, asked: Mapping[str, str] | None = None) -> str:
        """The actions of all programmes that run, narrowed by the fields of the address."""
        return _narrowed(f"{self.home}acties/", asked)

    @property
    def saved_views(self) -> str:
        """The lists that one kept."""
        return f"{self.home}weergaven/"

    def saved_view(self, uid: UUID) -> str:
        """Where a change to a kept list is sent to."""
        return f"{self.saved_views}{uid}/"

    @property
    def own_page(self) -> str:
        """What concerns the reader."""
        return f"{self.home}mijn/"

    def municipality(self, cbs_code: str) -> str:
        """One municipality in the partnership."""
        return f"{self.home}gemeenten/{quote(cbs_code)}/"

    def working_group(self, code: str) -> str:
        """One working group."""
        return f"{self.home}werkgroepen/{quote(code)}/"

    def handover(self, code: str) -> str:
        """The handover folder of a function."""
        return f"{self.home}functies/{quote(code)}/overdracht/"

    def handover_file(self, code: str) -> str:
        """The handover folder as a PDF."""
        return f"{self.handover(code).removesuffix('/')}.pdf"

    def changes(self, since: date | None = None, programme: str = "") -> str:
        """What changed since a day, about the actions of one programme or of all that run."""
        asked = {"sinds": since.isoformat() if since else "", "programma": programme}
        return _narrowed(f"{self.home}gewijzigd/", asked)

    def stopped(self, programme: str = "") -> str:
        """What stops, and who decided."""
        return _narrowed(f"{self.home}gestopt/", {"programma": programme})

    @property
    def imports(self) -> str:
        """Bringing an action list in, and taking one out."""
        return f"{self.home}invoer/"

    def import_run(self, uid: UUID, asked: Mapping[str, str] | None = None) -> str:
        """One list that is being brought in; ``asked`` says which step, which rows and which page of them."""
        return _narrowed(f"{self.imports}{uid}/", asked)

    def action_list_file(self, programme_code: str, form: str) -> str:
        """The actions of a programme as a file: xlsx, ods or csv."""
        return f"{self.programme(programme_code)}acties.{form}"

    @property
    def figure_uploads(self) -> str:
        """Bringing figures in from a file, and what was brought in before."""
        return f"{self.figures}inlezen/"

    def figure_upload(self, uid: UUID) -> str:
        """One file with figures that is being brought in."""
        return f"{self.figure_uploads}{uid}/"

    def programme(self, code: str, asked: Mapping[str, str] | None = None) -> str:
        """A programme with its actions, narrowed by the fields of the address."""
        return _narrowed(f"{self.programmes}{quote(code)}/", asked)

    def action(self, uid: UUID) -> str:
        """One action with its story."""
        return f"{self.home}acties/{uid}/"

    def report(self, uid: UUID) -> str:
        """Where a progress report on an action is sent to."""
        return f"{self.action(uid)}bericht/"

    def edit(self, kind: str, uid: UUID) -> str:
        """The form of a record that stands."""
        return f"{self.home}bewerk/{quote(kind)}/{uid}/"

    def new(self, kind: str, under: UUID | None = None) -> str:
        """The form of a new record, under another where it belongs to one."""
        address = f"{self.home}nieuw/{quote(kind)}/"
        return f"{address}?{urlencode({'bij': under})}" if under else address

    def withdraw(self, kind: str, uid: UUID) -> str:
        """Where the request to withdraw a record is sent to."""
        return f"{self.home}intrekken/{quote(kind)}/{uid}/"

    def restore(self, kind: str, uid: UUID) -> str:
        """Where the request to bring a withdrawn record back is sent to."""
        return f"{self.home}terug/{quote(kind)}/{uid}/"

    def undo(self, operation: UUID) -> str:
        """Where the request to undo an operation is sent to."""
        return f"{self.home}ongedaan/{operation}/"

    def gaps(self, programme_code: str) -> str:
        """What a programme still lacks."""
        return f"{self.programme(programme_code)}hiaten/"

    def plan_gaps(self, code: str) -> str:
        """What a plan still lacks."""
        return f"{self.plan(code)}hiaten/"

    def change_together(self, programme_code: str, chosen: Iterable[str] = ()) -> str:
        """Changing several actions of a programme at once; ``chosen`` names those that are chosen beforehand."""
        return asking(f"{self.programme(programme_code)}samen-wijzigen/", gekozen=",".join(chosen))

    def carry_over(self, programme_code: str, target: str = "") -> str:
        """Going through the unfinished actions of a programme, for the one that follows."""
        address = f"{self.programme(programme_code)}meenemen/"
        return f"{address}?{urlencode({'naar': target})}" if target else address

    def evaluation(self, programme_code: str) -> str:
        """What was found when a programme was looked back on."""
        return f"{self.programme(programme_code)}evaluatie/"

    def issue_note(self, programme_code: str, cbs_code: str) -> str:
        """Where the request to issue a note is sent to."""
        return f"{self.note(programme_code, cbs_code)}vaststellen/"

    def issued(self, uid: UUID, extension: str) -> str:
        """An issued paper as it left the house."""
        return f"{self.notes}uitgebracht/{uid}.{extension}"

    def note(self, programme_code: str, cbs_code: str, extension: str = "") -> str:
        """The council note of a municipality on a programme; with an extension, the file."""
        address = f"{self.notes}{quote(programme_code)}/{quote(cbs_code)}/"
        return f"{address}nota.{extension}" if extension else address

    @property
    def developments(self) -> str:
        """What partners tell each other between meetings."""
        return f"{self.home}ontwikkelingen/"

    def development(self, code: str, part: str = "") -> str:
        """One development; with "stand" where a change of its state is sent to."""
        address = f"{self.developments}{quote(code)}/"
        return f"{address}{part}/" if part else address

    @property
    def helping(self) -> str:
        """The help that municipalities ask of and offer each other."""
        return f"{self.home}hulp/"

    def help(self, code: str, part: str = "") -> str:
        """One question or offer; with "stand" where a change of its state is sent to."""
        address = f"{self.helping}{quote(code)}/"
        return f"{address}{part}/" if part else address

    @property
    def proposals(self) -> str:
        """What was proposed to the bodies, and how far it is."""
        return f"{self.home}voorstellen/"

    def proposal(self, code: str, part: str = "") -> str:
        """One proposal; with "wijzigen" or "stand" its form, or where a change of its state is sent to."""
        address = f"{self.proposals}{quote(code)}/"
        return f"{address}{part}/" if part else address

    def new_proposal(self, **asked: str) -> str:
        """Making a proposal; ``asked`` says about what and of which kind."""
        return asking(f"{self.proposals}nieuw/", **asked)


def _narrowed(address: str, asked: Mapping[str, str] | None) -> str:
    wanted = {name: value for name, value in (asked or {}).items() if value}
    return f"{address}?{urlencode(wanted)}" if wanted else address


def anchor(code: str) -> str:
    """The id of a plan node on the page of its plan."""
    return f"onderdeel-{code}"
