# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each sentence rule: what it says, and what it says when a fact is missing."""

from dataclasses import replace

import pytest

from driehoek.kernel.dates import PreciseDate
from driehoek.lib.documents.content import Origin
from driehoek.publications.kinds.council_note import saying, sentences
from driehoek.publications.kinds.council_note.compose import compose, lines_of
from driehoek.publications.kinds.council_note.material import (
    AdoptionFacts,
    Fact,
    NoteMaterial,
    ProgrammeFacts,
    SecrecyFacts,
)
from driehoek.publications.kinds.council_note.sample import sample_material

ORIGIN = Origin("planning.adoption", "1", "adopted_on")


@pytest.fixture
def facts() -> NoteMaterial:
    return sample_material()


def _on(text: str) -> Fact[PreciseDate]:
    return Fact(PreciseDate(text), ORIGIN)


def _draft(programme: ProgrammeFacts) -> ProgrammeFacts:
    return replace(programme, adopted=None, status=replace(programme.status, value="concept"))


def test_subject_names_both_parts_only_when_there_are_two(facts: NoteMaterial) -> None:
    both = (
        "Integraal Veiligheidsplan Morgenland 2029-2032: (1) evaluatie van het UVP 2029-2030 en (2) het UVP 2031-2032"
    )
    assert sentences.subject(facts).text == both
    alone = "Integraal Veiligheidsplan Morgenland 2029-2032: evaluatie van het UVP 2029-2030"
    assert sentences.subject(replace(facts, successor=None)).text == alone


def test_the_period_is_not_said_twice_when_the_title_has_it(facts: NoteMaterial) -> None:
    title = replace(facts.plan.title, value="IVP Morgenland 2029-2032")
    assert saying.full_title(replace(facts.plan, title=title)) == "IVP Morgenland 2029-2032"


def test_an_unknown_college_date_is_said(facts: NoteMaterial) -> None:
    assert sentences.college_date(facts).text == "15 april 2031"
    line = sentences.college_date(replace(facts, college_date=None))
    assert (line.text, line.origins) == ("Nog niet bekend", ())


@pytest.mark.parametrize(
    ("overall", "text"),
    [
        ("alle_afgerond", "De evaluatie van het UVP 2029-2030 laat zien dat alle acties zijn afgerond."),
        ("meeste_afgerond", "De evaluatie van het UVP 2029-2030 laat zien dat de meeste acties zijn afgerond."),
        ("deels", "De evaluatie van het UVP 2029-2030 laat zien dat een deel van de acties is afgerond."),
        ("niet_te_beoordelen", "De evaluatie van het UVP 2029-2030 laat niet zien hoeveel acties zijn afgerond."),
    ],
)
def test_the_overall_outcome(facts: NoteMaterial, overall: str, text: str) -> None:
    assert facts.evaluation is not None
    judged = replace(facts.evaluation, overall=replace(facts.evaluation.overall, value=overall))
    assert sentences.overall(replace(facts, evaluation=judged)).text == text


def test_without_evaluation_that_is_said(facts: NoteMaterial) -> None:
    assert (
        sentences.overall(replace(facts, evaluation=None)).text
        == "Van het UVP 2029-2030 is nog geen evaluatie openbaar."
    )
    assert sentences.evaluation_period(replace(facts, evaluation=None)) is None


def test_the_next_programme_is_adopted_or_in_preparation(facts: NoteMaterial) -> None:
    line = sentences.next_programme(facts)
    assert line is not None
    assert (
        line.text
        == "Voor 2031 en 2032 is een nieuw plan vastgesteld, het UVP 2031-2032. U ontvangt het ter informatie."
    )
    assert facts.successor is not None
    waiting = replace(facts, successor=_draft(facts.successor))
    line = sentences.next_programme(waiting)
    assert line is not None
    assert line.text == "Voor 2031 en 2032 is het UVP 2031-2032 in voorbereiding. U ontvangt het ter informatie."
    assert sentences.next_programme(replace(facts, successor=None)) is None


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("vastgesteld", "Uw raad heeft op 8 maart 2029 het Plan 2029-2032 (IVP) vastgesteld."),
        ("kennisgenomen", "Uw raad nam op 8 maart 2029 kennis van het Plan 2029-2032 (IVP)."),
        ("informatie", "Uw raad is op 8 maart 2029 geïnformeerd over het Plan 2029-2032 (IVP)."),
    ],
)
def test_what_the_council_did_with_the_plan(facts: NoteMaterial, kind: str, text: str) -> None:
    plan = replace(
        facts.plan,
        title=replace(facts.plan.title, value="Plan"),
        at_council=AdoptionFacts(kind, _on("2029-03-08")),
    )
    assert sentences.plan_at_council(replace(facts, plan=plan)).text == text


def test_what_the_council_did_is_not_guessed(facts: NoteMaterial) -> None:
    plan = replace(facts.plan, at_council=None)
    assert sentences.plan_at_council(replace(facts, plan=plan)).text == (
        "Het Integraal Veiligheidsplan Morgenland 2029-2032 (IVP) geldt ook voor de gemeente Rietdam."
        " Wanneer uw raad het heeft behandeld, is niet vastgelegd."
    )
    assert sentences.programme_at_council(replace(facts, programme=replace(facts.programme, at_council=None))) is None


def test_no_earlier_decisions_is_said(facts: NoteMaterial) -> None:
    assert sentences.no_earlier_decisions(facts) is None
    line = sentences.no_earlier_decisions(replace(facts, earlier=()))
    assert line is not None
    assert line.text == "Van de raad van Rietdam zijn hierover geen eerdere besluiten vastgelegd."


def test_attention_is_counted_from_the_judgements(facts: NoteMaterial) -> None:
    line = sentences.attention_by_theme(facts)
    assert line is not None
    assert line.text == "Van de drie thema’s vergt er één nog aandacht: ‘Buurten die elkaar kennen’."
    assert line.example
    calm = replace(facts, themes=(facts.themes[0],))
    line = sentences.attention_by_theme(calm)
    assert line is not None
    assert line.text == "Geen van de thema’s vergt nog aandacht."
    asking = [
        replace(each, name=replace(each.name, value=name))
        for each, name in zip([facts.themes[1]] * 2, "AB", strict=True)
    ]
    line = sentences.attention_by_theme(replace(facts, themes=tuple(asking)))
    assert line is not None
    assert line.text == "Van de twee thema’s vergen er twee nog aandacht: ‘A’ en ‘B’."
    assert sentences.attention_by_theme(replace(facts, themes=(facts.themes[2],))) is None


def test_a_theme_that_asks_attention_without_words_gets_a_sentence(facts: NoteMaterial) -> None:
    judgement = facts.themes[1].judgements[0]
    assert sentences.theme_asks_attention(judgement) is None
    line = sentences.theme_asks_attention(replace(judgement, attention_text=None))
    assert line is not None
    assert (line.text, line.example) == ("Dit thema vergt nog aandacht.", True)


def test_a_programme_that_is_not_adopted_says_so(facts: NoteMaterial) -> None:
    assert facts.successor is not None
    waiting = _draft(facts.successor)
    text = "Het UVP 2031-2032 (bijlage 2) is nog niet vastgesteld door de gezagsdriehoek."
    assert sentences.programme_adopted(facts, waiting).text == text
    unrecorded = replace(facts.successor, adopted=None)
    text = "Het UVP 2031-2032 (bijlage 2) is vastgesteld; door wie en wanneer is hier niet bekend."
    assert sentences.programme_adopted(facts, unrecorded).text == text


def test_channels_follow_the_policy_text_or_stand_alone(facts: NoteMaterial) -> None:
    line = sentences.channels(facts)
    assert line is not None
    assert line.text == "De gemeente Rietdam vertelt over de prioriteiten via sociale media en het Rietdams Nieuws."
    policy = Fact("Wij vertellen er steeds over.", ORIGIN)
    line = sentences.channels(replace(facts, communication=replace(facts.communication, policy=policy)))
    assert line is not None
    assert line.text == "In de gemeente Rietdam gebeurt dat via sociale media en het Rietdams Nieuws."
    silent = replace(facts.communication, channels=None, local_paper=None)
    assert sentences.channels(replace(facts, communication=silent)) is None


@pytest.mark.parametrize("kept", ["elk half jaar", "half jaar"])
def test_the_rhythm_reads_the_same_however_it_was_kept(facts: NoteMaterial, kept: str) -> None:
    rhythm = Fact(kept, ORIGIN)
    line = sentences.half_yearly(replace(facts, evaluation_rhythm=rhythm))
    told = "Elk half jaar evalueert de gezagsdriehoek het UVP, zodat zij acties kan bijsturen waar dat nodig is."
    assert line.text == told


def test_that_a_programme_is_evaluated_is_only_said_when_it_is_recorded(facts: NoteMaterial) -> None:
    silent = sentences.programme_carries_out(replace(facts, evaluation=None, evaluation_rhythm=None))
    assert silent.text.endswith("Elk UVP beslaat twee jaar.")
    rhythm = Fact("half jaar", ORIGIN)
    told = sentences.programme_carries_out(replace(facts, evaluation=None, evaluation_rhythm=rhythm))
    assert told.text.endswith("Elk UVP beslaat twee jaar en wordt geëvalueerd.")


def test_an_unknown_rhythm_is_said(facts: NoteMaterial) -> None:
    line = sentences.half_yearly(replace(facts, evaluation_rhythm=None))
    assert line.text == "Wanneer het UVP wordt geëvalueerd, is niet vastgelegd."


def test_secrecy_names_body_day_ground_and_who_lifts_it(facts: NoteMaterial) -> None:
    secret = SecrecyFacts("college", _on("2031-04-15"), "Woo 5.1, tweede lid, onder c", True)
    note = compose(replace(facts, secrecy=(secret,)))
    assert [line.text for line in lines_of(note.secrecy)] == [
        "Opgelegd door: college, op 15 april 2031 (Woo 5.1, tweede lid, onder c)."
        " Alleen de raad kan de geheimhouding opheffen."
    ]
    assert [line.text for line in lines_of(compose(facts).secrecy)] == ["Niet van toepassing."]


def test_every_line_is_a_field_or_a_rule_and_carries_its_origins(facts: NoteMaterial) -> None:
    without_facts = {"college_date", "no_secrecy", "example_notice"}
    for line in lines_of(compose(facts)):
        if line.rule not in without_facts:
            assert line.origins, line.text
        if not line.rule:
            assert len(line.origins) == 1, line.text


def test_one_example_fact_marks_the_line_and_the_note(facts: NoteMaterial) -> None:
    note = compose(facts)
    assert note.example_notice
    plain = compose(replace(facts, themes=(facts.themes[0], facts.themes[2])))
    assert plain.example_notice == ()
    assert not any(line.example for line in lines_of(plain))


def test_a_field_of_two_paragraphs_stays_two_paragraphs(facts: NoteMaterial) -> None:
    theme = compose(facts).programme.themes[1]
    assert [[line.text for line in paragraph.lines] for paragraph in theme.text] == [
        ["In elke buurt weten inwoners bij wie zij terechtkunnen."],
        ["Ook nieuwe inwoners horen daarbij."],
        ["De buurtverenigingen helpen mee."],
    ]


def test_the_day_of_the_note_comes_from_the_data(facts: NoteMaterial) -> None:
    assert compose(facts).dated == "2031-04-15"
    assert compose(replace(facts, college_date=None)).dated == "2031-02-11"
    assert compose(replace(facts, college_date=None, successor=None)).dated == "2029-01-01"


def test_themes_of_the_municipality_alone_are_counted_apart(facts: NoteMaterial) -> None:
    assert sentences.themes_opening(facts).text == "Het IVP heeft drie thema’s:"
    local = replace(facts.themes[2], local=True)
    mixed = replace(facts, themes=(*facts.themes[:2], local))
    text = "Het IVP heeft twee thema’s voor alle gemeenten en één voor de gemeente Rietdam:"
    assert sentences.themes_opening(mixed).text == text
    alone = replace(facts, themes=(facts.themes[0],))
    assert sentences.themes_opening(alone).text == "Het IVP heeft één thema:"


def test_a_programme_of_one_municipality_is_adopted_by_its_college(facts: NoteMaterial) -> None:
    assert facts.successor is not None
    local = replace(facts.successor, joint=False)
    text = "Het college heeft het UVP 2031-2032 (bijlage 2) op 11 februari 2031 vastgesteld."
    assert sentences.programme_adopted(facts, local).text == text
    own = replace(facts, programme=replace(facts.programme, joint=False))
    text = "Met welke acties het IVP wordt uitgevoerd, staat in het UVP van de gemeente Rietdam."
    assert sentences.where_actions_stand(own).text == text


def test_a_title_in_words_is_written_small_inside_a_sentence(facts: NoteMaterial) -> None:
    titled = replace(facts.programme.title, value="Gezamenlijk deel UVP 2029-2030")
    programme = replace(facts.programme, title=titled)
    assert saying.called(programme) == "gezamenlijk deel UVP 2029-2030"
    assert saying.called(facts.programme) == "UVP 2029-2030"
    assert sentences.programme_at_council(replace(facts, programme=programme)) is not None


def test_without_an_evaluation_no_outcome_is_promised(facts: NoteMaterial) -> None:
    waiting = replace(facts, evaluation=None, successor=None)
    assert sentences.purpose(waiting).text == "Deze nota gaat over het UVP 2029-2030. Hieronder staan de hoofdpunten."


def test_a_programme_without_aims_says_so_once(facts: NoteMaterial) -> None:
    silent = tuple(replace(theme, aims=()) for theme in facts.themes)
    part = compose(replace(facts, themes=silent)).programme
    assert part.themes == ()
    assert [line.text for line in lines_of(part.opening)] == [
        "De gezagsdriehoek heeft het UVP 2031-2032 (bijlage 2) op 11 februari 2031 vastgesteld.",
        "Doelen per thema uit het UVP 2031-2032 zijn nog niet openbaar vastgelegd.",
    ]
