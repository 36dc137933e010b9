# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Choosing the council dates of a track, all municipalities at once."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from driehoek.access.decision import reach, require
from driehoek.access.permissions import Permission
from driehoek.audit.recording import command
from driehoek.kernel import records
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.organisations.models import Membership
from driehoek.organisations.policies import seen
from driehoek.steering.models import AdoptionTrack, TrackLine

NOT_KEPT = "Er is nog niets bewaard. Verbeter de gemarkeerde velden."


@command
def choose_dates(
    *, actor: Actor, track_uid: UUID, dates: Mapping[str, date | None], triangle_on: date | None = None
) -> int:
    """Give each named municipality its council date in a track, and the joint triangle its day; all or nothing.

    Args:
        dates: day of the council by CBS code; ``None`` takes a date away. Who is not named stays as it is.
        triangle_on: left as it is when ``None``.

    Returns:
        How many dates changed.

    Raises:
        Absent: the track is out of sight.
        Forbidden: the actor keeps no tracks for one of these municipalities, or for all together.
        Invalid: a municipality takes no part, or its committee would come after its council.
    """
    track = seen(actor, AdoptionTrack).select_for_update().filter(uid=track_uid).first()
    if track is None:
        raise Absent("Dit traject bestaat niet, of u mag het niet zien.")
    members = Membership.objects.filter(partnership=track.partnership_id, withdrawn_at__isnull=True)
    keys = dict(members.values_list("municipality__cbs_code", "municipality_id"))
    if dates.keys() - keys.keys():
        raise Invalid(NOT_KEPT, dict.fromkeys(dates.keys() - keys.keys(), "Deze gemeente neemt geen deel."))
    if not reach(actor, Permission.KEEP_TRACKS).anywhere_in(track.partnership_id):
        raise Forbidden
    for code in dates:
        require(actor, Permission.KEEP_TRACKS, track.partnership_id, keys[code])
    lines = {
        row.municipality_id: row for row in TrackLine._default_manager.filter(track=track, withdrawn_at__isnull=True)
    }
    wrong = {
        code: "De commissie van dit traject komt dan na de raad. Wijzig eerst die dag."
        for code, day in dates.items()
        if (row := lines.get(keys[code])) and day and row.committee_on and row.committee_on >= day
    }
    if wrong:
        raise Invalid(NOT_KEPT, wrong)
    changed = sum(_put(track, lines.get(keys[code]), keys[code], day) for code, day in dates.items())
    if triangle_on is not None and triangle_on != track.triangle_on:
        require(actor, Permission.KEEP_TRACKS, track.partnership_id, track.municipality_id)
        changed += records.update(track, {"triangle_on": triangle_on})
    return changed


def _put(track: AdoptionTrack, row: TrackLine | None, municipality_id: int, day: date | None) -> bool:
    if row is not None:
        return records.update(row, {"council_on": day})
    if day is None:
        return False
    records.insert(
        TrackLine(
            partnership_id=track.partnership_id,
            municipality_id=municipality_id,
            track=track,
            council_on=day,
            circle=track.circle,
            circle_municipality_id=track.circle_municipality_id,
            embargo_until=track.embargo_until,
            secrecy=track.secrecy,
            example=track.example,
        )
    )
    return True
