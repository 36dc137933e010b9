#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Locks the dependencies of pyproject.toml with hashes, for every platform; needs uv (pip install uv).

The runtime set is a part of the development set at the same versions, so one environment serves both.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = """# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
# Made by 'make lock' from pyproject.toml; do not edit.
"""


def lock(uv: str, target: Path, *options: str) -> None:
    """Resolve and write one lock; the address of a registry never stands in it."""
    body = target.read_text() if target.exists() else ""
    target.write_text(body.removeprefix(HEADER))
    command = [uv, "pip", "compile", "pyproject.toml", "-o", str(target), "--extra", "setup", *options]
    command += ["--quiet", "--universal", "--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:"]
    command += ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    subprocess.run(command, cwd=ROOT, check=True)
    target.write_text(HEADER + target.read_text())


def main() -> int:
    """Lock the development set first, then the runtime set within it; options such as --upgrade are passed on."""
    uv = shutil.which("uv") or os.environ.get("UV", "")
    if not uv:
        print("Locking needs uv: pip install uv, or name it: make lock UV=/path/to/uv", file=sys.stderr)
        return 1
    everything = ROOT / "requirements-dev.lock"
    lock(uv, everything, "--extra", "dev", *sys.argv[1:])
    lock(uv, ROOT / "requirements.lock", "-c", str(everything))
    return 0


if __name__ == "__main__":
    sys.exit(main())
