# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Getting answers from another's web server: few hosts, bounded in size and time, again when it fails, kept on disk.

Nothing here knows what stands in the answers, but for being JSON.
"""
