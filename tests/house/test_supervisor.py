# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The supervisor: children run together or not at all, and it always says why it stops."""

import os
import signal
import socket
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from driehoek.cli.running import only_one, port_is_free
from driehoek.cli.supervisor import Child, Supervisor
from scripts.demo_site import free_port

pytestmark = [pytest.mark.slow, pytest.mark.once]

WEB = """
import http.server, sys
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response({status})
        self.end_headers()
    def log_message(self, *_):
        pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Answer).serve_forever()
"""
STAY = "import time; time.sleep(60)"
SHUT = "import sys; sys.exit(3)"


def python(code: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", textwrap.dedent(code), *arguments]


def run(
    worker: str, *, status: int = 200, on_ready: Callable[[Supervisor], None] | None = None
) -> tuple[int, Supervisor]:
    """Run a small web server and a worker until something ends it."""
    port = free_port()
    supervisor = Supervisor(
        Child("web server", python(WEB.format(status=status), str(port))),
        Child("worker", python(worker)),
        environment=os.environ,
    )
    code = supervisor.run(f"http://127.0.0.1:{port}/", on_ready=lambda: on_ready(supervisor) if on_ready else None)
    return code, supervisor


def all_ended(supervisor: Supervisor) -> bool:
    return all(child.process is not None and child.process.poll() is not None for child in supervisor.children)


def test_told_to_stop_it_stops_both_and_ends_well() -> None:
    code, supervisor = run(STAY, on_ready=lambda _: os.kill(os.getpid(), signal.SIGTERM))
    assert code == 0
    assert all_ended(supervisor)


def test_when_the_worker_ends_the_web_server_does_not_stay_behind(capfd: pytest.CaptureFixture[str]) -> None:
    code, supervisor = run(SHUT)
    assert code == 1
    assert all_ended(supervisor)
    assert "The worker ended by itself (exit code 3)" in capfd.readouterr().err


def test_a_killed_child_is_named_with_its_signal(capfd: pytest.CaptureFixture[str]) -> None:
    def kill_web(supervisor: Supervisor) -> None:
        process = supervisor.children[0].process
        assert process is not None
        process.kill()

    code, supervisor = run(STAY, on_ready=kill_web)
    assert code == 1
    assert all_ended(supervisor)
    assert "The web server ended by itself (killed by SIGKILL)" in capfd.readouterr().err


def test_an_address_that_answers_with_an_error_is_not_ready(capfd: pytest.CaptureFixture[str]) -> None:
    ready: list[int] = []
    code, supervisor = run(STAY, status=500, on_ready=lambda _: ready.append(1))
    assert code == 1
    assert ready == []
    assert all_ended(supervisor)
    assert "error 500" in capfd.readouterr().err


def test_signals_mean_again_what_they_meant_before() -> None:
    before = signal.getsignal(signal.SIGTERM)
    run(SHUT)
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_taken_port_is_seen() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert not port_is_free("127.0.0.1", taken.getsockname()[1])
    assert port_is_free("127.0.0.1", free_port())


def test_a_data_folder_is_held_by_one_and_free_again_after_kill(tmp_path: Path) -> None:
    holder = """
        import sys, time
        from pathlib import Path
        from driehoek.cli.running import only_one
        with only_one(Path(sys.argv[1])):
            print("held", flush=True)
            time.sleep(60)
    """
    child = Child("holder", python(holder, str(tmp_path)))
    reader, writer = os.pipe()
    process = os.posix_spawn(
        child.command[0], child.command, dict(os.environ), file_actions=[(os.POSIX_SPAWN_DUP2, writer, 1)]
    )
    try:
        os.close(writer)
        assert os.read(reader, 4) == b"held"
        with pytest.raises(Exception, match="already runs on"), only_one(tmp_path):
            pytest.fail("two hold one folder")
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(reader)
    with only_one(tmp_path):
        assert (tmp_path / "running.lock").exists()
