# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What an outcome of a meeting changes: the register, the change, the point and the proposal, or nothing at all."""

from typing import Any

import pytest
from django.apps import apps

from driehoek.audit.models import AuditEvent, HistoryEntry
from driehoek.cycle.commands import (
    AddPriority,
    AdjustAction,
    Adopt,
    CarryOver,
    Change,
    DeferAction,
    Deploy,
    DropPriority,
    NewAction,
    Postpone,
    StopAction,
    conclude,
)
from driehoek.cycle.undoing import undo
from driehoek.kernel.actor import Actor
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.errors import Absent, Forbidden, Invalid
from driehoek.kernel.ids import new_uid
from driehoek.kernel.models import Record
from driehoek.planning.models import Action, Adoption, Node, PlanVersion, Programme
from driehoek.planning.rules import AdoptionKind, DeviationReason
from driehoek.steering.models import AgendaItem, Decision
from driehoek.steering.rules import Authority, Concern, Deployment
from tests.planning.world import World, actor, store
from tests.steering.table import Table, table

pytestmark = pytest.mark.django_db

CHOICE = DeviationReason.POLICY_CHOICE


@pytest.fixture
def laid(world: World) -> Table:
    """The table."""
    return table(world)


def present() -> dict[tuple[str, object], dict[str, Any]]:
    """Return every present record with its columns, apart from the bookkeeping."""
    found: dict[tuple[str, object], dict[str, Any]] = {}
    for model in apps.get_models():
        if issubclass(model, Record):
            columns = [c.attname for c in model._meta.concrete_fields if c.attname not in ("version", "changed_in")]
            for values in model._default_manager.filter(withdrawn_at__isnull=True).values(*columns):
                found[model._meta.label, values["uid"]] = values
    return found


def changes(laid: Table) -> dict[str, tuple[Change | None, dict[str, Any]]]:
    """Return one of each kind of change that can be carried out, with what the outcome says besides."""
    world = laid.world
    action = world.action("A-1", status="vertraagd", end="2024", adjustment=True, adjustment_text="Help")
    uid = action.uid
    priority = world.node("prio", "Priemende prioriteit", ambition="prioriteit", plan=world.plan)
    world.node("doel", "Doel daarvan", "prio")
    world.action("P-1", "doel", status="loopt")
    told: dict[str, Any] = {"authority": Authority.PUBLIC_ORDER}
    return {
        "niets": (None, {}),
        "bijsturen": (AdjustAction(action_uid=uid, new_end=PreciseDate("2025"), reason=CHOICE), {}),
        "stoppen": (StopAction(action_uid=uid, reason=CHOICE), {}),
        "uitstellen": (DeferAction(action_uid=uid, reason=CHOICE, new_end=PreciseDate("2026")), {}),
        "meenemen": (CarryOver(action_uid=uid, programme_uid=world.programmes["uvp-2025"].uid), {}),
        "nieuw": (NewAction(programme_uid=world.programmes["uvp-2025"].uid, form=world.form()), {}),
        "erbij": (AddPriority(plan_uid=world.plan.uid, title="Online onrust", text="Wij gaan dit doen."), {}),
        "wordt": (AddPriority(plan_uid=world.plan.uid, node_uid=world.nodes["verkeer"].uid), {}),
        "eraf": (DropPriority(node_uid=priority.uid, stop_actions=True), {}),
        "inzet": (Deploy(deployment=Deployment.AD_HOC, gives_way="Minder verkeerscontroles in Bree."), told),
        "vaststellen": (
            Adopt(kind=AdoptionKind.ADOPTED, concerns=(Concern.PROGRAMME, world.programmes["uvp-2025"].uid)), {},
        ),
        "aanhouden": (Postpone(reason="Eerst cijfers."), {}),
    }  # fmt: skip


KINDS = (
    "niets", "bijsturen", "stoppen", "uitstellen", "meenemen", "nieuw", "erbij", "wordt", "eraf", "inzet",
    "vaststellen", "aanhouden",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_one_operation_that_is_undone_whole(laid: Table, kind: str) -> None:
    """Point, proposal, register and change go together, there and back and there again."""
    found = changes(laid)
    assert set(found) == set(KINDS)
    change, more = found[kind]
    item = laid.item("Punt", proposal=(proposal := laid.proposal("Voorstel")))
    before, who = present(), laid.world.coordinator
    laid.say(item, change, who, **more)
    decision = Decision.objects.get()
    assert (decision.item, decision.meeting, str(decision.decided_on)) == (item, item.meeting, "13 mei 2024")
    item.refresh_from_db()
    proposal.refresh_from_db()
    handled = ("aangehouden", "geagendeerd") if kind == "aanhouden" else ("behandeld", "behandeld")
    assert (item.state, proposal.state) == handled
    assert {event.operation for event in AuditEvent.objects.all()} == {decision.created_in}
    assert AuditEvent.objects.filter(command="cycle.conclude_item").count() == 1
    after = present()
    assert undo(actor=who, operation_uid=decision.created_in).left == ()
    assert present() == before
    undone = HistoryEntry.objects.order_by("-pk")[0].operation
    assert undo(actor=who, operation_uid=undone).left == ()
    assert present() == after


@pytest.mark.parametrize("kind", KINDS)
def test_the_secretary_may_take_it_back(laid: Table, kind: str) -> None:
    """Who keeps the register carries out what was decided, and so may take that back as well."""
    change, more = changes(laid)[kind]
    item, who = laid.item("Punt"), laid.secretary
    before = present()
    laid.say(item, change, who, **more)
    assert undo(actor=who, operation_uid=Decision.objects.get().created_in).left == ()
    assert present() == before


class TestWhatChanges:
    """Each kind of change does what it says, and names the outcome as its cause."""

    @pytest.mark.parametrize(
        ("kind", "status", "end"),
        [("bijsturen", "loopt", "2025"), ("stoppen", "vervallen", "2024"), ("uitstellen", "uitgesteld", "2026")],
    )
    def test_an_action(self, laid: Table, kind: str, status: str, end: str) -> None:
        change, more = changes(laid)[kind]
        uid = laid.say(laid.item("Punt"), change, **more)
        stored = Action.objects.get(code="A-1")
        assert (stored.status, str(stored.current_end), stored.adjustment) == (status, end, False)
        assert (stored.status_cause_kind, stored.status_cause_uid) == ("besluit", uid)
        assert Decision.objects.get().concerns_uid == stored.uid

    def test_taken_along(self, laid: Table) -> None:
        change, more = changes(laid)["meenemen"]
        uid = laid.say(laid.item("Punt"), change, **more)
        new = Action.objects.get(programme__code="uvp-2025")
        assert (new.code, new.predecessor, new.status_cause_uid) == (
            "A-1",
            Action.objects.get(programme__code="uvp-2023", code="A-1"),
            uid,
        )
        assert new.status_cause_label == "afspraak van gezagsdriehoek: Zo doen we het"
        assert Decision.objects.get().concerns_uid == Action.objects.get(code="A-1", programme__code="uvp-2023").uid

    def test_a_new_action(self, laid: Table) -> None:
        change, more = changes(laid)["nieuw"]
        first = laid.say(laid.item("Punt"), change, **more)
        laid.say(laid.item("Nog een"), change, **more)
        new = Action.objects.filter(programme__code="uvp-2025").order_by("code")
        assert [one.code for one in new] == ["A-01", "A-02"]
        assert (new[0].status_cause_uid, new[0].municipality) == (first, None)
        assert Decision.objects.get(uid=first).concerns_uid == new[0].uid

    def test_a_priority_more(self, laid: Table) -> None:
        """In an adopted plan the words of the outcome are frozen with the rest."""
        found = changes(laid)
        laid.world.plan.status = "vastgesteld"
        store(laid.world.plan)
        laid.say(laid.item("Erbij"), found["erbij"][0])
        node = Node.objects.get(title="Online onrust")
        assert (node.level, node.ambition, node.text_kind, node.text) == (
            1, "prioriteit", "letterlijk", "Wij gaan dit doen.",
        )  # fmt: skip
        assert PlanVersion.objects.get().reason == "afspraak van gezagsdriehoek: Zo doen we het"
        laid.say(laid.item("Wordt"), found["wordt"][0])
        assert Node.objects.get(code="verkeer").ambition == "prioriteit"
        about = set(Decision.objects.values_list("concerns_kind", "concerns_uid"))
        assert about == {("thema", node.uid), ("thema", laid.world.nodes["verkeer"].uid)}

    @pytest.mark.parametrize("stop", [True, False])
    def test_a_priority_fewer(self, laid: Table, stop: bool) -> None:
        changes(laid)
        node = Node.objects.get(code="prio")
        laid.world.action("P-2", "doel", status="afgerond")
        uid = laid.say(laid.item("Eraf"), DropPriority(node_uid=node.uid, stop_actions=stop))
        node.refresh_from_db()
        assert (node.ambition, node.withdrawn_at) == ("overig", None)
        under = {action.code: action for action in Action.objects.filter(node__code="doel")}
        assert under["P-1"].status == ("vervallen" if stop else "loopt")
        assert (under["P-1"].status_cause_uid == uid) is stop
        assert (under["P-2"].status, Action.objects.get(code="A-1").status) == ("afgerond", "vertraagd")

    def test_out_of_the_plan_once_nothing_stands_under_it(self, laid: Table) -> None:
        bare = laid.world.node("leeg", "Leeg thema")
        laid.say(laid.item("Eruit"), DropPriority(node_uid=bare.uid, withdraw=True))
        assert Node.objects.get(code="leeg").withdrawn_at is not None
        full = laid.world.nodes["verkeer"]
        with pytest.raises(Invalid, match="Er hangt aan: 1 thema of doel"):
            laid.say(laid.item("Ook eruit"), DropPriority(node_uid=full.uid, withdraw=True))

    def test_deployment_says_what_gives_way(self, laid: Table) -> None:
        change, more = changes(laid)["inzet"]
        laid.say(laid.item("Punt"), change, **more)
        decision = Decision.objects.get()
        assert (decision.deployment, decision.gives_way, decision.authority) == (
            "ad_hoc", "Minder verkeerscontroles in Bree.", "openbare_orde",
        )  # fmt: skip

    def test_adopted(self, laid: Table) -> None:
        laid.say(laid.item("Punt"), changes(laid)["vaststellen"][0])
        assert Programme.objects.get(code="uvp-2025").status == "vastgesteld"
        assert Adoption.objects.get().decision_uid == Decision.objects.get().uid

    def test_postponed_without_an_outcome(self, laid: Table) -> None:
        """Nothing stands in the register, and the point is on the next agenda already."""
        from_here = laid.item("Punt", proposal=laid.proposal("Voorstel"), said="Lang gesproken.")
        change: Change = Postpone(reason="Eerst cijfers.")
        said = concluded(laid, from_here, change)
        from_here.refresh_from_db()
        assert (said, from_here.state) == (from_here.uid, "aangehouden")
        assert from_here.said == "Lang gesproken.\nEerst cijfers."
        assert not Decision.objects.exists()
        back = AgendaItem.objects.get(meeting__code="juli")
        assert (back.title, back.state, back.said) == ("Punt", "open", "")

    def test_it_is_about_what_was_proposed(self, laid: Table) -> None:
        """Also when nothing changes, so that it is found with the action."""
        action = laid.world.action("A-1", status="loopt")
        asked = laid.proposal("Voorstel", concerns_kind="actie", concerns_uid=action.uid, action=action)
        laid.say(laid.item("Punt", proposal=asked))
        assert Decision.objects.get().concerns_uid == action.uid
        assert Action.objects.get().status == "loopt"

    def test_of_an_example_all_is_example(self, laid: Table) -> None:
        laid.say(laid.item("Punt", example=True), changes(laid)["nieuw"][0])
        assert Decision.objects.get().example
        assert Action.objects.get(programme__code="uvp-2025").example

    def test_no_wider_than_its_point(self, laid: Table) -> None:
        laid.say(laid.item("Punt", circle="driehoek"))
        assert Decision.objects.get().circle == "driehoek"


def concluded(laid: Table, item: AgendaItem, change: Change | None, **more: Any) -> object:
    from_command = more.pop("who", laid.secretary)
    return conclude(actor=from_command, item_uid=item.uid, outcome=None, change=change, **more)


def refusals(laid: Table) -> dict[str, tuple[Change | None, dict[str, Any], str]]:
    """Return what cannot be, with the field that is to blame."""
    found, world = changes(laid), laid.world
    plan, verkeer = world.plan.uid, world.nodes["verkeer"].uid
    inzet = Deploy(deployment=Deployment.PLANNED, gives_way="")
    programme = world.programmes["uvp-2025"].uid
    return {
        "geen woorden": (None, {"subject": " "}, "subject"),
        "een besluit van de driehoek": (None, {"kind": "besluit"}, "kind"),
        "stoppen zonder reden": (StopAction(action_uid=_first(found).action_uid), {}, "deviation_reason"),
        "uitstellen zonder einde": (
            DeferAction(action_uid=_first(found).action_uid, reason=CHOICE), {}, "new_end",
        ),
        "alleen kennisgenomen": (found["stoppen"][0], {"kind": "kennisneming"}, "kind"),
        "kennisneming maakt niets": (found["nieuw"][0], {"kind": "informatie"}, "kind"),
        "wat wijkt": (inzet, {"authority": Authority.PUBLIC_ORDER}, "gives_way"),
        "onder wiens gezag": (Deploy(deployment=Deployment.PLANNED, gives_way="Iets."), {}, "authority"),
        "zonder naam": (AddPriority(plan_uid=plan), {}, "title"),
        "al een prioriteit": (AddPriority(plan_uid=plan, node_uid=world.nodes["prio"].uid), {}, "node"),
        "geen prioriteit": (DropPriority(node_uid=verkeer), {}, "node"),
        "een doel": (DropPriority(node_uid=world.nodes["snelheid"].uid), {}, "node"),
        "zonder titel": (NewAction(programme_uid=programme, form=world.form(title=" ")), {}, "title"),
        "niet zo": (
            Adopt(kind=AdoptionKind.TOOK_NOTICE, concerns=(Concern.PROGRAMME, programme)), {}, "kind",
        ),
    }  # fmt: skip


def _first(found: dict[str, tuple[Change | None, dict[str, Any]]]) -> StopAction:
    change = found["stoppen"][0]
    assert isinstance(change, StopAction)
    return change


REFUSED = (
    "geen woorden", "een besluit van de driehoek", "stoppen zonder reden", "uitstellen zonder einde",
    "alleen kennisgenomen", "kennisneming maakt niets", "wat wijkt", "onder wiens gezag", "zonder naam",
    "al een prioriteit", "geen prioriteit", "een doel", "zonder titel", "niet zo",
)  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_leaves_nothing_behind(laid: Table, name: str) -> None:
    found = refusals(laid)
    assert set(found) == set(REFUSED)
    change, more, field = found[name]
    item, key = laid.item("Punt", proposal=laid.proposal("Voorstel")), new_uid()
    before = present()
    with pytest.raises(Invalid) as problem:
        laid.say(item, change, key=key, **more)
    assert field in problem.value.fields
    assert present() == before
    assert not AuditEvent.objects.exists()
    laid.say(item, key=key)  # the key is not used up by what was refused
    assert Decision.objects.count() == 1


class TestWho:
    """Who may, and of whom."""

    def test_a_body_of_one_municipality_says_nothing_of_what_is_joint(self, laid: Table) -> None:
        found, world = changes(laid), laid.world
        college = world.body("college", "college", world.aa)
        laid.meeting("collegevergadering", 4, body=college, state="bezig", opened_at=laid.meetings["mei"].opened_at)
        item = laid.item("Punt", "collegevergadering")
        for kind in ("bijsturen", "stoppen", "meenemen", "nieuw", "erbij", "wordt", "eraf", "inzet"):
            with pytest.raises(Invalid):
                laid.say(item, found[kind][0], kind="besluit", **found[kind][1])
        own = AddPriority(plan_uid=world.plan.uid, title="Buurt", municipality_id=world.aa.pk)
        laid.say(item, own, world.adviser(world.aa), kind="besluit")
        assert Node.objects.get(title="Buurt").municipality == world.aa

    def test_what_only_advises_changes_nothing(self, laid: Table) -> None:
        found, world = changes(laid), laid.world
        laid.meeting(
            "groep",
            4,
            body=world.body("werkgroep", "werkgroep"),
            state="bezig",
            opened_at=laid.meetings["mei"].opened_at,
        )
        for kind in ("bijsturen", "stoppen", "meenemen", "nieuw", "erbij", "eraf", "inzet", "vaststellen"):
            with pytest.raises(Invalid):
                laid.say(laid.item(kind, "groep"), found[kind][0], **found[kind][1])
        laid.say(laid.item("Advies", "groep"))
        assert Decision.objects.count() == 1

    def test_the_secretary_needs_no_right_to_edit_plans_but_a_reader_does_not_get_it(self, laid: Table) -> None:
        found = changes(laid)
        item = laid.item("Punt")
        for kind in ("nieuw", "erbij", "meenemen", "stoppen"):
            for who in (laid.world.mayor, actor("adviseur_oov", laid.world.partnership, municipality=laid.world.aa)):
                with pytest.raises(Forbidden):
                    laid.say(item, found[kind][0], who)
            for outside in (laid.world.outsider, Actor.visitor()):
                with pytest.raises(Absent):
                    laid.say(item, found[kind][0], outside)
        assert not Decision.objects.exists()

    def test_what_is_out_of_sight_is_not_there(self, laid: Table) -> None:
        world = laid.world
        hidden = world.action("H-1", circle="eigen_gemeente", circle_municipality_id=world.aa.pk, municipality=world.aa)
        secret = world.node("stil", "Stil", circle="eigen_gemeente", circle_municipality_id=world.aa.pk)
        for change in (
            StopAction(action_uid=hidden.uid, reason=CHOICE), DropPriority(node_uid=secret.uid),
            CarryOver(action_uid=hidden.uid, programme_uid=world.programmes["uvp-2025"].uid),
            NewAction(programme_uid=new_uid(), form=world.form()), AddPriority(plan_uid=new_uid(), title="x"),
            Adopt(kind=AdoptionKind.ADOPTED, concerns=(Concern.PLAN, new_uid())),
        ):  # fmt: skip
            with pytest.raises(Absent):
                laid.say(laid.item("Punt"), change)
        unseen = laid.item("Van Aa", circle="eigen_gemeente", circle_municipality_id=world.aa.pk)
        with pytest.raises(Absent):
            laid.say(unseen)
