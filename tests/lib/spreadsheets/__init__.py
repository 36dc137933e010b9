# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Spreadsheets: what people make, what attackers make, and what we make ourselves."""
