# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything a template of the evaluation report may use, and nothing else; in the order of the paper."""

from dataclasses import dataclass

from driehoek.lib.documents.content import Line, Paragraph
from driehoek.lib.documents.figures import ChartBlock
from driehoek.publications.meeting_paper import Head

SCHEMA_VERSION = 1
ROOT = "report"


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One thing that is asked about an action.

    Attributes:
        what: what is asked, with the action; why: why, what must be said, and what gives way.
        who: who answers, and as which proposal.
    """

    what: Line
    why: tuple[Line, ...]
    who: Line


@dataclass(frozen=True, slots=True)
class AgreedRow:
    """What came of one thing that was asked, or what was agreed about the evaluation itself.

    Attributes:
        what: what it is about; more: the words of the agreement.
        outcome: agreed, put off, withdrawn, with its day; who: by whom.
    """

    what: Line
    more: tuple[Line, ...]
    outcome: Line


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation, with the theme that it is about; the theme stands before the first line."""

    theme: str
    text: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme in the table of all themes: which goals were reached, and how the actions stand."""

    theme: Line
    goals: tuple[Line, ...]
    state: Line


@dataclass(frozen=True, slots=True)
class Judged:
    """What the working group, or the adviser of one municipality, says of a theme.

    Attributes:
        whose: the municipality that it is about, as a heading; none for the theme as a whole.
        state: how the actions stand, in a sentence; none where that is not told.
        done, works, helps, ahead: the story. story: an example. advice: what is recommended.
    """

    whose: tuple[Line, ...]
    state: tuple[Line, ...]
    done: tuple[Line, ...]
    works: tuple[Line, ...]
    helps: tuple[Line, ...]
    ahead: tuple[Line, ...]
    attention: tuple[Line, ...]
    story: tuple[Line, ...]
    advice: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal, whether it was reached, and why one says so."""

    goal: Line
    reason: tuple[Line, ...]
    result: Line


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action: what it is and what was told of it, who leads it, how it stands, until when it runs."""

    what: Line
    told: tuple[Line, ...]
    lead: Line
    state: Line
    end: Line


@dataclass(frozen=True, slots=True)
class ThemeText:
    """One theme.

    Attributes:
        about: whose it is and which working group looks after it; none where that is not known.
        not_judged: one line as long as nobody judged it.
        figures: a sentence per figure; charts: of those that show something clear.
        rest: about actions that are not in the table, because nothing deviates or there are none; that no figure fits.
    """

    title: Line
    about: tuple[Line, ...]
    not_judged: tuple[Line, ...]
    judged: tuple[Judged, ...]
    goals: tuple[GoalRow, ...]
    figures: tuple[Line, ...]
    charts: tuple[ChartBlock, ...]
    actions: tuple[ActionRow, ...]
    rest: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """The themes of all together, or those of one municipality."""

    title: Line
    themes: tuple[ThemeText, ...]


@dataclass(frozen=True, slots=True)
class LedRow:
    """An action of a lead."""

    lead: Line
    what: Line
    state: Line
    end: Line


@dataclass(frozen=True, slots=True)
class LeadGroup:
    """The actions that one organisation leads, by function."""

    title: Line
    about: Line
    rows: tuple[LedRow, ...]


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """An evaluation on paper, in one edition.

    Attributes:
        draft: one line as long as nothing was frozen, else none.
        summary: the outcome in a few sentences.
        agreed: what came of it, as soon as that was frozen.
        remaining: what is asked of the triangle as a whole; asked: what is asked about each action.
        nothing_asked: one line when that is nothing, else none.
        advice: recommendations.
        themes: all themes in one table. groups: theme by theme. leads: who leads what.
        made_from: the frozen parts, each with its digest; colophon: how it was made, and the sources.
    """

    head: Head
    draft: tuple[Line, ...]
    summary: tuple[Paragraph, ...]
    agreed: tuple[AgreedRow, ...]
    remaining: tuple[Line, ...]
    asked: tuple[AskedRow, ...]
    nothing_asked: tuple[Line, ...]
    advice: tuple[Advice, ...]
    themes: tuple[ThemeRow, ...]
    groups: tuple[ThemeGroup, ...]
    leads: tuple[LeadGroup, ...]
    made_from: tuple[Line, ...]
    colophon: tuple[Line, ...]
