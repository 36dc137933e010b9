# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A change as it was stored with its label: all that a sentence needs, so that a page computes nothing again."""

import math
from dataclasses import dataclass

import numpy as np
from scipy import special

from driehoek.lib.statistics.change import Change
from driehoek.lib.statistics.equivalence import MARGIN
from driehoek.lib.statistics.labels import LEVEL, SMALLEST_TOTAL, Label
from driehoek.lib.statistics.results import VERSION
from driehoek.lib.statistics.rounded import ROUNDED_TO


@dataclass(frozen=True, slots=True)
class StoredChange:
    """One comparison in plain numbers; it cannot be made with a label that its numbers do not earn.

    Attributes:
        label: what may be said. ``Label.NO_LABEL`` always may, for example where a count is provisional; any other
            label must be the one that follows from the counts and both chances.
        now, before: the counts; NaN for missing, which leaves only ``Label.NO_LABEL``.
        p_chance, p_wobble: as in `Change`; NaN where they were not computed.
        years_before, years_now: lengths of both periods.
        reference: ratio that counts as "no difference", as in `Change`.
        rounded: the source is rounded to multiples of 5; then both periods have the same length, and the label
            is one of `label_of_rounded`.
        version: version of the methods that made it; the sentence carries it.

    Raises:
        ValueError: for impossible counts, lengths, chances or reference, or a label that does not follow from them.

    >>> StoredChange(Label.WITHIN_USUAL_WOBBLE, 38, 21, p_chance=0.0296, p_wobble=0.1155).before
    21
    """

    label: Label
    now: float
    before: float
    p_chance: float = math.nan
    p_wobble: float = math.nan
    years_before: float = 1.0
    years_now: float = 1.0
    reference: float = 1.0
    rounded: bool = False
    version: str = VERSION

    def __post_init__(self) -> None:
        if not all(0 < part < math.inf for part in (self.years_before, self.years_now, self.reference)):
            raise ValueError("stored change: lengths and reference are above 0 and finite")
        whole = ROUNDED_TO if self.rounded else 1
        for count in (self.now, self.before):
            if not math.isnan(count) and (count < 0 or count % whole != 0):
                raise ValueError(f"stored change: counts are whole numbers of 0 or more, here multiples of {whole}")
        if self.p_chance < 0 or self.p_chance > 1 or self.p_wobble < 0 or self.p_wobble > 1:
            raise ValueError("stored change: chances lie between 0 and 1")
        if self.label is not Label.NO_LABEL and self.label is not self._earned():
            raise ValueError("stored change: this label does not follow from its counts and chances")

    def _earned(self) -> Label:
        """The label that these numbers earn, by the same rules as `compare`."""
        total = self.now + self.before
        if math.isnan(total + self.p_chance + self.p_wobble) or (self.rounded and self.years_now != self.years_before):
            return Label.NO_LABEL
        if total < SMALLEST_TOTAL:
            return Label.TOO_FEW
        if self.p_chance >= LEVEL:
            return Label.NO_DEMONSTRABLE_CHANGE
        if self.p_wobble >= LEVEL:
            return Label.WITHIN_USUAL_WOBBLE
        more = self.now * self.years_before > self.before * self.years_now * self.reference
        return Label.CLEAR_RISE if more else Label.CLEAR_FALL

    @property
    def stayed_equal(self) -> bool:
        """Whether "gelijk gebleven" may be written: the test of `equivalence`, for one change of exact counts.

        >>> [StoredChange(Label.NO_DEMONSTRABLE_CHANGE, n, n, 1.0, 1.0).stayed_equal for n in (20, 300)]
        [False, True]
        """
        if self.rounded or self.label is not Label.NO_DEMONSTRABLE_CHANGE:
            return False
        length = self.years_now / self.years_before
        # A quick look first: outside the margin itself no count is large enough.
        if not self.before * length / MARGIN < self.now < self.before * length * MARGIN:
            return False
        more, less = length * MARGIN, length / MARGIN
        not_more = _at_most_midp(self.now, self.before, more / (1 + more))
        return bool(max(not_more, _at_most_midp(self.before, self.now, 1 / (1 + less))) < LEVEL)


def stored(change: Change | StoredChange) -> StoredChange:
    """Return one comparison in plain numbers, as it is to be stored.

    Args:
        change: one comparison (no array of them), or one that was stored already, which stays as it is.

    Raises:
        ValueError: for several cells.

    >>> from driehoek.lib.statistics.change import compare
    >>> stored(compare(38, 21, wobble=30)).label.code
    'binnen_gebruikelijke_schommeling'
    """
    if isinstance(change, StoredChange):
        return change
    if change.label.shape != ():
        raise ValueError("change: one comparison")
    # A missing length, or a country without any case, leaves nothing to compare with: then there is no label.
    years_before, years_now, reference = (
        float(np.nan_to_num(part, nan=1.0)) for part in (change.exposure_before, change.exposure_now, change.reference)
    )
    return StoredChange(
        Label(int(change.label)),
        float(change.now),
        float(change.before),
        float(change.p_chance),
        float(change.p_wobble),
        years_before,
        years_now,
        reference,
        version=change.version,
    )


def _at_most_midp(count: float, other: float, share: float) -> float:
    """Return P(X < count) + P(X = count)/2 for a binomial of all cases; ``count`` and ``other`` are above 0."""
    up_to = special.betainc(other, count + 1, 1 - share)
    return float(up_to + special.betainc(other + 1, count, 1 - share)) / 2
