# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files with figures that an officer brings in: looked at, rehearsed, loaded, undone."""
