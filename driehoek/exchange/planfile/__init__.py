# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plan file: a whole partnership as one readable YAML document (see docs/reference/plan-file.md)."""
