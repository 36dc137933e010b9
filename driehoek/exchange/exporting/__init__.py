# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""From rows to the records of a plan file; the other way round than :mod:`driehoek.exchange.loading`."""
