# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The Jinja environment in which templates of documents are filled: closed, strict and escaping."""

from collections.abc import Callable
from typing import Any

from jinja2 import BaseLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from driehoek.lib.documents.figures import DRAWN, Numbers, Picture

Draw = Callable[[Picture | Numbers], Any]
"""How a format shows what a template prints as a whole."""


def document_environment(loader: BaseLoader | None = None, draw: Draw | None = None) -> ImmutableSandboxedEnvironment:
    """Make an environment for templates that a municipality may have written.

    Sandboxed, because such a template is input; strict, because a missing text must be an error and never a gap;
    escaping, because without it Word drops all text after an ampersand, silently.
    """

    def finalize(value: Any) -> Any:
        return draw(value) if draw is not None and isinstance(value, DRAWN) else value

    return ImmutableSandboxedEnvironment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
