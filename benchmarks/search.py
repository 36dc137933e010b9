# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How fast searching is in 50,000 records of one partnership, on the database that is configured (DATABASE_URL).

The records stand in a database of their own, which is thrown away afterwards. Its words are drawn from the example
plan files, common ones more often, as in any text.
"""

import random
import statistics
import tempfile
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import connection

from benchmarks.measurement import Measurement
from driehoek.audit.recording import bulk_command
from driehoek.cycle.queries import search
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor, Standing
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.ids import new_uid
from driehoek.kernel.models import SearchEntry
from driehoek.lib.searching.words import runs
from driehoek.organisations.models import Partnership
from driehoek.organisations.queries import PartnershipHead, head
from driehoek.planning.models import Action, Node, Plan, Programme, ProgressReport

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
ACTIONS, REPORTS = 15_000, 35_000
ROUNDS = 15
ASKED = ("ondermijning", "inbraken", "overlast", "jeugd", "OND-01234", "veiligheid wijk", "de", "bestaatniet")
ROLES = ("coordinator", "adviseur_oov", "raadslid")
SERVER = Actor.system("opdrachtregel", "systeem_opdrachtregel")


def measure() -> Measurement:
    """Fill a database, and search it as three functions with what people type."""
    with tempfile.TemporaryDirectory() as folder:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "search.sqlite3")
        before = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        try:
            return _measured()
        finally:
            connection.creation.destroy_test_db(str(before), verbosity=0)


def _measured() -> Measurement:
    began = time.perf_counter()
    partnership = _fill(actor=SERVER, chance=random.Random(2026))
    filled = time.perf_counter() - began
    top = head(_who("coordinator", partnership), partnership.slug)
    rows: list[tuple[str, ...]] = []
    figures: dict[str, float] = {"records": SearchEntry.objects.count(), "filling_s": filled}
    for role in ROLES:
        who = _who(role, partnership)
        for typed in ASKED:
            took, total = _timed(who, top, typed)
            middle, slow = statistics.median(took), max(took)
            rows.append((f"{role}: {typed}", str(total), f"{middle:.1f}", f"{slow:.1f}"))
            figures[f"{role}_{typed.replace(' ', '_')}_p50_ms"] = middle
    rows.append((f"({connection.vendor}, {figures['records']:.0f} records, filled in {filled:.0f} s)", "", "", ""))
    return Measurement(columns=("asked", "found", "p50 ms", "slowest ms"), rows=rows, figures=figures)


def _timed(who: Actor, top: PartnershipHead, typed: str) -> tuple[list[float], int]:
    took, total = [], 0
    for _ in range(ROUNDS):
        began = time.perf_counter()
        total = search(who, top, typed).total
        took.append((time.perf_counter() - began) * 1000)
    return took, total


def _who(role: str, partnership: Partnership) -> Actor:
    return Actor(new_uid(), role, (Standing(role, partnership.pk, function_uid=new_uid(), title=role),))


@bulk_command
def _fill(*, actor: Actor, chance: random.Random) -> Partnership:  # noqa: ARG001 - commands name their actor
    """Store a partnership with a plan, themes, programmes, actions and reports."""
    write = _Writer(chance)
    partnership = records.insert(Partnership(slug="groot", name="Groot"))
    owned: dict[str, Any] = {"partnership": partnership}
    span: dict[str, Any] = {"period_start": PreciseDate("2023"), "period_end": PreciseDate("2026")}
    plan = records.insert(
        Plan(
            **owned,
            **span,
            code="ivp",
            title="IVP",
            type_label="plan",
            abbreviation="IVP",
            levels=[{}],
            circle="openbaar",
        )
    )
    nodes = [
        Node(
            **owned,
            plan=plan,
            level=1,
            code=f"thema-{n}",
            title=write.words(3),
            text=write.words(80),
            circle="openbaar",
        )
        for n in range(50)
    ]
    records.insert_many(nodes)
    programmes = [
        Programme(**owned, **span, plan=plan, code=f"uvp-{n}", title=f"UVP {n}", circle="openbaar") for n in range(10)
    ]
    records.insert_many(programmes)
    actions = [
        Action(
            **owned, programme=programmes[n % 10], node=nodes[n % 50], code=f"OND-{n:05d}", title=write.words(6),
            description=write.words(30), circle=write.circle(), current_end=PreciseDate("2026"),
            due=PreciseDate("2026").last_day,
        )
        for n in range(ACTIONS)
    ]  # fmt: skip
    records.insert_many(actions)
    today = clock.today()
    records.insert_many(
        [
            ProgressReport(
                **owned, action=actions[n % ACTIONS], number=n // ACTIONS + 1, status="loopt", reporter="politie",
                reported_on=today - timedelta(days=n % 700), done=write.words(40), circle=actions[n % ACTIONS].circle,
            )
            for n in range(REPORTS)
        ]
    )  # fmt: skip
    return partnership


class _Writer:
    """Writes text in words of the examples, each as often as it occurs there."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        text = "\n".join(file.read_text(encoding="utf-8") for file in sorted(EXAMPLES.glob("*.yaml")))
        counted = Counter(text[run.start : run.end] for run in runs(text))
        self._known, self._often = list(counted), list(counted.values())

    def words(self, number: int) -> str:
        """Return so many words."""
        return " ".join(self._chance.choices(self._known, self._often, k=number))

    def circle(self) -> str:
        """Return a circle, most often that of the partners."""
        return self._chance.choice(("partners", "partners", "partners", "openbaar", "driehoek"))
