# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which cells of a request came: none twice, and which absent ones mean zero."""

from collections.abc import Iterator, Sequence

from driehoek.lib.statline.model import Measure
from driehoek.lib.statline.refusals import Refused


class Grid:
    """One byte for each cell that a request may give.

    A row that is lacking means zero only for a subject and period of which the table gives something at all, in an area
    of which it gives something at all: a table also lists what it does not publish, and that must never become zero.
    """

    def __init__(self, measures: Sequence[Measure], subjects: int, periods: int, areas: int, parts: int) -> None:
        self._measures = measures
        self._sizes = (subjects, periods, areas, parts)
        self._areas = bytearray(areas)
        self._came = bytearray(len(measures) * subjects * periods * areas * parts)

    def note(self, measure: int, subject: int, period: int, area: int, part: int) -> None:
        """Note that a cell came.

        Raises:
            Refused: it came before.
        """
        subjects, periods, areas, parts = self._sizes
        at = (((measure * subjects + subject) * periods + period) * areas + area) * parts + part
        if self._came[at]:
            raise Refused("twice", "De bron geeft dezelfde cel twee keer. Er is niets ingelezen; probeer het opnieuw.")
        self._came[at] = self._areas[area] = 1

    def zeros(
        self, hidden: Sequence[int], told_by: Sequence[int], *, silent_too: bool
    ) -> Iterator[tuple[int, int, int, int]]:
        """Yield measure, subject, period and area of each cell that did not come and means zero.

        Args:
            hidden: subjects that the table does not publish.
            told_by: areas of which a row tells that the subject is published.
            silent_too: also in areas of which nothing came; for a request of a few subjects, which may all be zero.
        """
        subjects, periods, areas, parts = self._sizes
        for number, measure in enumerate(self._measures):
            if measure.absent != "nul":
                continue
            for subject in range(subjects):
                for period in range(periods):
                    begin = ((number * subjects + subject) * periods + period) * areas * parts
                    came = self._came[begin : begin + areas * parts : parts]
                    if subject not in hidden and any(came[area] for area in told_by):
                        yield from (
                            (number, subject, period, area)
                            for area in range(areas)
                            if not came[area] and (silent_too or self._areas[area])
                        )
