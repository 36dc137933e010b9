# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Presenters: read models turned into what a template prints, frozen; no queries and no decisions."""
