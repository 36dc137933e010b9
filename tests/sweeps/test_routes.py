# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every route says beside its view who may come, and only what holds nothing of a partnership is open to all."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from driehoek.access.permissions import Permission
from driehoek.web.doors import Rule

#: Routes without a door, and why: each holds nothing of a partnership.
OPEN = {
    "start": "sends one on to the own partnership, or to signing in",
    "sign-in": "is how one gets in",
    "sign-out": "ends a session, whoever's it is",
    "demo-sign-in": "does not exist outside the demo",
    "feed": "its address is a key of one person, and shows what that person may see",
    "caught-mails": "does not exist outside the demo",
    "caught-mail": "does not exist outside the demo",
    "caught-mail-file": "does not exist outside the demo",
    "language": "keeps a choice in a cookie",
    "gallery": "shows components with invented samples",
    "health": "says that the system answers",
    "survey": "its signed address is of one invitation, which nothing ties to an answer",
    "weekly-mail-link": "its signed address switches one's own weekly mail off and on, and shows nothing else",
    "answer": "shows what is asked of whoever has the signed link, and nothing else",
}


def routes(resolver: URLResolver | None = None) -> Iterator[tuple[str, object]]:
    """Yield name and view of every route."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern)
        else:
            assert isinstance(pattern, URLPattern)
            yield pattern.name or str(pattern.pattern), pattern.callback


def test_every_route_declares_its_rule() -> None:
    found = dict(routes())
    assert len(found) > 20
    assert [name for name, view in found.items() if not isinstance(getattr(view, "rule", None), Rule)] == []


def test_only_these_routes_are_open_to_everybody() -> None:
    rules = {name: getattr(view, "rule", None) for name, view in routes()}
    assert sorted(name for name, rule in rules.items() if isinstance(rule, Rule) and rule.everybody) == sorted(OPEN)


def test_every_other_route_asks_a_permission_that_exists() -> None:
    for name, view in routes():
        rule = getattr(view, "rule", None)
        if name not in OPEN:
            assert isinstance(rule, Rule)
            assert rule.permission in set(Permission), name


def test_every_other_route_has_the_partnership_in_its_address() -> None:
    """So that the door knows the tenant before anything is read."""
    for pattern in get_resolver().url_patterns:
        nested = pattern.url_patterns if isinstance(pattern, URLResolver) else [pattern]
        for one in nested:
            if isinstance(one, URLPattern) and one.name not in OPEN:
                assert "slug" in str(one.pattern).split("/")[0], one.name
