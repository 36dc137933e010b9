# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the steps of the round of forty leads know of each other."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from tests.browser.half_year import People
from tests.browser.mailbox import Mailbox


@dataclass
class Story:
    """What the steps know of each other.

    Attributes:
        day: on which the triangle meets. round: address of the round.
        inputs: what each kind of answer cost, in interactions on the page behind the link.
    """

    people: People
    mails: Mailbox
    day: date
    round: str = ""
    inputs: dict[str, Counter[int]] = field(default_factory=dict)
