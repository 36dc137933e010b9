# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole system as `make run` starts it: one per data folder, together or not at all, and the data stays."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import psycopg
import pytest

from scripts import demo_site
from scripts.demo_site import DemoSite

pytestmark = [pytest.mark.slow, pytest.mark.long]

POSTGRESQL = os.environ.get("DATABASE_URL", "")
once = pytest.mark.once


def driehoek(data: Path, *words: str, database: str = "") -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DRIEHOEK_")}
    return subprocess.run(
        [sys.executable, "-m", "driehoek.cli.main", *words],
        env=environment | {"DRIEHOEK_DATA": str(data), "DATABASE_URL": database},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def children(parent: psutil.Process) -> dict[str, psutil.Process]:
    """Return the processes that this one started, by their command lines."""
    return {" ".join(child.cmdline()): child for child in parent.children()}


def only(found: dict[str, psutil.Process], *parts: str) -> psutil.Process:
    """Return the one process whose command line holds these parts."""
    (process,) = [process for command, process in found.items() if all(part in command for part in parts)]
    return process


def lives(process: psutil.Process) -> bool:
    """Tell whether a process still does anything; one that ended may wait for its parent to ask how."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def eventually(holds: Callable[[], bool], seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def site(data: Path) -> Iterator[DemoSite]:
    with demo_site.running(data) as running:
        yield running


@once
def test_it_offers_sign_ins_of_both_partnerships(site: DemoSite) -> None:
    assert {name.partition("/")[0] for name in site.sign_ins} == {"heuvelrug", "tweestromenland"}
    assert "tweestromenland/adviseur-wijchen" in site.sign_ins


@once
def test_static_files_are_named_by_content_and_kept_long(site: DemoSite) -> None:
    with urllib.request.urlopen(f"{site.address}/") as answer:
        page = answer.read().decode()
    style = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    assert style.startswith("/static/")
    request = urllib.request.Request(site.address + style, headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(request) as answer:
        assert answer.headers["Content-Encoding"] == "br"
        assert "immutable" in answer.headers["Cache-Control"]


@once
def test_a_second_one_on_the_same_folder_is_refused(site: DemoSite, data: Path) -> None:
    for words in (("serve", "--port", "0"), ("setup",), ("demo", "reset")):
        done = driehoek(data, *words)
        assert done.returncode == 1, words
        assert f"already runs on {data}" in done.stderr
        assert "Traceback" not in done.stderr


@once
def test_a_second_one_on_the_same_port_is_refused(site: DemoSite, tmp_path: Path) -> None:
    port = site.address.rpartition(":")[2]
    done = driehoek(tmp_path, "serve", "--port", port)
    assert done.returncode == 1
    assert f"Port {port} is in use" in done.stderr
    assert list(tmp_path.iterdir()) == [], "nothing was made before the sentence"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that is ready to be served, without partnerships; copied by each test that needs one."""
    folder = tmp_path_factory.mktemp("prepared") / "data"
    with demo_site.running(folder, demo=False):
        pass
    return folder


@pytest.fixture
def database() -> Iterator[str]:
    """The address of an empty database of its own on the engine of this run; empty for SQLite in the data folder."""
    if not POSTGRESQL:
        yield ""
        return
    name = f"house_{uuid.uuid4().hex}"
    with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlsplit(POSTGRESQL)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_setup_again_has_nothing_to_do_and_keeps_the_data(tmp_path: Path, database: str) -> None:
    first = driehoek(tmp_path, "setup", database=database)
    assert first.returncode == 0, first.stderr
    assert "Example heuvelrug" in first.stdout
    assert "Example tweestromenland" in first.stdout
    again = driehoek(tmp_path, "setup", database=database)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    reset = driehoek(tmp_path, "demo", "reset", database=database)
    assert reset.returncode == 0, reset.stderr
    assert "Demo data thrown away" in reset.stdout
    assert "Example heuvelrug" in reset.stdout
    assert (tmp_path / "driehoek.sqlite3").exists() is (database == "")


def test_on_an_empty_folder_the_first_command_makes_the_database(tmp_path: Path, database: str) -> None:
    data = tmp_path / "not" / "there" / "yet"
    done = driehoek(data, "personas", database=database)
    assert (done.returncode, done.stderr) == (0, "")
    assert (data / "driehoek.sqlite3").exists() is (database == "")


@once
def test_a_database_of_an_older_version_is_not_changed_by_the_way(prepared: Path, tmp_path: Path) -> None:
    data = shutil.copytree(prepared, tmp_path / "data")
    with contextlib.closing(sqlite3.connect(data / "driehoek.sqlite3")) as connection, connection:
        connection.execute("DELETE FROM django_migrations WHERE app = 'publications'")
    done = driehoek(data, "personas")
    assert done.returncode == 1
    assert done.stderr.startswith("The database is of an older version: run 'driehoek setup' first")


@once
@pytest.mark.parametrize("victim", ["driehoek.worker", "gunicorn"])
def test_when_one_is_killed_both_stop_with_a_sentence(victim: str, prepared: Path, tmp_path: Path) -> None:
    """kill -9 of one child: the other does not stay behind, the exit code says it, and the data is still there."""
    data = shutil.copytree(prepared, tmp_path / "data")
    with demo_site.running(data, demo=False) as running:
        port = running.address.rpartition(":")[2]
        supervisor = only(children(psutil.Process()), " serve ", f" --port {port}")
        everyone = supervisor.children(recursive=True)
        only(children(supervisor), victim).kill()
        assert eventually(lambda: "ended by itself (killed by SIGKILL)" in (data / "serve.log").read_text())
        assert eventually(lambda: not any(lives(process) for process in everyone))


@once
def test_when_the_supervisor_is_killed_nothing_stays_behind(prepared: Path, tmp_path: Path) -> None:
    data = shutil.copytree(prepared, tmp_path / "data")
    with demo_site.running(data, demo=False) as running:
        port = running.address.rpartition(":")[2]
        supervisor = only(children(psutil.Process()), " serve ", f" --port {port}")
        everyone = supervisor.children(recursive=True)
        assert len(everyone) >= 4, "web server with two workers, and the worker"
        supervisor.kill()
        assert eventually(lambda: not any(lives(process) for process in everyone))
