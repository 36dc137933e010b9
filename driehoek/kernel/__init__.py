# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every room stands on: actor, operation, clock, errors, ids, circle, base record, the write guard."""
