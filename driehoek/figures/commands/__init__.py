# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes figures."""

from driehoek.figures.commands.loading import Loaded, load_table
from driehoek.figures.commands.own import OwnCell, enter_own
from driehoek.figures.commands.undoing import Undone, undo_load
from driehoek.figures.storage.gathering import Stopped

__all__ = ["Loaded", "OwnCell", "Stopped", "Undone", "enter_own", "load_table", "undo_load"]
