# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every route with what each persona hears there, as a table that a person can read and correct.

Words: ``login`` is the way to the sign-in page; ``on`` is a redirect to somewhere else; a number is the status.
The addresses are those of partnership X and of public records in it.
"""

from dataclasses import dataclass
from uuid import uuid4

from driehoek.evaluation.models import Round
from driehoek.exchange.models import ImportRun
from driehoek.figures.models import FigureUpload
from driehoek.organisations.models import Function
from driehoek.planning.models import Action, Node, Plan, Programme, SavedView, WorkingGroup
from driehoek.publications.models import IssuedPaper
from driehoek.steering.models import AdoptionTrack, Body, Decision, Development, Help, Meeting, Proposal, Recommendation
from tests.access.personas import PERSONAS
from tests.access.world import Tenant

COLUMNS = (
    "resident", "council_member_a", "adviser_a", "adviser_b", "coordinator", "team_chief", "partner_contact", "mayor_a",
    "clerk_a", "action_lead", "administrator", "member_of_y", "holding_ended", "inactive",
)  # fmt: skip
assert set(COLUMNS) == set(PERSONAS)

TABLE = """
                         resi- coun- advi- advi- coor- team  part- mayor clerk action admi- membr hold- in-
                         dent  cil A ser A ser B dina. chief ner   of A  of A  lead  nistr of Y  ended active
start              GET   login on    on    on    on    on    on    on    on    on    on    on    login login
start              POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
sign-in            GET   200   200   200   200   200   200   200   200   200   200   200   200   200   200
sign-in            POST  400   400   400   400   400   400   400   400   400   400   400   400   400   400
sign-out           GET   405   405   405   405   405   405   405   405   405   405   405   405   405   405
sign-out           POST  login login login login login login login login login login login login login login
demo-sign-in       GET   404   404   404   404   404   404   404   404   404   404   404   404   404   404
demo-sign-in       POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
language           GET   405   405   405   405   405   405   405   405   405   405   405   405   405   405
language           POST  on    on    on    on    on    on    on    on    on    on    on    on    on    on
gallery            GET   200   200   200   200   200   200   200   200   200   200   200   200   200   200
gallery            POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
health             GET   200   200   200   200   200   200   200   200   200   200   200   200   200   200
health             POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
overview           GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
overview           POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
partnership        GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
partnership        POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
caught-mails       GET  200   200   200   200   200   200   200   200   200   200   200   200   200   200
caught-mails       POST 405   405   405   405   405   405   405   405   405   405   405   405   405   405
caught-mail        GET  404   404   404   404   404   404   404   404   404   404   404   404   404   404
caught-mail        POST 405   405   405   405   405   405   405   405   405   405   405   405   405   405
caught-mail-file   GET  404   404   404   404   404   404   404   404   404   404   404   404   404   404
caught-mail-file   POST 405   405   405   405   405   405   405   405   405   405   405   405   405   405
calendar           GET  login 200   200   200   200   200   200   200   200   200   200   404   login login
calendar           POST 405   405   405   405   405   405   405   405   405   405   405   405   405   405
feeds              GET  login 200   200   200   200   200   200   200   200   200   200   404   login login
feeds              POST login 400   400   400   400   400   400   400   400   400   400   404   login login
feed               GET  404   404   404   404   404   404   404   404   404   404   404   404   404   404
feed               POST 405   405   405   405   405   405   405   405   405   405   405   405   405   405
meeting-event      GET  login 200   200   200   200   200   200   200   200   200   200   404   login login
meeting-event      POST 405   405   405   405   405   405   405   405   405   405   405   405   405   405
outbox             GET  login 403   403   403   200   403   403   403   403   403   200   404   login login
outbox             POST login 403   403   403   400   403   403   403   403   403   400   404   login login
register           GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
register           POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
meetings           GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
meetings           POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
year-planning      GET   login 403   200   200   200   403   403   403   403   403   403   404   login login
year-planning      POST  login 403   404   404   404   403   403   403   403   403   403   404   login login
meeting            GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
meeting            POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
meeting-agenda     GET   405   405   405   405   405   405   405   405   405   405   405   405   405   405
meeting-agenda     POST  login 403   on    on    on    403   403   403   403   403   403   404   login login
meeting-presence   GET   405   405   405   405   405   405   405   405   405   405   405   405   405   405
meeting-presence   POST  login 400   400   400   400   400   400   400   400   400   400   404   login login
meeting-note       GET   405   405   405   405   405   405   405   405   405   405   405   405   405   405
meeting-note       POST  login 403   400   400   403   400   403   400   403   403   403   404   login login
meeting-state      GET   405   405   405   405   405   405   405   405   405   405   405   405   405   405
meeting-state      POST  login 403   on    on    on    403   403   403   403   403   403   404   login login
body               GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
body               POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
deciding           GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
deciding           POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
meeting-table      GET   login 403   403   403   200   403   403   403   403   403   403   404   login login
meeting-table      POST  login 403   403   403   400   403   403   403   403   403   403   404   login login
tracks             GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
tracks             POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
council-calendars  GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
council-calendars  POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
recommendations    GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
recommendations    POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
recommendations-file GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
recommendations-file POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
track              GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
recommendation     GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
track              POST  login 403   on    on    on    403   403   403   on    403   403   404   login login
recommendation     POST  login 403   on    403   on    403   403   403   on    403   403   404   login login
agreement          GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
agreement          POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
agreement-follow   GET   405   405   405   405   405   405   405   405   405   405   405   405   405   405
agreement-follow   POST  login 403   on    on    on    on    403   on    403   on    403   404   login login
open-agreements    GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
open-agreements    POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
council-goals      GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
council-goals      POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
plans              GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
plans              POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
plan               GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
plan               POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
plan-versions      GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
plan-versions      POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
theme              GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
theme              POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
programmes         GET   login on    on    on    on    on    on    on    on    on    on    404   login login
programmes         POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
programme          GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
programme          POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
gaps               GET   login 403   200   200   200   403   403   403   403   403   403   404   login login
gaps               POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
plan-gaps          GET   login 403   200   200   200   403   403   403   403   403   403   404   login login
plan-gaps          POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
evaluation         GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
evaluation         POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
actions            GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
actions            POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
own-page           GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
own-page           POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
municipality       GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
municipality       POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
working-group      GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
working-group      POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
rounds             GET  login 403   200   200   200   403   403   403   403   403   403   404   login login
rounds             POST 405   405   405   405   405   405   405   405   405   405   405   405   405   405
new-round          GET  login 403   200   200   200   403   403   403   403   403   403   404   login login
new-round          POST login 403   400   400   400   403   403   403   403   403   403   404   login login
round              GET  login 403   200   200   200   403   403   403   403   403   403   404   login login
round              POST login 403   403   403   400   403   403   403   403   403   403   404   login login
answer             GET  404   404   404   404   404   404   404   404   404   404   404   404   404   404
answer             POST 404   404   404   404   404   404   404   404   404   404   404   404   404   404
saved-views        GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
saved-views        POST  login on    on    on    on    on    on    on    on    on    on    404   login login
saved-view         GET   405   405   405   405   405   405   405   405   405   405   405   405   405   405
saved-view         POST  login 404   404   404   404   404   404   404   404   404   404   404   login login
handover           GET   login 403   403   403   200   403   403   403   403   403   200   404   login login
handover           POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
handover-file      GET   login 403   403   403   200   403   403   403   403   403   200   404   login login
handover-file      POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
meeting-paper      GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
meeting-paper      POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
open-agreements-file GET login 200   200   200   200   200   200   200   200   200   200   404   login login
recommendations-paper GET login 200  200   200   200   200   200   200   200   200   200   404   login login
recommendations-paper POST 405  405   405   405   405   405   405   405   405   405   405   405   405   405
open-agreements-file POST 405  405   405   405   405   405   405   405   405   405   405   405   405   405
changes            GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
changes            POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
stopped            GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
stopped            POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
action             GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
action             POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
action-report      GET   405   405   405   405   405   405   405   405   405   405   405   405   405   405
action-report      POST  login 403   on    on    on    403   403   403   403   on    403   404   login login
my-actions         GET   login 403   200   200   200   403   403   403   403   200   403   404   login login
my-actions         POST  login 403   on    on    on    403   403   403   403   on    403   404   login login
edit               GET   login 403   403   403   200   403   403   403   403   403   403   404   login login
edit               POST  login 403   403   403   400   403   403   403   403   403   403   404   login login
new                GET   login 403   200   200   200   403   403   403   403   403   403   404   login login
new                POST  login 403   400   400   400   403   403   403   403   403   403   404   login login
withdraw           GET   405   405   405   405   405   405   405   405   405   405   405   405   405   405
withdraw           POST  login 403   403   403   on    403   403   403   403   403   403   404   login login
restore            GET   405   405   405   405   405   405   405   405   405   405   405   405   405   405
restore            POST  login 403   404   404   404   403   403   403   403   403   403   404   login login
undo               GET   405   405   405   405   405   405   405   405   405   405   405   405   405   405
undo               POST  login 404   404   404   404   404   404   404   404   404   404   404   login login
partnership-parts  GET   login 403   403   403   200   403   403   403   403   403   403   404   login login
partnership-parts  POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
change-together    GET   login 403   200   200   200   403   403   403   403   403   403   404   login login
change-together    POST  login 403   400   400   400   403   403   403   403   403   403   404   login login
figure-fetches     GET   login 403   403   403   200   403   403   403   403   403   403   404   login login
figure-fetches     POST  login 403   403   403   400   403   403   403   403   403   403   404   login login
imports            GET   login 403   200   200   200   403   403   403   403   403   403   404   login login
imports            POST  login 403   400   400   400   403   403   403   403   403   403   404   login login
figure-uploads     GET   login 403   403   403   200   403   403   403   403   403   403   404   login login
figure-uploads     POST  login 403   403   403   400   403   403   403   403   403   403   404   login login
figure-upload      GET   login 403   403   403   200   403   403   403   403   403   403   404   login login
figure-upload      POST  login 403   403   403   400   403   403   403   403   403   403   404   login login
import             GET   login 403   200   200   200   403   403   403   403   403   403   404   login login
import             POST  login 403   400   400   400   403   403   403   403   403   403   404   login login
action-list-file   GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
action-list-file   POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
figures            GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
figures            POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
figures-remarkable GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
figures-remarkable POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
figures-labels     GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
figures-labels     POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
figures-labels-file GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
figures-labels-file POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
figure             GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
figure             POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
figure-place       GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
figure-place       POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
figure-peers       GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
figure-peers       POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
figure-peers-file  GET   login 404   404   404   404   404   404   404   404   404   404   404   login login
figure-peers-file  POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
own-figures        GET   login 403   200   200   200   403   403   403   403   403   403   404   login login
own-figures        POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
own-figure         GET   login 403   200   200   200   403   403   403   403   403   403   404   login login
own-figure         POST  login 403   200   200   200   403   403   403   403   403   403   404   login login
figure-passports   GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
figure-passports   POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
figure-passport    GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
figure-passport    POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
figure-thresholds  GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
figure-thresholds  POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
figure-file        GET   login 404   404   404   404   404   404   404   404   404   404   404   login login
figure-file        POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
figure-place-file  GET   login 404   404   404   404   404   404   404   404   404   404   404   login login
figure-place-file  POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
developments       GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
developments       POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
development        GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
development        POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
development-state  GET   405   405   405   405   405   405   405   405   405   405   405   405   405   405
development-state  POST  login 403   403   403   on    403   403   403   403   403   403   404   login login
helping            GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
helping            POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
help               GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
help               POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
help-state         GET   405   405   405   405   405   405   405   405   405   405   405   405   405   405
help-state         POST  login 403   on    403   on    403   403   on    403   403   403   404   login login
proposals          GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
proposals          POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
new-proposal       GET   login 403   200   200   200   200   403   200   403   403   403   404   login login
new-proposal       POST  login 403   400   400   400   400   403   400   403   403   403   404   login login
proposal           GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
proposal           POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
change-proposal    GET   login 403   403   403   200   403   403   403   403   403   403   404   login login
change-proposal    POST  login 403   403   403   400   403   403   403   403   403   403   404   login login
proposal-state     GET   405   405   405   405   405   405   405   405   405   405   405   405   405   405
proposal-state     POST  login 403   403   403   on    403   403   403   403   403   403   404   login login
search             GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
search             POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
carry-over         GET   login 403   200   200   200   403   403   403   403   403   403   404   login login
carry-over         POST  login 403   400   400   400   403   403   403   403   403   403   404   login login
plan-parts         GET   login 403   200   200   200   403   403   403   403   403   403   404   login login
plan-parts         POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
plan-file          GET   login 403   200   200   200   403   403   403   403   403   200   404   login login
plan-file          POST  login 403   403   403   400   403   403   403   403   403   403   404   login login
plan-file-download GET   login 403   200   200   200   403   403   403   403   403   200   404   login login
plan-file-download POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
notes              GET   login 403   200   200   200   403   403   200   200   403   403   404   login login
notes              POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
note               GET   login 403   200   403   200   403   403   200   200   403   403   404   login login
note               POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
note-issue         GET   405   405   405   405   405   405   405   405   405   405   405   405   405   405
note-issue         POST  login 403   on    403   on    403   403   403   403   403   403   404   login login
note-file          GET   login 403   200   403   200   403   403   200   200   403   403   404   login login
note-issued        GET   login 200   200   200   200   200   200   200   200   200   200   404   login login
note-issued        POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
note-file          POST  405   405   405   405   405   405   405   405   405   405   405   405   405   405
"""


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
        "round": f"{home}rondes/{carriers[Round].code}/",
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
