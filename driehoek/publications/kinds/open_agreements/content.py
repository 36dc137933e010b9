# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything a template of the overview of open agreements may use, and nothing else; in the order of the paper."""

from dataclasses import dataclass

from driehoek.lib.documents.content import Line
from driehoek.publications.meeting_paper import Head

SCHEMA_VERSION = 1
ROOT = "overview"


@dataclass(frozen=True, slots=True)
class OpenLine:
    """One open agreement: what, what was told of it last, of which body and day, by when, and how it stands."""

    what: Line
    told: tuple[Line, ...]
    origin: Line
    due: Line
    state: Line


@dataclass(frozen=True, slots=True)
class Owner:
    """What one function or organisation has to do, what is overdue first."""

    name: str
    agreements: tuple[OpenLine, ...]


@dataclass(frozen=True, slots=True)
class OpenAgreements:
    """The overview.

    Attributes:
        none: one line when nothing is open, else none.
    """

    head: Head
    owners: tuple[Owner, ...]
    none: tuple[Line, ...]
