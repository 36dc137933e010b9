# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The handover folder on screen: the words of the paper, with links to what they are about."""

from dataclasses import dataclass
from uuid import UUID

from driehoek.publications.kinds.handover.content import Entry, Folder
from driehoek.web.paths import Paths


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A line with the address of what it is about; empty where there is no page of it."""

    entry: Entry
    href: str


@dataclass(frozen=True, slots=True)
class PartScreen:
    """A part with its lines."""

    code: str
    title: str
    intro: str
    lines: tuple[EntryLine, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class FolderScreen:
    """The folder with the address of its file."""

    folder: Folder
    file: str
    parts: tuple[PartScreen, ...]


def folder_screen(folder: Folder, code: str, paths: Paths) -> FolderScreen:
    """Return the folder on screen."""
    return FolderScreen(
        folder=folder,
        file=paths.handover_file(code),
        parts=tuple(
            PartScreen(
                part.code,
                part.title,
                part.intro,
                tuple(EntryLine(entry, _href(entry, paths)) for entry in part.entries),
                part.empty,
            )
            for part in folder.parts
        ),
    )


def _href(entry: Entry, paths: Paths) -> str:
    match entry.record:
        case "afspraak":
            return paths.agreement(entry.key)
        case "actie":
            return paths.action(UUID(entry.key))
        case "werkgroep":
            return paths.working_group(entry.key)
        case "programma":
            return paths.programme(entry.key)
        case "plan":
            return paths.plan(entry.key)
        case "thema":
            plan, _, theme = entry.key.partition("/")
            return paths.theme(plan, theme)
    return ""
