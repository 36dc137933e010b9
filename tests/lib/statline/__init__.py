# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of CBS and the police: periods, areas, and each way in which a table comes in."""
