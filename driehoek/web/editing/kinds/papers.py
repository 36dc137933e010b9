# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of what a council note needs and no other page knows."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from driehoek.organisations.editing import RecordValues
from driehoek.organisations.picking import picks
from driehoek.planning.kinds.programmes import PROGRAMME
from driehoek.publications.facts import NOTE_FACTS
from driehoek.web.editing.declared import DeclaredForm, reference
from driehoek.web.editing.fields import Field, Lines, Misread, Typed

MOST = 99  # the number of an annex


@dataclass(frozen=True, kw_only=True)
class Annexes(Lines):
    """The annexes of a note, one on each line as "number; title; what it is"; the value is a list of those three."""

    rows: int = 5

    def _read(self, typed: Typed) -> object:
        found = []
        for line in str(typed).split("\n"):
            number, _one, rest = (part.strip() for part in line.partition(";"))
            title, _two, what = (part.strip() for part in rest.partition(";"))
            if not line.strip():
                continue
            if not (number.isascii() and number.isdecimal() and 0 < int(number) <= MOST and title):
                raise Misread(
                    _("Write each annex as number; title; what it is. For instance: 1; Evaluatie; de evaluatie.")
                )
            found.append({"number": int(number), "title": title, "what": what})
        return found

    def typed(self, value: object) -> Typed:
        """One on each line."""
        annexes = value if isinstance(value, list) else []
        return "\n".join("; ".join(filter(None, (str(one["number"]), one["title"], one["what"]))) for one in annexes)


class NoteFactsForm(DeclaredForm):
    """The annexes to which the note on a programme refers by number."""

    kind = NOTE_FACTS
    local = True
    menu = "notes"

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New annexes of a note"), _("Change annexes of a note")

    def home(self, record: RecordValues | None) -> tuple[str, str]:  # noqa: ARG002 - all annexes stand there
        """Return the page of the notes."""
        return self.place.paths.notes, _("Council notes")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        found = picks(self.place.actor, PROGRAMME.model, self.place.head.pk, "title")
        hint = _("One on each line: number; title; what it is, in words that fit in a sentence.")
        return (
            *((reference("programme", _("Programme"), found),) if self.new else ()),
            Annexes(name="annexes", label=_("Annexes"), hint=hint, required=True),
        )


FORMS = (NoteFactsForm,)
