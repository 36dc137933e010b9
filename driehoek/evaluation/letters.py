# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The mails of a round: short, plain, one per person, with the one link.

The link itself is filled in when a mail is sent, so that it stands neither in the database nor on a page.
"""

from collections.abc import Callable, Collection, Sequence

from django.db.models import QuerySet

from driehoek.evaluation.asking import SEEN_BY_LEADS, unanswered
from driehoek.evaluation.models import Ask, Question, Request, Round
from driehoek.kernel import clock
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import dutch
from driehoek.messages.rules import PERSONAL_LINK, Address, Letter
from driehoek.organisations.holders import holders

#: The kind under which a mail says which request it is about.
ABOUT = "uitvraag"
MOST_TITLES = 12


def invitation(round_: Round, only: Collection[int] | None = None) -> list[Letter]:
    """Return the mails that ask everybody; the same round never asks the same person twice."""
    return _letters(round_, only, "uitvraag", _first, Ask.objects.filter(round=round_, withdrawn_at__isnull=True))


def reminder(round_: Round, only: Collection[int] | None = None) -> list[Letter]:
    """Return the one reminder of everybody who still has to answer."""
    return _letters(round_, only, "herinnering", _again, unanswered(round_))


def moved(round_: Round, only: Collection[int] | None = None) -> list[Letter]:
    """Return the mails that tell a new day to everybody who still has to answer."""
    return _letters(
        round_, only, f"dag-{round_.leads_by:%Y%m%d}-{round_.groups_by:%Y%m%d}", _other_day, unanswered(round_)
    )


def passed(request: Request, by: str, asks: Collection[int]) -> Letter:
    """Return the mail to whom a request was passed on, with the link that took the place of the former.

    Args:
        asks: what is left to tell; at least one.
    """
    asked = _titles(Ask.objects.filter(request=request, pk__in=asks))[request.pk]
    head = f"{by} heeft u gevraagd te vertellen hoe het staat met {_count(asked)}."
    return _letter(request, request.round, f"doorgegeven-{request.generation}", head, asked)


def question(request: Request, asked: Question) -> Letter:
    """Return the mail with a question back; what is for a narrower circle stands only behind the link."""
    action = asked.action
    plain = action.circle in SEEN_BY_LEADS and action.embargo_until is None and action.secrecy is None
    named = f"{action.code} {action.title}" if plain else ""
    lines = ["Er is een vraag over wat u vertelde over een actie."]
    if plain:
        lines += ["", f"{asked.asked_by} vraagt:", asked.text]
    moment = f"vraag-{asked.uid}"
    return _letter(request, request.round, moment, "\n".join(lines), [named], "Een vraag over uw actie")


def _letters(
    round_: Round,
    only: Collection[int] | None,
    what: str,
    say: Callable[[Round, Sequence[str]], str],
    asks: QuerySet[Ask],
) -> list[Letter]:
    there = {one.person_id for one in holders(partnership=round_.partnership_id)}
    requests = Request.objects.filter(round=round_, withdrawn_at__isnull=True, ended_at__isnull=True, person__in=there)
    if only is not None:
        requests = requests.filter(pk__in=only)
    found = list(requests.select_related("person", "function", "round").order_by("pk"))
    titles = _titles(asks.filter(request__in=[request.pk for request in found]))
    return [
        _letter(request, round_, what, say(round_, titles[request.pk]), titles[request.pk])
        for request in found
        if titles.get(request.pk)
    ]


def _titles(rows: QuerySet[Ask]) -> dict[int, list[str]]:
    """Return per request the titles that can stand in a mail; one of a narrower circle is only counted, as ""."""
    found: dict[int, list[str]] = {}
    for request, code, title, circle, embargo, secrecy in rows.order_by("pk").values_list(
        "request_id", "action__code", "action__title", "action__circle", "action__embargo_until", "action__secrecy"
    ):
        plain = circle in SEEN_BY_LEADS and embargo is None and secrecy is None
        found.setdefault(request, []).append(f"{code} {title}" if plain else "")
    return found


def _letter(request: Request, round_: Round, what: str, head: str, asked: Sequence[str], subject: str = "") -> Letter:
    named = [title for title in asked if title][:MOST_TITLES]
    more = len(asked) - len(named)
    lines = [f"- {title}" for title in named]
    if more:
        lines.append(f"- {'en nog ' if named else ''}{more} {'actie' if more == 1 else 'acties'}")
    unless = "" if subject else "Is er niets veranderd? Dan is één tik genoeg. "
    text = "\n".join(
        [
            f"Beste {request.function.title},",
            "",
            head,
            "",
            *lines,
            "",
            "Met deze link vertelt u het. U hoeft niet in te loggen. Het kan op uw telefoon.",
            PERSONAL_LINK,
            "",
            f"{unless}De link werkt tot en met {dutch(round_.groups_by)}.",
            "De link is alleen voor u. Geef hem niet door: op de pagina kunt u de vraag zelf aan een collega geven.",
            *(["", round_.instructions] if round_.instructions else []),
            "",
            "Lukt het niet met de link? Bel of mail dan de coördinator. Die kan namens u antwoorden.",
        ]
    )
    return Letter(
        to=Address(request.person.email, request.person.name),
        subject=subject or f"Hoe staat het met {_count(asked)}? Graag uiterlijk {dutch(round_.leads_by)}",
        text=text,
        key=f"ronde-{round_.uid}-{request.uid}-{request.generation}-{what}",
        about=(ABOUT, request.uid),
        circle=Circle.NAMED,  # it names several actions, and one of them may get a narrower circle: only its reader
    )


def _count(asked: Sequence[str]) -> str:
    return "uw actie" if len(asked) == 1 else f"uw {len(asked)} acties"


def _first(round_: Round, asked: Sequence[str]) -> str:
    return (
        f"Voor de ronde {round_.title} horen wij graag uiterlijk {dutch(round_.leads_by)} "
        f"hoe het staat met {_count(asked)}."
    )


def _again(round_: Round, asked: Sequence[str]) -> str:
    until = "Dat kon tot en met" if clock.today() > round_.leads_by else "Dat kan tot en met"
    return (
        f"Wij hoorden nog niet van u hoe het staat met {_count(asked)}. {until} {dutch(round_.leads_by)}. "
        "Dit is de enige herinnering."
    )


def _other_day(round_: Round, asked: Sequence[str]) -> str:
    return f"De dag is veranderd: wij horen graag uiterlijk {dutch(round_.leads_by)} hoe het staat met {_count(asked)}."
