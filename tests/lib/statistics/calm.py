# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the properties are tried: the same examples in each run, and no clock on a busy machine."""

from hypothesis import settings

CALM = settings(deadline=None, derandomize=True, database=None, max_examples=50)
