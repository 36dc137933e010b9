# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Delivery by web: server-rendered pages that work without JavaScript."""
