# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of plans, programmes and actions, one noun a file."""

from driehoek.planning.models.action import Action, ActionNode, ActionPartner, ActionTag, ProgressReport
from driehoek.planning.models.group import GroupMember, GroupProduct, SharedKnowledge, WorkingGroup
from driehoek.planning.models.node import LocalChapter, Node, NodeAlias, NodeLink, NodeTag, Tag, UpwardLink
from driehoek.planning.models.plan import Adoption, Plan, PlanText, PlanVersion, WayOfWorking
from driehoek.planning.models.programme import Programme, ProgrammeAim
from driehoek.planning.models.saved_view import SavedView

__all__ = [
    "Action",
    "ActionNode",
    "ActionPartner",
    "ActionTag",
    "Adoption",
    "GroupMember",
    "GroupProduct",
    "LocalChapter",
    "Node",
    "NodeAlias",
    "NodeLink",
    "NodeTag",
    "Plan",
    "PlanText",
    "PlanVersion",
    "Programme",
    "ProgrammeAim",
    "ProgressReport",
    "SavedView",
    "SharedKnowledge",
    "Tag",
    "UpwardLink",
    "WayOfWorking",
    "WorkingGroup",
]
