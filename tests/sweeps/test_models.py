# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every table: whose it is, what it stands on, that it is under the write guard, and what personal data it may hold."""

from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.db import connection, models

from driehoek.kernel import definitions, guard
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import WriteOutsideCommand
from driehoek.kernel.fields import PreciseDateField
from driehoek.kernel.models import Record, Tracked
from driehoek.organisations.models import OwnedRecord, Partnership
from driehoek.organisations.models.partnership import PartnershipRow
from tests.sweeps.source import python_files, shown

Model = type[models.Model]

#: Tables without a tenant key, and why.
NO_TENANT = {
    "kernel.Recipient": "joins one record and one function, which both have the key",
    "kernel.SearchEnclosure": "joins two entries of the index, which both have the key",
    "kernel.SearchWord": "a loose word, of whichever partnership; it leads to entries, which have the key",
    "audit.Performed": "the idempotency keys of one person, who may act in several partnerships",
    "organisations.Municipality": "national: a municipality is of no partnership",
    "organisations.Population": "national: figures of municipalities",
    "organisations.Person": "a person may hold functions in several partnerships",
    "organisations.Partnership": "is the tenant itself",
    "messages.MailAttachment": "of a mail, which has the key",
    "figures.Load": "of a dataset, which has the key",
    "figures.Series": "of a dataset, which has the key",
    "figures.Observation": "of a series, whose dataset has the key",
    "figures.ObservationRevision": "of a series, whose dataset has the key",
    "figures.Finding": "of a dataset, which has the key",
    "figures.FetchProgress": "of a run, which has the key",
}
#: Tables that hold the tenant as a value, because they lie below or outlive the partnership.
TENANT_AS_VALUE = {"kernel.Secrecy", "kernel.SearchEntry", "audit.AuditEvent", "audit.HistoryEntry", "messages.Mail"}
#: Tables of which a row is national where it has no tenant, and of one partnership where it has.
NATIONAL_OR_OWN = {"figures.Dataset"}
#: Owned tables that are never joint and never local, and why they have no municipality of their own kind.
NOT_JOINT_OR_LOCAL = {
    "organisations.SourceDocument": "a document is of the whole partnership",
    "organisations.Membership": "is of one municipality by nature",
    "organisations.MunicipalityFacts": "is of one municipality by nature",
}


def own_models() -> list[Model]:
    """Return every table of ours."""
    return [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("driehoek.")]


def labels(found: list[Model]) -> list[str]:
    """Return the tables by name."""
    return sorted(model._meta.label for model in found)


def columns(model: Model) -> set[str]:
    """Return the names of the fields of a table."""
    return {column.name for column in model._meta.concrete_fields}


def test_there_are_tables_to_sweep() -> None:
    assert len(own_models()) > 25


def test_every_table_has_a_tenant_key_or_a_reason_for_none() -> None:
    without = [model for model in own_models() if not columns(model) & {"partnership", "partnership_id"}]
    assert labels(without) == sorted(NO_TENANT)
    by_value = [model for model in own_models() if "partnership_id" in columns(model)]
    assert labels(by_value) == sorted(TENANT_AS_VALUE)


def test_every_table_of_a_partnership_stands_on_the_base_record() -> None:
    owned = [model for model in own_models() if "partnership" in columns(model)]
    assert labels([model for model in owned if not issubclass(model, PartnershipRow)]) == sorted(NATIONAL_OR_OWN)
    neither = NOT_JOINT_OR_LOCAL.keys() | NATIONAL_OR_OWN
    assert labels([model for model in owned if not issubclass(model, OwnedRecord)]) == sorted(neither)
    assert issubclass(PartnershipRow, Record)
    assert issubclass(Partnership, Record)
    base = {
        "uid", "version", "example", "source", "source_place", "withdrawn_at", "created_in", "changed_in", "circle",
        "secrecy", "embargo_until",
    }  # fmt: skip
    assert [model._meta.label for model in owned if not base <= columns(model)] == []


def test_every_other_table_but_those_of_the_audit_the_index_and_bulk_figures_is_tracked() -> None:
    untracked = [model for model in own_models() if not issubclass(model, Tracked)]
    assert labels(untracked) == [
        "audit.AuditEvent", "audit.HistoryEntry", "audit.Performed", "figures.FetchProgress", "figures.Finding",
        "figures.Observation",
        "figures.ObservationRevision", "figures.Series", "kernel.Recipient", "kernel.SearchEnclosure",
        "kernel.SearchEntry", "kernel.SearchWord",
    ]  # fmt: skip


def test_what_is_of_one_municipality_alone_says_which() -> None:
    """The circle "eigen gemeente" without a municipality would be seen by nobody, or by everybody."""
    wrong = [
        model._meta.label
        for model in own_models()
        if issubclass(model, OwnedRecord)
        and not any(
            isinstance(rule, models.CheckConstraint) and rule.name.endswith("_circle_whose")
            for rule in model._meta.constraints
        )
    ]
    assert wrong == []


def writes(model: Model) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield each way in which a row of a table could be written without a command."""
    table, manager = model._meta.db_table, model._base_manager
    dates = {c.name: PreciseDate("2026") for c in model._meta.concrete_fields if isinstance(c, PreciseDateField)}
    column = model._meta.concrete_fields[-1]

    def run(sql: str) -> Callable[[], object]:
        def execute() -> object:
            with connection.cursor() as cursor:
                return cursor.execute(sql)

        return execute

    yield "raw INSERT", run(f'INSERT INTO "{table}" ("{column.column}") VALUES (NULL)')
    yield "raw UPDATE", run(f'UPDATE "{table}" SET "{column.column}" = NULL')
    yield "raw DELETE", run(f'DELETE FROM "{table}"')
    yield "commented UPDATE", run(f'/* x */ UPDATE "{table}" SET "{column.column}" = NULL')
    yield "UPDATE within a WITH", run(f'WITH x AS (SELECT 1) UPDATE "{table}" SET "{column.column}" = NULL')
    yield "bulk_create", lambda: manager.bulk_create([model(**dates)])
    yield "update()", lambda: manager.filter(pk=0).update(**{column.attname: None})
    yield "delete()", lambda: manager.filter(pk=0)._raw_delete(manager.db)
    yield "save()", lambda: model(**dates).save(force_insert=True)


@pytest.mark.django_db
@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
def test_nothing_is_written_outside_a_command(model: Model) -> None:
    for way, write in writes(model):
        try:
            write()
        except WriteOutsideCommand:
            continue
        pytest.fail(f"{way} passes the guard")


@pytest.mark.django_db
def test_tables_that_are_not_ours_may_be_written() -> None:
    """Sessions are Django's: the guard is about records, not about who is signed in."""
    assert not guard.is_ours("django_session")
    assert not guard.is_ours("django_migrations")


def test_seeding_is_named_only_in_the_guard_and_in_tests() -> None:
    wrong = []
    for file in python_files("driehoek", "benchmarks", "scripts"):
        if shown(file) == "driehoek/kernel/guard.py":
            continue
        if "seeding" in file.read_text(encoding="utf-8"):
            wrong.append(shown(file))
    assert wrong == []


def classified(fields: dict[str, list[str]]) -> dict[str, str]:
    """Return the class of each field; one that stands in two classes fails."""
    found: dict[str, str] = {}
    for name, listed in fields.items():
        for column in listed:
            assert column not in found, f"{column} stands in {found[column]} and in {name}"
            found[column] = name
    return found


def test_every_field_has_a_privacy_class() -> None:
    privacy = definitions.load("privacy")
    shared = classified(privacy["shared"])
    tables = {label: classified(fields) for label, fields in privacy["tables"].items()}
    assert sorted(tables) == labels(own_models())
    used: set[str] = set()
    for model in own_models():
        told = tables[model._meta.label]
        taken_over = (columns(model) & shared.keys()) - told.keys()
        used |= taken_over
        assert told.keys() | taken_over == columns(model), model._meta.label
    assert used == shared.keys()


def test_what_is_secret_stands_in_no_history_and_in_no_plan_file() -> None:
    secret = [
        (model, column)
        for model in own_models()
        for column in definitions.load("privacy")["tables"][model._meta.label].get("geheim", ())
    ]
    assert [(model._meta.label, column) for model, column in secret] == [
        ("organisations.Person", "password"), ("steering.FeedToken", "digest"),
    ]  # fmt: skip
    for model, column in secret:
        assert issubclass(model, Tracked)
        assert column in model.NOT_IN_HISTORY


def test_no_field_is_there_to_hold_data_of_persons_or_cases() -> None:
    """Counts only: a field with such a name would invite what does not belong here."""
    forbidden = {"bsn", "birth", "birthday", "address", "phone", "suspect", "victim", "nationality", "case_number"}
    wrong = [
        f"{model._meta.label}.{name}"
        for model in own_models()
        for name in columns(model)
        if forbidden & set(name.split("_"))
    ]
    assert wrong == []
