# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The worker: duties come round, one that fails takes nothing with it, and it stops when told."""

import logging
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from driehoek.worker import duties
from driehoek.worker.loop import Duty, run


class Time:
    """A clock that the test moves: waiting takes no time."""

    def __init__(self, until: float) -> None:
        self.seconds = 0.0
        self.until = until

    def now(self) -> float:
        return self.seconds

    def wait(self, seconds: float) -> bool:
        self.seconds += seconds
        return self.seconds >= self.until


def test_each_duty_comes_round_at_its_own_pace() -> None:
    done: list[str] = []
    released = 0

    def note(name: str) -> str:
        done.append(name)
        return ""

    def release() -> None:
        nonlocal released
        released += 1

    time = Time(until=100)
    both = (Duty("often", 10, lambda: note("often")), Duty("seldom", 40, lambda: note("seldom")))
    run(both, now=time.now, wait=time.wait, after_each=release)
    assert done.count("often") == 10
    assert done.count("seldom") == 3
    assert released == len(done)


def test_a_duty_that_fails_is_logged_and_comes_round_again(caplog: pytest.LogCaptureFixture) -> None:
    tries = 0
    others = 0

    def fail() -> str:
        nonlocal tries
        tries += 1
        raise RuntimeError("no")

    def other() -> str:
        nonlocal others
        others += 1
        return "done"

    time = Time(until=30)
    with caplog.at_level(logging.INFO, logger="driehoek"):
        run((Duty("broken", 10, fail), Duty("other", 10, other)), now=time.now, wait=time.wait, after_each=lambda: None)
    assert tries == others == 3
    assert "'broken'" in caplog.text
    assert "other: done" in caplog.text


@pytest.mark.django_db
def test_expired_sign_ins_are_forgotten_and_others_kept() -> None:
    now = timezone.now()
    Session.objects.create(session_key="old", session_data="", expire_date=now - timedelta(seconds=1))
    Session.objects.create(session_key="new", session_data="", expire_date=now + timedelta(hours=1))
    assert duties.forget_expired_sessions() == "1 expired"
    assert duties.forget_expired_sessions() == ""
    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]


@pytest.mark.django_db
def test_sqlite_is_kept_quick_without_a_word() -> None:
    assert duties.keep_sqlite_quick() == ""
