# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The pages of the yearly conversation about working together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from driehoek.evaluation.queries.conversations import (
    ConversationHead,
    ConversationPage,
    OverTheYears,
    PointView,
    StartChoices,
)
from driehoek.evaluation.queries.surveys import SurveyView
from driehoek.evaluation.rules import PointState, SurveyAnswer
from driehoek.evaluation.surveying import FEWEST
from driehoek.kernel import clock
from driehoek.organisations.picking import Pick
from driehoek.web.editing.fields import Option
from driehoek.web.formats import plain_date, precise_date
from driehoek.web.forms.conversation import Typed
from driehoek.web.paths import Paths
from driehoek.web.words import lower, word

Surveys = Mapping[str, SurveyView]


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed at a point.

    Attributes:
        about: who does it and by when. href: the agreement in the register; empty when it stands only here.
        follow: how it stands there.
    """

    text: str
    about: str
    href: str
    follow: str


@dataclass(frozen=True, slots=True)
class PointCard:
    """One point on the page of a year."""

    number: int
    title: str
    about: str
    state: str
    said: str
    agreed: Agreed | None
    href: str
    survey: str = ""


@dataclass(frozen=True, slots=True)
class SurveyPart:
    """The questionnaire on the page of a year.

    Attributes:
        sentence: how far it is, or what came of it; empty when there is none.
        open: whether it can be closed. may_open: whether it can be sent.
        people: how many would be asked, or fewer than may be.
    """

    sentence: str
    open: bool
    may_open: bool
    people: int
    fewest: int


@dataclass(frozen=True, slots=True)
class YearMark:
    """How a way of working went in one year; ``survey`` what the questionnaire of that year told."""

    year: int
    state: str
    href: str
    survey: str


@dataclass(frozen=True, slots=True)
class WayRow:
    """One way of working over the years, oldest first, with what was agreed and is still open."""

    number: int
    title: str
    years: tuple[YearMark, ...]
    open: tuple[Agreed, ...]


@dataclass(frozen=True, slots=True)
class YearLine:
    """One conversation in the list."""

    label: str
    href: str
    summary: str
    ended: bool
    example: bool


@dataclass(frozen=True, slots=True)
class HubScreen:
    """All conversations.

    Attributes:
        plan: whose ways of working are shown over the years; the newest talked about.
        form: of a new one; empty when the reader may not start one, or there is nothing to talk about.
    """

    years: tuple[YearLine, ...]
    plan: str
    ways: tuple[WayRow, ...]
    form: Typed | None
    plans: tuple[Option, ...]
    bodies: tuple[Option, ...]
    nothing: bool
    action: str
    plans_href: str


@dataclass(frozen=True, slots=True)
class ConversationScreen:
    """The page of one year."""

    head: ConversationHead
    about: str
    summary: str
    points: tuple[PointCard, ...]
    begin_href: str
    form: Typed
    may: bool
    ended: str
    survey: SurveyPart


@dataclass(frozen=True, slots=True)
class PointScreen:
    """The page on which one point is talked about.

    Attributes:
        earlier: what was said the last time, and in which year; ``None`` the first time.
        fixed: whether the agreement stands in the register, where it is changed.
        theirs: what somebody else wrote in the meantime.
    """

    card: PointCard
    of: int
    earlier: PointCard | None
    earlier_year: int
    form: Typed
    states: tuple[Option, ...]
    people: tuple[Option, ...]
    fixed: bool
    theirs: PointCard | None
    previous: str
    overview: str


def hub_screen(
    found: OverTheYears, told: Surveys, choices: StartChoices | None, form: Typed | None, paths: Paths
) -> HubScreen:
    """Return the page over the years; ``told`` are the questionnaires by code of the conversation."""
    newest = found.heads[0] if found.heads else None
    return HubScreen(
        years=tuple(_year(head, found.points, paths) for head in found.heads),
        plan=newest.plan if newest else "",
        ways=_ways(found, told, newest, paths) if newest else (),
        form=form if choices and choices.plans else None,
        plans=tuple(Option(str(one.uid), one.label) for one in choices.plans) if choices else (),
        bodies=(Option("", _("None: agreements stay in this record")), *_options(choices.bodies if choices else ())),
        nothing=choices is not None and not choices.plans,
        action=paths.working_together,
        plans_href=paths.plans,
    )


def _ways(found: OverTheYears, told: Surveys, newest: ConversationHead, paths: Paths) -> tuple[WayRow, ...]:
    rows = []
    for now in (one for one in found.points if one.year == newest.year):
        own = sorted((one for one in found.points if one.way_uid == now.way_uid), key=lambda one: one.year)
        marks = tuple(_mark(one, told, paths) for one in own)
        still = tuple(_agreed(one, paths) for one in own if one.agreement and one.follow in ("", "open"))
        rows.append(WayRow(now.number, now.title, marks, tuple(one for one in still if one)))
    return tuple(rows)


def _mark(point: PointView, told: Surveys, paths: Paths) -> YearMark:
    href = f"{paths.conversation(str(point.year))}#punt-{point.number}"
    survey = told.get(str(point.year))
    counts = survey.counts.get(point.number) if survey else None
    well = counts[SurveyAnswer.GOES_WELL] if counts else 0
    words = (
        _("%(num)s of %(all)s answered: goes well") % {"num": well, "all": survey.answered} if survey and counts else ""
    )
    return YearMark(point.year, point.state, href, words)


def _counted(survey: SurveyView | None, number: int) -> str:
    """Say what all answered about one point; nothing as long as it may not be shown."""
    counts = survey.counts.get(number) if survey else None
    if not counts:
        return ""
    return ", ".join(f"{counts[answer]} {lower(answer, 'survey_answer')}" for answer in SurveyAnswer)


def survey_part(survey: SurveyView | None, head: ConversationHead, people: int, *, may: bool) -> SurveyPart:
    """Return the questionnaire on the page of a year."""
    sentence = ""
    if survey and not survey.closed:
        sentence = ngettext(
            "The questionnaire runs until %(day)s. %(num)s person has answered.",
            "The questionnaire runs until %(day)s. %(num)s people have answered.",
            survey.answered,
        ) % {"num": survey.answered, "day": plain_date(survey.closes_on, _language())}
    elif survey and survey.counts:
        sentence = _("%(num)s people answered. What all said together stands at each point.") % {"num": survey.answered}
    elif survey:
        sentence = _(
            "Fewer than %(num)s people answered. Nothing is shown, and what was answered has been thrown away."
        )
        sentence %= {"num": FEWEST}
    return SurveyPart(
        sentence=sentence,
        open=may and survey is not None and not survey.closed,
        may_open=may and survey is None and head.ended_at is None,
        people=people,
        fewest=FEWEST,
    )


def _year(head: ConversationHead, points: Sequence[PointView], paths: Paths) -> YearLine:
    own = [one for one in points if one.year == head.year]
    return YearLine(
        str(head.year), paths.conversation(head.code), _summary(own), head.ended_at is not None, head.example
    )


def _summary(points: Sequence[PointView]) -> str:
    """Say in one sentence how a conversation went."""
    well = sum(one.state == PointState.GOES_WELL for one in points)
    attention = sum(one.state == PointState.ATTENTION for one in points)
    agreed = sum(bool(one.agreement) for one in points)
    if not well and not attention:
        return _("Nothing has been talked about yet.")
    parts = [
        ngettext("%(num)s goes well", "%(num)s go well", well) % {"num": well},
        ngettext("%(num)s needs attention", "%(num)s need attention", attention) % {"num": attention},
    ]
    if agreed:
        parts.append(ngettext("%(num)s agreement", "%(num)s agreements", agreed) % {"num": agreed})
    left = len(points) - well - attention
    if left:
        parts.append(ngettext("%(num)s not talked about", "%(num)s not talked about", left) % {"num": left})
    return ", ".join(parts)


def conversation_screen(
    found: ConversationPage, survey: SurveyView | None, people: int, form: Typed, paths: Paths, *, may: bool
) -> ConversationScreen:
    """Return the page of one year; ``people`` is how many a questionnaire would ask."""
    head = found.head
    first = next((one for one in found.points if not one.state), found.points[0] if found.points else None)
    about = [head.plan, head.body, plain_date(head.held_on, _language()) if head.held_on else ""]
    return ConversationScreen(
        head=head,
        about=", ".join(part for part in about if part),
        summary=_summary(found.points),
        points=tuple(_card(one, head.code, paths, _counted(survey, one.number)) for one in found.points),
        survey=survey_part(survey, head, people, may=may),
        begin_href=paths.conversation_point(head.code, first.number) if first and may and not head.ended_at else "",
        form=form,
        may=may,
        ended=plain_date(head.ended_at.astimezone(clock.AMSTERDAM).date(), _language()) if head.ended_at else "",
    )


def point_screen(
    found: ConversationPage, point: PointView, survey: SurveyView | None, form: Typed, people: Sequence[Pick],
    paths: Paths,
) -> PointScreen:  # fmt: skip
    """Return the page of one point."""
    code = found.head.code
    earlier = found.before.get(point.way_uid)
    before = [one.number for one in found.points if one.number < point.number]
    return PointScreen(
        card=_card(point, code, paths, _counted(survey, point.number)),
        of=len(found.points),
        earlier=_card(earlier, str(earlier.year), paths) if earlier else None,
        earlier_year=earlier.year if earlier else 0,
        form=form,
        states=tuple(Option(one.value, word(one, "point_state")) for one in PointState),
        people=(Option("", _("Nobody in particular")), *_options(people)),
        fixed=bool(point.decision),
        theirs=_card(form.theirs, code, paths) if form.theirs else None,
        previous=paths.conversation_point(code, before[-1]) if before else "",
        overview=paths.conversation(code),
    )


def _card(point: PointView, code: str, paths: Paths, survey: str = "") -> PointCard:
    return PointCard(
        point.number, point.title, point.about, point.state, point.said, _agreed(point, paths),
        paths.conversation_point(code, point.number), survey,
    )  # fmt: skip


def _agreed(point: PointView, paths: Paths) -> Agreed | None:
    if not point.agreement:
        return None
    due = _("by %(day)s") % {"day": precise_date(point.due_on, _language())} if point.due_on else ""
    about = ", ".join(part for part in (point.owner, due) if part)
    return Agreed(point.agreement, about, paths.agreement(point.decision) if point.decision else "", point.follow)


def _options(found: Sequence[Pick]) -> tuple[Option, ...]:
    return tuple(Option(str(one.uid), one.label, one.group) for one in found)


def _language() -> str:
    return get_language() or "nl"
