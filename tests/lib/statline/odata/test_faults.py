# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything that can go wrong between us and another's server, one test for each."""

import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from driehoek.lib.statline.fetching.limits import Limits
from driehoek.lib.statline.odata import Bases, Stopped, Wanted
from driehoek.lib.statline.refusals import Refused
from tests.lib.statline.odata.fetching import CRIMES, Fetching
from tests.lib.statline.replay import faults, small
from tests.lib.statline.replay.server import Replay

Fetch = Callable[..., Fetching]
DATA = "UntypedDataSet?"


@pytest.fixture(autouse=True)
def tables(server: Replay) -> None:
    server.serve(small.crimes())


@pytest.fixture
def stop() -> Iterator[threading.Event]:
    """Ends an answer that never ends by itself."""
    event = threading.Event()
    yield event
    event.set()


def reason(fetch: Fetching, wanted: Wanted | None = None) -> str:
    """Fetch what must be refused, and return why it was; a refusal is always a Dutch sentence."""
    with pytest.raises(Refused) as refused:
        fetch(CRIMES, wanted)
    assert refused.value.sentence.endswith(".")
    assert "Traceback" not in refused.value.sentence
    return refused.value.reason


# --- Failures that pass ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(faults.page(500), id="error page 500"),
        pytest.param(faults.page(503), id="error page 503"),
        pytest.param(faults.page(200), id="web page with code 200"),
        pytest.param(faults.halfway, id="a page that breaks off halfway"),
        pytest.param(faults.cut_json, id="json that is cut"),
        pytest.param(faults.reset, id="connection reset"),
        pytest.param(faults.atom, id="atom instead of json"),
        pytest.param(faults.too_busy("3"), id="too busy"),
    ],
)
def test_a_failure_that_passes_is_not_noticed(fetching: Fetch, server: Replay, fault: Callable[..., None]) -> None:
    whole = fetching()(CRIMES, forget=True)
    server.fail(DATA, fault, times=2)
    fetch = fetching()
    assert fetch(CRIMES) == whole
    assert fetch.asker is not None
    assert len(fetch.asker.waited) == 2


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        pytest.param(faults.page(500), "status", id="error page 500"),
        pytest.param(faults.page(503), "status", id="error page 503"),
        pytest.param(faults.page(200), "page", id="web page with code 200"),
        pytest.param(faults.halfway, "broken-off", id="a page that breaks off halfway"),
        pytest.param(faults.cut_json, "broken-off", id="json that is cut"),
        pytest.param(faults.reset, "reset", id="connection reset"),
        pytest.param(faults.atom, "atom", id="atom instead of json"),
        pytest.param(faults.too_busy("3"), "busy", id="too busy"),
    ],
)
def test_a_failure_that_stays_is_refused_with_its_own_sentence(
    fetching: Fetch, server: Replay, fault: Callable[..., None], told: str
) -> None:
    server.fail(DATA, fault)
    fetch = fetching()
    assert reason(fetch) == told
    assert len(server.data_pages()) == fetch.limits.attempts


def test_each_wait_is_twice_the_last_and_no_test_waits(fetching: Fetch, server: Replay) -> None:
    server.fail(DATA, faults.page(503), times=5)
    fetch = fetching()
    fetch(CRIMES)
    assert fetch.asker is not None
    assert fetch.asker.waited == [1.0, 2.0, 4.0, 8.0, 16.0]
    assert fetch.slept.total == pytest.approx(31.0)


def test_the_server_says_how_long_to_wait(fetching: Fetch, server: Replay) -> None:
    server.fail(DATA, faults.too_busy("17"), times=1)
    fetch = fetching()
    fetch(CRIMES)
    assert fetch.asker is not None
    assert fetch.asker.waited == [17.0]


def test_a_server_that_asks_to_wait_for_hours_is_not_waited_for(fetching: Fetch, server: Replay) -> None:
    server.fail(DATA, faults.too_busy("36000"))
    fetch = fetching()
    assert reason(fetch) == "busy"
    assert fetch.slept.total == 0


def test_what_is_refused_for_good_is_asked_once(fetching: Fetch, server: Replay) -> None:
    server.fail(DATA, faults.page(403))
    assert reason(fetching()) == "declined"
    assert len(server.data_pages()) == 1


def test_more_than_ten_thousand_rows_at_once(fetching: Fetch, server: Replay) -> None:
    server.fail(DATA, faults.page(500, '{"odata.error": {"message": "more than 10000 results"}}'))
    assert reason(fetching()) == "too-many-rows"
    assert len(server.data_pages()) == 1


def test_an_error_that_says_it_is_fine(fetching: Fetch, server: Replay) -> None:
    server.fail(DATA, faults.page(200, '{"odata.error": {"message": "kapot"}}'))
    assert reason(fetching()) == "declined"


def test_an_empty_answer_is_an_error(fetching: Fetch, server: Replay) -> None:
    """What CBS answers to a key with the wrong padding."""
    server.fail(DATA, faults.changed(lambda told: told["value"].clear()))
    assert reason(fetching()) == "empty"


def test_the_server_gives_nothing_for_a_key_without_its_padding(server: Replay) -> None:
    """The replaying server is as strict as that of CBS; else the tests on padding would prove nothing."""
    asked = faults.selected(server, "99018NED", "SoortMisdrijf eq '1.1.1'")
    assert asked == []
    assert faults.selected(server, "99018NED", "SoortMisdrijf eq '1.1.1 '")


@pytest.mark.parametrize("text", ["", "null", "[]", "12", '{"value": 3}', '{"x": []}', '{"value": [1]}', "{" * 90_000])
def test_something_else_than_a_list_of_rows(fetching: Fetch, server: Replay, text: str) -> None:
    server.fail(DATA, faults.page(200, text))
    assert reason(fetching()) in ("not-json", "broken-off")


def test_a_description_without_its_list(fetching: Fetch, server: Replay) -> None:
    server.fail("DataProperties", faults.page(200, '{"value": null}'))
    assert reason(fetching()) == "shape"


def test_a_dimension_that_is_lacking(fetching: Fetch, server: Replay) -> None:
    server.fail("odata/99018NED?", faults.changed(lambda told: told["value"].pop()))
    assert reason(fetching()) == "shape"


# --- Hostile servers -------------------------------------------------------------------------------------------------


def test_an_endless_loop_of_next_links(fetching: Fetch, server: Replay) -> None:
    server.fail(DATA, faults.changed(lambda told: told.update({"odata.nextLink": server.base + server.asked[-1]})))
    assert reason(fetching()) == "endless"


def test_next_links_that_are_always_new(fetching: Fetch, server: Replay) -> None:
    server.fail(
        DATA,
        faults.changed(lambda told: told.update({"odata.nextLink": f"{server.base}{server.asked[-1]}&x=1"})),
    )
    assert reason(fetching()) == "too-many"


def test_empty_pages_without_end(fetching: Fetch, server: Replay) -> None:
    def empty(told: dict[str, object]) -> None:
        told.update({"value": [], "odata.nextLink": f"{server.base}{server.asked[-1]}&x=1"})

    server.fail(DATA, faults.changed(empty))
    assert reason(fetching(limits=Limits(pages=20))) == "endless"


def test_a_list_of_codes_without_end(fetching: Fetch, server: Replay) -> None:
    server.fail("RegioS?", faults.changed(lambda told: told.update({"odata.nextLink": server.base + server.asked[-1]})))
    assert reason(fetching()) == "endless"


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/ODataFeed/odata/99018NED/UntypedDataSet",
        "https://opendata.cbs.nl.example.org/x",
        "https://opendata.cbs.nl@example.org/x",
        "https://opendata.cbs.nl:8443/x",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "ftp://opendata.cbs.nl/x",
        "http://[::1/x",
        "//example.org/x",
        "https://opendata.cbs.nl/a b",
    ],
)
def test_a_next_link_to_another_server(fetching: Fetch, server: Replay, link: str) -> None:
    server.fail(DATA, faults.changed(lambda told: told.update({"odata.nextLink": link})))
    assert reason(fetching()) in ("host", "address")
    assert len(server.data_pages()) == 1


@pytest.mark.parametrize("to", ["https://example.org/", "/ODataFeed/odata/elsewhere"])
def test_a_redirect_is_not_followed(fetching: Fetch, server: Replay, to: str) -> None:
    server.fail(DATA, faults.redirect(to))
    assert reason(fetching()) == "redirect"
    assert len(server.data_pages()) == 1


def test_plain_http_to_another_machine(fetching: Fetch) -> None:
    assert reason(fetching(bases=Bases(police3="http://10.1.2.3:8000"))) == "plain"


def test_a_gzip_bomb(fetching: Fetch, server: Replay) -> None:
    server.fail(DATA, faults.bomb(30))
    assert reason(fetching(limits=Limits(answer=4 << 20))) == "answer-size"


def test_an_answer_that_is_too_large(fetching: Fetch, server: Replay) -> None:
    server.fail(DATA, faults.oversized(30))
    assert reason(fetching(limits=Limits(answer=4 << 20))) == "answer-size"


def test_a_table_that_is_too_large_in_all(fetching: Fetch) -> None:
    assert reason(fetching(limits=Limits(total=3_000))) == "total-size"


def test_a_packing_that_we_did_not_ask_for(fetching: Fetch, server: Replay) -> None:
    server.fail(DATA, lambda handler: handler.send(200, b"x" * 40, {"Content-Encoding": "br"}))
    assert reason(fetching()) == "encoding"
    assert len(server.data_pages()) == 1


def test_packed_bytes_that_are_damaged(fetching: Fetch, server: Replay) -> None:
    server.fail(DATA, lambda handler: handler.send(200, b"x" * 40, {"Content-Encoding": "gzip"}))
    assert reason(fetching()) == "damaged"


def test_a_slow_drip(fetching: Fetch, server: Replay, stop: threading.Event) -> None:
    server.fail(DATA, faults.drip(stop))
    assert reason(fetching(limits=Limits(request=0.3, attempts=2))) == "slow"


def test_a_server_that_says_nothing(fetching: Fetch, server: Replay, stop: threading.Event) -> None:
    server.fail(DATA, faults.silence(stop))
    assert reason(fetching(limits=Limits(silence=0.3, attempts=2))) == "silent"


def test_a_cancel_is_noticed_while_the_server_drips(fetching: Fetch, server: Replay, stop: threading.Event) -> None:
    server.fail(DATA, faults.drip(stop))
    with pytest.raises(Stopped):
        fetching(stopped=lambda: bool(server.data_pages()))(CRIMES)


def test_a_cancel_is_noticed_while_waiting_for_the_next_attempt(fetching: Fetch, server: Replay) -> None:
    server.fail(DATA, faults.page(503))
    fetch = fetching()
    fetch.stopped = lambda: fetch.slept.total >= 2
    with pytest.raises(Stopped):
        fetch(CRIMES)
    assert fetch.slept.total == pytest.approx(2.0)


def test_a_whole_table_has_an_end_in_time(fetching: Fetch, server: Replay) -> None:
    server.fail(DATA, faults.page(503))
    fetch = fetching(limits=Limits(whole=0.0))
    assert reason(fetch) == "slow"


def test_nobody_answers(fetching: Fetch) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    assert reason(fetching(bases=Bases(police3=f"http://127.0.0.1:{port}"))) == "unreachable"


# --- A table that is renewed meanwhile -------------------------------------------------------------------------------


def test_a_table_that_is_renewed_once_is_fetched_again(fetching: Fetch, server: Replay) -> None:
    whole = fetching()(CRIMES, forget=True)
    server.asked.clear()
    server.fail("TableInfos", faults.changed(lambda told: told["value"][0].update(Modified="2024-08-01T02:00:00")), 1)
    fetch = fetching()
    assert fetch(CRIMES) == whole
    assert len(server.data_pages()) == 4
    assert fetch.remarks[0].startswith("De bron heeft de tabel tijdens het ophalen vernieuwd")


def test_a_table_that_is_renewed_again_and_again(fetching: Fetch, server: Replay) -> None:
    moments = iter(range(1, 20))
    server.fail(
        "TableInfos",
        faults.changed(lambda told: told["value"][0].update(Modified=f"2024-08-{next(moments):02d}T02:00:00")),
    )
    assert reason(fetching()) == "renewed"
