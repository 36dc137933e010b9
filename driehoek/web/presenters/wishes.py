# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the actions of a round need: a card for each, with what the lead told, what is asked and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from driehoek.evaluation.queries import AgendaChoice, Wishes, WishLine
from driehoek.evaluation.rules import ANSWERING, WISHES, RoundState
from driehoek.kernel import clock
from driehoek.kernel.dates import PreciseDate
from driehoek.steering.rules import Deployment, ProposalKind
from driehoek.web.editing.fields import Option
from driehoek.web.editing.forms import coded
from driehoek.web.formats import plain_date, precise_date
from driehoek.web.forms.report import FieldError
from driehoek.web.forms.wish import WishForm
from driehoek.web.paths import Paths
from driehoek.web.words import lower, word


@dataclass(frozen=True, slots=True)
class WishCard:
    """One action.

    Attributes:
        place: last part of the uid, for ids and anchors.
        href: page of the action. lead: who leads it.
        told: what the lead told that it asks.
        asks: what is asked, and of whom, in a sentence; empty where it only asks attention.
        form: what can be chosen; ``None`` where the reader chooses nothing here. open: whether it stands open.
        lift: what the button says that lifts it; empty where it cannot be lifted.
        drop, alone: whether it can be left out of the triangle again, and be handed in by the municipality itself.
        proposal: address of the proposal; empty as long as there is none.
        came: what was agreed: words and address.
    """

    line: WishLine
    place: str
    href: str
    lead: str
    told: str
    asks: str
    form: WishForm | None
    open: bool
    lift: str
    drop: bool
    alone: bool
    proposal: str
    came: tuple[tuple[str, str], ...]

    @property
    def summary(self) -> tuple[FieldError, ...]:
        """The mistakes, with where on the page."""
        if self.form is None:
            return ()
        if self.form.errors:
            return tuple(FieldError(text, f"{name}-{self.place}") for name, text in self.form.errors.items())
        return (FieldError(self.form.message, ""),) if self.form.message else ()

    @property
    def reworded(self) -> bool:
        """Whether somebody asks it in words of their own."""
        form = self.form
        return form is not None and any(form.values[name] or form.error(name) for name in ("reden", "vraag"))


@dataclass(frozen=True, slots=True)
class WishesScreen:
    """Everything on the page.

    Attributes:
        summary: how many ask a decision, and how many of them nobody chose for.
        open: whether something can still be chosen in this round.
    """

    summary: str
    cards: tuple[WishCard, ...]
    attention: tuple[WishCard, ...]
    kinds: tuple[Option, ...]
    deployments: tuple[Option, ...]
    open: bool


def wishes_screen(found: Wishes, paths: Paths, typed: WishForm | None = None) -> WishesScreen:
    """Return the page; ``typed`` is a form that could not be kept."""
    state = RoundState(found.round.state)
    still = state in ANSWERING
    cards = tuple(_card(line, state, paths, typed) for line in found.asking)
    return WishesScreen(
        _summary(found.asking, still=still),
        cards,
        tuple(_card(line, state, paths, typed) for line in found.attention) if still else (),
        coded("proposal_kind", list(WISHES)),
        coded("deployment", list(Deployment)),
        still,
    )


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """Putting a locked round on an agenda.

    Attributes:
        meetings: to choose from; the first is chosen beforehand.
        told: a sentence about what is still missing; empty where nothing is. plan: where a meeting is planned.
        there: the meeting on whose agenda it stands, with its address; empty where it stands on none.
    """

    there: tuple[str, str]
    meetings: tuple[Option, ...]
    told: str
    plan: str


def agenda_part(choices: Sequence[AgendaChoice], found: Wishes, paths: Paths) -> AgendaPart:
    """Return what the reader can put where."""
    there = next(((one.title, paths.meeting(one.code)) for one in choices if one.there), ("", ""))
    if there[0] and not any(one.waiting for one in choices):
        return AgendaPart(there, (), "", paths.meetings)
    language = get_language() or "nl"
    options = tuple(
        Option(
            str(one.uid),
            _named(one, plain_date(one.starts_at.astimezone(clock.AMSTERDAM).date(), language)),
        )
        for one in choices
    )
    told = ""
    if not any(one.meant for one in choices):
        day = plain_date(found.round.triangle_on, language)
        told = _("No meeting is planned on %(day)s, the day of this round. Plan it first, or choose another.") % {
            "day": day
        }
    return AgendaPart(there, options, told, paths.meetings)


def _named(one: AgendaChoice, day: str) -> str:
    meeting = one.title if day in one.title else f"{one.title}, {day}"
    words = ngettext("%(meeting)s (%(num)s action)", "%(meeting)s (%(num)s actions)", one.waiting)
    return words % {"meeting": meeting, "num": one.waiting}


def _summary(asking: Sequence[WishLine], *, still: bool) -> str:
    if not asking:
        return _("No action asks for a decision.")
    told = ngettext("%(num)s action asks for a decision.", "%(num)s actions ask for a decision.", len(asking))
    left = sum(line.chosen is None and line.proposal is None for line in asking)
    if left and still:
        told += " " + ngettext(
            "For %(left)s nobody chose yet: then adjusting is asked.",
            "For %(left)s nobody chose yet: then adjusting is asked for each.",
            left,
        )
    answered = sum(bool(line.came) for line in asking)
    if answered:
        told += " " + ngettext("%(answered)s has an answer.", "%(answered)s have an answer.", answered)
    return told % {"num": len(asking), "left": left, "answered": answered}


def _card(line: WishLine, state: RoundState, paths: Paths, typed: WishForm | None) -> WishCard:
    still = state in ANSWERING and line.may_choose and line.proposal is None
    mine = typed is not None and typed.action == line.uid
    lifted = line.chosen is not None and line.chosen.lifted
    alone = line.alone and line.may_choose and line.proposal is None and state in ANSWERING | {RoundState.LOCKED}
    return WishCard(
        line=line,
        place=line.uid.hex[-12:],
        href=paths.action(line.uid),
        lead=line.function or line.organisation,
        told=line.adjustment or line.attention or "",
        asks=_asks(line, still=state in ANSWERING),
        form=(typed if mine else _form(line)) if still and line.asks else None,
        open=mine or line.chosen is None,
        lift=_lift(line) if still and not line.asks else "",
        drop=still and lifted,
        alone=alone and line.asks,
        proposal=paths.proposal(line.proposal.code) if line.proposal else "",
        came=tuple((_came(one.kind, one.subject, _day(one.on)), paths.agreement(one.code)) for one in line.came),
    )


def _came(kind: str, subject: str, on: str) -> str:
    return f"{word(kind, 'decision_kind')}, {on}: {subject}"


def _day(day: PreciseDate) -> str:
    return precise_date(day, get_language() or "nl")


def _form(line: WishLine) -> WishForm:
    """Return the form as it is first shown: what was chosen, else adjusting."""
    chosen = line.chosen
    told = _day(line.end) if line.moved and line.end is not None else ""
    if chosen is None:
        values = {"soort": ProposalKind.ADJUST.value, "tot": told, "wijkt": "", "inzet": "", "reden": "", "vraag": ""}
        return WishForm(line.uid, 0, values)
    values = {
        "soort": chosen.kind,
        "tot": _day(chosen.new_end) if chosen.new_end else told,
        "wijkt": chosen.gives_way,
        "inzet": chosen.deployment,
        "reden": chosen.reason,
        "vraag": chosen.asked,
    }
    return WishForm(line.uid, chosen.version, values)


def _asks(line: WishLine, *, still: bool) -> str:
    """Return what is asked, and of whom."""
    if line.proposal is not None:
        words = {
            "kind": word(line.proposal.kind, "proposal_kind"),
            "body": line.proposal.body,
            "state": lower(line.proposal.state, "proposal_state"),
        }
        if not line.proposal.here:
            return _("%(kind)s. There is a proposal to %(body)s already: %(state)s.") % words
        return _("%(kind)s. Proposal to %(body)s: %(state)s.") % words
    if not line.asks:
        return ""
    kind = _chosen(line)
    if not still:
        return _("%(kind)s. It has not been handed in.") % {"kind": kind}
    if line.alone:
        return _("%(kind)s. Only your municipality sees this action, so you hand this in yourselves.") % {"kind": kind}
    if not line.goes_to:
        return _("%(kind)s. There is no body yet that decides about this. Ask the coordinator to add it.") % {
            "kind": kind
        }
    return _("%(kind)s. This goes to %(body)s when the round is locked.") % {"kind": kind, "body": line.goes_to}


def _chosen(line: WishLine) -> str:
    """Return what is asked, in the words of the choice."""
    chosen = line.chosen
    kind = word(chosen.kind if chosen else ProposalKind.ADJUST.value, "proposal_kind")
    if chosen is not None and chosen.new_end is not None:
        return _("%(kind)s until %(day)s") % {"kind": kind, "day": _day(chosen.new_end)}
    return kind


def _lift(line: WishLine) -> str:
    return _("Lift it to %(body)s") % {"body": line.goes_to} if line.goes_to else _("Lift it to the triangle")
