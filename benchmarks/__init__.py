# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measurements: each module here is one benchmark, run by ``driehoek bench <name>``.

A benchmark has a docstring whose first line says what it measures, and a function ``measure() -> Measurement``.
Nothing is timed inside the tests.
"""
