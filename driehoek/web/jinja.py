# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Jinja2 environment of the pages: strict, escaped, translated, with every component at hand."""

from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import get_language, gettext, ngettext
from jinja2 import Environment, StrictUndefined

from driehoek.web import words
from driehoek.web.finalize import finalize
from driehoek.web.ui import Components


def environment(**options: Any) -> Environment:
    """Return the environment for Django's Jinja2 backend, which passes loader, autoescape and auto_reload."""
    options.update(
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    # Django's backend passes autoescape=True; a test holds it to that.
    env = Environment(**options)  # noqa: S701
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(
        ui=Components(env), static=static, language=get_language, demonstration=lambda: settings.DRIEHOEK_DEMO
    )
    env.filters.update(words.FILTERS)
    return env
