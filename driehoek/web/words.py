# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words for values that are stored as codes, and the small filters that templates use.

The words stand in ``definitions/vocabulary.yaml``, in Dutch and English; what a circle means to the reader is a
sentence of the screen and goes through the catalogue.
"""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.translation import get_language, gettext

from driehoek.figures.indicators import indicators
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.definitions import label
from driehoek.web import formats
from driehoek.web.sentences import said


def lower(code: str, vocabulary: str) -> str:
    """Return the word for a code as it stands inside a sentence.

    Raises:
        KeyError: when the vocabulary or the code has no word: better a red test than a code on the screen.
    """
    return label(vocabulary, str(code), get_language() or "nl")


def word(code: str, vocabulary: str) -> str:
    """Return the word for a code as it stands alone: with a capital."""
    return capital(lower(code, vocabulary))


def capital(text: str) -> str:
    """Begin with a capital and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Begin without a capital, as inside a sentence, and leave the rest as it is."""
    return text[:1].lower() + text[1:]


def circle_meaning(circle: str) -> str:
    """Say in one sentence who may see a record of this circle."""
    meanings = {
        "openbaar": gettext("Everyone may see this."),
        "partners": gettext("Everyone in this partnership may see this."),
        "eigen_gemeente": gettext("Only people of this municipality may see this."),
        "driehoek": gettext("Only members of the triangle and its secretary may see this."),
        "genoemden": gettext("Only the named recipients may see this."),
    }
    return meanings[str(circle)]


def indicator_title(key: str) -> str:
    """Return what an indicator is called; an empty key says that none fits, an unknown one is shown as it is."""
    if not key:
        return gettext("No fitting figure")
    known = indicators().get(key)
    return known.title.in_language(get_language() or "nl") if known else key


def year(value: int) -> str:
    """Write a year: 2025, without the separator that a number of that size gets."""
    return str(value)


def day(value: date) -> str:
    """Write a day inside a sentence of the catalogue: 20 mei 2025."""
    return formats.plain_date(value, get_language() or "nl")


def machine_date(value: PreciseDate) -> str:
    """Write a date for the ``datetime`` attribute; a quarter has no form there, so its first month stands for it."""
    if "Q" in value.text:
        return f"{value.first_day:%Y-%m}"
    return value.text


def in_groups(options: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    """Return options with those that follow each other under the same heading together; without a group, under none."""

    def heading(option: Any) -> str:
        group = option.get("group", "") if isinstance(option, dict) else getattr(option, "group", "")
        return str(group)

    return [(name, list(members)) for name, members in groupby(options, heading)]


FILTERS: dict[str, Callable[..., Any]] = {
    "said": said,
    "word": word,
    "lower_word": lower,
    "circle_meaning": circle_meaning,
    "year": year,
    "day": day,
    "machine_date": machine_date,
    "capital": capital,
    "lower_first": lower_first,
    "in_groups": in_groups,
}
