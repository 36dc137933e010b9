#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mutation testing of the core of the statistics: small errors are put in one by one, and a test must notice each.

Usage, in an environment with numpy, scipy, statsmodels, hypothesis, pytest and cosmic-ray:

    python scripts/mutate_statistics.py [--every N] [--kept results.json] [module ...]

``--every N`` tries one in N, spread evenly over each module, for when there is less time. ``--kept`` writes what
happened to each error, and what was noticed according to that file is not tried again while the module is the same:
tests that are added cannot make it unnoticed.

The errors are those of cosmic-ray, without bit operations, powers and remainders, which nobody types by mistake. They
are made in a copy; each is tried in a forked process, so numpy and scipy are loaded once, and the tests that noticed
the errors before it come first. An error within a function is first tried in the code that is loaded already; what is
not noticed so, and all others, with everything loaded again. An error that keeps the tests busy for more than three
times their usual time counts as noticed; that is time of the processor, so a busy machine makes no difference.
"""

import argparse
import ast
import contextlib
import difflib
import inspect
import json
import os
import shutil
import signal
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import hypothesis
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
LONGEST = 60.0
"""Seconds of the processor for the tests without any error."""


@dataclass
class Order:
    """A plugin of pytest: the tests that lately noticed an error come first; tells which one notices this time."""

    recent: list[str] = field(default_factory=list)
    noticed_by: str = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Put the recent ones first, in the order of the file otherwise."""
        place = {name: number for number, name in enumerate(self.recent)}
        items.sort(key=lambda item: place.get(item.nodeid, len(place)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the name of a failing test."""
        if report.failed:
            self.noticed_by = report.nodeid


@dataclass
class Run:
    """The tests of one module in the copy, run again and again.

    Attributes:
        copy: where the package and its tests stand.
        tests: name of the file with tests.
        seconds: time of the processor after which a run counts as endless.
        order: which tests come first.
    """

    copy: Path
    tests: str
    seconds: float = LONGEST
    order: Order = field(default_factory=Order)

    def notices(self, first: bool = False) -> bool:
        """Run the tests in a forked process; true when one fails, or when they take too long.

        The ``first`` run, without an error, leaves compiled modules for the later ones.
        """
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            sys.dont_write_bytecode = not first
            signal.setitimer(signal.ITIMER_PROF, self.seconds)
            code = self.tested(self.order)
            os.write(writer, self.order.noticed_by.encode())
            os._exit(code)
        os.close(writer)
        with os.fdopen(reader) as told:
            name = told.read()
        _, status, used = os.wait4(child, 0)
        if name:
            self.order.recent = [name, *(one for one in self.order.recent if one != name)]
        if status == 0:
            self.seconds = min(self.seconds, 3 * (used.ru_utime + used.ru_stime) + 3)
        return status != 0

    def tested(self, plugin: object) -> int:
        """Run pytest in this process, which is a forked one; 0 when all tests pass."""
        os.chdir(self.copy)
        sys.path.insert(0, str(self.copy))
        settings = ["-x", "-q", "--assert=plain", "-m", "not slow", "-c", f"{TESTS}/standalone.ini"]
        settings += ["-W", "ignore::pytest.PytestAssertRewriteWarning", f"{TESTS}/{self.tests}.py"]
        code = 1
        with (
            contextlib.suppress(BaseException),
            Path(os.devnull).open("w") as nothing,
            contextlib.redirect_stdout(nothing),
            contextlib.redirect_stderr(nothing),
        ):
            code = int(pytest.main(settings, plugins=[plugin]))
        return code


@dataclass
class Within:
    """A plugin of pytest that, in place of running the tests once, runs them for each error in the body of a function.

    The functions of the loaded module get the changed code in a forked process, so nothing is loaded again.
    """

    module: str
    changes: dict[str, str]
    noticed: dict[str, bool] = field(default_factory=dict)
    failing: str = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the name of a failing test."""
        if report.failed:
            self.failing = report.nodeid

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run all tests without an error, then for each error until one fails."""
        items, start = list(session.items), time.process_time()
        if self._fails(items):
            return True
        seconds = 3 * (time.process_time() - start) + 3
        for key, changed in self.changes.items():
            reader, writer = os.pipe()
            child = os.fork()
            if child == 0:
                os.close(reader)
                signal.setitimer(signal.ITIMER_PROF, seconds)
                self.failing = "cannot be loaded"
                with contextlib.suppress(BaseException):
                    self._replace(changed)
                    self.failing = ""
                    self._fails(items)
                os.write(writer, self.failing.encode())
                os._exit(1 if self.failing else 0)
            os.close(writer)
            with os.fdopen(reader) as told:
                name = told.read()
            self.noticed[key] = os.waitpid(child, 0)[1] != 0
            first = [item for item in items if item.nodeid == name]
            items = [*first, *(item for item in items if item.nodeid != name)]
        return True

    def _fails(self, items: list[pytest.Item]) -> bool:
        for item in items:
            item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
            if self.failing:
                return True
        return False

    def _replace(self, changed: str) -> None:
        """Give the functions and methods of the loaded module the code of the changed source."""
        loaded = sys.modules[f"{PACKAGE.replace('/', '.')}.{self.module}"]
        fresh = {"__name__": loaded.__name__}
        exec(compile(changed, loaded.__file__ or "", "exec"), fresh)  # noqa: S102 - our own source with an error put in
        for old, new in ((vars(loaded), fresh), *_classes(loaded, fresh)):
            for name, thing in old.items():
                mine, other = getattr(thing, "fget", thing), getattr(new.get(name), "fget", new.get(name))
                if inspect.isfunction(mine) and inspect.isfunction(other) and mine.__module__ == loaded.__name__:
                    mine.__code__, mine.__defaults__ = other.__code__, other.__defaults__
                    mine.__kwdefaults__ = other.__kwdefaults__


def _classes(loaded: ModuleType, fresh: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for name, thing in vars(loaded).items():
        if inspect.isclass(thing) and thing.__module__ == loaded.__name__:
            yield dict(vars(thing)), dict(vars(fresh[name]))


def in_functions(source: str, changed: str) -> bool:
    """Tell whether all that differs lies within functions or methods: not in constants, classes or decorators."""

    def rest(text: str) -> str:
        tree = ast.parse(text)
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                node.body = [ast.Pass()]
                node.args = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
        return ast.dump(tree)

    return rest(source) == rest(changed)


def noticed_within(run: Run, module: str, changes: dict[str, str]) -> dict[str, bool]:
    """Try errors in functions without loading anything again, in a forked process; only what is noticed counts."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        plugin = Within(module, changes)
        run.tested(plugin)
        with os.fdopen(writer, "w") as told:
            json.dump(plugin.noticed, told)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as told:
        answer = told.read()
    os.waitpid(child, 0)
    found: dict[str, bool] = json.loads(answer or "{}")
    return {key: True for key, noticed in found.items() if noticed}


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


def tried(run: Run, module: str, every: int, kept: dict[str, bool], save: Path | None) -> tuple[int, list[str]]:
    """Return how many mutants of a module were tried and the difference of each that nobody noticed."""
    file = run.copy / PACKAGE / f"{module}.py"
    source = file.read_text(encoding="utf-8")
    total, missed = 0, []
    chosen = []
    for name, changed in list(mutants(source))[::every]:
        lines = list(difflib.unified_diff(source.splitlines(), changed.splitlines(), lineterm="", n=0))
        chosen.append((f"{module} {zlib.crc32(source.encode())} {name} {' '.join(lines[2:])}", name, changed, lines))
    quick = {key: changed for key, _, changed, _ in chosen if not kept.get(key) and in_functions(source, changed)}
    kept |= noticed_within(run, module, quick)
    for key, name, changed, lines in chosen:
        total += 1
        if not kept.get(key):
            file.write_text(changed, encoding="utf-8")
            kept[key] = run.notices()
            if save:
                save.write_text(json.dumps(kept, indent=1), encoding="utf-8")
        if not kept[key]:
            shown = [line.strip() for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")]
            missed.append(f"{name.removeprefix('core/')}: {'  ->  '.join(shown)}")
            print(f"  {module} {missed[-1]}", file=sys.stderr, flush=True)
    file.write_text(source, encoding="utf-8")
    return total, missed


def main() -> int:
    """Print the result per module as a page; 1 when fewer than nine in ten are noticed."""
    parser = argparse.ArgumentParser(description="Put errors in the statistics and see whether a test notices.")
    parser.add_argument("modules", nargs="*", default=list(CORE), choices=list(CORE))
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--kept", type=Path)
    arguments = parser.parse_args()
    sys.dont_write_bytecode = True
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    # That a property fails is enough; the smallest example of it is not needed.
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile("errors", phases=phases, report_multiple_bugs=False)
    hypothesis.settings.load_profile("errors")
    kept: dict[str, bool] = {}
    if arguments.kept and arguments.kept.is_file():
        kept = json.loads(arguments.kept.read_text(encoding="utf-8"))
    rows, pages, all_total, all_missed = [], [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        copy = laid_out(Path(folder))
        for module in arguments.modules:
            run = Run(copy, CORE[module])
            if run.notices(first=True):
                raise SystemExit(f"The tests of {module} fail without any error put in.")
            for compiled in (copy / PACKAGE / "__pycache__").glob(f"{module}.*.pyc"):
                compiled.unlink()
            total, missed = tried(run, module, arguments.every, kept, arguments.kept)
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
