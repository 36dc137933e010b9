# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of agreements of a meeting (afsprakenlijst): who does what by when, and what the body said of each point."""
