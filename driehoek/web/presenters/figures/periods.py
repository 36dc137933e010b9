# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Periods and missing values in words, as a page of figures says them."""

from collections.abc import Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.figures.queries.views import Point, SeriesView
from driehoek.figures.rules import Withheld
from driehoek.lib.statistics.sentences.wording import amount, number
from driehoek.lib.statline.periods import Period
from driehoek.web.presenters.figures.labels import spoken
from driehoek.web.words import lower


def named(period: Period) -> str:
    """Return a period in words: 2025, or March 2025."""
    return period.title(get_language() or "nl")


def span(points: Sequence[Point]) -> str:
    """Return from when to when a series goes."""
    if not points:
        return ""
    first, last = named(points[0].period), named(points[-1].period)
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


def why_missing(code: str) -> str:
    """Say why there is no value, in a few words."""
    return lower(code, "withheld" if code in set(Withheld) else "missing")


def valued(point: Point, series: SeriesView) -> str:
    """Return the value of a point as people write it, or why there is none."""
    if point.value is None:
        return why_missing(point.missing)
    shown = number(point.value, spoken(), series.decimals) if series.decimals else amount(point.value, spoken())
    return f"{shown}\u00a0%" if series.unit == "%" else shown
