# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables that an officer downloaded from StatLine as a file, in whatever layout it was on the screen.

``reading.read`` takes the bytes. ``grid`` makes rows of text of them, ``layout`` finds the headings and which of them
name areas, periods, subjects and kinds, ``choosing`` finds which table it is, ``places`` gives each figure its codes,
and ``reading`` makes the table of them.
"""
