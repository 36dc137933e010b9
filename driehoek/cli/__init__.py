# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line: ``driehoek <verb>``, thin; it reads its words, calls one command or query and prints.

How to add a verb, for instance ``driehoek plan load FILE``:

1. Add one line to :data:`driehoek.cli.contents.VERBS`; that list is also what ``driehoek --help`` prints.
2. Write the module ``driehoek/cli/plan_load.py`` (the words of the verb joined by an underscore) with two functions::

       def add_arguments(parser: argparse.ArgumentParser) -> None: ...
       def run(arguments: argparse.Namespace) -> int: ...

   The module may import commands and queries at its top: it is imported only when its verb is used, after Django is
   ready and, for a verb that needs data, after the database exists. ``run`` returns the exit code: 0 done, 1 refused.

What goes wrong for the user is raised, not printed: a :class:`driehoek.kernel.errors.DriehoekError` or
:class:`driehoek.cli.failure.Failure` becomes one sentence on stderr and exit code 1. Results go to stdout.
"""
