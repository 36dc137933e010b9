# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""The links and letters of a questionnaire, and when its outcome may be shown."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings

from driehoek.evaluation.models import Conversation, Survey, SurveyInvitation
from driehoek.kernel import clock
from driehoek.kernel.circle import Circle
from driehoek.kernel.dates import dutch
from driehoek.lib.signing import signed, unsigned
from driehoek.messages.rules import PERSONAL_LINK, Address, Letter
from driehoek.organisations.holders import Holder, holders
from driehoek.organisations.models import Person
from driehoek.organisations.rules import FunctionKind

#: With fewer answers nothing is shown: somebody might know who said what.
FEWEST = 10
#: The kind under which a mail says which invitation it is about.
ABOUT = "vragenlijst"
PURPOSE = b"driehoek.evaluation.surveying.1"
UID_BYTES = 16
#: Who works together: not the councils, who are told of it, nor whoever only looks after the system.
ASKED = frozenset(kind.value for kind in FunctionKind) - {
    FunctionKind.COUNCILLOR.value, FunctionKind.CLERK.value, FunctionKind.ADMINISTRATOR.value
}  # fmt: skip


def people(partnership_id: int) -> tuple[Holder, ...]:
    """Return whom a questionnaire asks, each once; 1 query."""
    found: dict[UUID, Holder] = {}
    for holder in holders(partnership=partnership_id):
        if holder.kind in ASKED:
            found.setdefault(holder.person_uid, holder)
    return tuple(found.values())


def token_of(invitation_uid: UUID) -> str:
    """Return the part of the address by which somebody answers."""
    return signed(invitation_uid.bytes, purpose=PURPOSE, secret=settings.SECRET_KEY)


def path_of(token: str) -> str:
    """Return where somebody answers."""
    return f"/vragenlijst/{token}/"


def invitation_of(token: str) -> SurveyInvitation | None:
    """Return whose link this is, or ``None`` when we never made it; 1 query."""
    what = unsigned(token, purpose=PURPOSE, secret=settings.SECRET_KEY)
    if what is None or len(what) != UID_BYTES:
        return None
    rows = SurveyInvitation.objects.select_related("survey__conversation", "partnership")
    return rows.filter(uid=UUID(bytes=what), withdrawn_at__isnull=True, survey__withdrawn_at__isnull=True).first()


def link_of(invitation_uid: UUID, to_email: str) -> str:
    """Return the whole address, for the mail that is being sent; 2 queries.

    Raises:
        LookupError: it was used, or the person left or has another address by now.
    """
    rows = SurveyInvitation.objects.filter(uid=invitation_uid, used=False, withdrawn_at__isnull=True)
    person_uid = rows.values_list("person_uid", flat=True).first()
    if person_uid is None or not Person.objects.filter(uid=person_uid, email=to_email, is_active=True).exists():
        raise LookupError("no such invitation at this address")
    return settings.DRIEHOEK_ADDRESS + path_of(token_of(invitation_uid))


def still_open(survey: Survey) -> bool:
    """Tell whether answers can still come."""
    return survey.closed_at is None and clock.today() <= survey.closes_on


def letters(
    conversation: Conversation, survey: Survey, asked: Sequence[tuple[SurveyInvitation, Holder]]
) -> list[Letter]:
    """Return the mails that ask; one per person."""
    text = "\n".join(
        [
            "Goedemorgen,",
            "",
            f"De partners praten binnenkort over hoe zij samenwerken in {conversation.year}. Hoe ziet u het?",
            "Met deze link antwoordt u in twee minuten. U hoeft niet in te loggen.",
            PERSONAL_LINK,
            "",
            f"Het kan tot en met {dutch(survey.closes_on)}, één keer.",
            f"Uw antwoord telt mee in het geheel. Wat u antwoordt, wordt nergens bij uw naam bewaard. Bij minder dan "
            f"{FEWEST} antwoorden wordt niets getoond.",
        ]
    )
    return [
        Letter(
            to=Address(holder.email, holder.name),
            subject=f"Hoe gaat het samenwerken? Graag uiterlijk {dutch(survey.closes_on)}",
            text=text,
            key=f"vragenlijst-{invitation.uid}",
            about=(ABOUT, invitation.uid),
            circle=Circle.NAMED,
        )
        for invitation, holder in asked
    ]
