# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The other pages of a round, as its own page names them."""

from django.utils.translation import gettext as _

from driehoek.evaluation.queries import RoundHead
from driehoek.evaluation.rules import FROZEN, RoundState
from driehoek.web.paths import Paths


def round_parts(head: RoundHead, paths: Paths) -> tuple[tuple[str, str], ...]:
    """Return the pages for whoever runs the round, each by its name; nothing before it was opened."""
    if head.state == RoundState.PLANNED:
        return ()
    frozen = RoundState(head.state) in FROZEN
    asked = _("What was asked, and what came of it") if frozen else _("What needs adjusting")
    return (
        (_("Differences since last time"), paths.round_differences(head.code)),
        (asked, paths.round_wishes(head.code)),
        (
            _("The evaluation as it was locked") if frozen else _("The evaluation as it stands"),
            paths.round_report(head.code),
        ),
        (_("What was frozen") if frozen else _("Close the round"), paths.round_close(head.code)),
    )
