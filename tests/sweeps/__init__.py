# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sweeps over the whole repository: what one reviewer would have to look for everywhere."""
