# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changing several actions at once: choosing, looking at what would change, and what became of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from driehoek.kernel.definitions import load
from driehoek.planning.commands import MOST, Outcome
from driehoek.planning.queries import ActionChoices, ProgrammeHead
from driehoek.planning.queries.choosing import ChoiceRow
from driehoek.web.editing.fields import Option
from driehoek.web.editing.kinds.action import lead_options
from driehoek.web.formats import precise_date
from driehoek.web.forms.together import NOBODY, TogetherForm
from driehoek.web.paths import Paths
from driehoek.web.words import word


@dataclass(frozen=True, slots=True)
class TogetherRow:
    """An action to choose, or what becomes of it.

    Attributes:
        value: what the row sends when it is chosen.
        lines: what changes, as triples of what, from and to. state: ``gewijzigd``, ``gelijk``, ``geweigerd`` or empty.
        said: the state in words, or why not.
    """

    value: str
    code: str
    title: str
    href: str
    goal: str
    lead: str
    end: str
    status: str
    chosen: bool
    example: bool
    lines: tuple[tuple[str, str, str], ...] = ()
    state: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class TogetherScreen:
    """Everything on the page.

    Attributes:
        step: ``kies``, ``bekijk`` or ``klaar``.
        found: number of actions to choose from; ``others`` of those that this actor may not change.
        changing: how many of the chosen ones change.
        undo_to: where undoing the whole is sent to; empty before it is done.
    """

    step: str
    programme: str
    back: str
    action: str
    form: TogetherForm
    rows: tuple[TogetherRow, ...]
    found: int
    others: int
    most: int
    changing: int
    summary: str
    leads: tuple[Option, ...]
    reasons: tuple[Option, ...]
    goals: tuple[Option, ...]
    undo_to: str = ""


def together_screen(
    step: str,
    head: ProgrammeHead,
    paths: Paths,
    form: TogetherForm,
    rows: Sequence[ChoiceRow],
    choices: ActionChoices,
    query: str,
    outcomes: Iterable[Outcome] = (),
    undo_to: str = "",
) -> TogetherScreen:
    """Return the page at one of its steps."""
    leads, goals = _leads(choices), _goals(choices)
    told = {outcome.uid: outcome for outcome in outcomes}
    editable = [row for row in rows if row.editable]
    shown = _shown(editable, form, paths)
    if step != "kies":
        labels = {option.value: option.label for option in (*leads, *goals)}
        by_uid = {row.uid: row for row in rows}
        shown = tuple(
            _told(by_uid[uid], outcome, form, labels, paths, done=step == "klaar")
            for uid, outcome in told.items()
            if uid in by_uid
        )
    address = paths.change_together(head.code)
    return TogetherScreen(
        step=step,
        programme=head.title,
        back=f"{paths.programme(head.code)}?{query}" if query else paths.programme(head.code),
        action=f"{address}?{query}" if query else address,
        form=form,
        rows=shown,
        found=len(editable),
        others=len(rows) - len(editable),
        most=MOST,
        changing=sum(row.state == "gewijzigd" for row in shown),
        summary=_summary(shown, done=step == "klaar"),
        leads=leads,
        reasons=_reasons(),
        goals=goals,
        undo_to=undo_to,
    )


def _shown(rows: Iterable[ChoiceRow], form: TogetherForm, paths: Paths) -> tuple[TogetherRow, ...]:
    chosen = set(form.uids)
    return tuple(_row(row, paths, chosen=row.uid in chosen) for row in rows)


def _row(row: ChoiceRow, paths: Paths, *, chosen: bool, versioned: bool = False) -> TogetherRow:
    return TogetherRow(
        value=f"{row.uid}:{row.version}" if versioned else str(row.uid),
        code=row.code,
        title=row.title,
        href=paths.action(row.uid),
        goal=row.goal,
        lead=row.lead or _("no lead yet"),
        end=precise_date(row.end, get_language() or "nl") if row.end else _("not planned yet"),
        status=row.status,
        chosen=chosen,
        example=row.example,
    )


def _told(
    row: ChoiceRow, outcome: Outcome, form: TogetherForm, labels: Mapping[str, str], paths: Paths, *, done: bool
) -> TogetherRow:
    plain = _row(row, paths, chosen=True, versioned=True)
    after = {
        "lead": (_("Lead"), plain.lead, labels.get(form.values["trekker"], "")),
        "end": (_("Ready by"), plain.end, form.values["einde"]),
        "node": (_("Theme or goal"), row.goal, labels.get(form.values["doel"], "").lstrip("– ")),
    }
    lines = tuple(after[part] for part in ("lead", "end", "node") if part in outcome.changed)
    state = "geweigerd" if outcome.refused else "gewijzigd" if lines else "gelijk"
    words = {
        "geweigerd": outcome.refused,
        "gelijk": _("Stays as it is: it stood so already."),
        "gewijzigd": _("Changed") if done else _("Will be changed"),
    }
    return TogetherRow(
        plain.value, plain.code, plain.title, plain.href, plain.goal, plain.lead, plain.end, plain.status,
        chosen=True, example=plain.example, lines=lines, state=state, said=words[state],
    )  # fmt: skip


def _summary(rows: Iterable[TogetherRow], *, done: bool) -> str:
    """Say how many change, stay and are refused."""
    states = [row.state for row in rows]
    changed, same, refused = (states.count(state) for state in ("gewijzigd", "gelijk", "geweigerd"))
    first = (
        ngettext("%(num)s action was changed", "%(num)s actions were changed", changed)
        if done
        else ngettext("%(num)s action will be changed", "%(num)s actions will be changed", changed)
    )
    parts = [first % {"num": changed}]
    if same:
        parts.append(ngettext("%(num)s stood so already", "%(num)s stood so already", same) % {"num": same})
    if refused:
        parts.append(ngettext("%(num)s cannot", "%(num)s cannot", refused) % {"num": refused})
    return ", ".join(parts) + "."


def _leads(choices: ActionChoices) -> tuple[Option, ...]:
    _empty, *named = lead_options(choices)
    return (Option("", _("Do not change")), Option(NOBODY, _("Nobody yet")), *named)


def _goals(choices: ActionChoices) -> tuple[Option, ...]:
    nodes = (Option(str(pick.uid), pick.label, pick.group) for pick in choices.nodes)
    return (Option("", _("Do not change")), *nodes)


def _reasons() -> tuple[Option, ...]:
    values: Mapping[str, object] = load("vocabulary")["vocabularies"]["deviation_reason"]["values"]
    return (
        Option("", _("Choose a reason")),
        *(Option(code, word(code, "deviation_reason")) for code in values),
    )
