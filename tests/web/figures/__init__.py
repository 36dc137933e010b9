# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of figures, on the real figures of the examples and on invented ones."""
