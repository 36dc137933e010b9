# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be said of a change as a mark: words always, an arrow only for "clear", a colour only where we know why."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.lib.statistics.display import shows_colour
from driehoek.lib.statistics.labels import Label
from driehoek.lib.statistics.sentences.changes import SHORT
from driehoek.lib.statistics.sentences.wording import Language

BY_CODE = {label.code: label for label in Label}
#: Which way a clear change goes, and of which direction of an indicator it is the wanted one.
_ARROWS = {Label.CLEAR_RISE: ("ascending", "hoger"), Label.CLEAR_FALL: ("descending", "lager")}


@dataclass(frozen=True, slots=True)
class LabelMark:
    """The label of a change beside a figure.

    Attributes:
        words: the label in a few words.
        arrow: name of the icon, only for a clear change; else empty.
        tone: good or act where the direction of the indicator is known and the change is clear; else empty.
    """

    words: str
    arrow: str = ""
    tone: str = ""


def spoken() -> Language:
    """Return the language of the page as the sentences of statistics know it."""
    return Language(get_language() or "nl")


def label_of(code: str) -> Label:
    """Return the label of a stored code."""
    return BY_CODE[code]


def label_mark(code: str, direction: str) -> LabelMark:
    """Return the mark of a label.

    Args:
        code: of the label, as stored.
        direction: of the indicator: lager, hoger or neutraal.
    """
    label = label_of(code)
    arrow, wanted = _ARROWS.get(label, ("", ""))
    if not arrow:
        return LabelMark(SHORT[spoken()][label])
    coloured = shows_colour(label, polarity_known=direction in ("lager", "hoger"))
    tone = ("good" if direction == wanted else "act") if coloured else ""
    return LabelMark(SHORT[spoken()][label], arrow, tone)


def explained() -> tuple[tuple[Label, str, str], ...]:
    """Return each label with what it means and what it does not mean."""
    return (
        (
            Label.CLEAR_RISE,
            _("More than chance, and more than this figure moves by itself."),
            _("That we know why, or that things became less safe."),
        ),
        (
            Label.CLEAR_FALL,
            _("Fewer than chance explains, and fewer than this figure moves by itself."),
            _("That our approach did it."),
        ),
        (
            Label.WITHIN_USUAL_WOBBLE,
            _("More than pure chance, but this figure moves as much more often, also when nothing changes."),
            _("That nothing is going on."),
        ),
        (
            Label.NO_DEMONSTRABLE_CHANGE,
            _("Pure chance can explain the difference."),
            _("That nothing changed."),
        ),
        (
            Label.TOO_FEW,
            _("Fewer than ten cases in both periods together."),
            _("That it does not matter: one serious case matters."),
        ),
        (
            Label.NO_LABEL,
            _("A figure is missing, provisional or rounded too coarsely."),
            _("That it stayed the same."),
        ),
    )
