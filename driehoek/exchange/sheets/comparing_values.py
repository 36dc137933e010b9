# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which values of an action a row would change, and what an agreed planning asks before it moves."""

from dataclasses import dataclass

from driehoek.exchange.sheets.cells import UNSAID
from driehoek.exchange.sheets.columns import BY_KEY, IDENTITY, PROGRESS
from driehoek.exchange.sheets.listed import Listed
from driehoek.exchange.sheets.rows import EMPTY, ReadRow
from driehoek.kernel import definitions
from driehoek.kernel.dates import PreciseDate
from driehoek.planning.rules import NEEDS_REASON, ActionStatus

#: What an empty cell never clears: a state stays until another is told, and a report is never taken back.
NEVER_CLEARED = frozenset({"title", "theme", "status", "percentage", "done", "reason", "sort", "places"})
HOW_TO_GIVE = "Zet de reden in de kolom reden afwijking, of kies er hierboven één voor alle rijen."


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that would change.

    Attributes:
        above: what takes its place when it is emptied: the theme of a goal.
    """

    key: str
    old: object
    new: object
    above: object = None

    @property
    def progress(self) -> bool:
        """Whether it tells how the action goes."""
        return self.key in PROGRESS


def differences(row: ReadRow, action: Listed, *, clears: bool) -> tuple[Difference, ...]:
    """Return what a row would change of an action.

    Args:
        clears: an empty cell empties what is there; only in a list that came from here, where it stood filled before.
    """
    found = {}
    for key, value in row.values.items():
        if key not in BY_KEY or key in IDENTITY | {"code"}:
            continue
        if value == UNSAID and action.values.get(key):
            continue
        if value in EMPTY and (not clears or key in NEVER_CLEARED) and not (key == "places" and value == ()):
            continue
        old = action.values.get(key)
        if value != old and not (old in EMPTY and value in EMPTY):
            found[key] = Difference(key, old, value, action.values.get("theme") if key == "goal" else None)
    _following(found, row, action)
    _about_the_number(row, action, own=clears)
    _about_the_place(row, action, found)
    return tuple(found.values())


def _following(found: dict[str, Difference], row: ReadRow, action: Listed) -> None:
    """Let go of what belonged to the former value: the function with another lead, the goal with another theme."""
    for key, follower in (("lead", "function"), ("theme", "goal")):
        old = action.values.get(follower)
        if key in found and old is not None and row.values.get(follower) is None:
            found[follower] = Difference(follower, old, None)


def _about_the_number(row: ReadRow, action: Listed, *, own: bool) -> None:
    code = row.values.get("code")
    if not code or str(code).casefold() == action.code.casefold():
        return
    if own:
        row.wrong("code", f"Het nummer van een actie verandert niet. Zet {action.code} terug.")
    else:
        row.note("code", f"Deze actie heeft hier nummer {action.code}; {code} uit uw lijst wordt niet overgenomen.")


def _about_the_place(row: ReadRow, action: Listed, found: dict[str, Difference]) -> None:
    """An action does not go from one municipality to another, or from joint to local, by a list."""
    moved = found.get("places")
    if moved is None or not isinstance(moved.new, tuple):
        return
    if action.municipality_id is not None or len(moved.new) == 1:
        stood = action.values.get("places")
        now = ", ".join(str(name) for name in stood) if isinstance(stood, tuple) and stood else "gezamenlijk"
        row.wrong(
            "places",
            f"Deze actie is hier {now}. Van wie een actie is, verandert niet met een lijst: zet {now} "
            "terug, of maak een nieuwe actie.",
        )


def agreed_rules(
    row: ReadRow, action: Listed | None, found: tuple[Difference, ...], reason: str
) -> tuple[Difference, ...]:
    """Ask a reason where an action deviates from its planning; the reader may give one for the whole list.

    Returns:
        The reason as a difference of its own, where the one for the whole list is used.
    """
    changed = {one.key: one.new for one in found} if action is not None else row.values
    stood = action.values.get("reason") if action is not None else ""
    told = row.values.get("reason") or reason
    status = changed.get("status")
    deviates = isinstance(status, str) and ActionStatus(status) in NEEDS_REASON
    later = action is not None and action.agreed and _is_later(changed.get("end"), action.values.get("end"))
    if deviates and not (told or stood):
        word = definitions.label("action_status", str(status))
        row.wrong("status", f"Bij '{word}' hoort een reden. {HOW_TO_GIVE}")
    if later and not told and action is not None:
        row.wrong("end", f"De planning schuift op van {action.values['end']} naar {changed['end']}. {HOW_TO_GIVE}")
    if (later or deviates) and told and told not in (stood, row.values.get("reason")):
        return (Difference("reason", stood, told),)
    return ()


def _is_later(end: object, before: object) -> bool:
    return isinstance(end, PreciseDate) and isinstance(before, PreciseDate) and end.last_day > before.last_day
