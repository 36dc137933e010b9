# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The reader's own page on screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.cycle.queries import OwnPage
from driehoek.cycle.queries.own_page import HeldFunction
from driehoek.kernel import clock
from driehoek.planning.queries import SavedViewLine
from driehoek.web.formats import plain_date
from driehoek.web.paths import Paths
from driehoek.web.presenters.action_list import JOINT, ActionRow, FacetLink, action_row
from driehoek.web.presenters.open_agreements import OpenLine, open_line
from driehoek.web.presenters.saved_views import view_links
from driehoek.web.words import capital


@dataclass(frozen=True, slots=True)
class OwnScreen:
    """The page; ``functions`` are pairs of a function and the address of its handover folder.

    Attributes:
        rounds: in which one still has to answer: title, number of actions, by when.
        weekly: whether the weekly mail comes; ``weekly_href`` is where one says so.
    """

    functions: tuple[tuple[HeldFunction, str], ...]
    actions: tuple[ActionRow, ...]
    agreements: tuple[OpenLine, ...]
    agreements_late: int
    agreements_href: str
    asked: int
    late: int
    adjustment: int
    table_href: str
    views: tuple[FacetLink, ...]
    views_href: str
    actions_href: str
    rounds: tuple[tuple[str, int, str], ...]
    weekly: bool
    weekly_href: str


def own_screen(page: OwnPage, views: Sequence[SavedViewLine], paths: Paths, *, table: bool) -> OwnScreen:
    """Return the page.

    Args:
        table: whether the reader may tell how actions go.
    """
    joint = capital(JOINT)
    return OwnScreen(
        functions=tuple((function, paths.handover(function.code)) for function in page.functions),
        actions=tuple(action_row(line, paths, joint) for line in page.actions),
        agreements=tuple(open_line(line, paths) for line in page.agreements),
        agreements_late=sum(line.overdue for line in page.agreements),
        agreements_href=paths.open_agreements,
        asked=len(page.to_report),
        late=page.late,
        adjustment=page.adjustment,
        table_href=paths.my_actions if table else "",
        views=view_links(views, "", paths),
        views_href=paths.saved_views,
        actions_href=paths.actions(),
        rounds=tuple((one.title, one.open, _until(one.leads_by)) for one in page.rounds),
        weekly=page.weekly_mail,
        weekly_href=paths.weekly_mail,
    )


def _until(leads_by: date) -> str:
    day = plain_date(leads_by, get_language() or "nl")
    return (_("that could until %(day)s") if leads_by < clock.today() else _("please by %(day)s")) % {"day": day}
