# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Calendars as other programs read them: iCalendar, RFC 5545."""

from driehoek.lib.calendars.model import Event, Party
from driehoek.lib.calendars.writing import calendar_text

__all__ = ["Event", "Party", "calendar_text"]
