# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""DATABASE_URL becomes what Django wants, and nothing more."""

import re

import pytest

from driehoek.config import database_url


def test_a_full_address() -> None:
    found = database_url.parse("postgresql://veilig:p%40ss%2Fword@db.example.nl:5433/driehoek?sslmode=verify-full")
    assert found == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "driehoek",
        "USER": "veilig",
        "PASSWORD": "p@ss/word",
        "HOST": "db.example.nl",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "verify-full"},
    }


def test_a_socket_folder() -> None:
    found = database_url.parse("postgresql://postgres:@/postgres?host=/run/postgresql")
    assert found["HOST"] == "/run/postgresql"
    assert found["OPTIONS"] == {}


@pytest.mark.parametrize(
    ("url", "part"),
    [
        ("mysql://u:geheim@h/db", "mysql://"),
        ("postgresql://u:geheim@h", "names no database"),
        ("postgresql://u:geheim@h:http/db", "port"),
        ("postgresql://u:geheim@h/db?options=-csearch_path=evil", "options"),
        ("postgresql://u:geheim@h/db?conn_max_age=0", "conn_max_age"),
    ],
)
def test_what_it_does_not_know_is_refused_without_telling_the_password(url: str, part: str) -> None:
    with pytest.raises(ValueError, match=re.escape(part)) as caught:
        database_url.parse(url)
    assert "geheim" not in str(caught.value)
