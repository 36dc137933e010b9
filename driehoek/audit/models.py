# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Audit events, history and idempotency keys."""

from django.db import models

from driehoek.kernel.ids import new_uid


class AuditEvent(models.Model):
    """One command that changed something.

    It holds the names of changed fields, never their values: those are in the history, with the record's circle.

    Attributes:
        operation: uid shared by all commands that ran inside one outermost command.
        command: name of the command, such as ``planning.report_progress``.
        actor_uid, actor_label: who; the uid is empty for a system job.
        partnership_id: tenant, empty for national records; a value, not a foreign key.
        made, changed: number of records.
        records: list of ``{"type", "uid", "fields"}``; left empty for bulk commands, which only count.
    """

    uid = models.UUIDField(default=new_uid, unique=True, editable=False)
    operation = models.UUIDField(db_index=True)
    command = models.CharField(max_length=100)
    at = models.DateTimeField(db_index=True)
    actor_uid = models.UUIDField(null=True)
    actor_label = models.CharField(max_length=200)
    partnership_id = models.BigIntegerField(null=True)
    made = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    records = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["partnership_id", "-at"], name="audit_event_tenant_at")]


class HistoryEntry(models.Model):
    """Old and new values of one change of one record, with that record's own circle.

    Attributes:
        actor_label: in which function somebody did it: history is read by many, and functions carry tasks, not names.
        schema_version: of the ``before`` and ``after`` content; old versions stay readable.
        uid: of the record that changed (the column name that the visibility filters read).
    """

    operation = models.UUIDField()
    at = models.DateTimeField()
    actor_label = models.CharField(max_length=200)
    record_type = models.CharField(max_length=80)
    uid = models.UUIDField()
    partnership_id = models.BigIntegerField(null=True)
    circle = models.CharField(max_length=20)
    circle_municipality_id = models.BigIntegerField(null=True)
    made = models.BooleanField()
    schema_version = models.PositiveSmallIntegerField(default=1)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["uid", "at"], name="audit_history_record_at")]


class Performed(models.Model):
    """An idempotency key that was used: the same form sent twice is carried out once.

    Attributes:
        key: chosen by the form; ``actor_uid`` keeps one person's keys apart from another's.
        result: uid of what the first time made.
    """

    key = models.UUIDField()
    actor_uid = models.UUIDField()
    operation = models.UUIDField()
    result = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor_uid", "key"], name="audit_performed_once")]
