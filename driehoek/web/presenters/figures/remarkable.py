# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands out among all figures, and what does not."""

from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from driehoek.figures.indicators import indicators
from driehoek.figures.queries.remarkable import RemarkablePage
from driehoek.figures.queries.views import FindingView
from driehoek.lib.statistics.labels import LEVEL
from driehoek.lib.statistics.sentences.others import sentence_of_many
from driehoek.web.frame import Link
from driehoek.web.paths import Paths
from driehoek.web.presenters.figures.labels import spoken
from driehoek.web.presenters.figures.overview import Moved, moved


@dataclass(frozen=True, slots=True)
class RemarkableScreen:
    """The page: what stands out, or what to discuss; the agreed figures apart; and how the list is made.

    Attributes:
        clear_alone: why some of what is to discuss is called clear although nothing stands out; empty when none is.
    """

    lead: str
    found: tuple[Moved, ...]
    to_discuss: tuple[Moved, ...]
    clear_alone: str
    agreed: tuple[Moved, ...]
    agreed_note: str
    method: tuple[str, ...]
    ways: tuple[Link, ...]


def remarkable_screen(page: RemarkablePage, paths: Paths) -> RemarkableScreen:
    """Return the page."""
    language = get_language() or "nl"
    found = len(page.found)
    lead = (
        sentence_of_many(page.compared, found, spoken()).text
        if page.compared
        else _("There is nothing to compare yet.")
    )
    nothing = _("Nothing clearly stands out.")
    wide = ", ".join(one.title.in_language(language) for one in page.left_out)
    return RemarkableScreen(
        lead=lead if found or not page.compared else f"{nothing} {lead}",
        found=_lines(page.found, paths),
        to_discuss=_lines(page.to_discuss, paths),
        clear_alone=_clear_alone(page.to_discuss, page.compared),
        agreed=_lines(page.agreed, paths),
        agreed_note=_agreed_note(page.agreed_compared, len(page.agreed)),
        method=(
            _("Each figure of each municipality is compared with the three years before it."),
            _("Only figures with ten cases or more in both periods together take part."),
            _("The longer a list, the more stands out by chance. The list is corrected for its length: "
"of what it shows, at most one in ten is false."),
            *([_("Left out, because their parts take part: %(figures)s.") % {"figures": wide}] if wide else []),
        ),
        ways=(Link(_("All changes in one table"), paths.figures_labels), Link(_("All figures"), paths.figures)),
    )  # fmt: skip


def _lines(found: tuple[FindingView, ...], paths: Paths) -> tuple[Moved, ...]:
    return tuple(moved(indicators()[one.indicator], one, paths) for one in found)


def _clear_alone(to_discuss: tuple[FindingView, ...], compared: int) -> str:
    if not any(one.is_clear for one in to_discuss):
        return ""
    return _(
        'What is called "clear" here is so when one looks at that figure alone. Among %(num)s '
        "comparisons that is not enough to stand out."
    ) % {"num": compared}


def _agreed_note(compared: int, clear: int) -> str:
    """Say how many agreed figures clearly changed, and that they are not corrected for their number."""
    if not compared:
        return ""
    none = _("Of %(all)s comparisons of agreed figures none is clear.")
    told = ngettext(
        "Of %(all)s comparisons of agreed figures one is clear.",
        "Of %(all)s comparisons of agreed figures %(num)s are clear.",
        clear,
    )
    by_chance = round(compared * LEVEL) or 1
    chance = ngettext(
        "They were chosen beforehand, so they are not corrected for their number. By chance "
        "alone about one stands out.",
        "They were chosen beforehand, so they are not corrected for their number. By chance "
        "alone about %(num)s stand out.",
        by_chance,
    )
    told = told if clear else none
    return f"{told % {'all': compared, 'num': clear}} {chance % {'num': by_chance}}"
