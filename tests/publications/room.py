# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A meeting of the triangle that was held today, for the tests of its papers."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from driehoek.kernel.actor import Actor, Standing
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.models import Function
from driehoek.publications.editions import Edition
from driehoek.publications.kinds.agenda.content import Agenda
from driehoek.publications.kinds.agenda.kind import AGENDA
from driehoek.publications.kinds.agenda.writing import compose as compose_agenda
from driehoek.publications.kinds.agreements.content import AgreementsList
from driehoek.publications.kinds.agreements.kind import AGREEMENTS
from driehoek.publications.kinds.agreements.writing import compose as compose_agreements
from driehoek.publications.kinds.open_agreements.kind import OPEN_AGREEMENTS
from driehoek.publications.kinds.open_agreements.writing import overview
from driehoek.publications.papers import Format, make
from driehoek.publications.sitting import sitting
from driehoek.steering.models import AgendaItem, Decision, Meeting
from tests.planning.world import World, store

NOW = datetime(2024, 5, 13, 20, tzinfo=UTC)
CODE = "driehoek-2024-05-13"


@dataclass
class Room:
    """A meeting of the triangle that was held today, and one in March."""

    world: World
    meeting: Meeting
    mayor: Function
    chief: Function

    @property
    def as_mayor(self) -> Actor:
        """The mayor of Aa, who holds the function."""
        mayor = self.mayor
        standing = Standing(
            mayor.kind, mayor.partnership_id, mayor.municipality_id, mayor.organisation_id, mayor.uid, mayor.title
        )
        return Actor(uid=mayor.uid, label="Iemand", standings=(standing,))

    def item(self, title: str, position: int, kind: str = "ter_beslissing", **more: Any) -> AgendaItem:
        """Put a point on the agenda."""
        made = AgendaItem(
            partnership=self.world.partnership, meeting=self.meeting, kind=kind, title=title, position=position, **more
        )
        return store(made)

    def outcome(self, subject: str, item: AgendaItem | None, **more: Any) -> Decision:
        """Record an outcome."""
        made = Decision(
            partnership=self.world.partnership, body=self.meeting.body, meeting=self.meeting, item=item,
            code=subject.lower().replace(" ", "-"), decided_on=PreciseDate("2024-05-13"),
            kind=more.pop("kind", "afspraak"), subject=subject, **more,
        )  # fmt: skip
        return store(made)

    def agenda(self, edition: Edition = Edition.TRIANGLE, who: Actor | None = None) -> Agenda:
        """Return the agenda."""
        return compose_agenda(sitting(who or self.world.secretary, self.world.head, CODE, edition))

    def list(self, edition: Edition = Edition.TRIANGLE, who: Actor | None = None) -> AgreementsList:
        """Return the list of agreements."""
        return compose_agreements(sitting(who or self.world.secretary, self.world.head, CODE, edition))

    def files(self, edition: Edition) -> dict[str, bytes]:
        """Return every paper in every format."""
        who, head = self.world.secretary, self.world.head
        found = {}
        for form in Format:
            found[f"agenda {form}"] = make(AGENDA, self.agenda(edition), form)
            found[f"list {form}"] = make(AGREEMENTS, self.list(edition), form)
            found[f"open {form}"] = make(OPEN_AGREEMENTS, overview(who, head, edition), form)
        return found


def due(on: str) -> dict[str, Any]:
    return {"due_on": PreciseDate(on), "due_day": PreciseDate(on).last_day, "follow": "open"}


def function_of(world: World, code: str, kind: str, title: str, **more: Any) -> Function:
    own: dict[str, Any] = {"partnership": world.partnership}
    return store(Function(organisation=world.town, code=code, kind=kind, title=title, **own, **more))
