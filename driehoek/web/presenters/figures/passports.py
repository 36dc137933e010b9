# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""All indicators, by what they are about, narrowed by source and by whether there are figures."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from driehoek.figures.indicators import Indicator, indicators
from driehoek.figures.rules import Subject
from driehoek.figures.sources import sources
from driehoek.web.editing.fields import Option
from driehoek.web.paths import Paths
from driehoek.web.words import capital, lower


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What was asked for; empty is everything."""

    subject: str = ""
    source: str = ""
    figures: str = ""

    @property
    def active(self) -> int:
        """How many filters are set."""
        return sum(bool(one) for one in (self.subject, self.source, self.figures))


@dataclass(frozen=True, slots=True)
class PassportLine:
    """One indicator: where its passport is, what stands beside it, and whether there are figures."""

    title: str
    href: str
    source: str
    state: str
    goals: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PassportGroup:
    """Indicators about the same."""

    title: str
    anchor: str
    lines: tuple[PassportLine, ...]


@dataclass(frozen=True, slots=True)
class PassportsScreen:
    """The page."""

    groups: tuple[PassportGroup, ...]
    total: int
    unchecked: int
    asked: Narrowed
    subjects: tuple[Option, ...]
    sources: tuple[Option, ...]
    states: tuple[Option, ...]


def publisher(one: Indicator) -> str:
    """Return who publishes the figures of an indicator."""
    return sources()[one.tables[0].table].publisher


def passports_screen(
    present: Mapping[str, tuple[str, ...]],
    used: Mapping[str, int],
    chosen: Mapping[str, str],
    asked: Narrowed,
    paths: Paths,
) -> PassportsScreen:
    """Return the list.

    Args:
        present: indicators of which there are figures here, with the codes that a set lacks.
        used: how many goals in sight follow each.
        chosen: by family the set that the partnership uses.
    """
    every = indicators().values()
    kept = [one for one in every if _asked_for(one, present, asked)]
    groups = []
    for subject in Subject:
        lines = tuple(_line(one, present, used, chosen, paths) for one in kept if one.subject == subject.value)
        if lines:
            title = capital(lower(subject.value, "figure_subject"))
            groups.append(PassportGroup(title, subject.value.replace("_", "-"), lines))
    return PassportsScreen(
        groups=tuple(groups),
        total=len(kept),
        unchecked=sum(not one.is_checked for one in kept),
        asked=asked,
        subjects=(
            Option("", _("Every subject")),
            *(Option(one.value, capital(lower(one.value, "figure_subject"))) for one in Subject),
        ),
        sources=(Option("", _("Every source")), *(Option(one, one) for one in sorted({publisher(o) for o in every}))),
        states=(
            Option("", _("With or without figures")),
            Option("ja", _("There are figures")),
            Option("deels", _("A set that is not complete")),
            Option("nee", _("No figures yet")),
        ),
    )


def _state(one: Indicator, present: Mapping[str, tuple[str, ...]]) -> str:
    if one.key not in present:
        return "nee"
    return "deels" if present[one.key] else "ja"


def _asked_for(one: Indicator, present: Mapping[str, tuple[str, ...]], asked: Narrowed) -> bool:
    return (
        asked.subject in ("", one.subject)
        and asked.source in ("", publisher(one))
        and asked.figures in ("", _state(one, present))
    )


def _line(
    one: Indicator,
    present: Mapping[str, tuple[str, ...]],
    used: Mapping[str, int],
    chosen: Mapping[str, str],
    paths: Paths,
) -> PassportLine:
    number = used.get(one.key, 0)
    lacking = len(present.get(one.key, ()))
    states = {
        "ja": _("There are figures"),
        "deels": ngettext("%(num)s part is missing", "%(num)s parts are missing", lacking) % {"num": lacking},
        "nee": _("No figures yet"),
    }
    return PassportLine(
        title=one.title.in_language(get_language() or "nl"),
        href=paths.figure_passport(one.key),
        source=publisher(one),
        state=states[_state(one, present)],
        goals=ngettext("%(num)s goal", "%(num)s goals", number) % {"num": number} if number else "",
        chosen=one.is_set and chosen.get(one.family) == one.key,
    )
