# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register of agreements and decisions: searched, narrowed, newest first and by year."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from driehoek.kernel.dates import PreciseDate
from driehoek.steering.queries.entries import RegisterEntry, RegisterFilter, RegisterPage
from driehoek.web.paths import Paths, asking
from driehoek.web.presenters.action_list import FacetLink, Option
from driehoek.web.presenters.origin import SourceMark, source_mark
from driehoek.web.words import capital, word


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One entry; see the component register."""

    uid: str
    on: PreciseDate
    kind: str
    body: str
    subject: str
    text: str
    authority: str
    note: str
    href: str
    mark: SourceMark
    change: str = ""
    owner: str = ""
    due: PreciseDate | None = None
    follow: str = ""
    overdue: bool = False
    replaced: bool = False
    review_on: date | None = None
    deployment: str = ""
    gives_way: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """The entries of one year."""

    year: int
    lines: tuple[RegisterLine, ...]


@dataclass(frozen=True, slots=True)
class RegisterScreen:
    """The page of the register.

    Attributes:
        open, overdue: sentences about what is open; empty when nothing is.
        states, years: what can be chosen, with how many there are.
        deployed: a sentence per year about deployment of the police, planned or ad hoc.
        narrowed: how many choices are set.
    """

    years: tuple[Year, ...]
    total: int
    everything: int
    only_examples: bool
    open: str
    state_links: tuple[FacetLink, ...]
    year_links: tuple[FacetLink, ...]
    bodies: tuple[Option, ...]
    body: str
    text: str
    keep: tuple[tuple[str, str], ...]
    address: str
    narrowed: int
    deployed: tuple[str, ...]
    page: int
    pages: int
    previous_href: str
    next_href: str


def register_screen(
    found: RegisterPage, asked: RegisterFilter, paths: Paths, change: Callable[[RegisterEntry], str]
) -> RegisterScreen:
    """Return the page; ``change`` tells where an entry is changed, if the reader may."""

    def href(state: str = asked.state, year: int | None = asked.year, page: int = 1) -> str:
        words = {"zoek": asked.text, "jaar": year or "", "orgaan": asked.body, "stand": state}
        return asking(paths.register, **words, pagina=page if page > 1 else "")

    years: dict[int, list[RegisterLine]] = {}
    for entry in found.entries:
        years.setdefault(entry.on.year, []).append(_line(entry, paths, change(entry)))
    everything = FacetLink(_("All"), href(state=""), None, not asked.state)
    every_year = FacetLink(_("All years"), href(year=None), None, asked.year is None)
    states = (
        FacetLink(label, href(state=name), found.states[name], asked.state == name)
        for name, label in _states().items()
        if found.states[name] or asked.state == name
    )
    chosen = () if asked.year is None or any(asked.year == year for year, _n in found.years) else ((asked.year, 0),)
    return RegisterScreen(
        years=tuple(Year(year, tuple(lines)) for year, lines in years.items()),
        total=found.total,
        everything=found.everything,
        only_examples=0 < found.everything == found.examples,
        open=_open(found),
        state_links=(everything, *states),
        year_links=(
            every_year,
            *(FacetLink(str(year), href(year=year), n, asked.year == year) for year, n in (*found.years, *chosen)),
        ),
        bodies=(Option("", _("All bodies")), *(Option(code, f"{name} ({n})") for code, name, n in found.bodies)),
        body=asked.body,
        text=asked.text,
        keep=tuple((name, value) for name, value in (("jaar", str(asked.year or "")), ("stand", asked.state)) if value),
        address=paths.register,
        narrowed=sum(bool(value) for value in (asked.text, asked.year, asked.body, asked.state)),
        deployed=tuple(_deployed(one.year, one.planned, one.ad_hoc) for one in found.deployed),
        page=found.page,
        pages=found.pages,
        previous_href=href(page=found.page - 1) if found.page > 1 else "",
        next_href=href(page=found.page + 1) if found.page < found.pages else "",
    )


def _states() -> dict[str, str]:
    names = {"over_tijd": _("Overdue"), "herzien": _("To look at again")}
    follow = {state: word(state, "follow") for state in ("klaar", "vervallen")}
    rest = {"vervangen": _("Replaced"), "inzet": _("Deployment")}
    return {"open": word("open", "follow"), **names, **follow, **rest}


def _open(found: RegisterPage) -> str:
    """Return in a sentence what is open of what was asked for, were it not for the state."""
    count, late = found.states["open"], found.states["over_tijd"]
    if not count:
        return ""
    sentence = ngettext("%(num)s agreement is still open", "%(num)s agreements are still open", count) % {"num": count}
    if late:
        sentence += ngettext(", of which %(num)s is overdue", ", of which %(num)s are overdue", late) % {"num": late}
    return f"{sentence}."


def _deployed(year: int, planned: int, ad_hoc: int) -> str:
    """Return in a sentence how deployment was agreed in a year: counts only, so few that a share would say nothing."""
    total = planned + ad_hoc
    agreed = ngettext(
        "%(year)s: %(num)s agreement about deployment", "%(year)s: %(num)s agreements about deployment", total
    ) % {"year": year, "num": total}
    if total == 1:
        which = _("planned") if planned else _("ad hoc")
        return f"{agreed}, {which}."
    return agreed + _(", of which %(planned)s planned and %(ad_hoc)s ad hoc.") % {"planned": planned, "ad_hoc": ad_hoc}


def _line(entry: RegisterEntry, paths: Paths, change: str) -> RegisterLine:
    return RegisterLine(
        uid=str(entry.uid),
        on=entry.on,
        kind=entry.kind,
        body=entry.body,
        subject=capital(entry.subject),
        text=entry.text,
        authority=entry.authority,
        note=entry.note,
        href=paths.agreement(entry.code),
        mark=source_mark(entry.origin),
        change=change,
        owner=entry.owner,
        due=entry.due,
        follow=entry.follow,
        overdue=entry.overdue,
        replaced=entry.replaced,
        review_on=entry.review_on,
        deployment=entry.deployment,
        gives_way=entry.gives_way,
    )
