# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The search index: one entry per record that is searched, what it belongs to, and every word that occurs.

An entry has the columns that limit who sees a record, so that the one condition of :mod:`driehoek.access.visibility`
holds for it as it does for the record itself. See decision record 25.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup

from driehoek.lib.searching.words import LONGEST

if TYPE_CHECKING:
    _Field = models.Field[Any, Any]
    _Lookup = Lookup[Any]
else:
    _Field, _Lookup = models.Field, Lookup

#: The full-text table of SQLite, which triggers keep equal to the entries.
FTS = "kernel_searchtext"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question in the words of both databases."""

    fts5: str
    tsquery: str


class WordsField(_Field):
    """The words of a text, kept as the database searches them: a tsvector, or text beside an FTS5 table."""

    description = "the words of a text"

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """Return the type of the column."""
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_placeholder(self, _value: object, _compiler: object, connection: BaseDatabaseWrapper) -> str:
        """Return how a value stands in a statement."""
        return "%s::tsvector" if connection.vendor == "postgresql" else "%s"

    def from_db_value(self, value: str | None, _expression: object, _connection: object) -> str | None:
        """Return the words in order, whatever the order of the database."""
        return None if value is None else " ".join(sorted(value.replace("'", "").split()))


@WordsField.register_lookup
class Matches(_Lookup):
    """Whether the words meet a question (:class:`Asked`)."""

    lookup_name = "matches"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:  # noqa: ARG002 - as Django calls it
        """Refuse: each database asks in its own way."""
        raise FieldError(f"there is no search for {connection.vendor}")

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Ask PostgreSQL."""
        lhs, params = self.process_lhs(compiler, connection)
        return f"{lhs} @@ %s::tsquery", [*params, self.rhs.tsquery]

    def as_sqlite(self, compiler: Any, _connection: Any) -> tuple[str, list[Any]]:
        """Ask the FTS5 table of SQLite; its rows have the numbers of the entries."""
        alias, column = compiler.quote_name_unless_alias(self.lhs.alias), self.lhs.target.column
        sql = f'{alias}."id" IN (SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s)'  # noqa: S608 - names of our own
        return sql, [f"{{{column}}} : ({self.rhs.fts5})"]


class SearchEntry(models.Model):
    """What the index keeps of one record.

    Attributes:
        uid: of the record.
        record_type: label of its table, such as ``planning.Action``.
        partnership_id, municipality_id, circle_municipality_id: values; the kernel knows no partnership.
        circle, secrecy, embargo_until, withdrawn_at: who may see the record; the same as in its own table.
        kind: under which heading it stands among the answers.
        sort: what sort of thing it is within its table.
        day: its date, as precisely as known; ``first_day`` is the first day of that, to sort by.
        title, text: as they are shown.
        title_words: the words of its title and code.
        words: the words of all of it.
    """

    objects: ClassVar[models.Manager["SearchEntry"]] = models.Manager()

    uid = models.UUIDField(unique=True)
    record_type = models.CharField(max_length=80)
    partnership_id = models.BigIntegerField(null=True, db_index=True)
    municipality_id = models.BigIntegerField(null=True)
    circle = models.CharField(max_length=20)
    circle_municipality_id = models.BigIntegerField(null=True)
    secrecy = models.UUIDField(null=True)
    embargo_until = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    example = models.BooleanField(default=False)
    kind = models.CharField(max_length=20)
    sort = models.CharField(max_length=40, blank=True, default="")
    code = models.CharField(max_length=120, blank=True, default="")
    day = models.CharField(max_length=10, blank=True, default="")
    first_day = models.DateField(null=True)
    title = models.TextField(blank=True, default="")
    text = models.TextField(blank=True, default="")
    title_words = WordsField(default="")
    words = WordsField(default="")


class SearchEnclosure(models.Model):
    """A record belongs to another, at any distance: a report to its action, and so to its programme and plan.

    Attributes:
        direct: whether the record itself names the other.
    """

    objects: ClassVar[models.Manager["SearchEnclosure"]] = models.Manager()

    inner = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="+")
    outer = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="+")
    direct = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["inner", "outer"], name="kernel_searchenclosure_once")]


class SearchWord(models.Model):
    """A word that stands in some text, of whichever partnership: only to find the longer words around a shorter one."""

    objects: ClassVar[models.Manager["SearchWord"]] = models.Manager()

    word = models.CharField(max_length=LONGEST, primary_key=True)
