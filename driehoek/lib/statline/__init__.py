# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of figures as CBS and the police publish them: what a table is, and the ways in which it comes in.

``model`` and ``periods`` say what a table is, whatever it came from; ``titles`` reads a period as it is written for
people; ``refusals`` says why a table is not taken. Nothing here knows Django or safety plans.
"""
