# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""One change of an action as something to tell: from what, to what, why and by whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from driehoek.audit.models import HistoryEntry
from driehoek.kernel import clock
from driehoek.planning.models import ProgressReport
from driehoek.planning.rules import CauseKind
from driehoek.steering.queries import DecisionLine


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed.

    Attributes:
        kind: ``nieuw``, ``meegenomen``, ``stand``, ``planning``, ``trekker``, ``titel``, ``aandacht``, ``bijsturing``,
            ``bericht``, ``afspraak``, ``teruggezet`` or ``gegevens``.
        before, after: a coded status, a date as text, words, or for ``aandacht`` and ``bijsturing`` what it is about;
            empty for nothing. For ``gegevens`` ``after`` names the columns.
        reason: coded reason of deviation; may be empty.
        because: the sentence that was given with it; may be empty.
        who: function or body.
    """

    on: date
    kind: str
    before: str
    after: str
    reason: str
    because: str
    who: str
    example: bool = False


#: Keys of the function and the organisation that lead an action.
Lead = tuple[int | None, int | None]
LEAD_ORDER = ("lead_function_id", "lead_organisation_id")
LEAD_COLUMNS = frozenset(LEAD_ORDER)
#: Whoever led and is out of sight.
HIDDEN = "?"


@dataclass(frozen=True, slots=True)
class Leads:
    """Who led before and after each entry of the history, by its key, and the names in sight.

    Attributes:
        names: by ``f`` for a function or ``o`` for an organisation, and its key.
    """

    held: Mapping[int, tuple[Lead, Lead]]
    names: Mapping[tuple[str, int], str]

    def words(self, lead: Lead) -> str:
        """Return a lead as one reads it: the function, else the organisation; nothing for nobody."""
        function, organisation = lead
        if function is not None:
            return self.names.get(("f", function), HIDDEN)
        return self.names.get(("o", organisation), HIDDEN) if organisation is not None else ""


@dataclass(frozen=True, slots=True)
class Told:
    """What one entry of the history tells; ``decision`` is the uid of the one behind it."""

    changes: list[Change]
    decision: UUID | None


def told_by_report(earlier: ProgressReport | None, report: ProgressReport, entry: HistoryEntry | None) -> list[Change]:
    """Return what a report changed.

    Args:
        earlier: the report before it; ``None`` for the first.
        entry: what the report changed of the action, where the history knows it.
    """
    who = f"{report.reporter}, namens {report.on_behalf_of}" if report.on_behalf_of else report.reporter
    was = entry.before.get("status", report.status) if entry else (earlier.status if earlier else "")

    def change(kind: str, before: str, after: str, because: str = "", reason: str = "") -> Change:
        return Change(report.reported_on, kind, before, after, reason, because, who, report.example)

    told = []
    if was != report.status:
        told.append(change("stand", was, report.status, report.done, report.deviation_reason))
    if report.new_end is not None:
        planned = entry.before.get("current_end", "") if entry else (earlier.new_end if earlier else None)
        before = str(getattr(planned, "text", planned) or "")
        if before != report.new_end.text:
            told.append(change("planning", before, report.new_end.text, reason=report.deviation_reason))
    told += _flags(report, earlier, change)
    if not told or (report.done and not any(one.kind == "stand" for one in told)):
        told.insert(0, change("bericht", "", "", report.done))
    return told


def _flags(report: ProgressReport, earlier: ProgressReport | None, change: object) -> list[Change]:
    assert callable(change)
    flags = (
        ("aandacht", report.attention, report.attention_text, bool(earlier and earlier.attention)),
        ("bijsturing", report.adjustment, report.adjustment_text, bool(earlier and earlier.adjustment)),
    )
    return [change(kind, "ja" if had else "", text if has else "") for kind, has, text, had in flags if has != had]


def told_by_decision(line: DecisionLine) -> Change:
    """Return what was agreed or decided about an action."""
    return Change(line.on.first_day, "afspraak", "", line.subject, "", line.text, line.body, line.origin.example)


#: Columns that say nothing to a reader, or that another change tells of.
_UNTOLD = frozenset(
    {
        "due", "position", "version", "original_start", "original_end", "current_start", "status_note", "source",
        "source_place", "circle", "circle_municipality_id", "embargo_until", "secrecy", "example", "withdrawn_at",
        "status_cause_kind", "status_cause_uid", "status_cause_on", "status_cause_label", "attention_text",
        "adjustment_text", "deviation_reason", "predecessor_id", "programme_id", "municipality_id",
        "status", "current_end", "title", "attention", "adjustment", "lead_organisation_id", "lead_function_id",
    }
)  # fmt: skip


def told_by_entry(entry: HistoryEntry, leads: Leads) -> Told:
    """Return what an entry of the history tells of, where no report told it already."""
    on = entry.at.astimezone(clock.AMSTERDAM).date()
    before, after = entry.before, entry.after
    reason = after.get("deviation_reason") or ""
    decision = after.get("status_cause_uid") if after.get("status_cause_kind") == CauseKind.DECISION else None
    cause = after.get("status_cause_label") or ""

    def change(kind: str, was: object = "", now: object = "", because: str = "", why: str = "") -> Change:
        return Change(on, kind, str(was or ""), str(now or ""), why, because, entry.actor_label)

    if entry.made:
        carried = after.get("status_cause_kind") == CauseKind.CARRY_OVER
        return Told([change("meegenomen", because=cause) if carried else change("nieuw")], None)
    told = []
    if "withdrawn_at" in after and after["withdrawn_at"] is None:
        told.append(change("teruggezet"))
    if "status" in after:
        told.append(change("stand", before.get("status"), after["status"], cause, reason))
    if "current_end" in after:
        told.append(
            change("planning", before.get("current_end"), after["current_end"], cause if decision else "", reason)
        )
    if entry.pk in leads.held:
        was, now = leads.held[entry.pk]
        told.append(change("trekker", leads.words(was), leads.words(now)))
    if "title" in after:
        told.append(change("titel", before.get("title"), after["title"]))
    for kind, column in (("aandacht", "attention"), ("bijsturing", "adjustment")):
        if column in after:
            about = after.get(f"{column}_text") if after[column] else ""
            told.append(change(kind, "ja" if before.get(column) else "", about or ("ja" if after[column] else "")))
    others = sorted(set(after) - _UNTOLD)
    if others:
        told.append(change("gegevens", "", ",".join(others)))
    return Told(told, UUID(str(decision)) if decision else None)
