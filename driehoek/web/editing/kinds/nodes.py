# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of the tree of a plan: themes and goals, their other names and labels, and where they touch each other."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.organisations.picking import picks
from driehoek.planning.kinds import nodes
from driehoek.planning.rules import Ambition, TagKind
from driehoek.web.editing.declared import references, text_fields
from driehoek.web.editing.fields import Choice, Field, LongText, Text
from driehoek.web.editing.forms import coded
from driehoek.web.editing.kinds.plans import InPlan


class NodeForm(InPlan):
    """A theme, goal or action point: at the top of a plan, or under another."""

    kind = nodes.NODE
    local = True

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New theme or goal"), _("Change theme or goal")

    def defaults(self) -> Mapping[str, object]:
        """Return what stands beforehand; the node under which it is made, where it is made under one."""
        return {"text_kind": "samenvatting", "parent": self.under}

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        tags = picks(self.place.actor, nodes.TAG.model, self.place.head.pk, "label", group="kind")
        levels = coded("ambition", list(Ambition), empty=_("Not stated"))
        where = (self.nodes("parent", _("Stands under"), empty=_("At the top of the plan")),) if self.new else ()
        return (
            Text(name="title", label=_("Title"), required=True),
            *(replace(field, required=False) for field in self.of_plan()),
            *where,
            LongText(name="text", label=_("Text"), rows=6),
            *text_fields(),
            Choice(name="ambition", label=_("Level of ambition"), folded=True, options=levels,
                   hint=_("Only for what stands at the top.")),
            self.nodes("extends", _("Adds to the joint theme"), empty=_("None"), folded=True),
            references("tags", _("Labels"), tags, folded=True),
        )  # fmt: skip

    def add(self, values: Mapping[str, object]) -> UUID:
        """Make the node; under another one, the plan follows from that."""
        return self.make({name: value for name, value in values.items() if name != "plan" or value is not None})


class AliasForm(InPlan):
    """Another name for a theme or goal."""

    kind = nodes.ALIAS

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New other name"), _("Change other name")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        return (
            *((self.nodes("node", _("Of which theme or goal?")),) if self.new else ()),
            Text(name="name", label=_("Other name"), required=True),
            Text(name="used_in", label=_("Where is it called so?")),
        )


class LinkForm(InPlan):
    """Two themes or goals that touch each other."""

    kind = nodes.LINK

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New connection"), _("Change connection")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        both = (self.nodes("node", _("This theme or goal")), self.nodes("other", _("touches")))
        return (
            *(both if self.new else ()),
            Text(name="reason", label=_("How do they touch each other?"), required=True),
        )


class TagForm(InPlan):
    """A cross-cutting line, target group, safety field or way of approach."""

    kind = nodes.TAG
    local = True

    def titles(self) -> tuple[str, str]:
        """Return what the form is called, for a new one and for one that stands."""
        return _("New label"), _("Change label")

    def asked(self) -> tuple[Field, ...]:
        """Return its fields."""
        kinds = coded("tag_kind", list(TagKind), empty=_("Make a choice"))
        return (
            Text(name="label", label=_("Name"), required=True),
            Choice(name="kind", label=_("Kind"), options=kinds, required=True),
            LongText(name="text", label=_("Note"), rows=3),
        )


FORMS = (NodeForm, AliasForm, LinkForm, TagForm)
