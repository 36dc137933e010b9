# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parsers. Only the child process imports this package; it uses the standard library and nothing else."""
