# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Settings, addresses and the entry for web servers: the only room that knows all others."""
