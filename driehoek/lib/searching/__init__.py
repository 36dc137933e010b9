# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dutch words as they are searched: folded, stemmed, asked for and shown again; no database."""
