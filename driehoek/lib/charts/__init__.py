# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Charts: one specification as plain data, drawn for the screen and for paper, told in words, in a table and in CSV.

Pure Python that writes SVG, because a page of many small charts may cost a few milliseconds and must follow the
colours of its partnership. See ``docs/decisions/0029-charts-of-our-own.md``.
"""
