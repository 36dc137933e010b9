# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Jinja2 environment of the pages: strict, escaped, translated, with every component at hand."""

from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import get_language, gettext, ngettext
from jinja2 import Environment, StrictUndefined, nodes
from jinja2.visitor import NodeTransformer

from driehoek.web import words
from driehoek.web.finalize import finalize, finalize_in
from driehoek.web.ui import Components


class PageEnvironment(Environment):
    """The environment of our pages; :func:`in_language` makes one for each language.

    Attributes:
        spoken: the language whose texts are put into the templates when they are compiled; empty for none.
    """

    spoken = ""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if self.spoken:
            with translation.override(self.spoken):
                Translated().visit(tree)
        return tree


class Translated(NodeTransformer):
    """Puts each text of the screen that holds no values in its place, in the present language.

    A page has hundreds of them, nearly all the same for everybody: to look each up again took a third of the time of
    a long list.
    """

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - so Jinja2 finds it
        """Replace ``_("text")``; what has values, or is not one text, is looked up when it is printed."""
        called = self.generic_visit(node)
        told = isinstance(node.node, nodes.Name) and node.node.name in ("_", "gettext")
        if not told or len(node.args) != 1 or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return called
        text = node.args[0]
        if not isinstance(text, nodes.Const):
            return called
        return nodes.MarkSafe(nodes.Const(gettext(text.value) % {}), lineno=node.lineno)


@lru_cache(maxsize=8)
def in_language(own: PageEnvironment, language: str) -> PageEnvironment:
    """Return the environment whose templates speak this language: same loader and filters, templates of its own."""
    spoken = own.overlay(finalize=finalize_in(language))
    assert isinstance(spoken, PageEnvironment), "an overlay is of the same class"
    spoken.spoken = language
    spoken.globals = {**own.globals, "ui": Components(spoken)}
    return spoken


def environment(**options: Any) -> PageEnvironment:
    """Return the environment for Django's Jinja2 backend, which passes loader, autoescape and auto_reload."""
    options.update(
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    # Django's backend passes autoescape=True; a test holds it to that.
    env = PageEnvironment(**options)
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(
        ui=Components(env),
        # The address of a file holds the hash of its content, and changes only with a new start.
        static=cache(static),
        language=get_language,
        demonstration=lambda: settings.DRIEHOEK_DEMO,
    )
    env.filters.update(words.FILTERS)
    return env
