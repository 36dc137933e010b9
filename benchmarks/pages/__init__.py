# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a page costs: processor time per request, signed in with limited rights, in a programme of 2,000 actions."""

import http.cookiejar
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path

import psutil

from benchmarks.measurement import Measurement
from benchmarks.pages.filling import ACTIONS, MUCH_TOLD, grown
from benchmarks.pages.yardstick import BARE
from scripts import demo_site
from scripts.demo_site import DemoSite

BATCHES, ROUNDS, WARMING = 5, 25, 6
SLUG = "tweestromenland"
ADVISER = f"{SLUG}/adviseur-wijchen"  # sees what is joint and of one municipality, and changes only the latter
LEAD = f"{SLUG}/trekker-politie"  # tells how the actions of one organisation go
HOME = f"/{SLUG}/"
PROGRAMME, SMALL = f"{HOME}programmas/uvp-2025-2026/", f"{HOME}programmas/uvp-klein/"
COLUMNS = (
    "page", "CPU ms", "best batch", "p50 ms", "SQL", "rows", "composing", "template", "rest", "first time", "KiB",
)  # fmt: skip


def measure() -> Measurement:
    """Start the system, let it grow, and ask for each page in turn.

    ``CPU ms`` is of the processes of the web server: the middle of five batches. ``SQL`` to ``rest`` are inside one
    process without a web server around it; ``first time`` is there the very first request for that kind of page.
    """
    with tempfile.TemporaryDirectory() as folder, demo_site.running(Path(folder)) as site:
        grow(site)
        rows: list[Sequence[str]] = []
        figures: dict[str, float] = {}
        jars = {who: http.cookiejar.CookieJar() for who in (ADVISER, LEAD)}
        visitors = {who: signed_in(site, who, jar) for who, jar in jars.items()}
        found = pages(visitors[ADVISER], site.address)
        parts = {who: parts_of(site, jars[who], [path for _, own, path in found if own == who]) for who in visitors}
        for name, who, path in found:
            cost, took, size = timed(visitors[who], site.address + path)
            inside = parts[who][path]
            told = [statistics.median(cost), min(cost), statistics.median(took)]
            told += [inside[part] for part in ("SQL", "rows", "composing", "template", "rest", "first")]
            rows.append((name, *(f"{number:.1f}" for number in told), f"{size / 1024:.0f}"))
            figures[re.sub(r"\W+", "_", name) + "_cpu_ms"] = round(told[0], 2)
    bare = parts[ADVISER][BARE]["template"]
    rows.append((BARE, f"{bare:.1f}", *[""] * (len(COLUMNS) - 2)))
    return Measurement(COLUMNS, rows, figures | {"bare_rows_cpu_ms": round(bare, 2)})


def parts_of(site: DemoSite, jar: http.cookiejar.CookieJar, paths: Sequence[str]) -> dict[str, dict[str, float]]:
    """Return where the time of each page goes, measured in a process of its own with the same data."""
    cookie = "; ".join(f"{one.name}={one.value}" for one in jar)
    command = [sys.executable, "-m", "benchmarks.pages.parts", cookie, *paths]
    done = subprocess.run(command, env=environment(site), check=True, capture_output=True, text=True)
    told: dict[str, dict[str, float]] = json.loads(done.stdout)
    return told


def grow(site: DemoSite) -> None:
    """Load the example with its many actions, as one would load any plan file."""
    file = site.data / "grown.yaml"
    file.write_text(grown(demo_site.ROOT / "examples" / f"{SLUG}.yaml"), encoding="utf-8")
    command = [sys.executable, "-m", "driehoek.cli.main", "plan", "load", str(file)]
    done = subprocess.run(command, env=environment(site), check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"the actions could not be loaded:\n{done.stdout}{done.stderr}")


def environment(site: DemoSite) -> dict[str, str]:
    """Return the environment of a process that works with the data of the site."""
    return os.environ | {"DRIEHOEK_DATA": str(site.data), "DRIEHOEK_ENV": "desk", "DRIEHOEK_DEMO": "1"}


def signed_in(site: DemoSite, who: str, jar: http.cookiejar.CookieJar) -> urllib.request.OpenerDirector:
    """Return a browser in which this function has signed in."""
    visitor = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(jar))
    visitor.open(site.sign_ins[who]).read()
    return visitor


def pages(visitor: urllib.request.OpenerDirector, address: str) -> list[tuple[str, str, str]]:
    """Return name, visitor and address of each page; those without a fixed address are looked for."""
    found = visitor.open(f"{address}{PROGRAMME}?zoek={MUCH_TOLD}").read().decode()
    action = re.search(rf'href="({HOME}acties/[0-9a-f-]{{36}}/)"', found)
    plan = re.search(rf'href="({HOME}plannen/([\w-]+)/)"', found)
    assert action, "the action with many reports is not in the list"
    assert plan, "the programme names no plan"
    return [
        ("health check: one question, no page", ADVISER, "/gezond/"),
        ("sign-in page: layout, no partnership", ADVISER, "/aanmelden/"),
        ("register: a short page", ADVISER, f"{HOME}afspraken/"),
        (f"first screen, {ACTIONS} actions", ADVISER, HOME),
        ("list of 100, a programme of 100", ADVISER, SMALL),
        (f"list of 100, page 1 of {ACTIONS}", ADVISER, PROGRAMME),
        (f"list of 100, by lead, {ACTIONS}", ADVISER, f"{PROGRAMME}?groep=trekker"),
        (f"all running programmes, {ACTIONS}", ADVISER, f"{HOME}acties/"),
        ("action with 30 reports", ADVISER, action[1]),
        ("my actions, adviser: 100 rows", ADVISER, f"{HOME}mijn-acties/"),
        ("my actions, action lead", LEAD, f"{HOME}mijn-acties/"),
        ("plan", ADVISER, plan[1]),
        ("theme with its actions", ADVISER, f"{HOME}themas/{plan[2]}/zorg/"),
        ("search: a common word", ADVISER, f"{HOME}zoeken/?q=afspraken"),
    ]


def timed(visitor: urllib.request.OpenerDirector, address: str) -> tuple[list[float], list[float], int]:
    """Return processor milliseconds per request of each batch, milliseconds of each request, and the size."""
    costs, took, size = [], [], 0
    for _ in range(WARMING):
        visitor.open(address).read()
    for _ in range(BATCHES):
        before = used()
        for _ in range(ROUNDS):
            began = time.perf_counter()
            size = len(visitor.open(address).read())
            took.append((time.perf_counter() - began) * 1000)
        costs.append((used() - before) * 1000 / ROUNDS)
    return costs, took, size


def used() -> float:
    """Return the processor seconds, of user and system, that the processes of the web server have used."""
    servers = [one for one in psutil.Process().children(recursive=True) if "gunicorn" in " ".join(one.cmdline())]
    return sum(one.cpu_times().user + one.cpu_times().system for one in servers)
