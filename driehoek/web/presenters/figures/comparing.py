# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be said of one figure in one place: the sentence, and the second and third comparison in a few words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from driehoek.figures.queries.views import FindingView
from driehoek.figures.rules import Compared
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.sentences.wording import amount
from driehoek.web.presenters.figures.labels import LabelMark, label_mark, label_of, spoken


@dataclass(frozen=True, slots=True)
class Said:
    """What may be said of a change.

    Attributes:
        mark: the label. sentence: against the three years before. further: the other comparisons, each in a few words.
    """

    mark: LabelMark
    sentence: str
    further: tuple[tuple[str, str], ...]


def said_of(finding: FindingView, direction: str) -> Said:
    """Return what may be said of a change, from its main comparison and those that hang on it."""
    further = [(head_of(one), _short(one, direction)) for one in beside(finding)]
    return Said(label_mark(finding.label, direction), finding.sentence(spoken()), tuple(further))


def beside(finding: FindingView) -> tuple[FindingView, ...]:
    """Return the other comparisons of the same year, in the order in which they are told."""
    every = (finding.other(compared) for compared in Compared if compared is not finding.compared)
    return tuple(one for one in every if one is not None)


def counts(finding: FindingView) -> str:
    """Return both counts as a table shows them: "20 → 31"; a mean of years with one decimal."""
    if finding.now is None or finding.before is None:
        return ""
    before = finding.before / finding.years_before
    return f"{amount(before, spoken())} \u2192 {amount(finding.now, spoken())}"


def head_of(finding: FindingView) -> str:
    """Say with what is compared."""
    if finding.compared is Compared.COUNTRY:
        return _("Beside the country")
    if finding.compared is Compared.YEAR_BEFORE:
        return _("Beside %(year)s") % {"year": finding.period.year - 1}
    return _("Beside the three years before")


def _short(finding: FindingView, direction: str) -> str:
    label = label_of(finding.label)
    if finding.compared is Compared.COUNTRY:
        if label in (Label.NO_LABEL, Label.TOO_FEW):
            return label_mark(finding.label, direction).words
        return _("other than in the country") if label.is_clear else _("not demonstrably other")
    return f"{counts(finding)}, {label_mark(finding.label, direction).words}"
