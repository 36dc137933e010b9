# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a report was made from: the frozen parts with their digests, who told, and the sources."""

from collections.abc import Iterator

from driehoek.evaluation.dossier.model import Frozen
from driehoek.kernel import clock, definitions
from driehoek.kernel.dates import dutch
from driehoek.lib.documents.content import Line
from driehoek.publications.dutch import number
from driehoek.publications.kinds.evaluation_report.making import Making
from driehoek.publications.meeting_paper import line

SMALL_NUMBERS = (
    "Bij kleine aantallen is een verschil al gauw toeval. Een stijging of daling heet alleen ‘duidelijk’ als zij groter"
    " is dan de gewone schommeling."
)
AS_FROZEN = (
    "De cijfers staan hier zoals zij bij het afsluiten waren. Wat een bron daarna verbetert, verandert dit stuk niet;"
    " het staat in Driehoek bij de ronde."
)
CHOSEN = "Welke cijfers bij de doelen staan, is als voorbeeld gekozen. De aantallen zelf komen van de bron."


def made_from(making: Making) -> Iterator[Line]:
    """Name the frozen parts, so that anybody can see from what a paper was made."""
    if making.frozen is not None:
        yield _part(making.frozen)
    if making.outcomes is not None:
        yield _part(making.outcomes[1])


def _part(frozen: Frozen) -> Line:
    day = dutch(frozen.frozen_at.astimezone(clock.AMSTERDAM).date())
    kind = definitions.label("part_kind", frozen.kind)
    return line(f"Deel ‘{kind}’, nummer {frozen.number}, vastgelegd op {day}. Kenmerk (SHA-256): {frozen.digest}")


def colophon(making: Making) -> Iterator[Line]:
    """Say how the report came about, and where its words and figures come from."""
    dossier = making.dossier
    if making.draft:
        yield line(f"Gemaakt op {dutch(making.day)}, terwijl de ronde nog loopt.")
    actions = [action for theme in dossier.themes for action in theme.actions if action.asked]
    if actions:
        told = sum(bool(action.answer) for action in actions)
        if told == len(actions):
            which = "de ene gevraagde actie" if told == 1 else f"alle {number(told)} gevraagde acties"
        else:
            which = f"{number(told)} van de {number(len(actions))} gevraagde acties"
        yield line(f"In deze ronde is over {which} verteld hoe het gaat.")
    for programme in dossier.programmes:
        yield from _documents(programme.source, programme.source_place)
    figures = [figure for theme in dossier.themes for figure in theme.figures]
    if figures:
        yield Line(SMALL_NUMBERS)
        if any(figure.example for figure in figures):
            yield Line(CHOSEN, example=True)
        for source in dict.fromkeys(figure.series.source.text for figure in figures):
            yield line(f"{source}.")
        if making.frozen is not None:
            yield Line(AS_FROZEN)


def _documents(source: str, place: str) -> Iterator[Line]:
    if source:
        yield line(f"Oordeel uit: {source}{f', {place}' if place else ''}.")
