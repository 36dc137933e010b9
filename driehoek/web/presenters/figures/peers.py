# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One indicator beside similar municipalities: no league table, and others are not named unless one asks."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from driehoek.figures.indicators import Indicator
from driehoek.figures.queries.peers import FEWEST, INNER, Peer, PeersPage
from driehoek.lib.charts.model import About, Direction
from driehoek.lib.charts.places import SMALLEST_EXPECTED, Funnel, Place
from driehoek.lib.statistics.results import Estimate
from driehoek.lib.statistics.sentences.levels import sentence_of_expected
from driehoek.lib.statistics.sentences.wording import Name, number
from driehoek.organisations.queries import PartnershipHead
from driehoek.web.frame import Link
from driehoek.web.paths import Paths, asking
from driehoek.web.presenters.chart import ChartView
from driehoek.web.presenters.figures.charting import viewed
from driehoek.web.presenters.figures.labels import spoken
from driehoek.web.presenters.figures.one import Numbers
from driehoek.web.presenters.figures.periods import named as period_named


@dataclass(frozen=True, slots=True)
class PeersScreen:
    """The page.

    Attributes:
        rule: with which municipalities is compared, and why these.
        own: each municipality of the partnership with its sentence.
        choices: other sizes to compare with.
        others: the table of the other places by name, only when one asks.
        names: where to ask for the names, or to hide them.
    """

    figure: str
    lead: str
    rule: str
    own: tuple[tuple[str, str, str], ...]
    choices: tuple[Link, ...]
    chart: ChartView | None
    numbers: Numbers | None
    names: Link
    reading: tuple[str, ...]
    reason: str
    source: str
    ways: tuple[Link, ...]


def peers_screen(
    page: PeersPage, indicator: Indicator, head: PartnershipHead, paths: Paths, *, named: bool
) -> PeersScreen:
    """Return the page.

    Args:
        named: whether the reader asked for the names of the other municipalities.
    """
    here, chosen = paths.figure_peers(indicator.key), page.chosen.cbs_code if page.chosen else ""
    own = [peer for peer in page.peers if peer.own and (not chosen or peer.area == chosen)]
    return PeersScreen(
        figure=indicator.title.in_language(get_language() or "nl"),
        lead=_lead(page, own),
        rule=_rule(page),
        own=tuple(
            (peer.name, paths.figure_place(indicator.key, peer.area), _sentence(peer, indicator)) for peer in own
        ),
        choices=(
            Link(_("All of the partnership"), here, current=not chosen),
            *(
                Link(place.name, asking(here, gemeente=place.cbs_code), current=place.cbs_code == chosen)
                for place in head.municipalities
            ),
        ),
        chart=viewed(
            peers_chart(page, indicator), "trechter", csv=paths.figure_peers_file(indicator.key, chosen)
        )
        if page.peers
        else None,
        numbers=_numbers(page, named=named) if page.peers else None,
        names=Link(_("Hide the names of the others"), asking(here, gemeente=chosen))
        if named
        else Link(_("Show the names of the others"), asking(here, gemeente=chosen, namen="ja")),
        reading=(
            _("The line at 1 is what is expected of a municipality of that size, with the rate of all "
"these places together."),
            _("Between the dashed limits lie about 95 of 100 places. The limits allow for places being "
"truly different: by themselves, without anyone doing something wrong or right."),
            _("Small places swing most, so on the left the funnel is wide. There is no order of best and worst here."),
        ),
        reason=_reason(page),
        source="; ".join(part for part in (page.source.text if page.source else "", page.inhabitants_source) if part),
        ways=(Link(_("All municipalities"), paths.figure(indicator.key)),),
    )  # fmt: skip


def _lead(page: PeersPage, own: Sequence[Peer]) -> str:
    if not page.peers or page.period is None:
        return ""
    outside = [peer.name for peer in own if peer.position]
    year = period_named(page.period)
    if not outside:
        return _("In %(year)s none of these municipalities differs clearly from places of their size.") % {"year": year}
    return ngettext(
        "In %(year)s %(places)s lies outside what is usual for places of its size.",
        "In %(year)s these lie outside what is usual for places of their size: %(places)s.",
        len(outside),
    ) % {"year": year, "places": ", ".join(outside)}


def _rule(page: PeersPage) -> str:
    words = {
        "smallest": number(page.smallest, spoken()), "largest": number(page.largest, spoken()), "num": page.places,
    }  # fmt: skip
    if not page.places:
        return ""
    whose = page.chosen.name if page.chosen else _("the smallest and the largest municipality of the partnership")
    return _(
        "Compared with all %(num)s municipalities with %(smallest)s to %(largest)s inhabitants "
        "that are loaded: from half to twice as many as %(whose)s."
    ) % {**words, "whose": whose}


def _reason(page: PeersPage) -> str:
    if page.peers:
        return ""
    if page.places and page.places < FEWEST:
        told = _(
            "Only %(num)s similar municipalities are loaded; %(least)s are needed to tell how much "
            "places differ. The administrator can load the whole country."
        )
        return told % {"num": page.places, "least": FEWEST}
    return _(
        "For this the figures and the inhabitants of other municipalities are needed. The "
        "administrator can load the whole country."
    )


def _sentence(peer: Peer, indicator: Indicator) -> str:
    limits = Estimate(np.array(peer.ratio), np.array(peer.low), np.array(peer.high), INNER, "funnel")
    noun = indicator.noun.in_language(get_language() or "nl")
    return sentence_of_expected(
        peer.observed, peer.expected, limits, noun, Name(_("municipalities of this size")), spoken()
    ).text


def peers_chart(page: PeersPage, indicator: Indicator) -> Funnel:
    """Return the funnel; only own places carry a name in it."""
    language = get_language() or "nl"
    year = period_named(page.period) if page.period is not None else ""
    chosen = page.chosen.cbs_code if page.chosen is not None else ""
    title = _("%(figure)s in %(year)s beside places of that size") % {
        "figure": indicator.title.in_language(language), "year": year,
    }  # fmt: skip
    places = tuple(
        Place(peer.name, peer.observed, peer.expected, peer.own and chosen in ("", peer.area))
        for peer in page.peers
        if peer.expected >= SMALLEST_EXPECTED
    )
    about = About(
        title=title,
        unit=indicator.unit.in_language(language),
        source=page.source.text if page.source is not None else "",
        direction=Direction(indicator.direction.value),
        language=spoken(),
    )
    return Funnel(about, places, page.spread, year)


def _numbers(page: PeersPage, *, named: bool) -> Numbers:
    """Return own places, and the others by name when one asks; by name, so that nobody stands on top."""
    shown = [peer for peer in page.peers if peer.own or named]
    heads = (("", False), (_("Inhabitants"), True), (_("Count"), True), (_("Expected"), True))
    rows = tuple(
        (
            peer.name,
            number(peer.inhabitants, spoken()),
            number(peer.observed, spoken()),
            number(peer.expected, spoken(), 1),
        )
        for peer in shown
    )
    caption = _("By name, in %(year)s") % {"year": period_named(page.period) if page.period else ""}
    return Numbers(caption, heads, rows)
