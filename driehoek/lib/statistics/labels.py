# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The labels of a change, and the numbers that decide between them. See docs/explanation/honest-figures.md."""

from enum import IntEnum

SMALLEST_TOTAL = 10
"""Below this many cases in both periods together nothing is said about a change."""

LEVEL = 0.05
"""A difference that comes about less often than this is called more than chance, or more than wobble."""


class Label(IntEnum):
    """What may be said about a change; the numbers are stored in arrays.

    NO_LABEL: a count is missing, provisional or rounded too coarsely: nothing may be said.
    TOO_FEW: fewer than ten cases together.
    NO_DEMONSTRABLE_CHANGE: pure chance explains the difference. It does not say that nothing changed.
    WITHIN_USUAL_WOBBLE: more than pure chance, but such differences are usual for this kind of crime.
    CLEAR_RISE, CLEAR_FALL: more than the usual wobble. It does not say why.
    """

    NO_LABEL = -1
    TOO_FEW = 0
    NO_DEMONSTRABLE_CHANGE = 1
    WITHIN_USUAL_WOBBLE = 2
    CLEAR_RISE = 3
    CLEAR_FALL = 4

    @property
    def code(self) -> str:
        """The stable name in data and definitions.

        >>> Label.CLEAR_RISE.code
        'duidelijke_stijging'
        """
        return _CODES[self]

    @property
    def is_clear(self) -> bool:
        """Whether a colour or an arrow may be shown.

        >>> Label.WITHIN_USUAL_WOBBLE.is_clear
        False
        """
        return self in (Label.CLEAR_RISE, Label.CLEAR_FALL)


_CODES = {
    Label.NO_LABEL: "geen_uitspraak",
    Label.TOO_FEW: "te_weinig",
    Label.NO_DEMONSTRABLE_CHANGE: "geen_aantoonbare_verandering",
    Label.WITHIN_USUAL_WOBBLE: "binnen_gebruikelijke_schommeling",
    Label.CLEAR_RISE: "duidelijke_stijging",
    Label.CLEAR_FALL: "duidelijke_daling",
}
