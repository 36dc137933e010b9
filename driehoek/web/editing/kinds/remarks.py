# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of a remark on a figure."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.figures.indicators import indicators
from driehoek.figures.kinds import REMARK
from driehoek.figures.rules import Remark
from driehoek.kernel.dates import PreciseDate
from driehoek.lib.statline.periods import PeriodKind, parse
from driehoek.organisations.editing import RecordValues
from driehoek.web.editing.declared import DeclaredForm
from driehoek.web.editing.fields import Choice, Date, Field, LongText, Option
from driehoek.web.editing.forms import Standing, coded
from driehoek.web.words import word

PERIODS = ("period_from", "period_to")
QUARTER = len("2025-Q1")


class RemarkForm(DeclaredForm):
    """What a reader of a figure should know: more checks, another way of registering, one odd incident."""

    kind = REMARK
    menu = "figures"
    local = True

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New remark on a figure"), _("Change remark on a figure")

    def home(self, record: RecordValues | None) -> tuple[str, str]:
        """Return the page of the figure; all figures while it is not known which."""
        known = indicators().get(str(record.values["indicator"])) if record is not None else None
        if known is None:
            return self.place.paths.figures, _("Figures")
        return self.place.paths.figure(known.key), known.title.in_language(get_language() or "nl")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        what = Choice(name="indicator", label=_("Which figure?"), options=_figures(), required=True)
        return (
            *((what,) if self.new else ()),
            Choice(name="kind", label=_("What sort of remark is it?"), required=True,
                   options=coded("figure_remark", list(Remark), empty=_("Make a choice"))),
            Date(name="period_from", label=_("From which year or month?"), required=True,
                 hint=_("Such as 2025 or March 2025.")),
            Date(name="period_to", label=_("Up to and including"), required=True),
            LongText(name="text", label=_("What should a reader know?"), required=True, rows=3,
                     hint=_("One or two sentences; they stand beside the chart. Name no persons.")),
        )  # fmt: skip

    def read(self, uid: UUID) -> Standing:
        """Return the record as it stands, with its periods as people write them."""
        found = super().read(uid)
        return replace(found, values={**found.values, **{name: _written(found.values[name]) for name in PERIODS}})

    def make(self, values: Mapping[str, object]) -> UUID:
        """Make the record."""
        return super().make(_coded(values))

    def change(self, version: int, values: Mapping[str, object]) -> int:
        """Change the record."""
        return super().change(version, _coded(values))


def _figures() -> tuple[Option, ...]:
    language = get_language() or "nl"
    found = [
        Option(one.key, one.title.in_language(language), word(one.subject, "figure_subject"))
        for one in indicators().values()
    ]
    return (Option("", _("Make a choice")), *sorted(found, key=lambda option: (option.group, option.label)))


def _coded(values: Mapping[str, object]) -> dict[str, object]:
    return {name: _code(value) if name in PERIODS else value for name, value in values.items()}


def _code(value: object) -> object:
    """Return the code of a period; a day is of its month."""
    if not isinstance(value, PreciseDate):
        return value or ""
    text, first = value.text, value.first_day
    if len(text) == len("2025"):
        return f"{first.year}{PeriodKind.YEAR}00"
    if len(text) == QUARTER and "Q" in text:
        return f"{first.year}{PeriodKind.QUARTER}{text[-1]:0>2}"
    return f"{first.year}{PeriodKind.MONTH}{first.month:02d}"


def _written(code: object) -> PreciseDate:
    period = parse(str(code))
    if period.kind is PeriodKind.YEAR:
        return PreciseDate(f"{period.year}")
    if period.kind is PeriodKind.QUARTER:
        return PreciseDate(f"{period.year}-Q{period.number}")
    return PreciseDate(f"{period.year}-{period.first_month:02d}")


FORMS = (RemarkForm,)
