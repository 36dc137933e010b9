# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form in which is said of each programme how it went as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from driehoek.evaluation.commands import Whole
from driehoek.evaluation.queries.closing import WholeHead
from driehoek.evaluation.rules import Overall
from driehoek.kernel.errors import Invalid

#: Name of a field -> name of the column.
TEXTS = {"toelichting": "overall_text", "inhoud": "contents", "vraagt": "remaining"}
LONGEST = 20000


@dataclass(frozen=True, slots=True)
class WholeForm:
    """One programme in the form.

    Attributes:
        values: overall (``beeld``) and the texts, as typed.
        meanwhile: what stands there now, by field, where somebody else wrote something else since.
    """

    uid: UUID
    version: int
    programme: str
    values: Mapping[str, str]
    example: bool
    meanwhile: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What the names of its fields begin with."""
        return str(self.uid)


def standing(wholes: Sequence[WholeHead]) -> tuple[WholeForm, ...]:
    """Return the form as it begins."""
    return tuple(WholeForm(one.uid, one.version, one.programme, _values(one), one.example) for one in wholes)


def _values(one: WholeHead) -> dict[str, str]:
    return {"beeld": one.overall if one.said else "", **{name: getattr(one, column) for name, column in TEXTS.items()}}


def read(sent: QueryDict, wholes: Sequence[WholeHead]) -> tuple[WholeForm, ...]:
    """Read what was typed of each programme.

    Raises:
        Invalid: the form was not made by us.
    """
    found = []
    for one in wholes:
        typed = {name: sent.get(f"{one.uid}-{name}", "")[:LONGEST] for name in ("beeld", *TEXTS)}
        version = sent.get(f"{one.uid}-versie", "")
        if typed["beeld"] not in {"", *Overall} or not (version.isascii() and version.isdecimal()):
            raise Invalid(_("This form is not complete. Load the page again."))
        found.append(WholeForm(one.uid, int(version), one.programme, typed, one.example))
    return tuple(found)


def said_of(form: Sequence[WholeForm]) -> tuple[dict[UUID, Whole], dict[UUID, int]]:
    """Return what the command is given: what is said, and the versions that stood on the screen."""
    said = {}
    for one in form:
        texts = {column: one.values[name] for name, column in TEXTS.items()}
        said[one.uid] = Whole(Overall(one.values["beeld"] or Overall.NOT_ASSESSABLE), **texts)
    return said, {one.uid: one.version for one in form}


def beside(form: Sequence[WholeForm], wholes: Sequence[WholeHead]) -> tuple[WholeForm, ...]:
    """Return the form as typed, with what a colleague wrote since beside it; sending it again keeps what was typed."""
    now = {one.uid: one for one in wholes}
    found = []
    for one in form:
        stands = _values(now[one.uid]) if one.uid in now else {}
        theirs = {name: text for name, text in stands.items() if _lines(text) != _lines(one.values[name])}
        changed = one.uid in now and now[one.uid].version != one.version
        version = now[one.uid].version if one.uid in now else one.version
        found.append(WholeForm(one.uid, version, one.programme, one.values, one.example, theirs if changed else {}))
    return tuple(found)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
