# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a heading names: areas, periods, subjects, units or something else, by its name and by what stands under it."""

import re
from collections.abc import Sequence
from enum import StrEnum

from driehoek.lib.statline.regions import match, plain
from driehoek.lib.statline.titles import is_title


class Role(StrEnum):
    """What a row of headings or a column with names is about."""

    AREA = "gebied"
    PERIOD = "periode"
    TOPIC = "onderwerp"
    UNIT = "eenheid"
    MARGIN = "marge"
    LEVEL = "soort regio"
    OTHER = "anders"
    IGNORED = "nummer"


_NAMES = {
    Role.AREA: (
        "regio's regio regios regions region regionen gebied gebieden gemeente gemeenten gemeentenaam gemeentecode "
        "gm_code gmcode regio_code regiocode regionaam wijkenenbuurten gebiedsnaam cbs-code cbscode municipality "
        "provincie provincies politieregio's basisteam basisteams statcode"
    ),
    Role.PERIOD: "perioden periode periods period jaar jaren year maand maanden kwartaal peiljaar jaartal datum",
    Role.TOPIC: "onderwerp onderwerpen topic topics indicator measure maat",
    Role.UNIT: "eenheid eenheden unit units",
    Role.MARGIN: "marges marge margins",
    Role.IGNORED: "id nr nummer rij index",
}
_LONG_NAMES = {
    "wijken en buurten": Role.AREA,
    "regio's en perioden": Role.OTHER,
    "gemeente code": Role.AREA,
    "soort regio": Role.LEVEL,
    "soortregio": Role.LEVEL,
}
ROLES = {
    **{name: role for role, names in _NAMES.items() for name in names.split()},
    **_LONG_NAMES,
}

OTHER_NAMES = frozenset(
    plain(name)
    for name in (
        "Soort misdrijf",
        "SoortMisdrijf",
        "Soort misdrijven",
        "Soort delict",
        "Delict",
        "Misdrijf",
        "soort_misdrijf",
        "soort_misdrijf_code",
        "Overlast",
        "Soort overlast",
        "SoortOverlast",
        "Type of crime",
        "Geslacht",
        "Sex",
        "Gender",
        "Leeftijd",
        "Age",
        "Burgerlijke staat",
        "BurgerlijkeStaat",
        "Marital status",
        "Herkomst",
        "Nationaliteit",
        "Persoonskenmerken",
        "Kenmerken van huishoudens",
        "Vervoerwijzen",
        "Ernst ongeval",
    )
)
"""Dimensions that tables split their figures by; others are found by where they stand."""

_UNIT_WORDS = (
    "aantal absoluut abs. number % procent percent euro index jaar rapportcijfer schaalscore score promille "
    "personen inwoners km km2 ha uur minuten dagen gevallen"
)
_UNITS = frozenset(_UNIT_WORDS.split())
_UNIT = re.compile(r"(aantal|number|%|x |per )[^;]*|1[ .]?000 [^\d;]+|\d* ?(mln|mld|duizend)\b.*|.*\beuro")
_MARGIN = re.compile(
    r"(?P<value>waarde|value|schatting)|(?P<half>betrouwbaarheidsmarge|margin of error|marge)"
    r"|(?P<low>.*(ondergrens|lower).*)|(?P<high>.*(bovengrens|upper).*)"
)
_SUFFIX = re.compile(r"_\d+$")
_SAMPLE = 60


def role_of_name(name: str) -> Role | None:
    """Return what a heading says that stands under it; None when it is no name of a dimension that we know."""
    bare = _SUFFIX.sub("", plain(name).removesuffix(":"))
    if bare in ROLES:
        return ROLES[bare]
    if bare in OTHER_NAMES:
        return Role.OTHER
    return None


def is_name(text: str) -> bool:
    """Say whether a text names a dimension."""
    return bool(text) and role_of_name(text) is not None


def is_unit(text: str) -> bool:
    """Say whether a text is a unit: ``aantal``, ``x 1 000``."""
    bare = plain(text)
    return bare in _UNITS or bool(_UNIT.fullmatch(bare))


def margin_of(text: str) -> str:
    """Return ``value``, ``half``, ``low`` or ``high``; empty when the text is none of these."""
    found = _MARGIN.fullmatch(plain(text))
    return str(found.lastgroup) if found else ""


def role_of_values(name: str, texts: Sequence[str]) -> Role:
    """Return what a row of headings or a column of names is about; the values say more than the name."""
    values = list(dict.fromkeys(text for text in texts if text))[:_SAMPLE]
    named = role_of_name(name) if name else None
    if not values:
        return named or Role.OTHER
    if all(is_title(text) for text in values):
        return Role.PERIOD
    if all(is_unit(text) for text in values) and named in (None, Role.UNIT, Role.PERIOD, Role.TOPIC, Role.AREA):
        return Role.UNIT
    if named in (Role.AREA, Role.TOPIC, Role.LEVEL, Role.OTHER, Role.IGNORED):
        return named
    if all(margin_of(text) for text in values):
        return Role.MARGIN
    if sum(bool(match(text).codes) for text in values) * 2 > len(values):
        return Role.AREA
    if named is Role.PERIOD or sum(is_title(text) for text in values) * 2 > len(values):
        return Role.PERIOD
    return named or Role.OTHER
