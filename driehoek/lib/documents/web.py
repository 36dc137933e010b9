# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Making a web page of a document that stands alone: one accessible HTML file with its style inside."""

from pathlib import Path
from typing import Any

from jinja2 import DictLoader

from driehoek.lib.documents.jinja import document_environment
from driehoek.lib.documents.placeholders import check_template
from driehoek.lib.documents.properties import Properties

HERE = Path(__file__).parent
HOUSE = HERE / "house.html.jinja"
STYLE = HERE / "house.css"


def check_web_template(template: str, root: str, kind: type) -> None:
    """Refuse an HTML template whose placeholders do not fit the content.

    Raises:
        TemplateRefused: with the name of the placeholder that is unknown or missing.
    """
    check_template({"tekst": template}, root, kind, document_environment())


def render_web(template: str, root: str, content: Any, properties: Properties) -> str:
    """Fill the body of a document and put it in the house page, as one file that needs no other.

    Raises:
        TemplateRefused: the template does not fit the content.
    """
    check_web_template(template, root, type(content))
    environment = document_environment(DictLoader({"house": HOUSE.read_text(encoding="utf-8"), "body": template}))
    page = environment.get_template("house")
    return page.render({root: content, "properties": properties, "style": STYLE.read_text(encoding="utf-8")})
