# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How millions of values come in: gathered in packed arrays, compared with what is there, and put in at once.

See decision record 30 for why these rows pass the ordinary way of writing a record.
"""
