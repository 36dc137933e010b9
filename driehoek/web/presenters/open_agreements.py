# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is still open, by who does it: whoever has something overdue comes first."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from driehoek.kernel.dates import PreciseDate
from driehoek.steering.queries.agreements import AgreementLine
from driehoek.web.paths import Paths, asking
from driehoek.web.presenters.action_list import FacetLink
from driehoek.web.words import capital


@dataclass(frozen=True, slots=True)
class OpenLine:
    """One open agreement; see the component agreement_list."""

    subject: str
    href: str
    body: str
    on: PreciseDate
    due: PreciseDate | None
    follow: str
    overdue: bool
    gives_way: str
    told: str
    told_on: PreciseDate | None
    told_by: str
    circle: str
    example: bool


@dataclass(frozen=True, slots=True)
class OpenGroup:
    """What one function or organisation still has to do."""

    title: str
    lines: tuple[OpenLine, ...]


@dataclass(frozen=True, slots=True)
class OpenScreen:
    """The page.

    Attributes:
        bodies: what can be chosen, with how many are open there.
        review: how many are soon to be looked at again.
    """

    total: int
    overdue: int
    ownerless: int
    groups: tuple[OpenGroup, ...]
    whose: tuple[FacetLink, ...]
    bodies: tuple[FacetLink, ...]
    register_href: str
    review: int
    review_href: str


def open_line(line: AgreementLine, paths: Paths) -> OpenLine:
    """Return one line."""
    return OpenLine(
        subject=capital(line.subject),
        href=paths.agreement(line.code),
        body=line.body,
        on=line.on,
        due=line.due,
        follow=line.follow,
        overdue=line.overdue,
        gives_way=line.gives_way,
        told=line.last_told,
        told_on=PreciseDate.of(line.last_told_on) if line.last_told_on else None,
        told_by=line.last_told_by,
        circle="" if line.circle == "openbaar" else line.circle,
        example=line.origin.example,
    )


def open_screen(
    lines: Collection[AgreementLine],
    mine: Collection[AgreementLine],
    body: str,
    review: int,
    paths: Paths,
    *,
    own: bool,
) -> OpenScreen:
    """Return the page.

    Args:
        mine: those of the reader.
        body: name of the body that was chosen; empty for all.
        review: how many are soon to be looked at again.
        own: whether the reader asks for their own only.
    """
    asked = mine if own else lines
    shown = [line for line in asked if body in ("", line.body)]
    counts: dict[str, int] = {}
    for line in asked:
        counts[line.body] = counts.get(line.body, 0) + 1

    def href(name: str = body, *, of_me: bool = own) -> str:
        return asking(paths.open_agreements, orgaan=name, van="mij" if of_me else "")

    return OpenScreen(
        total=len(shown),
        overdue=sum(line.overdue for line in shown),
        ownerless=sum(not line.owner for line in shown),
        groups=_groups(shown, paths),
        whose=(
            FacetLink(_("Everybody"), href(of_me=False), len(lines), not own),
            FacetLink(_("What I do"), href(of_me=True), len(mine), own),
        ),
        bodies=(
            FacetLink(_("All bodies"), href(""), None, not body),
            *(FacetLink(name, href(name), n, name == body) for name, n in sorted(counts.items())),
        ),
        register_href=paths.register,
        review=review,
        review_href=asking(paths.register, stand="herzien"),
    )


def _groups(lines: Iterable[AgreementLine], paths: Paths) -> tuple[OpenGroup, ...]:
    """Return the lines by who does it; overdue first, then by the first day, then by name; nobody's come last."""
    by_owner: dict[str, list[AgreementLine]] = {}
    for line in lines:
        by_owner.setdefault(line.owner, []).append(line)

    def order(pair: tuple[str, list[AgreementLine]]) -> tuple[bool, int, date, str]:
        owner, theirs = pair
        first = min((line.due_day for line in theirs if line.due_day), default=date.max)
        return (not owner, -sum(line.overdue for line in theirs), first, owner.casefold())

    return tuple(
        OpenGroup(capital(owner) if owner else _("Nobody named yet"), tuple(open_line(line, paths) for line in theirs))
        for owner, theirs in sorted(by_owner.items(), key=order)
    )
