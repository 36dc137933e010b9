# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The outbox: mails with how far they are, and the files that go along."""

from django.db import models

from driehoek.kernel.circle import Circle
from driehoek.kernel.models import Record, Tracked
from driehoek.messages import rules
from driehoek.messages.rules import MailState


class Mail(Record):
    """One mail to one address, stored in the transaction of what it is about and sent afterwards.

    Attributes:
        partnership_id, circle_municipality_id: values, since this room lies below partnerships; no tenant is a mail of
            the server itself.
        key: what makes it the same mail when it is posted again.
        message_id: the Message-ID of every attempt, so that a receiver can tell that two are one.
        next_at: not to be sent before this moment.
        tries: how often a server was asked to take it.
        handed_at: when it was last handed over; while ``bezig``, whether it arrived is not known.
        told: what went wrong, or what the server answered.
    """

    NOUN = ("mail", "mails")
    NOT_IN_HISTORY = frozenset({"to_email", "to_name", "subject", "text", "told"})
    SEARCHED = "what a mail is about is searched itself"

    partnership_id = models.BigIntegerField(null=True, blank=True, help_text="tenant, as a value")
    circle_municipality_id = models.BigIntegerField(null=True, blank=True)
    key = models.CharField(max_length=rules.KEY_LENGTH, unique=True)
    message_id = models.CharField(max_length=250, unique=True)
    to_email = models.CharField(max_length=254)
    to_name = models.CharField(max_length=rules.NAME_LENGTH, blank=True, default="")
    subject = models.CharField(max_length=rules.SUBJECT_LENGTH)
    text = models.TextField()
    about_kind = models.CharField(max_length=40, blank=True, default="")
    about_uid = models.UUIDField(null=True, blank=True)
    state = models.CharField(
        max_length=12, choices=[(s.value, s.value) for s in MailState], default=MailState.WAITING.value
    )
    posted_at = models.DateTimeField()
    next_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    handed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    told = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(circle=Circle.MUNICIPALITY.value) | models.Q(circle_municipality_id__isnull=False),
                name="messages_mail_circle_whose",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=MailState.RUNNING.value) | models.Q(handed_at__isnull=False),
                name="messages_mail_handed",
            ),
            models.CheckConstraint(
                condition=models.Q(about_kind="", about_uid__isnull=True)
                | (~models.Q(about_kind="") & models.Q(about_uid__isnull=False)),
                name="messages_mail_about_paired",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_at", "id"],
                name="messages_mail_waiting",
                condition=models.Q(state=MailState.WAITING.value),
            ),
            models.Index(
                fields=["handed_at"], name="messages_mail_running", condition=models.Q(state=MailState.RUNNING.value)
            ),
            models.Index(fields=["partnership_id", "state", "-posted_at"], name="messages_mail_outbox"),
        ]

    @property
    def called(self) -> str:
        """The mail without saying to whom or what it says."""
        return "Deze mail"


class MailAttachment(Tracked):
    """A file that goes along with a mail; the bytes lie under their hash."""

    NOT_IN_HISTORY = frozenset({"filename", "sha256"})
    SEARCHED = "what a mail is about is searched itself"

    mail = models.ForeignKey(Mail, on_delete=models.PROTECT, related_name="attachments")
    position = models.PositiveSmallIntegerField()
    filename = models.CharField(max_length=rules.FILENAME_LENGTH)
    media_type = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mail", "position"], name="messages_attachment_place"),
        ]
