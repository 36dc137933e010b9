# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""An invented partnership in the database, just large enough for a council note; nothing of it exists."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from driehoek.evaluation.models import Evaluation, Judgement
from driehoek.kernel.actor import Actor, Standing
from driehoek.kernel.dates import PreciseDate
from driehoek.organisations.models import Membership, Municipality, MunicipalityFacts, Partnership
from driehoek.planning.models import Adoption, LocalChapter, Node, Plan, PlanText, Programme, ProgrammeAim
from driehoek.publications.kinds.council_note.reading import About
from driehoek.publications.models import NoteFacts
from driehoek.steering.models import Body, Decision

OPERATION = UUID("00000000-0000-7000-8000-000000000001")
PUBLIC: dict[str, Any] = {"created_in": OPERATION, "changed_in": OPERATION, "circle": "openbaar"}
ABOUT = About("morgenland", "UVP 2029-2030", "Rietdam")


@dataclass(frozen=True, slots=True)
class Morgenland:
    """The records that tests change."""

    partnership: Partnership
    rietdam: Municipality
    oostwaard: Municipality
    plan: Plan
    programme: Programme
    successor: Programme
    themes: tuple[Node, ...]
    evaluation: Evaluation
    judgements: tuple[Judgement, ...]
    note_facts: NoteFacts

    def adviser(self, municipality: Municipality | None = None, role: str = "adviseur_oov") -> Actor:
        """Return someone with one function in a municipality, that of Rietdam unless told."""
        place = municipality or self.rietdam
        return Actor(uuid4(), "iemand", (Standing(role, self.partnership.pk, place.pk),))


def morgenland() -> Morgenland:
    """Write the rows; 2 municipalities, 1 plan with 2 themes, 2 programmes, 1 evaluation."""
    rietdam, oostwaard = _municipality("GM9001", "Rietdam"), _municipality("GM9002", "Oostwaard")
    partnership = Partnership.objects.create(
        slug="morgenland",
        name="Morgenland",
        evaluation_rhythm="elk half jaar",
        newsletter_name="Stroomop",
        newsletter_since=PreciseDate("2028"),
        newsletter_rhythm="elk kwartaal",
        newsletter_readers="de raden van Morgenland",
        **PUBLIC,
    )
    own = {"partnership": partnership, **PUBLIC}
    for place in (rietdam, oostwaard):
        Membership.objects.create(municipality=place, **own)
    MunicipalityFacts.objects.create(
        municipality=rietdam,
        council_paper_name="Raadsinformatiebrief",
        local_paper="het Rietdams Nieuws",
        channels="sociale media",
        **own,
    )
    plan = Plan.objects.create(
        code="ivp",
        title="Integraal Veiligheidsplan Morgenland",
        type_label="Integraal Veiligheidsplan",
        abbreviation="IVP",
        period_start=PreciseDate("2029"),
        period_end=PreciseDate("2032"),
        levels=[{"singular": "thema", "plural": "thema's"}, {"singular": "doel", "plural": "doelen"}],
        role_text="Het plan wijst de weg.",
        **own,
    )
    PlanText.objects.create(
        plan=plan, code="communicatie", title="Communicatie", text="Wij vertellen er steeds over.", **own
    )
    LocalChapter.objects.create(plan=plan, municipality=rietdam, text="Rietdam bouwt erop voort.", **own)
    themes = tuple(
        Node.objects.create(plan=plan, level=1, position=place, code=title.lower(), title=title, **own)
        for place, title in enumerate(("Water", "Buurten"))
    )
    programme, successor = _programmes(plan, own)
    _adoptions(own, plan, programme, successor, rietdam)
    evaluation, judgements = _evaluation(own, programme, themes, rietdam)
    ProgrammeAim.objects.create(programme=successor, node=themes[0], text="Minder ongevallen.\n\nMeer zwemles.", **own)
    note_facts = NoteFacts.objects.create(
        programme=programme,
        municipality=rietdam,
        annexes=[
            {"number": 1, "title": "Evaluatie UVP 2029-2030", "what": "de evaluatie"},
            {"number": 2, "title": "UVP 2031-2032", "what": "het plan"},
        ],
        **own,
    )
    return Morgenland(
        partnership, rietdam, oostwaard, plan, programme, successor, themes, evaluation, judgements, note_facts
    )


def _municipality(code: str, name: str) -> Municipality:
    return Municipality.objects.create(cbs_code=code, name=name, created_in=OPERATION, changed_in=OPERATION)


def _programmes(plan: Plan, own: dict[str, Any]) -> tuple[Programme, Programme]:
    first = Programme.objects.create(
        plan=plan,
        code="uvp-2029-2030",
        title="UVP 2029-2030",
        type_label="Uitvoeringsplan",
        period_start=PreciseDate("2029"),
        period_end=PreciseDate("2030"),
        **own,
    )
    second = Programme.objects.create(
        plan=plan,
        code="uvp-2031-2032",
        title="UVP 2031-2032",
        type_label="Uitvoeringsplan",
        period_start=PreciseDate("2031"),
        period_end=PreciseDate("2032"),
        predecessor=first,
        **own,
    )
    return first, second


def _adoptions(
    own: dict[str, Any], plan: Plan, programme: Programme, successor: Programme, rietdam: Municipality
) -> None:
    council = Body.objects.create(
        code="raad", kind="raad", name="gemeenteraad van Rietdam", municipality=rietdam, **own
    )
    college = Body.objects.create(
        code="college", kind="college", name="college van Rietdam", municipality=rietdam, **own
    )
    triangle = Body.objects.create(code="driehoek", kind="gezagsdriehoek", name="gezagsdriehoek Morgenland", **own)
    unnamed = Body.objects.create(code="onbekend", kind="niet_genoemd", name="niet genoemd", **own)
    _adopt(own, council, "2029-03-08", "kennisgenomen", plan=plan)
    _adopt(own, unnamed, "2029-06-20", "besloten", programme=programme)
    _adopt(own, council, "2029-06-20", "informatie", programme=programme)
    _adopt(own, triangle, "2031-02-11", "vastgesteld", programme=successor)
    Decision.objects.create(
        code="college-nota",
        body=college,
        municipality=rietdam,
        decided_on=PreciseDate("2031-04-15"),
        kind="collegenota",
        subject="Nota",
        concerns_kind="programma",
        concerns_uid=successor.uid,
        **own,
    )


def _adopt(own: dict[str, Any], body: Body, day: str, kind: str, **subject: Any) -> None:
    (about,) = subject.values()
    decision = Decision.objects.create(
        code=f"{body.code}-{day}-{kind}",
        body=body,
        municipality=body.municipality,
        decided_on=PreciseDate(day),
        kind="afspraak",
        subject="vaststelling",
        concerns_kind="plan" if "plan" in subject else "programma",
        concerns_uid=about.uid,
        **own,
    )
    Adoption.objects.create(
        municipality=body.municipality,
        kind=kind,
        body_name=body.name,
        adopted_on=PreciseDate(day),
        decision_uid=decision.uid,
        **subject,
        **own,
    )


def _evaluation(
    own: dict[str, Any], programme: Programme, themes: tuple[Node, ...], rietdam: Municipality
) -> tuple[Evaluation, tuple[Judgement, ...]]:
    evaluation = Evaluation.objects.create(
        programme=programme,
        code="evaluatie",
        title="Evaluatie UVP 2029-2030",
        period_start=PreciseDate("2030"),
        period_end=PreciseDate("2030"),
        overall="meeste_afgerond",
        overall_text="Op één na is alles klaar.",
        remaining="Eén actie vraagt nog bijsturing.",
        **own,
    )
    judgements = (
        Judgement.objects.create(
            evaluation=evaluation, node=themes[0], actions_state="alle_afgerond", done="De steigers zijn veilig.", **own
        ),
        Judgement.objects.create(
            evaluation=evaluation,
            node=themes[0],
            municipality=rietdam,
            actions_state="diverse_afgerond",
            story="In de haven brandt licht.",
            **own,
        ),
        Judgement.objects.create(
            evaluation=evaluation,
            node=themes[1],
            asks_attention=True,
            attention_text="Nieuwe wijken lopen achter.",
            **own,
        ),
    )
    return evaluation, judgements
