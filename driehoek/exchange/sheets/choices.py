# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the words in a list can refer to: themes, goals, organisations, functions, groups, labels, municipalities."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from uuid import UUID

from driehoek.exchange.sheets.words import plain

ALIKE = 0.72
SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that a cell can refer to.

    Attributes:
        called: how our own lists write it: unique among the things of its kind.
        names: every name under which it is known, as typed.
        above: the organisation of a function, the theme of a goal.
    """

    uid: UUID
    called: str
    names: tuple[str, ...]
    above: UUID | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a word turned out to mean.

    Attributes:
        thing: ``None`` when it means nothing here, or more than one thing.
        several: the things that it could all mean.
        suggestions: names that look like it.
    """

    thing: Thing | None
    several: tuple[Thing, ...] = ()
    suggestions: tuple[str, ...] = ()


class Shelf:
    """The things of one kind, by every name."""

    def __init__(self, things: Iterable[Thing] = ()) -> None:
        self.things = tuple(things)
        self.by_uid: Mapping[UUID, Thing] = {thing.uid: thing for thing in self.things}
        self._named: dict[str, list[Thing]] = {}
        for thing in self.things:
            for name in dict.fromkeys(plain(name) for name in (*thing.names, thing.called)):
                if name:
                    self._named.setdefault(name, []).append(thing)
        self._called = {plain(thing.called): thing for thing in self.things}
        self._remembered: dict[str, Found] = {}

    def find(self, text: str, above: UUID | None = None) -> Found:
        """Find what a text means.

        Args:
            above: prefer the one under this, where the same name stands under more than one.
        """
        asked = plain(text)
        known = self._named.get(asked, [])
        if len(known) > 1 and asked in self._called and above is None:
            return Found(self._called[asked])
        if len(known) > 1 and above is not None:
            known = [thing for thing in known if thing.above == above] or known
        if len(known) == 1:
            return Found(known[0])
        if known:
            return Found(None, several=tuple(known))
        if asked not in self._remembered:
            close = get_close_matches(asked, self._named, n=SUGGESTED, cutoff=ALIKE)
            close += [name for name in self._named if len(asked) > 3 and asked in name and name not in close]
            names = dict.fromkeys(thing.called for name in close for thing in self._named[name])
            self._remembered[asked] = Found(None, suggestions=tuple(names)[:SUGGESTED])
        return self._remembered[asked]

    def written(self, uid: UUID | None) -> str:
        """Write a reference as our own lists do; empty for nothing, or for what is out of sight."""
        thing = self.by_uid.get(uid) if uid is not None else None
        return thing.called if thing else ""


def called_apart(things: Iterable[Thing], codes: Mapping[UUID, str]) -> tuple[Thing, ...]:
    """Return the things, each called by its name where that is its alone, else by its code."""
    listed = list(things)
    count: dict[str, int] = {}
    for thing in listed:
        for name in {plain(thing.called), *(plain(name) for name in thing.names)}:
            count[name] = count.get(name, 0) + 1
    return tuple(
        thing
        if count[plain(thing.called)] == 1 and ";" not in thing.called
        else Thing(thing.uid, codes[thing.uid], thing.names, thing.above)
        for thing in listed
    )


@dataclass(frozen=True)
class Choices:
    """Everything that a list of one programme can refer to, as far as the reader sees it.

    Attributes:
        municipalities: names of the members, by the uid that only this package knows.
    """

    themes: Shelf = field(default_factory=Shelf)
    goals: Shelf = field(default_factory=Shelf)
    organisations: Shelf = field(default_factory=Shelf)
    functions: Shelf = field(default_factory=Shelf)
    groups: Shelf = field(default_factory=Shelf)
    tags: Shelf = field(default_factory=Shelf)
    municipalities: Shelf = field(default_factory=Shelf)
