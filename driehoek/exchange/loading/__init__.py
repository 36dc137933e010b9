# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the records of a plan file to rows, table by table; only :mod:`driehoek.exchange.commands` runs this."""
