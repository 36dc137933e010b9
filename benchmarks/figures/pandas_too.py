# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The same file with pandas, into SQLite with one index: python -m benchmarks.figures.pandas_too FILE DATABASE."""

import json
import resource
import sqlite3
import sys
import time


def main() -> None:
    """Read and insert, without comparing, revisions, findings or all-or-nothing, and print what it took."""
    try:
        import pandas  # noqa: PLC0415 - a tool for testing, which need not be there
    except ModuleNotFoundError:
        print(json.dumps({"skipped": "skipped: pandas is not here (make environment-dev)"}))
        return
    began, used = time.perf_counter(), time.process_time()
    frame = pandas.read_csv(sys.argv[1], comment="#")
    database = sqlite3.connect(f"{sys.argv[2]}.sqlite3")
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    frame.to_sql("cijfers", database, index=False, chunksize=20_000)
    database.execute("CREATE UNIQUE INDEX once ON cijfers (maat, soort, gebied, periode)")
    database.commit()
    told = {
        "values": len(frame),
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - used,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
        "note": "(no comparing, no revisions, no findings)",
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
