# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""From what audit offices and councils asked to the list of a year on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from driehoek.kernel import clock, definitions
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import dutch
from driehoek.kernel.errors import Absent
from driehoek.lib.documents.content import Line
from driehoek.organisations.queries import MunicipalityHead, PartnershipHead
from driehoek.publications.dutch import capital
from driehoek.publications.editions import FOR, Edition, Place, eyes
from driehoek.publications.kinds.recommendations.content import Recommendation, ShortLine, Whose, YearlyList
from driehoek.publications.meeting_paper import Detail, Head, example_notice, line, lines
from driehoek.steering.queries.recommendations import RecommendationLine, of_year

BASIS = Line(
    "Het college stuurt de raad elk jaar een lijst van de aanbevelingen van de rekenkamer, met wat ermee is gedaan"
    " (Gemeentewet, artikel 185a). Op deze lijst staan ook moties en toezeggingen over veiligheid. Op de lijst staat"
    " wat in dit jaar is gemaakt of in dit jaar nog openstond."
)
ALL_TOGETHER = "Alle gemeenten samen"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which list is asked for.

    Attributes:
        municipality: whose list; ``None`` for all of them, each under its own heading.
    """

    year: int
    municipality: MunicipalityHead | None = None


def yearly_list(actor: Actor, head: PartnershipHead, asked: Asked, edition: Edition) -> YearlyList:
    """Return the list of a year as the readers of an edition see it; 2 queries.

    Raises:
        Absent: of one municipality there is no such edition.
        Forbidden: the maker does not belong to the circle of this edition.
    """
    own = asked.municipality
    if edition is Edition.MUNICIPALITY and own is None:
        raise Absent("Kies de gemeente waarvan u deze uitgave wilt.")
    place = Place(head.pk, own.pk if own is not None else None)
    found = of_year(eyes(actor, place, edition), head.pk, asked.year)
    if own is not None:
        found = tuple(one for one in found if one.municipality_id == own.pk)
    readers = {
        **FOR, Edition.OWN: actor.capacity(head.pk), Edition.MUNICIPALITY: f"de gemeente {own.name if own else ''}"
    }  # fmt: skip
    return compose(found, head.name, asked, readers[edition], clock.today())


def compose(
    found: Sequence[RecommendationLine], partnership: str, asked: Asked, reader: str, today: date
) -> YearlyList:
    """Write the list, by municipality."""
    whose: dict[str, list[RecommendationLine]] = {}
    for one in found:
        whose.setdefault(one.municipality or ALL_TOGETHER, []).append(one)
    until = min(today, date(asked.year, 12, 31))
    name = asked.municipality.name if asked.municipality is not None else partnership
    return YearlyList(
        head=Head(
            partnership=partnership,
            lead=Line(f"{name}, {asked.year}"),
            day=until.isoformat(),
            example_notice=example_notice(marked=any(one.origin.example for one in found)),
            details=(Detail("Stand van", Line(dutch(until))), Detail("Bestemd voor", line(reader))),
        ),
        basis=BASIS,
        municipalities=tuple(_whose(name, several) for name, several in whose.items()),
        none=() if found else (Line("Op de lijst van dit jaar staat niets."),),
    )


def _whose(name: str, found: Sequence[RecommendationLine]) -> Whose:
    return Whose(name, tuple(_short(one) for one in found), tuple(_long(one) for one in found))


def _short(one: RecommendationLine) -> ShortLine:
    return ShortLine(
        what=line(one.title, example=one.origin.example),
        answer=Line(capital(definitions.label("recommendation_answer", one.answer))),
        state=_state(one),
    )


def _state(one: RecommendationLine) -> Line:
    state = capital(definitions.label("recommendation_state", one.state))
    return Line(f"{state}. De datum is voorbij." if one.overdue else state)


def _long(one: RecommendationLine) -> Recommendation:
    made = ", ".join(part for part in (capital(one.made_by), one.paper, str(one.made_on)) if part)
    answer = capital(definitions.label("recommendation_answer", one.answer))
    on = f", {one.answered_on}" if one.answered_on else ""
    first, *further = lines(one.answer_text) or (Line(""),)
    return Recommendation(
        title=line(one.title, example=one.origin.example),
        source=line(f"{capital(definitions.label('recommendation_kind', one.kind))}. {made}."),
        text=lines(one.text),
        answer=(line(f"{answer}{on}. {first.text}" if first.text else f"{answer}{on}"), *further),
        state=_state(one),
        owner=lines(one.owner),
        due=lines(str(one.due_on) if one.due_on else ""),
        told=tuple(line(f"{dutch(each.on)}: {each.text}") for each in one.told),
    )
