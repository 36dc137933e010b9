# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What audit offices and councils asked: the yearly list, as a file, and one of them with what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.access.permissions import Permission
from driehoek.audit.commands import once
from driehoek.kernel import clock
from driehoek.kernel.errors import Forbidden, Invalid
from driehoek.steering.commands.recommendations import tell_recommendation
from driehoek.steering.queries.recommendations import RecommendationLine, of_year, recommendation, recommendations
from driehoek.steering.rules import RecommendationKind, RecommendationState
from driehoek.web.doors import Place, members
from driehoek.web.editing.calendar_fields import shown_day, typed_day
from driehoek.web.editing.forms import coded
from driehoek.web.menu import framed, say
from driehoek.web.presenters.recommendations import (
    OPEN,
    Asked,
    list_file,
    list_screen,
    narrowed,
    recommendation_screen,
    years_of,
)
from driehoek.web.rendering import page
from driehoek.web.views.figures import file_of

#: Field of the form -> name that the command uses.
FIELDS = {"tekst": "text", "op": "told_on", "stand": "state"}


def _asked(request: HttpRequest, place: Place, years: tuple[int, ...]) -> Asked:
    """Return what the address asks; what it cannot mean is left out."""
    year, municipality = request.GET.get("jaar", ""), request.GET.get("gemeente", "")
    kind, state = request.GET.get("soort", ""), request.GET.get("stand", "")
    known = {str(one): one for one in years}
    codes = {one.cbs_code for one in place.head.municipalities}
    return Asked(
        known.get(year, years[0]),
        municipality if municipality in codes else "",
        kind if kind in set(RecommendationKind) else "",
        OPEN if state == OPEN else "",
    )


@require_safe
@members()
def index(request: HttpRequest, place: Place) -> HttpResponse:
    """The list of a year (Gemeentewet 185a)."""
    years = years_of(recommendations(place.actor, place.head.pk), clock.today())
    asked = _asked(request, place, years)
    lines = of_year(place.actor, place.head.pk, asked.year)
    return page(
        request,
        "pages/recommendations.jinja",
        {
            "frame": framed(request, place, _("Recommendations, motions and promises"), "meetings"),
            "screen": list_screen(lines, years, asked, place),
        },
    )


@require_safe
@members()
def download(request: HttpRequest, place: Place) -> HttpResponse:
    """The same list as CSV."""
    years = years_of(recommendations(place.actor, place.head.pk), clock.today())
    asked = _asked(request, place, years)
    lines = narrowed(of_year(place.actor, place.head.pk, asked.year), asked, place)
    whose = asked.municipality or place.head.slug
    return file_of(list_file(lines, asked), "csv", f"aanbevelingen-{whose}-{asked.year}".lower())


@dataclass(frozen=True, slots=True)
class _Told:
    """What stands in the form with which somebody tells what came of it."""

    key: str
    values: Mapping[str, str]
    message: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)


@require_http_methods(["GET", "HEAD", "POST"])
@members()
def show(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """One of them; who keeps them tells here what came of it."""
    line = recommendation(place.actor, place.head.pk, code)
    if request.method != "POST":
        values = {"stand": line.state, "op": shown_day(clock.today()), "tekst": ""}
        return _shown(request, place, line, _Told(str(uuid4()), values))
    if not place.may(Permission.KEEP_RECOMMENDATIONS):
        raise Forbidden
    sent = {name: request.POST.get(name, "").strip() for name in FIELDS}
    try:
        key = UUID(request.POST.get("sleutel", ""))
    except ValueError:
        raise Invalid(_("This form is not complete. Load the page again.")) from None
    try:
        state, told_on = _read(sent)
        once(actor=place.actor, key=key, perform=lambda: _tell(place, line, state, told_on, sent["tekst"]))
    except Invalid as problem:
        errors = {name: problem.fields[own] for name, own in FIELDS.items() if own in problem.fields}
        return _shown(request, place, line, _Told(str(key), sent, str(problem), errors), status=400)
    say(request, "success", _("What came of it has been kept."))
    return HttpResponseRedirect(place.paths.recommendation(code), status=303)


def _tell(place: Place, line: RecommendationLine, state: RecommendationState, told_on: date | None, text: str) -> UUID:
    title = next((one.title for one in place.actor.standings if one.partnership_id == place.head.pk), "")
    return tell_recommendation(
        actor=place.actor, recommendation_uid=line.uid, state=state, text=text, told_on=told_on, told_by=title
    )


def _read(sent: Mapping[str, str]) -> tuple[RecommendationState, date | None]:
    wrong = {}
    if sent["stand"] not in set(RecommendationState):
        wrong["state"] = _("Choose how it stands.")
    try:
        told_on = typed_day(sent["op"]) if sent["op"] else None
    except ValueError:
        wrong["told_on"], told_on = _("We do not know this day. Write for instance 28 January 2027."), None
    if wrong:
        raise Invalid("Dit is nog niet bewaard. Verbeter de gemarkeerde velden.", wrong)
    return RecommendationState(sent["stand"]), told_on


def _shown(
    request: HttpRequest, place: Place, line: RecommendationLine, form: _Told, status: int = 200
) -> HttpResponse:
    screen = recommendation_screen(line, place)
    above = ((screen.back.label, screen.back.href),)
    return page(
        request,
        "pages/recommendation.jinja",
        {
            "frame": framed(request, place, line.title, "meetings", above),
            "screen": screen,
            "form": form,
            "states": coded("recommendation_state", list(RecommendationState)),
        },
        status=status,
    )
