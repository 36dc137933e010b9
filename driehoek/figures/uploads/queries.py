# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of files with figures."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from driehoek.figures.models import FigureUpload, Load, UploadState
from driehoek.figures.policies import require_load
from driehoek.figures.rules import LoadState
from driehoek.figures.uploads.looking import Look, look_at, unpacked
from driehoek.figures.uploads.policies import upload_in_sight, uploads_in_sight
from driehoek.figures.uploads.rehearsing import Rehearsal
from driehoek.kernel.actor import Actor
from driehoek.lib.statline.exports.mapping import Columns

SHOWN = 50


@dataclass(frozen=True, slots=True)
class UploadLine:
    """A file in a list; ``state`` is coded, see :class:`UploadState`."""

    uid: UUID
    file_name: str
    opened_at: datetime
    state: str
    load_uid: UUID | None


@dataclass(frozen=True, slots=True)
class UploadPage:
    """One file.

    Attributes:
        rehearsal: what loading it would do, or did; None while somebody must say something first.
        look: the file itself, only while that is so.
    """

    line: UploadLine
    rehearsal: Rehearsal | None
    look: Look | None
    undoable: bool


def open_uploads(actor: Actor, partnership_id: int) -> tuple[UploadLine, ...]:
    """Return the files that wait to be loaded, newest first; 1 query.

    Raises:
        Forbidden: the actor may not bring figures in here.
    """
    require_load(actor, partnership_id)
    rows = uploads_in_sight(actor, partnership_id).filter(state=UploadState.OPEN.value)
    return tuple(_line(row) for row in rows.defer("packed", "rehearsal", "columns").order_by("-opened_at")[:SHOWN])


def upload_page(actor: Actor, partnership_id: int, uid: UUID) -> UploadPage:
    """Return one file with what it would do, or did; 3 queries.

    Raises:
        Absent: no such file within sight.
        Forbidden: the actor may not bring figures in here.
    """
    require_load(actor, partnership_id)
    upload = upload_in_sight(actor, partnership_id, uid)
    rehearsal = Rehearsal.of_json(upload.rehearsal) if upload.rehearsal else None
    look = None
    if upload.state == UploadState.OPEN.value and upload.packed and rehearsal is None:
        said = Columns.of_json(upload.columns) if upload.columns else None
        look = look_at(unpacked(upload.packed), upload.file_name, said)
    return UploadPage(_line(upload), rehearsal, look, _undoable(upload))


def content_of(actor: Actor, partnership_id: int, uid: UUID) -> tuple[bytes, str, Columns | None]:
    """Return an open file, its name, and how it is read as far as that is known; 2 queries.

    Raises:
        Absent: no such file within sight.
        Forbidden: the actor may not bring figures in here.
    """
    require_load(actor, partnership_id)
    upload = upload_in_sight(actor, partnership_id, uid)
    said = Columns.of_json(upload.columns) if upload.columns else None
    return (unpacked(upload.packed) if upload.packed else b""), upload.file_name, said


def _line(upload: FigureUpload) -> UploadLine:
    load_uid = upload.load.uid if upload.load else None
    return UploadLine(upload.uid, upload.file_name, upload.opened_at, upload.state, load_uid)


def _undoable(upload: FigureUpload) -> bool:
    load = upload.load
    if load is None or load.state != LoadState.DONE.value or upload.state != UploadState.DONE.value:
        return False
    later = Load.objects.filter(dataset_id=load.dataset_id, state=LoadState.DONE.value, pk__gt=load.pk)
    return not later.exists()
