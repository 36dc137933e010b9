# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail: composing it (RFC 5322), handing it to a server (RFC 5321), or catching it where nothing may leave."""
