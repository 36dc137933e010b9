# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands out when every figure of every municipality is compared, corrected for their number."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from driehoek.figures.indicators import Indicator, indicators
from driehoek.figures.queries.findings import findings_of
from driehoek.figures.queries.views import FindingView
from driehoek.kernel.actor import Actor
from driehoek.lib.statistics.discovery import remarkable
from driehoek.organisations.queries import PartnershipHead


@dataclass(frozen=True, slots=True)
class RemarkablePage:
    """What an automatic list finds.

    Attributes:
        compared: comparisons that took part: ten cases or more in both periods together.
        found: what stands out, most remarkable first.
        to_discuss: where nothing does, what moved most: may be chance.
        left_out: titles of figures that hold others, such as a total: their parts take part.
        agreed: of the indicators that were agreed beforehand, whatever their label.
    """

    compared: int
    found: tuple[FindingView, ...]
    to_discuss: tuple[FindingView, ...]
    left_out: tuple[Indicator, ...]
    agreed: tuple[FindingView, ...]


def remarkable_page(actor: Actor, head: PartnershipHead, agreed: Iterable[str]) -> RemarkablePage:
    """Return what stands out among the municipalities of a partnership; 3 queries at most.

    Args:
        agreed: keys of the indicators that are tied to goals, fixed before the figures were seen.
    """
    known, chosen = indicators(), frozenset(agreed)
    areas = tuple(place.cbs_code for place in head.municipalities)
    said = findings_of(actor, head.pk, tuple(known), areas)
    used = {key for key, _area in said}
    wide = _holding_others([known[key] for key in known if key in used])
    cells = [
        one
        for (key, _area), one in said.items()
        if known[key] not in wide and one.p_wobble is not None and one.now is not None and one.before is not None
    ]
    chances = np.array([one.p_wobble for one in cells], dtype=np.float64)
    result = remarkable(chances, [(one.now or 0) + (one.before or 0) for one in cells])
    return RemarkablePage(
        compared=result.compared,
        found=tuple(cells[int(place)] for place in result.found),
        to_discuss=tuple(cells[int(place)] for place in result.to_discuss),
        left_out=wide,
        agreed=tuple(one for (key, _area), one in said.items() if key in chosen),
    )


def _holding_others(taking_part: list[Indicator]) -> tuple[Indicator, ...]:
    """Return the totals and sets among these of which a part takes part as well."""
    return tuple(one for one in taking_part if any(holds(one, other) for other in taking_part))


def holds(one: Indicator, other: Indicator) -> bool:
    """Tell whether one counts everything that the other counts, and more: then they are not compared in one list."""
    if not {use.table for use in one.tables} & {use.table for use in other.tables}:
        return False
    whole = one.subject == "totaal" and other.subject != "totaal"
    return whole or set(one.codes) > set(other.codes)
