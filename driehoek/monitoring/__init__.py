# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures tied to goals: where one began, where one wants to be, and what one makes of it."""
