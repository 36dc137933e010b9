# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changes files with figures: bringing one in, saying what it is, loading it, undoing that."""

import hashlib
from typing import Any
from uuid import UUID

from django.db import transaction

from driehoek.audit.recording import command
from driehoek.figures.commands import Loaded, load_table, undo_load
from driehoek.figures.models import FigureColumns, FigureUpload, Load, UploadState
from driehoek.figures.policies import require_load
from driehoek.figures.uploads.looking import Look, look_at, packed, unpacked
from driehoek.figures.uploads.policies import OPEN_FOR, upload_in_sight, uploads_in_sight
from driehoek.figures.uploads.rehearsing import Rehearsal, base_of
from driehoek.kernel import clock, records
from driehoek.kernel.actor import Actor
from driehoek.kernel.circle import Circle
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.kernel.models import Recipient
from driehoek.lib.statline.exports.mapping import Columns

CLOSED = "Dit bestand is al ingelezen of weggelegd. Kies het opnieuw."
OTHERWISE = "Intussen zijn er andere cijfers ingelezen. Bekijk opnieuw wat er verandert; er is nog niets ingelezen."
UNSAID = "Zeg eerst waarover de cijfers gaan."


@command
def open_upload(
    *,
    actor: Actor,
    partnership_id: int,
    name: str,
    content: bytes,
    columns: Columns | None,
    rehearsal: Rehearsal | None,
) -> UUID:
    """Keep a file until its maker has looked at it; return its uid.

    Args:
        columns: how it is to be read, where that is known already.
        rehearsal: what loading it would do, where that could be worked out.

    Raises:
        Forbidden: the actor may not bring figures in here.
    """
    require_load(actor, partnership_id)
    upload = records.insert(
        FigureUpload(
            partnership_id=partnership_id,
            circle=Circle.NAMED.value,
            file_name=name[-200:],
            file_size=len(content),
            file_digest=hashlib.sha256(content).hexdigest(),
            opened_at=clock.now(),
            packed=packed(content),
            columns=columns.as_json() if columns else {},
            rehearsal=rehearsal.as_json() if rehearsal else {},
        )
    )
    held = {s.function_uid for s in actor.standings if s.partnership_id == partnership_id and s.function_uid}
    Recipient.objects.bulk_create(Recipient(record_uid=upload.uid, function_uid=uid) for uid in sorted(held))
    return upload.uid


@command
def keep_rehearsal(
    *, actor: Actor, partnership_id: int, upload_uid: UUID, columns: Columns, rehearsal: Rehearsal
) -> None:
    """Keep how a file is read, and what loading it would do.

    Raises:
        Absent, Forbidden, Invalid: it is out of sight, not the actor's to bring in, or no longer open.
    """
    upload = _open(actor, partnership_id, upload_uid)
    records.update(upload, {"columns": columns.as_json(), "rehearsal": rehearsal.as_json()})


@command
def drop_upload(*, actor: Actor, partnership_id: int, upload_uid: UUID) -> None:
    """Put a file away and forget what stood in it.

    Raises:
        Absent, Forbidden, Invalid: as :func:`keep_rehearsal`.
    """
    _forget(_open(actor, partnership_id, upload_uid), UploadState.DROPPED, {"rehearsal": {}})


@command
def forget_uploads(*, actor: Actor) -> int:
    """Put every file away that has been open too long; return how many.

    Raises:
        Forbidden: the actor does not serve every partnership.
    """
    if not actor.everywhere:
        raise Forbidden("Alleen het systeem ruimt oude bestanden op.")
    old = FigureUpload._default_manager.filter(state=UploadState.OPEN.value, opened_at__lt=clock.now() - OPEN_FOR)
    return sum(_forget(upload, UploadState.DROPPED, {"rehearsal": {}}) for upload in old)


def load_upload(*, actor: Actor, partnership_id: int, upload_uid: UUID, base: str) -> Loaded:
    """Load a file as its rehearsal said, and close it; all in one transaction.

    Args:
        base: of what the reader saw; where there are other figures by now, nothing is loaded.

    Raises:
        Absent, Forbidden, Invalid: it is out of sight, may not be loaded, or cannot be.
        Conflict: it would do something else than the reader saw.
    """
    with transaction.atomic():
        upload = _open(actor, partnership_id, upload_uid)
        rehearsal = upload.rehearsal
        if not rehearsal:
            raise Invalid(UNSAID)
        if base != rehearsal["base"] or base_of(partnership_id) != base:
            raise Conflict(OTHERWISE)
        look = _looked(upload)
        if look.reading is None:
            raise Invalid(UNSAID)
        loaded = load_table(
            actor=actor, table=look.reading.table, partnership_id=partnership_id, filename=upload.file_name,
            sha256=upload.file_digest,
        )  # fmt: skip
        close_upload(actor=actor, partnership_id=partnership_id, upload_uid=upload_uid, loaded=loaded, look=look)
    return loaded


@command
def close_upload(*, actor: Actor, partnership_id: int, upload_uid: UUID, loaded: Loaded, look: Look) -> None:
    """Close a file that was loaded: keep what it did, forget what stood in it, remember how its columns are read."""
    upload = _open(actor, partnership_id, upload_uid)
    load = None if loaded.nothing_to_do else Load.objects.get(uid=loaded.load_uid)
    _forget(upload, UploadState.DONE, {"load": load})
    if look.columns.uses and look.fingerprint:
        _remember(upload, look)


def _remember(upload: FigureUpload, look: Look) -> None:
    stored = FigureColumns._default_manager.filter(
        partnership_id=upload.partnership_id, fingerprint=look.fingerprint, withdrawn_at__isnull=True
    )
    row = stored.select_for_update().first()
    if row is not None:
        records.update(row, {"columns": look.columns.as_json()})
        return
    records.insert(
        FigureColumns(
            partnership_id=upload.partnership_id, fingerprint=look.fingerprint, columns=look.columns.as_json()
        )
    )


def undo_brought_in(*, actor: Actor, partnership_id: int, load_uid: UUID) -> None:
    """Undo a load, whatever it came from, and say so with its file; all in one transaction.

    Raises:
        Absent, Forbidden, Invalid: as :func:`driehoek.figures.commands.undo_load`.
    """
    load = Load.objects.filter(uid=load_uid, dataset__partnership_id=partnership_id).first()
    if load is None:
        raise Absent("Deze cijfers zijn hier niet ingelezen, of u mag ze niet zien.")
    with transaction.atomic():
        undo_load(actor=actor, load_uid=load_uid)
        note_undone(actor=actor, partnership_id=partnership_id, load_uid=load_uid)


@command
def note_undone(*, actor: Actor, partnership_id: int, load_uid: UUID) -> None:
    """Note with the file of a load that it was undone."""
    require_load(actor, partnership_id)
    for upload in FigureUpload._default_manager.filter(partnership_id=partnership_id, load__uid=load_uid):
        records.update(upload, {"state": UploadState.UNDONE.value})


def _looked(upload: FigureUpload) -> Look:
    said = Columns.of_json(upload.columns) if upload.columns else None
    return look_at(unpacked(upload.packed), upload.file_name, said)


def _open(actor: Actor, partnership_id: int, upload_uid: UUID) -> FigureUpload:
    require_load(actor, partnership_id)
    rows = uploads_in_sight(actor, partnership_id).filter(uid=upload_uid).select_for_update(of=("self",))
    upload = rows.first()
    if upload is None:
        upload_in_sight(actor, partnership_id, upload_uid)
    if upload is None or upload.state != UploadState.OPEN.value:
        raise Invalid(CLOSED)
    return upload


def _forget(upload: FigureUpload, state: UploadState, more: dict[str, Any] | None = None) -> bool:
    return records.update(upload, {"state": state.value, "packed": b"", "columns": {}} | (more or {}))
