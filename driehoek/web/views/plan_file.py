# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plan file: look what it would do, bring it in, and take the partnership out again in the same form."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.access.permissions import Permission
from driehoek.exchange.commands import load_plan_file, rehearse_plan_file
from driehoek.exchange.planfile.parsing import parse
from driehoek.exchange.planfile.problems import PlanFileError
from driehoek.exchange.planfile.records.outcomes import PlanFile
from driehoek.exchange.queries import plan_file_text
from driehoek.kernel.errors import Forbidden, Invalid
from driehoek.web.doors import Place, members
from driehoek.web.menu import framed, say
from driehoek.web.presenters.plan_file import Preview, preview
from driehoek.web.rendering import page

# Bytes: what a form may carry along between rehearsal and loading. Larger files go by the command line.
LARGEST = 2_000_000


def _screen(
    request: HttpRequest,
    place: Place,
    found: Preview | None = None,
    problems: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    return page(
        request,
        "pages/plan_file.jinja",
        {
            "frame": framed(request, place, _("Plan file"), "plan_file"),
            "paths": place.paths,
            "may_load": place.may(Permission.LOAD_PLAN_FILE),
            "preview": found,
            "problems": problems,
        },
        status=status,
    )


def _sent(request: HttpRequest) -> tuple[bytes, str]:
    """Return the contents and name of the file, either uploaded or carried along from the preview."""
    upload = request.FILES.get("bestand")
    if upload is not None:
        return upload.read(LARGEST + 1), upload.name or _("plan file")
    return request.POST.get("tekst", "").encode(), request.POST.get("naam") or _("plan file")


def _read(content: bytes, name: str, place: Place) -> PlanFile:
    file = parse(content, name)
    if file.partnership.code != place.head.slug:
        raise Invalid(
            _("This plan file is of another partnership (%(code)s); here you can only load %(slug)s.")
            % {"code": file.partnership.code, "slug": place.head.slug}
        )
    return file


@require_http_methods(["GET", "HEAD", "POST"])
@members(Permission.EXPORT_PLAN_FILE)
def show(request: HttpRequest, place: Place) -> HttpResponse:
    """Offer the file; with one sent along, show what it would do or bring it in."""
    if request.method != "POST":
        return _screen(request, place)
    if not place.may(Permission.LOAD_PLAN_FILE):
        raise Forbidden
    content, name = _sent(request)
    if not content.strip():
        return _screen(request, place, problems=(_("Choose a file first."),), status=400)
    if len(content) > LARGEST:
        too_large = _("This file is larger than 2 MB. Load it with the command: driehoek plan load.")
        return _screen(request, place, problems=(too_large,), status=400)
    try:
        file = _read(content, name, place)
        if request.POST.get("knop") == "laden":
            total = load_plan_file(actor=place.actor, file=file).total
        else:
            report = rehearse_plan_file(actor=place.actor, file=file)
            return _screen(request, place, preview(report, name, content.decode()))
    except PlanFileError as problem:
        sentences = tuple(one.sentence(get_language() or "nl") for one in problem.problems)
        return _screen(request, place, problems=sentences, status=400)
    except Invalid as problem:
        return _screen(request, place, problems=(str(problem),), status=400)
    except Forbidden as problem:
        return _screen(request, place, problems=(str(problem) or _("This is not part of your function"),), status=403)
    say(
        request,
        "success",
        _("The plan file was loaded: %(made)s added, %(changed)s changed, %(left)s left as they were.")
        % {"made": total.made, "changed": total.changed, "left": total.left},
    )
    return HttpResponseRedirect(place.paths.plan_file, status=303)


@require_safe
@members(Permission.EXPORT_PLAN_FILE)
def download(request: HttpRequest, place: Place, name: str) -> HttpResponse:  # noqa: ARG001 - the address holds a name
    """The whole partnership as a plan file, as far as this reader sees it."""
    response = HttpResponse(
        plan_file_text(place.actor, place.head.slug), content_type="application/yaml; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{place.head.slug}.yaml"'
    return response
