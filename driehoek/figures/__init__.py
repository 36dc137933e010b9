# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures: where they come from, what they were, and what may be said about a change.

A load brings a table in; each value keeps its source and what it was before. Findings are made at load, for all areas
at once. Nothing here knows plans: goals are tied to figures one room up.
"""
