# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sessions in the database, as Django keeps them, read by a prepared question: each page asks for one."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from driehoek.access.prepared import prepared
from driehoek.kernel import clock


class SessionStore(db.SessionStore):
    """Django's own, but for how it reads."""

    def load(self) -> dict[str, Any]:
        """Return what the session holds; nothing when it has ended, and then it gets another key."""
        rows = _stored(self.session_key or "", clock.now())
        if not rows:
            self._session_key = None
            return {}
        held: dict[str, Any] = self.decode(rows[0][0])
        return held


@prepared
def _stored(key: str, at: datetime) -> QuerySet[Any, Any]:
    return Session.objects.filter(session_key=key, expire_date__gt=at).values_list("session_data")
