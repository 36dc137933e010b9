# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every setting is documented, and the answers carry what a browser needs to be strict."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

ROOT = Path(__file__).resolve().parent.parent.parent
READ = re.compile(r"""["'](DRIEHOEK_[A-Z0-9_]+|DATABASE_URL)["']""")


def settings_read() -> set[str]:
    """Return the names of settings that appear in the source as a string."""
    files = [*(ROOT / "driehoek").rglob("*.py"), *(ROOT / "scripts").rglob("*.py")]
    return {name for file in files for name in READ.findall(file.read_text(encoding="utf-8"))}


def test_every_setting_that_is_read_is_documented_and_the_reverse() -> None:
    text = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^## `(DRIEHOEK_[A-Z0-9_]+|DATABASE_URL)`", text, re.MULTILINE))
    assert len(documented) >= 8
    assert settings_read() == documented


def test_nothing_inline_is_allowed() -> None:
    directives: dict[str, Any] = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives["default-src"] == ["'none'"]
    assert directives["frame-ancestors"] == ["'none'"]
    allowed = {source for sources in directives.values() for source in sources}
    assert allowed <= {"'none'", "'self'"}


@pytest.mark.django_db
def test_answers_carry_the_strict_headers() -> None:
    answer = Client().get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.django_db
def test_an_unknown_page_is_ours_and_says_404() -> None:
    answer = Client().get("/this/page/does/not/exist/")
    assert answer.status_code == 404
    assert "Content-Security-Policy" in answer.headers


@pytest.mark.django_db
def test_foreign_keys_are_held_by_the_database() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL always holds them")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone() == (1,)
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (2,), "2 is FULL: on the disk before it is acknowledged"
