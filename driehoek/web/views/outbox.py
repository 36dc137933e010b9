# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The outbox of a partnership, for whoever looks after it."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from driehoek.access.permissions import Permission
from driehoek.kernel.errors import Invalid
from driehoek.messages.commands import resend_mail, retry_mail, settle_mail, take_back_mail
from driehoek.messages.queries import outbox
from driehoek.messages.rules import MailState
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed, say
from driehoek.web.paths import CAUGHT_MAIL, asking
from driehoek.web.presenters.outbox import outbox_screen
from driehoek.web.rendering import page

COMMANDS = {"nu": retry_mail, "opnieuw": resend_mail, "aangekomen": settle_mail, "terug": take_back_mail}


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.SEE_OUTBOX)
def show(request: HttpRequest, place: Place) -> HttpResponse:
    """How far each mail is; a button has one sent again, takes it back or settles that it arrived."""
    state = _state(request.POST.get("stand", "") if request.method == "POST" else request.GET.get("stand", ""))
    if request.method == "POST":
        _do(request, place)
        return HttpResponseRedirect(asking(place.paths.outbox, stand=state.value if state else ""), status=303)
    found = outbox(place.actor, place.head.pk, state, _number(request.GET.get("pagina", "")))
    screen = outbox_screen(
        found,
        state,
        place.paths.outbox,
        no_server=not settings.DRIEHOEK_DEMO and not settings.DRIEHOEK_SMTP_URL,
        caught=CAUGHT_MAIL if settings.DRIEHOEK_DEMO else "",
    )
    frame = framed(request, place, _("Mail"), "partnership", ((_("Partnership"), place.paths.partnership),))
    return page(request, "pages/outbox.jinja", {"frame": frame, "screen": screen})


def _do(request: HttpRequest, place: Place) -> None:
    command = COMMANDS.get(request.POST.get("knop", ""))
    try:
        mail = UUID(request.POST.get("mail", ""))
    except ValueError:
        mail = None
    if command is None or mail is None:
        raise Invalid(_("This form is not complete. Load the page again."))
    told = {
        "nu": _("The mail goes out as soon as the mail server takes it."),
        "opnieuw": _("The mail goes out again."),
        "aangekomen": _("Noted that the mail arrived."),
        "terug": _("The mail was taken back; it will not go out."),
    }
    try:
        command(actor=place.actor, partnership_id=place.head.pk, mail_uid=mail)
    except Invalid as problem:
        say(request, "warning", str(problem))
    else:
        say(request, "success", told[request.POST["knop"]])


def _state(asked: str) -> MailState | None:
    return MailState(asked) if asked in set(MailState) else None


def _number(asked: str) -> int:
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
