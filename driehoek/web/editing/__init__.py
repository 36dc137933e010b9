# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making and changing records by hand: one form per kind, the same way everywhere."""
