# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Entry of the command line: finds the verb, makes ready what it needs, runs it, turns errors into a sentence."""

import argparse
import importlib
import os
import sys

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from driehoek import __version__
from driehoek.cli import contents, database
from driehoek.cli.contents import Needs, Verb
from driehoek.cli.failure import Failure
from driehoek.kernel.errors import DriehoekError, Invalid

REFUSED = 1
MISUSED = 2  # what argparse itself answers to a wrong option
INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def find(words: list[str]) -> tuple[Verb, list[str]] | None:
    """Return the verb that the words begin with and the words after it; the longest verb wins."""
    for verb in sorted(contents.every_verb(), key=lambda v: -len(v.words)):
        own = verb.words.split()
        if words[: len(own)] == own:
            return verb, words[len(own) :]
    return None


def main(argv: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    words = sys.argv[1:] if argv is None else argv
    try:
        code = _main(words)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, such as head, has seen enough. Python must not complain about it again when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _main(words: list[str]) -> int:
    if not words or words[0] in ("-h", "--help", "help"):
        print(contents.help_text())
        return 0
    if words[0] == "--version":
        print(f"driehoek {__version__}")
        return 0
    found = find(words)
    if found is None:
        print(f"There is no verb '{' '.join(words[:2])}'; 'driehoek --help' lists them.", file=sys.stderr)
        return MISUSED
    try:
        return _run(*found)
    except (Failure, ImproperlyConfigured) as problem:
        print(problem, file=sys.stderr)
    except Invalid as problem:
        print(
            "\n".join([str(problem), *(f"  {name}: {text}" for name, text in problem.fields.items())]), file=sys.stderr
        )
    except DriehoekError as problem:
        print(problem, file=sys.stderr)
    except DatabaseError as problem:
        print(f"The database does not do what was asked: {problem}", file=sys.stderr)
    except KeyboardInterrupt:
        return INTERRUPTED
    return REFUSED


def _run(verb: Verb, rest: list[str]) -> int:
    if verb.needs is not Needs.NOTHING:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")
        django.setup()
    module = importlib.import_module(verb.module)
    parser = argparse.ArgumentParser(prog=f"driehoek {verb.words}", description=f"{verb.summary.capitalize()}.")
    module.add_arguments(parser)
    arguments = parser.parse_args(rest)
    if verb.needs is Needs.DATABASE:
        database.must_be_there()
    code: int = module.run(arguments)
    return code


if __name__ == "__main__":
    sys.exit(main())
