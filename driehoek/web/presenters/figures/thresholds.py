# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The threshold card of an indicator."""

import math
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.figures.findings.wobbles import Usual
from driehoek.figures.indicators import Indicator
from driehoek.figures.queries.thresholds import ThresholdLine, ThresholdPage
from driehoek.lib.statistics.sentences.wording import number
from driehoek.web.frame import Link
from driehoek.web.paths import Paths
from driehoek.web.presenters.figures.labels import spoken
from driehoek.web.presenters.figures.periods import named


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the card in words."""

    name: str
    before: str
    lower: str
    higher: str


@dataclass(frozen=True, slots=True)
class ThresholdScreen:
    """The card; without lines where the usual wobble is not known, and then why."""

    title: str
    lead: str
    lines: tuple[Line, ...]
    own: tuple[Line, ...]
    own_title: str
    own_caption: str
    caption: str
    reading: tuple[str, ...]
    source: str
    reason: str
    ways: tuple[Link, ...]


def threshold_screen(page: ThresholdPage, indicator: Indicator, paths: Paths) -> ThresholdScreen:
    """Return the card."""
    title = indicator.title.in_language(get_language() or "nl")
    year = named(page.following) if page.following is not None else ""
    example = next((line for line in page.lines if line.before == 20), None)
    return ThresholdScreen(
        title=title,
        lead=_lead(example),
        lines=tuple(_line(line) for line in page.lines),
        own=tuple(_line(line) for line in page.own),
        own_title=_("In %(year)s") % {"year": year},
        own_caption=_("From which number on %(year)s is clearly other than the mean of the three years before")
        % {"year": year},
        caption=_("From which number on the next year is clearly other than the year before"),
        reading=(
            _("Between both numbers the figure may move by itself: nothing is called a rise or a fall there."),
            _("With small numbers the steps are large. That is the power of small numbers: five more can be chance."),
            _("A dash means: no number is low enough to be clear, not even none at all."),
            _("Clear means that there is evidence of a change. It does not say why, nor how serious it is."),
        ),
        source=_source(page),
        reason=_("How much this figure wobbles by itself is not known: it was not measured over all municipalities."),
        ways=(Link(_("All municipalities"), paths.figure(indicator.key)),),
    )


def _lead(example: ThresholdLine | None) -> str:
    if example is None or example.higher_from is None or example.lower_to is None:
        return ""
    words = {"higher": example.higher_from, "lower": example.lower_to}
    return _("From 20: clearly more from %(higher)s on, clearly fewer up to %(lower)s.") % words


def _line(line: ThresholdLine) -> Line:
    before = number(line.before / line.years, spoken(), 0 if line.years == 1 else 1)
    lower = _("up to %(num)s") % {"num": number(line.lower_to, spoken())} if line.lower_to is not None else "\u2013"
    higher = (
        _("from %(num)s") % {"num": number(line.higher_from, spoken())} if line.higher_from is not None else "\u2013"
    )
    return Line(line.name, before, lower, higher)


def _source(page: ThresholdPage) -> str:
    if not page.lines:
        return ""
    told = _(
        "Worked out with the usual wobble of this figure (s = %(year)s; against three years %(three)s), "
        "methods %(method)s."
    )
    words = {"year": _wobble(page.wobble), "three": _wobble(page.wobble_of_years), "method": page.method}
    pooled = _("That is the wobble of all kinds together.") if page.wobble.pooled else ""
    source = page.source.text if page.source is not None else ""
    return " ".join(part for part in (told % words, pooled, source) if part)


def _wobble(usual: Usual) -> str:
    return _("no wobble") if math.isinf(usual.s) else number(usual.s, spoken(), 1)
