# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""An outcome that is sent twice, after the meeting, before it, or once its list was approved."""

from collections.abc import Callable

import pytest

from driehoek.cycle.commands import Postpone
from driehoek.cycle.undoing import undo
from driehoek.kernel.errors import Conflict, Invalid
from driehoek.kernel.ids import new_uid
from driehoek.planning.models import Action
from driehoek.steering.commands.sitting import approve_list, close_meeting
from driehoek.steering.models import Decision, Proposal
from tests.cycle.test_conclude import changes, concluded
from tests.planning.world import World
from tests.steering.table import Table, table

pytestmark = pytest.mark.django_db


@pytest.fixture
def laid(world: World) -> Table:
    """The table."""
    return table(world)


class TestTwice:
    """The same form sent twice is carried out once; a colleague's outcome is never passed over unseen."""

    def test_one_key(self, laid: Table) -> None:
        change, more = changes(laid)["nieuw"]
        item, key, who = laid.item("Punt"), new_uid(), laid.secretary
        first = laid.say(item, change, who, key=key, **more)
        assert laid.say(item, change, who, key=key, **more) == first
        assert (Decision.objects.count(), Action.objects.filter(code="A-01").count()) == (1, 1)

    def test_a_colleague_was_first(self, laid: Table) -> None:
        item = laid.item("Punt")
        laid.say(item, subject="Van de een", outcomes_seen=0)
        with pytest.raises(Conflict):
            laid.say(item, subject="Van de ander", outcomes_seen=0)
        laid.say(item, subject="Van de ander", outcomes_seen=1)
        assert [one.subject for one in Decision.objects.order_by("pk")] == ["Van de een", "Van de ander"]

    def test_outcome_or_postponed(self, laid: Table) -> None:
        with pytest.raises(Invalid) as problem:
            concluded(laid, laid.item("Punt"), None)
        assert set(problem.value.fields) == {"subject"}


def test_once_the_list_is_approved_nothing_is_undone(laid: Table) -> None:
    who, item = laid.secretary, laid.item("Punt", "maart")
    laid.say(item, None, who)
    approve_list(actor=who, meeting_uid=laid.meetings["mei"].uid, previous_uid=laid.meetings["maart"].uid)
    with pytest.raises(Invalid, match="vastgesteld"):
        undo(actor=who, operation_uid=Decision.objects.get().created_in)


def test_after_the_meeting_it_still_can_be_recorded(laid: Table) -> None:
    """As long as the list is not approved: not everything is typed at the table."""
    item = laid.item("Punt")
    close_meeting(actor=laid.secretary, meeting_uid=laid.meetings["mei"].uid)
    laid.say(item)
    item.refresh_from_db()
    assert (item.state, Proposal.objects.count(), Decision.objects.get().meeting) == ("behandeld", 0, item.meeting)


def test_not_before_the_meeting(laid: Table) -> None:
    deeds: list[Callable[[], object]] = [
        lambda: laid.say(laid.item("Straks", "juli")),
        lambda: concluded(laid, laid.item("Dan", "juli"), Postpone()),
    ]
    for deed in deeds:
        with pytest.raises(Invalid, match="Open eerst"):
            deed()
