# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the records of a plan file say of each other: codes that exist, levels, dates, marks."""
