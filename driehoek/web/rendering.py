# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answering with a page, or with one named block of it when htmx asks for a part.

A block that is rendered alone gets the same request and csrf token as the whole page, so a form in it still works.
"""

from collections.abc import Mapping
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template import engines
from django.template.backends.utils import csrf_input
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from jinja2 import Environment

from driehoek.web.jinja import PageEnvironment, in_language


def page_environment() -> Environment:
    """Return the Jinja2 environment that Django made for our pages, in the language of the reader."""
    own = cast(PageEnvironment, engines["jinja2"].env)  # type: ignore[attr-defined]
    return in_language(own, get_language() or settings.LANGUAGE_CODE)


def prepare() -> None:
    """Compile every template in the usual language: once, before the web server splits into workers."""
    with translation.override(settings.LANGUAGE_CODE):
        spoken = page_environment()
    for name in spoken.list_templates(extensions=["jinja"]):
        spoken.get_template(name)


def html(request: HttpRequest, template: str, context: Mapping[str, Any], block: str | None = None) -> str:
    """Render a template, or one of its named blocks.

    Raises:
        KeyError: when the template has no block of that name.
    """
    loaded = page_environment().get_template(template)
    everything = {
        **context,
        "request": request,
        "csrf_input": csrf_input(request),
        "csrf_token": get_token(request),
    }
    if block is None:
        return loaded.render(everything)
    return "".join(loaded.blocks[block](loaded.new_context(everything)))


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    part: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Answer with a page; when ``part`` names a block and htmx asks, with that block alone."""
    asked_by_htmx = request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in request.headers
    block = part if asked_by_htmx else None
    response = HttpResponse(html(request, template, context, block), status=status)
    if part is not None:
        patch_vary_headers(response, ["HX-Request"])
    return response
