# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tests of the statistics: published values, a slow second implementation, properties. They need no Django."""
