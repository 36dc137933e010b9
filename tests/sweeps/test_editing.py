# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Whatever the plan file can do, people can do by hand: every table has its kind, its own command, or a reason."""

from django.apps import apps
from django.db import models

from driehoek.access.permissions import Permission
from driehoek.kernel.models import Record, Tracked
from driehoek.kernel.records import BOOKKEEPING
from driehoek.organisations.editing.kind import SHARED
from tests.access.test_editing import KINDS

#: Tables with commands of their own, because their change means something.
OWN_COMMANDS = {
    "organisations.Holding": "appoint, hold_function, end_holding: it gives rights",
    "planning.Action": "add_action, change_action and so on: planning as first agreed, reasons of a shift",
    "planning.ActionNode": "change_action",
    "planning.ActionPartner": "change_action",
    "planning.ActionTag": "change_action",
    "planning.ProgressReport": "report_progress: only added",
    "planning.PlanVersion": "freeze_plan: only added",
    "planning.Adoption": "adopt: it follows from a decision",
    "steering.RecommendationStep": "tell_recommendation: only added",
    "planning.SavedView": "the commands of saved views: of one person, by the page that it saves",
    "messages.Mail": "post; then sent again, taken back or settled by commands of its own",
    "steering.Development": "share_development and so on: who told it, and to whom",
    "steering.Help": "ask_or_offer, agree_on_help and so on: the other side agrees",
    "steering.Proposal": "propose, change_proposal and so on: to whom it goes and who sees it follows from its scope",
    "steering.FollowUp": "follow_up: only added",
    "steering.FeedToken": "make_feed, revoke_feed: a key of one person",
    "steering.Meeting": "plan_meeting, change_meeting, cancel_meeting: those who were invited hear of a change",
    "steering.Attendance": "tell_presence: one tells it oneself, or whoever plans the meeting does",
    "steering.Annotation": "annotate: for one reader, and of one writer",
    "evaluation.Round": "plan_round, open_round and so on: opening one mails everybody",
    "evaluation.RoundProgramme": "plan_round",
    "evaluation.Request": "open_round: who is asked, by a personal link",
    "evaluation.Ask": "open_round and the commands of answering",
    "evaluation.Question": "ask_back: only added; the next report is the answer",
    "evaluation.Adjustment": "wish: what is asked for one action of a round",
    "evaluation.Part": "lock_round and conclude_round: what was frozen is never changed",
    "evaluation.Conversation": "start_conversation and so on: what was agreed goes to the register",
    "evaluation.Survey": "open_survey, answer_survey, close_survey: counts of what all said",
    "evaluation.SurveyInvitation": "open_survey: a link of one person, used once",
    "evaluation.ConversationPoint": "note_point: while the record is open",
    "evaluation.Reopening": "reopen_round: only added",
    "publications.IssuedPaper": "issue_note: a paper is never changed",
    "figures.FetchRun": "asked for, stopped and gone on with by commands of its own; the worker tells how it ends",
    "figures.Dataset": "load_table: a table is read, never typed",
    "figures.FigureUpload": "the commands of an upload: what a file holds",
    "figures.FigureColumns": "the commands of an upload: remembered from the last file",
    "exchange.ImportRun": "the commands of an import: what a spreadsheet did",
    "exchange.ColumnMapping": "the commands of an import: remembered from the last file",
}
#: Columns that nobody fills in: what follows from the rest, or what only commands set.
FOLLOWS = {
    "planning.Node": {"level", "position"},
    "organisations.Partnership": {"slug"},
    "steering.Decision": {"due_day", "meeting", "item"},
    "monitoring.SetChoice": {"family"},
    "steering.AgendaItem": {"position", "proposal", "state", "said"},
    "evaluation.Evaluation": {"round"},
    "evaluation.Judgement": {"ready_at"},
    "steering.Recommendation": {"state", "state_on"},
}
ALWAYS = BOOKKEEPING | {"withdrawn_at", "secrecy", "partnership", "municipality", "circle_municipality", *SHARED}


def test_every_table_can_be_edited_by_hand() -> None:
    by_kind = {kind.model._meta.label for kind in KINDS}
    joined = {many.model._meta.label for kind in KINDS for many in kind.many.values()}
    tables = {model._meta.label for model in apps.get_models() if issubclass(model, Record)}
    assert tables == by_kind | joined | OWN_COMMANDS.keys()
    assert not by_kind & OWN_COMMANDS.keys()


def test_every_column_can_be_filled_in() -> None:
    wrong = {}
    for kind in KINDS:
        known = {*kind.columns, *kind.references, *ALWAYS, *FOLLOWS.get(kind.model._meta.label, ())}
        missing = {column.name for column in kind.model._meta.concrete_fields} - known
        if missing:
            wrong[kind.name] = sorted(missing)
    assert wrong == {}


def test_what_a_kind_declares_is_there() -> None:
    for kind in KINDS:
        own = {column.name: column for column in kind.model._meta.concrete_fields}
        assert own.keys() >= {*kind.columns, *kind.references}, kind.name
        assert {*kind.columns, *kind.references} >= kind.stays | ({kind.named_by} - {""}), kind.name
        for name, target in kind.references.items():
            assert isinstance(own[name], models.ForeignKey), kind.name
            assert own[name].related_model is target, kind.name
        for many in kind.many.values():
            assert many.model._meta.get_field(many.own).related_model is kind.model
            assert many.model._meta.get_field(many.other).related_model is many.target


def test_undoing_asks_what_editing_asks() -> None:
    wrong = [kind.name for kind in KINDS if kind.permission.value not in kind.model.EDITED_WITH.split()]
    assert wrong == []
    for model in apps.get_models():
        if issubclass(model, Tracked):
            assert {*model.EDITED_WITH.split()} <= {one.value for one in Permission}, model


def test_people_have_a_word_for_what_they_edit() -> None:
    words = [kind.model.NOUN for kind in KINDS]
    assert Tracked.NOUN not in words
    assert len(set(words)) == len(words)
