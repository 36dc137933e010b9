# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes figures."""

from driehoek.figures.commands.loading import Loaded, load_table
from driehoek.figures.commands.undoing import undo_load

__all__ = ["Loaded", "load_table", "undo_load"]
