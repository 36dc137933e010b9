# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The handover folder of a function: for a new mayor, prosecutor, team chief or adviser."""
