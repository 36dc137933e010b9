# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Writing the council note: the sentence rules and fields in the order of its eight headed parts."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from driehoek.lib.documents.content import Line, Paragraph
from driehoek.publications.kinds.council_note import sentences
from driehoek.publications.kinds.council_note.content import CouncilNote, EarlierDecision, NumberedPart, ThemeText
from driehoek.publications.kinds.council_note.figures import figures_part
from driehoek.publications.kinds.council_note.material import Fact, JudgementFacts, NoteMaterial, ThemeFacts
from driehoek.publications.kinds.council_note.saying import as_it_stands, called, name_of


def compose(facts: NoteMaterial) -> CouncilNote:
    """Write the note of one municipality from its facts."""
    body: dict[str, Any] = {
        "subject": sentences.subject(facts),
        "college_date": sentences.college_date(facts),
        "key_message": _key_message(facts),
        "earlier_decisions": _earlier_decisions(facts),
        "no_earlier_decisions": _present(sentences.no_earlier_decisions(facts)),
        "introduction": (
            *_paragraph(sentences.plan_at_council(facts), sentences.partners(facts)),
            *_paragraph(sentences.themes_opening(facts)),
        ),
        "themes": tuple(name_of(theme.name) for theme in facts.themes),
        "purpose": _paragraph(sentences.where_actions_stand(facts), sentences.purpose(facts)),
        "evaluation": _evaluation(facts),
        "programme": _programme(facts),
        "figures": figures_part(facts),
        "communication": _communication(facts),
        "next_steps": _paragraph(sentences.half_yearly(facts)),
        "secrecy": _secrecy(facts),
        "made_from": _present(sentences.made_from(facts)),
    }
    marked = any(line.example for each in body.values() for line in lines_of(each))
    return CouncilNote(
        paper_name=name_of(facts.paper_name),
        municipality=facts.municipality.value,
        dated=_dated(facts),
        example_notice=(sentences.example_notice(),) if marked else (),
        **body,
    )


def lines_of(content: Any) -> Iterator[Line]:
    """Walk every line of a note, or of a part of it, in reading order."""
    if isinstance(content, Line):
        yield content
    elif isinstance(content, tuple):
        for each in content:
            yield from lines_of(each)
    elif is_dataclass(content) and not isinstance(content, type):
        for each in fields(content):
            yield from lines_of(getattr(content, each.name))


def _present(*lines: Line | None) -> tuple[Line, ...]:
    return tuple(line for line in lines if line is not None)


def _paragraph(*parts: Line | Fact[str] | None) -> tuple[Paragraph, ...]:
    """Put what is there in one paragraph; the further paragraphs of a field stay paragraphs of their own."""
    running: list[Line] = []
    done: list[Paragraph] = []
    for part in parts:
        lines = as_it_stands(part) if isinstance(part, Fact) else _present(part)
        for number, line in enumerate(lines):
            if number:
                done.append(Paragraph(tuple(running)))
                running = []
            running.append(line)
    return (*done, Paragraph(tuple(running))) if running else ()


def _dated(facts: NoteMaterial) -> str:
    """Choose the day of the note from the data, so that the same data make the same file on every day."""
    if facts.college_date is not None:
        return facts.college_date.value.last_day.isoformat()
    programmes = [each for each in (facts.programme, facts.successor) if each is not None]
    adopted = [each.adopted.date.value.last_day for each in programmes if each.adopted is not None]
    return max(adopted, default=facts.programme.start.first_day).isoformat()


def _key_message(facts: NoteMaterial) -> tuple[Paragraph, ...]:
    evaluation = facts.evaluation
    remaining = evaluation.remaining_text if evaluation is not None else None
    return (
        *_paragraph(sentences.plan_runs(facts), facts.plan.role_text, facts.plan.local_text),
        *_paragraph(sentences.programme_carries_out(facts)),
        *_paragraph(sentences.overall(facts), remaining),
        *_paragraph(sentences.next_programme(facts)),
    )


def _earlier_decisions(facts: NoteMaterial) -> tuple[EarlierDecision, ...]:
    rows = sorted(facts.earlier, key=lambda each: (each.date.value, each.subject.value))
    return tuple(EarlierDecision(sentences.decision_date(each.date), sentences.earlier_decision(each)) for each in rows)


def _evaluation(facts: NoteMaterial) -> NumberedPart:
    title, evaluation = facts.programme.title, facts.evaluation
    contents = evaluation.contents_text if evaluation is not None else None
    said = evaluation.overall_text if evaluation is not None else None
    outcome = sentences.overall(facts) if evaluation is None else sentences.attention_by_theme(facts)
    return NumberedPart(
        sentences.part_title(1, f"Evaluatie {called(facts.programme)}", title),
        (
            *_paragraph(sentences.programme_at_council(facts), sentences.evaluation_period(facts)),
            *_paragraph(contents),
            *_paragraph(said, outcome),
        ),
        tuple(_looking_back(theme) for theme in facts.themes) if evaluation is not None else (),
    )


def _looking_back(theme: ThemeFacts) -> ThemeText:
    told = tuple(paragraph for each in theme.judgements for paragraph in _paragraph(*_judgement(each)))
    return ThemeText(name_of(theme.name), told or _paragraph(sentences.not_judged(theme)))


def _judgement(judgement: JudgementFacts) -> tuple[Line | Fact[str] | None, ...]:
    return (
        sentences.actions_state(judgement),
        judgement.done,
        judgement.example_text,
        judgement.attention_text,
        sentences.theme_asks_attention(judgement),
    )


def _programme(facts: NoteMaterial) -> NumberedPart:
    new = facts.successor
    if new is None:
        line = sentences.no_next_programme(facts)
        return NumberedPart(sentences.part_title(2, "Vervolg", facts.programme.title), _paragraph(line), ())
    themes = tuple(
        ThemeText(
            name_of(theme.name),
            tuple(paragraph for aim in theme.aims for paragraph in _paragraph(aim))
            or _paragraph(sentences.no_aim(theme, new)),
        )
        for theme in facts.themes
    )
    if not any(theme.aims for theme in facts.themes):
        opening = _paragraph(sentences.programme_adopted(facts, new), sentences.no_aims(new))
        return NumberedPart(sentences.part_title(2, new.title.value, new.title), opening, ())
    opening = _paragraph(sentences.programme_adopted(facts, new), sentences.programme_tells(facts, new))
    return NumberedPart(sentences.part_title(2, new.title.value, new.title), opening, themes)


def _communication(facts: NoteMaterial) -> tuple[Paragraph, ...]:
    means = facts.communication
    told = (
        *_paragraph(means.policy, sentences.channels(facts)),
        *_paragraph(sentences.newsletter(means.newsletter) if means.newsletter is not None else None),
    )
    return told or _paragraph(sentences.no_communication(facts))


def _secrecy(facts: NoteMaterial) -> tuple[Paragraph, ...]:
    imposed = tuple(paragraph for each in facts.secrecy for paragraph in _paragraph(sentences.secrecy(each)))
    return imposed or _paragraph(sentences.no_secrecy())
