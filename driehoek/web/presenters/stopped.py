# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stops and who decided, on screen."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from driehoek.cycle.queries import StoppedAction, StoppedPage
from driehoek.kernel.dates import PreciseDate
from driehoek.planning.rules import CauseKind
from driehoek.web.paths import Paths
from driehoek.web.presenters.action_list import FacetLink
from driehoek.web.presenters.changes import programme_links
from driehoek.web.words import capital, lower, word


@dataclass(frozen=True, slots=True)
class StoppedLine:
    """One action that stops, is put off or was adjusted.

    Attributes:
        decided: who settled it, such as "Afspraak van de gezagsdriehoek"; says so when nobody's is recorded.
        on: the day; empty when unknown. subject: what was settled. reason: why.
        undecided: whether no agreement or decision is recorded behind it.
    """

    title: str
    href: str
    code: str
    theme: str
    status: str
    decided: str
    on: PreciseDate | str
    subject: str
    reason: str
    undecided: bool
    example: bool


@dataclass(frozen=True, slots=True)
class StoppedScreen:
    """The page; ``groups`` are headings with their lines, ``undecided`` counts what nobody is known to have settled."""

    programmes: tuple[FacetLink, ...]
    groups: tuple[tuple[str, tuple[StoppedLine, ...]], ...]
    undecided: int


def stopped_screen(page: StoppedPage, paths: Paths, programme: str) -> StoppedScreen:
    """Return the page."""
    headings = {"vervallen": _("Stopped"), "uitgesteld": _("Put off"), "bijgesteld": _("Adjusted")}
    lines = [(action.kind, _line(action, paths)) for action in page.actions]
    groups = ((heading, tuple(line for kind, line in lines if kind == code)) for code, heading in headings.items())
    return StoppedScreen(
        programmes=programme_links(page.choices, programme, paths.stopped),
        groups=tuple((heading, members) for heading, members in groups if members),
        undecided=sum(line.undecided for _kind, line in lines),
    )


def _line(action: StoppedAction, paths: Paths) -> StoppedLine:
    line, decision = action.line, action.decision
    because = [action.note.strip()]
    if action.reason:
        because.append(_("Reason: %(reason)s.") % {"reason": lower(action.reason, "deviation_reason")})
    on: PreciseDate | str = PreciseDate.of(action.on) if action.on else ""
    if decision is not None:
        decided = _("%(kind)s of %(body)s") % {"kind": word(decision.kind, "decision_kind"), "body": decision.body}
        on, subject = decision.on, decision.subject
    elif action.cause_kind == CauseKind.DECISION:
        decided, subject = capital(action.cause), ""
    else:
        decided, subject = _("No agreement or decision recorded"), action.cause
    return StoppedLine(
        title=line.title,
        href=paths.action(line.uid),
        code=line.code,
        theme=line.theme,
        status=line.status,
        decided=decided,
        on=on,
        subject=capital(subject),
        reason=" ".join(part for part in because if part),
        undecided=decision is None and action.cause_kind != CauseKind.DECISION,
        example=line.origin.example,
    )
