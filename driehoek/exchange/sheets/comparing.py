# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What taking over a list would do: per row new, changed, the same, or not to be taken over, and why."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from driehoek.exchange.sheets.choices import Choices
from driehoek.exchange.sheets.columns import BY_KEY, IDENTITY
from driehoek.exchange.sheets.comparing_values import Difference, agreed_rules, differences
from driehoek.exchange.sheets.listed import Listed
from driehoek.exchange.sheets.numbering import numbered
from driehoek.exchange.sheets.plans import Fate, Plan, Question, RowPlan
from driehoek.exchange.sheets.recognising import Known, recognise
from driehoek.exchange.sheets.rows import EMPTY, ReadRow, Remark
from driehoek.exchange.sheets.understanding import FROM_FILE, KEPT, Understanding
from driehoek.exchange.sheets.words import plain
from driehoek.planning.rules import ActionStatus


@dataclass(frozen=True)
class Ground:
    """What a list is compared with.

    Attributes:
        existing: actions of the programme in sight.
        places: key of each municipality by name.
        may_edit: whether the reader may make or change actions of a municipality (``None`` is joint).
        prefixes: first letters of the numbers of new actions, by theme.
        taken: numbers in use, also those of actions out of sight.
        home: municipality of a programme of one municipality; ``None`` when joint.
    """

    choices: Choices
    existing: Sequence[Listed]
    places: Mapping[str, int]
    may_edit: Callable[[int | None], bool]
    prefixes: Mapping[UUID, str]
    taken: frozenset[str]
    agreed: bool = False
    home: int | None = None


def plan(rows: Sequence[ReadRow], ground: Ground, understood: Understanding) -> Plan:
    """Work out what taking over these rows would do."""
    known = Known(ground.existing)
    _mark_doubles(rows)
    planned = [_row(row, ground, known, understood) for row in rows]
    planned = _no_action_twice(planned)
    planned = numbered(planned, ground.taken, ground.prefixes)
    named = {row.uid for row in planned if row.uid} | {one.uid for row in planned for one in row.alike}
    return Plan(
        rows=tuple(planned),
        missing=tuple(action for action in ground.existing if action.uid not in named),
        questions=_questions(planned),
        counts=Counter(row.fate for row in planned),
    )


def _row(row: ReadRow, ground: Ground, known: Known, understood: Understanding) -> RowPlan:
    recognised = recognise(row, known, understood.rows.get(row.number, ""))
    if recognised.alike:
        return _refused(row, alike=recognised.alike)
    if recognised.action is None:
        return _new(row, ground, understood)
    return _existing(row, recognised.action, understood, own=recognised.own)


def _refused(row: ReadRow, action: Listed | None = None, alike: tuple[Listed, ...] = (), **more: object) -> RowPlan:
    return RowPlan(
        number=row.number,
        fate=Fate.REFUSED,
        code=action.code if action else str(row.values.get("code") or ""),
        title=row.title or (action.title if action else ""),
        uid=action.uid if action else None,
        version=action.version if action else 0,
        remarks=tuple(row.remarks),
        alike=alike,
        **more,  # type: ignore[arg-type]
    )


def _existing(row: ReadRow, action: Listed, understood: Understanding, *, own: bool) -> RowPlan:
    stale = own and isinstance(version := row.values.get("version"), int) and version != action.version
    found = differences(row, action, clears=own)
    conflicts: frozenset[str] = frozenset()
    if stale and found and understood.rows.get(row.number) != FROM_FILE:
        found, conflicts = _since_taken_out(row, action, found)
        if understood.rows.get(row.number) == KEPT:
            found, conflicts = tuple(one for one in found if one.key not in conflicts), frozenset()
    found += agreed_rules(row, action, found, understood.reason)
    changes = found
    if found and not action.may_edit:
        _not_allowed(row, action, found)
    if conflicts:
        row.wrong("", "Iemand anders heeft deze actie gewijzigd nadat deze lijst was gemaakt. Kies wat blijft staan.")
    if any(remark.wrong for remark in row.remarks):
        return _refused(row, action, changes=changes, conflicts=conflicts)
    return RowPlan(
        number=row.number,
        fate=Fate.CHANGED if changes else Fate.SAME,
        code=action.code,
        title=action.title,
        uid=action.uid,
        version=action.version,
        municipality_id=action.municipality_id,
        changes=changes,
        remarks=tuple(row.remarks),
    )


def _since_taken_out(
    row: ReadRow, action: Listed, found: tuple[Difference, ...]
) -> tuple[tuple[Difference, ...], frozenset[str]]:
    """Leave out cells that nobody touched since the list was taken out; name those that two people changed."""
    version = row.values["version"]
    base = action.base.get(version) if isinstance(version, int) else None
    if base is None:
        return found, frozenset(one.key for one in found)
    touched = tuple(one for one in found if base.get(one.key, one.old) != one.new)
    return touched, frozenset(one.key for one in touched if base.get(one.key, one.old) != one.old)


def _not_allowed(row: ReadRow, action: Listed, found: tuple[Difference, ...]) -> None:
    if action.may_report and all(one.progress for one in found):
        return
    whose = "gezamenlijk" if action.municipality_id is None else "van een andere gemeente"
    row.wrong(
        next(one.key for one in found if not (action.may_report and one.progress)),
        f"Deze actie is {whose}; u mag haar hier niet wijzigen. Vraag het de coördinator, of zet terug wat er stond.",
    )


def _new(row: ReadRow, ground: Ground, understood: Understanding) -> RowPlan:
    said = row.values
    if not row.title and not any(remark.key == "title" and remark.wrong for remark in row.remarks):
        row.wrong("title", "Hier staat geen actie. Vul de naam van de actie in, of haal de rij weg.")
    if said.get("theme") is None and not any(
        remark.key in ("theme", "goal") and remark.wrong for remark in row.remarks
    ):
        said["theme"] = row.implied.get("theme")
        if said["theme"] is None:
            row.wrong(
                "theme",
                "Bij deze actie staat geen thema. Vul het thema in, of kies hierboven een thema voor "
                "alle rijen zonder.",
            )
    if said.get("status") is None and said.get("running"):
        said["status"] = ActionStatus.RUNNING.value
    municipality_id = _municipality(row, ground, understood)
    if not any(remark.key == "places" and remark.wrong for remark in row.remarks) and not ground.may_edit(
        municipality_id
    ):
        row.wrong(
            "places",
            "U mag hier geen gezamenlijke acties maken. Zet uw gemeente in de kolom gemeente, of kies haar hierboven."
            if municipality_id is None
            else "U mag geen acties van deze gemeente maken. Vraag het de coördinator.",
        )
    reason = agreed_rules(row, None, (), understood.reason)
    if any(remark.wrong for remark in row.remarks):
        return _refused(row, municipality_id=municipality_id)
    changes = tuple(
        Difference(key, None, said[key])
        for key in BY_KEY
        if said.get(key) not in EMPTY and key not in IDENTITY | {"code"}
    )
    return RowPlan(
        row.number, Fate.NEW, str(said.get("code") or ""), row.title, municipality_id=municipality_id,
        changes=changes + reason,
        remarks=tuple(row.remarks),
    )  # fmt: skip


def _municipality(row: ReadRow, ground: Ground, understood: Understanding) -> int | None:
    places = row.values.get("places")
    if places is None:
        places = (understood.places,) if understood.places in ground.places else ()
        row.values["places"] = places
    names = places if isinstance(places, tuple) else ()
    found = ground.places.get(names[0]) if len(names) == 1 else None
    if ground.home is not None and found not in (None, ground.home):
        row.wrong("places", "Dit programma is van een andere gemeente. Kies het programma van deze gemeente.")
    return found


def _mark_doubles(rows: Sequence[ReadRow]) -> None:
    """Refuse the second of two rows with one number, one uid, or one name within one theme and place."""
    seen: dict[tuple[object, ...], ReadRow] = {}
    for row in rows:
        said = row.values
        identities = [
            ("uid", said.get("uid")),
            ("code", plain(str(said.get("code") or ""))),
            ("title", *(() if said.get("code") else (plain(row.title), said.get("theme"), said.get("places")))),
        ]
        for identity in identities:
            if len(identity) < 2 or not identity[1]:
                continue
            first = seen.setdefault(identity, row)
            if first is not row:
                what = {"uid": "Dit kenmerk", "code": f"Nummer {said.get('code')}", "title": "Deze actie"}[
                    str(identity[0])
                ]
                row.wrong(
                    str(identity[0]),
                    f"{what} staat ook in rij {first.number + 1}. Een actie staat één keer in de lijst.",
                )
                break


def _no_action_twice(rows: Iterable[RowPlan]) -> list[RowPlan]:
    """Refuse the second row that was recognised as one and the same action."""
    seen: dict[UUID, int] = {}
    kept = []
    for row in rows:
        first = seen.setdefault(row.uid, row.number) if row.uid else row.number
        if first != row.number and row.fate is not Fate.REFUSED:
            told = Remark(
                f"Rij {first + 1} is ook actie {row.code}. Haal een van beide rijen weg, of kies dat dit "
                "een nieuwe actie is."
            )
            kept.append(
                RowPlan(
                    row.number, Fate.REFUSED, row.code, row.title, row.uid, row.version, remarks=(*row.remarks, told)
                )
            )
        else:
            kept.append(row)
    return kept


def _questions(rows: Iterable[RowPlan]) -> tuple[Question, ...]:
    """Return each word to ask about once, with the rows that wait for it."""
    asked: dict[tuple[str, str], list[Remark]] = {}
    for row in rows:
        for remark in row.remarks:
            if remark.wrong and remark.asks:
                asked.setdefault((remark.asks, plain(remark.word)), []).append(remark)
    return tuple(
        Question(asks, told[0].word, tuple(remark.cell for remark in told if remark.cell), told[0].suggestions)
        for (asks, _), told in asked.items()
    )
