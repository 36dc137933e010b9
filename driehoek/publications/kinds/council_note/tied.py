# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the figures that are tied to the goals of a plan: of one municipality, for everyone in the paper's circle."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Q

from driehoek.figures.indicators import indicators
from driehoek.figures.queries.in_year import findings_in_year
from driehoek.figures.queries.published import published_series
from driehoek.figures.queries.views import LABELS
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.lib.documents.content import Origin
from driehoek.lib.statistics.labels import Label
from driehoek.monitoring.models import GoalFigure
from driehoek.organisations.models import Municipality, Partnership
from driehoek.organisations.queries import head
from driehoek.planning.models import Node
from driehoek.publications.kinds.council_note.material import Fact, FigureFacts
from driehoek.publications.policies import for_paper

MOST_OF_A_THEME = 2
SAID = frozenset(label for label in Label if label not in (Label.TOO_FEW, Label.NO_LABEL))


def tied_figures(
    actor: Actor,
    partnership: Partnership,
    municipality: Municipality,
    circle: Circle,
    nodes: Iterable[Node],
    looked_at: int,
) -> Mapping[int, tuple[FigureFacts, ...]]:
    """Return figures by the key of their theme, at most two each; 1 query, 6 where anything is tied.

    What a partnership counts itself is for its partners and stays out; counts about people pass disclosure control.

    Args:
        nodes: themes and goals that the paper may name.
        looked_at: the calendar year that the paper looks back on.
    """
    root_of = _roots(nodes)
    rows = for_paper(actor, GoalFigure, partnership.pk, circle).filter(
        Q(municipality__isnull=True) | Q(municipality=municipality), node_id__in=root_of
    )
    ties = [row for row in rows.order_by("pk") if row.indicator in indicators()]
    if not ties:
        return {}
    keys = tuple(dict.fromkeys(row.indicator for row in ties))
    series = published_series(actor, head(actor, partnership.slug), keys, (municipality.cbs_code,))
    findings = findings_in_year({place: one for place, one in series.items() if not one.source.own}, looked_at)
    found: dict[int, dict[str, FigureFacts]] = defaultdict(dict)
    for row in ties:
        at = row.indicator, municipality.cbs_code
        if at in findings and LABELS[findings[at].label] in SAID:
            known = indicators()[row.indicator]
            origin = Origin(GoalFigure._meta.label_lower, str(row.uid), "indicator")
            figure = FigureFacts(
                title=Fact(known.title.nl, origin),
                direction=known.direction.value,
                unit=known.unit.nl,
                aimed=row.target is not None,
                example_tie=row.example,
                series=series[at],
                finding=findings[at],
            )
            found[root_of[row.node_id]].setdefault(row.indicator, figure)
    return {root: chosen(figures.values()) for root, figures in found.items()}


def chosen(figures: Iterable[FigureFacts]) -> tuple[FigureFacts, ...]:
    """Choose the figures of a theme: clear changes first, then those with a target."""
    return tuple(sorted(figures, key=lambda one: (not one.finding.is_clear, not one.aimed))[:MOST_OF_A_THEME])


def _roots(nodes: Iterable[Node]) -> Mapping[int, int]:
    """Return the key of the theme of each theme and goal."""
    parents = {node.pk: node.parent_id for node in nodes}
    roots: dict[int, int] = {}
    for key in parents:
        at = key
        while (above := parents.get(at)) is not None and above in parents:
            at = above
        if parents[at] is None:
            roots[key] = at
    return roots
