# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Decisions and agreements: of a body that can take them, about one thing that is in the file."""

from collections.abc import Iterator

from driehoek.exchange.planfile.checking.registry import Registry, unknown
from driehoek.exchange.planfile.problems import Problem
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.base import items
from driehoek.exchange.planfile.records.organisations import Body
from driehoek.exchange.planfile.records.outcomes import Concern, Decision, PlanFile
from driehoek.steering.rules import BodyKind, DecisionKind, check_kind


def decisions(file: PlanFile, document: Document, registry: Registry) -> Iterator[Problem]:
    """Yield what is wrong with decisions and agreements."""
    for decision in file.decisions:
        yield from _concern(decision, document, registry)
        body = registry.of("body").get(decision.body)
        if isinstance(body, Body) and not _can(BodyKind(body.kind), DecisionKind(decision.kind)):
            yield document.problem("not_for_body", (*decision.path, "soort"), body=body.kind, found=decision.kind)


def _can(body: BodyKind, kind: DecisionKind) -> bool:
    """Tell whether a body takes such decisions; of a body that is not named nothing is known."""
    return body is BodyKind.NOT_NAMED or check_kind(body, kind) is None


def _concern(decision: Decision, document: Document, registry: Registry) -> Iterator[Problem]:
    concern = decision.concerns
    if concern is not None:
        count = sum(bool(getattr(concern, name)) for name, _ in items(Concern))
        if count != 1:
            yield document.problem("one_concern", concern.path, count=count)
        if concern.action and registry.action(concern.action) is None:
            yield unknown(document, (*concern.path, "actie"), "action", concern.action, _actions(registry))
    if decision.adoption and not (concern and (concern.plan or concern.programme)):
        yield document.problem("adopts_nothing", (*decision.path, "vaststelling"))


def _actions(registry: Registry) -> list[str]:
    return [
        f"{programme}/{code}"
        for (kind, programme), known in registry.codes.items()
        if kind == "action"
        for code in known
    ]
