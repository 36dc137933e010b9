# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a round costs in the whole country: 342 municipalities in 60 partnerships, 12,000 actions, 5,000 mails."""

import http.cookiejar
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from email import message_from_bytes, policy
from pathlib import Path

from benchmarks.measurement import Measurement
from benchmarks.pages import environment, parts_of, timed
from benchmarks.steering import signed_in
from scripts import demo_site
from scripts.demo_site import DemoSite

#: The partnership whose pages are asked for, twice as large as the others.
SLUG = "ronde-00"
STAGES = {
    "load": "loading the plan files",
    "open": "opening all rounds, mails in the outbox",
    "send": "writing out the mails with their links",
    "answer": "nine of ten leads of one partnership answer",
}
#: Once the pages were asked for.
LAST = {"lock": "locking all rounds"}
UNITS = ("s", "cpu_s", "peak_mib", "longest_s")
COLUMNS = ("what", "s", "CPU s", "peak MiB", "did", "CPU ms", "best batch", "p50 ms", "SQL", "template", "KiB")


def measure() -> Measurement:
    """Let each stage run in a process of its own, then serve what came of it and ask for the pages of the round."""
    rows: list[Sequence[str]] = []
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        _driehoek(data, "setup", demo=False)
        for stage, name in STAGES.items():
            _note(stage, name, stage_of(data, stage), rows, figures)
        with demo_site.running(data) as site:
            for name, cost, took, size, inside in pages(site):
                cpu = statistics.median(cost)
                numbers = (cpu, min(cost), statistics.median(took), inside["SQL"], inside["template"])
                rows.append((name, *[""] * 4, *(f"{number:.1f}" for number in numbers), f"{size / 1024:.0f}"))
                figures[re.sub(r"\W+", "_", name) + "_cpu_ms"] = round(cpu, 2)
        for stage, name in LAST.items():
            _note(stage, name, stage_of(data, stage), rows, figures)
    return Measurement(COLUMNS, [(*row, *[""] * (len(COLUMNS) - len(row))) for row in rows], figures)


def _note(stage: str, name: str, told: dict[str, float], rows: list[Sequence[str]], figures: dict[str, float]) -> None:
    did = ", ".join(f"{told[key]:,.0f} {key}" for key in told if key not in UNITS)
    rows.append((name, f"{told['s']:.1f}", f"{told['cpu_s']:.1f}", f"{told['peak_mib']:.0f}", did))
    figures |= {f"{stage}_{key}": round(value, 2) for key, value in told.items()}


def _driehoek(data: Path, *words: str, demo: bool) -> None:
    command = [sys.executable, "-m", "driehoek.cli.main", *words]
    _run(command, os.environ | {"DRIEHOEK_DATA": str(data), "DRIEHOEK_ENV": "desk", "DRIEHOEK_DEMO": str(int(demo))})


def stage_of(data: Path, stage: str) -> dict[str, float]:
    """Carry out one stage in a process of its own, and return what it cost and did."""
    site = DemoSite(address="", sign_ins={}, data=data)
    told: dict[str, float] = json.loads(
        _run([sys.executable, "-m", "benchmarks.round.working", stage], environment(site))
    )
    return told


def _run(command: Sequence[str], around: dict[str, str]) -> str:
    done = subprocess.run(command, env=around, check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}:\n{done.stdout}{done.stderr}")
    return done.stdout.splitlines()[-1] if done.stdout else ""


def pages(site: DemoSite) -> list[tuple[str, list[float], list[float], int, dict[str, float]]]:
    """Return for each page its name, the cost of each batch, the time of each request, size, and parts."""
    jar = http.cookiejar.CookieJar()
    visitor = signed_in(site, f"{SLUG}/coordinator", jar)
    home = f"/{SLUG}/rondes/"
    code = re.search(
        rf'href="{home}([\w-]+)/"', visitor.open(f"{site.address}{home}").read().decode().replace("nieuw/", "")
    )
    assert code, "the round is not in the list"
    listed = [
        ("rounds", home),
        ("board, 400 actions of 160 leads", f"{home}{code[1]}/"),
        ("what changed since last time", f"{home}{code[1]}/verschillen/"),
        ("the evaluation as it grows", f"{home}{code[1]}/verslag/"),
        ("page behind a link", link_in(min((site.data / "post").glob("*.eml")))),
    ]
    parts = parts_of(site, jar, [path for _name, path in listed])
    return [(name, *timed(visitor, site.address + path), parts[path]) for name, path in listed]


def link_in(mail: Path) -> str:
    """Return the path of the personal link in a mail."""
    written = message_from_bytes(mail.read_bytes(), policy=policy.default).get_body(("plain",))
    found = re.search(r"/antwoord/[\w-]+/", written.get_content() if written is not None else "")
    assert found, "the mail holds no link"
    return found[0]
