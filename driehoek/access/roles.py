# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Roles: named sets of permissions and circles, read from ``definitions/roles.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from driehoek.access.permissions import Permission
from driehoek.kernel import definitions
from driehoek.kernel.circle import Circle


class Extent(StrEnum):
    """How far a permission of a role reaches."""

    PARTNERSHIP = "partnership"
    JOINT_AND_OWN = "joint_and_own"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Role:
    """A named set of permissions and circles.

    Attributes:
        name: key in the definitions, equal to the kind of function that carries it.
        titles: what the role is called, by language.
        circles: the circles of which records may be seen, besides public ones.
        permissions: how far each permission reaches; a permission that is not named is not held.
    """

    name: str
    titles: Mapping[str, str]
    circles: frozenset[Circle]
    permissions: Mapping[Permission, Extent]


@cache
def roles() -> Mapping[str, Role]:
    """Return every role by name.

    Raises:
        ValueError: a role names a permission, circle or extent that does not exist.
    """
    return {
        name: Role(
            name=name,
            titles=entry["title"],
            circles=frozenset(Circle(c) for c in entry["circles"]),
            permissions={Permission(p): Extent(e) for p, e in entry["permissions"].items()},
        )
        for name, entry in definitions.load("roles")["roles"].items()
    }
