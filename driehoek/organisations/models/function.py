# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Functions, who holds them, and the persons who can sign in."""

from django.db import models

from driehoek.access.permissions import Permission
from driehoek.kernel.fields import PreciseDateField, unique_while_present
from driehoek.kernel.models import Tracked
from driehoek.kernel.searched import Kind, Searched
from driehoek.organisations.models.base import OwnedRecord
from driehoek.organisations.models.organisation import Organisation
from driehoek.organisations.rules import FunctionKind


class Function(OwnedRecord):
    """A function in an organisation. Functions, not names, carry tasks.

    Attributes:
        code: unique in the partnership, such as ``burgemeester-wijchen``.
        title: in words, such as "burgemeester van Wijchen".
        municipality: that of the organisation, kept here so that access needs no join.
    """

    NOUN = ("functie", "functies")
    EDITED_WITH = Permission.EDIT_PARTNERSHIP.value
    SEARCHED = Searched(kind=Kind.ORGANISATION, title="title", code="code", sort="kind")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=80)
    kind = models.CharField(max_length=30, choices=[(k.value, k.value) for k in FunctionKind])
    title = models.CharField(max_length=200)

    class Meta(OwnedRecord.Meta):
        constraints = [
            *OwnedRecord.Meta.constraints,
            unique_while_present("partnership", "code", name="organisations_function_code"),
        ]


class Person(Tracked):
    """Someone who can sign in: business contact details only, and no tenant.

    Attributes:
        email: business address, unique, in lower case.
        password: salted hash by Django's hashers; empty when one cannot sign in with a password.
        is_active: false once somebody has left.
        weekly_mail: whether the weekly mail may come; only oneself says so.
    """

    NOUN = ("persoon", "personen")
    NOT_IN_HISTORY = frozenset({"password"})
    SEARCHED = "functions are searched, not the people who hold them"

    name = models.CharField(max_length=120)
    email = models.EmailField(unique=True)
    password = models.CharField(max_length=128, blank=True, default="")
    is_active = models.BooleanField(default=True)
    weekly_mail = models.BooleanField(default=True)


class Holding(OwnedRecord):
    """A person holds a function from a date, and possibly to a date.

    A person may hold functions in several organisations and partnerships at once.

    Attributes:
        replacement: whether the person replaces the one who holds it (loco).
    """

    NOUN = ("bezetting", "bezettingen")
    EDITED_WITH = Permission.MANAGE_PERSONS.value
    SEARCHED = "functions are searched, not the people who hold them"

    function = models.ForeignKey(Function, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    starts_on = PreciseDateField(null=True, blank=True)
    ends_on = PreciseDateField(null=True, blank=True)
    replacement = models.BooleanField(default=False)

    class Meta(OwnedRecord.Meta):
        indexes = [models.Index(fields=["person"], name="organisations_holding_person")]
