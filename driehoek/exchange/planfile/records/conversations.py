# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: RUF009 - item() declares a dataclass field, as dataclasses.field() does
"""Conversations about working together, as written in a plan file."""

from dataclasses import dataclass
from datetime import date

from driehoek.evaluation.rules import PointState
from driehoek.exchange.planfile.kinds import Day, Line, Reference, Text, When, Whole, choice_of, each
from driehoek.exchange.planfile.records.base import Record, item
from driehoek.kernel.dates import PreciseDate


@dataclass(frozen=True, kw_only=True)
class ConversationPoint(Record):
    """What was said of one way of working."""

    number: int = item("nummer", Whole(minimum=1, maximum=99), "Number of the way of working.", required=True)
    title: str = item("titel", Line(maximum=200), "Its heading as it was then.", required=True)
    state: str = item("stand", choice_of(PointState), "How it goes; left out when nobody said.", default="")
    said: str = item("gezegd", Text(), "The record that everybody shares.", default="")
    agreement: str = item("afspraak", Text(), "What was agreed.", default="")
    owner: str = item("wie", Reference(to="function"), "Function that does it.", default="")
    due_on: PreciseDate | None = item("uiterlijk", When(), "By when.")
    decision: str = item("in_register", Reference(to="decision"), "The agreement in the register.", default="")


@dataclass(frozen=True, kw_only=True)
class Conversation(Record):
    """The conversation of one year about how the partners work together; one that is still open stays out."""

    year: int = item("jaar", Whole(minimum=2000, maximum=2099), "Year.", required=True)
    plan: str = item("plan", Reference(to="plan"), "Plan that holds the ways of working.", required=True)
    ended_on: date = item("afgerond_op", Day(), "Day on which the record was closed.", required=True)
    body: str = item("orgaan", Reference(to="body"), "Body at whose table it was.", default="")
    held_on: date | None = item("datum", Day(), "Day on which it was held.")
    present: str = item("aanwezig", Text(), "Who took part, as functions.", default="")
    points: tuple[ConversationPoint, ...] = item("punten", each(ConversationPoint), "A point per way of working.")
