# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame of a page in a partnership: its menu, which part the reader is in, and what to tell once."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _

from driehoek.access.permissions import Permission
from driehoek.planning.policies import reporting
from driehoek.web.doors import Place
from driehoek.web.frame import Frame, Link, Message
from driehoek.web.themes import theme_of

MESSAGES = "messages"


def say(request: HttpRequest, kind: str, text: str, *, undo: str = "", draft: str = "") -> None:
    """Keep something to tell above the next page; see :class:`driehoek.web.frame.Message`."""
    request.session[MESSAGES] = [*request.session.get(MESSAGES, []), [kind, text, undo, draft]]


def _menu(place: Place, current: str) -> tuple[Link, ...]:
    paths = place.paths
    reports = reporting(place.actor).anywhere_in(place.head.pk)
    parts = [
        ("overview", _("Overview"), paths.home),
        ("plans", _("Plans"), paths.plans),
        ("programmes", _("Actions"), paths.actions()),
        *((("my_actions", _("My actions"), paths.my_actions),) if reports else ()),
        ("figures", _("Figures"), paths.figures),
        ("meetings", _("Meetings"), paths.meetings),
        ("register", _("Agreements"), paths.register),
        ("partnership", _("Partnership"), paths.partnership),
    ]
    if place.may(Permission.JUDGE_THEME):
        parts.append(("rounds", _("Rounds"), paths.rounds))
    if place.may(Permission.MAKE_NOTE):
        parts.append(("notes", _("Council notes"), paths.notes))
    if place.may(Permission.EXPORT_PLAN_FILE) or place.may(Permission.LOAD_PLAN_FILE):
        parts.append(("plan_file", _("Plan file"), paths.plan_file))
    return tuple(Link(label, href, name == current) for name, label, href in parts)


def framed(
    request: HttpRequest, place: Place, title: str, current: str, above: Sequence[tuple[str, str]] = ()
) -> Frame:
    """Return the frame of a page.

    Args:
        current: overview, plans, programmes, my_actions, register, partnership, notes or plan_file.
        current: overview, plans, programmes, register, partnership, notes, plan_file or search.
        above: the pages between the overview and this one, as label and href.
    """
    messages = request.session.get(MESSAGES)
    if messages:
        del request.session[MESSAGES]
    titles = [s.title for s in place.actor.standings if s.partnership_id == place.head.pk and s.title]
    trail = (Link(_("Overview"), place.paths.home), *(Link(*pair) for pair in above))
    return Frame(
        title=title,
        partnership=place.head.name,
        home=place.paths.home,
        theme=theme_of(place.head.slug),
        menu=_menu(place, current),
        trail=() if current == "overview" else trail,
        search="" if current == "search" else place.paths.search,
        person=", ".join(titles) or place.actor.label,
        own=place.paths.own_page,
        messages=tuple(Message(*told) for told in messages or ()),
    )
