# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Components: one folder each, with a macro of the same name, the parameters at its top and a sample for the gallery.

Templates reach them as ``ui.button(...)``: no imports to repeat, and a block that is rendered alone for htmx finds
them just the same.
"""

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, TemplateNotFound
from jinja2.runtime import Macro

FOLDER = Path(__file__).parent / "components"


class UnknownComponent(LookupError):
    """A template asks for a component that has no folder or no macro of that name."""


def names() -> tuple[str, ...]:
    """Return the names of all components, in order."""
    return tuple(sorted(place.parent.name for place in FOLDER.glob("*/template.jinja")))


class Components:
    """The ``ui`` of the templates: every component as an attribute."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def __getattr__(self, name: str) -> Macro:
        if name.startswith("_"):
            raise AttributeError(name)
        folder = FAMILIES.get(name, name)
        try:
            module = self._environment.get_template(f"components/{folder}/template.jinja").module
        except TemplateNotFound as problem:
            raise UnknownComponent(f"there is no component {folder!r}") from problem
        macro = getattr(module, name, None)
        if not isinstance(macro, Macro):
            raise UnknownComponent(f"component {folder!r} has no macro {name!r}")
        return macro


# Macros that live in the folder of their family: fields of a form look alike and share their label, hint and error.
FAMILIES = {
    "text_field": "field",
    "text_area": "field",
    "select_field": "field",
    "choice_field": "field",
    "check_field": "field",
    "checks_field": "field",
    "file_field": "field",
    "error_summary": "field",
    "attention_mark": "state_marks",
    "adjustment_mark": "state_marks",
    "summary_mark": "text_mark",
    "literal_mark": "text_mark",
    "per_inhabitant": "contribution",
    "newsletter": "contribution",
    "report_row": "report_table",
}


@dataclass(frozen=True, slots=True)
class Specimen:
    """One component as the gallery shows it."""

    name: str
    purpose: str
    parameters: str
    sample: str


def specimen(name: str) -> Specimen:
    """Read what the gallery says about one component from the comment at the top of its template."""
    source = (FOLDER / name / "template.jinja").read_text(encoding="utf-8")
    head = source.split("#}", 1)[0].removeprefix("{#").strip("- \n")
    purpose, _, parameters = head.partition("\n\n")
    return Specimen(
        name=name,
        purpose=" ".join(purpose.split()),
        parameters=parameters.strip(),
        sample=f"components/{name}/sample.jinja",
    )
