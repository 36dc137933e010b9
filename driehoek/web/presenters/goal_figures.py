# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The baseline and target of a figure at a goal, in words."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.lib.statistics.sentences.wording import Language, number
from driehoek.monitoring.rules import SCALE, Baseline, Measure, Operator, Target
from driehoek.web.words import lower


def told_number(thousandths: int) -> str:
    """Return a value as people write it: 28,4 for 28400."""
    language = Language.ENGLISH if (get_language() or "").startswith("en") else Language.DUTCH
    digits = f"{thousandths % SCALE:03d}".rstrip("0")
    return number(thousandths / SCALE, language, len(digits))


def told_baseline(baseline: Baseline | None) -> str:
    """Return where one began: "30 in 2022"; empty when it is not known."""
    if baseline is None:
        return ""
    return _("%(value)s in %(year)s") % {"value": told_number(baseline.value), "year": str(baseline.year)}


def told_target(target: Target | None, baseline: Baseline | None = None) -> str:
    """Return what one wants to reach: "ten hoogste 20, uiterlijk in 2026"; empty when there is no target."""
    if target is None:
        return ""
    if target.per_year and target.measure is Measure.RELATIVE:
        return _step(target, baseline)
    when = _("every year until %(year)s") if target.per_year else _("in %(year)s at the latest")
    return f"{_limit(target, baseline)}, {when % {'year': str(target.until)}}"


def _step(target: Target, baseline: Baseline | None) -> str:
    """Return a percentage that is taken again each year, from the year before."""
    words = {
        Operator.AT_MOST: _("each year at least %(value)s%% less, from %(first)s until %(year)s"),
        Operator.BELOW: _("each year over %(value)s%% less, from %(first)s until %(year)s"),
        Operator.AT_LEAST: _("each year at least %(value)s%% more, from %(first)s until %(year)s"),
        Operator.ABOVE: _("each year over %(value)s%% more, from %(first)s until %(year)s"),
    }
    first = str(baseline.year) if baseline else ""
    value = told_number(target.value)
    return words[target.operator] % {"value": value, "first": first, "year": str(target.until)}


def _limit(target: Target, baseline: Baseline | None) -> str:
    value = told_number(target.value)
    if target.measure is Measure.ABSOLUTE:
        return f"{lower(target.operator.value, 'goal_operator')} {value}"
    words = {
        Operator.AT_MOST: _("at least %(value)s%% less than in %(year)s"),
        Operator.BELOW: _("over %(value)s%% less than in %(year)s"),
        Operator.AT_LEAST: _("at least %(value)s%% more than in %(year)s"),
        Operator.ABOVE: _("over %(value)s%% more than in %(year)s"),
    }
    return words[target.operator] % {"value": value, "year": str(baseline.year) if baseline else ""}
