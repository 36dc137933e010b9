# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which evaluations count: what a round is still making is a draft, that only the pages of that round show."""

from django.db.models import Q

from driehoek.evaluation.rules import FROZEN

_STATES = sorted(state.value for state in FROZEN)
#: On evaluations: made elsewhere, or in a round that was locked.
FINISHED = Q(round__isnull=True) | Q(round__state__in=_STATES)
#: The same on what belongs to an evaluation.
JUDGED = Q(evaluation__round__isnull=True) | Q(evaluation__round__state__in=_STATES)
