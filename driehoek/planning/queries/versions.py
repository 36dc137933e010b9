# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two frozen versions of a plan side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate, period
from driehoek.kernel.errors import Absent
from driehoek.organisations.policies import within
from driehoek.planning.models import PlanVersion


@dataclass(frozen=True, slots=True)
class VersionDifference:
    """One passage that differs between two versions.

    Attributes:
        kind: ``toegevoegd``, ``vervallen`` or ``gewijzigd``.
        what: the passage, such as a theme's title.
        before, after: the texts; empty on the side where the passage is absent.
    """

    kind: str
    what: str
    before: str
    after: str


def compare_versions(
    actor: Actor, partnership_id: int, plan_code: str, older: int, newer: int
) -> tuple[VersionDifference, ...]:
    """Return what differs between two versions of a plan, in the order of the newer one; 1 query.

    Raises:
        Absent: one of the versions is not there or out of sight.
    """
    rows = within(actor, PlanVersion, partnership_id).filter(plan__code=plan_code, number__in=[older, newer])
    contents = dict(rows.values_list("number", "content"))
    if older not in contents or newer not in contents:
        raise Absent("Een van deze versies bestaat niet, of u mag haar niet zien.")
    before, after = _passages(contents[older]), _passages(contents[newer])
    differences = []
    for key, (what, text) in after.items():
        if key not in before:
            differences.append(VersionDifference("toegevoegd", what, "", text))
        elif before[key] != (what, text):
            differences.append(VersionDifference("gewijzigd", what, before[key][1], text))
    gone = [VersionDifference("vervallen", what, text, "") for key, (what, text) in before.items() if key not in after]
    return tuple(differences + gone)


def _passages(content: Mapping[str, Any]) -> dict[tuple[str, str], tuple[str, str]]:
    """Return heading and text by kind and code, from a snapshot of schema 1."""
    passages: dict[tuple[str, str], tuple[str, str]] = {("plan", "title"): ("titel", content["title"])}
    if "period" in content:
        passages["plan", "period"] = ("periode", period(*(PreciseDate(text) for text in content["period"])))
    for text in content["texts"]:
        passages["text", text["code"]] = (text["title"], text["text"])
    for way in content["ways"]:
        passages["way", str(way["number"])] = (way["title"], way["text"])
    for node in content["nodes"]:
        passages["node", node["code"]] = (node["title"], f"{node['title']}\n{node['text']}".strip())
    return passages
