# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Screens of meetings: what comes, one agenda, one body, a year planned."""
