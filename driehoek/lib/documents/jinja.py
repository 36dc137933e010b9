# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The Jinja environment in which templates of documents are filled: closed, strict and escaping."""

from jinja2 import BaseLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment


def document_environment(loader: BaseLoader | None = None) -> ImmutableSandboxedEnvironment:
    """Make an environment for templates that a municipality may have written.

    Sandboxed, because such a template is input; strict, because a missing text must be an error and never a gap;
    escaping, because without it Word drops all text after an ampersand, silently.
    """
    return ImmutableSandboxedEnvironment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
