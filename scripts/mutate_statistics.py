#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mutation testing of the core of the statistics: small errors are put in one by one, and a test must notice each.

Usage, in an environment with numpy, scipy, statsmodels, hypothesis, pytest and cosmic-ray:

    python scripts/mutate_statistics.py [--every N] [module ...] > docs/reference/statistics-mutation.md

``--every N`` tries one in N, spread evenly over each module, for when there is less time.

The errors are those of cosmic-ray, without bit operations, powers and remainders, which nobody types by mistake. They
are made in a copy; each is tried in a forked process, so numpy and scipy are loaded once.
"""

import argparse
import contextlib
import difflib
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis  # noqa: F401
import pytest
import scipy.optimize
import scipy.special
import scipy.stats  # noqa: F401
import statsmodels.stats.rates  # noqa: F401
from cosmic_ray import mutating, plugins

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "driehoek/lib/statistics"
TESTS = "tests/lib/statistics"
CORE = {
    "labels": "test_change",
    "change": "test_change",
    "conditional": "test_change",
    "counts": "test_counts",
    "proportions": "test_counts",
    "thresholds": "test_thresholds",
    "rounded": "test_thresholds",
    "equivalence": "test_thresholds",
    "display": "test_display",
    "targets": "test_targets",
}
UNLIKELY = ("Mod", "Pow", "FloorDiv", "LShift", "RShift", "BitOr", "BitAnd", "BitXor", "Invert", "Is", "IsNot")
LONGEST = 60  # seconds for the tests of one mutant; an endless loop counts as noticed


def mutants(source: str) -> Iterator[tuple[str, str]]:
    """Yield the name of an operator and the source with one error."""
    for name in sorted(plugins.operator_names()):
        if name.startswith("core/Variable") or any(name.endswith(f"_{word}") for word in UNLIKELY):
            continue
        if any(f"_{word}_" in name for word in UNLIKELY):
            continue
        operator = plugins.get_operator(name)()
        seen = {source}
        for occurrence in range(10_000):
            changed = mutating.mutate_code(source, operator, occurrence)
            if changed is None:
                break
            if changed not in seen:
                seen.add(changed)
                yield name, changed


def noticed(copy: Path, tests: str) -> bool:
    """Run the tests in a forked process; true when one fails, or when they take too long."""
    child = os.fork()
    if child == 0:
        signal.alarm(LONGEST)
        os.chdir(copy)
        sys.path.insert(0, str(copy))
        settings = ["-x", "-q", "-m", "not slow", "-c", f"{TESTS}/standalone.ini"]
        settings += ["-W", "ignore::pytest.PytestAssertRewriteWarning", f"{TESTS}/{tests}.py"]
        code = 1
        with (
            contextlib.suppress(BaseException),
            Path(os.devnull).open("w") as nothing,
            contextlib.redirect_stdout(nothing),
            contextlib.redirect_stderr(nothing),
        ):
            code = int(pytest.main(settings))
        os._exit(code)
    _, status = os.waitpid(child, 0)
    return status != 0


def laid_out(folder: Path) -> Path:
    """Return a copy of what the tests need, with the shared folder beside it."""
    copy = folder / "copy"
    for place in (PACKAGE, TESTS):
        shutil.copytree(ROOT / place, copy / place, ignore=shutil.ignore_patterns("__pycache__"))
    for package in ("driehoek", "driehoek/lib", "tests", "tests/lib"):
        shutil.copy(ROOT / package / "__init__.py", copy / package / "__init__.py")
    if (ROOT.parent / "shared").exists():
        (folder / "shared").symlink_to((ROOT.parent / "shared").resolve())
    return copy


def tried(copy: Path, module: str, every: int) -> tuple[int, list[str]]:
    """Return how many mutants of a module were tried and the difference of each that nobody noticed."""
    file = copy / PACKAGE / f"{module}.py"
    source = file.read_text(encoding="utf-8")
    total, missed = 0, []
    for name, changed in list(mutants(source))[::every]:
        total += 1
        file.write_text(changed, encoding="utf-8")
        if not noticed(copy, CORE[module]):
            lines = difflib.unified_diff(source.splitlines(), changed.splitlines(), lineterm="", n=0)
            shown = [line.strip() for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")]
            missed.append(f"{name.removeprefix('core/')}: {'  ->  '.join(shown)}")
    file.write_text(source, encoding="utf-8")
    return total, missed


def main() -> int:
    """Print the result per module as a page; 1 when fewer than nine in ten are noticed."""
    parser = argparse.ArgumentParser(description="Put errors in the statistics and see whether a test notices.")
    parser.add_argument("modules", nargs="*", default=list(CORE), choices=list(CORE))
    parser.add_argument("--every", type=int, default=1)
    arguments = parser.parse_args()
    sys.dont_write_bytecode = True
    rows, pages, all_total, all_missed = [], [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        copy = laid_out(Path(folder))
        for module in arguments.modules:
            if noticed(copy, CORE[module]):
                raise SystemExit(f"The tests of {module} fail without any error put in.")
            total, missed = tried(copy, module, arguments.every)
            all_total, all_missed = all_total + total, all_missed + len(missed)
            rows.append(f"| `{module}` | {total} | {total - len(missed)} | {1 - len(missed) / total:.1%} |")
            pages += [f"- `{module}` {line}" for line in missed]
            print(rows[-1], file=sys.stderr, flush=True)
    command = " ".join(["python scripts/mutate_statistics.py", *sys.argv[1:]])
    print(f"# Mutation testing of the statistics\n\nMade with `{command}`; its docstring says how.\n")
    print("| module | errors put in | noticed | share |\n|---|---:|---:|---:|")
    print("\n".join(rows))
    print(f"| together | {all_total} | {all_total - all_missed} | {1 - all_missed / all_total:.1%} |\n")
    print("## Not noticed\n")
    print("\n".join(pages) or "None.")
    return 0 if all_missed <= 0.1 * all_total else 1


if __name__ == "__main__":
    sys.exit(main())
