# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Money and percentages as people write them."""

import re

from driehoek.exchange.sheets.heard import NotRead
from driehoek.exchange.sheets.words import NOTHING, plain

_SIGNS = re.compile(r"€|eur(?:o)?|[\s\u00a0]", re.IGNORECASE)
_ROUGHLY = re.compile(r"^(?:ca\.?|circa|ongeveer|max\.?|maximaal|\u00b1|~) *", re.IGNORECASE)
_DUTCH = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<cents>\d{1,2}|-{1,2}|=))?", re.ASCII)
_ENGLISH = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)\.(?P<cents>\d{2})", re.ASCII)
_THOUSANDS = re.compile(r"(?P<whole>\d+)(?:[.,](?P<part>\d))?(?:k|\.000)", re.ASCII | re.IGNORECASE)
MOST = 10_000_000_000  # cents: a hundred million euros
MONEY_FORMS = "Schrijf bijvoorbeeld 8.400 of 8.400,50."


def read_money(value: object) -> tuple[int | None, str]:
    """Return an amount in cents and a note; nothing for an empty cell or "PM".

    Raises:
        NotRead: with the sentence for the reader.
    """
    if value is None or (isinstance(value, str) and plain(value) in NOTHING):
        return None, ""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise NotRead(f"Hier staat geen bedrag. {MONEY_FORMS}")
    if not isinstance(value, str):
        return _within_reason(round(value * 100), str(value)), ""
    typed = value.strip()
    text = _ROUGHLY.sub("", typed)
    bare = _SIGNS.sub("", text)
    if bare.startswith("-") and _DUTCH.fullmatch(bare[1:]):
        raise NotRead(f"'{typed}' is een negatief bedrag. Vul een bedrag van nul of meer in.")
    if (found := _DUTCH.fullmatch(bare)) or (found := _ENGLISH.fullmatch(bare)):
        digits = (found["cents"] or "").strip("-=")
        cents = int(found["whole"].replace(".", "").replace(",", "")) * 100 + int(f"{digits:0<2}" if digits else 0)
    elif found := _THOUSANDS.fullmatch(bare):
        cents = int(found["whole"]) * 100_000 + int(found["part"] or 0) * 10_000
    else:
        raise NotRead(f"'{typed}' is geen bedrag dat wij kennen. {MONEY_FORMS}")
    rough = text != typed or bare.lower().endswith("k")
    return _within_reason(cents, typed), f"'{typed}' is gelezen als € {money(cents)}." if rough else ""


def _within_reason(cents: int, typed: str) -> int:
    if cents < 0:
        raise NotRead(f"'{typed}' is een negatief bedrag. Vul een bedrag van nul of meer in.")
    if cents > MOST:
        raise NotRead(f"'{typed}' is meer dan honderd miljoen euro. Kijk het bedrag na.")
    return cents


def money(cents: int) -> str:
    """Write an amount: 840000 as "8.400", 840050 as "8.400,50"."""
    whole, part = divmod(cents, 100)
    return f"{whole:,}".replace(",", ".") + (f",{part:02d}" if part else "")


def read_percentage(value: object, *, percent: bool = False) -> tuple[int | None, str]:
    """Return whole per cents and a note; nothing for an empty cell.

    Args:
        percent: the cell is shown as a percentage, so that its number 0.8 stands there as 80%.

    Raises:
        NotRead: with the sentence for the reader.
    """
    if value is None or (isinstance(value, str) and plain(value) in NOTHING):
        return None, ""
    if isinstance(value, str):
        return _percentage_of_text(value.strip())
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise NotRead("Hier staat geen percentage. Vul een getal van 0 tot en met 100 in.")
    share = percent or 0 < value <= 1
    return _up_to_hundred(value * 100 if share else value, f"{value:g}"), "" if percent or not share else (
        f"{value:g} is gelezen als {round(value * 100)}%.".replace(".", ",", 1)
        if value != 1
        else "1 is gelezen als 100%."
    )


def _percentage_of_text(typed: str) -> tuple[int | None, str]:
    digits = typed.removesuffix("%").replace(",", ".").strip()
    try:
        number = float(digits)
    except ValueError:
        raise NotRead(f"'{typed}' is geen percentage. Vul een getal van 0 tot en met 100 in.") from None
    if not typed.endswith("%") and "." in digits and 0 < number < 1:
        return _up_to_hundred(number * 100, typed), f"{typed} is gelezen als {round(number * 100)}%."
    return _up_to_hundred(number, typed), ""


def _up_to_hundred(number: float, typed: str) -> int:
    if not 0 <= number <= 100:  # also refuses what is not a number at all
        raise NotRead(f"'{typed}' ligt niet tussen 0 en 100. Vul een percentage van 0 tot en met 100 in.")
    return round(number)
