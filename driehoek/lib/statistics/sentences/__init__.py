# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences about figures in plain Dutch and English, from typed facts: a sentence cannot say more than its facts.

Each kind of result has its own facts, made only from the result itself; each kind of facts has one template per
language, which may use nothing but the fields of those facts.
"""
