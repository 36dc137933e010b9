# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who leads what: the actions by organisation and function."""

from collections import defaultdict
from collections.abc import Iterator

from driehoek.evaluation.dossier.model import ActionPart
from driehoek.publications.dutch import capital
from driehoek.publications.kinds.evaluation_report.content import LeadGroup, LedRow
from driehoek.publications.kinds.evaluation_report.making import Making
from driehoek.publications.kinds.evaluation_report.wording import (
    NO_LEAD,
    asking,
    count_of,
    end_of,
    status_of,
    titled,
)
from driehoek.publications.meeting_paper import line


def lead_groups(making: Making) -> Iterator[LeadGroup]:
    """Return the actions by organisation, those of nobody last."""
    led: dict[str, list[ActionPart]] = defaultdict(list)
    for theme in making.dossier.themes:
        for action in theme.actions:
            led[action.organisation].append(action)
    for organisation, actions in sorted(led.items(), key=lambda pair: (not pair[0], pair[0].casefold())):
        rows = sorted(actions, key=lambda one: (not one.function, one.function.casefold()))
        yield LeadGroup(
            line(capital(organisation or NO_LEAD)),
            line(f"{count_of(actions)}. {asking(actions)}".strip()),
            tuple(_row(one) for one in rows),
        )


def _row(one: ActionPart) -> LedRow:
    return LedRow(
        line(one.function or "niet genoemd"),
        line(titled(one.code, one.title), example=one.example),
        line(status_of(one)),
        line(end_of(one)),
    )
