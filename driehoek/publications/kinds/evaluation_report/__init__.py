# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The evaluation report: what is asked of the triangle first, then theme by theme what was found, who leads what."""
