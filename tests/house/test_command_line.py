# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line: its contents, its sentences and its exit codes."""

import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from driehoek.cli import contents, main
from driehoek.cli.contents import Verb, every_verb

NOT_A_VERB = {"__init__", "main", "contents", "failure", "database", "running", "static", "supervisor", "meter"}


@pytest.mark.parametrize("verb", every_verb(), ids=lambda verb: verb.words)
def test_every_verb_has_its_module_with_the_two_functions(verb: Verb) -> None:
    module = importlib.import_module(verb.module)
    assert list(inspect.signature(module.add_arguments).parameters) == ["parser"]
    assert list(inspect.signature(module.run).parameters) == ["arguments"]


def test_every_module_is_a_verb_of_the_contents() -> None:
    folder = Path(inspect.getfile(contents)).parent
    modules = {file.stem for file in folder.glob("*.py")} - NOT_A_VERB
    assert modules == {verb.module.rpartition(".")[2] for verb in every_verb()}


def test_help_reads_like_a_table_of_contents(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--help"]) == 0
    text = capsys.readouterr().out
    for verb in every_verb():
        lines = [line for line in text.splitlines() if line.startswith(f"  {verb.words} ")]
        assert len(lines) == 1, verb.words
        assert verb.summary in lines[0]
    assert max(len(line) for line in text.splitlines()) <= 120


def test_an_unknown_verb_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["plan", "burn"]) == 2
    assert capsys.readouterr().err == "There is no verb 'plan burn'; 'driehoek --help' lists them.\n"


def test_the_longest_verb_wins() -> None:
    found = main.find(["plan", "load", "file.yaml", "--dry-run"])
    assert found is not None
    assert found[0].words == "plan load"
    assert found[1] == ["file.yaml", "--dry-run"]
    assert main.find(["plan"]) is None


@pytest.mark.django_db
def test_an_unknown_benchmark_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["bench", "speed-of-light"]) == 1
    assert capsys.readouterr().err == "There is no benchmark 'speed-of-light'; 'driehoek bench' lists them.\n"


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    command = f"{sys.executable} -m driehoek.cli.main --help | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
