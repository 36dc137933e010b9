# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands out when every figure of every municipality is compared, corrected for their number."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from driehoek.figures.indicators import Indicator, indicators
from driehoek.figures.queries.published import published_findings, published_series
from driehoek.figures.queries.views import FindingView
from driehoek.kernel.actor import Actor
from driehoek.lib.statistics.discovery import remarkable
from driehoek.lib.statistics.labels import Label
from driehoek.organisations.queries import PartnershipHead

#: What is older than the newest figure by more than so many years is history, and stands out on its own page.
OLDEST = 2


@dataclass(frozen=True, slots=True)
class RemarkablePage:
    """What an automatic list finds.

    Attributes:
        compared: comparisons that took part: ten cases or more in both periods together.
        found: what stands out, most remarkable first.
        to_discuss: where nothing does, what moved most: may be chance.
        left_out: titles of figures that hold others, such as a total: their parts take part.
        agreed: of the indicators that were agreed beforehand, what is clear without correction.
        agreed_compared: how many comparisons of agreed indicators got a label.
    """

    compared: int
    found: tuple[FindingView, ...]
    to_discuss: tuple[FindingView, ...]
    left_out: tuple[Indicator, ...]
    agreed: tuple[FindingView, ...]
    agreed_compared: int


def remarkable_page(actor: Actor, head: PartnershipHead, agreed: Iterable[str]) -> RemarkablePage:
    """Return what stands out among the municipalities of a partnership; 5 queries at most.

    Args:
        agreed: keys of the indicators that are tied to goals, fixed before the figures were seen.
    """
    known, chosen = indicators(), frozenset(agreed)
    areas = tuple(place.cbs_code for place in head.municipalities)
    series = published_series(actor, head, [key for key in known if known[key].person_related], areas)
    said = published_findings(actor, head, tuple(known), areas, series)
    used = {key for key, _area in said}
    recent = max((one.period.year for one in said.values()), default=0) - OLDEST
    fixed = [one for (key, _area), one in said.items() if key in chosen and _labelled(one)]
    wide = _holding_others([known[key] for key in known if key in used])
    cells = [
        one
        for (key, _area), one in said.items()
        if known[key] not in wide and one.p_wobble is not None and _labelled(one) and one.period.year >= recent
    ]
    chances = np.array([one.p_wobble for one in cells], dtype=np.float64)
    result = remarkable(chances, [(one.now or 0) + (one.before or 0) for one in cells])
    return RemarkablePage(
        compared=result.compared,
        found=tuple(cells[int(place)] for place in result.found),
        to_discuss=tuple(cells[int(place)] for place in result.to_discuss),
        left_out=wide,
        agreed=tuple(sorted((one for one in fixed if one.is_clear), key=lambda one: one.p_wobble or 0.0)),
        agreed_compared=len(fixed),
    )


def _labelled(one: FindingView) -> bool:
    return one.label not in (Label.NO_LABEL.code, Label.TOO_FEW.code)


def _holding_others(taking_part: list[Indicator]) -> tuple[Indicator, ...]:
    """Return the totals and sets among these of which a part takes part as well."""
    return tuple(one for one in taking_part if any(holds(one, other) for other in taking_part))


def holds(one: Indicator, other: Indicator) -> bool:
    """Tell whether one counts everything that the other counts, and more: then they are not compared in one list."""
    if not {use.table for use in one.tables} & {use.table for use in other.tables}:
        return False
    whole = one.subject == "totaal" and other.subject != "totaal"
    return whole or set(one.codes) > set(other.codes)
