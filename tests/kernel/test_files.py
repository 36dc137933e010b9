# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Files under the hash of their content."""

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from driehoek.kernel import files


@pytest.fixture
def store(settings: Any, tmp_path: Path) -> Path:
    settings.FILES_ROOT = tmp_path / "files"
    return tmp_path / "files"


def _all(store: Path) -> list[Path]:
    return [path for path in store.rglob("*") if path.is_file()]


def test_kept_bytes_are_found_again(store: Path) -> None:
    digest = files.keep(b"nota")
    assert digest == hashlib.sha256(b"nota").hexdigest()
    assert files.fetch(digest) == b"nota"


def test_the_same_bytes_are_one_file(store: Path) -> None:
    assert files.keep(b"nota") == files.keep(b"nota")
    assert files.keep(b"") != files.keep(b"nota")
    assert len(_all(store)) == 2


def test_a_write_that_breaks_off_leaves_nothing(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.keep(b"half a paper")
    monkeypatch.undo()
    assert _all(store) == []
    with pytest.raises(FileNotFoundError):
        files.fetch(hashlib.sha256(b"half a paper").hexdigest())


def test_a_killed_write_is_never_found(store: Path) -> None:
    digest = hashlib.sha256(b"paper").hexdigest()
    place = store / digest[:2] / digest[2:4]
    place.mkdir(parents=True)
    (place / ".new-left-behind").write_bytes(b"pap")
    with pytest.raises(FileNotFoundError):
        files.fetch(digest)
    assert files.keep(b"paper") == digest
    assert files.fetch(digest) == b"paper"


def test_damage_is_noticed_and_mended_by_keeping_again(store: Path) -> None:
    digest = files.keep(b"paper")
    place = store / digest[:2] / digest[2:4] / digest
    place.write_bytes(b"pap")
    with pytest.raises(ValueError, match="damaged"):
        files.fetch(digest)
    files.keep(b"paper")
    assert files.fetch(digest) == b"paper"


@pytest.mark.parametrize("digest", ["", "..", "../../secret", "ab", "A" * 64, "g" * 64, "a" * 63, "/etc/passwd"])
def test_only_a_hash_names_a_file(store: Path, digest: str) -> None:
    with pytest.raises(FileNotFoundError):
        files.fetch(digest)


def test_many_writers_of_the_same_bytes(store: Path) -> None:
    content = b"x" * 100_000
    with ThreadPoolExecutor(8) as pool:
        digests = set(pool.map(lambda _: files.keep(content), range(24)))
    assert digests == {hashlib.sha256(content).hexdigest()}
    assert len(_all(store)) == 1
    assert files.fetch(digests.pop()) == content
