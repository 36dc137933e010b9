# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Working groups in a round: their themes, and one theme with what leads told beside what is judged."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.access.decision import reach
from driehoek.access.permissions import Permission
from driehoek.cycle.queries import ThemeInRound, theme_in_round
from driehoek.evaluation.commands import judge
from driehoek.evaluation.queries.desk_parts import Desk
from driehoek.evaluation.queries.desks import desks
from driehoek.evaluation.rules import ANSWERING, RoundState
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.web.doors import Place, members
from driehoek.web.editing.fields import Typed, read_all
from driehoek.web.editing.filled import BEFORE, Filled, began, standing_in, typed_in
from driehoek.web.editing.forms import Standing
from driehoek.web.editing.merging import differences, merged
from driehoek.web.editing.round_theme import Part, beside, fields_of, judging_of, values_of
from driehoek.web.menu import framed, say
from driehoek.web.presenters.editing import choosing, draft_name
from driehoek.web.presenters.round_theme import begun_with, theme_screen
from driehoek.web.presenters.round_themes import themes_screen
from driehoek.web.rendering import page

CHOSEN = "kies-"
#: How often what colleagues saved meanwhile is taken along before we give up.
TRIES = 3


@dataclass(frozen=True, slots=True)
class Opened:
    """A theme in a round as somebody opened it.

    Attributes:
        part: the part that is judged on this page. parts: those that this reader may judge.
        may: whether this reader may judge it now.
    """

    found: ThemeInRound
    part: Part
    parts: tuple[Part, ...]
    may: bool
    href: str

    @property
    def desk(self) -> Desk:
        """The theme with what was told and said."""
        return self.found.desk


@require_safe
@members(Permission.JUDGE_THEME)
def index(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """The themes of a round, first those of the reader's own working groups."""
    found = desks(place.actor, place.head.pk, code)
    if found is None:
        raise Absent
    above = ((_("Rounds"), place.paths.rounds), (found.round.title, place.paths.round(code)))
    frame = framed(request, place, _("Themes in this round"), "rounds", above)
    return page(request, "pages/round_themes.jinja", {"frame": frame, "screen": themes_screen(found, place)})


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.JUDGE_THEME)
def show(request: HttpRequest, place: Place, code: str, plan_code: str, theme_code: str) -> HttpResponse:
    """One theme in a round; with what is judged sent along, keep it."""
    opened = _opened(request, place, (code, plan_code, theme_code))
    if request.method == "POST":
        return _keep(request, place, opened)
    fields = fields_of(opened.desk, opened.part)
    stands = standing_in(fields, values_of(opened.desk, opened.part))
    typed = dict(stands)
    if request.GET.get("begin") and opened.may:
        typed |= {name: text for name, text in begun_with(opened.desk).items() if not stands[name]}
    return _shown(request, place, opened, Filled(fields, typed, stands))


def _opened(request: HttpRequest, place: Place, codes: tuple[str, str, str]) -> Opened:
    found = theme_in_round(place.actor, place.head, *codes)
    if found is None:
        raise Absent
    desk = found.desk
    parts = _parts(place, desk)
    asked = request.GET.get("gemeente", "")
    own = next((one for one in parts if one.cbs_code == asked), None) if "gemeente" in request.GET else None
    if own is None and asked:
        raise Absent
    whole = Part(desk.municipality_id, desk.municipality, "")
    part = own or next(iter(parts), whole)
    may = part in parts and RoundState(desk.round.state) in ANSWERING
    code, plan_code, theme_code = codes
    href = place.paths.round_theme(code, plan_code, theme_code, part.cbs_code)
    return Opened(found, part, parts, may, href)


def _parts(place: Place, desk: Desk) -> tuple[Part, ...]:
    """Return the parts of a theme that this reader may judge: the whole first, then by municipality."""
    within = reach(place.actor, Permission.JUDGE_THEME)
    towns = [
        Part(one.pk, one.name, one.cbs_code)
        for one in place.head.municipalities
        if within.covers(place.head.pk, one.pk) and desk.round.municipality_id in (None, one.pk)
    ]
    if desk.municipality_id is not None:
        return tuple(
            Part(one.municipality_id, one.name, "") for one in towns if one.municipality_id == desk.municipality_id
        )
    whole = within.covers(place.head.pk, None) and desk.round.municipality_id is None
    return (*([Part(None, "", "")] if whole else []), *towns)


def _shown(request: HttpRequest, place: Place, opened: Opened, filled: Filled, status: int = 200) -> HttpResponse:
    head = opened.desk.round
    paths = place.paths
    above = (
        (_("Rounds"), paths.rounds), (head.title, paths.round(head.code)),
        (_("Themes in this round"), paths.round_themes(head.code)),
    )  # fmt: skip
    screen = theme_screen(
        opened.found, opened.part, opened.parts, filled, paths, may=opened.may,
        asks=partial(reach(place.actor, Permission.JUDGE_THEME).covers, place.head.pk), action=opened.href,
        draft=draft_name(place, opened.href),
    )  # fmt: skip
    context = {"frame": framed(request, place, opened.desk.title, "rounds", above), "screen": screen}
    return page(request, "pages/round_theme.jinja", context, status=status)


def _keep(request: HttpRequest, place: Place, opened: Opened) -> HttpResponse:
    if opened.part not in opened.parts:
        raise Forbidden
    if BEFORE not in request.POST:
        raise Invalid(_("This form is not complete. Load the page again."))
    fields = fields_of(opened.desk, opened.part)
    typed, before = typed_in(fields, request.POST), began(fields, request.POST)
    if any(name.startswith(CHOSEN) for name in request.POST):
        chosen = {name.removeprefix(CHOSEN): request.POST[name] for name in request.POST if name.startswith(CHOSEN)}
        mine = typed
        typed, asked = merged(fields, typed, before, chosen)
        if asked:
            return _conflict(request, place, opened, Filled(fields, mine, before), asked, chosen)
    filled = Filled(fields, typed, before)
    ready = {"klaar": True, "terug": False}.get(request.POST.get("doe", ""))
    for _attempt in range(TRIES):
        stands = standing_in(fields, values_of(opened.desk, opened.part))
        if any(
            typed[name] not in (stands[name], before.get(name)) and stands[name] != before.get(name) for name in typed
        ):
            return _conflict(request, place, opened, filled)
        wanted = {name: stands[name] if text == before.get(name) else text for name, text in typed.items()}
        values, wrong = read_all(fields, wanted)
        if wrong:
            return _shown(request, place, opened, filled.refused(_("This has not been kept yet."), wrong), 400)
        try:
            return _judged(request, place, opened, values, ready)
        except Invalid as problem:
            refused = filled.refused(str(problem), beside(problem.fields, opened.desk))
            return _shown(request, place, opened, refused, 400)
        except Conflict:
            head = opened.desk.round
            opened = _opened(request, place, (head.code, opened.desk.plan_code, opened.desk.code))
    raise Conflict


def _judged(
    request: HttpRequest, place: Place, opened: Opened, values: Mapping[str, object], ready: bool | None
) -> HttpResponse:
    desk, part = opened.desk, opened.part
    judging = judging_of(desk, part, values, ready=ready is not None)
    draft = draft_name(place, opened.href)
    if judging.verdict is None and not judging.goals:
        say(request, "info", _("Nothing was different, so nothing was changed."), draft=draft)
        return HttpResponseRedirect(opened.href, status=303)
    judge(
        actor=place.actor,
        evaluation_uid=desk.evaluation_of(part.municipality_id).uid,
        node_uid=desk.uid,
        verdict=judging.verdict,
        goals=judging.goals,
        municipality_id=part.municipality_id,
        expected=judging.expected,
        ready=ready,
    )
    if ready:
        say(request, "success", _("%(theme)s is ready. You can still change it until the round is locked.") % {
            "theme": desk.title
        }, draft=draft)  # fmt: skip
        return HttpResponseRedirect(place.paths.round_themes(desk.round.code), status=303)
    say(request, "success", _("Your judgement has been kept."), draft=draft)
    return HttpResponseRedirect(opened.href, status=303)


def _conflict(
    request: HttpRequest, place: Place, opened: Opened, filled: Filled, asked: Collection[str] = (),
    chosen: Mapping[str, str] | None = None,
) -> HttpResponse:  # fmt: skip
    """Show both versions, field by field; what colleagues made of it is what stands there now."""
    theirs: Mapping[str, Typed] = standing_in(filled.fields, values_of(opened.desk, opened.part))
    found = differences(filled.fields, filled.before, filled.typed, theirs)
    about = Standing(opened.desk.uid, 0, opened.desk.title, {}, opened.href, opened.href)
    screen = choosing(about, filled, found, theirs, asked, chosen or {})
    frame = framed(request, place, screen.title, "rounds", screen.above)
    return page(request, "pages/conflict.jinja", {"frame": frame, "screen": screen}, status=409)
