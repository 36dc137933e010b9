# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The weekly mail: short, plain, what waits for its reader and where to do it.

Only what every partner may see stands in it by name: a mail travels through more hands than a page. The rest is
counted. The link by which it is switched off is filled in when the mail is sent.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from driehoek.cycle.queries.calendar import Dated, DatedKind, day_of
from driehoek.cycle.queries.weekly import Waiting
from driehoek.kernel import clock
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import dutch
from driehoek.messages.rules import PERSONAL_LINK, Address, Letter
from driehoek.organisations.weekly import ABOUT

MOST = 8
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
WORDS = {
    DatedKind.MEETING: "",
    DatedKind.PAPERS: "stukken inleveren: ",
    DatedKind.GROUPS: "laatste dag voor werkgroepen: ",
    DatedKind.COORDINATOR: "laatste dag voor de coördinator: ",
    DatedKind.TRIANGLE: "ronde naar de driehoek: ",
}


def weekly_letter(
    to: Address,
    person_uid: UUID,
    partnership: tuple[UUID, str, str],
    waiting: Waiting,
    named: Collection[UUID],
    day: date,
) -> Letter:
    """Return the mail of one person.

    Args:
        partnership: its uid, its name, and the address of one's own page in it.
        named: uids of what may stand in a mail by name.
        day: on which it is written; one mail a week.
    """
    uid, name, own_page = partnership
    parts = [*_rounds(waiting), *_actions(waiting, named), *_agreements(waiting, named), *_days(waiting, named)]
    text = "\n".join(
        [
            "Goedemorgen,",
            "",
            f"Dit wacht op u in {name}.",
            "",
            *parts,
            "Alles staat bij elkaar op uw eigen pagina:",
            own_page,
            "",
            "U krijgt dit bericht ten hoogste één keer per week, en nooit als er niets wacht.",
            "Liever niet? Zet het hier uit, zonder in te loggen:",
            PERSONAL_LINK,
        ]
    )
    year, week, _weekday = day.isocalendar()
    return Letter(
        to=to,
        subject=f"Uw week in {name}: {_summary(waiting)}"[:200],
        text=text,
        key=f"week-{year}-{week}-{uid}-{person_uid}",
        about=(ABOUT, person_uid),
        circle=Circle.NAMED,  # what waits for somebody is nobody else's to read
    )


def _summary(waiting: Waiting) -> str:
    counted = (
        (sum(one.open for one in waiting.rounds), "vraag", "vragen"),
        (len(waiting.silent) + len(waiting.late), "actie", "acties"),
        (len(waiting.agreements), "afspraak", "afspraken"),
        (len(waiting.days), "datum", "data"),
    )
    return ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in counted if number)


def _rounds(waiting: Waiting) -> list[str]:
    """Say in which rounds one still has to answer; the personal link stands in another mail."""
    lines = [
        f"- {one.title}: {one.open} {'actie' if one.open == 1 else 'acties'}, {_until(one.leads_by)}. "
        "Gebruik de link in de mail die u daarover kreeg, of uw eigen pagina."
        for one in waiting.rounds
    ]
    return ["In deze rondes hoorden wij nog niet alles van u:", *lines, ""] if lines else []


def _until(leads_by: date) -> str:
    late = leads_by < clock.today()
    return f"{'dat kon tot en met' if late else 'graag uiterlijk'} {dutch(leads_by)}"


def _actions(waiting: Waiting, named: Collection[UUID]) -> list[str]:
    silent, late = (
        _listed([(one.uid, f"{one.code} {one.title}") for one in found], named, ("actie", "acties"))
        for found in (waiting.silent, waiting.late)
    )
    return [
        *(["Van deze acties hoorden wij een half jaar niets:", *silent, ""] if silent else []),
        *(["Deze acties zijn over hun einddatum:", *late, ""] if late else []),
    ]


def _agreements(waiting: Waiting, named: Collection[UUID]) -> list[str]:
    found = [(one.uid, f"{one.subject}{_by(one.due_day, late=one.overdue)}") for one in waiting.agreements]
    lines = _listed(found, named, ("afspraak", "afspraken"))
    return ["Deze afspraken doet u, en de dag is voorbij of dichtbij:", *lines, ""] if lines else []


def _by(day: date | None, *, late: bool) -> str:
    if day is None:
        return ""
    return f" (dat kon tot en met {dutch(day)})" if late else f" (uiterlijk {dutch(day)})"


def _days(waiting: Waiting, named: Collection[UUID]) -> list[str]:
    lines = [_dated(one, shown=one.uid in named) for one in waiting.days]
    return ["Deze en volgende week:", *lines, ""] if lines else []


def _dated(one: Dated, *, shown: bool) -> str:
    day = day_of(one)
    hour = f", {one.starts.astimezone(clock.AMSTERDAM):%H.%M} uur" if isinstance(one.starts, datetime) else ""
    what = f"{WORDS[one.kind]}{one.title}" if shown else "een overleg of datum; zie de kalender"
    return f"- {WEEKDAYS[day.weekday()]} {dutch(day)}{hour}: {what}"


def _listed(found: Sequence[tuple[UUID, str]], named: Collection[UUID], noun: tuple[str, str]) -> list[str]:
    """Return the first few by name, and how many more there are."""
    told = [text for uid, text in found if uid in named][:MOST]
    more = len(found) - len(told)
    rest = f"- {'en nog ' if told else ''}{more} {noun[0] if more == 1 else noun[1]}"
    return [*(f"- {text}" for text in told), *([rest] if more else [])]
