# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What surrounds the contents of a page: the partnership, its colours, the menu, the trail and who is looking."""

from dataclasses import dataclass, field

from driehoek.web.themes import Theme


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go to: where, and the word for it. ``current`` marks the part of the site one is in."""

    label: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """Something to tell once, above the contents.

    Attributes:
        kind: info, success, warning or error.
        undo: address where a press on "Ongedaan maken" is sent to; empty when there is nothing to undo.
        draft: name of the draft in the browser that is no longer needed; empty when there is none.
    """

    kind: str
    text: str
    undo: str = ""
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything that the base layout needs, the same on each page.

    Attributes:
        title: the title of the page, for the browser's tab and the top heading.
        partnership: name of the partnership, empty on pages outside one.
        home: address of the first screen.
        theme: colours and type.
        menu: the parts of the site.
        trail: the pages above this one, nearest last.
        person: who is signed in, in words; empty for a visitor.
        own: address of the reader's own page; empty outside a partnership.
        search: where the search box in the head leads; empty without one.
        known: whether somebody is signed in, also where it is not said who (an error page asks no database).
        guest: whether somebody came through a personal link, and has nothing to sign in to.
        messages: what to tell once, such as that a report was kept.
    """

    title: str
    partnership: str = ""
    home: str = "/"
    theme: Theme = field(default=Theme())
    menu: tuple[Link, ...] = field(default=())
    trail: tuple[Link, ...] = field(default=())
    person: str = ""
    own: str = ""
    search: str = ""
    known: bool = False
    guest: bool = False
    messages: tuple[Message, ...] = field(default=())
