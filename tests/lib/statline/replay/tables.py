# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table as a server holds it, for both versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Rows = list[dict[str, Any]]


@dataclass
class Served3:
    """A table of version 3.

    Attributes:
        about: the one row of TableInfos.
        properties: rows of DataProperties.
        dimensions: name to codes.
        typed, untyped: the two data sets; one that is None is not offered.
    """

    id: str
    about: dict[str, Any]
    properties: Rows
    dimensions: dict[str, Rows]
    typed: Rows | None = None
    untyped: Rows | None = None
    groups: Rows = field(default_factory=list)

    @property
    def sets(self) -> Mapping[str, Sequence[dict[str, Any]]]:
        """Every set by its name, in the order of a service document."""
        fixed: dict[str, Rows | None] = {
            "TableInfos": [self.about],
            "UntypedDataSet": self.untyped,
            "TypedDataSet": self.typed,
            "DataProperties": self.properties,
            "CategoryGroups": self.groups,
        }
        return {name: rows for name, rows in (fixed | self.dimensions).items() if rows is not None}


@dataclass
class Served4:
    """A table of version 4."""

    id: str
    about: dict[str, Any]
    dimensions: Rows
    measures: Rows
    codes: dict[str, Rows]
    observations: Rows

    @property
    def sets(self) -> Mapping[str, Sequence[dict[str, Any]]]:
        """Every set by its name."""
        return {
            "Dimensions": self.dimensions,
            "MeasureCodes": self.measures,
            "Observations": self.observations,
            **{f"{name}Codes": rows for name, rows in self.codes.items()},
        }
