# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures in the council note: the year it looks back on, for its readers only, and told when they were corrected."""

from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from docx import Document

from driehoek.figures.queries import series_of
from driehoek.kernel import guard
from driehoek.kernel.actor import Actor
from driehoek.lib.documents.content import from_plain, to_plain
from driehoek.monitoring.models import GoalFigure
from driehoek.publications.commands import issue_note
from driehoek.publications.kinds.council_note.compose import lines_of
from driehoek.publications.kinds.council_note.content import CouncilNote
from driehoek.publications.kinds.council_note.kind import COUNCIL_NOTE
from driehoek.publications.papers import Format, make
from driehoek.publications.queries import corrected, council_note, issued_file, made_again
from tests.figures.making import load, years
from tests.publications.morgenland import ABOUT, PUBLIC, Morgenland, morgenland

pytestmark = pytest.mark.django_db

SERVER = Actor.system("proef", "systeem_opdrachtregel")
RIETDAM, OOSTWAARD = "GM9001", "GM9002"
#: 2025 to 2031: the note looks back on 2030, whatever came after it.
FELL = (58, 60, 61, 62, 60, 20, 90)


@pytest.fixture
def world(db: None) -> Morgenland:
    with guard.seeding():
        return morgenland()


def tie(world: Morgenland, indicator: str = "woninginbraak", **more: Any) -> GoalFigure:
    told: dict[str, Any] = {"partnership": world.partnership, "node": world.themes[0], "indicator": indicator, **PUBLIC}
    with guard.seeding():
        return GoalFigure.objects.create(**(told | more))


def note() -> CouncilNote:
    return council_note(SERVER, "morgenland", "UVP 2029-2030", "Rietdam")


def counted(counts: tuple[int, ...] = FELL, **more: Any) -> None:
    load([*years(RIETDAM, 2025, counts), *years(OOSTWAARD, 2025, (10,) * 7)], **more)


def test_the_note_tells_of_its_own_year_and_draws_what_is_clear(world: Morgenland) -> None:
    counted()
    tie(world)
    (part,) = note().figures
    assert "over 2030" in part.opening[0].lines[0].text
    assert [line.text for theme in part.themes for line in lines_of(theme)] == [
        "Water",
        "Woninginbraak: duidelijke daling. Zie de grafiek.",
    ]
    (chart,) = part.charts
    assert chart.sentence.text.startswith("Van gemiddeld 61,0 (183 in 3 jaar) naar 20: 41 minder.")
    assert [row[:2] for row in chart.numbers.rows] == [
        ("2030", "20"), ("2029", "60"), ("2028", "62"), ("2027", "61"), ("2026", "60"), ("2025", "58"),
    ]  # fmt: skip
    assert "20" in chart.picture.alt
    assert chart.source.text.startswith("Bron: Politie")
    assert {line.origins[0].record for line in lines_of(part.charts)} == {"monitoring.goalfigure"}


def test_the_same_numbers_stand_in_the_series_the_file_and_the_table_in_word(world: Morgenland) -> None:
    counted()
    tie(world)
    (chart,) = note().figures[0].charts
    view = series_of(SERVER, world.partnership.pk, ["woninginbraak"], [RIETDAM])["woninginbraak", RIETDAM]
    numbers = {str(point.period.year): f"{point.value:.0f}" for point in view.points if point.value is not None}
    del numbers["2031"]  # after the year that the note looks back on
    document = Document(BytesIO(make(COUNCIL_NOTE, note(), Format.WORD)))
    (drawn,) = [each for each in document.tables if each.rows[0].cells[0].text == "Jaar"]
    assert {row.cells[0].text: row.cells[1].text for row in drawn.rows[1:]} == numbers
    assert {row[0]: row[1] for row in chart.numbers.rows} == numbers
    assert [str(shape._inline.docPr.get("descr")) for shape in document.inline_shapes] == [chart.picture.alt]


def test_an_example_is_the_choice_of_a_figure_never_its_counts(world: Morgenland) -> None:
    counted()
    tie(world, example=True)
    made = note()
    assert made.example_notice
    assert [line.rule for line in lines_of(made.figures) if line.example] == ["figures_example"]


def test_what_is_no_more_than_chance_gets_a_sentence_and_no_chart(world: Morgenland) -> None:
    counted((58, 60, 61, 62, 60, 57, 90))
    tie(world)
    (part,) = note().figures
    assert part.charts == ()
    assert part.themes[0].text[0].lines[0].text.startswith("Woninginbraak: van gemiddeld 61,0")


def test_too_few_cases_say_nothing_in_a_public_note(world: Morgenland) -> None:
    counted((1, 0, 2, 1, 1, 2, 3))
    tie(world)
    assert note().figures == ()


@pytest.mark.parametrize("circle", ["partners", "driehoek"])
def test_a_tie_of_a_narrower_circle_is_not_in_a_public_note(world: Morgenland, circle: str) -> None:
    counted()
    tie(world, circle=circle)
    assert note().figures == ()


def test_a_tie_of_another_municipality_is_not_in_this_note(world: Morgenland) -> None:
    counted()
    tie(world, municipality=world.oostwaard)
    assert note().figures == ()


def test_what_the_partnership_brought_in_itself_stays_out_of_a_public_note(world: Morgenland) -> None:
    counted(partnership_id=world.partnership.pk)
    tie(world)
    assert note().figures == ()


def test_counts_about_people_stay_out(world: Morgenland) -> None:
    rows = years(RIETDAM, 2025, (40, 40, 40, 40, 40, 3, 1), measure="huisverboden", subject="")
    load(list(rows), code="own", partnership_id=world.partnership.pk)
    tie(world, "huisverboden")
    assert note().figures == ()
    assert "huisverbo" not in str(to_plain(note())).lower()


def test_the_content_is_kept_and_read_back(world: Morgenland) -> None:
    counted()
    tie(world)
    made = note()
    assert from_plain(CouncilNote, to_plain(made)) == made
    newest = next(one for one in made.figures[0].references if one.period == "2030JJ00")
    assert (newest.indicator, newest.area, newest.value, newest.table) == ("woninginbraak", RIETDAM, 20, "47018NED")
    assert (newest.label, newest.method != "", float(newest.wobble) > 0) == ("duidelijke_daling", True, True)


def test_a_correction_is_told_and_the_issued_note_stays_as_it_was(world: Morgenland) -> None:
    counted()
    tie(world)
    uid: UUID = issue_note(actor=world.adviser(), about=ABOUT)
    who = world.adviser()
    before = issued_file(who, uid, Format.WORD)
    assert corrected(who, world.partnership.pk) == ()
    counted((58, 60, 61, 62, 60, 24, 90))
    (one,) = corrected(who, world.partnership.pk)
    assert (one.paper, one.indicator, one.period, one.was, one.now) == (uid, "woninginbraak", "2030JJ00", 20, 24)
    assert issued_file(who, uid, Format.WORD) == before == made_again(who, uid, Format.WORD)
    assert corrected(world.adviser(role="raadslid"), 10**6) == ()
