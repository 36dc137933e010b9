# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Honest figures for small municipalities.

Pure Python on numpy and scipy. The policy and its evidence: ``docs/explanation/honest-figures.md``.
"""
