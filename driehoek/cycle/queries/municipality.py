# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One municipality in the partnership: its own themes, its part in the joint ones, and what it brings in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from driehoek.kernel import clock
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent
from driehoek.organisations.models import Function, MunicipalityFacts, Population
from driehoek.organisations.policies import document_title, partnership_in_full, shown, within
from driehoek.organisations.queries import MunicipalityHead, Origin, PartnershipHead
from driehoek.organisations.rules import contribution_cents
from driehoek.planning.models import Action, LocalChapter, Node
from driehoek.planning.queries.actions import ActionLine, lines_of, theme_of
from driehoek.planning.queries.programmes import ProgrammeHead, current, programme_heads
from driehoek.planning.rules import CLOSED, ActionStatus, TextKind


@dataclass(frozen=True, slots=True)
class ThemeOf:
    """A theme in which the municipality takes part.

    Attributes:
        local: whether it is the municipality's own; ``extends`` is then the title of the joint one that it adds to.
        own: its own actions under it, and those for some municipalities among which this one; ``joint`` those for all.
    """

    plan_code: str
    code: str
    title: str
    local: bool
    extends: str
    own: tuple[ActionLine, ...]
    joint: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class ChapterOf:
    """What the plan says of this municipality as a whole."""

    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class FunctionOf:
    """A function in the municipality, with its organisation."""

    code: str
    title: str
    kind: str
    organisation: str
    example: bool


@dataclass(frozen=True, slots=True)
class MunicipalityPage:
    """Everything about one municipality.

    Attributes:
        attention: its actions, own and shared, that ask something: adjustment, attention, late or without a lead.
        inhabitants, year: the latest known number on 1 January, and its year; ``None`` when unknown.
        contribution_cents: what it pays in that year; ``None`` without rate or inhabitants.
        facts: name of the council paper, local paper, channels and note; empty where not recorded.
    """

    municipality: MunicipalityHead
    programmes: tuple[ProgrammeHead, ...]
    chapters: tuple[ChapterOf, ...]
    local: tuple[ThemeOf, ...]
    joint: tuple[ThemeOf, ...]
    attention: tuple[ActionLine, ...]
    functions: tuple[FunctionOf, ...]
    inhabitants: int | None
    year: int | None
    population_source: str
    contribution_cents: int | None
    rate: int | None
    rate_note: str
    facts: tuple[str, str, str, str]
    facts_uid: str


def municipality_page(actor: Actor, head: PartnershipHead, cbs_code: str) -> MunicipalityPage:
    """Return one municipality of the partnership; 8 queries whatever its size.

    Raises:
        Absent: this municipality takes no part in the partnership today.
    """
    municipality = next((m for m in head.municipalities if m.cbs_code == cbs_code), None)
    if municipality is None:
        raise Absent("Deze gemeente doet niet mee in dit samenwerkingsverband.")
    programmes = current(programme_heads(actor, head.pk), clock.today())
    nodes = _nodes(actor, head.pk)
    lines = _lines(actor, head.pk, municipality, programmes, nodes)
    local, joint = _themes(municipality, programmes, nodes, lines)
    partnership = partnership_in_full(actor, head.slug)
    population = Population.objects.filter(municipality_id=municipality.pk).order_by("-year").first()
    people, rate = (population.inhabitants if population else None), partnership.contribution_rate
    facts = within(actor, MunicipalityFacts, head.pk).filter(municipality_id=municipality.pk).first()
    return MunicipalityPage(
        municipality=municipality,
        programmes=programmes,
        chapters=tuple(
            ChapterOf(text, Origin(example, document or "", place, kind == TextKind.LITERAL, circle))
            for text, document, example, place, circle, kind in within(actor, LocalChapter, head.pk, "plan")
            .filter(municipality_id=municipality.pk, plan__code__in={p.plan_code for p in programmes})
            .annotate(document=document_title(actor, head.pk))
            .values_list("text", "document", "example", "source_place", "circle", "text_kind")
        ),
        local=local,
        joint=joint,
        attention=tuple(line for line in lines if _asks(line)),
        functions=tuple(
            FunctionOf(code, title, kind, organisation or "", example)
            for code, title, kind, organisation, example in within(actor, Function, head.pk)
            .filter(municipality_id=municipality.pk)
            .order_by("title")
            .values_list("code", "title", "kind", shown(actor, "organisation__name"), "example")
        ),
        inhabitants=people,
        year=population.year if population else None,
        population_source=population.source if population else "",
        contribution_cents=contribution_cents(people, rate) if people and rate else None,
        rate=rate,
        rate_note=partnership.contribution_note,
        facts=(facts.council_paper_name, facts.local_paper, facts.channels, facts.note) if facts else ("",) * 4,
        facts_uid=str(facts.uid) if facts else "",
    )


@dataclass(frozen=True, slots=True)
class _Node:
    pk: int
    parent: int | None
    code: str
    title: str
    extends: int | None
    municipality_id: int | None
    plan_code: str


def _nodes(actor: Actor, partnership_id: int) -> Sequence[_Node]:
    rows = within(actor, Node, partnership_id, "plan").order_by("level", "position", "code")
    return [
        _Node(*row)
        for row in rows.values_list(
            "pk", "parent_id", "code", "title", "extends_id", "municipality_id", "plan__code"
        )
    ]  # fmt: skip


def _lines(
    actor: Actor,
    partnership_id: int,
    municipality: MunicipalityHead,
    programmes: Iterable[ProgrammeHead],
    nodes: Iterable[_Node],
) -> tuple[ActionLine, ...]:
    """Return the actions that hold for this municipality: its own, those that name it, and those for all together."""
    rows = within(actor, Action, partnership_id).filter(
        Q(municipality_id=municipality.pk) | Q(municipality__isnull=True),
        programme_id__in=[programme.pk for programme in programmes],
    )
    themes = theme_of((node.pk, node.parent, node.code, node.title) for node in nodes)
    lines = lines_of(actor, rows.order_by("programme_id", "position", "code"), themes, {})
    return tuple(line for line in lines if not line.places or municipality.name in line.places)


def _themes(
    municipality: MunicipalityHead,
    programmes: Iterable[ProgrammeHead],
    nodes: Sequence[_Node],
    lines: Iterable[ActionLine],
) -> tuple[tuple[ThemeOf, ...], tuple[ThemeOf, ...]]:
    """Return the municipality's own themes, and the joint ones that it takes part in."""
    plans = {programme.plan_code for programme in programmes}
    titles = {node.pk: node.title for node in nodes}
    under: dict[str, list[ActionLine]] = {}
    for line in lines:
        under.setdefault(line.theme_code, []).append(line)

    def theme(node: _Node) -> ThemeOf:
        found = under.get(node.code, [])
        return ThemeOf(
            node.plan_code, node.code, node.title, node.municipality_id is not None, titles.get(node.extends or 0, ""),
            tuple(line for line in found if line.places), tuple(line for line in found if not line.places),
        )  # fmt: skip

    tops = [node for node in nodes if node.parent is None and node.plan_code in plans]
    local = tuple(theme(node) for node in tops if node.municipality_id == municipality.pk)
    joint = tuple(theme(node) for node in tops if node.municipality_id is None)
    return local, tuple(one for one in joint if one.own or one.joint)


def _asks(line: ActionLine) -> bool:
    closed = ActionStatus(line.status) in CLOSED
    return line.adjustment or line.attention or line.overdue or (not line.led and not closed)
