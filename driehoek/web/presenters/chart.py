# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A chart as a page shows it: the pictures, the legend, the table and the downloads, ready for the component."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from driehoek.lib.charts.keys import Key, arrow, sign
from driehoek.lib.charts.kinds import Chart, keys
from driehoek.lib.charts.model import About, Multiples
from driehoek.lib.charts.multiples import about_of
from driehoek.lib.charts.svg import panels, svg
from driehoek.lib.charts.tables import table
from driehoek.lib.charts.words import label_words


@dataclass(frozen=True, slots=True)
class KeyView:
    """One line of a legend: its sign (may be empty) and its words."""

    sign: Markup
    text: str


@dataclass(frozen=True, slots=True)
class PanelView:
    """One small chart: its name, where that leads (may be empty), the arrow and words of its label, the picture."""

    name: str
    href: str
    arrow: Markup
    label: str
    picture: Markup


@dataclass(frozen=True, slots=True)
class ChartView:
    """What the components ``chart`` and ``small_multiples`` show.

    Attributes:
        id: unique on the page.
        title, unit, sentence, source: words; sentence and source may be empty.
        arrow, label: of a change that may be named; else empty.
        wide, narrow: the picture for a desk and for a telephone; empty for small charts.
        panels: small charts; empty for one large chart.
        keys: the legend.
        headings, numeric, rows: the table of the same numbers.
        csv, svg: addresses of the downloads; may be empty.
    """

    id: str
    title: str
    unit: str
    sentence: str
    source: str
    arrow: Markup
    label: str
    wide: Markup
    narrow: Markup
    panels: tuple[PanelView, ...]
    keys: tuple[KeyView, ...]
    headings: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]
    csv: str
    svg: str


def chart_view(
    chart: Chart, place: str, *, csv: str = "", svg_file: str = "", links: Mapping[str, str] | None = None
) -> ChartView:
    """Return a chart as the component shows it.

    Args:
        chart: the specification.
        place: the id, unique on the page; begins the ids of its parts.
        csv, svg_file: where the numbers and the picture can be fetched; may be empty.
        links: where the names of small charts lead.
    """
    about, numbers, small = chart.about, table(chart), isinstance(chart, Multiples)
    return ChartView(
        id=place,
        title=about.title,
        unit=about.unit,
        sentence=about.sentence,
        source=about.source,
        arrow=_arrow(about),
        label=label_words(about.label, about.language),
        wide=Markup("" if small else svg(chart, "screen", "wide")),  # noqa: S704 - our own SVG, which escapes its words
        narrow=Markup("" if small else svg(chart, "screen", "narrow")),  # noqa: S704 - as above
        panels=_panels(chart, links or {}) if isinstance(chart, Multiples) else (),
        keys=tuple(_key(each) for each in keys(chart)),
        headings=numbers.headings,
        numeric=numbers.numeric,
        rows=numbers.rows,
        csv=csv,
        svg=svg_file,
    )


def _panels(chart: Multiples, links: Mapping[str, str]) -> tuple[PanelView, ...]:
    shown = []
    for panel, picture in zip(chart.panels, panels(chart), strict=True):
        about, name = about_of(chart, panel), panel.series.name
        label = label_words(panel.label, about.language)
        shown.append(PanelView(name, links.get(name, ""), _arrow(about), label, Markup(picture)))  # noqa: S704 - ours
    return tuple(shown)


def _key(key: Key) -> KeyView:
    return KeyView(Markup(sign(key)), key.text)  # noqa: S704 - ours


def _arrow(about: About) -> Markup:
    return Markup(arrow(about.label, about.direction))  # noqa: S704 - ours
