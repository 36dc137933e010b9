# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a page does with a value that is printed: format the types we know, refuse the ones that would look wrong.

A raw float prints "34.5" in the middle of a Dutch sentence, a moment prints UTC, ``None`` prints "None". Refusing
them makes the mistake visible in the first test that renders the page.
"""

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from jinja2 import Undefined

from driehoek.kernel.dates import PreciseDate
from driehoek.web import formats

Printer = Callable[[Any], Any]


@cache
def _printers(language: str) -> dict[type, Printer]:
    def same(value: Any) -> Any:
        return value

    return {
        str: same,
        int: lambda value: formats.whole_number(value, language),
        dt.date: lambda value: formats.plain_date(value, language),
        PreciseDate: lambda value: formats.precise_date(value, language),
        formats.Percentage: lambda value: formats.percentage(value, language),
        formats.Euro: lambda value: formats.euro(value, language),
        formats.Rate: lambda value: formats.rate(value, language),
    }


def finalize(value: object) -> object:
    """Return what is printed for one ``{{ expression }}``, in the language of the reader.

    Raises:
        TypeError: for a type without a Dutch form (float, datetime, bool, None, a model, ...).
    """
    return finalize_in(get_language() or "nl")(value)


@cache
def finalize_in(language: str) -> Callable[[object], object]:
    """Return what :func:`finalize` does in one language; a page prints thousands of values, and asks for it once."""
    printers = _printers(language)

    def finalized(value: object) -> object:
        printer = printers.get(type(value))
        if printer is not None:
            return printer(value)
        if isinstance(value, Promise | str):
            return str(value) if isinstance(value, Promise) else value
        if hasattr(value, "__html__") or isinstance(value, Undefined):
            return value  # an undefined name raises by itself, with its name
        raise TypeError(f"a page cannot print a {type(value).__name__} as it is: format it first")

    return finalized
