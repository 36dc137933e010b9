# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading one cell as what its column holds."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from uuid import UUID

from driehoek.exchange.sheets.amounts import read_money, read_percentage
from driehoek.exchange.sheets.choices import Choices, Found, Shelf
from driehoek.exchange.sheets.columns import Kind, ListColumn
from driehoek.exchange.sheets.dates import is_continuous, read_date
from driehoek.exchange.sheets.heard import Heard, NotRead
from driehoek.exchange.sheets.words import (
    JOINT,
    LIGHTS,
    NO,
    NOTHING,
    ONLY_AS_LIGHT,
    REASONS,
    SORTS,
    STATUS,
    YES,
    light_of_colour,
    plain,
)
from driehoek.lib.spreadsheets.model import Cell
from driehoek.planning.rules import ActionStatus

_SEPARATORS = (re.compile(r"[;\n|]+"), re.compile(r"[,;\n|/+&]+|\s+(?:en|met)\s+"))
#: What a flag that is only said yes to stands for: there is something, and the list does not say what.
UNSAID = "(in de lijst staat niet wat)"


@dataclass(frozen=True, slots=True)
class Reading:
    """What is needed to read cells.

    Attributes:
        meanings: what the reader said a word means, per kind of thing: a code, ``-`` for nothing, or a uid.
    """

    choices: Choices
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def meaning(self, asks: str, text: str) -> str | None:
        """Return what the reader said that a word means."""
        return self.meanings.get(asks, {}).get(plain(text))


def read_cell(column: ListColumn, cell: Cell, reading: Reading) -> Heard:
    """Read a cell.

    Raises:
        NotRead: with the sentence for the reader.
    """
    return _READERS[column.kind](column, cell, reading)


def text_of(value: object) -> str:
    """Return what a cell holds as a text: a whole number without decimals, a day in Dutch order."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", ",")
    if isinstance(value, (date, datetime)):
        return f"{value:%d-%m-%Y}"
    return str(value).strip()


def tidy(text: str) -> str:
    """Return a text in one normal form: no spaces at the ends of lines, no more than one empty line."""
    lines = [" ".join(line.split()) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _fitting(column: ListColumn, text: str) -> str:
    if "\x00" in text:
        raise NotRead("Hier staat een teken dat niet kan worden bewaard. Typ de tekst opnieuw.")
    if column.longest and len(text) > column.longest:
        raise NotRead(f"Deze tekst heeft {len(text)} tekens; {column.longest} is het meeste. Kort de tekst in.")
    return text


def _code(column: ListColumn, cell: Cell, _: Reading) -> Heard:
    return Heard({column.key: _fitting(column, " ".join(text_of(cell.value).split()))})


def _line(column: ListColumn, cell: Cell, _: Reading) -> Heard:
    return Heard({column.key: _fitting(column, " ".join(text_of(cell.value).split()))})


def _text(column: ListColumn, cell: Cell, _: Reading) -> Heard:
    return Heard({column.key: _fitting(column, tidy(text_of(cell.value)))})


def _nothing(text: str) -> bool:
    return plain(text) in NOTHING or text in ("-", "--", "?", "\u2013")


def _date(column: ListColumn, cell: Cell, _: Reading) -> Heard:
    if is_continuous(cell.value):
        values: dict[str, object] = {column.key: None}
        if column.key == "end":
            values["continuous"] = True
        return Heard(values)
    found, note = read_date(cell.value, first=column.key == "start")
    return Heard({column.key: found}, note)


def _money(column: ListColumn, cell: Cell, _: Reading) -> Heard:
    found, note = read_money(cell.value)
    return Heard({column.key: found}, note)


def _percentage(column: ListColumn, cell: Cell, _: Reading) -> Heard:
    found, note = read_percentage(cell.value, percent=cell.percent)
    return Heard({column.key: found}, note)


def _status(column: ListColumn, cell: Cell, reading: Reading) -> Heard:
    text = text_of(cell.value)
    if _nothing(text):
        light = light_of_colour(cell.fill)
        return Heard({column.key: None} | ({"light_content": light} if light else {}))
    word = plain(text)
    said = reading.meaning("status", text)
    if said is not None:
        return Heard({column.key: None if said == "-" else said})
    if word in STATUS:
        return Heard({column.key: STATUS[word]})
    if word in LIGHTS and word not in ONLY_AS_LIGHT:
        return Heard({"light_content": LIGHTS[word], "running": True})
    if cell.percent or text.endswith("%") or isinstance(cell.value, (int, float)):
        number, _note = read_percentage(cell.value, percent=cell.percent)
        return Heard({"percentage": number, column.key: _status_of(number)}, f"{number}% is gelezen als de voortgang.")
    inside = {STATUS[known] for known in STATUS if len(known) > 4 and f" {known} " in f" {word} "}
    if len(inside) == 1:
        found = inside.pop()
        return Heard({column.key: found}, f"'{text}' is gelezen als {found.replace('_', ' ')}.")
    close = get_close_matches(word, STATUS, n=1, cutoff=0.8)
    suggestions = tuple(dict.fromkeys(STATUS[known].replace("_", " ") for known in close))
    raise NotRead(_unknown("status", text, suggestions), text, "status", suggestions)


def _status_of(percentage: int | None) -> str | None:
    if percentage is None:
        return None
    if percentage in (0, 100):
        return (ActionStatus.COMPLETED if percentage else ActionStatus.NOT_STARTED).value
    return ActionStatus.RUNNING.value


def _unknown(what: str, text: str, suggestions: Iterable[str] = ()) -> str:
    maybe = " of ".join(f"'{name}'" for name in suggestions)
    end = f" Bedoelt u {maybe}?" if maybe else ""
    return f"'{text[:80]}' is geen {what} die wij kennen.{end} Zeg hierboven wat het betekent, of verbeter de cel."


def _light(column: ListColumn, cell: Cell, _: Reading) -> Heard:
    text = text_of(cell.value)
    if _nothing(text):
        return Heard({column.key: light_of_colour(cell.fill)})
    if plain(text) in LIGHTS:
        return Heard({column.key: LIGHTS[plain(text)]})
    raise NotRead(f"'{text[:80]}' is geen kleur die wij kennen. Schrijf groen, oranje of rood.")


def _flag(column: ListColumn, cell: Cell, _: Reading) -> Heard:
    text = tidy(text_of(cell.value))
    if _nothing(text) or plain(text) in NO:
        return Heard({column.key: None})
    return Heard({column.key: UNSAID if plain(text) in YES else _fitting(column, text)})


def _of_words(known: Mapping[str, str], what: str) -> Callable[[ListColumn, Cell, Reading], Heard]:
    def read(column: ListColumn, cell: Cell, _: Reading) -> Heard:
        text = text_of(cell.value)
        if _nothing(text):
            return Heard({column.key: ""})
        found = known.get(plain(text))
        if found is None:
            ours = ", ".join(code.replace("_", " ") for code in dict.fromkeys(known.values()))
            raise NotRead(f"'{text[:80]}' is geen {what} die wij kennen. Kies uit: {ours}.")
        return Heard({column.key: found})

    return read


def _referred(
    shelf: Shelf, asks: str, what: str, text: str, reading: Reading, above: UUID | None = None
) -> UUID | None:
    """Return what a text refers to; nothing when the reader said that it means nothing.

    Raises:
        NotRead: it means nothing here, or several things.
    """
    said = reading.meaning(asks, text)
    if said == "-":
        return None
    if said:
        found = shelf.by_uid.get(UUID(said))
        if found is not None:
            return found.uid
    return _one(shelf.find(text, above), asks, what, text)


def _one(found: Found, asks: str, what: str, text: str) -> UUID:
    if found.thing is not None:
        return found.thing.uid
    if found.several:
        names = " of ".join(f"'{thing.called}'" for thing in found.several[:4])
        raise NotRead(f"'{text[:80]}' kan meer dan één {what} zijn: {names}. Kies er "
            "één.", text, asks,
                      tuple(thing.called for thing in found.several))  # fmt: skip
    raise NotRead(_unknown(what, text, found.suggestions), text, asks, found.suggestions)


def _theme(column: ListColumn, cell: Cell, reading: Reading) -> Heard:
    text = text_of(cell.value)
    if _nothing(text):
        return Heard({column.key: None})
    return Heard({column.key: _referred(reading.choices.themes, "theme", "thema", text, reading)})


def _goal(column: ListColumn, cell: Cell, reading: Reading) -> Heard:
    """Read a goal of the plan; a sentence that is no goal of the plan is kept as what the action should bring about."""
    text = text_of(cell.value)
    if _nothing(text):
        return Heard({column.key: None})
    found = reading.choices.goals.find(text)
    if found.thing is not None:
        return Heard({column.key: found.thing.uid})
    if found.several:
        return Heard({"goals": tuple(thing.uid for thing in found.several), column.key: None})
    themes = reading.choices.themes.find(text)
    if themes.thing is not None:
        return Heard({column.key: None, "theme": themes.thing.uid})
    return Heard({"goal_text": tidy(text)})


def _places(column: ListColumn, cell: Cell, reading: Reading) -> Heard:
    text = text_of(cell.value)
    if _nothing(text) or plain(text) in JOINT:
        return Heard({column.key: () if plain(text) in JOINT else None})
    shelf = reading.choices.municipalities
    names: list[str] = []
    for part in _parts(text, lambda one: shelf.find(one).thing is not None):
        bare = re.sub(r"^gemeente\s+", "", part, flags=re.IGNORECASE)
        if plain(bare) in JOINT:
            return Heard({column.key: ()})
        uid = _referred(shelf, "places", "gemeente van dit samenwerkingsverband", bare, reading)
        names += [shelf.written(uid)] if uid else []
    every = len(names) == len(shelf.things) > 1
    return Heard({column.key: () if every else tuple(sorted(set(names)))})


def _lead(column: ListColumn, cell: Cell, reading: Reading) -> Heard:
    text = text_of(cell.value)
    if _nothing(text):
        return Heard({column.key: None})
    parts = _parts(text, lambda one: _who(one, reading) is not None)
    uid = _who(parts[0], reading)
    if uid is None:
        if reading.meaning("lead", parts[0]) == "-":
            return Heard({column.key: None})
        organisations, functions = reading.choices.organisations, reading.choices.functions
        found = organisations.find(parts[0])
        suggestions = found.suggestions or functions.find(parts[0]).suggestions
        _one(Found(None, found.several, suggestions), "lead", "trekker", parts[0])
    values = _as_lead(uid, reading)
    others = tuple(uid for part in parts[1:] if (uid := _organisation_of(_who(part, reading), reading)))
    note = (
        f"De eerste is de trekker; {', '.join(parts[1:])} {'is partner' if len(parts) == 2 else 'zijn partners'}."
        if others
        else ""
    )
    return Heard(values | ({"also_partners": others} if others else {}), note)


def _who(text: str, reading: Reading) -> UUID | None:
    """Return the organisation or function that a text names."""
    said = reading.meaning("lead", text)
    if said is not None:
        return UUID(said) if said != "-" else None
    for shelf in (reading.choices.organisations, reading.choices.functions):
        found = shelf.find(text).thing
        if found is not None:
            return found.uid
    return None


def _as_lead(uid: UUID | None, reading: Reading) -> dict[str, object]:
    function = reading.choices.functions.by_uid.get(uid) if uid else None
    return {"lead": function.above, "function": function.uid} if function else {"lead": uid}


def _organisation_of(uid: UUID | None, reading: Reading) -> UUID | None:
    function = reading.choices.functions.by_uid.get(uid) if uid else None
    return function.above if function else uid


def _function(column: ListColumn, cell: Cell, reading: Reading) -> Heard:
    text = text_of(cell.value)
    if _nothing(text):
        return Heard({column.key: None})
    uid = _referred(reading.choices.functions, "function", "functie", text, reading)
    function = reading.choices.functions.by_uid.get(uid) if uid else None
    return Heard({column.key: uid} | ({"lead_of_function": function.above} if function else {}))


def _partners(column: ListColumn, cell: Cell, reading: Reading) -> Heard:
    text = text_of(cell.value)
    if _nothing(text):
        return Heard({column.key: ()})
    found: set[UUID] = set()
    for part in _parts(text, lambda one: _who(one, reading) is not None):
        uid = _organisation_of(_who(part, reading), reading)
        if uid is None and reading.meaning("lead", part) != "-":
            suggestions = reading.choices.organisations.find(part).suggestions
            raise NotRead(_unknown("organisatie", part, suggestions), part, "lead", suggestions)
        found |= {uid} if uid else set()
    return Heard({column.key: tuple(sorted(found))})


def _group(column: ListColumn, cell: Cell, reading: Reading) -> Heard:
    text = text_of(cell.value)
    return Heard(
        {column.key: None if _nothing(text) else _referred(reading.choices.groups, "group", "werkgroep", text, reading)}
    )


def _tags(column: ListColumn, cell: Cell, reading: Reading) -> Heard:
    text = text_of(cell.value)
    if _nothing(text):
        return Heard({column.key: ()})
    shelf = reading.choices.tags
    found = [
        _referred(shelf, "tags", "label", part, reading)
        for part in _parts(text, lambda one: shelf.find(one).thing is not None)
    ]
    return Heard({column.key: tuple(sorted({uid for uid in found if uid}))})


def _parts(text: str, known: Callable[[str], bool]) -> list[str]:
    """Split an enumeration, but not a name that has a comma or "en" in it."""
    if known(text):
        return [text]
    first = [part.strip() for part in _SEPARATORS[0].split(text) if part.strip()]
    return [
        piece
        for part in first
        for piece in ([part] if known(part) else [p.strip() for p in _SEPARATORS[1].split(part) if p.strip()])
    ] or [text]


def _uid(column: ListColumn, cell: Cell, _: Reading) -> Heard:
    text = text_of(cell.value)
    if not text:
        return Heard({column.key: None})
    try:
        return Heard({column.key: UUID(text)})
    except ValueError:
        raise NotRead(
            "Dit kenmerk is veranderd. Zet terug wat er stond, of maak de cel leeg: dan zoeken wij de "
            "actie op nummer en naam."
        ) from None


def _version(column: ListColumn, cell: Cell, _: Reading) -> Heard:
    text = text_of(cell.value)
    return Heard({column.key: int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else None})


_READERS: Mapping[Kind, Callable[[ListColumn, Cell, Reading], Heard]] = {
    Kind.CODE: _code, Kind.LINE: _line, Kind.TEXT: _text, Kind.THEME: _theme, Kind.GOAL: _goal, Kind.PLACES: _places,
    Kind.LEAD: _lead, Kind.FUNCTION: _function, Kind.PARTNERS: _partners, Kind.GROUP: _group, Kind.TAGS: _tags,
    Kind.DATE: _date, Kind.MONEY: _money, Kind.PERCENTAGE: _percentage, Kind.STATUS: _status, Kind.LIGHT: _light,
    Kind.FLAG: _flag, Kind.REASON: _of_words(REASONS, "reden"), Kind.SORT: _of_words(SORTS, "soort"), Kind.UID: _uid,
    Kind.VERSION: _version,
}  # fmt: skip
