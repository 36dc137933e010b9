# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a proposal must say before a body can answer it; no Django, no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit
from uuid import UUID

from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import PreciseDate
from driehoek.steering.rules import Concern, Deployment, ProposalKind, ProposalState

#: What may be proposed about something; ``None`` is a proposal about nothing that is recorded.
KINDS: Mapping[Concern | None, tuple[ProposalKind, ...]] = {
    Concern.ACTION: (
        ProposalKind.ADJUST, ProposalKind.STOP, ProposalKind.DEFER, ProposalKind.CARRY_OVER, ProposalKind.CONTINUE,
        ProposalKind.DEPLOYMENT, ProposalKind.MONEY, ProposalKind.INFORMATION, ProposalKind.OTHER,
    ),
    Concern.THEME: (
        ProposalKind.ADD_PRIORITY, ProposalKind.DROP_PRIORITY, ProposalKind.NEW_ACTION, ProposalKind.DEPLOYMENT,
        ProposalKind.MONEY, ProposalKind.INFORMATION, ProposalKind.OTHER,
    ),
    Concern.PROGRAMME: (
        ProposalKind.ADOPT, ProposalKind.NEW_ACTION, ProposalKind.ADD_PRIORITY, ProposalKind.DROP_PRIORITY,
        ProposalKind.MONEY, ProposalKind.INFORMATION, ProposalKind.OTHER,
    ),
    Concern.PLAN: (
        ProposalKind.ADOPT, ProposalKind.ADD_PRIORITY, ProposalKind.DROP_PRIORITY, ProposalKind.MONEY,
        ProposalKind.INFORMATION, ProposalKind.OTHER,
    ),
    Concern.EVALUATION: (
        ProposalKind.ADOPT, ProposalKind.ADJUST, ProposalKind.STOP, ProposalKind.CARRY_OVER, ProposalKind.CONTINUE,
        ProposalKind.ADD_PRIORITY, ProposalKind.DROP_PRIORITY, ProposalKind.MONEY, ProposalKind.INFORMATION,
        ProposalKind.OTHER,
    ),
    None: (
        ProposalKind.NEW_ACTION, ProposalKind.ADD_PRIORITY, ProposalKind.DEPLOYMENT, ProposalKind.MONEY,
        ProposalKind.INFORMATION, ProposalKind.OTHER,
    ),
}  # fmt: skip
#: For whom a proposal can be: public only by release of a paper, and who "named" would be is not for a proposer to say.
CIRCLES = (Circle.PARTNERS, Circle.MUNICIPALITY, Circle.TRIANGLE)
#: States in which a proposal can be handed in, taken back as a draft, and withdrawn.
CAN_SUBMIT = frozenset({ProposalState.DRAFT})
CAN_REOPEN = frozenset({ProposalState.SUBMITTED, ProposalState.WITHDRAWN})
CAN_WITHDRAW = frozenset({ProposalState.DRAFT, ProposalState.SUBMITTED, ProposalState.POSTPONED})
#: States in which it waits for a place on an agenda.
WAITING = frozenset({ProposalState.SUBMITTED, ProposalState.POSTPONED})
#: What is asked, as it stands in the form beforehand; agendas are Dutch whatever the screen.
ASKED: Mapping[ProposalKind, str] = {
    ProposalKind.ADJUST: "afspreken hoe deze actie wordt bijgesteld",
    ProposalKind.STOP: "instemmen met het stoppen van deze actie",
    ProposalKind.DEFER: "instemmen met uitstel van deze actie",
    ProposalKind.CARRY_OVER: "afspreken dat deze actie meegaat naar het volgende programma",
    ProposalKind.CONTINUE: "afspreken dat deze actie doorgaat",
    ProposalKind.ADD_PRIORITY: "afspreken dat dit een prioriteit wordt",
    ProposalKind.DROP_PRIORITY: "afspreken dat dit geen prioriteit meer is",
    ProposalKind.DEPLOYMENT: "afspreken dat de politie dit doet, en wat daarvoor wijkt",
    ProposalKind.ADOPT: "vaststellen",
    ProposalKind.INFORMATION: "kennisnemen",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposing:
    """What someone proposes.

    Attributes:
        concerns: what it is about, as kind and uid; ``None`` when it is about nothing that is recorded.
        concerns_label: what that is called, where it lives in a room above; else it is looked up.
        municipality_id: whose matter it is, when what it is about does not say so; ``None`` for a joint one.
        acute: that it cannot wait.
        development_uid: what was told between meetings and leads to it.
        body_uid: which of the bodies that may answer; the first by rule when empty.
        references: what it rests on, as ``{"label": ...}`` with an ``address``, or with a ``kind`` and ``uid``.
        circle: for whom it is once submitted; narrower where what it is about is for fewer people.
    """

    kind: ProposalKind
    title: str
    reason: str = ""
    asked: str = ""
    concerns: tuple[Concern, UUID] | None = None
    concerns_label: str = ""
    municipality_id: int | None = None
    acute: bool = False
    development_uid: UUID | None = None
    body_uid: UUID | None = None
    wanted_on: PreciseDate | None = None
    papers_due: date | None = None
    gives_way: str = ""
    deployment: Deployment | None = None
    new_end: PreciseDate | None = None
    references: Sequence[Mapping[str, str]] = ()
    circle: Circle = Circle.PARTNERS
    example: bool = False

    @property
    def concern(self) -> Concern | None:
        """The kind of thing it is about."""
        return self.concerns[0] if self.concerns else None


def check_draft(asked: Proposing) -> dict[str, str]:
    """Return what is wrong even for a draft, a sentence per field."""
    wrong: dict[str, str] = {}
    if not asked.title.strip():
        wrong["title"] = "Geef het voorstel een titel."
    if asked.kind not in KINDS[asked.concern]:
        wrong["kind"] = "Dit kan hier niet worden voorgesteld. Kies een ander soort voorstel."
    if asked.circle not in CIRCLES:
        wrong["circle"] = "Kies een van de mogelijkheden."
    for one in asked.references:
        address = one.get("address", "")
        if not one.get("label", "").strip() or (address and not _is_web(address)):
            wrong["references"] = "Schrijf per regel de naam van een stuk, met daarachter eventueel een webadres."
    return wrong


def check_complete(asked: Proposing, today: date, end: PreciseDate | None, *, moved: bool = False) -> dict[str, str]:
    """Return what is still wrong before it can be handed in, a sentence per field.

    Args:
        end: the present end of the action that it is about.
        moved: whether that was told already as later than first agreed; then one may ask to agree with just that.
    """
    wrong: dict[str, str] = {}
    if not asked.reason.strip():
        wrong["reason"] = "Schrijf op waarom u dit voorstelt."
    if not asked.asked.strip():
        wrong["asked"] = "Schrijf op wat u vraagt."
    if asked.kind is ProposalKind.DEPLOYMENT:
        if not asked.gives_way.strip():
            wrong["gives_way"] = "Wat wijkt? Schrijf op wat minder wordt als de politie dit erbij doet."
        if asked.deployment is None:
            wrong["deployment"] = "Kies of de inzet gepland is of ad hoc."
    if asked.kind is ProposalKind.DEFER:
        if asked.new_end is None:
            wrong["new_end"] = "Vul in tot wanneer de actie wordt uitgesteld."
        elif end is not None and not _later(asked.new_end, end, moved=moved):
            wrong["new_end"] = f"De actie loopt nu tot {end}. Uitstellen kan alleen tot later."
    if asked.wanted_on is not None and asked.wanted_on.last_day < today:
        wrong["wanted_on"] = "Deze dag is al voorbij."
    if asked.papers_due is not None and asked.papers_due < today:
        wrong["papers_due"] = "Deze dag is al voorbij."
    elif asked.papers_due and asked.wanted_on and asked.papers_due > asked.wanted_on.last_day:
        wrong["papers_due"] = "De stukken komen dan na de dag waarop u antwoord wilt."
    return wrong


def _later(wanted: PreciseDate, end: PreciseDate, *, moved: bool) -> bool:
    return wanted.last_day > end.last_day or (moved and wanted.last_day == end.last_day)


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and len(address) <= 500
