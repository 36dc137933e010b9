#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything that must hold, in the order in which it fails fastest; ``make test`` and ``make lint``.

Usage: python scripts/checks.py [lint | long]

``long`` runs the tests that take so long that only the run before a change is accepted waits for them.

Every step runs, also after one that failed, so that one run tells all. The last line counts the tests.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@dataclass(slots=True)
class Step:
    """One check and how it went.

    Attributes:
        name: heading.
        command: what is run.
        tests: whether it is a test run, whose cases are counted.
        counts: passed, failed, skipped.
    """

    name: str
    command: Sequence[str]
    tests: bool = False
    environment: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    succeeded: bool = False
    counts: tuple[int, int, int] = (0, 0, 0)


def tool(name: str) -> str:
    """Return the path of a tool in the environment."""
    return str(BIN / name)


def lint_steps() -> list[Step]:
    """What reads the source without running it."""
    return [
        Step("Layout of the source", [tool("ruff"), "format", "--check", "--quiet", "."]),
        Step("Lint", [tool("ruff"), "check", "."]),
        Step("Layers", [tool("lint-imports"), "--no-cache", "--no-logo"]),
        Step("Types", [tool("mypy")], environment={"DRIEHOEK_ENV": "test"}),
        Step("Licences", [tool("reuse"), "lint", "--lines"]),
    ]


def test_steps(reports: Path) -> list[Step]:
    """The test suite on both engines, and the browser once."""
    pytest = [sys.executable, "-m", "pytest", "-q", "-m", "not long"]
    # Each worker takes a run of tests and takes over from the other when done: fixtures of a module are made once.
    rest = ["-n", "2", "--dist", "worksteal", "--ignore=tests/browser"]
    sqlite = [*pytest, *rest, f"--junitxml={reports / 'sqlite.xml'}"]
    postgres = [
        sys.executable,
        "scripts/postgres.py",
        *pytest,
        *rest,
        "-m",
        "not once and not long",
        f"--junitxml={reports / 'postgresql.xml'}",
    ]
    # Tests of one file share a running system; each of the two workers has its own.
    browser = [*pytest, "-n", "2", "--dist", "loadfile", "tests/browser", f"--junitxml={reports / 'browser.xml'}"]
    own = os.environ.get("DATABASE_URL", "")
    return [
        Step("SQLite", sqlite, tests=True, environment={"DATABASE_URL": ""}),
        Step("PostgreSQL", postgres, tests=True, environment={"DATABASE_URL": own}),
        Step("Browser", browser, tests=True, environment={"DATABASE_URL": ""}),
    ]


def long_steps(reports: Path) -> list[Step]:
    """The tests that only the run before a change is accepted waits for."""
    command = [sys.executable, "-m", "pytest", "-q", "-m", "long", f"--junitxml={reports / 'long.xml'}"]
    return [Step("Long", command, tests=True, environment={"DATABASE_URL": ""})]


def carry_out(step: Step, reports: Path) -> None:
    """Run one step and note how it went."""
    print(f"\n=== {step.name} " + "=" * max(3, 70 - len(step.name)), flush=True)
    began = time.monotonic()
    done = subprocess.run(step.command, cwd=ROOT, env=os.environ | step.environment, check=False)
    step.seconds = time.monotonic() - began
    step.succeeded = done.returncode == 0
    if step.tests:
        step.counts = _counted(reports / f"{step.name.lower()}.xml")
        if step.succeeded and sum(step.counts) == 0:
            step.succeeded = False
            print("No test ran.")


def _counted(report: Path) -> tuple[int, int, int]:
    """Return passed, failed and skipped of a JUnit report; nothing when the run broke off before writing it."""
    if not report.exists():
        return 0, 0, 0
    suite = ElementTree.parse(report).getroot().find("testsuite")  # noqa: S314 - written by our own run
    if suite is None:
        return 0, 0, 0
    total, failed, skipped = (int(suite.get(name, "0")) for name in ("tests", "failures", "skipped"))
    failed += int(suite.get("errors", "0"))
    return total - failed - skipped, failed, skipped


def summary(steps: Sequence[Step]) -> str:
    """Return one line per step."""
    lines = ["", "=== Summary " + "=" * 63]
    for step in steps:
        passed, failed, skipped = step.counts
        tests = f"{passed} passed, {failed} failed, {skipped} skipped" if step.tests else ""
        lines.append(f"{step.name:<22} {'ok' if step.succeeded else 'FAILED':<7} {step.seconds:6.0f} s  {tests}")
    lines.append(f"{'Together':<22} {'':<7} {sum(step.seconds for step in steps):6.0f} s")
    return "\n".join(lines)


def main() -> int:
    """Run the steps; the last line is the count of tests."""
    only_lint, only_long = sys.argv[1:] == ["lint"], sys.argv[1:] == ["long"]
    if not only_lint and not any(shutil.which(name) for name in CHROMIUM):
        print(
            "There is no Chromium here, so the browser tests cannot run. Debian and Ubuntu: sudo apt install chromium"
        )
    with tempfile.TemporaryDirectory(prefix="driehoek-tests-") as folder:
        reports = Path(folder)
        if only_long:
            steps = long_steps(reports)
        else:
            steps = lint_steps() + ([] if only_lint else test_steps(reports))
        for step in steps:
            carry_out(step, reports)
    print(summary(steps))
    if not only_lint:
        passed, failed, skipped = (sum(step.counts[i] for step in steps) for i in range(3))
        broken = sum(1 for step in steps if not step.succeeded and not step.counts[1])
        # A check that failed without a failed test counts as one, so that the line cannot look green.
        print(f"{passed} passed, {failed + broken} failed, {skipped} skipped")
    return 0 if all(step.succeeded for step in steps) else 1


if __name__ == "__main__":
    sys.exit(main())
