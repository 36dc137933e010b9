# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Partnerships, municipalities, organisations and functions, and from these the actor."""
