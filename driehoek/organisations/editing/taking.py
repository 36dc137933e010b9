# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking what a person filled in over into a row, with a sentence beside each value that cannot be."""

import copy
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Field
from django.utils.text import slugify

from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle, Spread, narrower
from driehoek.kernel.errors import Absent, Invalid
from driehoek.kernel.fields import PreciseDateField
from driehoek.kernel.models import Record, Tracked
from driehoek.kernel.records import DOES_NOT_FIT
from driehoek.organisations.editing.kind import SHARED, VERSION_REASON, Editable
from driehoek.organisations.editing.uniqueness import free_code, taken
from driehoek.organisations.models import Membership, Municipality
from driehoek.organisations.models.partnership import PartnershipRow
from driehoek.organisations.policies import editable, within

Row = TypeVar("Row", bound=Record)

FILL_IN = "Vul dit in."
CHOOSE = "Kies een van de mogelijkheden."
STAYS = "Dit ligt vast sinds het is gemaakt."
NOT_HERE = "Iets wat u koos bestaat hier niet, of u mag het niet zien."


def with_values(actor: Actor, kind: Editable[Row], row: Row, values: Mapping[str, object]) -> Row:
    """Return the row as a person wants it, apart from the one that is stored.

    Raises:
        Absent: something that the values name is out of sight.
        Invalid: with the sentence beside each column.
        ValueError: the values name something that this kind does not have.
    """
    unknown = values.keys() - {*kind.columns, *kind.references, *kind.many, *SHARED, VERSION_REASON}
    if unknown:
        raise ValueError(f"{kind.name} has no {', '.join(sorted(unknown))}")
    wanted = copy.copy(row)
    wrong: dict[str, str] = {}
    for name, model in kind.references.items():
        if name in values:
            _refer(actor, wanted, name, model, values[name], wrong)
    for name in (*kind.columns, *SHARED):
        if name in values and name != "circle":
            _fill(wanted, name, values[name], wrong)
    if row.pk is None:
        _take_after(kind, wanted, values)
    kind.complete(wanted)
    if not kind.spread_as_parent:
        _spread(wanted, values.get("circle") or (wanted.circle if row.pk else _within_surroundings(wanted)), wrong)
    if kind.code and row.pk is None:
        _give_code(kind, wanted)
    if row.pk is None:
        wrong |= {name: FILL_IN for name in _left_open(kind, wanted) if name not in wrong}
    else:
        wrong |= {name: STAYS for name in kind.stays & values.keys() if _differs(row, wanted, name)}
    wrong = dict(kind.check(wanted)) | wrong if not wrong.keys() & kind.references.keys() else wrong
    wrong |= {name: sentence for name, sentence in taken(wanted).items() if name not in wrong}
    if wrong:
        raise Invalid(DOES_NOT_FIT, wrong)
    return wanted


def _refer(actor: Actor, wanted: Any, name: str, model: type[Tracked], value: object, wrong: dict[str, str]) -> None:
    """Let the row point at what the person chose; what it pointed at already need not be in sight."""
    column = wanted._meta.get_field(name)
    if value in (None, ""):
        if not column.null:
            wrong[name] = "Maak een keuze."
        setattr(wanted, name, None) if column.null else None
        return
    uid = value if isinstance(value, UUID) else UUID(str(value))
    present = model._default_manager.filter(pk=getattr(wanted, f"{name}_id"), uid=uid)
    if getattr(wanted, f"{name}_id") is not None and present.exists():
        return
    if model is Municipality:
        found: Any = Municipality.objects.filter(uid=uid, withdrawn_at__isnull=True).first()
    else:
        assert issubclass(model, PartnershipRow), f"{name} points at no record of a partnership"
        found = within(actor, model, wanted.partnership_id).filter(uid=uid).first()
    if found is None:
        raise Absent(NOT_HERE)
    setattr(wanted, name, found)


def _fill(wanted: Record, name: str, value: object, wrong: dict[str, str]) -> None:
    column = wanted._meta.get_field(name)
    assert isinstance(column, Field), f"{name} is no column"
    try:
        found = _typed(column, value)
    except (ValueError, TypeError, ValidationError):
        wrong[name] = _not_this(column)
        return
    setattr(wanted, name, found)
    remark = _remark(column, found)
    if remark:
        wrong[name] = remark


def _typed(column: "Field[Any, Any]", value: object) -> Any:
    if isinstance(column, models.CharField | models.TextField):
        return str(value or "").replace("\r\n", "\n").strip()
    if isinstance(column, models.JSONField):
        return [] if value is None else _as_list(value)
    if value == "" or value is None:
        return None
    return column.to_python(value)


def _as_list(value: object) -> list[object]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise TypeError("a list of values")
    return list(value)


def _remark(column: "Field[Any, Any]", value: Any) -> str:
    """Return what is wrong with a value of the right type, or nothing."""
    if value in (None, "", []):
        return "" if column.blank else FILL_IN
    if column.choices and value not in {choice for choice, _ in column.flatchoices}:
        return CHOOSE
    if column.max_length is not None and isinstance(value, str) and len(value) > column.max_length:
        return f"Deze tekst is te lang: {column.max_length} tekens is het meeste."
    try:
        column.run_validators(value)
    except ValidationError:
        return _not_this(column)
    return ""


def _not_this(column: "Field[Any, Any]") -> str:
    if isinstance(column, PreciseDateField):
        return "Vul een jaar, kwartaal, maand of dag in, zoals 2026, 2026-Q2, 2026-05 of 2026-05-20."
    if isinstance(column, models.SlugField):
        return "Gebruik alleen letters zonder accenten, cijfers en streepjes."
    if isinstance(column, models.IntegerField):
        return "Vul een heel getal in dat hier past."
    return "Dit kan hier niet worden bewaard."


def _spread(wanted: Any, circle: object, wrong: dict[str, str]) -> None:
    """Set who may see the row; its own municipality is the one that "eigen gemeente" means."""
    if wanted.circle == circle and wanted.pk is not None:
        return
    if circle not in {one.value for one in Circle}:
        wrong["circle"] = CHOOSE
        return
    if circle == Circle.NAMED:
        wrong["circle"] = "Wie de genoemden zijn, is hier niet op te geven. Kies een andere kring."
        return
    wanted.circle = Circle(str(circle)).value
    own = getattr(wanted, "municipality_id", None) if wanted.circle == Circle.MUNICIPALITY else None
    if wanted.circle == Circle.MUNICIPALITY and own is None:
        wrong["circle"] = "Dit is gezamenlijk en heeft geen eigen gemeente. Kies een andere kring."
    if hasattr(wanted, "circle_municipality_id"):
        wanted.circle_municipality_id = own


def _within_surroundings(wanted: Any) -> str:
    """Return the circle of a new record: the partners, or fewer people where it belongs to something narrower."""
    spread: Spread = (Circle.PARTNERS.value, None)
    for name in wanted.ENCLOSED_BY:
        around = getattr(wanted, f"{name}_id") and getattr(wanted, name)
        if around:
            spread = narrower(spread, (around.circle, around.circle_municipality_id))
    return spread[0]


def _take_after(kind: Editable[Any], wanted: Any, values: Mapping[str, object]) -> None:
    """Let a new record take over embargo, secrecy and the mark of an example from what it is made under."""
    if not kind.parent or getattr(wanted, f"{kind.parent}_id") is None:
        return
    above = getattr(wanted, kind.parent)
    if not isinstance(above, Record):
        return
    wanted.secrecy = above.secrecy
    wanted.embargo_until = values.get("embargo_until", above.embargo_until)
    wanted.example = wanted.example or above.example


def _give_code(kind: Editable[Any], wanted: Any) -> None:
    """Make a code from the name where the person left it empty, one that is still free."""
    if not getattr(wanted, kind.code) and kind.named_by:
        setattr(wanted, kind.code, free_code(wanted, kind.code, slugify(getattr(wanted, kind.named_by))))


def _left_open(kind: Editable[Any], wanted: Any) -> list[str]:
    """Return what must be filled in, and what a row must stand under, when it is made."""
    open_columns = [
        name
        for name in kind.columns
        if not (column := wanted._meta.get_field(name)).blank
        and not column.has_default()
        and getattr(wanted, name) in (None, "", [])
    ]
    return open_columns + [
        name
        for name in kind.references
        if not wanted._meta.get_field(name).null and getattr(wanted, f"{name}_id") is None
    ]


def _differs(row: Any, wanted: Any, name: str) -> bool:
    attname = row._meta.get_field(name).attname
    return bool(getattr(row, attname) != getattr(wanted, attname))


def check_municipality(kind: Editable[Any], wanted: Any) -> None:
    """Refuse a municipality that takes no part, or none where there must be one.

    Raises:
        Invalid: with the sentence beside the municipality.
    """
    if not hasattr(wanted, "municipality_id") or kind.national:
        return
    if wanted.municipality_id is None:
        if kind.municipal:
            raise Invalid(DOES_NOT_FIT, {"municipality": "Kies de gemeente waar dit van is."})
        return
    part = Membership.objects.filter(
        partnership_id=wanted.partnership_id, municipality_id=wanted.municipality_id, withdrawn_at__isnull=True
    )
    if not part.exists():
        raise Invalid(DOES_NOT_FIT, {"municipality": "Deze gemeente neemt geen deel."})


def stored(actor: Actor, kind: Editable[Row], uid: UUID, *, withdrawn: bool = False) -> Row:
    """Return one row in sight of the actor, to be changed.

    Raises:
        Absent: it does not exist, is out of sight, or is not (or just not yet) withdrawn.
    """
    found: Row | None = editable(actor, kind.model, withdrawn=withdrawn).filter(uid=uid).first()
    if found is None:
        raise Absent("Dit bestaat niet, of u mag het niet zien.")
    return found
