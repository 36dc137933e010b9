# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands of messages: posting, sending, and what a person does about a mail."""

from driehoek.messages.commands.posting import post, post_many

__all__ = ["post", "post_many"]
