# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong for a user, as types that the delivery rooms turn into a sentence and a status.

A message is a Dutch sentence for the person at the screen: what is wrong, where, and what to do.
"""

from collections.abc import Mapping


class DriehoekError(Exception):
    """The ancestor of every error that a user may be told about."""


class Absent(DriehoekError):
    """The record does not exist, or this actor may not know that it does (answer 404)."""


class Forbidden(DriehoekError):
    """The actor may see the record but not do this to it (answer 403)."""


class Invalid(DriehoekError):
    """The input cannot be accepted (answer 400 or the form again).

    Args:
        message: the sentence above the form.
        fields: per field name the sentence beside that field.
    """

    def __init__(self, message: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.fields: dict[str, str] = dict(fields or {})


class Busy(Invalid):
    """Too many wrote at the same moment (answer 503, or the form again); nothing was changed, trying again helps."""


class Conflict(DriehoekError):
    """Someone else changed the record since this actor read it (answer 409)."""


class WriteOutsideCommand(RuntimeError):
    """A row of ours was about to change outside a command: a mistake of the programmer, never of the user."""
