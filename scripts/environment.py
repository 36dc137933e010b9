#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the virtual environment from the lock; plain Python, because on a fresh machine there is nothing else.

Usage: python3 scripts/environment.py runtime|dev [--port N]

With --port it first says whether the port is free, before anything long is done. The environment is made again only
when the lock, the project file, the place or the version of Python changed.
"""

import argparse
import hashlib
import importlib.util
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = {"runtime": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
OLDEST = (3, 11)


class Stop(Exception):
    """One sentence that says what is missing and how to get it."""


def check_python() -> None:
    """Stop when this Python is too old or cannot make an environment."""
    if sys.version_info[:2] < OLDEST:
        raise Stop(
            "Driehoek needs Python {}.{} or newer; '{}' is {}.{}. Name another one: make run PYTHON=python3.12".format(
                *OLDEST, sys.executable, *sys.version_info[:2]
            )
        )
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        raise Stop(
            "Python has no 'venv' here. On Debian or Ubuntu: sudo apt install python3-venv; then again: make run"
        )


def check_port(text: str) -> None:
    """Stop when the port is not a number or is taken."""
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Stop(f"PORT={text} is not a port: choose a number from 1 to 65535, for instance make run PORT=8123")
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except PermissionError:
            raise Stop(
                f"Port {text} is for the administrator only: choose one above 1023, for instance make run PORT=8123"
            ) from None
        except OSError:
            other = int(text) + 1 if int(text) < 65535 else 8123
            raise Stop(
                f"Port {text} is in use by another program. Stop that, or choose another: make run PORT={other}"
            ) from None


def fingerprint(kind: str) -> str:
    """Return what the environment depends on, as one string."""
    digest = hashlib.sha256()
    for part in (
        LOCKS[kind].read_bytes(),
        (ROOT / "pyproject.toml").read_bytes(),
        str(VENV).encode(),
        sys.version.encode(),
    ):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def is_current(kind: str) -> bool:
    """Tell whether the environment holds at least this kind, as locked; dev holds all of runtime."""
    python = VENV / "bin" / "python"
    stamps = {name: VENV / f"locked-{name}" for name in LOCKS}
    enough = ["dev"] if kind == "dev" else ["runtime", "dev"]
    return python.exists() and any(
        stamps[name].exists() and stamps[name].read_text() == fingerprint(name) for name in enough
    )


def install(kind: str) -> None:
    """Make the environment if there is none that works, and install what the lock names."""
    began = time.monotonic()
    print(
        f"Making the environment in .venv{' with test tools' if kind == 'dev' else ''}; this happens once ...",
        flush=True,
    )
    python = VENV / "bin" / "python"
    if not python.exists() or not _same_place_and_version(python):
        run([sys.executable, "-m", "venv", "--clear", str(VENV)], "The environment could not be made")
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    run(
        [*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(LOCKS[kind])],
        "The dependencies could not be installed",
    )
    run([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], "Driehoek itself could not be installed")
    (VENV / f"locked-{kind}").write_text(fingerprint(kind))
    print(f"Environment ready in {time.monotonic() - began:.0f} seconds.", flush=True)


def _same_place_and_version(python: Path) -> bool:
    """Tell whether scripts in the environment still point here and its Python is the one we run."""
    asked = subprocess.run(
        [str(python), "-c", "import sys; print(sys.version)"], capture_output=True, text=True, check=False
    )
    marker = VENV / "pyvenv.cfg"
    pip = VENV / "bin" / "pip"
    here = pip.exists() and str(VENV) in pip.read_text(errors="replace").partition("\n")[0]
    return marker.exists() and here and asked.returncode == 0 and asked.stdout.strip() == sys.version.strip()


def run(command: list[str], trouble: str) -> None:
    """Run a command and stop with a sentence when it fails; its own words stand above that."""
    # A set PYTHONPATH or PIP_USER of the one who calls must not leak into the environment.
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET")
    }
    if subprocess.run(command, env=clean, check=False).returncode != 0:
        raise Stop(f"{trouble}; the lines above say why. Is there a connection to the package registry?")


def main() -> int:
    """Check first, then install what is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("kind", choices=sorted(LOCKS))
    parser.add_argument("--port", default="")
    arguments = parser.parse_args()
    try:
        check_python()
        if arguments.port:
            check_port(arguments.port)
        if not is_current(arguments.kind):
            install(arguments.kind)
    except Stop as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; the next run goes on where this one was.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
