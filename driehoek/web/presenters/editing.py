# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The screens of a form: filling it in, and choosing when a colleague was first."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.utils.translation import gettext as _

from driehoek.kernel import clock
from driehoek.web.doors import Place
from driehoek.web.editing.fields import Field, Typed
from driehoek.web.editing.filled import Filled
from driehoek.web.editing.forms import RecordForm, Standing
from driehoek.web.editing.merging import Difference, Side
from driehoek.web.forms.report import FieldError


@dataclass(frozen=True, slots=True)
class EditScreen:
    """A form on the screen.

    Attributes:
        above: the pages above this one, as label and address.
        draft: name under which the browser keeps what was typed until it is saved.
        back: where one goes without saving.
        withdraw: where the request to withdraw is sent to; empty for a new record.
    """

    title: str
    kicker: str
    above: tuple[tuple[str, str], ...]
    form: Filled
    draft: str
    back: str
    withdraw: str
    asks_reason: bool = False


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A field with both versions; ``chosen`` is ticked beforehand, ``error`` stands beside it."""

    difference: Difference
    chosen: str
    error: str


@dataclass(frozen=True, slots=True)
class ConflictScreen:
    """Both versions, field by field.

    Attributes:
        who, when: who was first, in words, and at what time of the day.
        hidden: what the second writer typed, as name and text, for the fields that stay out of sight.
        began_with: what the first writer made of it, for the hidden field.
    """

    title: str
    above: tuple[tuple[str, str], ...]
    who: str
    when: str
    rows: tuple[DifferenceRow, ...]
    summary: tuple[FieldError, ...]
    hidden: tuple[tuple[str, str], ...]
    began_with: str
    version: int
    back: str


def draft_name(place: Place, address: str) -> str:
    """Return the name of a draft: of this person and this form, without telling who the person is."""
    secret = f"{settings.SECRET_KEY}{place.actor.uid}{address}"
    return f"driehoek-concept-{sha256(secret.encode()).hexdigest()[:24]}"


def edit_screen(form: RecordForm, filled: Filled) -> EditScreen:
    """Return the screen of a form."""
    place, (to_add, to_change) = form.place, form.titles()
    if form.new:
        beginning = form.beginning()
        above = ((beginning.belongs_to, beginning.home),) if beginning.belongs_to else ()
        address = place.paths.new(form.name, form.under)
        return EditScreen(to_add, beginning.belongs_to, above, filled, draft_name(place, address), beginning.home, "")
    standing, address = form.standing, place.paths.edit(form.name, form.standing.uid)
    return EditScreen(
        title=to_change,
        kicker=standing.title,
        above=((standing.title, standing.home),),
        form=filled,
        draft=draft_name(place, address),
        back=standing.home,
        withdraw=place.paths.withdraw(form.name, standing.uid) if form.may_be_withdrawn else "",
        asks_reason=form.asks_reason(),
    )


def conflict_screen(
    form: RecordForm,
    filled: Filled,
    found: Sequence[Difference],
    theirs: Mapping[str, Typed],
    asked: Collection[str],
    chosen: Mapping[str, str],
) -> ConflictScreen:
    """Return the screen on which the second writer chooses; ``form`` is with the record as the colleague left it."""
    return choosing(form.standing, filled, found, theirs, asked, chosen)


def choosing(
    standing: Standing,
    filled: Filled,
    found: Sequence[Difference],
    theirs: Mapping[str, Typed],
    asked: Collection[str],
    chosen: Mapping[str, str],
) -> ConflictScreen:
    """Return the screen on which the second writer of anything chooses.

    Args:
        standing: what it is, as the colleague left it.
        filled: what the second writer typed.
        asked: fields in which a choice was left out; ``chosen`` what was chosen in the others.
    """
    missing = _("Choose which of the two stays.")
    rows = [
        DifferenceRow(one, chosen.get(one.name) or one.proposed or "", missing if one.name in asked else "")
        for one in found
    ]
    if chosen:
        rows = [DifferenceRow(row.difference, chosen.get(row.difference.name, ""), row.error) for row in rows]
    moment = standing.changed_at
    return ConflictScreen(
        title=_("A colleague was first"),
        above=((standing.title, standing.home),),
        who=standing.changed_by,
        when=f"{moment.astimezone(clock.AMSTERDAM):%H:%M}" if moment else "",
        rows=tuple(rows),
        summary=tuple(
            FieldError(f"{row.difference.label}: {row.error}", f"kies-{row.difference.name}-{Side.MINE}")
            for row in rows
            if row.error
        ),
        hidden=tuple(_pairs(filled.fields, filled.typed)),
        began_with=json.dumps(theirs, ensure_ascii=False),
        version=standing.version,
        back=standing.home,
    )


def _pairs(fields: Sequence[Field], typed: Mapping[str, Typed]) -> list[tuple[str, str]]:
    found = []
    for field in fields:
        value = typed[field.name]
        found += [(field.name, text) for text in ([value] if isinstance(value, str) else value)]
    return found
