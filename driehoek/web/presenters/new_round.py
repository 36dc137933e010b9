# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the form of a new round says about how it was filled in."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from driehoek.evaluation.deadlines import Deadlines
from driehoek.evaluation.queries import RoundHead
from driehoek.lib.workdays import Span
from driehoek.web.formats import plain_date


def begun_note(last: RoundHead | None, closed: Sequence[Span], days: Deadlines, language: str) -> tuple[str, ...]:
    """Return from which round it was started, and which recesses the days were counted around."""
    told = []
    if last is not None:
        begun = _("Started from %(round)s: its programmes, its explanation, and whom each organisation had answer.")
        told.append(begun % {"round": last.title})
    around = {
        _recess(span, language): span.first
        for span in closed
        if span.first <= days.triangle_on and span.last >= days.opens_on
    }
    if around:
        named = "; ".join(sorted(around, key=lambda name: around[name]))
        told.append(_("Counted around %(recesses)s.") % {"recesses": named})
    return tuple(told)


def _recess(span: Span, language: str) -> str:
    told = {
        "name": span.name or _("recess"),
        "first": plain_date(span.first, language),
        "last": plain_date(span.last, language),
    }
    if span.first == span.last:
        return _("%(name)s (%(first)s)") % told
    return _("%(name)s (%(first)s to %(last)s)") % told
