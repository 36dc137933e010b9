# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One load, measured from reading the file to the last comparison: python -m benchmarks.figures.loading FILE."""

import json
import os
import resource
import sys
import time
from pathlib import Path

import django


def main() -> None:
    """Load the file and print what it took."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")
    django.setup()
    from driehoek.cli import figures_load  # noqa: PLC0415 - Django must be ready first
    from driehoek.cli.plan_load import command_line  # noqa: PLC0415

    began, used = time.perf_counter(), time.process_time()
    loaded = figures_load.load(command_line(), Path(sys.argv[1]), None)
    told = {
        "values": loaded.made + loaded.changed + loaded.left,
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - used,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
        "note": "(nothing to do)" if loaded.nothing_to_do else "",
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
