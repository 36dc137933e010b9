# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tracks and calendars: about one thing, and periods that end after they began."""

from collections.abc import Iterator

from driehoek.exchange.planfile.problems import Problem
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.outcomes import PlanFile


def tracks(file: PlanFile, document: Document) -> Iterator[Problem]:
    """Yield what is wrong with calendars and tracks."""
    for calendar in file.calendars:
        for recess in calendar.recesses:
            if recess.last < recess.first:
                yield document.problem(
                    "later",
                    (*recess.path, "tot_en_met"),
                    first=recess.first.isoformat(),
                    found=recess.last.isoformat(),
                )
    for track in file.tracks:
        if track.plan and track.programme:
            yield document.problem("one_concern", (*track.path, "programma"), count=2)
