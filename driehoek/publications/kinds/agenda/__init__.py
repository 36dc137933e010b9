# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The agenda of a meeting: follow-up of last time first, then what is to be decided, discussed and known."""
