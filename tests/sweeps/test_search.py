# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every table says whether it is searched, and if so with all its texts; every answer has a page to stand on."""

import pytest
from django.db import connection, models

from driehoek.kernel import search_index
from driehoek.kernel.models import Record, Tracked
from driehoek.kernel.searched import Searched
from driehoek.web.presenters.search import PLACES, sorts
from tests.sweeps.test_models import own_models

#: Texts that are not searched, and why.
LEFT_OUT = {
    "source": "the key of a source; the source itself is searched",
    "source_place": "a place in a source",
    "told_by": "in which function somebody told it",
    "status_cause_label": "names a report or decision, which is searched itself",
    "triangle_name": "what the partnership calls its triangle; nobody looks for it by its name",
    "police_source": "the key of a source",
    "police_unit": "stands on the page of the partnership",
    "police_district": "stands on the page of the partnership",
    "police_team": "stands on the page of the partnership",
    "evaluation_rhythm": "a part of a sentence",
    "newsletter_rhythm": "a part of a sentence",
    "newsletter_readers": "stands on the page of the partnership",
    "ways_label": "a word that a plan uses for something",
    "concerns_label": "names what a proposal is about, which is searched itself",
    "type_label": "a kind of document; of plans and programmes it is searched",
}


def tracked() -> list[type[Tracked]]:
    """Return every table that keeps versions."""
    return [model for model in own_models() if issubclass(model, Tracked)]


@pytest.mark.parametrize("model", tracked(), ids=lambda model: model._meta.label)
def test_every_table_says_itself_whether_it_is_searched(model: type[Tracked]) -> None:
    said = model.__dict__.get("SEARCHED")
    assert isinstance(said, Searched) or (isinstance(said, str) and len(said) > 10), (
        f"{model.__name__} must have SEARCHED: a Searched(...), or a sentence that says why it is not searched"
    )


def searched() -> list[type[Tracked]]:
    """Return every table that is searched."""
    return list(search_index.searched_models())


def test_there_is_something_to_search() -> None:
    assert len(searched()) > 20


@pytest.mark.parametrize("model", searched(), ids=lambda model: model._meta.label)
class TestSearched:
    """A table that is searched."""

    def test_all_its_texts_are_searched(self, model: type[Tracked]) -> None:
        said = search_index.searched(model)
        assert said is not None
        texts = {
            column.name
            for column in model._meta.concrete_fields
            if isinstance(column, models.TextField)
            or (isinstance(column, models.CharField) and not column.choices and (column.max_length or 0) >= 60)
        }
        assert set(said.columns) <= {column.name for column in model._meta.concrete_fields}
        assert texts - set(said.columns) - LEFT_OUT.keys() == set()

    def test_what_it_belongs_to_is_searched_too(self, model: type[Tracked]) -> None:
        """Else nobody would notice that an answer belongs to something out of sight."""
        for name in search_index.around(model):
            target = model._meta.get_field(name).related_model
            assert target in searched(), f"{model.__name__}.{name}"

    def test_what_limits_who_sees_it_is_in_the_index(self, model: type[Tracked]) -> None:
        assert issubclass(model, Record)
        own = {column.attname for column in model._meta.concrete_fields}
        assert {"circle", "secrecy", "embargo_until", "withdrawn_at"} <= own
        assert "partnership_id" in own or model._meta.label == "organisations.Partnership"

    def test_an_answer_has_a_name_and_a_page(self, model: type[Tracked]) -> None:
        assert model._meta.label in PLACES
        assert sorts()[model._meta.label]


def test_no_page_is_left_over() -> None:
    assert PLACES.keys() == sorts().keys() == {model._meta.label for model in searched()}


@pytest.mark.django_db
def test_the_database_has_what_searching_stands_on() -> None:
    """Django remakes a table in SQLite when it changes, and would lose its triggers without a word."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'kernel_searchentry'")
            wanted = {f"kernel_searchentry_{when}" for when in ("made", "gone", "before", "after")}
        else:
            cursor.execute("SELECT indexname FROM pg_indexes WHERE indexdef LIKE '%USING gin%'")
            wanted = {"kernel_searchentry_words_gin"}
        assert {name for (name,) in cursor.fetchall()} == wanted
