# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""One trial: clients that write, a web server that is killed under them, and what is left."""

import contextlib
import statistics
import threading
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from benchmarks.durability.checking import Database, faults
from benchmarks.durability.clients import Client, Write
from benchmarks.durability.serving import Site
from scripts.demo_site import free_port

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
CLIENTS = 6
ONE_LOAD_IN = 10  # writes
#: Two places in each example file that may say anything: a load that is half-written shows.
PLACES = {
    "heuvelrug": ("[basisteam Heuvelrug]", "Stand van de dag van ophalen."),
    "tweestromenland": ("[TSL]", "Ondertekend door de burgemeesters in de gezagsdriehoek, met hun gemeenten."),
}


@dataclass(frozen=True, slots=True)
class Trial:
    """What one trial gave.

    Attributes:
        writes: everything that was sent.
        kills: how often the web server was killed; ``processes`` is how many processes in all.
        faults: what was lost, doubled, half-written or not audited.
    """

    writes: tuple[Write, ...]
    kills: int
    processes: int
    faults: tuple[str, ...]
    seconds: float

    def _times(self) -> list[float]:
        return [write.took * 1000 for write in self.writes if write.acknowledged and write.kind == "report"]

    def figures(self) -> dict[str, float]:
        """Return the figures by name; times are of reports, in milliseconds, with all clients writing at once."""
        times = self._times()
        return {
            "sent": len(self.writes),
            "acknowledged": sum(write.acknowledged for write in self.writes),
            "sent_again": sum(write.tries > 1 for write in self.writes),
            "refused": sum(bool(write.refused) for write in self.writes),
            "kills": self.kills,
            "faults": len(self.faults),
            "report_p50_ms": round(statistics.median(times), 1),
            "report_p95_ms": round(statistics.quantiles(times, n=20)[-1], 1),
            "seconds": round(self.seconds, 1),
        }

    def cells(self) -> tuple[str, ...]:
        """Return the same as cells of a row."""
        return tuple(f"{value:g}" for value in self.figures().values())


def carry_out(data: Path, database_url: str, *, writes: int, kills: int) -> Trial:
    """Send the writes with some clients at once, kill the web server a few times in between, and check.

    Args:
        data: folder for the trial; it need not be there yet.
        database_url: of an empty PostgreSQL database; empty for SQLite.
    """
    data.mkdir(parents=True, exist_ok=True)
    site = Site(data, database_url, free_port())
    with contextlib.closing(Database(data, database_url)) as database:
        planned = _planned(database, writes)
        began = time.monotonic()
        site.start()
        try:
            processes = _write_and_kill(site, planned, kills)
        finally:
            site.stop()
        took = time.monotonic() - began
        return Trial(tuple(planned), kills, processes, tuple(faults(database, planned)), took)


def _planned(database: Database, count: int) -> list[Write]:
    """Return reports on every action in turn, with a load in between, of both partnerships."""
    actions = database.rows(
        "SELECT p.slug, a.uid FROM planning_action a JOIN organisations_partnership p ON p.id = a.partnership_id "
        "WHERE a.withdrawn_at IS NULL AND a.circle IN ('openbaar', 'partners', 'driehoek') ORDER BY a.uid"
    )
    files = {name: (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8") for name in PLACES}
    planned = []
    for number in range(count):
        if number % ONE_LOAD_IN == 0:
            slug = list(PLACES)[number // ONE_LOAD_IN % len(PLACES)]
            planned.append(_load(slug, f"lading-{number:04}", files[slug]))
        else:
            slug, uid = actions[number % len(actions)]
            planned.append(Write("report", f"bericht-{number:04}", slug, f"/{slug}/acties/{_dashed(uid)}/bericht/"))
    return planned


def _load(slug: str, marker: str, text: str) -> Write:
    listed, sentence = PLACES[slug]
    if text.count(listed) != 1 or text.count(sentence) < 1:
        raise RuntimeError(f"examples/{slug}.yaml no longer holds the places that a load changes")
    text = text.replace(listed, f"{listed[:-1]}, {marker}]").replace(sentence, f"{sentence} {marker}", 1)
    return Write("load", marker, slug, f"/{slug}/planbestand/", content=text)


def _dashed(uid: str) -> str:
    return "-".join((uid[:8], uid[8:12], uid[12:16], uid[16:20], uid[20:]))


def _write_and_kill(site: Site, planned: list[Write], kills: int) -> int:
    waiting, problems = deque(planned), list[BaseException]()

    def work() -> None:
        client = Client(site.port, site.up)
        try:
            while waiting:
                client.send(waiting.popleft())
        except IndexError:
            return
        except BaseException as problem:
            problems.append(problem)

    threads = [threading.Thread(target=work) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    processes = 0
    for kill in range(1, kills + 1):
        while len(waiting) > len(planned) * (1 - kill / (kills + 1)) and not problems:
            time.sleep(0.01)
        processes += site.kill_web()
        site.start()
    for thread in threads:
        thread.join()
    if problems:
        raise problems[0]
    return processes
