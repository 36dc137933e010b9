# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answering a questionnaire about working together through a link of one's own: once, without signing in or script.

Looking at the link changes nothing, so a scanner of mail may open it.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from driehoek.evaluation.commands.surveying import answer_survey
from driehoek.evaluation.queries.surveys import questions
from driehoek.evaluation.rules import SurveyAnswer
from driehoek.evaluation.surveying import FEWEST, invitation_of, path_of, still_open
from driehoek.kernel.actor import Actor
from driehoek.kernel.errors import Absent, Invalid
from driehoek.web.doors import everybody
from driehoek.web.editing.forms import coded
from driehoek.web.formats import plain_date
from driehoek.web.frame import Frame
from driehoek.web.rendering import page
from driehoek.web.themes import theme_of


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@everybody
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Show the questions; with answers sent along, count them."""
    invitation = invitation_of(token)
    if invitation is None:
        raise Absent
    head = invitation.partnership
    frame = Frame(
        title=_("How is working together going?"), partnership=head.name, theme=theme_of(head.slug), home="#inhoud",
        guest=True,
    )  # fmt: skip
    over = ""
    if invitation.used:
        over = _("Thank you. Your answer has been counted with the others.")
    elif not still_open(invitation.survey):
        over = _("This questionnaire is closed. Nobody can answer any more.")
    if over:
        context = {"frame": frame, "over": over, "thanks": invitation.used}
        return page(request, "pages/survey.jinja", context, status=200 if invitation.used else 410)
    asked = questions(invitation.survey)
    typed, wrong = {str(one.number): request.POST.get(f"punt-{one.number}", "") for one in asked}, ""
    if request.method == "POST":
        known = set(SurveyAnswer)
        answers = {int(number): SurveyAnswer(text) for number, text in typed.items() if text in known}
        try:
            answer_survey(actor=Actor.system("vragenlijst", "systeem_onderhoud"), token=token, answers=answers)
        except Invalid as problem:
            wrong = str(problem)
        else:
            return HttpResponseRedirect(path_of(token), status=303)
    until = plain_date(invitation.survey.closes_on, get_language() or "nl")
    context = {
        "frame": frame, "over": "", "asked": asked, "typed": typed, "wrong": wrong, "action": path_of(token),
        "until": until, "fewest": FEWEST, "options": coded("survey_answer", list(SurveyAnswer)),
    }  # fmt: skip
    return page(request, "pages/survey.jinja", context, status=400 if wrong else 200)
