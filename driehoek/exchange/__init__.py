# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What crosses all rooms: the plan file, and whole-partnership load and export."""
