# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the rows of a list: every cell by its column, and what the cells of a row say together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from driehoek.exchange.sheets.cells import Reading, read_cell
from driehoek.exchange.sheets.choices import Choices
from driehoek.exchange.sheets.columns import BY_KEY, COLUMNS
from driehoek.exchange.sheets.heard import NotRead
from driehoek.exchange.sheets.understanding import Understanding
from driehoek.exchange.sheets.words import plain
from driehoek.lib.spreadsheets.model import Cell, Sheet, cell_name
from driehoek.planning.rules import ActionStatus

EMPTY: tuple[object, ...] = (None, "", ())
_TOTALS = frozenset({"totaal", "totalen", "subtotaal", "som", "eindtotaal"})


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell about a cell or a row.

    Attributes:
        cell: as in the file, such as ``C12``; empty for the whole row.
        key: of the column of our lists; empty for the whole row.
        wrong: whether the row cannot be taken over like this; else it is only good to know.
        word, asks, suggestions: see :class:`NotRead`.
    """

    sentence: str
    cell: str = ""
    key: str = ""
    wrong: bool = True
    word: str = ""
    asks: str = ""
    suggestions: tuple[str, ...] = ()


@dataclass(slots=True)
class ReadRow:
    """One row as it was read.

    Attributes:
        number: of the row, from zero.
        values: what it says, by key of a column.
        blank: keys of columns whose cell is empty.
        cells: name of the cell per key.
    """

    number: int
    values: dict[str, object] = field(default_factory=dict)
    blank: set[str] = field(default_factory=set)
    remarks: list[Remark] = field(default_factory=list)
    cells: dict[str, str] = field(default_factory=dict)
    implied: dict[str, object] = field(default_factory=dict)

    def wrong(self, key: str, sentence: str) -> None:
        """Note something for which the row cannot be taken over."""
        self.remarks.append(Remark(sentence, self.cells.get(key, ""), key))

    def note(self, key: str, sentence: str) -> None:
        """Note something that is good to know."""
        self.remarks.append(Remark(sentence, self.cells.get(key, ""), key, wrong=False))

    @property
    def title(self) -> str:
        """The name of the action as the row has it."""
        return str(self.values.get("title") or "")


@dataclass(frozen=True, slots=True)
class Body:
    """The rows of a list under its headings.

    Attributes:
        numbers: of the rows, from zero.
        sections: title of the section that a row stands in, by its number.
    """

    sheet: Sheet
    numbers: tuple[int, ...]
    sections: Mapping[int, str] = field(default_factory=dict)


def read_rows(body: Body, understood: Understanding, choices: Choices) -> tuple[ReadRow, ...]:
    """Read every row that holds an action."""
    reading = Reading(choices, understood.meanings)
    rows = (_read_row(body, number, understood, reading) for number in body.numbers)
    return tuple(row for row in rows if row is not None)


def _read_row(body: Body, number: int, understood: Understanding, reading: Reading) -> ReadRow | None:
    cells = body.sheet.rows[number]
    row = ReadRow(number)
    by_key = {key: index for index, key in understood.columns.items() if index < len(cells)}
    if _holds_no_action(cells, by_key):
        return None
    for column in COLUMNS:
        if column.key in by_key:
            _read(row, column.key, cells[by_key[column.key]], by_key[column.key], reading)
    for key, value in row.implied.items():
        if row.values.get(key) in EMPTY:
            row.values[key] = value
            row.blank.discard(key)
    _combine(row, reading.choices)
    _place_under_theme(row, body.sections.get(number, ""), understood, reading)
    return row


def _holds_no_action(cells: tuple[Cell, ...], by_key: Mapping[str, int]) -> bool:
    """Tell whether a row is no action at all: empty in every column that counts, or the totals under the list."""
    told = [cells[index].value for index in by_key.values() if cells[index].value is not None]
    own = [cells[by_key[key]].value for key in ("uid", "code", "title") if key in by_key]
    if not told or any(isinstance(value, str) and plain(value) in _TOTALS for value in told):
        return True
    return all(value is None for value in own) and len(told) == 1


def _read(row: ReadRow, key: str, cell: Cell, index: int, reading: Reading) -> None:
    row.cells[key] = cell_name(row.number, index)
    try:
        heard = read_cell(BY_KEY[key], cell, reading)
    except NotRead as problem:
        row.remarks.append(
            Remark(problem.sentence, row.cells[key], key, True, problem.word, problem.asks, problem.suggestions)
        )
        return
    for name, value in heard.values.items():
        if name == key:
            row.values[key] = value
        else:
            row.implied[name] = value
    if row.values.get(key) in EMPTY:
        row.blank.add(key)
    if heard.note:
        row.note(key, heard.note)


def _combine(row: ReadRow, choices: Choices) -> None:
    """Let the cells of a row complete each other."""
    said = row.values
    if said.pop("continuous", False) and said.get("status") is None:
        said["status"] = ActionStatus.CONTINUOUS.value
    others = said.pop("also_partners", ())
    if isinstance(others, tuple) and others and said.get("partners") in EMPTY:
        said["partners"] = tuple(sorted(others))
        row.blank.discard("partners")
    home = said.pop("lead_of_function", None)
    if home is not None:
        if said.get("lead") is None:
            said["lead"] = home
            row.blank.discard("lead")
        elif said["lead"] != home and isinstance(home, UUID):
            name = choices.organisations.written(home) or "een andere organisatie"
            row.wrong(
                "function", f"Deze functie hoort bij {name}, niet bij de trekker in deze rij. Kies er een van beide."
            )
    text = said.pop("goal_text", "")
    if text:
        row.cells.setdefault("result", row.cells["goal"])
        if said.get("result") in EMPTY:
            said["result"] = text
            row.blank.discard("result")
            row.note("goal", "Dit doel staat niet in het plan. De tekst wordt bewaard als beoogd resultaat.")
        else:
            row.note("goal", "Dit doel staat niet in het plan en wordt niet overgenomen.")


def _place_under_theme(row: ReadRow, section: str, understood: Understanding, reading: Reading) -> None:
    """Find the theme of a row: its own cell, else its goal, else its section, else what the reader said for all."""
    said, choices = row.values, reading.choices
    aimed = said.get("goal")
    goal = choices.goals.by_uid.get(aimed) if isinstance(aimed, UUID) else None
    if said.get("theme") is None and goal is not None:
        said["theme"] = goal.above
    elif said.get("theme") is None and section and not _wrong_at(row, "theme"):
        _theme_of_section(row, section, reading)
    several = said.pop("goals", ())
    if isinstance(several, tuple) and several:
        under = [uid for uid in several if choices.goals.by_uid[uid].above == said.get("theme")]
        if len(under) == 1:
            said["goal"] = under[0]
            row.blank.discard("goal")
        else:
            row.wrong("goal", "Dit doel staat onder meer dan één thema. Zet het thema in een eigen kolom.")
    if goal is not None and said.get("theme") not in (None, goal.above):
        row.wrong("goal", "Dit doel hoort bij een ander thema dan in deze rij staat. Verbeter het doel of het thema.")
    if (
        said.get("theme") is None
        and "theme" in row.blank | {"theme"}
        and understood.theme
        and not _wrong_at(row, "theme")
    ):
        uid = UUID(understood.theme)
        if uid in choices.themes.by_uid:
            row.implied["theme"] = uid  # only for a new action: see comparing


def _theme_of_section(row: ReadRow, section: str, reading: Reading) -> None:
    said = reading.meaning("theme", section)
    if said == "-":
        return
    found = reading.choices.themes.by_uid.get(UUID(said)) if said else reading.choices.themes.find(section).thing
    if found is not None:
        row.values["theme"] = found.uid
        row.blank.discard("theme")
        return
    suggestions = reading.choices.themes.find(section).suggestions
    maybe = f" Bedoelt u '{suggestions[0]}'?" if suggestions else ""
    row.remarks.append(
        Remark(
            f"Het kopje '{section[:80]}' boven deze rij is geen thema van het plan.{maybe} Zeg "
                "hierboven wat het betekent.",
            "", "theme", True, section, "theme", suggestions,
        )
    )  # fmt: skip


def _wrong_at(row: ReadRow, key: str) -> bool:
    return any(remark.key == key and remark.wrong for remark in row.remarks)
