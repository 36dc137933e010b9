# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The mail that the demo would have sent, as its receivers would read it; does not exist outside the demo."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from driehoek.kernel.errors import Absent
from driehoek.lib.mail.catching import caught
from driehoek.lib.mail.reading import Received, read
from driehoek.web.doors import everybody
from driehoek.web.frame import Frame, Link
from driehoek.web.paths import CAUGHT_MAIL
from driehoek.web.presenters.caught_mail import caught_line, caught_screen
from driehoek.web.rendering import page

AT_MOST = 200


@require_safe
@never_cache
@everybody
def index(request: HttpRequest) -> HttpResponse:
    """Every mail that was caught, the newest first."""
    if not settings.DRIEHOEK_DEMO:
        raise Absent
    files = caught(settings.MAIL_CAUGHT)
    lines = tuple(caught_line(file.stem, read(file.read_bytes())) for file in files[:AT_MOST])
    return page(
        request,
        "pages/caught_mails.jinja",
        {"frame": Frame(title=_("Mail of the demo")), "mails": lines, "all": len(files)},
    )


@require_safe
@never_cache
@everybody
def show(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One mail as its receiver would read it."""
    mail = caught_screen(uid, _mail(uid))
    frame = Frame(title=mail.subject, trail=(Link(_("Mail of the demo"), CAUGHT_MAIL),))
    return page(request, "pages/caught_mail.jinja", {"frame": frame, "mail": mail})


@require_safe
@never_cache
@everybody
def attachment(_request: HttpRequest, uid: UUID, number: int) -> HttpResponse:
    """What came along with a mail, to keep and open elsewhere: never shown as a page of ours."""
    files = _mail(uid).files
    if not 1 <= number <= len(files):
        raise Absent
    file = files[number - 1]
    return HttpResponse(file.content, content_type=file.media_type, headers={"Content-Disposition": file.disposition})


def _mail(uid: UUID) -> Received:
    wanted = settings.MAIL_CAUGHT / f"{uid}.eml"
    if not settings.DRIEHOEK_DEMO or not wanted.is_file():
        raise Absent
    return read(wanted.read_bytes())
