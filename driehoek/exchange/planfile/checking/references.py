# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""References: what is referred to is in the file, and a fact does not lean on an example."""

from collections.abc import Iterator

from driehoek.exchange.planfile.checking.registry import WORDS, Registry, unknown
from driehoek.exchange.planfile.kinds import Kind, Many, MunicipalityName, Reference
from driehoek.exchange.planfile.problems import Problem
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.base import Item, Part, Record, items, walk
from driehoek.exchange.planfile.records.meetings import Concern, Support
from driehoek.exchange.planfile.records.outcomes import Evaluation, PlanFile
from driehoek.exchange.planfile.records.plans import Plan
from driehoek.exchange.planfile.records.programmes import Programme
from driehoek.exchange.planfile.records.register import DecisionGoal
from driehoek.exchange.planfile.records.tracks import Recommendation


def references(file: PlanFile, document: Document, registry: Registry) -> Iterator[Problem]:
    """Yield every reference to something that is not there, and every fact that needs an example."""
    scope = ""
    for part in walk(file):
        scope = scope_of(part, scope, registry)
        for name, item in items(type(part)):
            kind, codes = referred(item, getattr(part, name))
            if len(set(codes)) != len(codes):
                yield document.problem("repeated", (*part.path, item.key))
            for code in codes:
                yield from _reference(part, item, kind, code, scope, document, registry)


def referred(item: Item, value: object) -> tuple[Kind, tuple[str, ...]]:
    """Return the kind of a field's references and the codes in it; no codes when it refers to nothing."""
    kind = item.kind.of if isinstance(item.kind, Many) else item.kind
    if not isinstance(kind, MunicipalityName | Reference) or not value:
        return kind, ()
    return kind, value if isinstance(value, tuple) else (str(value),)


def _reference(
    part: Part, item: Item, kind: Kind, code: str, scope: str, document: Document, registry: Registry
) -> Iterator[Problem]:
    path = (*part.path, item.key)
    name = kind.to if isinstance(kind, Reference) else "municipality"
    known = registry.of(name, scope if name == "node" else "")
    target = known.get(code)
    if target is None:
        yield unknown(document, path, name, code, known)
    elif item.required and _example(target) and isinstance(part, Record) and not part.example:
        nl, en = WORDS[name]
        yield document.problem("leans_on_example", path, what_nl=nl, what_en=en, code=code)


def _example(part: Part) -> bool:
    return isinstance(part, Record) and part.example


def scope_of(part: Part, scope: str, registry: Registry) -> str:
    """Return the plan in which node codes are looked up from here on."""
    if isinstance(part, Plan):
        return part.code
    if isinstance(part, Programme | DecisionGoal | Concern | Support | Recommendation):
        return part.plan
    if isinstance(part, Evaluation):
        programme = registry.of("programme").get(part.programme)
        return programme.plan if isinstance(programme, Programme) else ""
    return scope


def predecessors(file: PlanFile, document: Document) -> Iterator[Problem]:
    """Yield predecessors that are not there or lead back to where they started."""
    for listed in (file.plans, file.programmes):
        chain = {one.code: one.predecessor for one in listed}
        for one in listed:
            if circular(one.code, chain):
                yield document.problem("circular", (*one.path, "voorganger"), code=one.predecessor)
    actions = {f"{programme.code}/{one.code}": one for programme in file.programmes for one in programme.actions}
    chain = {path: action.predecessor for path, action in actions.items()}
    for path, action in actions.items():
        if action.predecessor and action.predecessor not in actions:
            yield unknown(document, (*action.path, "voorganger"), "action", action.predecessor, actions)
        elif circular(path, chain):
            yield document.problem("circular", (*action.path, "voorganger"), code=action.predecessor)


def circular(code: str, chain: dict[str, str]) -> bool:
    """Tell whether what follows a code leads back to it."""
    seen: set[str] = set()
    step = code
    while (step := chain.get(step, "")) and step not in seen:
        if step == code:
            return True
        seen.add(step)
    return False
