# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table in which one tells how several actions go: what was on the screen, what was typed, what is wrong.

Each row sends what it showed when it was made (``rij``), so that it is known which cells a person touched, also when
a colleague changed the action in the meantime.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote, unquote
from uuid import UUID, uuid4, uuid5

from django.utils.translation import gettext as _

from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Invalid
from driehoek.planning.commands import Report
from driehoek.planning.queries.reporting import TableRow
from driehoek.planning.rules import ActionStatus, DeviationReason
from driehoek.web.forms.dates import typed_date

# Column of the table -> name that the command uses in its errors.
COLUMNS = {
    "stand": "status",
    "reden": "deviation_reason",
    "gedaan": "done",
    "einde": "new_end",
    "aandacht": "attention",
    "bijsturing": "adjustment",
}
FLAGS = ("aandacht", "bijsturing")
_PLAIN = " ,:;()'?!/"  # what needs no code in the text that a row carries along
_PLACE = re.compile(r"rij\.[0-9a-f]{12}", re.ASCII)
NOTHING = frozenset({"nee", "n", "-", "geen", "nvt", "n.v.t."})
BARE_YES = frozenset({"ja", "j", "x", "1"})
LONGEST = 20_000  # characters in a cell; no report is that long


@dataclass(frozen=True, slots=True)
class Shown:
    """What a row showed when it was made.

    Attributes:
        key: idempotency key of the row.
        version: of the action. reports: number of its latest report.
        values: text of each cell by its column.
    """

    uid: UUID
    key: UUID
    version: int
    reports: int
    values: Mapping[str, str]

    def text(self) -> str:
        """Return it as the row carries it along."""
        cells = (self.values[name] for name in COLUMNS)
        texts = "|".join(text if text.isalnum() else quote(text, safe=_PLAIN) for text in cells)
        return f"{self.uid}|{self.key}|{self.version}|{self.reports}|{texts}"


@dataclass(frozen=True, slots=True)
class RowForm:
    """One row as it was sent, or as it is first shown.

    Attributes:
        place: the last part of the action's uid: the names of the fields of a row stay the same, wherever it stands.
        typed: text of each cell by its column.
        errors: per column the sentence beside the cell; under ``""`` one about the whole row.
        theirs: per column what stands there now, where someone else changed it after the row was shown.
        state: empty, ``bewaard``, ``fout`` or ``gewijzigd``.
        at: time of keeping, such as ``14:03``.
    """

    place: str
    shown: Shown
    typed: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)
    theirs: Mapping[str, str] = field(default_factory=dict)
    state: str = ""
    at: str = ""

    @property
    def touched(self) -> frozenset[str]:
        """The columns in which a person typed something else than stood there."""
        return frozenset(name for name in COLUMNS if self.typed[name] != self.shown.values[name])

    def once_key(self, on_behalf_of: str) -> UUID:
        """The key under which exactly these words are kept once, as that of a single report."""
        return uuid5(self.shown.key, json.dumps([sorted(self.typed.items()), on_behalf_of]))

    def refused(self, message: str, errors: Mapping[str, str]) -> "RowForm":
        """Return the row with what is wrong; errors come under the names of the command."""
        ours = {theirs: name for name, theirs in COLUMNS.items()}
        told = {ours.get(name, ""): text for name, text in errors.items()} or {"": message}
        return replace(self, errors=told, state="fout")


def shown_of(now: TableRow) -> Shown:
    """Return what a new row shows of an action."""
    values = {
        "stand": now.status,
        "reden": now.reason,
        "gedaan": "",
        "einde": str(now.end) if now.end else "",
        "aandacht": _text(now.attention or ""),
        "bijsturing": _text(now.adjustment or ""),
    }
    return Shown(now.uid, uuid4(), now.version, now.reports, values)


def fresh_row(now: TableRow, state: str = "", at: str = "") -> RowForm:
    """Return a row as it is first shown, or shown again once it was kept."""
    shown = shown_of(now)
    return RowForm(now.uid.hex[-12:], shown, shown.values, state=state, at=at)


def overtaken(form: RowForm, now: TableRow) -> RowForm:
    """Return a row of which the action changed in the meantime: what was typed stays, what was not follows.

    From here on it stands on the new version: sent again, the writer has seen both.
    """
    shown = shown_of(now)
    theirs = {
        name: shown.values[name]
        for name in form.touched
        if shown.values[name] != form.shown.values[name] and shown.values[name] != form.typed[name]
    }
    typed = {name: form.typed[name] if name in form.touched else shown.values[name] for name in COLUMNS}
    return RowForm(form.place, shown, typed, theirs=theirs, state="gewijzigd")


def untouched_by_others(form: RowForm, now: TableRow) -> bool:
    """Tell whether the action changed only in what this table does not show: then there is nothing to choose."""
    return now.reports == form.shown.reports and shown_of(now).values == form.shown.values


def read_rows(sent: Mapping[str, str], taken: Mapping[str, frozenset[str]]) -> list[RowForm]:
    """Read the rows that were sent, in their order on the page.

    Args:
        taken: per row, by its place, the columns of which the writer takes over what someone else filled in.

    Raises:
        Invalid: the form was not made by us.
    """
    places = [name.removeprefix("rij.") for name in sent if _PLACE.fullmatch(name)]
    return [_read_row(sent, place, taken.get(place, frozenset())) for place in places]


def _read_row(sent: Mapping[str, str], place: str, taken: frozenset[str]) -> RowForm:
    shown = _read_shown(sent[f"rij.{place}"])
    typed = {
        name: shown.values[name] if name in taken else _text(sent.get(f"{name}.{place}", shown.values[name]))
        for name in COLUMNS
    }
    # "Nee" under a flag is no word: it says that there is nothing.
    typed |= {name: "" for name in FLAGS if typed[name].casefold() in NOTHING and typed[name] != shown.values[name]}
    return RowForm(place, shown, typed)


def _read_shown(text: str) -> Shown:
    try:
        uid, key, version, reports, *values = (unquote(part) for part in text.split("|"))
        return Shown(UUID(uid), UUID(key), int(version), int(reports), dict(zip(COLUMNS, values, strict=True)))
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None


def _text(text: str) -> str:
    return text.replace("\r\n", "\n")[:LONGEST].strip()


def report_of(form: RowForm, on_behalf_of: str) -> Report:
    """Return what the command is given.

    Raises:
        Invalid: with the sentence beside each cell that cannot be read.
    """
    wrong: dict[str, str] = {}
    typed = form.typed
    if typed["stand"] not in set(ActionStatus):
        wrong["status"] = _("Choose how it stands.")
    if typed["reden"] and typed["reden"] not in set(DeviationReason):
        wrong["deviation_reason"] = _("Choose a reason from the list.")
    new_end = _new_end(form, wrong)
    attention = _flag(form, "aandacht", _("Tell in a few words what needs attention."), wrong)
    adjustment = _flag(form, "bijsturing", _("Tell in a few words which adjustment is needed."), wrong)
    if wrong:
        raise Invalid(_("The report has not been kept yet."), wrong)
    return Report(
        status=ActionStatus(typed["stand"]),
        done=typed["gedaan"],
        new_end=new_end,
        deviation_reason=DeviationReason(typed["reden"]) if typed["reden"] else None,
        attention=attention,
        adjustment=adjustment,
        on_behalf_of=on_behalf_of,
    )


def _new_end(form: RowForm, wrong: dict[str, str]) -> PreciseDate | None:
    """Return the new end, or nothing when the cell still says what stood there."""
    text = form.typed["einde"]
    if text == form.shown.values["einde"]:
        return None
    if not text:
        wrong["new_end"] = _("Leave the old date, or fill in a new one.")
        return None
    try:
        return typed_date(text)
    except ValueError:
        wrong["new_end"] = _("We do not know this date. Write for instance 20 May 2027, May 2027, Q2 2027 or 2027.")
        return None


def _flag(form: RowForm, name: str, question: str, wrong: dict[str, str]) -> str | None:
    """Return the words of a flag: it is raised when there are words."""
    text = form.typed[name]
    if not text:
        return None
    if text.casefold() in BARE_YES and name in form.touched:
        wrong[COLUMNS[name]] = question
    return text
