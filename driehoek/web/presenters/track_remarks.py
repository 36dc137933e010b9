# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What asks attention in the track of one municipality: a date in recess, a step that is late, a triangle too late."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from driehoek.steering.backwards import Obstacle
from driehoek.steering.queries.tracks import MunicipalTrack, TrackPage
from driehoek.steering.rules import TrackStep
from driehoek.web.words import day, lower, word


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence under a municipality.

    Attributes:
        kind: ``warning`` for what goes wrong like this, ``info`` for what is still to be chosen.
    """

    kind: str
    text: str


def remarks(line: MunicipalTrack, page: TrackPage) -> tuple[Remark, ...]:
    """Return the sentences under a municipality, the heaviest first."""
    wrong = (*(_obstacle(one) for one in line.obstacles), *_late(line), *_triangle(line, page))
    return (*_all("warning", wrong), *_all("info", _calendar(line)))


def _all(kind: str, texts: Iterable[str]) -> tuple[Remark, ...]:
    return tuple(Remark(kind, text) for text in texts)


def _calendar(line: MunicipalTrack) -> Iterator[str]:
    if TrackStep.COUNCIL in line.outcomes:
        return
    if not line.has_calendar:
        yield _("There is no council calendar of this municipality yet, so nothing can be planned.")
    elif line.council_on is None and line.first_reachable:
        yield _("No date yet. The first council that can be reached is %(day)s.") % {"day": day(line.first_reachable)}
    elif line.council_on is None:
        yield _("No date yet, and the calendar holds no council that can still be reached.")
    elif line.steps and all(step.planned is None for step in line.steps[:-1]):
        yield _("There is no day within a year on which the papers could be delivered. Look at the recesses.")


def _obstacle(one: Obstacle) -> str:
    if one.why == "weekend":
        told = _("%(what)s on %(day)s is in the weekend. The first possible day is %(first)s.")
    else:
        told = _("%(what)s on %(day)s falls in %(why)s. The first possible day is %(first)s.")
    what = word(one.step, "track_step")
    return told % {"what": what, "day": day(one.on), "why": one.why, "first": day(one.first)}


def _late(line: MunicipalTrack) -> Iterator[str]:
    late = line.late
    if not late or TrackStep.COUNCIL in line.outcomes:
        return
    first = late[0]
    if first.planned is None:
        return
    told = _("%(what)s should have been done by %(day)s.")
    yield told % {"what": word(first.step, "track_step"), "day": day(first.planned)}
    if line.first_reachable and line.first_reachable != line.council_on:
        yield _("Who does it now still reaches the council of %(day)s.") % {"day": day(line.first_reachable)}
    elif line.first_reachable is None and line.has_calendar:
        yield _("The calendar holds no later council that can be reached.")


def _triangle(line: MunicipalTrack, page: TrackPage) -> Iterator[str]:
    if page.triangle or not page.triangle_on or not line.triangle_by or page.triangle_on <= line.triangle_by:
        return
    if line.late:
        return
    told = _("The %(what)s of %(day)s is too late for this council; it must meet by %(by)s.")
    what = lower(TrackStep.TRIANGLE, "track_step")
    yield told % {"what": what, "day": day(page.triangle_on), "by": day(line.triangle_by)}
    if line.first_reachable:
        yield _("With that triangle the first council is %(day)s.") % {"day": day(line.first_reachable)}
