# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The script that makes the environment: what is missing is said in one sentence, before anything long is done."""

import importlib.util
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import environment

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parent.parent.parent


def make_run(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", "run", *options],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.slow
def test_a_port_in_use_is_said_at_once(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = make_run(f"PORT={port}", f"DATA={tmp_path / 'data'}")
    assert done.returncode != 0
    assert f"Port {port} is in use by another program" in done.stderr
    assert not (tmp_path / "data").exists(), "nothing was made before the sentence"


@pytest.mark.slow
@pytest.mark.parametrize("port", ["http", "0", "70000", "-1", "8000; true"])
def test_a_port_that_is_none_is_said(port: str, tmp_path: Path) -> None:
    done = make_run(f"PORT={port}", f"DATA={tmp_path / 'data'}")
    assert done.returncode != 0
    assert "is not a port" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_python_that_is_not_there_is_said() -> None:
    done = make_run("PYTHON=python-that-is-not-there")
    assert done.returncode != 0
    assert "There is no 'python-that-is-not-there' here" in done.stderr


def test_an_old_python_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "OLDEST", (sys.version_info[0], sys.version_info[1] + 1))
    with pytest.raises(environment.Stop, match=r"needs Python .* make run PYTHON="):
        environment.check_python()


@pytest.mark.parametrize("missing", ["ensurepip", "venv"])
def test_a_missing_venv_is_said_with_the_package_that_brings_it(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == missing else find(name))
    with pytest.raises(environment.Stop, match="apt install python3-venv"):
        environment.check_python()


def test_the_environment_is_made_again_only_when_the_lock_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locks = {"runtime": tmp_path / "requirements.lock", "dev": tmp_path / "requirements-dev.lock"}
    for name, lock in locks.items():
        lock.write_text(name)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    (tmp_path / "pyproject.toml").write_text("[project]")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "LOCKS", locks)
    assert not environment.is_current("runtime")
    (tmp_path / ".venv" / "locked-runtime").write_text(environment.fingerprint("runtime"))
    assert environment.is_current("runtime")
    assert not environment.is_current("dev"), "the runtime set has no test tools"
    (tmp_path / ".venv" / "locked-runtime").unlink()
    (tmp_path / ".venv" / "locked-dev").write_text(environment.fingerprint("dev"))
    assert environment.is_current("runtime"), "the development set holds all of the runtime set"
    locks["dev"].write_text("changed")
    assert not environment.is_current("dev")


def test_the_runtime_set_is_a_part_of_the_development_set() -> None:
    def pinned(name: str) -> set[str]:
        lines = (ROOT / name).read_text().splitlines()
        return {line.split(" ")[0] for line in lines if line[:1].isalpha()}

    runtime, everything = pinned("requirements.lock"), pinned("requirements-dev.lock")
    assert len(runtime) > 20
    assert runtime <= everything


def test_locks_name_no_address_and_hash_everything() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        assert "://" not in text
        assert text.count("==") <= text.count("--hash=sha256:")
