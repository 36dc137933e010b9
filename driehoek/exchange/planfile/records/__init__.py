# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The records of a plan file as frozen dataclasses; each field says how it is written."""
