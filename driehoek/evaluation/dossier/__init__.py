# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an evaluation consists of, for pages, papers and the frozen part alike."""
