# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages around the table cost: 60 partnerships, 8,000 agreements, one of them with a thousand."""

import http.cookiejar
import re
import statistics
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measurement import Measurement
from benchmarks.pages import environment, parts_of, timed
from benchmarks.steering.filling import NEXT
from scripts import demo_site
from scripts.demo_site import DemoSite

SLUG = "tweestromenland"
HOME = f"/{SLUG}/"
#: A mayor reads what is for the triangle; a coordinator keeps agenda and register.
MAYOR, COORDINATOR = f"{SLUG}/burgemeester-wijchen", f"{SLUG}/coordinator"
COLUMNS = ("page", "CPU ms", "best batch", "p50 ms", "SQL", "rows", "composing", "template", "rest", "KiB")


def measure() -> Measurement:
    """Start the system, let it grow, and ask for each page in turn; see :func:`benchmarks.pages.measure`."""
    with tempfile.TemporaryDirectory() as folder, demo_site.running(Path(folder)) as site:
        fill(site)
        jars = {who: http.cookiejar.CookieJar() for who in (MAYOR, COORDINATOR)}
        visitors = {who: signed_in(site, who, jar) for who, jar in jars.items()}
        rows: list[Sequence[str]] = []
        figures: dict[str, float] = {}
        listed = (*PAGES, ("calendar that a phone follows", MAYOR, feed(visitors[MAYOR], site.address)))
        parts = {who: parts_of(site, jars[who], [path for _, own, path in listed if own == who]) for who in visitors}
        for name, who, path in listed:
            cost, took, size = timed(visitors[who], site.address + path)
            inside = parts[who][path]
            told = [statistics.median(cost), min(cost), statistics.median(took)]
            told += [inside[part] for part in ("SQL", "rows", "composing", "template", "rest")]
            rows.append((name, *(f"{number:.1f}" for number in told), f"{size / 1024:.0f}"))
            figures[re.sub(r"\W+", "_", name) + "_cpu_ms"] = round(told[0], 2)
    return Measurement(COLUMNS, rows, figures)


PAGES = (
    ("hub: next meetings", COORDINATOR, f"{HOME}overleg/"),
    ("agenda, 13 points, 60 to follow up", COORDINATOR, f"{HOME}overleg/{NEXT}/"),
    ("the same, as a mayor", MAYOR, f"{HOME}overleg/{NEXT}/"),
    ("meeting mode", COORDINATOR, f"{HOME}overleg/{NEXT}/vergaderen/"),
    ("planning a year", COORDINATOR, f"{HOME}overleg/jaarplanning/"),
    ("body", COORDINATOR, f"{HOME}organen/driehoek/"),
    ("register, 1,000 agreements", COORDINATOR, f"{HOME}afspraken/"),
    ("register, a word sought", COORDINATOR, f"{HOME}afspraken/?zoek=werk"),
    ("one agreement", COORDINATOR, f"{HOME}afspraken/veel-00999/"),
    ("open agreements per person", COORDINATOR, f"{HOME}openstaand/"),
    ("proposals", COORDINATOR, f"{HOME}voorstellen/"),
    ("calendar of a month", COORDINATOR, f"{HOME}kalender/"),
    ("one meeting as calendar file", COORDINATOR, f"{HOME}overleg/{NEXT}.ics"),
)


def signed_in(site: DemoSite, who: str, jar: http.cookiejar.CookieJar) -> urllib.request.OpenerDirector:
    """Return a browser in which this function has signed in, also one that is not offered at the start."""
    visitor = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(jar))
    visitor.open(f"{site.address}/demo/{who}/").read()
    return visitor


def feed(visitor: urllib.request.OpenerDirector, address: str) -> str:
    """Make a calendar that a phone can follow, as its owner does, and return its address."""
    page = f"{address}{HOME}agenda-koppeling/"
    found = visitor.open(page).read().decode()
    named = dict(re.findall(r'name="(csrfmiddlewaretoken|sleutel)" value="([^"]+)"', found))
    scope = re.search(r'<option value="([^"]+)"', found[found.index('name="wat"') :])
    assert scope, "there is nothing to follow"
    typed = urllib.parse.urlencode({**named, "naam": "telefoon", "wat": scope[1], "knop": "maak"}).encode()
    asked = urllib.request.Request(page, typed, {"Referer": page})
    told = re.search(r"(/agenda/[\w-]{43}\.ics)", visitor.open(asked).read().decode())
    assert told, "no address was made"
    return told[1]


def fill(site: DemoSite) -> None:
    """Load the sixty partnerships, in one process, as plan files."""
    command = [sys.executable, "-m", "benchmarks.steering.loading", str(demo_site.ROOT / "examples")]
    done = subprocess.run(command, env=environment(site), check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"the agreements could not be loaded:\n{done.stdout}{done.stderr}")
