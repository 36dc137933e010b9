# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who works together: figures with their totals, functions by organisation."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from driehoek.organisations.queries import FunctionLine, MunicipalityLine, PartnershipPage
from driehoek.web.formats import Euro, Rate
from driehoek.web.presenters.origin import SourceMark, paragraphs, source_mark


@dataclass(frozen=True, slots=True)
class FunctionsOf:
    """The functions of one organisation."""

    organisation: str
    functions: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class PartnershipScreen:
    """Everything on the page of a partnership that is not already plain in the read model.

    Attributes:
        inhabitants: rows of name, inhabitants, contribution; ``total`` the sums.
        years: heads of the table of inhabitants per year; ``by_year`` its rows.
        unknown: municipalities without a figure, which are therefore not in a total.
    """

    page: PartnershipPage
    about: tuple[str, ...]
    mark: SourceMark
    rate: Rate | None
    year: int | None
    inhabitants: tuple[tuple[object, ...], ...]
    total: tuple[object, ...]
    unknown: tuple[str, ...]
    years: tuple[int, ...]
    by_year: tuple[tuple[object, ...], ...]
    population_source: str
    has_paper_facts: bool
    functions: tuple[FunctionsOf, ...]
    without_functions: tuple[tuple[str, str, bool], ...]


def partnership_screen(page: PartnershipPage) -> PartnershipScreen:
    """Return the page of a partnership; a figure that lacks is said to be unknown, never zero."""
    together, unknown = _("Together"), _("unknown")
    lines = page.municipalities
    counted = [line for line in lines if line.inhabitants is not None]
    years = tuple(sorted({year for line in lines for year, _ in line.by_year}))
    paid = [line.contribution_cents for line in lines if line.contribution_cents is not None]
    return PartnershipScreen(
        page=page,
        about=paragraphs(page.about),
        mark=source_mark(page.origin),
        rate=Rate(page.contribution_rate) if page.contribution_rate is not None else None,
        year=max((line.year for line in counted if line.year is not None), default=None),
        inhabitants=tuple(_row(line, unknown, with_money=bool(paid)) for line in lines),
        total=(together, sum(line.inhabitants or 0 for line in counted), *((Euro(sum(paid)),) if paid else ())),
        unknown=tuple(line.name for line in lines if line.inhabitants is None),
        years=years,
        by_year=tuple((line.name, *(dict(line.by_year).get(year, unknown) for year in years)) for line in lines),
        population_source=next((line.population_source for line in lines if line.population_source), ""),
        has_paper_facts=any(m.council_paper_name or m.local_paper or m.channels or m.note for m in lines),
        functions=_by_organisation(page.functions),
        without_functions=tuple(
            (name, kind, origin.example)
            for name, kind, origin in page.organisations
            if name not in {line.organisation for line in page.functions}
        ),
    )


def _row(line: MunicipalityLine, unknown: str, *, with_money: bool) -> tuple[object, ...]:
    people: object = line.inhabitants if line.inhabitants is not None else unknown
    if not with_money:
        return (line.name, people)
    return (line.name, people, Euro(line.contribution_cents) if line.contribution_cents is not None else unknown)


def _by_organisation(functions: Sequence[FunctionLine]) -> tuple[FunctionsOf, ...]:
    grouped: dict[str, list[tuple[str, bool]]] = {}
    for line in functions:
        grouped.setdefault(line.organisation, []).append((line.title, line.origin.example))
    return tuple(FunctionsOf(name, tuple(titles)) for name, titles in grouped.items())
