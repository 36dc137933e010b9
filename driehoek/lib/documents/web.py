# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Making a web page of a document that stands alone: one accessible HTML file with its style inside."""

from pathlib import Path
from typing import Any

from jinja2 import DictLoader
from markupsafe import Markup

from driehoek.lib.documents.figures import Numbers, Picture
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
    sources = DictLoader({"house": HOUSE.read_text(encoding="utf-8"), "body": template})
    environment = document_environment(sources, draw_on_page)
    page = environment.get_template("house")
    return page.render({root: content, "properties": properties, "style": STYLE.read_text(encoding="utf-8")})


def draw_on_page(value: Picture | Numbers) -> Markup:
    """Return a picture as the drawing itself, which carries its name and description; numbers as a table."""
    if isinstance(value, Picture):
        return Markup('<div class="chart">{}</div>').format(Markup(value.svg))  # noqa: S704 - lib/charts escapes
    head = _cells("th", value.columns, value.numeric, scope="col")
    rows = (_cells("td", row, value.numeric) for row in value.rows)
    body = Markup("").join(Markup("<tr>{}</tr>").format(row) for row in rows)
    return Markup(
        '<table class="numbers"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(value.title, head, body)


def _cells(tag: str, cells: tuple[str, ...], numeric: tuple[bool, ...], scope: str = "row") -> Markup:
    made = Markup("")
    for place, (text, right) in enumerate(zip(cells, numeric, strict=True)):
        heads = tag == "th" or place == 0
        side = Markup(' class="right"') if right else ""
        shape = Markup('<th scope="{scope}"{side}>{text}</th>') if heads else Markup("<td{side}>{text}</td>")
        made += shape.format(scope=scope, side=side, text=text)
    return made
