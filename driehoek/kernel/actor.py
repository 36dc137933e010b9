# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is acting: a person with the functions held today, or a named job of the system.

There is no current user in the air: every command and query is given its actor.
"""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Standing:
    """One function that the actor holds today, or one grant of a system job.

    Attributes:
        role: name of a role in ``definitions/roles.yaml``.
        partnership_id: the tenant in which it counts; ``None`` only for system jobs that serve all.
        municipality_id: the municipality of the organisation, where it has one.
        organisation_id: the organisation in which the function is held.
        function_uid: the function; ``None`` for a system job.
        title: the function in words, such as "burgemeester van Wijchen".
    """

    role: str
    partnership_id: int | None
    municipality_id: int | None = None
    organisation_id: int | None = None
    function_uid: UUID | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """The one on whose authority something is read or changed.

    Attributes:
        uid: the person's uid; ``None`` for a system job or a visitor.
        label: name for the audit record.
        standings: the functions held today, possibly in several organisations and partnerships.
    """

    uid: UUID | None
    label: str
    standings: tuple[Standing, ...] = field(default=())

    @classmethod
    def visitor(cls) -> "Actor":
        """Return someone who has not signed in: no standing at all."""
        return cls(uid=None, label="bezoeker")

    @classmethod
    def system(cls, name: str, role: str) -> "Actor":
        """Return a named job of the system with the grants of one role, in every partnership."""
        return cls(uid=None, label=name, standings=(Standing(role=role, partnership_id=None, title=name),))

    def capacity(self, partnership_id: int | None) -> str:
        """Return in which function one acts in a partnership; the label where none is held, as of a system job.

        Functions, not names, stand in what others read; only the audit names who it was.
        """
        within = (partnership_id, None)
        return next((s.title for s in self.standings if s.partnership_id in within and s.title), self.label)

    @property
    def function_uids(self) -> frozenset[UUID]:
        """The uids of the functions held today."""
        return frozenset(s.function_uid for s in self.standings if s.function_uid is not None)

    @property
    def partnership_ids(self) -> frozenset[int]:
        """The partnerships in which the actor stands."""
        return frozenset(s.partnership_id for s in self.standings if s.partnership_id is not None)

    @property
    def everywhere(self) -> bool:
        """Whether the actor is a system job that serves every partnership."""
        return any(s.partnership_id is None for s in self.standings)
