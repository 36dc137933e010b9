# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The sentence rules of the council note: facts in, one line of Dutch out.

Written for a council: the reader is "u", the college is "wij". A rule that misses a fact says so or gives None and
the line is left out; it never guesses. A line carries the origins of all its facts, and the mark "voorbeeld" when
one of them is an example. Texts of fields come in unchanged (``saying.py``).
"""

from driehoek.kernel import clock
from driehoek.kernel.dates import PreciseDate, dutch
from driehoek.lib.documents.content import Line
from driehoek.publications.dutch import capital, listed, number, span, table_date, when, years
from driehoek.publications.kinds.council_note.material import (
    AdoptionFacts,
    EarlierFacts,
    Fact,
    JudgementFacts,
    NewsletterFacts,
    NoteMaterial,
    ProgrammeFacts,
    SecrecyFacts,
    ThemeFacts,
)
from driehoek.publications.kinds.council_note.saying import adopter, called, full_title, say, settled


def subject(facts: NoteMaterial) -> Line:
    """Onderwerp."""
    title, plan = called(facts.programme), full_title(facts.plan)
    used = [facts.plan.title, facts.programme.title]
    if facts.successor is None:
        return say("subject", f"{plan}: evaluatie van het {title}", used)
    text = f"{plan}: (1) evaluatie van het {title} en (2) het {called(facts.successor)}"
    return say("subject", text, [*used, facts.successor.title])


def college_date(facts: NoteMaterial) -> Line:
    """Collegedatum; the day is often set when the note is nearly done."""
    if facts.college_date is None:
        return say("college_date", "Nog niet bekend", [])
    return say("college_date", str(facts.college_date.value), [facts.college_date])


def plan_runs(facts: NoteMaterial) -> Line:
    """Kernboodschap: the plan, its abbreviation and its years."""
    plan = facts.plan
    text = (
        f"Het {plan.type_label.value} (hierna: {plan.abbreviation.value}) geldt voor de jaren"
        f" {years(plan.start, plan.end)}."
    )
    return say("plan_runs", text, [plan.type_label, plan.abbreviation])


def programme_carries_out(facts: NoteMaterial) -> Line:
    """Kernboodschap: how the plan is carried out, and for how long each time."""
    programme, plan = facts.programme, facts.plan
    length = number(programme.end.year - programme.start.year + 1)
    name, label = programme.abbreviation.value, programme.type_label.value.lower()
    hereafter = f" (hierna: {name})" if name != label else ""
    looked_at = facts.evaluation.title if facts.evaluation is not None else facts.evaluation_rhythm
    judged = " en wordt geëvalueerd" if looked_at is not None else ""
    text = f"Wij voeren het {plan.abbreviation.value} uit met een {label}{hereafter}."
    text += f" Elk {name} beslaat {length} jaar{judged}."
    return say("programme_carries_out", text, [plan.abbreviation, programme.type_label, programme.title, looked_at])


OVERALL = {
    "alle_afgerond": "laat zien dat alle acties zijn afgerond",
    "meeste_afgerond": "laat zien dat de meeste acties zijn afgerond",
    "deels": "laat zien dat een deel van de acties is afgerond",
    "niet_te_beoordelen": "laat niet zien hoeveel acties zijn afgerond",
}


def overall(facts: NoteMaterial) -> Line:
    """Kernboodschap: the outcome of the evaluation in one sentence."""
    title, evaluation = facts.programme.title, facts.evaluation
    if evaluation is None:
        return say("overall", f"Van het {called(facts.programme)} is nog geen evaluatie openbaar.", [title])
    text = f"De evaluatie van het {called(facts.programme)} {OVERALL[evaluation.overall.value]}."
    return say("overall", text, [evaluation.overall, title])


def next_programme(facts: NoteMaterial) -> Line | None:
    """Kernboodschap: that there is a new programme, and why the council gets it."""
    new = facts.successor
    if new is None:
        return None
    ahead = years(new.start, new.end)
    if not settled(new):
        text = f"Voor {ahead} is het {called(new)} in voorbereiding. U ontvangt het ter informatie."
        return say("next_programme", text, [new.title, new.status])
    text = f"Voor {ahead} is een nieuw plan vastgesteld, het {called(new)}. U ontvangt het ter informatie."
    return say("next_programme", text, [new.title, new.adopted.date if new.adopted is not None else new.status])


def no_earlier_decisions(facts: NoteMaterial) -> Line | None:
    """Eerdere besluiten, when none is known: that is said, not left open."""
    if facts.earlier:
        return None
    text = f"Van de raad van {facts.municipality.value} zijn hierover geen eerdere besluiten vastgelegd."
    return say("no_earlier_decisions", text, [facts.municipality])


def decision_date(date: Fact[PreciseDate]) -> Line:
    """First cell of a row of earlier decisions."""
    return say("decision_date", table_date(date.value), [date])


DONE_BEFORE = {"informatie": "ter informatie"}
DONE_BY_UNNAMED = {
    "vastgesteld": "wie het vaststelde, is niet vastgelegd",
    "kennisgenomen": "wie er kennis van nam, is niet vastgelegd",
    "informatie": "wie de informatie kreeg, is niet vastgelegd",
}


def earlier_decision(earlier: EarlierFacts) -> Line:
    """Second cell of a row of earlier decisions: the subject, and who did what with it that day."""
    acts = []
    for act in earlier.acts:
        done = DONE_BEFORE.get(act.kind, act.kind)
        if act.body is None:
            acts.append(DONE_BY_UNNAMED.get(act.kind, "wie erover besloot, is niet vastgelegd"))
        else:
            acts.append(f"{act.body.value}: {done}")
    used = [earlier.subject, *(act.body for act in earlier.acts)]
    return say("earlier_decision", f"{earlier.subject.value} ({'; '.join(acts)})", used)


DONE_BY_COUNCIL = {
    "vastgesteld": "Uw raad heeft {when} het {what} vastgesteld.",
    "kennisgenomen": "Uw raad nam {when} kennis van het {what}.",
    "informatie": "Uw raad is {when} geïnformeerd over het {what}.",
}


def plan_at_council(facts: NoteMaterial) -> Line:
    """Toelichting: when this council dealt with the plan."""
    plan = facts.plan
    if plan.at_council is None:
        text = (
            f"Het {full_title(plan)} ({plan.abbreviation.value}) geldt ook voor de gemeente"
            f" {facts.municipality.value}. Wanneer uw raad het heeft behandeld, is niet vastgelegd."
        )
        return say("plan_at_council", text, [plan.title, plan.abbreviation, facts.municipality])
    what = f"{full_title(plan)} ({plan.abbreviation.value})"
    return _done_by_council("plan_at_council", plan.at_council, what, [plan.title, plan.abbreviation])


def programme_at_council(facts: NoteMaterial) -> Line | None:
    """Toelichting 1: when this council heard of the programme; left out when not recorded."""
    programme = facts.programme
    if programme.at_council is None:
        return None
    what = called(programme)
    return _done_by_council("programme_at_council", programme.at_council, what, [programme.title])


def _done_by_council(rule: str, adoption: AdoptionFacts, what: str, facts: list[Fact[str]]) -> Line:
    text = DONE_BY_COUNCIL[adoption.kind].format(when=when(adoption.date.value), what=what)
    return say(rule, text, [adoption.date, *facts])


def partners(facts: NoteMaterial) -> Line | None:
    """Toelichting: who work together. Police and prosecutor belong to a triangle by law (Politiewet 2012, 13)."""
    if facts.members is None:
        return None
    parts = [f"{number(facts.members.value)} gemeenten", "de politie", "het Openbaar Ministerie"]
    text = f"Het is het gezamenlijke plan van {listed(parts)} in {facts.partnership.value}."
    return say("partners", text, [facts.partnership, facts.members])


def themes_opening(facts: NoteMaterial) -> Line:
    """Toelichting: the sentence before the numbered list of themes."""
    singular, plural = facts.plan.theme_words
    plan, local = facts.plan, sum(theme.local for theme in facts.themes)
    count = len(facts.themes) - local
    words = f"één {singular}" if count == 1 else f"{number(count)} {plural}"
    if local:
        words += f" voor alle gemeenten en {number(local)} voor de gemeente {facts.municipality.value}"
    return say("themes_opening", f"Het {plan.abbreviation.value} heeft {words}:", [plan.abbreviation])


def where_actions_stand(facts: NoteMaterial) -> Line:
    """Toelichting: what a programme is."""
    programme, plan = facts.programme, facts.plan
    begin = f"Met welke acties het {plan.abbreviation.value} wordt uitgevoerd,"
    if programme.joint:
        text = f"{begin} legt de {facts.triangle.value} vast in het {programme.abbreviation.value}."
    else:
        text = f"{begin} staat in het {programme.abbreviation.value} van de gemeente {facts.municipality.value}."
    return say("where_actions_stand", text, [plan.abbreviation, facts.triangle, programme.abbreviation])


def purpose(facts: NoteMaterial) -> Line:
    """Toelichting: what the council finds in this note."""
    title, new = facts.programme.title, facts.successor
    name = called(facts.programme)
    if facts.evaluation is None:
        text = f"Deze nota gaat over het {name}."
    else:
        text = f"In deze nota leest u wat het {name} heeft opgeleverd."
    if new is not None:
        text += f" Het {called(new)} sturen wij u ter informatie mee."
    return say("purpose", f"{text} Hieronder staan de hoofdpunten.", [title, new.title if new is not None else None])


def part_title(order: int, text: str, fact: Fact[str]) -> Line:
    """The heading of a numbered part."""
    return say("part_title", f"{order}. {text}", [fact])


def evaluation_period(facts: NoteMaterial) -> Line | None:
    """Toelichting 1: which period was looked at, and where the evaluation is."""
    evaluation = facts.evaluation
    if evaluation is None:
        return None
    looked = f"De evaluatie gaat over {span(evaluation.start, evaluation.end)}"
    if evaluation.annex is not None:
        looked += f" en is bijgevoegd als bijlage {evaluation.annex.value}"
    return say("evaluation_period", f"{looked}.", [evaluation.title, evaluation.annex])


def attention_by_theme(facts: NoteMaterial) -> Line | None:
    """Toelichting 1: for how many themes all actions are done and which ask attention, counted from the judgements."""
    judged = [(theme, each) for theme in facts.themes for each in theme.judgements]
    if not judged:
        return None
    asking = [theme for theme in facts.themes if any(each.asks_attention.value for each in theme.judgements)]
    used = [fact for _, each in judged for fact in (each.actions_state, each.asks_attention)]
    plural = facts.plan.theme_words[1]
    if not asking:
        return say("attention_by_theme", f"Geen van de {plural} vergt nog aandacht.", used)
    names = listed([f"‘{theme.name.value}’" for theme in asking])
    if len(asking) == 1:
        text = f"Van de {number(len(facts.themes))} {plural} vergt er één nog aandacht: {names}."
    else:
        text = f"Van de {number(len(facts.themes))} {plural} vergen er {number(len(asking))} nog aandacht: {names}."
    return say("attention_by_theme", text, [*used, *(theme.name for theme in asking)])


ACTIONS_STATE = {
    "alle_afgerond": "zijn alle acties afgerond.",
    "diverse_afgerond": "zijn verschillende acties afgerond.",
    "loopt": "lopen de acties nog.",
}


def actions_state(judgement: JudgementFacts) -> Line | None:
    """Toelichting 1, per theme: how far the actions are."""
    ending = ACTIONS_STATE.get(judgement.actions_state.value)
    if ending is None:
        return None
    place = f"Voor de gemeente {judgement.municipality}" if judgement.municipality else "Binnen dit thema"
    return say("actions_state", f"{place} {ending}", [judgement.actions_state])


def theme_asks_attention(judgement: JudgementFacts) -> Line | None:
    """Toelichting 1, per theme: that it asks attention, when nobody wrote down why."""
    if not judgement.asks_attention.value or judgement.attention_text is not None:
        return None
    return say("theme_asks_attention", "Dit thema vergt nog aandacht.", [judgement.asks_attention])


def not_judged(theme: ThemeFacts) -> Line:
    """Toelichting 1, per theme: no judgement, or none that everyone may read."""
    return say("not_judged", "In deze nota staat geen oordeel over dit thema.", [theme.name])


def programme_adopted(facts: NoteMaterial, new: ProgrammeFacts) -> Line:
    """Toelichting 2: who adopted the new programme, when, and where it is."""
    annex = f" (bijlage {new.annex.value})" if new.annex is not None else ""
    title, body = f"{called(new)}{annex}", adopter(facts, new)
    if new.adopted is not None:
        text = f"{capital(body)} heeft het {title} {when(new.adopted.date.value)} vastgesteld."
        return say("programme_adopted", text, [new.title, new.annex, new.adopted.date, facts.triangle])
    if settled(new):
        text = f"Het {title} is vastgesteld; door wie en wanneer is hier niet bekend."
    else:
        text = f"Het {title} is nog niet vastgesteld door {body}."
    return say("programme_adopted", text, [new.title, new.annex, new.status, facts.triangle])


def programme_tells(facts: NoteMaterial, new: ProgrammeFacts) -> Line:
    """Toelichting 2: what the new programme is about, before the themes."""
    abbreviation = facts.plan.abbreviation
    ahead = years(new.start, new.end)
    text = f"Het beschrijft hoe wij in {ahead} aan het {abbreviation.value} werken. Per thema in het kort:"
    return say("programme_tells", text, [new.title, abbreviation])


def no_aim(theme: ThemeFacts, new: ProgrammeFacts) -> Line:
    """Toelichting 2, per theme: no aim, or none that everyone may read."""
    return say("no_aim", f"Voor dit thema noemt deze nota geen doel uit het {called(new)}.", [new.title, theme.name])


def no_aims(new: ProgrammeFacts) -> Line:
    """Toelichting 2: no theme has an aim that everyone may read."""
    return say("no_aims", f"Doelen per thema uit het {called(new)} zijn nog niet openbaar vastgelegd.", [new.title])


def no_next_programme(facts: NoteMaterial) -> Line:
    """Toelichting 2, when no programme follows yet."""
    title = facts.programme.title
    return say("no_next_programme", f"Een vervolg op het {called(facts.programme)} is nog niet vastgelegd.", [title])


def channels(facts: NoteMaterial) -> Line | None:
    """Communicatie: where residents of this municipality read about the priorities."""
    told = facts.communication
    means = [fact for fact in (told.channels, told.local_paper) if fact is not None]
    if not means:
        return None
    names, place = listed([fact.value for fact in means]), facts.municipality.value
    if told.policy is None:
        return say("channels", f"De gemeente {place} vertelt over de prioriteiten via {names}.", means)
    return say("channels", f"In de gemeente {place} gebeurt dat via {names}.", means)


def newsletter(facts: NewsletterFacts) -> Line:
    """Communicatie: the newsletter for the councils."""
    since = f" sinds {facts.since}" if facts.since is not None else ""
    rhythm = f" {facts.rhythm}" if facts.rhythm else ""
    readers = facts.audience or "de gemeenteraden"
    text = f"De nieuwsbrief ‘{facts.name.value}’ informeert {readers}{since}{rhythm} over integrale veiligheid."
    return say("newsletter", text, [facts.name])


def no_communication(facts: NoteMaterial) -> Line:
    """Communicatie, when no means is recorded."""
    text = f"Hoe de gemeente {facts.municipality.value} over de prioriteiten vertelt, is niet vastgelegd."
    return say("no_communication", text, [facts.municipality])


def half_yearly(facts: NoteMaterial) -> Line:
    """Vervolgstappen: the rhythm of evaluation."""
    name = (facts.successor or facts.programme).abbreviation.value
    if facts.evaluation_rhythm is None:
        text = f"Wanneer het {name} wordt geëvalueerd, is niet vastgelegd."
        return say("half_yearly", text, [(facts.successor or facts.programme).title])
    text = (
        f"{capital(_rhythm(facts.evaluation_rhythm.value))} evalueert de {facts.triangle.value} het {name},"
        " zodat zij acties kan bijsturen waar dat nodig is."
    )
    return say("half_yearly", text, [facts.evaluation_rhythm, facts.triangle])


def _rhythm(text: str) -> str:
    """Complete a rhythm that was kept as "half jaar"."""
    return text if text.split()[0].lower() in ("elk", "elke", "ieder", "iedere", "om") else f"elk {text}"


def secrecy(facts: SecrecyFacts) -> Line:
    """Geheimhouding on the note: by whom, when, on which ground, and who may lift it (Gemeentewet 87 and 89)."""
    text = f"Opgelegd door: {facts.imposed_by}, {when(facts.imposed_on.value)} ({facts.ground})."
    if facts.only_council_lifts:
        text += " Alleen de raad kan de geheimhouding opheffen."
    return say("secrecy", text, [facts.imposed_on])


def no_secrecy() -> Line:
    """Geheimhouding, when there is none."""
    return say("no_secrecy", "Niet van toepassing.", [])


def example_notice() -> Line:
    """The warning above a note that rests on example records."""
    text = (
        "In deze nota staan voorbeelden. Wat het merk ‘voorbeeld’ draagt, is verzonnen om te laten zien hoe het"
        " systeem werkt. Het komt niet van de gemeenten en hun partners."
    )
    return Line(text, True, "example_notice", ())


def made_from(facts: NoteMaterial) -> Line | None:
    """At the foot: the frozen part from which the evaluation is told, so that anybody can see that it is the same."""
    if facts.kept is None or facts.evaluation is None:
        return None
    of = f" van de ronde ‘{facts.kept.round}’" if facts.kept.round else ""
    day = dutch(facts.kept.frozen_at.astimezone(clock.AMSTERDAM).date())
    text = (
        f"De evaluatie komt uit vastgelegd deel {facts.kept.number}{of}, van {day}. Kenmerk (SHA-256):"
        f" {facts.kept.digest}"
    )
    return say("made_from", text, [facts.evaluation.title])
