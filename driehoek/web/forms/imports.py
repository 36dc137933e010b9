# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a reader says about a list: which columns, which words, which rows."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from driehoek.exchange.sheets.columns import BY_KEY
from driehoek.exchange.sheets.layout import look_at
from driehoek.exchange.sheets.understanding import FROM_FILE, KEPT, NEW, NOTHING, Understanding
from driehoek.exchange.sheets.words import plain
from driehoek.kernel.errors import Invalid
from driehoek.lib.spreadsheets.model import Workbook
from driehoek.planning.rules import ActionStatus, DeviationReason

ASKED = ("status", "lead", "theme", "places", "function", "group", "tags")
MOST_WORDS = 200
SAID = frozenset({NEW, FROM_FILE, KEPT})


def read_place(sent: Mapping[str, str], book: Workbook, understood: Understanding) -> Understanding:
    """Read which sheet and which row of headings the reader points at, and match the columns there again."""
    sheet = _number(sent.get("blad", ""), len(book.sheets))
    if sheet is None:
        return understood
    if sheet != understood.sheet:
        return replace(look_at(book, sheet, None), places=understood.places, theme=understood.theme)
    header = _number(sent.get("kop", ""), len(book.sheets[sheet].rows))
    if header is None or header == understood.header:
        return understood
    return replace(look_at(book, sheet, header), meanings=understood.meanings, places=understood.places)


def read_columns(sent: Mapping[str, str], understood: Understanding, columns: int) -> Understanding:
    """Read what each column is.

    Raises:
        Invalid: one of our columns is chosen twice, or none is the action; with a sentence per field.
    """
    chosen: dict[int, str] = {}
    wrong: dict[str, str] = {}
    for index in range(columns):
        key = sent.get(f"kolom-{index}", "")
        if key not in BY_KEY:
            continue
        if key in chosen.values():
            wrong[f"kolom-{index}"] = f"De kolom '{BY_KEY[key].heading}' is al gekozen. Kies er één."
        chosen[index] = key
    if "title" not in chosen.values():
        wrong["kolommen"] = "Kies in welke kolom de actie staat."
    if wrong:
        raise Invalid("De kolommen kloppen nog niet.", wrong)
    return replace(understood, columns=chosen)


def read_answers(sent: Mapping[str, str], understood: Understanding, rows: int) -> Understanding:
    """Read what words and rows mean, and what holds for the whole list; answers that make no sense are left alone."""
    meanings = {asks: dict(words) for asks, words in understood.meanings.items()}
    for number in range(MOST_WORDS):
        asks, word, said = (sent.get(f"{name}-{number}", "") for name in ("vraag", "woord", "betekenis"))
        if asks not in ASKED or not plain(word):
            continue
        if said == "":
            meanings.get(asks, {}).pop(plain(word), None)
        elif _makes_sense(asks, said):
            meanings.setdefault(asks, {})[plain(word)] = said
    chosen = dict(understood.rows)
    for name, said in sent.items():
        number_of = _number(name.removeprefix("rij-"), rows) if name.startswith("rij-") else None
        if number_of is None:
            continue
        if said in SAID or _is_uid(said):
            chosen[number_of] = said
        else:
            chosen.pop(number_of, None)
    theme, reason = sent.get("thema", understood.theme), sent.get("reden", understood.reason)
    return replace(
        understood,
        meanings=meanings,
        rows=chosen,
        places=sent.get("gemeente", understood.places)[:100],
        theme=theme if _is_uid(theme) else "",
        reason=reason if reason in set(DeviationReason) else "",
    )


def _makes_sense(asks: str, said: str) -> bool:
    return said == NOTHING or (said in set(ActionStatus) if asks == "status" else _is_uid(said))


def _is_uid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _number(text: str, below: int) -> int | None:
    """Return a number from a form when it is one and small enough."""
    if not (text.isascii() and text.isdecimal() and len(text) < 8):
        return None
    return int(text) if int(text) < below else None
