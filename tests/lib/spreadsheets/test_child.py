# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The child process: what it may not do, and what happens when it takes too long, asks too much or dies."""

import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from driehoek.lib.spreadsheets import child
from driehoek.lib.spreadsheets.model import Limits
from driehoek.lib.spreadsheets.reading import read
from driehoek.lib.spreadsheets.refusals import Unreadable
from tests.lib.spreadsheets.hostile import many_blank_cells
from tests.lib.spreadsheets.parts import xlsx

ROOT = Path(__file__).resolve().parents[3]
LIMITED = "import sys; sys.path.append(sys.argv[1]); from driehoek.lib.spreadsheets.parsing import process; "
SMALL = xlsx('<row r="1"><c r="A1"><v>1</v></c></row>')


def _refusal(content: bytes, limits: Limits) -> Unreadable:
    with pytest.raises(Unreadable) as refusal:
        read(content, "lijst.xlsx", limits)
    assert not [each for each in psutil.Process().children() if "spreadsheets" in " ".join(each.cmdline())]
    return refusal.value


def _limited(code: str) -> str:
    """Run code in a child as it is once it has limited itself; return the last line of what it complains."""
    start = f"{LIMITED}from driehoek.lib.spreadsheets.model import Limits; process._limit(Limits())\n{code}"
    command = (sys.executable, "-I", "-S", "-c", start, str(ROOT))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr.strip().rpartition("\n")[2]


@pytest.mark.parametrize(
    "code",
    (
        "open('/etc/hostname')",
        "open('/tmp/x', 'w')",
        "import _socket; _socket.socket()",
        "import os; os.pipe()",
        "import os; os.open('/', os.O_RDONLY)",
    ),
)
def test_it_can_open_nothing(code: str) -> None:
    assert "Too many open files" in _limited(code)


def test_it_can_take_little_memory() -> None:
    assert "MemoryError" in _limited("bytearray(300_000_000)")
    assert _limited("bytearray(100_000_000)") == ""


def test_it_knows_nothing_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_OF_THE_PARENT", "canary")
    monkeypatch.setattr(child, "_START", "x")
    code = "import os, sys; print(sorted(os.environ), sorted(each for each in sys.modules if 'django' in each))"
    monkeypatch.setattr(child, "_COMMAND", ("-I", "-S", "-c", code))
    (line,) = list(child.converse((b"",), Limits()))
    assert b"canary" not in line
    assert b"SECRET" not in line
    assert line.endswith(b"[]")


def test_too_long_on_the_clock() -> None:
    began = time.monotonic()
    refusal = _refusal(many_blank_cells(), Limits(seconds=1))
    assert refusal.reason == "time"
    assert "na 1 seconden" in refusal.sentence or "na 1 seconde" in refusal.sentence
    assert time.monotonic() - began < 10


@pytest.mark.slow
def test_too_much_work() -> None:
    assert _refusal(many_blank_cells(), Limits(cpu=1, seconds=60)).reason == "time"


def test_too_much_memory() -> None:
    cell = "<c t='str'><v>nog een tekst {}</v></c>"
    rows = "".join(f"<row>{''.join(cell.format(number) for number in range(20))}</row>" for _ in range(5000))
    assert _refusal(xlsx(rows), Limits(memory=32_000_000)).reason == "memory"


@pytest.mark.parametrize(
    ("code", "detail"),
    (
        ("import os; os._exit(3)", "ended with 3"),
        ("import os; os.kill(os.getpid(), 9)", "ended with -9"),
        ("print('{')", "never says"),
        ('print(\'{"refused": "x", "detail": "", "facts": {}}\')', "never says"),
        ("pass", "before the end"),
        ("import sys\nwhile True: sys.stdout.write('x' * 100000)", "says too much"),
    ),
)
def test_a_child_that_goes_mad(monkeypatch: pytest.MonkeyPatch, code: str, detail: str) -> None:
    monkeypatch.setattr(child, "_COMMAND", ("-I", "-S", "-c", code))
    tracemalloc.start()
    try:
        refusal = _refusal(SMALL, Limits(text=1000, cells=1000))
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()
    assert refusal.reason == "failed"
    assert detail in refusal.detail
    assert detail not in refusal.sentence


def test_a_parser_that_stumbles_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = child._START.replace(
        "; main()", "; import driehoek.lib.spreadsheets.parsing.process as p; p.kind_of = 0; main()"
    )
    assert broken != child._START
    monkeypatch.setattr(child, "_COMMAND", ("-I", "-S", "-c", broken, str(ROOT)))
    refusal = _refusal(SMALL, Limits())
    assert (refusal.reason, refusal.detail[:9]) == ("damaged", "TypeError")


def test_reading_is_light_to_import() -> None:
    code = "import sys; import driehoek.lib.spreadsheets.reading, driehoek.lib.spreadsheets.tables; print(*sys.modules)"
    done = subprocess.run((sys.executable, "-c", code), cwd=ROOT, capture_output=True, text=True, check=True)
    heavy = {"django", "xlsxwriter", "zipfile", "pyexpat", "lxml", "openpyxl", "python_calamine", "csv"}
    assert not heavy & set(done.stdout.split())


def test_other_files_are_read_while_one_is_refused(tmp_path: Path) -> None:
    makers: list[Callable[[], bytes]] = [lambda: SMALL, lambda: SMALL[:50], lambda: SMALL]
    outcomes = []
    for make in makers:
        try:
            outcomes.append(read(make(), "x.xlsx").sheets[0].rows[0][0].value)
        except Unreadable as refusal:
            outcomes.append(refusal.reason)
    assert outcomes == [1, "damaged", 1]
