# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Pure Python that knows neither Django nor safety plans, and could be lifted out as it is."""
