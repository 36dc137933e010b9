# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The workbench: everything that can be edited of one whole, with a way to each form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from driehoek.organisations.editing.parts import Part
from driehoek.web.paths import Paths


@dataclass(frozen=True, slots=True)
class Bench:
    """One section of the workbench.

    Attributes:
        kind: of its records, as in addresses.
        under: uid of what a new one is made under, such as the plan; empty when it is made under nothing.
        add: the words on the button; empty where none is added by hand.
        below: the words for making one under another of the list; empty when they do not nest.
    """

    title: str
    kind: str
    parts: Sequence[Part]
    add: str = ""
    under: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class BenchRow:
    """A record on the workbench; ``depth`` 0 is the top, ``below`` is where one under it is made, ``move`` moved."""

    label: str
    detail: str
    municipality: str
    depth: int
    edit: str
    below: str
    move: str = ""


@dataclass(frozen=True, slots=True)
class BenchSection:
    """A section with its rows."""

    title: str
    anchor: str
    add: str
    add_to: str
    below: str
    rows: tuple[BenchRow, ...]


@dataclass(frozen=True, slots=True)
class WithdrawnRow:
    """A withdrawn record and where it is brought back."""

    label: str
    section: str
    restore: str


@dataclass(frozen=True, slots=True)
class Workbench:
    """The whole page."""

    title: str
    kicker: str
    sections: tuple[BenchSection, ...]
    withdrawn: tuple[WithdrawnRow, ...]


def workbench(
    title: str, kicker: str, benches: Sequence[Bench], withdrawn: Mapping[str, Sequence[Part]], paths: Paths
) -> Workbench:
    """Return the page; what hangs under another record stands under it."""
    gone = [
        WithdrawnRow(part.label, bench.title, paths.restore(bench.kind, part.uid))
        for bench in benches
        for part in withdrawn.get(bench.kind, ())
    ]
    return Workbench(title, kicker, tuple(_section(bench, paths) for bench in benches), tuple(gone))


def _section(bench: Bench, paths: Paths) -> BenchSection:
    below: dict[str, list[Part]] = {}
    known = {str(part.uid) for part in bench.parts}
    for part in bench.parts:
        below.setdefault(part.parent if part.parent in known else "", []).append(part)

    def rows(parent: str, depth: int) -> list[BenchRow]:
        found = []
        for part in below.get(parent, []):
            under = paths.new(bench.kind, part.uid) if bench.below else ""
            edit = paths.edit(bench.kind, part.uid)
            move = paths.edit("verplaatsen", part.uid) if bench.below else ""
            found.append(BenchRow(part.label, part.detail, part.municipality, depth, edit, under, move))
            found += rows(str(part.uid), depth + 1)
        return found

    add_to = ""
    if bench.add:
        add_to = f"{paths.new(bench.kind)}?bij={bench.under}" if bench.under else paths.new(bench.kind)
    return BenchSection(bench.title, bench.kind, bench.add, add_to, bench.below, tuple(rows("", 0)))
