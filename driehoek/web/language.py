# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The language of the screens: Dutch, unless this reader chose English at the foot of a page.

The browser's own preference is not followed: an adviser with an English laptop still expects the Dutch words of the
council, and two people looking at one page must see the same words.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers


def known(code: str) -> bool:
    """Tell whether we have screens in this language."""
    return code in dict(settings.LANGUAGES)


class LanguageMiddleware:
    """Activates the language of the cookie for the length of one request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:  # noqa: D102 - the class says it
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        code = chosen if known(chosen) else settings.LANGUAGE_CODE
        with translation.override(code):
            response = self.get_response(request)
        response.headers["Content-Language"] = code
        patch_vary_headers(response, ["Cookie"])
        return response
