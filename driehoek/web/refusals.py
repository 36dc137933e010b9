# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: ARG001 - Django decides which arguments a handler gets.
"""Answers to what went wrong, in plain words and with a way on; never with a trace.

Out of reach and absent are told the same way (404), so an outsider learns nothing from the difference.
"""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from driehoek.kernel.errors import Invalid
from driehoek.web.frame import Frame, Link
from driehoek.web.rendering import page
from driehoek.web.sentences import said


def _error(request: HttpRequest, status: int, heading: str, sentence: str, *links: Link) -> HttpResponse:
    return page(
        request,
        "pages/error.jinja",
        {
            "frame": Frame(title=heading, known=_known(request)),
            "heading": heading,
            "sentence": sentence,
            "links": (*links, Link(_("To the first page"), "/")),
        },
        status=status,
    )


def _known(request: HttpRequest) -> bool:
    """Tell whether somebody is signed in, from a session that was already read: the database may be what failed."""
    session = getattr(request, "session", None)
    return session is not None and "_session_cache" in vars(session) and "person" in session


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the address or the form holds something we cannot read.

    Only our own errors have a sentence for the reader; those of Django tell of settings and repeat what was sent.
    """
    told = said(exception) if isinstance(exception, Invalid) else ""
    return _error(
        request,
        400,
        _("We cannot read this request"),
        told or _("The address or the form holds something that we do not understand."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: visible, but not for this function to do."""
    return _error(
        request,
        403,
        _("This is not part of your function"),
        _("Ask the coordinator of your partnership if you think it should be."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is nothing here, or nothing for this reader."""
    return _error(
        request,
        404,
        _("We cannot find this page"),
        _("The page does not exist, or it is not meant for you."),
        *(() if _known(request) else (Link(_("Sign in"), "/aanmelden/"),)),
    )


def conflict(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """409: someone else was first."""
    return _error(
        request,
        409,
        _("Someone else changed this just now"),
        _("Nothing of yours was kept. Go back, look at what is there now and send it again."),
    )


def busy(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """503: too many wrote at the same moment."""
    return _error(
        request,
        503,
        _("It is very busy just now"),
        _("Nothing of yours was kept. Go back and send it again in a moment."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our mistake."""
    return _error(
        request,
        500,
        _("Something went wrong on our side"),
        _("Nothing was changed. Try again in a moment; if it stays, tell the administrator what you did."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 on a form whose safety token is missing or old."""
    return _error(
        request,
        403,
        _("This form was open too long"),
        _("Nothing was kept. Go back, load the page again and send the form once more."),
    )
