# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of a proposal: what one proposes, filled in beforehand, and where it will go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from driehoek.access.permissions import Permission
from driehoek.audit.commands import once
from driehoek.kernel.circle import Circle, Spread, narrower
from driehoek.kernel.definitions import label
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.kernel.records import DOES_NOT_FIT
from driehoek.steering.commands import change_proposal, propose, submit_proposal
from driehoek.steering.policies import may_propose
from driehoek.steering.proposing import ASKED, CIRCLES, KINDS
from driehoek.steering.queries import (
    About,
    Destination,
    ProposalLine,
    about,
    destination,
    next_meeting,
    proposal_code,
    proposal_page,
)
from driehoek.steering.queries.proposing import ABOUT_NOTHING
from driehoek.steering.queries.sharing import DevelopmentLine, development_line
from driehoek.steering.routing import Scope
from driehoek.steering.rules import Concern, ProposalKind, ProposalState
from driehoek.web.doors import Place, members
from driehoek.web.editing.fields import read_all
from driehoek.web.editing.filled import Filled, standing_in, typed_in, version_in
from driehoek.web.editing.forms import municipality_id
from driehoek.web.editing.proposal import Topic, papers_in, proposal_fields, proposing_of
from driehoek.web.forms.passing_on import key_in
from driehoek.web.menu import framed, say
from driehoek.web.presenters.editing import draft_name
from driehoek.web.presenters.proposals import going_to, kind_choices
from driehoek.web.rendering import page
from driehoek.web.words import capital, day, word

#: What a proposal may be about, by the word in the address.
ABOUT = {one.value: one for one in (Concern.ACTION, Concern.THEME, Concern.PLAN, Concern.PROGRAMME)}
LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Opened:
    """A form that is open: what it is for, where it goes, and what stands in it beforehand."""

    topic: Topic
    going: Destination
    values: Mapping[str, Any]
    told: tuple[str, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.PROPOSE)
def new(request: HttpRequest, place: Place) -> HttpResponse:
    """Make a proposal: first what one proposes, then the form; the same form sent twice makes one."""
    found, source = _about(request, place), _told(request, place)
    concern = found.concern if found else None
    kinds = [kind.value for kind in KINDS[concern]]
    kind = request.GET.get("soort", "")
    if kind not in kinds:
        return _choose(request, place, found.title if found else source.title if source else "", kinds)
    opened = _begun(place, ProposalKind(kind), found, source, request.GET)
    fields = proposal_fields(place, opened.topic, opened.going)
    if request.method != "POST":
        typed = standing_in(fields, opened.values)
        return _shown(request, place, opened, Filled(fields, typed, typed, key=str(uuid4())))
    key = key_in(request.POST)
    filled = Filled(fields, typed_in(fields, request.POST), {}, key=str(key))
    values, wrong = read_all(fields, filled.typed)
    if wrong:
        return _shown(request, place, opened, filled.refused(DOES_NOT_FIT, wrong), status=400)
    draft = request.POST.get("doe") == "concept"
    proposing = proposing_of(place, opened.topic, values, opened.going)
    try:
        made = once(
            actor=place.actor,
            key=key,
            perform=lambda: propose(actor=place.actor, partnership_id=place.head.pk, proposing=proposing, draft=draft)[
                0
            ],
        )
    except Invalid as problem:
        return _shown(request, place, opened, filled.refused(str(problem), problem.fields), status=400)
    told = _("The proposal has been kept as a draft.") if draft else _("The proposal has been handed in.")
    say(request, "success", told, draft=draft_name(place, request.get_full_path()))
    return HttpResponseRedirect(place.paths.proposal(proposal_code(place.actor, place.head.pk, made)), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.PROPOSE)
def change(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Change a draft, and hand it in at once if one likes."""
    line = proposal_page(place.actor, place.head.pk, code).head
    if not line.may_change:
        raise Forbidden
    if line.state != ProposalState.DRAFT:
        return HttpResponseRedirect(place.paths.proposal(code), status=303)
    opened = _standing(place, line)
    fields = proposal_fields(place, opened.topic, opened.going)
    if request.method != "POST":
        typed = standing_in(fields, opened.values)
        return _shown(request, place, opened, Filled(fields, typed, typed, line.version), line)
    filled = Filled(fields, typed_in(fields, request.POST), {}, version_in(request.POST))
    values, wrong = read_all(fields, filled.typed)
    if wrong:
        return _shown(request, place, opened, filled.refused(DOES_NOT_FIT, wrong), line, status=400)
    values["references"] = _kept(filled, line)
    try:
        version = change_proposal(
            actor=place.actor,
            uid=line.uid,
            expected_version=filled.version,
            proposing=proposing_of(place, opened.topic, values, opened.going),
        )
        if request.POST.get("doe") != "concept":
            submit_proposal(actor=place.actor, uid=line.uid, expected_version=version)
    except Invalid as problem:
        # What was typed may have been kept by now, though it is not complete enough to be handed in.
        fresh = proposal_page(place.actor, place.head.pk, code).head
        again = Filled(fields, filled.typed, {}, fresh.version).refused(str(problem), problem.fields)
        return _shown(request, place, opened, again, line, status=400)
    except Conflict as problem:
        return _shown(request, place, opened, filled.refused(str(problem), {}), line, status=409)
    draft = request.POST.get("doe") == "concept"
    told = _("Your change has been kept.") if draft else _("The proposal has been handed in.")
    say(request, "success", told, draft=draft_name(place, place.paths.proposal(code, "wijzigen")))
    return HttpResponseRedirect(place.paths.proposal(code), status=303)


def _about(request: HttpRequest, place: Place) -> About | None:
    """Return what the address says that the proposal is about."""
    for name, concern in ABOUT.items():
        text = request.GET.get(name, "")
        if text:
            try:
                return about(place.actor, place.head.pk, concern, UUID(text))
            except ValueError:
                raise Absent from None
    return None


def _told(request: HttpRequest, place: Place) -> DevelopmentLine | None:
    """Return what was told between meetings and leads to the proposal, if the address says so."""
    text = request.GET.get("ontwikkeling", "")
    if not text:
        return None
    try:
        return development_line(place.actor, place.head.pk, UUID(text))
    except ValueError:
        raise Absent from None


def _choose(request: HttpRequest, place: Place, about: str, kinds: Sequence[str]) -> HttpResponse:
    asked = {name: request.GET[name] for name in (*ABOUT, "gemeente", "ontwikkeling") if name in request.GET}
    title = _("Make a proposal")
    return page(
        request,
        "pages/proposal_choose.jinja",
        {
            "frame": framed(request, place, title, "meetings", ((_("Proposals"), place.paths.proposals),)),
            "about": about,
            "choices": kind_choices(kinds, place.paths, asked),
        },
    )


def _begun(
    place: Place, kind: ProposalKind, found: About | None, told: DevelopmentLine | None, asked: Mapping[str, str]
) -> Opened:
    """Return the form of a new proposal, filled in as far as that can be."""
    whose = found.municipality_id if found else municipality_id(place, asked.get("gemeente", ""))
    if whose is None and told is not None:
        whose = told.municipality_id
    if not may_propose(place.actor, place.head.pk, whose):
        raise Forbidden
    topic = Topic(kind, municipality=whose, development=told.uid if told else None)
    if found is not None:
        topic = replace(topic, concern=found.concern, uid=found.uid, label=found.title)
    spread = found.spread if found else ABOUT_NOTHING
    if told is not None:
        spread = narrower(spread, told.spread)
    going, ahead, due = _ahead(place, topic, spread)
    named = capital(label("proposal_kind", kind.value))
    values = {
        "title": told.title if told else f"{named}: {topic.label}"[:LONGEST_TITLE] if topic.label else "",
        "reason": told.text if told else found.why if found else "",
        "asked": _asked(kind, topic.label),
        "papers_due": due,
        "circle": told.origin.circle if told and told.origin.circle in CIRCLES else Circle.PARTNERS.value,
        "municipality": _cbs_code(place, whose),
    }
    return Opened(topic, going, values, ahead)


def _asked(kind: ProposalKind, label: str) -> str:
    """Return what is asked, in the words of an agenda."""
    asked = capital(ASKED.get(kind, ""))
    if kind is ProposalKind.ADOPT and label:
        return f"{label} vaststellen."
    return f"{asked}." if asked else ""


def _standing(place: Place, line: ProposalLine) -> Opened:
    """Return the form of a draft as it stands."""
    kind = ProposalKind(line.kind)
    concern = ABOUT.get(line.concerns_kind)
    spread = ABOUT_NOTHING
    if concern is not None and line.concerns_uid is not None:
        spread = about(place.actor, place.head.pk, concern, line.concerns_uid).spread
    whose = next((one.pk for one in place.head.municipalities if one.name == line.municipality), None)
    known = Concern(line.concerns_kind) if line.concerns_kind else None
    topic = Topic(kind, known, line.concerns_uid, line.concerns_label, municipality=whose)
    going, told, _due = _ahead(place, topic, spread)
    values = {
        "title": line.title, "reason": line.reason, "asked": line.asked, "gives_way": line.gives_way,
        "deployment": line.deployment, "new_end": line.new_end, "acute": line.acute, "wanted_on": line.wanted_on,
        "papers_due": line.papers_due, "circle": line.submitted_circle, "municipality": _cbs_code(place, whose),
        "references": [{"label": one.label, "address": one.address} for one in line.references],
        "body": next((one.uid for one in going.bodies if one.name == line.body), None),
    }  # fmt: skip
    return Opened(topic, going, values, told)


def _kept(filled: Filled, line: ProposalLine) -> list[Mapping[str, str]]:
    """Let a reference that is a record here stay one, where its line was left as it was."""
    typed = papers_in(str(filled.typed["references"]))
    known = {one.label: {"label": one.label, "kind": one.kind, "uid": one.uid} for one in line.references if one.uid}
    return [known.get(one["label"], one) if "address" not in one else one for one in typed]


def _cbs_code(place: Place, municipality: int | None) -> str:
    return next((one.cbs_code for one in place.head.municipalities if one.pk == municipality), "")


def _ahead(place: Place, topic: Topic, spread: Spread) -> tuple[Destination, tuple[str, ...], Any]:
    """Return where it goes, that in sentences, and the last day for papers of the first meeting there."""
    scope = Scope(topic.kind, topic.concern, topic.municipality)
    going = destination(place.actor, place.head.pk, scope, spread)
    told = going_to(going, open_choice=topic.concern is None and not topic.fixed)
    if going.each or not going.bodies:
        return going, told, None
    coming = next_meeting(place.actor, place.head.pk, going.bodies[0].pk)
    if coming is None:
        return going, told, None
    when = {"day": day(coming.starts_at), "due": day(coming.papers_due) if coming.papers_due else ""}
    sentence = (
        _("The first meeting is on %(day)s; papers can come along until %(due)s.")
        if coming.papers_due
        else _("The first meeting is on %(day)s.")
    )
    return going, (*told, sentence % when), coming.papers_due


def _shown(
    request: HttpRequest,
    place: Place,
    opened: Opened,
    filled: Filled,
    line: ProposalLine | None = None,
    status: int = 200,
) -> HttpResponse:
    kind = word(opened.topic.kind.value, "proposal_kind")
    above = [(_("Proposals"), place.paths.proposals)]
    if line is not None:
        above.append((line.title, place.paths.proposal(line.code)))
    title = _("Change the proposal") if line else _("Make a proposal")
    address = place.paths.proposal(line.code, "wijzigen") if line else request.get_full_path()
    return page(
        request,
        "pages/proposal_form.jinja",
        {
            "frame": framed(request, place, title, "meetings", above),
            "kicker": f"{kind}: {opened.topic.label}" if opened.topic.label else kind,
            "told": opened.told,
            "can": bool(opened.going.bodies) or not opened.topic.fixed,
            "form": filled,
            "draft": draft_name(place, address),
            "back": place.paths.proposal(line.code) if line else place.paths.proposals,
        },
        status=status,
    )
