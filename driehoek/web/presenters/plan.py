# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plan as a page to read: numbered levels, the joint part first, then each municipality."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from driehoek.kernel.dates import PreciseDate, period
from driehoek.organisations.queries import Origin, PartnershipHead
from driehoek.planning.queries import NodeView, PlanPage
from driehoek.planning.queries.groups import GroupView
from driehoek.planning.queries.plans import AdoptionView, ChapterView, PassageView
from driehoek.planning.rules import Ambition
from driehoek.web.paths import Paths, anchor
from driehoek.web.presenters.origin import SourceMark, head_mark, paragraphs, source_mark
from driehoek.web.words import capital, lower, word

UNNUMBERED = "-"


@dataclass(frozen=True, slots=True)
class TreeItem:
    """A node as the tree component shows it.

    Attributes:
        tags: words with their kind, such as "doelgroep: jongeren".
        notes: lines about other names, related themes and what it links up to: pairs of kind and text.
    """

    number: str
    level_name: str
    title: str
    anchor: str
    href: str
    text: tuple[str, ...]
    mark: SourceMark
    municipality: str
    extends: str
    extends_href: str
    tags: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    children: tuple["TreeItem", ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading with running text and its mark."""

    number: str
    title: str
    text: tuple[str, ...]
    mark: SourceMark


@dataclass(frozen=True, slots=True)
class Chapter:
    """The local part of one municipality."""

    municipality: str
    anchor: str
    text: tuple[str, ...]
    announced: int | None
    announced_as: str
    named: int
    note: str
    mark: SourceMark
    themes: tuple[TreeItem, ...]


@dataclass(frozen=True, slots=True)
class AdoptionLine:
    """What a body did, and when; ``kind`` is coded."""

    body: str
    kind: str
    on: PreciseDate
    mark: SourceMark


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A frozen version; ``href`` compares it with the one before and is empty for the first."""

    number: int
    on: PreciseDate
    reason: str
    href: str


@dataclass(frozen=True, slots=True)
class PlanScreen:
    """Everything on the page of a plan."""

    title: str
    type_label: str
    period: str
    status: str
    role: tuple[str, ...]
    mark: SourceMark
    circle: str
    example: bool
    joint_title: str
    ways_title: str
    texts: tuple[Passage, ...]
    ways: tuple[Passage, ...]
    joint: tuple[TreeItem, ...]
    chapters: tuple[Chapter, ...]
    upward: tuple[tuple[str, str, str], ...]
    groups: tuple[GroupView, ...]
    group_hrefs: Mapping[str, str]
    adoptions: tuple[AdoptionLine, ...]
    versions: tuple["VersionLine", ...]
    contents: tuple["TocLine", ...]


@dataclass(frozen=True, slots=True)
class TocLine:
    """A line of the list of contents."""

    label: str
    href: str
    number: str = ""


def plan_screen(page: PlanPage, head: PartnershipHead) -> PlanScreen:
    """Return the page of a plan."""
    paths = Paths(head.slug)
    about = page.origin
    joint = tree(page.joint, paths, page.code, about)
    chapters = tuple(_chapter(chapter, paths, page.code, about) for chapter in page.chapters)
    level = capital(page.levels[0][1])
    ways = capital(page.ways_label) if page.ways_label else _("Ways of working together")
    return PlanScreen(
        title=page.title,
        type_label=page.type_label,
        period=period(page.period_start, page.period_end),
        status=page.status,
        role=paragraphs(page.role_text),
        mark=head_mark(page.origin),
        circle=str(page.origin.circle),
        example=page.origin.example,
        joint_title=level,
        ways_title=ways,
        texts=tuple(_passage(text, about) for text in page.texts),
        ways=tuple(_passage(way, about) for way in page.ways),
        joint=joint,
        chapters=chapters,
        upward=page.upward,
        groups=page.groups,
        group_hrefs={group.code: paths.working_group(group.code) for group in page.groups},
        adoptions=tuple(adoption_line(adoption, about) for adoption in page.adoptions),
        versions=_versions(page, paths),
        contents=_contents(page, level, ways, joint, chapters),
    )


def tree(
    nodes: Sequence[NodeView], paths: Paths, plan_code: str, about: Origin, number: str = ""
) -> tuple[TreeItem, ...]:
    """Return nodes as items of the tree, numbered from 1 within their parent."""
    items = []
    position = 0
    for node in nodes:
        beside = bool(node.ambition) and node.ambition != Ambition.PRIORITY
        position += not beside
        # What a plan says beside its priorities is not counted among them.
        own = "" if beside or number == UNNUMBERED else f"{number}.{position}" if number else str(position)
        items.append(
            TreeItem(
                number=own,
                level_name=word(node.ambition, "ambition") if beside else capital(node.level_name),
                title=node.title,
                anchor=anchor(node.code),
                href=paths.theme(plan_code, node.code) if node.level == 1 else "",
                text=paragraphs(node.text),
                mark=source_mark(node.origin, about),
                municipality=node.municipality,
                extends=node.extends,
                extends_href=paths.node(plan_code, node.extends_code) if node.extends_code else "",
                tags=tuple(f"{capital(lower(kind, 'tag_kind'))}: {label}" for kind, label in node.tags),
                notes=_notes(node),
                children=tree(node.children, paths, plan_code, about, own or UNNUMBERED),
            )
        )
    return tuple(items)


def _notes(node: NodeView) -> tuple[tuple[str, str], ...]:
    lines = [("alias", f"{name} ({used_in})" if used_in else name) for name, used_in in node.aliases]
    lines += [("link", f"{title}: {reason}" if reason else title) for title, reason in node.links]
    lines += [(f"up:{kind}", f"{title} - {note}" if note else title) for kind, title, note in node.upward]
    return tuple(lines)


def _passage(view: PassageView, about: Origin) -> Passage:
    return Passage(view.code, view.title, paragraphs(view.text), source_mark(view.origin, about))


def _chapter(view: ChapterView, paths: Paths, plan_code: str, about: Origin) -> Chapter:
    return Chapter(
        municipality=view.municipality,
        anchor=municipality_anchor(view.municipality),
        text=paragraphs(view.text),
        announced=view.announced,
        announced_as=view.announced_as,
        named=view.named,
        note=view.note,
        mark=source_mark(view.origin, about),
        themes=tree(view.themes, paths, plan_code, about),
    )


def municipality_anchor(name: str) -> str:
    """The id of a municipality's part on the page of a plan."""
    return "gemeente-" + "-".join(name.lower().split())


def adoption_line(view: AdoptionView, about: Origin | None = None) -> AdoptionLine:
    """Return an adoption as a line."""
    return AdoptionLine(view.body, view.kind, view.on, source_mark(view.origin, about))


def _versions(page: PlanPage, paths: Paths) -> tuple[VersionLine, ...]:
    return tuple(
        VersionLine(number, on, reason, paths.versions(page.code, number - 1, number) if number > 1 else "")
        for number, on, reason in page.versions
    )


def _contents(
    page: PlanPage,
    level: str,
    ways: str,
    joint: Sequence[TreeItem],
    chapters: Sequence[Chapter],
) -> tuple[TocLine, ...]:
    lines = []
    if page.texts:
        lines.append(TocLine(_("How we work together"), "#samenwerken"))
    if page.ways:
        lines.append(TocLine(ways, "#manieren"))
    if joint:
        lines.append(TocLine(level, "#gezamenlijk"))
        lines += [TocLine(item.title, f"#{item.anchor}", item.number) for item in joint]
    if chapters:
        lines.append(TocLine(_("Local priorities"), "#lokaal"))
        lines += [TocLine(chapter.municipality, f"#{chapter.anchor}") for chapter in chapters]
    lines.append(TocLine(_("Adoption and sources"), "#vaststelling"))
    return tuple(lines)
