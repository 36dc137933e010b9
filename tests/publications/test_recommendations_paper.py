# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The yearly list of recommendations on paper: of whom, of which year, in which edition."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from driehoek.kernel import clock, guard
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden
from driehoek.organisations.queries import MunicipalityHead
from driehoek.publications.editions import Edition
from driehoek.publications.kinds.recommendations.content import YearlyList
from driehoek.publications.kinds.recommendations.kind import RECOMMENDATIONS
from driehoek.publications.kinds.recommendations.writing import Asked, yearly_list
from driehoek.publications.papers import Format, make
from driehoek.steering.models import Recommendation, RecommendationStep
from tests.planning.world import World, build, store

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 9, 2, 10, tzinfo=UTC)


def asked_for(world: World, title: str, **more: Any) -> Recommendation:
    made = Recommendation(
        partnership=world.partnership, code=title.lower().replace(" ", "-"), title=title,
        kind=more.pop("kind", "aanbeveling"), made_by=more.pop("made_by", "rekenkamer Aa"),
        made_on=PreciseDate(more.pop("made_on", "2023-05")), municipality=more.pop("municipality", world.aa),
        circle=more.pop("circle", Circle.PUBLIC.value), **more,
    )  # fmt: skip
    return store(made)


def told(row: Recommendation, on: str, state: str, text: str) -> None:
    step = RecommendationStep(
        partnership_id=row.partnership_id, recommendation=row, told_on=date.fromisoformat(on), state=state, text=text,
        circle=row.circle,
    )  # fmt: skip
    store(step)


@pytest.fixture
def world() -> Iterator[World]:
    with guard.seeding():
        made = build()
        first = asked_for(
            made, "Meet de opbrengst", text="Elk kwartaal.\n\nEn vertel het.", paper="Zicht op toezicht",
            answer="overgenomen", answer_text="Vanaf 2024.", answered_on=PreciseDate("2023-09-12"),
            due_on=PreciseDate("2024-06"),
        )  # fmt: skip
        told(first, "2024-03-01", "loopt", "De lijst is er.")
        done = asked_for(made, "Oude motie", kind="motie", made_by="raad van Aa", made_on="2022")
        told(done, "2022-12-01", "afgedaan", "Gedaan.")
        asked_for(made, "Van Bree", municipality=made.bree, made_on="2024-01-10")
        with clock.stopped(NOW):
            yield made


def paper(world: World, year: int = 2024, edition: Edition = Edition.PUBLIC, place: str = "") -> YearlyList:
    own = next(
        (MunicipalityHead(one.pk, one.name, one.cbs_code) for one in (world.aa, world.bree) if one.name == place), None
    )
    return yearly_list(world.coordinator, world.head, Asked(year, own), edition)


def titles(made: YearlyList) -> list[tuple[str, list[str]]]:
    return [(whose.name, [one.title.text for one in whose.recommendations]) for whose in made.municipalities]


def test_the_list_of_a_year_by_municipality(world: World) -> None:
    assert titles(paper(world)) == [("Aa", ["Meet de opbrengst"]), ("Bree", ["Van Bree"])]
    assert titles(paper(world, place="Aa")) == [("Aa", ["Meet de opbrengst"])]
    assert titles(paper(world, 2022)) == [("Aa", ["Oude motie"])]
    assert [line.text for line in paper(world, 2021).none] == ["Op de lijst van dit jaar staat niets."]


def test_what_was_asked_answered_and_done(world: World) -> None:
    (one,) = paper(world, place="Aa").municipalities[0].recommendations
    assert one.source.text == "Aanbeveling van de rekenkamer. Rekenkamer Aa, Zicht op toezicht, mei 2023."
    assert [line.text for line in one.text] == ["Elk kwartaal.", "En vertel het."]
    assert [line.text for line in one.answer] == ["Overgenomen, 12 september 2023. Vanaf 2024."]
    assert one.state.text == "Loopt. De datum is voorbij."
    assert [line.text for line in (*one.due, *one.told)] == ["juni 2024", "1 maart 2024: De lijst is er."]
    head = paper(world, 2023, place="Aa").head
    assert (head.lead.text, head.day) == ("Aa, 2023", "2023-12-31")
    (then,) = paper(world, 2023, place="Aa").municipalities[0].recommendations
    assert (then.state.text, then.told) == ("Nog niet begonnen", ())


def test_an_edition_has_no_trace_of_what_is_narrower(world: World) -> None:
    before = {form: make(RECOMMENDATIONS, paper(world), form) for form in Format}
    asked_for(world, "Vertrouwelijk", circle=Circle.PARTNERS.value)
    own = asked_for(world, "Alleen Aa", circle=Circle.MUNICIPALITY.value, circle_municipality=world.aa)
    assert {form: make(RECOMMENDATIONS, paper(world), form) for form in Format} == before
    assert "Vertrouwelijk" in titles(paper(world, edition=Edition.PARTNERS))[0][1]
    asked = Asked(2024, MunicipalityHead(world.aa.pk, "Aa", ""))
    made = yearly_list(world.adviser(world.aa), world.head, asked, Edition.MUNICIPALITY)
    assert own.title in titles(made)[0][1]
    with pytest.raises(Forbidden):
        yearly_list(world.adviser(world.bree), world.head, asked, Edition.MUNICIPALITY)
    with pytest.raises(Absent):
        paper(world, edition=Edition.MUNICIPALITY)
