# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposals, decisions and agreements: of a body that can take them, about one thing that is in the file."""

from collections.abc import Iterator

from driehoek.exchange.planfile.checking.registry import Registry, unknown
from driehoek.exchange.planfile.problems import Problem
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.base import items
from driehoek.exchange.planfile.records.bodies import Body
from driehoek.exchange.planfile.records.meetings import Concern, Proposal
from driehoek.exchange.planfile.records.outcomes import PlanFile
from driehoek.exchange.planfile.records.register import Decision
from driehoek.steering.rules import BodyKind, DecisionKind, check_kind


def decisions(file: PlanFile, document: Document, registry: Registry) -> Iterator[Problem]:
    """Yield what is wrong with decisions and agreements."""
    for proposal in file.proposals:
        yield from _concern(proposal, document, registry)
    for decision in file.decisions:
        yield from _concern(decision, document, registry)
        if decision.adoption and not _adoptable(decision.concerns):
            yield document.problem("adopts_nothing", (*decision.path, "vaststelling"))
        body = registry.of("body").get(decision.body)
        if isinstance(body, Body) and not _can(BodyKind(body.kind), DecisionKind(decision.kind)):
            yield document.problem("not_for_body", (*decision.path, "soort"), body=body.kind, found=decision.kind)


def _adoptable(concern: Concern | None) -> bool:
    return concern is not None and bool((concern.plan and not concern.node) or concern.programme)


def _can(body: BodyKind, kind: DecisionKind) -> bool:
    """Tell whether a body takes such decisions; of a body that is not named nothing is known."""
    return body is BodyKind.NOT_NAMED or check_kind(body, kind) is None


def _concern(part: Decision | Proposal, document: Document, registry: Registry) -> Iterator[Problem]:
    concern = part.concerns
    if concern is not None:
        count = sum(bool(getattr(concern, name)) for name, item in items(Concern) if item.key != "onderdeel")
        if count != 1:
            yield document.problem("one_concern", concern.path, count=count)
        if concern.action and registry.action(concern.action) is None:
            yield unknown(document, (*concern.path, "actie"), "action", concern.action, actions(registry))


def actions(registry: Registry) -> list[str]:
    """Return the paths of all actions."""
    return [
        f"{programme}/{code}"
        for (kind, programme), known in registry.codes.items()
        if kind == "action"
        for code in known
    ]
