# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page behind a personal link: a card for each action, with what stands there and what can be told."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.evaluation.invited import Invited, Over
from driehoek.evaluation.models import Round
from driehoek.evaluation.queries import AskedAction
from driehoek.evaluation.rules import RoundKind
from driehoek.kernel import clock
from driehoek.planning.rules import ActionStatus, DeviationReason
from driehoek.web.editing.fields import Option
from driehoek.web.editing.forms import coded
from driehoek.web.formats import plain_date, precise_date
from driehoek.web.forms.report import FieldError, ReportForm, empty_form
from driehoek.web.presenters.round_actions import AskedBack, asked_back
from driehoek.web.words import lower_first, word

#: Which lines of a card are folded away until wanted.
FOLDED = ("hulp", "resultaat", "volgende", "aandacht_tekst", "bijsturing_tekst")


@dataclass(frozen=True, slots=True)
class Card:
    """One action.

    Attributes:
        place: last part of the uid, for ids and anchors.
        draft: name under which the browser keeps what was typed.
        ends, heard, kept: sentences of when it is to be ready, was last heard of, was answered; empty when not.
        wanted: its form is unfolded: no answer yet, and in a light round only where something deviates.
        questions: asked back, and not answered yet.
    """

    action: AskedAction
    form: ReportForm
    place: str
    draft: str
    ends: str
    heard: str
    kept: str
    wanted: bool
    questions: tuple[AskedBack, ...]

    @property
    def summary(self) -> tuple[FieldError, ...]:
        """The mistakes, with where on the page."""
        if self.form.errors:
            return tuple(FieldError(text, f"{name}-{self.place}") for name, text in self.form.errors.items())
        return (FieldError(self.form.message, ""),) if self.form.message else ()

    @property
    def unfolded(self) -> bool:
        """Whether something stands, or is wrong, in the folded part."""
        return any(self.form.values.get(name) or self.form.errors.get(name) for name in FOLDED)


@dataclass(frozen=True, slots=True)
class AnsweringScreen:
    """Everything on the page.

    Attributes:
        by: until when, in a sentence. light: only what deviates is asked; those actions come first.
        quiet: of a light round the actions without an answer of which nothing is known that deviates.
        left: how many actions have no answer yet. questions: at how many a question back has none.
        colleagues: functions to which the question can be passed on.
    """

    function: str
    round: str
    instructions: str
    by: str
    cards: tuple[Card, ...]
    light: bool
    quiet: tuple[str, ...]
    left: int
    questions: int
    colleagues: tuple[Option, ...]
    statuses: tuple[Option, ...]
    reasons: tuple[Option, ...]


def answering_screen(
    guest: Invited, actions: tuple[AskedAction, ...], colleagues: Mapping[UUID, str], typed: ReportForm | None,
    of: UUID | None,
) -> AnsweringScreen:  # fmt: skip
    """Return the page; ``typed`` is the form of the action ``of`` that could not be kept."""
    request = guest.request
    light = request.round.kind == RoundKind.LIGHT
    cards = tuple(
        _card(
            action, typed if typed is not None and action.uid == of else _fresh(action), request.uid.hex[-12:],
            light=light,
        )
        for action in (sorted(actions, key=lambda one: not _deviates(one)) if light else actions)
    )  # fmt: skip
    quiet = [str(one.uid) for one in actions if not one.answer and not _deviates(one)] if light else []
    nobody = Option("", _("Make a choice"))
    return AnsweringScreen(
        request.function.title,
        request.round.title,
        request.round.instructions,
        _by(request.round),
        cards,
        light,
        tuple(quiet) if len(quiet) > 1 else (),
        sum(not card.action.answer for card in cards),
        sum(bool(card.questions) for card in cards),
        (nobody, *(Option(str(uid), title) for uid, title in colleagues.items())) if colleagues else (),
        coded("action_status", list(ActionStatus)),
        coded("deviation_reason", list(DeviationReason), empty=_("No deviation")),
    )


def _by(round_: Round) -> str:
    language = get_language() or "nl"
    days = {"day": plain_date(round_.leads_by, language), "until": plain_date(round_.groups_by, language)}
    if clock.today() <= round_.leads_by:
        return _("Please tell it by %(day)s; it takes about two minutes.") % days
    return _("We asked for it by %(day)s. You can still tell it: this link works until and including %(until)s.") % days


def _deviates(action: AskedAction) -> bool:
    """Tell whether something is known of an action that is not as planned."""
    late = action.end is not None and action.end.last_day < clock.today()
    asks = action.attention is not None or action.adjustment is not None or bool(action.questions)
    return asks or late or action.status in (ActionStatus.DELAYED, ActionStatus.POSTPONED)


def _card(action: AskedAction, form: ReportForm, request: str, *, light: bool) -> Card:
    language, place = get_language() or "nl", action.uid.hex[-12:]
    ends = heard = kept = ""
    if action.end is not None:
        ends = _("ready by %(day)s") % {"day": precise_date(action.end, language)}
    if action.told_on is not None:
        heard = _("Last told on %(day)s.") % {"day": plain_date(action.told_on, language)}
    if action.answered_at is not None:
        here = action.answered_at.astimezone(clock.AMSTERDAM)
        moment = f"{plain_date(here.date(), language)}, {here:%H:%M}"
        kept = _("Kept on %(moment)s: %(what)s.") % {
            "moment": moment,
            "what": lower_first(word(action.answer, "round_answer")),
        }
    wanted = not action.answer and (not light or _deviates(action))
    questions = tuple(asked_back(one.text, one.by, one.asked_at) for one in action.questions)
    return Card(action, form, place, f"antwoord-{request}-{place}", ends, heard, kept, wanted, questions)


def _fresh(action: AskedAction) -> ReportForm:
    form = empty_form(str(uuid4()), action.status, action.attention, action.adjustment, action.reason)
    return ReportForm(form.key, {**form.values, "gedaan": action.told}, form.attention, form.adjustment)


@dataclass(frozen=True, slots=True)
class OverScreen:
    """Why a link does not open any more, and what to do."""

    heading: str
    sentence: str
    thanks: bool


def over_screen(over: Over) -> OverScreen:
    """Return what the reader of a link that is over hears; nothing of what was asked."""
    told = {
        Over.ENDED: (_("Thank you, everything is kept"), _("You said that you are done. This link no longer opens.")),
        Over.PASSED_ON: (
            _("This link is no longer yours"),
            _("The question was passed on to a colleague, or you received a newer link. Look for the latest mail."),
        ),
        Over.EXPIRED: (
            _("This link has expired"),
            _("The day until which you could answer has passed. Call the coordinator if you have more to tell."),
        ),
        Over.LOCKED: (
            _("This round is locked"),
            _("What was told goes to the triangle now. Call the coordinator if something is not right."),
        ),
        Over.LEFT: (
            _("This link no longer opens"),
            _("It was for a function that you no longer hold. Ask the coordinator if you think it should be yours."),
        ),
    }
    return OverScreen(*told[over], over is Over.ENDED)
