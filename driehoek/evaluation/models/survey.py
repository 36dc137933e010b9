# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The questionnaire before a conversation about working together: who was asked, and what all said together.

What one person answered is stored nowhere: an answer is added to the counts of all, in one row, and of the link by
which it came it is only kept that it was used.
"""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.evaluation.models.conversation import Conversation
from driehoek.organisations.models import OwnedRecord


class Survey(OwnedRecord):
    """The questionnaire of a conversation, with one question per point.

    Attributes:
        closes_on: the last day on which its links work. closed_at: from then on the outcome is shown, if at least ten
            people answered.
        answered: how many did.
        counts: per number of a point how often each answer was given; emptied when fewer than ten people answered.
    """

    NOUN = ("vragenlijst", "vragenlijsten")
    EDITED_WITH = Permission.RECORD_DECISION.value
    ENCLOSED_BY = ("conversation",)
    SEARCHED = "it has no text"
    NOT_IN_HISTORY = frozenset({"counts"})

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="+")
    closes_on = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)
    answered = models.PositiveSmallIntegerField(default=0)
    counts = models.JSONField(default=dict, blank=True)


class SurveyInvitation(OwnedRecord):
    """One person who is asked, by a link that works once.

    Attributes:
        person_uid: uid of the person, as a value: no page shows who was asked.
        used: whether an answer came by it; which one is kept nowhere.
    """

    NOUN = ("uitnodiging voor een vragenlijst", "uitnodigingen voor een vragenlijst")
    ENCLOSED_BY = ("survey",)
    SEARCHED = "it has no text, and is for nobody to find"

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="+")
    person_uid = models.UUIDField()
    used = models.BooleanField(default=False)
