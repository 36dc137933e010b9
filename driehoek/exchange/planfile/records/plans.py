# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: RUF009 - item() declares a dataclass field, as dataclasses.field() does
"""Plans, as written in a plan file: levels, texts, ways of working, the tree, and what ties it to other plans."""

from dataclasses import dataclass
from typing import ClassVar

from driehoek.exchange.planfile.kinds import (
    Code,
    Line,
    MunicipalityName,
    Reference,
    Text,
    When,
    Whole,
    choice_of,
    each,
    many,
)
from driehoek.exchange.planfile.records.base import Part, Record, item
from driehoek.exchange.planfile.records.bodies import Portfolio
from driehoek.exchange.planfile.records.figures import GoalFigure, Interpretation
from driehoek.exchange.planfile.records.groups import WorkingGroup
from driehoek.kernel.dates import PreciseDate
from driehoek.planning.rules import Ambition, PlanStatus, TagKind, TextKind, UpwardKind

TEXT_KIND_ABOUT = "Whether the text is the adopted wording (letterlijk) or a paraphrase (samenvatting)."


@dataclass(frozen=True, kw_only=True)
class Tag(Record):
    """A label on another axis than the tree: cross-cutting line, target group, national field and so on."""

    COMPACT: ClassVar[bool] = True

    code: str = item("code", Code(), "Code.", required=True)
    kind: str = item("soort", choice_of(TagKind), "Which axis.", required=True)
    label: str = item("naam", Line(maximum=200), "What is shown.", required=True)
    municipality: str = item(
        "gemeente", MunicipalityName(), "Municipality, when it is a line of one municipality.", default=""
    )
    text: str = item("tekst", Text(), "What it means.", default="")


@dataclass(frozen=True, kw_only=True)
class Level(Part):
    """The name of one level of the tree."""

    COMPACT: ClassVar[bool] = True

    singular: str = item("enkelvoud", Line(maximum=60), "Name of one.", required=True)
    plural: str = item("meervoud", Line(maximum=60), "Name of several.", required=True)


@dataclass(frozen=True, kw_only=True)
class PlanText(Record):
    """A text of the plan that is no node: how one works together, prioritises, steers."""

    code: str = item("code", Code(), "Code.", required=True)
    title: str = item("titel", Line(maximum=200), "Heading.", required=True)
    text: str = item("tekst", Text(), "The text.", required=True)
    text_kind: str = item("tekstsoort", choice_of(TextKind), TEXT_KIND_ABOUT, default="samenvatting")


@dataclass(frozen=True, kw_only=True)
class WayOfWorking(Record):
    """One way of working together."""

    number: int = item("nummer", Whole(minimum=1, maximum=99), "Number in the plan.", required=True)
    title: str = item("titel", Line(maximum=200), "Short heading of our own.", required=True)
    text: str = item("tekst", Text(), "The text.", required=True)
    text_kind: str = item("tekstsoort", choice_of(TextKind), TEXT_KIND_ABOUT, default="samenvatting")


@dataclass(frozen=True, kw_only=True)
class LocalChapter(Record):
    """What the plan says of one municipality, and how many local priorities it announces there."""

    municipality: str = item("gemeente", MunicipalityName(), "Municipality.", required=True)
    announced: int | None = item(
        "aangekondigd", Whole(minimum=1, maximum=99), "Number of local priorities that the text announces."
    )
    announced_as: str = item("aangekondigd_als", Line(maximum=80), "What the text calls them.", default="")
    text: str = item("tekst", Text(), "The text.", required=True)
    text_kind: str = item("tekstsoort", choice_of(TextKind), TEXT_KIND_ABOUT, default="samenvatting")
    note: str = item("toelichting", Text(), "What contradicts itself in the source, or stays open.", default="")


@dataclass(frozen=True, kw_only=True)
class Alias(Part):
    """Another name under which a node is known."""

    COMPACT: ClassVar[bool] = True

    name: str = item("naam", Line(maximum=200), "The other name.", required=True)
    where: str = item("waar", Line(maximum=200), "Where it is called so.", default="")


@dataclass(frozen=True, kw_only=True)
class Node(Record):
    """One node of the tree; its depth gives its level."""

    code: str = item("code", Code(), "Code, unique in the plan.", required=True)
    title: str = item("titel", Line(), "Title.", required=True)
    municipality: str = item(
        "gemeente", MunicipalityName(), "Municipality of a local node; left out for a joint one.", default=""
    )
    extends: str = item("verlengt", Reference(to="node"), "Joint node that this local node extends.", default="")
    ambition: str = item(
        "ambitieniveau",
        choice_of(Ambition),
        "Level of ambition of a theme: at the top level only.",
        default="prioriteit",
    )
    text: str = item("tekst", Text(), "The text.", default="")
    text_kind: str = item("tekstsoort", choice_of(TextKind), TEXT_KIND_ABOUT, default="samenvatting")
    tags: tuple[str, ...] = item("labels", many(Reference(to="tag")), "Labels.", default=())
    aliases: tuple[Alias, ...] = item("ook_bekend_als", each(Alias), "Other names.")
    children: tuple["Node", ...] = item("onderdelen", each("self"), "Nodes one level down.")


@dataclass(frozen=True, kw_only=True)
class NodeLink(Record):
    """Two nodes that touch each other."""

    node: str = item("van", Reference(to="node"), "One node.", required=True)
    other: str = item("naar", Reference(to="node"), "The other.", required=True)
    reason: str = item("reden", Line(), "Why they touch.", required=True)


@dataclass(frozen=True, kw_only=True)
class UpwardLink(Record):
    """A plan, law, model or working group outside the partnership that this plan leans on."""

    node: str = item(
        "onderdeel", Reference(to="node"), "Node that leans on it; left out for the whole plan.", default=""
    )
    kind: str = item("soort", choice_of(UpwardKind), "Kind.", required=True)
    title: str = item("titel", Line(maximum=200), "Title.", required=True)
    note: str = item("toelichting", Text(), "How it is used.", default="")


@dataclass(frozen=True, kw_only=True)
class Plan(Record):
    """A plan of several years (IVP)."""

    code: str = item("code", Code(), "Code.", required=True)
    title: str = item("titel", Line(maximum=200), "Title.", required=True)
    type_label: str = item(
        "soortnaam", Line(maximum=100), "What such a plan is called here.", default="Integraal Veiligheidsplan"
    )
    abbreviation: str = item("afkorting", Line(maximum=20), "Abbreviation.", default="IVP")
    period_start: PreciseDate = item("begin", When(), "Start of the period.", required=True)
    period_end: PreciseDate = item("eind", When(), "End of the period.", required=True)
    municipality: str = item("gemeente", MunicipalityName(), "Municipality; left out for a joint plan.", default="")
    status: str = item("status", choice_of(PlanStatus), "State.", required=True)
    predecessor: str = item("voorganger", Reference(to="plan"), "Plan before this one.", default="")
    role_text: str = item("rol", Text(), "What the plan is for.", default="")
    text_kind: str = item("tekstsoort", choice_of(TextKind), TEXT_KIND_ABOUT, default="samenvatting")
    ways_label: str = item(
        "naam_werkwijzen", Line(maximum=60), "What the ways of working are called.", default="samenwerkingsafspraken"
    )
    levels: tuple[Level, ...] = item("niveaus", each(Level), "Names of the levels, from the top; 2 to 5.")
    texts: tuple[PlanText, ...] = item("teksten", each(PlanText), "Texts that are no nodes.")
    ways: tuple[WayOfWorking, ...] = item("werkwijzen", each(WayOfWorking), "Ways of working together.")
    nodes: tuple[Node, ...] = item("boom", each(Node), "The tree.")
    chapters: tuple[LocalChapter, ...] = item("per_gemeente", each(LocalChapter), "Local chapters.")
    links: tuple[NodeLink, ...] = item("raakvlakken", each(NodeLink), "Nodes that touch each other.")
    upward: tuple[UpwardLink, ...] = item("kaders", each(UpwardLink), "Frames from outside the partnership.")
    working_groups: tuple[WorkingGroup, ...] = item("werkgroepen", each(WorkingGroup), "Working groups.")
    portfolios: tuple[Portfolio, ...] = item("portefeuilles", each(Portfolio), "Who carries which theme.")
    figures: tuple[GoalFigure, ...] = item("cijfers", each(GoalFigure), "Figures by which nodes are followed.")
    interpretations: tuple[Interpretation, ...] = item("duidingen", each(Interpretation), "What one makes of figures.")
