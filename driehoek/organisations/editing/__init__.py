# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Adding, changing, withdrawing and bringing back the records that people fill in by hand, all in one declared way.

Each room declares its kinds in ``<room>/kinds.py``; see decision record 22.
"""

from driehoek.organisations.editing.commands import add_record, change_record, restore_record, withdraw_record
from driehoek.organisations.editing.kind import Editable, Many
from driehoek.organisations.editing.reading import RecordValues, record_values, record_warnings

__all__ = [
    "Editable",
    "Many",
    "RecordValues",
    "add_record",
    "change_record",
    "record_values",
    "record_warnings",
    "restore_record",
    "withdraw_record",
]
