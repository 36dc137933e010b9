# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Making documents: one content, filled into a Word, a PDF and an HTML template that say the same words.

Content is a frozen dataclass; a template may use nothing else. See ``docs/explanation/papers.md``.
"""
