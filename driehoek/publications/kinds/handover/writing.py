# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""From what was read to the parts of a folder: each line is a field, or a sentence made from fields."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from driehoek.kernel import definitions
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate, dutch, period
from driehoek.organisations.queries import PartnershipHead
from driehoek.planning.queries.actions import ActionLine
from driehoek.planning.queries.programmes import ProgrammeHead
from driehoek.planning.rules import CLOSED, ActionStatus
from driehoek.publications.dutch import capital
from driehoek.publications.kinds.handover.content import Entry, Folder, Part
from driehoek.publications.kinds.handover.reading import Found, Group, Settled, Theme, read
from driehoek.steering.queries import DecisionLine
from driehoek.steering.rules import BINDING, Concern, Follow

EXAMPLES = "Deze map rust voor een deel op voorbeelden. Die zijn gemerkt en zijn geen afspraken."
AHEAD = timedelta(days=365)
BACK = timedelta(days=2 * 365)


def handover_folder(actor: Actor, head: PartnershipHead, code: str) -> Folder:
    """Return the handover folder of a function as this reader may see it; 9 queries whatever its size.

    Raises:
        Absent: no such function within sight.
        Forbidden: the folder is not for this reader.
    """
    found = read(actor, head, code)
    sections = (_held, _open_agreements, _deadlines, _settled, _history, _people, _plan, _words)
    parts = tuple(section(found) for section in sections)
    examples = found.example or any(entry.example for part in parts for entry in part.entries)
    return Folder(
        function=capital(found.title),
        organisation=found.organisation,
        partnership=head.name,
        dated=dutch(found.today),
        day=found.today.isoformat(),
        reader=actor.capacity(head.pk),
        notice=EXAMPLES if examples else "",
        parts=parts,
    )


def _open(lines: Iterable[ActionLine]) -> Iterator[ActionLine]:
    return (line for line in lines if ActionStatus(line.status) not in CLOSED)


def _about_action(line: ActionLine) -> Entry:
    asks = {
        "bijsturing nodig": line.adjustment,
        "vergt aandacht": line.attention,
        "de einddatum is voorbij": line.overdue,
    }
    status = definitions.label("action_status", line.status)
    told = ", ".join([status, *(words for words, holds in asks.items() if holds)])
    when = f"klaar in {line.end}" if line.end else "nog niet gepland"
    note = f"{line.code}, {line.theme}. Stand: {told}."
    return Entry(when, line.title, note=note, example=line.origin.example, record="actie", key=str(line.uid))


def _about_group(group: Group) -> Entry:
    role = "voorzitter" if group.chair else "lid"
    theme = f", thema {group.theme}" if group.theme else ""
    note = f"Werkgroep, {role}{theme}."
    return Entry("", group.name, note=note, example=group.example, record="werkgroep", key=group.code)


def _about_theme(theme: Theme, note: str) -> Entry:
    key = f"{theme.plan_code}/{theme.code}"
    return Entry("", theme.title, note=note, example=theme.example, record="thema", key=key)


def _about_programme(head: ProgrammeHead, on: PreciseDate, what: str) -> Entry:
    return Entry(str(on), f"{head.title} {what}", example=head.origin.example, record="programma", key=head.code)


def _about_decision(line: DecisionLine) -> Entry:
    note = f"{capital(line.body)}: {definitions.label('decision_kind', line.kind)}."
    return Entry(str(line.on), capital(line.subject), line.text, note, line.origin.example, "afspraak", line.code)


def _agreed(found: Found) -> list[DecisionLine]:
    """Return the open agreements that this function does, the first to be done first."""
    mine = [line for line in found.register if line.owner_uid == found.uid and line.follow == Follow.OPEN]
    return sorted(mine, key=lambda line: (line.due is None, line.due.last_day if line.due else found.today))


def _about_agreement(line: DecisionLine, today: date) -> Entry:
    """Tell an agreement that this function does, and by when."""
    due = f"uiterlijk {line.due}" if line.due else "zonder datum"
    late = "; die datum is voorbij" if line.due and line.due.last_day < today else ""
    note = f"{capital(line.body)}, {due}{late}."
    return Entry(str(line.on), capital(line.subject), line.text, note, line.origin.example, "afspraak", line.code)


def _about_settled(one: Settled) -> Entry:
    done = definitions.label("adoption_kind", one.kind)
    return Entry(str(one.on), f"{one.what}: {done}", note=f"{capital(one.body)}.", example=one.example)


def _held(found: Found) -> Part:
    entries = (
        *(_about_action(line) for line in _open(found.led)),
        *(_about_group(group) for group in found.groups),
        *(Entry("", capital(name), note="Overleg of orgaan.", example=example) for name, example in found.bodies),
        *(_about_theme(t, f"Eigen thema van {t.municipality}.") for t in found.themes if t.municipality),
        *(_about_action(line) for line in _open(found.local)),
    )
    return Part(
        "draagt",
        "Wat deze functie draagt",
        "Acties waar de functie trekker van is, werkgroepen, overleggen, en thema’s en acties van de eigen gemeente.",
        entries,
        "Aan deze functie zijn nog geen acties, werkgroepen of overleggen verbonden.",
    )


def _open_agreements(found: Found) -> Part:
    concerned = {line.uid for line in _open((*found.led, *found.local))}
    mine = _agreed(found)
    entries = (
        *(_about_agreement(line, found.today) for line in mine),
        *(
            _about_decision(line)
            for line in reversed(found.register)
            if line.kind in BINDING
            and line.concerns_kind == Concern.ACTION
            and line.concerns_uid in concerned
            and line not in mine
        ),
    )
    return Part(
        "afspraken",
        "Openstaande afspraken",
        "Wat deze functie nog moet doen, wat over tijd is eerst; daarna wat is afgesproken over acties hierboven.",
        entries,
        "Er staat geen afspraak of besluit open voor deze functie of deze acties.",
    )


def _deadlines(found: Found) -> Part:
    until = found.today + AHEAD
    dated: list[tuple[PreciseDate, Entry]] = []
    for line in _open((*found.led, *found.local)):
        if line.end is not None and line.end.last_day <= until:
            late = "De einddatum is voorbij." if line.overdue else ""
            title, example = f"Actie klaar: {line.title}", line.origin.example
            dated.append((line.end, Entry(str(line.end), title, late, line.code, example, "actie", str(line.uid))))
    for one in _agreed(found):
        if one.due is not None and one.due.last_day <= until:
            late, title = (
                "De datum is voorbij." if one.due.last_day < found.today else "",
                f"Afspraak: {capital(one.subject)}",
            )
            dated.append(
                (one.due, Entry(str(one.due), title, late, one.body, one.origin.example, "afspraak", one.code))
            )
    for head in found.programmes:
        if found.today <= head.period_end.last_day <= until:
            dated.append((head.period_end, _about_programme(head, head.period_end, "loopt af")))
    plans = {theme.plan_code: theme for theme in found.themes}
    for code, theme in sorted(plans.items()):
        end, ask = theme.plan_end, "Een nieuw plan vraagt een besluit van elke raad."
        if found.today <= end.last_day <= until:
            dated.append((end, Entry(str(end), f"{theme.plan_title} loopt af", ask, record="plan", key=code)))
    return Part(
        "termijnen",
        "Termijnen in de komende twaalf maanden",
        "",
        tuple(entry for _, entry in sorted(dated, key=lambda pair: pair[0])),
        "In de komende twaalf maanden loopt niets af.",
    )


def _settled(found: Found) -> Part:
    since = found.today - BACK
    names = {name for name, _ in found.bodies}
    entries = tuple(
        _about_decision(line)
        for line in reversed(found.register)
        if line.on.last_day >= since and (not names or line.body in names)
    )
    return Part(
        "besloten",
        "Wat er is afgesproken en besloten",
        "In de laatste twee jaar, door de overleggen en organen van deze functie; de nieuwste eerst.",
        entries,
        "In de laatste twee jaar is niets vastgelegd.",
    )


def _history(found: Found) -> Part:
    dated = [(one.on, _about_settled(one)) for one in found.settled]
    dated += [(head.period_start, _about_programme(head, head.period_start, "begint")) for head in found.programmes]
    entries = tuple(entry for _, entry in sorted(dated, key=lambda pair: pair[0]))
    return Part("geschiedenis", "Geschiedenis in data", "", entries, "Er zijn geen data vastgelegd.")


def _people(found: Found) -> Part:
    titles: dict[str, list[str]] = {}
    for one in found.colleagues:
        titles.setdefault(one.organisation, []).append(one.title)
    examples = {one.organisation for one in found.colleagues if one.example}
    return Part(
        "wie",
        "Wie is wie",
        "Functies, geen namen: taken horen bij functies. Vraag de coördinator naar de zakelijke gegevens.",
        tuple(
            Entry("", capital(organisation), f"{capital(', '.join(held))}.", example=organisation in examples)
            for organisation, held in titles.items()
        ),
        "Er zijn geen functies vastgelegd die u mag zien.",
    )


def _plan(found: Found) -> Part:
    counts = Counter(line.theme for line in (*found.led, *found.local))
    plans = {(theme.plan_title, period(theme.plan_start, theme.plan_end)) for theme in found.themes}
    intro = "; ".join(f"{title} ({span})" for title, span in sorted(plans))
    entries = []
    for theme in found.themes:
        place = f"Eigen thema van {theme.municipality}" if theme.municipality else "Gezamenlijk thema"
        number = counts[theme.title]
        here = f"; {number} {'actie' if number == 1 else 'acties'} van deze functie of gemeente" if number else ""
        entries.append(_about_theme(theme, f"{place}{here}."))
    told = f"{intro}." if intro else ""
    return Part("plan", "Het plan op één bladzijde", told, tuple(entries), "Er is nog geen plan.")


def _words(_found: Found) -> Part:
    entries = tuple(Entry("", each["word"], each["meaning"]) for each in definitions.load("words")["words"])
    return Part("woorden", "Woorden uitgelegd", "", entries, "")
