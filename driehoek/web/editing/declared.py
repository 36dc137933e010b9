# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of a kind that its room declares editable: what it asks is here, what it does is declared there."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.access.decision import require
from driehoek.kernel.circle import Circle
from driehoek.organisations.editing import (
    Editable,
    RecordValues,
    add_record,
    change_record,
    record_values,
    record_warnings,
    restore_record,
    withdraw_record,
)
from driehoek.organisations.picking import Pick
from driehoek.organisations.queries import source_titles
from driehoek.web.editing.fields import Choice, Choices, Field, LongText, Option, Text
from driehoek.web.editing.forms import (
    Beginning,
    RecordForm,
    Standing,
    circle_field,
    municipality_field,
    municipality_id,
)

#: What the form asks and the command takes apart from the values.
APART = frozenset({"municipality", "circle"})


class DeclaredForm(RecordForm):
    """The form of a declared kind.

    Attributes:
        kind: what the room declares of it.
        local: whether a new record may be of one municipality; then the form asks of which.
    """

    kind: ClassVar[Editable[Any]]
    local: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        """Take name and permission from the declaration."""
        if "kind" in cls.__dict__:
            cls.name, cls.permission = cls.kind.name, cls.kind.permission
            cls.may_be_withdrawn = not cls.kind.lasting

    @abstractmethod
    def asked(self) -> tuple[Field, ...]:
        """Return the fields of this kind, without those that every record has."""

    @abstractmethod
    def home(self, record: RecordValues | None) -> tuple[str, str]:
        """Return where a record is shown and what that page is called; ``None`` for one that is not made yet."""

    def defaults(self) -> Mapping[str, object]:
        """Return what stands in the form of a new record beforehand."""
        return {}

    def read(self, uid: UUID) -> Standing:
        """Return the record as it stands; 2 queries and those of the kind."""
        found = record_values(self.place.actor, self.kind, uid)
        require(self.place.actor, self.kind.permission, found.partnership_id, found.municipality_id)
        home, _title = self.home(found)
        return Standing(
            uid=uid,
            version=found.version,
            title=found.title,
            values=found.values,
            home=home,
            above=home,
            belongs_to=found.parent_uid,
            municipality_id=found.municipality_id,
            changed_by=found.changed_by,
            changed_at=found.changed_at,
        )

    def beginning(self) -> Beginning:
        """Return where a new record starts."""
        home, title = self.home(None)
        values = dict(self.defaults())
        if self.under and self.kind.parent:
            values.setdefault(self.kind.parent, self.under)
        return Beginning(title, values, home)

    def fields(self) -> tuple[Field, ...]:
        """Return the fields of the kind, of whom a new one is, where it comes from and who may see it."""
        whose = self._whose() if self.new and self.local else ()
        own = (self.new and self.local) or (not self.new and self.standing.municipality_id is not None)
        spread = () if self.kind.spread_as_parent else (circle_field(local=own, as_parent=self.new),)
        return (*self.asked(), *whose, *self._code(), *self._source(), *spread)

    def _whose(self) -> tuple[Field, ...]:
        field = municipality_field(self.place, self.permission)
        if self.kind.municipal:
            field = replace(field, options=tuple(option for option in field.options if option.value), hint="")
        return (field,)

    def _code(self) -> tuple[Field, ...]:
        hint = _("Used in addresses and files. Made from the name when left empty.")
        field = Text(name=self.kind.code, label=_("Short name"), folded=True, hint=hint)
        return (field,) if self.new and self.kind.code else ()

    def _source(self) -> tuple[Field, ...]:
        titles = source_titles(self.place.actor, self.place.head.pk)
        known = (Option("", _("Typed here")), *(Option(key, title) for key, title in sorted(titles.items())))
        return (
            Choice(name="source", label=_("Where does this come from?"), options=known, folded=True),
            Text(name="source_place", label=_("Place in the source"), folded=True, hint=_("Such as: page 12.")),
        )

    def add(self, values: Mapping[str, object]) -> UUID:
        """Make the record."""
        given = dict(values)
        if self.under and self.kind.parent:
            given.setdefault(self.kind.parent, self.under)
        return self.make(given)

    def make(self, values: Mapping[str, object]) -> UUID:
        """Make the record of exactly these values."""
        circle = values.get("circle")
        apart = APART if values.get(self.kind.code) else APART | {self.kind.code}
        return add_record(
            actor=self.place.actor,
            kind=self.kind,
            partnership_id=self.place.head.pk,
            values={name: value for name, value in values.items() if name not in apart},
            municipality_id=municipality_id(self.place, values.get("municipality")) if self.local else None,
            circle=Circle(str(circle)) if circle else None,
        )

    def change(self, version: int, values: Mapping[str, object]) -> int:
        """Change the record."""
        return change_record(
            actor=self.place.actor, kind=self.kind, uid=self.standing.uid, expected_version=version, values=values
        )

    def withdraw(self, version: int, reason: str) -> None:
        """Withdraw the record."""
        assert self.uid is not None, "a record that stands"
        withdraw_record(
            actor=self.place.actor, kind=self.kind, uid=self.uid, expected_version=version, version_reason=reason
        )

    def asks_reason(self) -> bool:
        """Tell whether withdrawing may ask a reason."""
        return self.kind.freeze is not None

    def warnings(self, uid: UUID) -> tuple[str, ...]:
        """Return what is unusual about the record, though allowed."""
        return record_warnings(self.place.actor, self.kind, uid)

    def restore(self) -> None:
        """Bring the record back."""
        assert self.uid is not None, "a record that stood"
        reason = "teruggehaald" if self.asks_reason() else ""
        restore_record(actor=self.place.actor, kind=self.kind, uid=self.uid, version_reason=reason)


def text_fields() -> tuple[Field, ...]:
    """Return the fields of a text that may be literal, and why it changes once it is adopted."""
    return (
        Choice(
            name="text_kind",
            label=_("Whose words are these?"),
            options=(
                Option("samenvatting", _("Our summary")),
                Option("letterlijk", _("Literally those of the plan")),
            ),
        ),
        LongText(
            name="version_reason",
            label=_("Why does the text change?"),
            rows=2,
            folded=True,
            hint=_("Only asked when the text is literally that of an adopted plan: a new version is kept."),
        ),
    )


def pick_options(found: Iterable[Pick]) -> tuple[Option, ...]:
    """Return what can be chosen as options."""
    return tuple(Option(str(pick.uid), pick.label, pick.group) for pick in found)


def reference(name: str, label: str, found: Iterable[Pick], *, empty: str | None = None, **rest: Any) -> Choice:
    """Return a field that chooses one record; ``empty`` is said where none may be chosen."""
    required, options = empty is None, pick_options(found)
    if not required or len(options) != 1:  # where there is nothing to choose, it is chosen
        options = (Option("", _("Make a choice") if empty is None else empty), *options)
    return Choice(name=name, label=label, uid=True, options=options, required=required, **rest)


def references(name: str, label: str, found: Iterable[Pick], **rest: Any) -> Choices:
    """Return a field that chooses several records."""
    return Choices(name=name, label=label, options=pick_options(found), **rest)
