# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""An evaluation that a round locked, as the note tells it: what was judged and counted then, whatever came later."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from driehoek.evaluation.dossier.model import Dossier, FigurePart, Frozen, JudgementPart, ProgrammePart, ThemePart
from driehoek.evaluation.models import Evaluation, Judgement
from driehoek.evaluation.queries import content_of
from driehoek.figures.indicators import indicators
from driehoek.figures.queries.views import LABELS
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.lib.documents.content import Origin
from driehoek.monitoring.models import GoalFigure
from driehoek.organisations.models import Municipality, Partnership
from driehoek.organisations.queries import head
from driehoek.publications.editions import CIRCLES, Place, eyes
from driehoek.publications.kinds.council_note.material import Fact, FigureFacts, JudgementFacts, KeptFacts
from driehoek.publications.kinds.council_note.tied import SAID, chosen

JUDGEMENT = Judgement._meta.label_lower


@dataclass(frozen=True, slots=True)
class Kept:
    """What of a locked round a note is written from.

    Attributes:
        programme: with what is said of it as a whole. themes: by the uid of the theme.
        round: its title; empty where the readers of the note may not see the round.
        dossier: the whole of it, as far as those readers see it.
    """

    programme: ProgrammePart
    themes: Mapping[UUID, ThemePart]
    municipality: Municipality
    round: str
    frozen: Frozen
    dossier: Dossier

    @property
    def facts(self) -> KeptFacts:
        """From which part the note is made."""
        return KeptFacts(self.round, self.frozen.number, self.frozen.frozen_at, self.frozen.digest)

    def judgements(self, theme: UUID) -> tuple[JudgementFacts, ...]:
        """Return what was said of a theme: as a whole first, then of this municipality's part."""
        found = [one for one in self._judged(theme) if one.municipality in ("", self.municipality.name)]
        return tuple(_judgement(one) for one in sorted(found, key=lambda one: bool(one.municipality)))

    def figures(self, theme: UUID) -> tuple[FigureFacts, ...]:
        """Return the figures of this municipality under a theme, of the year looked at."""
        known = self.themes.get(theme)
        once: dict[str, FigureFacts] = {}
        for one in known.figures if known is not None else ():
            if one.area == self.municipality.cbs_code and not one.series.source.own and one.indicator in indicators():
                facts = _figure(one)
                if facts is not None:
                    once.setdefault(one.indicator, facts)
        return chosen(once.values())

    def _judged(self, theme: UUID) -> tuple[JudgementPart, ...]:
        known = self.themes.get(theme)
        judged = known.judgements if known is not None else ()
        return tuple(one for one in judged if one.programme_code == self.programme.code)


def kept_evaluation(
    actor: Actor, partnership: Partnership, municipality: Municipality, circle: Circle, evaluation: Evaluation | None
) -> Kept | None:
    """Return the frozen part of an evaluation with the eyes of the readers of the paper; 2 queries.

    ``None`` for an evaluation that no round made: that is told as it stands.
    """
    edition = next((one for one, holds in CIRCLES.items() if holds is circle), None)
    if evaluation is None or evaluation.round is None or edition is None:
        return None
    readers = eyes(actor, Place(partnership.pk, municipality.pk), edition)
    found = content_of(readers, head(actor, partnership.slug), evaluation.round.code)
    if found is None:
        return None
    dossier, frozen = found
    programme = next((one for one in dossier.programmes if one.evaluation_uid == evaluation.uid), None)
    if programme is None:
        return None
    title = dossier.round.title if dossier.round is not None else ""
    return Kept(programme, {theme.uid: theme for theme in dossier.themes}, municipality, title, frozen, dossier)


def _judgement(one: JudgementPart) -> JudgementFacts:
    def text(value: str | None, field: str) -> Fact[str] | None:
        return Fact(value.strip(), origin(field), one.example) if value and value.strip() else None

    def origin(field: str) -> Origin:
        return Origin(JUDGEMENT, str(one.uid), field)

    return JudgementFacts(
        municipality=one.municipality,
        actions_state=Fact(one.actions_state, origin("actions_state"), one.example),
        done=text(one.done, "done"),
        example_text=text(one.story, "story"),
        attention_text=text(one.attention, "attention_text"),
        asks_attention=Fact(one.attention is not None, origin("asks_attention"), one.example),
    )


def _figure(one: FigurePart) -> FigureFacts | None:
    if one.finding is None or LABELS[one.finding.label] not in SAID:
        return None
    known = indicators()[one.indicator]
    tie = next((str(rest.uid) for rest in one.rests if rest.record == GoalFigure._meta.label_lower), "")
    return FigureFacts(
        title=Fact(known.title.nl, Origin(GoalFigure._meta.label_lower, tie, "indicator")),
        direction=known.direction.value,
        unit=known.unit.nl,
        aimed=one.aimed,
        example_tie=one.example,
        series=one.series,
        finding=one.finding,
    )
