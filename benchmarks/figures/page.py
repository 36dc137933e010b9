# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page with the figures of a partnership, as its coordinator asks for it: python -m benchmarks.figures.page."""

import json
import os
import resource
import statistics
import sys
import time

import django
from django.test import Client

ROUNDS = 40
WARM = 5


def main() -> None:
    """Ask for the page many times and print the median of its processor time, in seconds."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")
    django.setup()
    client = Client(HTTP_HOST="localhost")
    client.get("/demo/tweestromenland/coordinator/")
    taken, began, size = [], time.perf_counter(), 0
    for _ in range(ROUNDS):
        used = time.process_time()
        answer = client.get("/tweestromenland/cijfers/")
        taken.append(time.process_time() - used)
        size = len(answer.content)
        if answer.status_code != 200:
            print(json.dumps({"skipped": f"skipped: the page answers {answer.status_code}"}))
            return
    middle = statistics.median(taken[WARM:])
    told = {
        "values": size,
        "seconds": (time.perf_counter() - began) / ROUNDS,
        "cpu": middle,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
        "note": f"({middle * 1000:.1f} ms CPU, {size:,} bytes)",
    }
    print(json.dumps(told))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
