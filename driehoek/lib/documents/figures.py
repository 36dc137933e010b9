# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A chart inside a document: a picture with its words, and the same numbers as a table.

A template prints ``{{ chart.picture }}`` and ``{{ chart.numbers }}`` (in Word ``{{p chart.numbers }}``, alone in its
paragraph); each format draws them in its own way.
"""

from dataclasses import dataclass, field

from driehoek.lib.documents.content import TRACE, Line

MOST = 2
"""Charts in one paper: each costs a tenth of a second of work, and a council reads no more."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing.

    Attributes:
        svg: as it is printed, in fixed greys, with a width and a height.
        alt: what it shows, for those who do not see it.
    """

    svg: str
    alt: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """A table of numbers, written as people read them.

    Attributes:
        title: what the table holds.
        columns: headings.
        numeric: which columns stand at the right.
        rows: each as long as the headings; the first cell heads its row.
    """

    title: str
    columns: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart in a paper.

    Attributes:
        heading: who and what.
        sentence: the honest sentence.
        picture, numbers: the same numbers twice.
        source: where they come from.
        key: names the chart for whoever made the paper, such as the indicator; not printed.
    """

    heading: Line
    sentence: Line
    picture: Picture
    numbers: Numbers
    source: Line
    key: str = field(default="", metadata=TRACE)


DRAWN = (Picture, Numbers)
"""What a format draws as a whole; a template cannot take parts of it."""


def at_most(charts: tuple[ChartBlock, ...]) -> tuple[ChartBlock, ...]:
    """Return charts for one paper.

    Raises:
        ValueError: for more than a paper may have.
    """
    if len(charts) > MOST:
        raise ValueError(f"a paper has at most {MOST} charts, not {len(charts)}")
    return charts
