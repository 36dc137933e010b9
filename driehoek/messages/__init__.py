# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Messages: the outbox of mails, written with what they are about and sent by the worker."""
