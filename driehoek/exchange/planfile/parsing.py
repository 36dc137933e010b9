# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A plan file read in full: form, records, and what they say of each other; or every problem at once."""

from itertools import islice
from pathlib import Path

from driehoek.exchange.planfile.building import build
from driehoek.exchange.planfile.checking.everything import check
from driehoek.exchange.planfile.problems import PlanFileError, megabytes, problem
from driehoek.exchange.planfile.reading import LARGEST, read
from driehoek.exchange.planfile.records.outcomes import PlanFile
from driehoek.exchange.planfile.schema import check as check_form

ENOUGH = 200
"""Number of problems after which the search for more ends."""


def parse(content: bytes, name: str) -> PlanFile:
    """Read a plan file.

    Args:
        content: the bytes of the file.
        name: its name, for messages.

    Raises:
        PlanFileError: with everything that is wrong, each with line, field, what was expected and what was found.
    """
    document = read(content, name)
    wrong = list(islice(check_form(document), ENOUGH))
    if wrong:
        raise PlanFileError(wrong)
    file, wrong = build(document)
    if file is None:
        raise PlanFileError(wrong)
    wrong = list(islice(check(file, document), ENOUGH))
    if wrong:
        raise PlanFileError(wrong)
    return file


def parse_path(path: Path) -> PlanFile:
    """Read the plan file at a path; its name in messages is the last part of the path.

    Raises:
        PlanFileError: see :func:`parse`.
        OSError: when the file cannot be opened.
    """
    size = path.stat().st_size
    if size > LARGEST:
        raise PlanFileError([problem("too_large", path.name, 1, "", size=megabytes(size))])
    return parse(path.read_bytes(), path.name)
