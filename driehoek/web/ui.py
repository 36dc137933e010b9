# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Components: one folder each, with a macro of the same name, the parameters at its top and a sample for the gallery.

Templates reach them as ``ui.button(...)``: no imports to repeat, and a block that is rendered alone for htmx finds
them just the same.
"""

from dataclasses import dataclass
from functools import lru_cache, update_wrapper
from pathlib import Path
from typing import Any

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

    def __getattr__(self, name: str) -> Any:
        """Find a component the first time that it is asked for; from then on it is an attribute like any other."""
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
        found = drawn_once(macro) if folder in DRAWN_ONCE else macro
        if not self._environment.auto_reload:
            setattr(self, name, found)
        return found


#: Small marks that stand on every line of a list, and look the same wherever they have the same parameters.
DRAWN_ONCE = frozenset({"icon", "status_mark", "state_marks", "example_mark", "circle_mark"})


def drawn_once(macro: Macro) -> Any:
    """Return a macro that remembers what it drew for which parameters."""
    drawn = lru_cache(maxsize=512, typed=True)(macro)
    return update_wrapper(drawn, macro, assigned=("name",), updated=())


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
    "chart_head": "chart",
    "chart_foot": "chart",
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
