# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first page: the outcome in a few sentences, what is asked, what is recommended and what came of it."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from driehoek.evaluation.dossier.model import ActionPart, AdjustmentPart, OutcomePart, ProgrammePart
from driehoek.evaluation.rules import Overall
from driehoek.kernel import definitions
from driehoek.lib.documents.content import Line, Paragraph
from driehoek.publications.dutch import capital, listed, typographic
from driehoek.publications.kinds.evaluation_report.content import Advice, AgreedRow, AskedRow
from driehoek.publications.kinds.evaluation_report.making import Making
from driehoek.publications.kinds.evaluation_report.wording import asking, count_of, results, titled, weighed
from driehoek.publications.meeting_paper import line, lines
from driehoek.steering.rules import ProposalKind, ProposalState

OVERALL = {
    Overall.ALL_COMPLETED: "Van het {name} zijn alle acties afgerond.",
    Overall.MOST_COMPLETED: "Van het {name} zijn de meeste acties afgerond.",
    Overall.PARTLY: "Het {name} is voor een deel uitgevoerd.",
    Overall.NOT_ASSESSABLE: "Hoe het {name} als geheel is uitgevoerd, is niet te beoordelen.",
}
WISHES = {
    ProposalKind.ADJUST: "Bijstellen",
    ProposalKind.CONTINUE: "Voortzetten",
    ProposalKind.STOP: "Stoppen",
    ProposalKind.DEFER: "Uitstellen",
    ProposalKind.CARRY_OVER: "Meenemen naar het volgende programma",
    ProposalKind.DEPLOYMENT: "Inzet van politie",
}
NOT_CHOSEN = "Bijsturing nodig"
"""What stands before an action as long as nobody chose what to ask."""
NOTHING = "Deze evaluatie vraagt geen beslissing."


def summary(making: Making) -> tuple[Paragraph, ...]:
    """Say the outcome in a few sentences: of the programmes, then of actions, goals and themes."""
    of_programmes = (line for one in making.dossier.programmes for line in _overall(making, one))
    told = (_together(of_programmes), _together(_counted(making)))
    return tuple(Paragraph(lines) for lines in told if lines)


def _together(found: Iterable[Line]) -> tuple[Line, ...]:
    """Join what follows each other and is an example, or is none: a mark stands once before what it marks."""
    return tuple(
        Line(" ".join(one.text for one in some), example)
        for example, some in groupby(found, key=lambda one: one.example)
    )


def _counted(making: Making) -> Iterator[Line]:
    dossier = making.dossier
    actions = [action for theme in dossier.themes for action in theme.actions]
    if actions:
        told = f"Het gaat om {count_of(actions)}. {asking(actions)}".strip()
        yield line(told, example=any(action.example for action in actions))
    judged = [one for theme in dossier.themes for goal in theme.goals for one in weighed(goal, making.place)]
    if judged:
        told = f"Van de doelen: {results(one.result for one in judged)}."
        yield line(told, example=any(one.example for one in judged))
    yield from _attention(making)


def _overall(making: Making, programme: ProgrammePart) -> Iterator[Line]:
    told = bool(programme.overall_text.strip()) and len(making.dossier.programmes) == 1
    known = programme.overall != Overall.NOT_ASSESSABLE or not (making.draft or making.light)
    if programme.evaluation and known and not told:
        title = programme.title
        name = title[0].lower() + title[1:] if title[1:2].islower() else title
        yield line(OVERALL[Overall(programme.overall)].format(name=name), example=programme.example)
    yield from lines(programme.overall_text, example=programme.example)


def _attention(making: Making) -> Iterator[Line]:
    asking_it = {
        theme.title: any(one.example for one in theme.judgements)
        for theme in making.dossier.themes
        if any(one.attention is not None for one in theme.judgements)
    }
    if asking_it:
        names = listed([f"‘{title}’" for title in asking_it])
        verb = "vergt" if len(asking_it) == 1 else "vergen"
        what = "Het thema" if len(asking_it) == 1 else "De thema’s"
        yield line(f"{what} {names} {verb} aandacht.", example=any(asking_it.values()))


def asked(making: Making) -> Iterator[AskedRow]:
    """Say what is asked, in the order of the actions."""
    actions = {action.uid: action for theme in making.dossier.themes for action in theme.actions}
    for one in making.dossier.adjustments:
        action = actions.get(one.action_uid)
        if action is not None:
            yield _asked(one, action)


def _asked(one: AdjustmentPart, action: ActionPart) -> AskedRow:
    wish = WISHES[ProposalKind(one.kind)] if one.kind else NOT_CHOSEN
    until = f" tot {one.new_end}" if one.new_end is not None else ""
    body = one.body or (f"gemeente {action.municipality}" if action.municipality else "driehoek")
    code = f", voorstel {one.proposal_code}" if one.proposal_code else ""
    return AskedRow(
        line(f"{wish}{until}: {titled(action.code, action.title)}", example=one.example or action.example),
        (
            *lines(one.reason or one.text),
            *_labelled("Gevraagd", one.asked),
            *_labelled("Wat wijkt?", one.gives_way),
            *_labelled("Inzet van politie", definitions.label("deployment", one.deployment) if one.deployment else ""),
        ),
        line(f"{body}{code}"),
    )


def _labelled(label: str, text: str) -> tuple[Line, ...]:
    asked_label = label if label.endswith("?") else f"{label}:"
    return lines(f"{asked_label} {text}") if text.strip() else ()


def remaining(making: Making) -> Iterator[Line]:
    """Say what is still asked of the triangle as a whole."""
    for programme in making.dossier.programmes:
        yield from lines(programme.remaining, example=programme.example)


def advice(making: Making) -> Iterator[Advice]:
    """Repeat the recommendations of all themes, each with its theme before it."""
    for theme in making.dossier.themes:
        for one in theme.judgements:
            if one.recommendation.strip():
                whose = f"{theme.title} ({one.municipality})" if one.municipality else theme.title
                yield Advice(typographic(whose), lines(one.recommendation, example=one.example))


def agreed(making: Making) -> Iterator[AgreedRow]:
    """Say what came of what was asked, and what was agreed on the evaluation itself."""
    if making.outcomes is None:
        return
    found, _part = making.outcomes
    for one in found.outcomes:
        yield _agreed(one, titled(one.action_code, one.action_title))
    for one in found.others:
        yield _agreed(one, "")


def _agreed(one: OutcomePart, about: str) -> AgreedRow:
    if one.decision_uid is None:
        outcome = definitions.label("proposal_state", one.state)
    else:
        day = f" van {one.decided_on}" if one.decided_on is not None else ""
        by = f", {one.body}" if one.body else ""
        outcome = f"{definitions.label('decision_kind', one.decision_kind)}{day}{by}"
    what = capital(one.subject) if one.subject else (one.proposal_title or about)
    told = [about] if about and about != what else []
    words = one.text if one.text.strip().rstrip(".").casefold() != what.rstrip(".").casefold() else ""
    if one.state == ProposalState.POSTPONED and one.decision_uid is None:
        outcome = "aangehouden"
    return AgreedRow(line(what, example=one.example), (*(line(each) for each in told), *lines(words)), line(outcome))
