# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a table says about itself, in one shape for both versions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from driehoek.lib.statline.model import Measure


class Role(StrEnum):
    """What a dimension is."""

    AREA = "area"
    PERIOD = "period"
    OTHER = "other"


class Part(StrEnum):
    """What a code of a dimension of margins stands for."""

    VALUE = "value"
    LOW = "low"
    HIGH = "high"
    HALF = "half"
    """Half the width of the margin: value plus or minus this."""


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a dimension.

    Attributes:
        key: exactly as the source has it, with padding: so it stands in a filter.
        code: as we keep it.
    """

    key: str
    code: str
    title: str
    description: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension with its codes."""

    name: str
    role: Role
    codes: tuple[Code, ...]

    @property
    def parts(self) -> Mapping[str, Part]:
        """What its keys stand for, when it is a dimension of margins; else empty."""
        found = {code.key: part for code in self.codes if (part := _part(code))}
        return found if {Part.VALUE} < set(found.values()) else {}


@dataclass(frozen=True, slots=True)
class Described:
    """What a table says about itself."""

    title: str
    modified: datetime | None
    language: str
    publisher: str
    licence: str
    division_year: int | None
    measures: tuple[Measure, ...]
    dimensions: tuple[Dimension, ...]
    data: str
    """Name of the set with the figures."""


_CODES = {"MW00000": Part.VALUE, "MOG0095": Part.LOW, "MBG0095": Part.HIGH}
_TITLES = (
    ("waarde", Part.VALUE),
    ("value", Part.VALUE),
    ("ondergrens", Part.LOW),
    ("lower bound", Part.LOW),
    ("bovengrens", Part.HIGH),
    ("upper bound", Part.HIGH),
    ("betrouwbaarheidsmarge", Part.HALF),
    ("marge", Part.HALF),
    ("margin", Part.HALF),
)


def _part(code: Code) -> Part | None:
    title = code.title.strip().lower()
    return _CODES.get(code.code) or next((part for word, part in _TITLES if title.startswith(word)), None)
