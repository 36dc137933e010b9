# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""``driehoek person add``: the way in for the first people of a real installation."""

import argparse
import io

import pytest

from driehoek.audit.models import AuditEvent
from driehoek.cli import person_add
from driehoek.cli.failure import Failure
from driehoek.kernel import clock, guard
from driehoek.kernel.ids import new_uid
from driehoek.organisations.models import Function, Organisation, Partnership, Person
from driehoek.organisations.queries import actor_of, person_with_password

OPERATION = {"created_in": new_uid(), "changed_in": new_uid()}


@pytest.fixture
def function(db: None) -> Function:
    """A coordinator's function in a partnership."""
    with guard.seeding():
        partnership = Partnership.objects.create(slug="proef", name="Proef", **OPERATION)
        organisation = Organisation.objects.create(
            partnership=partnership, code="gemeente-a", name="gemeente A", kind="gemeente", **OPERATION
        )
        return Function.objects.create(
            partnership=partnership,
            organisation=organisation,
            code="coordinator",
            kind="coordinator",
            title="coördinator",
            **OPERATION,
        )


def call(monkeypatch: pytest.MonkeyPatch, function: str, password: str) -> int:
    """Run the verb with a password on standard input."""
    parser = argparse.ArgumentParser()
    person_add.add_arguments(parser)
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
    return person_add.run(parser.parse_args(["Ans@Gemeente.example", "--name", "Ans", "--function", function]))


def test_the_person_can_sign_in_and_holds_the_function(monkeypatch: pytest.MonkeyPatch, function: Function) -> None:
    assert call(monkeypatch, "proef/coordinator", "een lange wachtzin") == 0
    uid = person_with_password("ans@gemeente.example", "een lange wachtzin")
    assert uid is not None
    actor = actor_of(uid, clock.today())
    assert actor is not None
    assert [(s.role, s.partnership_id) for s in actor.standings] == [("coordinator", function.partnership_id)]
    assert person_with_password("ans@gemeente.example", "iets anders") is None
    assert set(AuditEvent.objects.values_list("command", flat=True)) == {
        "organisations.add_person",
        "organisations.hold_function",
    }


@pytest.mark.parametrize(
    ("named", "password", "told"),
    [
        ("proef/coordinator", "kort", "shorter than 12"),
        ("proef/burgemeester", "een lange wachtzin", "no function 'proef/burgemeester'"),
        ("proef", "een lange wachtzin", "no function 'proef'"),
    ],
)
def test_a_mistake_adds_nobody(
    monkeypatch: pytest.MonkeyPatch, function: Function, named: str, password: str, told: str
) -> None:
    with pytest.raises(Failure, match=told):
        call(monkeypatch, named, password)
    assert not Person.objects.exists()
