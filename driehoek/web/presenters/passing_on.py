# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Going through the unfinished actions of a programme: what becomes of each when the next one begins."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.definitions import load
from driehoek.organisations.picking import Pick
from driehoek.planning.commands import MOST_PASSED
from driehoek.planning.queries import ProgrammeHead
from driehoek.planning.queries.choosing import ChoiceRow, NextProgramme
from driehoek.planning.rules import CLOSED, ActionStatus, Passage, suggested
from driehoek.web.editing.fields import Option
from driehoek.web.formats import plain_date, precise_date
from driehoek.web.forms.passing_on import FIELDS, PassingRow
from driehoek.web.frame import Link
from driehoek.web.paths import Paths
from driehoek.web.presenters.action_list import FacetLink
from driehoek.web.words import word


@dataclass(frozen=True, slots=True)
class PassingLine:
    """An unfinished action, with what was suggested or chosen for it."""

    place: str
    sent: str
    code: str
    title: str
    href: str
    about: str
    status: str
    heard: str
    end: str
    overdue: bool
    example: bool
    form: PassingRow
    goals: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class PassingScreen:
    """Everything on the page.

    Attributes:
        target: title of the programme that follows; empty while there is none yet.
        targets: the programmes that follow, where there are several.
        taken: the actions that are there already, each by its code and title.
        later: number of unfinished actions that come after these. others: of those that others decide on.
        proposal: title, start and end of a programme to make.
    """

    programme: str
    back: str
    action: str
    key: str
    target: str
    target_href: str
    targets: tuple[FacetLink, ...]
    usual_reason: str
    lines: tuple[PassingLine, ...]
    taken: tuple[Link, ...]
    closed: int
    later: int
    others: int
    passages: tuple[Option, ...]
    reasons: tuple[Option, ...]
    proposal: Mapping[str, str]
    errors: Mapping[str, str]


def passing_screen(
    head: ProgrammeHead,
    paths: Paths,
    key: str,
    target: NextProgramme | None,
    targets: Sequence[NextProgramme],
    rows: Sequence[ChoiceRow],
    goals: Sequence[Pick],
    forms: Iterable[PassingRow] = (),
    usual_reason: str = "",
    proposal: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> PassingScreen:
    """Return the page."""
    sent = {form.uid: form for form in forms}
    taken = target.taken if target else {}
    unfinished = [row for row in rows if row.status not in CLOSED and row.uid not in taken]
    own = [row for row in unfinished if row.editable]
    options = tuple(Option(str(pick.uid), pick.label, pick.group) for pick in goals)
    return PassingScreen(
        programme=head.title,
        back=paths.programme(head.code),
        action=paths.carry_over(head.code, target.code if target else ""),
        key=key,
        target=target.title if target else "",
        target_href=paths.programme(target.code) if target else "",
        targets=tuple(
            FacetLink(one.title, paths.carry_over(head.code, one.code), None, one == target) for one in targets
        ),
        usual_reason=usual_reason,
        lines=tuple(_line(row, paths, target, sent.get(row.uid), options) for row in own[:MOST_PASSED]),
        taken=tuple(Link(f"{row.code} {row.title}", paths.action(taken[row.uid])) for row in rows if row.uid in taken),
        closed=sum(row.status in CLOSED for row in rows),
        later=max(0, len(own) - MOST_PASSED),
        others=len(unfinished) - len(own),
        passages=_passages(),
        reasons=_reasons(),
        proposal=proposal or _proposal(head),
        errors=errors or {},
    )


def _line(
    row: ChoiceRow, paths: Paths, target: NextProgramme | None, sent: PassingRow | None, goals: tuple[Option, ...]
) -> PassingLine:
    return PassingLine(
        place=row.uid.hex[-12:],
        sent=f"{row.uid}:{row.version}",
        code=row.code,
        title=row.title,
        href=paths.action(row.uid),
        about=" · ".join((_(" and ").join(row.places) or _("Joint"), row.lead or _("no lead yet"), row.goal)),
        status=row.status,
        heard=_heard(row),
        end=precise_date(row.end, get_language() or "nl") if row.end else _("not planned yet"),
        overdue=row.overdue,
        example=row.example,
        form=sent or _first(row, target, goals),
        goals=goals,
    )


def _first(row: ChoiceRow, target: NextProgramme | None, goals: tuple[Option, ...]) -> PassingRow:
    """Return what is suggested: an end that lies before the next programme moves to the end of that."""
    passage = suggested(ActionStatus(row.status), row.kind, silent=row.silent)
    values = dict.fromkeys(FIELDS, "") | {"keuze": passage.value if passage else "", "reden": row.reason}
    if target and passage is Passage.TAKE and _before(row.end, target.period_start):
        values["einde"] = str(target.period_end)
    same = (option.value for option in goals if option.label.lstrip("– ").casefold() == row.goal.casefold())
    values["doel"] = next(same, "")
    return PassingRow(row.uid.hex[-12:], row.uid, row.version, values)


def _before(end: PreciseDate | None, start: PreciseDate) -> bool:
    return end is None or end.last_day < start.first_day


def _passages() -> tuple[Option, ...]:
    return (
        Option("", _("Not chosen yet")),
        Option(Passage.TAKE.value, _("Take along")),
        Option(Passage.GOING_CONCERN.value, _("Becomes regular work")),
        Option(Passage.FINISH.value, _("Is finished")),
        Option(Passage.STOP.value, _("Stops")),
    )


def _reasons() -> tuple[Option, ...]:
    values: Mapping[str, object] = load("vocabulary")["vocabularies"]["deviation_reason"]["values"]
    named = (Option(code, word(code, "deviation_reason")) for code in values)
    return (Option("", _("Choose a reason")), *named)


def _proposal(head: ProgrammeHead) -> dict[str, str]:
    """Return title and period of a programme as long as this one, that begins when it ends."""
    start, years = head.period_end.year + 1, head.period_end.year - head.period_start.year
    span = str(start) if not years else f"{start}-{start + years}"
    name = head.title.rstrip("0123456789-– ") or head.title
    return {"titel": f"{name} {span}", "begin": str(start), "einde": str(start + years)}


def _heard(row: ChoiceRow) -> str:
    if row.told is None:
        return _("Nothing heard yet")
    return _("Last heard of: %(on)s") % {"on": plain_date(row.told, get_language() or "nl")}
