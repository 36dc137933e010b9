# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the reference page of the indicators from their definitions.

Usage: python scripts/indicator_reference.py
"""

from itertools import groupby
from pathlib import Path

from driehoek.figures.indicators import Indicator, indicators
from driehoek.figures.sources import sources

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "indicators.md"
COMMAND = "python scripts/indicator_reference.py"
HEAD = f"""# Indicators

Made by `{COMMAND}` from `driehoek/definitions/indicators`, which an expert can check without reading Python;
a test holds this page to them. Not one has been checked by an expert yet, and each says so.

A set sums codes that do not overlap; where one of them has no figures, the set has no total and says which are lacking.
Tables are tried in their order and never share a line. Direction `neutraal` means that more may be more effort or more
reports, so a change gets no colour.
"""


def reference() -> str:
    """Return the page."""
    parts = [HEAD]
    for file, group in groupby(indicators().values(), key=lambda one: one.file):
        listed = list(group)
        parts.append(f"## {file}\n\nSource: {listed[0].source.strip()}.\n")
        parts.append(_table(listed))
        parts += [_about(one) for one in listed if one.is_set]
    return "\n".join(parts)


def _table(listed: list[Indicator]) -> str:
    rows = ["| key | what it is | codes | tables | direction | effect | persons |", "|---|---|---|---|---|---|---|"]
    rows += [
        f"| `{one.key}` | {one.title.en} | {', '.join(one.codes)} | {', '.join(use.table for use in one.tables)} | "
        f"{one.direction.value} | {one.effect.value} | {'yes' if one.person_related else ''} |"
        for one in listed
    ]
    return "\n".join(rows) + "\n"


def _about(one: Indicator) -> str:
    assert one.used_by is not None, "a set says who counts it so"
    own = "; ".join(limit.en for limit in one.limits)
    publishers = ", ".join(dict.fromkeys(sources()[use.table].publisher for use in one.tables))
    return (
        f"### `{one.set_name}` ({one.set_version})\n\nAs {one.used_by.en} counts it, from figures of {publishers}: "
        f"{', '.join(f'{code} {name}' for code, name in one.names_of_codes('en'))}.\n\n{own}\n"
    )


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
