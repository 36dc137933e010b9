# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One municipality on screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from driehoek.cycle.queries import MunicipalityPage
from driehoek.cycle.queries.municipality import ThemeOf
from driehoek.organisations.kinds import FACTS
from driehoek.publications.queries import IssuedLine
from driehoek.web import formats
from driehoek.web.formats import Euro, Rate
from driehoek.web.frame import Link
from driehoek.web.paths import Paths
from driehoek.web.presenters.action_list import ActionRow, action_row
from driehoek.web.presenters.note import Issued, issued_screen
from driehoek.web.presenters.origin import SourceMark, paragraphs, source_mark
from driehoek.web.words import capital


@dataclass(frozen=True, slots=True)
class ThemeCard:
    """A theme with what this municipality does in it.

    Attributes:
        note: the joint theme that a local one adds to; may be empty.
        counts: how many actions of its own and together, in words.
        rows: its own actions.
    """

    title: str
    href: str
    note: str
    counts: str
    rows: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class MunicipalityScreen:
    """The page; ``facts`` are pairs of a key and a value, ``notes`` the ways to council notes one can make."""

    name: str
    programme: str
    chapters: tuple[tuple[tuple[str, ...], SourceMark], ...]
    local: tuple[ThemeCard, ...]
    joint: tuple[ThemeCard, ...]
    attention: tuple[ActionRow, ...]
    list_href: str
    functions: tuple[tuple[str, str, str, bool], ...]
    facts: tuple[tuple[str, object, str], ...]
    tasks: tuple[Link, ...]
    notes: tuple[tuple[str, str], ...]
    issued: tuple[Issued, ...]


def municipality_screen(
    page: MunicipalityPage,
    issued: Sequence[IssuedLine],
    paths: Paths,
    *,
    may_note: bool,
    may_hand_over: bool,
    may_edit: bool,
) -> MunicipalityScreen:
    """Return the page.

    Args:
        may_note: whether this reader may make the notes of this municipality.
        may_edit: whether this reader may edit the facts for papers.
        may_hand_over: whether this reader may open the folder of any function.
    """
    place, joint = page.municipality, _("Joint")
    papers = tuple(paper for paper in issued if paper.municipality == place.name)
    return MunicipalityScreen(
        name=place.name,
        programme=", ".join(head.title for head in page.programmes if head.municipality in ("", place.name)),
        chapters=tuple((paragraphs(chapter.text), source_mark(chapter.origin)) for chapter in page.chapters),
        local=tuple(_card(theme, paths, joint) for theme in page.local),
        joint=tuple(_card(theme, paths, joint) for theme in page.joint),
        attention=tuple(action_row(line, paths, joint) for line in page.attention),
        list_href=paths.actions({"gemeente": place.name}),
        functions=tuple(
            (capital(f.title), paths.handover(f.code) if may_hand_over else "", f.organisation, f.example)
            for f in page.functions
        ),
        facts=_facts(page),
        tasks=_tasks(page, paths) if may_edit else (),
        notes=tuple(
            (head.title, paths.note(head.code, place.cbs_code))
            for head in page.programmes
            if may_note and head.municipality in ("", place.name) and head.origin.circle == "openbaar"
        ),
        issued=issued_screen(papers, paths),
    )


def _card(theme: ThemeOf, paths: Paths, joint: str) -> ThemeCard:
    own = ngettext("%(num)s action of its own", "%(num)s actions of its own", len(theme.own)) % {"num": len(theme.own)}
    shared = ngettext("%(num)s joint action", "%(num)s joint actions", len(theme.joint)) % {"num": len(theme.joint)}
    counts = [words for words, lines in ((own, theme.own), (shared, theme.joint)) if lines]
    return ThemeCard(
        title=theme.title,
        href=paths.theme(theme.plan_code, theme.code),
        note=_("Adds to %(theme)s") % {"theme": theme.extends} if theme.extends else "",
        counts=", ".join(counts) or _("no actions yet"),
        rows=tuple(action_row(line, paths, joint) for line in theme.own),
    )


def _facts(page: MunicipalityPage) -> tuple[tuple[str, object, str], ...]:
    paper, local_paper, channels, note = page.facts
    people: object = page.inhabitants if page.inhabitants is not None else _("unknown")
    year = _("1 January %(year)s, %(source)s") % {"year": page.year, "source": page.population_source}
    money: object = Euro(page.contribution_cents) if page.contribution_cents is not None else _("unknown")
    told: list[tuple[str, object, str]] = [(_("Inhabitants"), people, year if page.inhabitants is not None else "")]
    if page.rate is not None:
        per_head = formats.rate(Rate(page.rate), get_language() or "nl")
        rate = _("%(rate)s per inhabitant per year") % {"rate": per_head}
        told.append((_("Contribution"), money, "; ".join(part for part in (rate, page.rate_note) if part)))
    told += [
        (_("Paper for the council"), paper, ""),
        (_("Local paper"), local_paper, ""),
        (_("Channels"), channels, ""),
        (_("Note"), note, ""),
    ]
    return tuple(fact for fact in told if fact[1] != "")


def _tasks(page: MunicipalityPage, paths: Paths) -> tuple[Link, ...]:
    if not page.facts_uid:
        return (Link(_("Add facts of a municipality"), paths.new(FACTS.name)),)
    return (Link(_("Edit the facts for papers"), paths.edit(FACTS.name, UUID(page.facts_uid))),)
