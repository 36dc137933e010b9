# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The grid in which one types what one counts oneself: which cells were changed, and which cannot be read."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from driehoek.figures.commands import OwnCell
from driehoek.lib.statline.periods import Period, PeriodKind, year

KINDS = (PeriodKind.YEAR, PeriodKind.QUARTER, PeriodKind.MONTH)
WHOLE = re.compile(r"\d{1,3}(?:[. ]?\d{3})*|\d+")
YEARS_SHOWN = 5


@dataclass(slots=True)
class Typed:
    """What was sent.

    Attributes:
        texts: every cell as it was typed, by its place (``GM0296:2025JJ00``).
        cells: those that differ from what the writer had in front of them.
        errors: by place.
    """

    texts: dict[str, str] = field(default_factory=dict)
    cells: list[OwnCell] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)


def periods_asked(asked: Mapping[str, str], kinds: Collection[str], this_year: int) -> tuple[Period, ...]:
    """Return the periods that an address asks for: five years, or the quarters or months of one."""
    kind = next((one for one in KINDS if one.value == asked.get("soort") and one.value in kinds), None)
    chosen = asked.get("jaar", "")
    last = int(chosen) if re.fullmatch(r"(19|20)\d\d", chosen) and int(chosen) <= this_year else this_year
    if kind is None or kind is PeriodKind.YEAR:
        return tuple(year(last - back) for back in reversed(range(YEARS_SHOWN)))
    parts = 4 if kind is PeriodKind.QUARTER else 12
    return tuple(Period(f"{last:04d}{kind.value}{number:02d}") for number in range(1, parts + 1))


def read(
    sent: Mapping[str, str], areas: Sequence[str], periods: Sequence[Period], there: Mapping[tuple[str, str], int]
) -> Typed:
    """Read the grid; a cell that somebody else changed in the meantime is told, not written over.

    Args:
        sent: ``v.GM0296:2025JJ00`` for a cell, ``w.GM0296:2025JJ00`` for what stood there when the page was made.
        areas: municipalities that this writer may fill in.
        there: what stands there now.
    """
    typed = Typed()
    for area in areas:
        for period in periods:
            place = f"{area}:{period.code}"
            if f"v.{place}" not in sent:
                continue
            text, seen = sent[f"v.{place}"].strip(), sent.get(f"w.{place}", "").strip()
            typed.texts[place] = text
            value = _number(text)
            stands = there.get((area, period.code))
            if text and value is None:
                typed.errors[place] = _("Fill in a whole number of 0 or more, or leave the cell empty.")
            elif text != seen and seen != _text(stands) and text != _text(stands):
                typed.errors[place] = _("Somebody else filled in %(value)s here. Keep once more to replace it.") % {
                    "value": _text(stands) or _("nothing")
                }
            elif text != seen and value != stands:
                typed.cells.append(OwnCell(area, period.code, value))
    return typed


def _number(text: str) -> int | None:
    return int(re.sub(r"[. ]", "", text)) if WHOLE.fullmatch(text) else None


def _text(value: int | None) -> str:
    return "" if value is None else str(value)
