# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How fast each kind of page comes, one visitor at a time, from a running system with both example partnerships."""

import http.cookiejar
import re
import statistics
import tempfile
import time
import urllib.request
from pathlib import Path

from benchmarks.measurement import Measurement
from scripts import demo_site

ROUNDS = 50
ROLE = "tweestromenland/coordinator"
KINDS = {
    "first screen": r"/tweestromenland/",
    "plan": r"/tweestromenland/plannen/[^/]+/",
    "theme": r"/tweestromenland/themas/[^/]+/[^/]+/",
    "programme": r"/tweestromenland/programmas/[^/]+/",
    "action": r"/tweestromenland/acties/[^/]+/",
    "council note": r"/tweestromenland/notas/[^/]+/[^/]+/",
}
LINK = re.compile(r'href="(/[^"#?]*)"')


def measure() -> Measurement:
    """Sign in as coordinator, find one page of each kind by its links, and ask for each in turn."""
    with tempfile.TemporaryDirectory() as folder, demo_site.running(Path(folder)) as site:
        visitor = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        )
        visitor.open(site.sign_ins[ROLE]).read()
        rows: list[tuple[str, ...]] = []
        figures: dict[str, float] = {}
        for kind, path in _one_of_each(visitor, site.address).items():
            took, size = _timed(visitor, site.address + path)
            middle, slow = statistics.median(took), statistics.quantiles(took, n=20)[-1]
            rows.append((kind, f"{middle:.1f}", f"{slow:.1f}", f"{size / 1024:.0f}"))
            figures |= {f"{kind.replace(' ', '_')}_p50_ms": middle, f"{kind.replace(' ', '_')}_p95_ms": slow}
    return Measurement(columns=("page", "p50 ms", "p95 ms", "KiB"), rows=rows, figures=figures)


def _one_of_each(visitor: urllib.request.OpenerDirector, address: str) -> dict[str, str]:
    """Return one address per kind, looking no further than two clicks from the first screen."""
    home = "/tweestromenland/"
    near = LINK.findall(visitor.open(address + home).read().decode())
    links = [home, *near]
    for path in dict.fromkeys(near):
        if path.startswith(home) and path.endswith("/"):
            links += LINK.findall(visitor.open(address + path).read().decode())
    found = {}
    for kind, pattern in KINDS.items():
        match = next((link for link in links if re.fullmatch(pattern, link)), None)
        if match:
            found[kind] = match
    return found


def _timed(visitor: urllib.request.OpenerDirector, address: str) -> tuple[list[float], int]:
    took, size = [], 0
    for _ in range(ROUNDS):
        began = time.perf_counter()
        size = len(visitor.open(address).read())
        took.append((time.perf_counter() - began) * 1000)
    return took, size
