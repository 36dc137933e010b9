# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Everything a template of the council note may use, and nothing else.

The order of the fields is the order of the note: eight headed parts, as in the information note of a real council.
"""

from dataclasses import dataclass, field

from driehoek.lib.documents.content import TRACE, Line, Paragraph
from driehoek.lib.documents.figures import ChartBlock

SCHEMA_VERSION = 3
"""Rises when a field is added, renamed or removed; ``stored.py`` then learns to read the older form."""
ROOT = "note"
"""The name under which templates find the content: ``{{ note.subject.text }}``."""


@dataclass(frozen=True, slots=True)
class EarlierDecision:
    """One row of the table of earlier decisions.

    Attributes:
        date: the day, as council papers write it in a table: ``20-06-2023``.
        summary: what was decided or shared, in a few words.
    """

    date: Line
    summary: Line


@dataclass(frozen=True, slots=True)
class ThemeText:
    """What one part of the explanation says about one theme."""

    name: Line
    text: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class NumberedPart:
    """A numbered part of the explanation: looking back, or looking ahead."""

    title: Line
    opening: tuple[Paragraph, ...]
    themes: tuple[ThemeText, ...]


@dataclass(frozen=True, slots=True)
class FigureReference:
    """A value that the note rests on, so that a later correction of it can be noticed, and the label made again.

    Attributes:
        indicator, area, period: what it is a value of; value: as a whole number.
        table, retrieved_at: where it was read and when, an ISO moment.
        label, method, wobble: of what is said about it; wobble is a decimal number, empty where none is known.
    """

    indicator: str
    area: str
    period: str
    value: int
    table: str
    retrieved_at: str
    label: str
    method: str
    wobble: str


@dataclass(frozen=True, slots=True)
class FiguresPart:
    """What the figures of the municipality say, by theme, with at most two charts.

    Attributes:
        references: every value that a sentence or chart shows.
    """

    title: Line
    opening: tuple[Paragraph, ...]
    themes: tuple[ThemeText, ...]
    charts: tuple[ChartBlock, ...]
    references: tuple[FigureReference, ...] = field(metadata=TRACE)


@dataclass(frozen=True, slots=True)
class CouncilNote:
    """The council note of one municipality about one programme.

    Attributes:
        paper_name: what this council calls such a paper.
        municipality: name of the municipality, for the header.
        dated: ISO date of the note: that of the college meeting, or of the newest fact in it.
        example_notice: one line when anything in the note rests on example records, else none.
        subject: Onderwerp.
        college_date: Collegedatum.
        key_message: Kernboodschap.
        earlier_decisions: Eerdere besluiten, oldest first.
        no_earlier_decisions: one line when that table is empty, else none.
        introduction: Toelichting, before the themes.
        themes: the themes of the plan, numbered by the template.
        purpose: Toelichting, after the themes.
        evaluation: Toelichting, part 1.
        programme: Toelichting, part 2.
        figures: Toelichting, part 3; none when no figure that everybody may see is tied to the goals.
        communication: Communicatie.
        next_steps: Vervolgstappen.
        secrecy: Geheimhouding.
        made_from: from which frozen part of a round the evaluation is told, at the foot; a template may leave it out.
    """

    paper_name: Line
    municipality: str
    dated: str = field(metadata=TRACE)
    example_notice: tuple[Line, ...]
    subject: Line
    college_date: Line
    key_message: tuple[Paragraph, ...]
    earlier_decisions: tuple[EarlierDecision, ...]
    no_earlier_decisions: tuple[Line, ...]
    introduction: tuple[Paragraph, ...]
    themes: tuple[Line, ...]
    purpose: tuple[Paragraph, ...]
    evaluation: NumberedPart
    programme: NumberedPart
    figures: tuple[FiguresPart, ...]
    communication: tuple[Paragraph, ...]
    next_steps: tuple[Paragraph, ...]
    secrecy: tuple[Paragraph, ...]
    made_from: tuple[Line, ...] = field(metadata=TRACE)
