# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A load that broke off goes on where it was; nothing comes twice."""

import gzip
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from driehoek.lib.statline.fetching.keeping import alone, forget_old
from driehoek.lib.statline.odata import Stopped, Wanted
from driehoek.lib.statline.refusals import Refused
from tests.lib.statline.odata.fetching import CRIMES, PEOPLE, Fetching
from tests.lib.statline.replay import faults, small
from tests.lib.statline.replay.server import Replay

Fetch = Callable[..., Fetching]
DATA = "UntypedDataSet?"


@pytest.fixture(autouse=True)
def tables(server: Replay) -> None:
    server.serve(small.crimes())
    server.serve(small.people())
    server.page = 3


def broken_off(fetch: Fetching, server: Replay, after: int) -> None:
    """Fetch until the server gives up after so many pages."""
    server.fail(DATA, faults.page(503), after=after)
    with pytest.raises(Refused, match="blijft bewaard"):
        fetch(CRIMES)
    server.faults.clear()
    server.asked.clear()


@pytest.mark.parametrize("after", range(1, 7))
def test_it_goes_on_where_it_was(fetching: Fetch, server: Replay, after: int) -> None:
    whole = fetching()(CRIMES, forget=True)
    pages = len(server.data_pages())
    fetch = fetching()
    broken_off(fetch, server, after)
    assert fetch(CRIMES) == whole
    assert len(server.data_pages()) == pages - after
    assert fetch.told[-1][0] == 19


def test_a_cancelled_load_goes_on_where_it_was(fetching: Fetch, server: Replay) -> None:
    whole = fetching()(CRIMES, forget=True)
    pages = len(server.data_pages())
    server.asked.clear()
    with pytest.raises(Stopped):
        fetching(stopped=lambda: len(server.data_pages()) >= 3)(CRIMES)
    came = len(server.data_pages())
    assert fetching()(CRIMES) == whole
    assert len(server.data_pages()) <= pages + 1
    assert came >= 3


def test_a_table_that_was_renewed_meanwhile_starts_anew(fetching: Fetch, server: Replay) -> None:
    fetch = fetching()
    broken_off(fetch, server, 3)
    table = small.crimes()
    table.about["Modified"] = "2024-09-15T02:00:00"
    assert table.untyped is not None
    table.untyped[0]["GeregistreerdeMisdrijven_1"] = "   12345"
    server.serve(table)
    assert 12345 in {row.value for row in fetch(CRIMES)}
    assert not any("skip" in url for url in server.data_pages()[:1])


def test_another_selection_has_pages_of_its_own(fetching: Fetch, server: Replay) -> None:
    fetch = fetching()
    broken_off(fetch, server, 3)
    assert {row.subject for row in fetch(CRIMES, Wanted(subjects=("1.1.1",)))} == {"1.1.1"}


def test_all_that_was_kept_is_read_without_asking_for_figures_again(fetching: Fetch, server: Replay) -> None:
    whole = fetching()(CRIMES)
    server.asked.clear()
    assert fetching()(CRIMES) == whole
    assert server.data_pages() == []


def test_what_is_in_is_thrown_away(fetching: Fetch) -> None:
    fetch = fetching()
    fetch(CRIMES, forget=True)
    assert [path.name for path in fetch.keep.iterdir()] == ["99018NED.lock"]


def test_a_page_that_is_gone_makes_it_start_anew(fetching: Fetch, server: Replay) -> None:
    fetch = fetching()
    whole = fetch(CRIMES)
    next(fetch.keep.glob("*/000001.json.gz")).unlink()
    assert fetch(CRIMES) == whole


def test_a_line_that_was_not_finished_is_left_out(fetching: Fetch, server: Replay) -> None:
    """As after a power cut in the middle of writing."""
    fetch = fetching()
    whole = fetch(CRIMES)
    listed = next(fetch.keep.glob("*/pages.jsonl"))
    text = listed.read_text(encoding="utf-8")
    listed.write_text(text[:-20], encoding="utf-8")
    server.asked.clear()
    assert fetch(CRIMES) == whole
    assert len(server.data_pages()) == 1
    assert fetch(CRIMES) == whole


def test_the_pages_are_what_the_server_said(fetching: Fetch, server: Replay) -> None:
    fetch = fetching()
    fetch(PEOPLE)
    first = json.loads(gzip.decompress(next(fetch.keep.glob("*/000000.json.gz")).read_bytes()))
    assert first["value"][0]["Measure"] == "M000001"


def test_two_at_once_of_one_table(fetching: Fetch, tmp_path: Path) -> None:
    with alone(tmp_path / "ophalen", CRIMES.id), pytest.raises(Refused, match="wordt al opgehaald") as refused:
        fetching()(CRIMES)
    assert refused.value.reason == "fetching"
    assert fetching()(CRIMES), "once the other is done, it may"


def test_two_tables_at_once(fetching: Fetch, tmp_path: Path) -> None:
    with alone(tmp_path / "ophalen", CRIMES.id):
        assert fetching()(PEOPLE)


def test_what_nobody_goes_on_with_is_thrown_away_after_a_while(fetching: Fetch, server: Replay) -> None:
    fetch = fetching()
    broken_off(fetch, server, 3)
    assert forget_old(fetch.keep, 3600) == 0
    with alone(fetch.keep, CRIMES.id):
        assert forget_old(fetch.keep, 3600, now=lambda: time.time() + 7200) == 0
    assert forget_old(fetch.keep, 3600, now=lambda: time.time() + 7200) == 1
    assert forget_old(fetch.keep / "nowhere", 3600) == 0


FETCH = """
import sys
from pathlib import Path
from driehoek.lib.statline.odata import Bases, Host, Source, Wanted, fetch
base = sys.argv[1]
source = Source("99018NED", Host.POLICE3, "Proefbron", "CC0", "Bron: Proefbron", hidden=("1.4.1",))
with fetch(source, Wanted(), keep=Path(sys.argv[2]), bases=Bases(base, base, base)):
    pass
"""


@pytest.mark.slow
def test_killed_in_the_middle(fetching: Fetch, server: Replay, tmp_path: Path) -> None:
    """A process that is killed leaves whole pages and no lock; the next one goes on and has every row once."""
    whole = fetching()(CRIMES, forget=True)
    server.asked.clear()
    stop = threading.Event()
    server.fail(DATA, faults.silence(stop), after=3)
    keep = tmp_path / "ophalen"
    child = subprocess.Popen([sys.executable, "-c", FETCH, server.base, str(keep)], cwd=Path.cwd(), env=os.environ)
    try:
        deadline = time.monotonic() + 30
        while len(server.data_pages()) < 4 and time.monotonic() < deadline:
            time.sleep(0.02)
        assert len(server.data_pages()) == 4
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
        stop.set()
    server.faults.clear()
    server.asked.clear()
    fetch = fetching()
    assert fetch(CRIMES) == whole
    assert fetch.told[0][0] == 9, "three pages of three rows were kept"
    assert len(server.data_pages()) == 4
