# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Content-addressed files: a file is stored under the SHA-256 of its bytes and never changes.

Records keep the hash as a value. Two papers with the same bytes share one file; a file is written completely
under a temporary name and then renamed, so that a half-written one is never found.
"""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from django.conf import settings

_DIGEST = re.compile(r"[0-9a-f]{64}")


def _place(digest: str) -> Path:
    if not _DIGEST.fullmatch(digest):
        raise FileNotFoundError(f"no file is stored under {digest!r}: that is no SHA-256")
    return Path(settings.FILES_ROOT) / digest[:2] / digest[2:4] / digest


def keep(content: bytes) -> str:
    """Store bytes and return their SHA-256 in hexadecimal; storing the same bytes twice keeps one file.

    When it returns, bytes and name are on the disk, so that a record may point at them. A damaged file is replaced.
    """
    digest = hashlib.sha256(content).hexdigest()
    place = _place(digest)
    if place.exists() and place.read_bytes() == content:
        return digest
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(place)
        _onto_disk(place.parent)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return digest


def _onto_disk(folder: Path) -> None:
    """Write a folder's list of names to the disk, and those of the folders that may just have been made above it."""
    for part in (folder, folder.parent, folder.parent.parent):
        handle = os.open(part, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def fetch(digest: str) -> bytes:
    """Return the bytes stored under a hash.

    Raises:
        FileNotFoundError: nothing is stored under that hash.
        ValueError: the stored bytes no longer have that hash (the disk lied).
    """
    content = _place(digest).read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise ValueError(f"stored file {digest} is damaged")
    return content
