# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a form of one kind of record knows: its fields, where its values come from, and which commands keep them."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Absent, Invalid
from driehoek.web.doors import Place
from driehoek.web.editing.fields import Choice, Field, Option
from driehoek.web.words import circle_meaning, word

NOT_KEPT = "Dit is nog niet bewaard. Verbeter de gemarkeerde velden."


@dataclass(frozen=True, slots=True)
class Standing:
    """A record as it stands, from which a form starts.

    Attributes:
        title: what the record is called.
        values: by field name, as the commands take them.
        belongs_to: uid of what it hangs under, such as the programme of an action.
        home: address of the page where the record is shown; ``above`` where one goes when it is withdrawn.
        changed_by, changed_at: who changed it last, in words, and when; empty when that is not known.
    """

    uid: UUID
    version: int
    title: str
    values: Mapping[str, object]
    home: str
    above: str
    belongs_to: UUID | None = None
    municipality_id: int | None = None
    changed_by: str = ""
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a new record starts: what it will hang under, and what stands in the form beforehand.

    Attributes:
        belongs_to: what it will hang under, in words, for above the form.
        home: the page one came from, to go back to.
    """

    belongs_to: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    home: str = ""


class RecordForm(ABC):
    """The form of one kind, for one request: of a record that stands, or of a new one under something.

    Attributes:
        name: the kind in the address, in Dutch.
        permission: what one must be allowed to do somewhere in the partnership to come here at all.
        menu: the part of the site in which the page stands.
        may_be_withdrawn: whether the form offers to withdraw the record.
    """

    name: ClassVar[str]
    permission: ClassVar[Permission]
    menu: ClassVar[str] = "overview"
    may_be_withdrawn: ClassVar[bool] = True

    def __init__(self, place: Place, *, uid: UUID | None = None, under: UUID | None = None) -> None:
        self.place = place
        self.uid = uid
        self.under = under

    @cached_property
    def standing(self) -> Standing:
        """The record as it stands; read once.

        Raises:
            Absent: it does not exist or is out of sight.
            Forbidden: the actor may not change it.
        """
        assert self.uid is not None, "a new record does not stand yet"
        return self.read(self.uid)

    @property
    def new(self) -> bool:
        """Whether the form makes a record."""
        return self.uid is None

    @abstractmethod
    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new record and for one that stands, in the reader's language."""

    @abstractmethod
    def read(self, uid: UUID) -> Standing:
        """Return the record as it stands; raises as :attr:`standing`."""

    @abstractmethod
    def beginning(self) -> Beginning:
        """Return where a new record starts.

        Raises:
            Absent: what it would hang under does not exist or is out of sight.
        """

    @abstractmethod
    def fields(self) -> tuple[Field, ...]:
        """Return the fields, with what can be chosen."""

    @abstractmethod
    def add(self, values: Mapping[str, object]) -> UUID:
        """Make the record and return its uid."""

    @abstractmethod
    def change(self, version: int, values: Mapping[str, object]) -> int:
        """Change the record and return its version."""

    @abstractmethod
    def withdraw(self, version: int, reason: str) -> None:
        """Withdraw the record; ``reason`` is asked where a text of an adopted plan goes."""

    def asks_reason(self) -> bool:
        """Tell whether withdrawing may ask a reason."""
        return False

    def made(self, uid: UUID) -> str:
        """Return where one goes once a new record is made."""
        return type(self)(self.place, uid=uid).standing.home

    def warnings(self, uid: UUID) -> tuple[str, ...]:  # noqa: ARG002 - most kinds have none
        """Return what is unusual about the record, though allowed."""
        return ()

    @abstractmethod
    def restore(self) -> None:
        """Bring the withdrawn record back."""


def municipality_options(place: Place, permission: Permission) -> tuple[Option, ...]:
    """Return of whom the actor may make a record: joint, or of a municipality, by CBS code."""
    reached = reach(place.actor, permission)
    joint = (Option("", _("All together (joint)")),) if reached.covers(place.head.pk, None) else ()
    return joint + tuple(
        Option(one.cbs_code, one.name) for one in place.head.municipalities if reached.covers(place.head.pk, one.pk)
    )


def municipality_field(place: Place, permission: Permission) -> Choice:
    """Return the field that asks of whom a new record is."""
    return Choice(
        name="municipality",
        label=_("Of whom is it?"),
        options=municipality_options(place, permission),
        hint=_("Joint, or of one municipality. This stays as it is afterwards."),
    )


def municipality_id(place: Place, cbs_code: object) -> int | None:
    """Return the key of a municipality of the partnership, ``None`` for what is joint.

    Raises:
        Absent: it takes no part.
    """
    if not cbs_code:
        return None
    found = next((one.pk for one in place.head.municipalities if one.cbs_code == cbs_code), None)
    if found is None:
        raise Absent("Deze gemeente doet niet mee.")
    return found


def circle_field(*, local: bool, folded: bool = True, as_parent: bool = False) -> Choice:
    """Return the field that asks who may see a record; recipients by name are not given by hand.

    Args:
        local: whether "eigen gemeente" can be chosen.
        as_parent: whether it can be left open, so that it is seen by those who see what it belongs to.
    """
    circles = [Circle.PARTNERS, Circle.PUBLIC, Circle.TRIANGLE]
    if local:
        circles.insert(1, Circle.MUNICIPALITY)
    options = (
        Option(circle.value, f"{word(circle.value, 'circle')}: {circle_meaning(circle.value)}") for circle in circles
    )
    first = (Option("", _("Partners, or fewer where it belongs to something for fewer")),) if as_parent else ()
    return Choice(name="circle", label=_("Who may see this?"), options=(*first, *options), folded=folded)


def coded(vocabulary: str, values: Sequence[str], *, empty: str | None = None) -> tuple[Option, ...]:
    """Return coded values as options, with the words of the vocabulary.

    Args:
        empty: the words for no value; ``None`` when a value must be chosen.
    """
    none = () if empty is None else (Option("", empty),)
    return none + tuple(Option(value, word(value, vocabulary)) for value in values)


def refuse(wrong: Mapping[str, str]) -> None:
    """Refuse the form when something is wrong with it.

    Raises:
        Invalid: with the sentence beside each field.
    """
    if wrong:
        raise Invalid(NOT_KEPT, wrong)
