# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek person add``: let someone sign in with a password and hold a function."""

import argparse
import getpass
import sys

from driehoek.cli.failure import Failure
from driehoek.kernel.actor import Actor
from driehoek.organisations.commands import add_holder
from driehoek.organisations.models import Function

LEAST = 12  # characters; length counts for more than odd signs (OWASP ASVS 5.0, 6.2.1 and 6.2.9)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the address, the name and the function."""
    parser.add_argument("email", help="business e-mail address, with which the person signs in")
    parser.add_argument("--name", required=True, help="name as others should see it")
    parser.add_argument(
        "--function", required=True, metavar="PARTNERSHIP/CODE", help="such as heuvelrug/adviseur-rhenen"
    )


def run(arguments: argparse.Namespace) -> int:
    """Add the person; the password is asked for, or read from standard input when that is no terminal."""
    function = _function(arguments.function)
    password = _password()
    if len(password) < LEAST:
        raise Failure(f"The password is shorter than {LEAST} characters. Nothing was added; choose a longer one.")
    add_holder(
        actor=Actor.system("opdrachtregel", "systeem_opdrachtregel"),
        function=function,
        name=arguments.name,
        email=arguments.email,
        password=password,
    )
    print(f"{arguments.email} can sign in, as {function.title}.")
    return 0


def _function(named: str) -> Function:
    slug, _, code = named.partition("/")
    found = Function.objects.filter(partnership__slug=slug, code=code, withdrawn_at__isnull=True).first()
    if found is None:
        raise Failure(f"There is no function '{named}'. Write it as partnership/code; the codes are in the plan file.")
    return found


def _password() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Password: ")
    return sys.stdin.readline().rstrip("\n")
