# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be said about a change, worked out for all areas at once when figures come in.

Labels come from ``lib/statistics`` with the usual wobble of each code; nothing here decides by itself what is clear.
"""
