# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fifty at the same moment: loads wait for each other, readers see a table whole or not at all."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from driehoek.audit.models import AuditEvent
from driehoek.figures.models import Dataset, Load, Observation, ObservationRevision
from driehoek.kernel.errors import Busy, DriehoekError
from tests.figures.making import AA, BREE, load, stored, years

PEOPLE = 50
YEARS = 6

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def together(act: Callable[[int], object]) -> list[object]:
    """Let fifty do something at the same moment; return the answers or refusals."""
    ready = threading.Barrier(PEOPLE)

    def one(number: int) -> object:
        try:
            ready.wait(timeout=60)
            return act(number)
        except DriehoekError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        return list(pool.map(one, range(PEOPLE)))


def test_the_same_table_fifty_times_is_brought_in_once() -> None:
    rows = [*years(AA, 2020, range(YEARS)), *years(BREE, 2020, range(YEARS))]
    answers = together(lambda _: load(rows).nothing_to_do)
    done = [answer for answer in answers if not isinstance(answer, Busy)]
    assert done.count(False) == 1
    assert len(done) > 1
    assert (Dataset.objects.count(), Load.objects.count(), AuditEvent.objects.count()) == (1, 1, 1)
    assert Observation.objects.count() == 2 * YEARS


def test_fifty_versions_of_a_table_follow_each_other_and_none_is_lost() -> None:
    def write(number: int) -> int:
        load(years(AA, 2020, [number] * YEARS))
        return number

    answers = together(write)
    done = [answer for answer in answers if not isinstance(answer, Busy)]
    assert len(done) > 1
    values = set(stored().values())
    assert len(values) == 1
    assert values <= set(done)
    assert ObservationRevision.objects.count() == (len(done) - 1) * YEARS
    assert Load.objects.count() == len(done)


def test_who_reads_meanwhile_sees_a_table_whole() -> None:
    load(years(AA, 2020, [0] * YEARS))

    def act(number: int) -> object:
        if number % 2:
            return load(years(AA, 2020, [number] * YEARS)).load_uid
        return tuple(stored().values())

    answers = together(act)
    seen = {answer for answer in answers if isinstance(answer, tuple)}
    assert len(seen) >= 1
    assert all(len(values) == YEARS and len(set(values)) == 1 for values in seen)
