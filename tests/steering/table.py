# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A triangle with a meeting that is open and one that is ahead, for the tests of what happens at the table."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from driehoek.cycle.commands import Change, conclude
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.steering.commands import Outcome
from driehoek.steering.models import AgendaItem, Body, Meeting, Proposal
from driehoek.steering.rules import DecisionKind
from tests.planning.world import World, store

#: In the evening, Dutch time: the day of the meeting is a Dutch day.
NOW = datetime(2024, 5, 13, 14, 0, tzinfo=UTC)
OPENED = datetime(2024, 5, 13, 13, 30, tzinfo=UTC)


@dataclass
class Table:
    """The triangle of Drieland around its table."""

    world: World
    body: Body
    meetings: dict[str, Meeting] = field(default_factory=dict)

    @property
    def secretary(self) -> Actor:
        """Who keeps the register."""
        return self.world.secretary

    def meeting(self, code: str, month: int, **more: Any) -> Meeting:
        """Add a meeting on the thirteenth of a month of 2024."""
        made = Meeting(
            partnership=self.world.partnership, body=more.pop("body", self.body), code=code, title=code,
            starts_at=datetime(2024, month, 13, 13, 30, tzinfo=UTC),
            ends_at=datetime(2024, month, 13, 15, 30, tzinfo=UTC), **more,
        )  # fmt: skip
        self.meetings[code] = store(made)
        return made

    def item(self, title: str, meeting: str = "mei", kind: str = "ter_beslissing", **more: Any) -> AgendaItem:
        """Put a point on the agenda."""
        return store(
            AgendaItem(
                partnership=self.world.partnership, meeting=self.meetings[meeting], kind=kind, title=title,
                position=AgendaItem.objects.count() + 1, **more,
            )
        )  # fmt: skip

    def proposal(self, title: str, **more: Any) -> Proposal:
        """Add a proposal that stands on an agenda."""
        return store(
            Proposal(
                partnership=self.world.partnership, body=self.body, code=title.lower().replace(" ", "-"), title=title,
                kind=more.pop("kind", "anders"), state="geagendeerd", **more,
            )
        )  # fmt: skip

    def say(self, item: AgendaItem, change: Change | None = None, who: Actor | None = None, **more: Any) -> UUID:
        """Conclude a point."""
        asked = {name: more.pop(name) for name in ("key", "outcomes_seen") if name in more}
        said = Outcome(
            code="", decided_on=PreciseDate("1999"), kind=DecisionKind(more.pop("kind", "afspraak")),
            subject=more.pop("subject", "Zo doen we het"), **more,
        )  # fmt: skip
        return conclude(actor=who or self.secretary, item_uid=item.uid, outcome=said, change=change, **asked)


def table(world: World) -> Table:
    """Lay the table: the meeting of May is open, that of July is ahead, that of March was held."""
    made = Table(world, world.body("driehoek", "gezagsdriehoek", name="gezagsdriehoek"))
    made.meeting("maart", 3, state="gehouden", opened_at=datetime(2024, 3, 13, 13, 30, tzinfo=UTC))
    made.meeting("mei", 5, state="bezig", opened_at=OPENED)
    made.meeting("juli", 7)
    return made
