# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fetching a table for a partnership: asked for, done by the worker, stopped, gone on with; nothing comes twice."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from driehoek.audit.models import AuditEvent
from driehoek.figures.commands.fetching import ask_fetch, note_fetch, resume_fetch, stop_fetch, take_fetch
from driehoek.figures.models import FetchProgress, FetchRun, Load, Observation
from driehoek.figures.queries.fetches import FetchLine, fetch_lines, fetch_tables
from driehoek.figures.rules import FetchState
from driehoek.kernel import clock, guard
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.lib.statline.fetching.keeping import alone
from driehoek.lib.statline.fetching.limits import Limits
from driehoek.worker import fetching
from driehoek.worker.duties import duties, forget_old_pages
from tests.lib.statline.replay import faults, small
from tests.lib.statline.replay.server import Replay, replaying
from tests.lib.statline.replay.tables import Served3
from tests.planning.world import World, actor, build

TABLE = "47018NED"
DATA = "UntypedDataSet?"
ALL_YEARS = (None, None)


def served() -> Served3:
    """A table of our own making under a number that Driehoek knows, with the municipalities of the small world."""
    table = small.crimes()
    table.id = TABLE
    table.dimensions["RegioS"].append({"Key": "GM9003", "Title": "Cee", "Description": ""})
    assert table.untyped is not None
    table.untyped += [row | {"RegioS": "GM9003"} for row in table.untyped if row["RegioS"] == "GM9001"]
    return table


@pytest.fixture
def world(db: None) -> World:
    return build()


@pytest.fixture
def server(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Replay]:
    """A server in the place of that of the police; nothing is waited for between two attempts."""
    monkeypatch.setattr("driehoek.figures.fetching.LIMITS", Limits(first_wait=0.0, attempts=2))
    with replaying() as running:
        running.serve(served())
        settings.DRIEHOEK_ODATA_V3_POLICE = running.base
        settings.FETCHING_ROOT = tmp_path / "ophalen"
        yield running


def asked(world: World, table: str = TABLE, **more: Any) -> FetchRun:
    uid = ask_fetch(
        actor=world.coordinator,
        partnership_id=world.partnership.pk,
        table=table,
        years=more.get("years", ALL_YEARS),
        months=more.get("months", False),
    )
    return FetchRun._default_manager.get(uid=uid)


def line(world: World) -> FetchLine:
    return fetch_lines(world.coordinator, world.partnership.pk)[0]


def stays() -> bool:
    return False


def test_what_somebody_asks_for_the_worker_fetches(world: World, server: Replay) -> None:
    asked(world)
    assert line(world).state is FetchState.WAITING
    assert fetching.fetch_next(stays) == "table 47018NED done"
    shown = line(world)
    assert shown.state is FetchState.DONE
    assert shown.rows > 0
    assert shown.told.splitlines()[1:] == ["'2024 januari-april' is een deel van een jaar en is overgeslagen."]
    areas = set(Observation.objects.values_list("series__area", flat=True))
    assert areas == {"NL", "GM9001", "GM9002", "GM9003"}, "its own municipalities and the country"
    load = Load.objects.get()
    assert load.dataset.partnership_id == world.partnership.pk
    assert FetchRun._default_manager.get().load == load.uid
    assert fetching.fetch_next(stays) == "", "and nothing waits any more"


def test_fetching_again_changes_nothing_and_says_so(world: World, server: Replay) -> None:
    for _ in range(2):
        asked(world)
        fetching.fetch_next(stays)
    assert Load.objects.count() == 1
    assert line(world).told.splitlines()[0] == "De cijfers waren al bijgewerkt; er is niets veranderd."


def test_months_and_years_as_asked(world: World, server: Replay) -> None:
    asked(world, years=(2023, 2023), months=True)
    fetching.fetch_next(stays)
    assert set(Observation.objects.values_list("period", flat=True)) == {"2023JJ00", "2023MM01", "2023MM02"}
    assert line(world).years == (2023, 2023)


def test_a_table_is_fetched_once_at_a_time(world: World, server: Replay) -> None:
    asked(world)
    with pytest.raises(Invalid, match="wordt al opgehaald") as refused:
        asked(world)
    assert "tabel" in refused.value.fields
    assert asked(world, "47013NED").table == "47013NED", "another table may"


def test_two_partnerships_want_the_same_table(world: World, server: Replay, settings: Any) -> None:
    """The second is told by the lock on the disk, when somebody fetches it from the command line at that moment."""
    asked(world)
    with alone(settings.FETCHING_ROOT, TABLE):
        fetching.fetch_next(stays)
    assert line(world).state is FetchState.FAILED
    assert "wordt al opgehaald" in line(world).told
    resume_fetch(actor=world.coordinator, partnership_id=world.partnership.pk, run_uid=line(world).uid)
    fetching.fetch_next(stays)
    assert line(world).state is FetchState.DONE


@pytest.mark.parametrize("years", [(2020, None), (None, 2020), (2022, 2020), (1700, 2020), (2020, 2999), (0, 0)])
def test_years_that_cannot_be(world: World, years: tuple[int | None, int | None]) -> None:
    with pytest.raises(Invalid, match="Vul twee jaren in"):
        asked(world, years=years)


@pytest.mark.parametrize("table", ["", "99999NED", "own", "BRON", "../../etc/passwd", "x" * 500])
def test_a_table_that_cannot_be_fetched(world: World, table: str) -> None:
    with pytest.raises(Invalid, match="Driehoek kent geen tabel"):
        asked(world, table)


def test_every_table_that_one_can_choose_can_be_asked_for(world: World) -> None:
    tables = fetch_tables()
    assert {"47013NED", "47018NED", "03759ned"} <= {one.code for one in tables}
    for one in tables:
        assert asked(world, one.code).table == one.code


def test_a_failure_is_a_sentence_and_one_can_go_on(world: World, server: Replay) -> None:
    run = asked(world)
    server.page = 3
    server.fail(DATA, faults.page(503), after=2)
    fetching.fetch_next(stays)
    shown = line(world)
    assert shown.state is FetchState.FAILED
    assert "blijft bewaard" in shown.told
    assert Observation.objects.count() == 0
    server.faults.clear()
    server.asked.clear()
    resume_fetch(actor=world.coordinator, partnership_id=world.partnership.pk, run_uid=run.uid)
    fetching.fetch_next(stays)
    assert line(world).state is FetchState.DONE
    assert "skip=6" in server.data_pages()[0], "on where it was: two pages of three rows were there"


def test_the_proxy_of_the_settings_is_used(world: World, server: Replay, settings: Any) -> None:
    settings.DRIEHOEK_ODATA_PROXY = "geen-adres"
    asked(world)
    fetching.fetch_next(stays)
    assert "proxyserver" in line(world).told


def test_a_failure_that_nobody_foresaw_is_logged_and_told(
    world: World, server: Replay, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked(world)

    def break_down(**_: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(fetching, "load_table", break_down)
    fetching.fetch_next(stays)
    assert line(world).state is FetchState.FAILED
    assert line(world).told == fetching.BROKEN
    assert "unforeseen" in caplog.text


def test_one_stops_what_waits_at_once(world: World, server: Replay) -> None:
    run = asked(world)
    stop_fetch(actor=world.coordinator, partnership_id=world.partnership.pk, run_uid=run.uid)
    assert line(world).state is FetchState.STOPPED
    assert fetching.fetch_next(stays) == ""
    assert server.asked == []
    with pytest.raises(Invalid, match="al klaar of gestopt"):
        stop_fetch(actor=world.coordinator, partnership_id=world.partnership.pk, run_uid=run.uid)


def test_one_stops_what_is_under_way(world: World, server: Replay, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody presses the button while a page drips in."""
    asked(world)
    monkeypatch.setattr(fetching, "TELL_EVERY", 0.0)
    stop = threading.Event()
    server.fail(DATA, faults.drip(stop))

    def noting(*, actor: Actor, run: FetchRun, rows: int, expected: int | None) -> bool:
        if server.data_pages() and not pressed:
            pressed.append(1)
            stop_fetch(actor=world.coordinator, partnership_id=world.partnership.pk, run_uid=run.uid)
        return note_fetch(actor=actor, run=run, rows=rows, expected=expected)

    pressed: list[int] = []
    monkeypatch.setattr(fetching, "note_fetch", noting)
    fetching.fetch_next(stays)
    stop.set()
    assert pressed
    assert line(world).stopping
    assert line(world).state is FetchState.STOPPED
    assert Observation.objects.count() == 0


def test_a_worker_that_must_leave_lets_the_next_one_go_on(world: World, server: Replay) -> None:
    asked(world)
    server.page = 3
    fetching.fetch_next(lambda: len(server.data_pages()) >= 3)
    assert line(world).state is FetchState.WAITING
    assert line(world).rows > 0
    fetching.fetch_next(stays)
    assert line(world).state is FetchState.DONE
    asked_for = server.data_pages()
    assert len(asked_for) <= len(set(asked_for)) + 1, "at most the page that was under way came twice over the wire"


def test_a_run_that_lost_its_worker_is_taken_up_again(world: World, server: Replay) -> None:
    run = asked(world)
    assert take_fetch(actor=fetching.worker()) == run
    assert take_fetch(actor=fetching.worker()) is None, "while its worker is heard of, nobody else takes it"
    with guard.seeding():
        FetchProgress._default_manager.update(at=clock.now() - timedelta(minutes=3))
    assert fetching.fetch_next(stays) == "table 47018NED done"


def test_noting_how_far_it_is_stands_in_no_audit(world: World, server: Replay) -> None:
    asked(world)
    fetching.fetch_next(stays)
    commands = list(AuditEvent.objects.order_by("pk").values_list("command", flat=True))
    assert commands == ["figures.ask_fetch", "figures.take_fetch", "figures.store_table", "figures.end_fetch"]


@pytest.mark.parametrize("role", ["adviseur_oov", "burgemeester", "actietrekker", "griffier"])
def test_who_may_not_bring_figures_in_may_not_fetch(world: World, role: str) -> None:
    somebody = actor(role, world.partnership, municipality=world.aa)
    run = asked(world)
    key = world.partnership.pk
    attempts: tuple[Callable[[], object], ...] = (
        lambda: ask_fetch(actor=somebody, partnership_id=key, table="47013NED", years=ALL_YEARS, months=False),
        lambda: stop_fetch(actor=somebody, partnership_id=key, run_uid=run.uid),
        lambda: resume_fetch(actor=somebody, partnership_id=key, run_uid=run.uid),
        lambda: fetch_lines(somebody, key),
        lambda: take_fetch(actor=somebody),
    )
    for attempt in attempts:
        with pytest.raises(Forbidden):
            attempt()


def test_a_run_of_another_partnership_is_out_of_sight(world: World) -> None:
    run = asked(world)
    other = world.outsider
    (key,) = other.partnership_ids
    with pytest.raises(Absent):
        stop_fetch(actor=other, partnership_id=key, run_uid=run.uid)
    assert fetch_lines(other, key) == ()


def test_the_worker_looks_every_few_seconds(world: World, server: Replay) -> None:
    (duty,) = (one for one in duties(stays) if one.name == "figures")
    assert duty.every <= 5
    assert duty.work() == ""
    assert forget_old_pages() == ""


KILLED = """
import sys
from driehoek.worker import fetching
fetching.fetch_next(lambda: False)
"""


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.django_db(transaction=True)
def test_the_worker_is_killed_in_the_middle(server: Replay, settings: Any) -> None:
    """A real process on the same database, killed with -9 while a page is under way; another one finishes it."""
    if connection.vendor != "sqlite":
        pytest.skip("starts a process on the database file; runs once, on SQLite")
    world = build()
    run = asked(world)
    server.page = 4
    stop = threading.Event()
    server.fail(DATA, faults.silence(stop), after=3)
    root = settings.FETCHING_ROOT.parent
    environment = os.environ | {
        "DRIEHOEK_DATA": str(root),
        "DRIEHOEK_ODATA_V3_POLICE": server.base,
        "DJANGO_SETTINGS_MODULE": "driehoek.config.settings",
        "TEST_DATABASE": str(connection.settings_dict["NAME"]),
    }
    start = (
        "import os, django; from django.conf import settings;"
        "settings.DATABASES['default']['NAME'] = os.environ['TEST_DATABASE']; django.setup();"
    )
    child = subprocess.Popen([sys.executable, "-c", start + KILLED], env=environment, cwd=Path.cwd())
    try:
        deadline = time.monotonic() + 60
        while len(server.data_pages()) < 4 and time.monotonic() < deadline and child.poll() is None:
            time.sleep(0.05)
        assert len(server.data_pages()) == 4
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
        stop.set()
    assert FetchRun._default_manager.get(pk=run.pk).state == FetchState.RUNNING
    assert Observation.objects.count() == 0
    server.faults.clear()
    server.asked.clear()
    with clock.stopped(clock.now() + timedelta(minutes=3)):
        assert fetching.fetch_next(stays) == "table 47018NED done"
    assert server.data_pages()
    assert not any("2022JJ00" in url for url in server.data_pages()), "the three pages of that year were kept"
    series = Observation.objects.values_list("series_id", "period")
    assert len(series) == len(set(series)) > 0
    assert Load.objects.count() == 1
