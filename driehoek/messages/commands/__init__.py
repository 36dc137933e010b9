# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands of messages: posting, sending, and what a person does about a mail."""

from driehoek.messages.commands.handling import resend_mail, retry_mail, settle_mail, take_back_mail
from driehoek.messages.commands.posting import post, post_many
from driehoek.messages.commands.sending import (
    claim,
    name_lost,
    note_not_taken,
    note_sent,
    note_uncertain,
    note_unreachable,
)

__all__ = [
    "claim",
    "name_lost",
    "note_not_taken",
    "note_sent",
    "note_uncertain",
    "note_unreachable",
    "post",
    "post_many",
    "resend_mail",
    "retry_mail",
    "settle_mail",
    "take_back_mail",
]
