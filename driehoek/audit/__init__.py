# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who did what, when. No foreign keys: the audit outlives what it tells about."""
