# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of figures."""

from driehoek.figures.queries.findings import findings_of
from driehoek.figures.queries.series import series_of

__all__ = ["findings_of", "series_of"]
