# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Who may decide what, and on which ground: reviewed data in ``definitions/deciding.yaml``, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from driehoek.kernel.definitions import load
from driehoek.steering.rules import BodyKind, ProposalKind


class Sureness(StrEnum):
    """How sure a rule is: the text of the law was read, no law says it, or the ground was not checked."""

    READ = "gelezen"
    PRACTICE = "praktijk"
    TO_CHECK = "na_te_gaan"


@dataclass(frozen=True, slots=True)
class Ground:
    """An article of a law.

    Attributes:
        law, articles: per language.
        version: the day of the text that was read.
    """

    law: Mapping[str, str]
    version: date
    articles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DecidingRule:
    """Who decides about one subject.

    Attributes:
        subject, who, note: per language.
        bodies: kinds of bodies that do this.
        changes: what an outcome can change of which this says who decides.
    """

    key: str
    subject: Mapping[str, str]
    who: Mapping[str, str]
    note: Mapping[str, str]
    bodies: frozenset[BodyKind]
    changes: frozenset[ProposalKind]
    grounds: tuple[Ground, ...]
    sure: Sureness


@dataclass(frozen=True, slots=True)
class DecidingGroup:
    """Rules that belong together, with their heading per language."""

    key: str
    title: Mapping[str, str]
    rules: tuple[DecidingRule, ...]


@dataclass(frozen=True, slots=True)
class Deciding:
    """The whole overview, with who keeps it and when it is looked at again."""

    reason: Mapping[str, str]
    source: Mapping[str, str]
    owner: Mapping[str, str]
    next_review: date
    groups: tuple[DecidingGroup, ...]

    def about(self, change: ProposalKind) -> tuple[DecidingRule, ...]:
        """Return the rules that say who decides about such a change."""
        return tuple(rule for group in self.groups for rule in group.rules if change in rule.changes)


@cache
def deciding() -> Deciding:
    """Return the overview.

    Raises:
        KeyError: a rule names a law that is not described.
        ValueError: a rule names a kind of body or change that does not exist.
    """
    content = load("deciding")
    laws = content["laws"]

    def rule(told: Mapping[str, object]) -> DecidingRule:
        basis = told["basis"]
        assert isinstance(basis, list), "the schema says so"
        bodies, changes = told["bodies"], told["changes"]
        assert isinstance(bodies, list), "the schema says so"
        assert isinstance(changes, list), "the schema says so"
        return DecidingRule(
            key=str(told["key"]),
            subject=_words(told["subject"]),
            who=_words(told["who"]),
            note=_words(told.get("note")),
            bodies=frozenset(BodyKind(one) for one in bodies),
            changes=frozenset(ProposalKind(one) for one in changes),
            grounds=tuple(
                Ground(laws[one["law"]]["name"], laws[one["law"]]["version"], _words(one["articles"])) for one in basis
            ),
            sure=Sureness(str(told["sure"])),
        )

    return Deciding(
        reason=content["reason"],
        source=content["source"],
        owner=content["owner"],
        next_review=content["next_review"],
        groups=tuple(
            DecidingGroup(group["key"], group["title"], tuple(rule(one) for one in group["rules"]))
            for group in content["groups"]
        ),
    )


def _words(told: object) -> Mapping[str, str]:
    return told if isinstance(told, dict) else dict.fromkeys(("nl", "en"), str(told or ""))
