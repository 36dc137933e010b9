# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The yearly list of recommendations, motions and promises with their follow-up (Gemeentewet 185a)."""
