# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the records of a plan file say of each other: codes that exist, levels, dates, marks."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from driehoek.exchange.planfile.kinds import Many, MunicipalityName, Reference
from driehoek.exchange.planfile.problems import Problem
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.base import Part, Record, items, walk
from driehoek.exchange.planfile.records.organisations import Holding, Municipality
from driehoek.exchange.planfile.records.outcomes import Concern, Decision, Evaluation, Judgement, PlanFile
from driehoek.exchange.planfile.records.plans import Node, Plan
from driehoek.exchange.planfile.records.programmes import Action, Planning, Programme, ProgressReport
from driehoek.exchange.planfile.schema import suggestion
from driehoek.kernel.dates import PreciseDate

WORDS = {
    "source": ("bron", "source"),
    "organisation": ("organisatie", "organisation"),
    "function": ("functie", "function"),
    "body": ("orgaan", "body"),
    "tag": ("label", "label"),
    "plan": ("plan", "plan"),
    "programme": ("programma", "programme"),
    "evaluation": ("evaluatie", "evaluation"),
    "decision": ("besluit of afspraak", "decision"),
    "working_group": ("werkgroep", "working group"),
    "node": ("onderdeel van dit plan", "node of this plan"),
    "action": ("actie", "action"),
    "municipality": ("gemeente", "municipality"),
}
"""What a kind of record is called in a message, Dutch and English."""


@dataclass
class Registry:
    """Codes by kind of record, and within a plan or programme by that as well."""

    codes: dict[tuple[str, str], dict[str, Part]] = field(default_factory=dict)

    def of(self, kind: str, scope: str = "") -> dict[str, Part]:
        """Return the records of a kind by code; nodes are scoped by plan, actions by programme."""
        return self.codes.setdefault((kind, scope), {})


def check(file: PlanFile, document: Document) -> Iterator[Problem]:
    """Yield everything that does not fit together."""
    registry = Registry()
    yield from _register(file, document, registry)
    yield from _references(file, document, registry)
    yield from _marks(file, document)
    for plan in file.plans:
        yield from _tree(plan, document, registry)
    for part in walk(file):
        yield from _dates(part, document)
    for programme in file.programmes:
        yield from _actions(programme, document)
    yield from _predecessors(file, document, registry)
    for decision in file.decisions:
        yield from _concerns(decision, document)


def nodes(plan: Plan) -> Iterator[Node]:
    """Yield every node of a plan, each before its children."""
    for part in walk(plan):
        if isinstance(part, Node):
            yield part


def _register(file: PlanFile, document: Document, registry: Registry) -> Iterator[Problem]:
    for kind, listed in (
        ("source", file.sources),
        ("organisation", file.organisations),
        ("function", file.functions),
        ("body", file.bodies),
        ("tag", file.tags),
        ("plan", file.plans),
        ("programme", file.programmes),
        ("evaluation", file.evaluations),
        ("decision", file.decisions),
        ("working_group", tuple(group for plan in file.plans for group in plan.working_groups)),
    ):
        yield from _codes(kind, "", listed, "code", document, registry)
    yield from _codes("municipality", "", file.municipalities, "name", document, registry)
    yield from _codes("cbs", "", file.municipalities, "cbs_code", document, registry)
    for plan in file.plans:
        yield from _codes("node", plan.code, tuple(nodes(plan)), "code", document, registry)
        yield from _codes("text", plan.code, plan.texts, "code", document, registry)
        yield from _codes("way", plan.code, plan.ways, "number", document, registry)
        yield from _codes("chapter", plan.code, plan.chapters, "municipality", document, registry)
    for programme in file.programmes:
        yield from _codes("action", programme.code, programme.actions, "code", document, registry)


_KEYS = {"name": "naam", "cbs_code": "cbs_code", "number": "nummer", "municipality": "gemeente", "code": "code"}


def _codes(
    kind: str, scope: str, listed: tuple[Part, ...], name: str, document: Document, registry: Registry
) -> Iterator[Problem]:
    known = registry.of(kind, scope)
    for part in listed:
        code = str(getattr(part, name))
        if code in known:
            key = _KEYS[name]
            yield document.problem(
                "duplicate_code",
                (*part.path, key),
                what_nl="naam" if name == "name" else key.replace("cbs_code", "CBS-code"),
                what_en={"name": "name", "number": "number", "municipality": "municipality"}.get(name, "code"),
                code=code,
                first=document.line((*known[code].path, key)),
            )
        known.setdefault(code, part)


def _references(file: PlanFile, document: Document, registry: Registry) -> Iterator[Problem]:
    scope = ""
    for part in walk(file):
        scope = _scope(part, scope, registry)
        for name, item in items(type(part)):
            kind, value = item.kind, getattr(part, name)
            if isinstance(kind, Many):
                kind, values = kind.of, value
            else:
                values = (value,) if value else ()
            for code in values:
                path = (*part.path, item.key)
                if isinstance(kind, MunicipalityName):
                    if code not in registry.of("municipality"):
                        yield _unknown(document, path, "unknown_municipality", "municipality", code, registry, "")
                elif isinstance(kind, Reference):
                    within = scope if kind.to == "node" else ""
                    target = registry.of(kind.to, within).get(code)
                    if target is None:
                        yield _unknown(document, path, "unknown_reference", kind.to, code, registry, within)
                    elif item.required and _leans(part, target):
                        nl, en = WORDS[kind.to]
                        yield document.problem("leans_on_example", path, what_nl=nl, what_en=en, code=code)


def _scope(part: Part, scope: str, registry: Registry) -> str:
    """Return the plan in which node codes are looked up from here on."""
    if isinstance(part, Plan):
        return part.code
    if isinstance(part, Programme):
        return part.plan
    if isinstance(part, Evaluation):
        programme = registry.of("programme").get(part.programme)
        return programme.plan if isinstance(programme, Programme) else ""
    return scope


def _leans(part: Part, target: Part) -> bool:
    return isinstance(part, Record) and isinstance(target, Record) and target.example and not part.example


def _unknown(
    document: Document, path: tuple[str | int, ...], code: str, kind: str, value: str, registry: Registry, within: str
) -> Problem:
    nl, en = WORDS[kind]
    close_nl, close_en = suggestion(value, registry.of(kind, within))
    return document.problem(
        code, path, what_nl=nl, what_en=en, code=value, suggestion_nl=close_nl, suggestion_en=close_en
    )


def _marks(file: PlanFile, document: Document) -> Iterator[Problem]:
    yield from _marks_within(file, document, example=False, municipality="")


def _marks_within(part: Part, document: Document, *, example: bool, municipality: str) -> Iterator[Problem]:
    municipality = getattr(part, "municipality", "") or municipality
    if isinstance(part, Municipality):
        municipality = part.name
    if isinstance(part, Record):
        if example and not part.example:
            yield document.problem("real_in_example", (*part.path, "voorbeeld"))
        if part.circle == "eigen_gemeente" and not municipality:
            yield document.problem("circle_without_municipality", (*part.path, "kring"))
        example = part.example
    for name, _ in items(type(part)):
        value = getattr(part, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Part):
                yield from _marks_within(inner, document, example=example, municipality=municipality)


def _tree(plan: Plan, document: Document, registry: Registry) -> Iterator[Problem]:
    if not 2 <= len(plan.levels) <= 5:
        yield document.problem("levels", (*plan.path, "niveaus"), count=len(plan.levels))
        return
    levels: dict[str, int] = {}
    for top in plan.nodes:
        yield from _branch(top, 1, "", plan, document, levels)
    for node in nodes(plan):
        if not node.extends:
            continue
        other = registry.of("node", plan.code).get(node.extends)
        if not node.municipality:
            yield document.problem("extends_without_municipality", (*node.path, "verlengt"))
        elif isinstance(other, Node) and (other.municipality or levels[other.code] != levels[node.code]):
            yield document.problem("extends_local", (*node.path, "verlengt"), code=node.extends)


def _branch(
    node: Node, level: int, municipality: str, plan: Plan, document: Document, levels: dict[str, int]
) -> Iterator[Problem]:
    levels.setdefault(node.code, level)
    if level > len(plan.levels):
        yield document.problem("too_low", node.path, count=len(plan.levels), level=level)
    if municipality and node.municipality != municipality:
        yield document.problem(
            "other_municipality",
            (*node.path, "gemeente"),
            municipality=municipality,
            found=node.municipality or "geen gemeente",
        )
    for child in node.children:
        yield from _branch(child, level + 1, node.municipality, plan, document, levels)


_PERIODS: dict[type[Part], tuple[tuple[str, str], ...]] = {
    Plan: (("period_start", "period_end"),),
    Programme: (("period_start", "period_end"),),
    Evaluation: (("period_start", "period_end"),),
    Planning: (("start", "end"), ("original_start", "original_end")),
    Municipality: (("valid_from", "valid_to"), ("member_from", "member_to")),
    Holding: (("starts_on", "ends_on"),),
}


def _dates(part: Part, document: Document) -> Iterator[Problem]:
    keys = {name: item.key for name, item in items(type(part))}
    for first_name, last_name in _PERIODS.get(type(part), ()):
        first: PreciseDate | None = getattr(part, first_name)
        last: PreciseDate | None = getattr(part, last_name)
        if first is not None and last is not None and last.last_day < first.first_day:
            yield document.problem("order", (*part.path, keys[last_name]), first=first.text, found=last.text)


def _actions(programme: Programme, document: Document) -> Iterator[Problem]:
    for action in programme.actions:
        yield from _reports(action, document)
        yield from _flags(action, document)
        if programme.municipality:
            for name in action.municipalities:
                if name != programme.municipality:
                    yield document.problem(
                        "outside_programme",
                        (*action.path, "gemeenten"),
                        municipality=programme.municipality,
                        found=name,
                    )


def _reports(action: Action, document: Document) -> Iterator[Problem]:
    for earlier, later in zip(action.reports, action.reports[1:], strict=False):
        if later.reported_on.last_day < earlier.reported_on.first_day:
            yield document.problem(
                "order", (*later.path, "datum"), first=earlier.reported_on.text, found=later.reported_on.text
            )
    for report in action.reports:
        yield from _flags(report, document)
    if action.reports and action.status_cause is None and action.reports[-1].status != action.status:
        yield document.problem(
            "status_differs", (*action.path, "status"), reported=action.reports[-1].status, found=action.status
        )


def _flags(part: Action | ProgressReport | Judgement, document: Document) -> Iterator[Problem]:
    if not isinstance(part, Judgement) and part.adjustment_text and not part.adjustment:
        yield document.problem("text_without_flag", (*part.path, "bijsturing"), flag="bijsturing_nodig")
    asked = part.asks_attention if isinstance(part, Judgement) else part.attention
    if part.attention_text and not asked:
        yield document.problem("text_without_flag", (*part.path, "aandachtspunt"), flag="vergt_aandacht")


def _predecessors(file: PlanFile, document: Document, registry: Registry) -> Iterator[Problem]:
    for kind, listed in (("plan", file.plans), ("programme", file.programmes)):
        chain = {one.code: one.predecessor for one in listed}
        for one in listed:
            if _circular(one.code, chain):
                yield document.problem("circular", (*one.path, "voorganger"), code=one.predecessor)
    actions = {f"{programme.code}/{one.code}": one for programme in file.programmes for one in programme.actions}
    chain = {path: one.predecessor for path, one in actions.items()}
    for path, action in actions.items():
        if action.predecessor and action.predecessor not in actions:
            nl, en = WORDS["action"]
            close_nl, close_en = suggestion(action.predecessor, actions)
            yield document.problem(
                "unknown_reference",
                (*action.path, "voorganger"),
                what_nl=nl,
                what_en=en,
                code=action.predecessor,
                suggestion_nl=close_nl,
                suggestion_en=close_en,
            )
        elif _circular(path, chain):
            yield document.problem("circular", (*action.path, "voorganger"), code=action.predecessor)


def _circular(code: str, chain: dict[str, str]) -> bool:
    seen = set()
    step = code
    while step := chain.get(step, ""):
        if step == code:
            return True
        if step in seen:
            return False
        seen.add(step)
    return False


def _concerns(decision: Decision, document: Document) -> Iterator[Problem]:
    for concern in decision.concerns:
        count = sum(bool(getattr(concern, name)) for name, _ in items(Concern))
        if count != 1:
            yield document.problem("one_concern", concern.path, count=count)
