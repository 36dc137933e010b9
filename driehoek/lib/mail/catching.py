# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Catching mail where nothing may leave the machine: each mail becomes a file that one can read."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ENDING = ".eml"


@dataclass(frozen=True, slots=True)
class Catcher:
    """A folder in which mail ends."""

    folder: Path

    @contextmanager
    def open(self) -> "Iterator[Catcher]":
        """Make the folder, if need be."""
        self.folder.mkdir(parents=True, exist_ok=True)
        yield self

    def offer(self, sender: str, receiver: str) -> None:
        """Take everything from everybody."""

    def hand_over(self, name: str, content: bytes) -> str:
        """Keep the mail under its own name, whole or not at all; the same mail again is the same file."""
        part = self.folder / f".{name}.part"
        with part.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(self.folder / f"{name}{ENDING}")
        return "opgevangen"


def caught(folder: Path) -> tuple[Path, ...]:
    """Return the mails in a folder, the newest first; their names begin with a time-ordered identifier."""
    return tuple(sorted(folder.glob(f"*{ENDING}"), reverse=True)) if folder.is_dir() else ()
