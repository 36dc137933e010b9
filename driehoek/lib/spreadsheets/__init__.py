# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Spreadsheets in and out, safely: Excel (xlsx), OpenDocument (ods) and CSV.

``reading.read`` gives the cells of a file that a stranger may have made; a child process with little memory and little
time does the parsing. ``tables.find_table`` finds the list on a sheet that people laid out for people.
``writing.write`` makes a file in which text is never a formula. Nothing here knows Django or safety plans.
"""
