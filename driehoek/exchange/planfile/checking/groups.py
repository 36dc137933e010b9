# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Working groups: who takes part through a function, does so for the organisation of that function."""

from collections.abc import Iterator

from driehoek.exchange.planfile.checking.registry import Registry
from driehoek.exchange.planfile.problems import Problem
from driehoek.exchange.planfile.reading import Document
from driehoek.exchange.planfile.records.organisations import Function
from driehoek.exchange.planfile.records.outcomes import PlanFile


def groups(file: PlanFile, document: Document, registry: Registry) -> Iterator[Problem]:
    """Yield members with a function of another organisation."""
    for plan in file.plans:
        for group in plan.working_groups:
            for member in group.members:
                function = registry.of("function").get(member.function)
                if isinstance(function, Function) and function.organisation != member.organisation:
                    yield document.problem(
                        "function_elsewhere", (*member.path, "functie"), wanted=member.organisation,
                        code=member.function, found=function.organisation,
                    )  # fmt: skip
