# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dutch public holidays and working days, forwards and backwards, around closed periods.

A working day of a municipality is here any day that is not a Saturday, a Sunday or a holiday of the Algemene
termijnenwet, article 3, first and second paragraph: the law by which terms of the authorities are counted. So Goede
Vrijdag and 5 May are never working days, whatever a labour agreement says: a deadline is then rather a day early than a
day late. Days that a royal decree puts on a par for some years (third paragraph, such as the Friday after
Hemelvaartsdag) are not computed: who is closed on them says so as a closed period.
"""

from driehoek.lib.workdays.holidays import easter, holidays_of
from driehoek.lib.workdays.working import Span, back, first_open, forward, is_working_day, last_open, within

__all__ = ["Span", "back", "easter", "first_open", "forward", "holidays_of", "is_working_day", "last_open", "within"]
