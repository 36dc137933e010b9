# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keys of areas: padding, the country under one name, remainders and levels."""

import pytest

from driehoek.lib.statline.model import Level, area_code, is_pseudo, level_of

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("key", "code", "level"),
    [
        ("NL01  ", "NL", Level.COUNTRY),
        ("NL00      ", "NL", Level.COUNTRY),
        ("GM0225    ", "GM0225", Level.MUNICIPALITY),
        ("PV25  ", "PV25", Level.PROVINCE),
        ("RE02  ", "RE02", Level.UNIT),
        ("LD01  ", "LD01", Level.PART),
        ("BT:Tweestromenland", "BT:Tweestromenland", Level.TEAM),
        ("WK022501  ", "WK022501", Level.NEIGHBOURHOOD),
        ("BU02250001", "BU02250001", Level.QUARTER),
        ("ZZ", "ZZ", Level.OTHER),
    ],
)
def test_a_key_becomes_a_code(key: str, code: str, level: Level) -> None:
    assert area_code(key) == code
    assert level_of(code) == level


def test_remainders_are_no_areas() -> None:
    assert all(is_pseudo(code) for code in ("GM0000", "GM0998", "GM0999", "RE99", "PV99", "LD99"))
    assert not any(is_pseudo(code) for code in ("NL", "GM0296", "RE02"))
