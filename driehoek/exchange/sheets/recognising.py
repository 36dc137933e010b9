# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which action a row is about: by uid, by number, by name, or by one that looks like it (then the reader says)."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from uuid import UUID

from driehoek.exchange.sheets.listed import Listed
from driehoek.exchange.sheets.rows import ReadRow
from driehoek.exchange.sheets.understanding import FROM_FILE, KEPT, NEW
from driehoek.exchange.sheets.words import plain

ALIKE = 0.86
UNLIKE = 0.35
LOOKED_AT = 12


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a row is about.

    Attributes:
        action: ``None`` for a new one.
        own: the row comes from a list of ours: it has a uid.
        alike: actions that the reader must choose about.
    """

    action: Listed | None = None
    own: bool = False
    alike: tuple[Listed, ...] = ()


class Known:
    """The actions of a programme, by everything that a row could recognise them by."""

    def __init__(self, actions: Sequence[Listed]) -> None:
        self.by_uid = {action.uid: action for action in actions}
        self.by_code = {plain(action.code): action for action in actions}
        self.by_title: dict[str, list[Listed]] = {}
        self._by_word: dict[str, list[Listed]] = {}
        for action in actions:
            title = plain(action.title)
            self.by_title.setdefault(title, []).append(action)
            for word in set(title.split()):
                self._by_word.setdefault(word, []).append(action)

    def alike(self, title: str) -> tuple[Listed, ...]:
        """Return the actions whose name looks much like this one; only those that share words are looked at."""
        asked = plain(title)
        words = set(asked.split())
        shared: dict[UUID, int] = {}
        for word in words:
            of_word = self._by_word.get(word, [])
            if len(of_word) <= 200:  # a word of nearly every action tells nothing
                for action in of_word:
                    shared[action.uid] = shared.get(action.uid, 0) + 1
        nearest = sorted(shared, key=lambda uid: -shared[uid])[:LOOKED_AT]
        matcher = SequenceMatcher(b=asked, autojunk=False)
        found = []
        for uid in nearest:
            matcher.set_seq1(plain(self.by_uid[uid].title))
            if matcher.real_quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
                found.append(self.by_uid[uid])
        return tuple(found)


def recognise(row: ReadRow, known: Known, said: str) -> Recognised:
    """Find the action that a row is about.

    Args:
        said: what the reader said of this row: a uid, ``nieuw``, or nothing.
    """
    uid = row.values.get("uid")
    if isinstance(uid, UUID):
        action = known.by_uid.get(uid)
        if action is None:
            row.wrong(
                "uid", "Deze actie staat niet (meer) in dit programma. Maak de cel leeg als het een nieuwe actie is."
            )
        return Recognised(action, own=action is not None)
    if said == NEW:
        if plain(str(row.values.get("code") or "")) in known.by_code:
            row.note(
                "code",
                f"Nummer {row.values.pop('code')} is hier al in gebruik; de nieuwe actie krijgt een ander nummer.",
            )
        return Recognised()
    if said and said not in (FROM_FILE, KEPT) and (chosen := known.by_uid.get(UUID(said))) is not None:
        return Recognised(chosen)
    return _by_words(row, known)


def _by_words(row: ReadRow, known: Known) -> Recognised:
    code = plain(str(row.values.get("code") or ""))
    if code and (action := known.by_code.get(code)) is not None:
        if row.title and SequenceMatcher(None, plain(row.title), plain(action.title)).ratio() < UNLIKE:
            row.wrong(
                "code",
                f"Nummer {action.code} is hier '{action.title}'. Is dit dezelfde actie? Kies het hieronder.",
            )
            return Recognised(alike=(action,))
        return Recognised(action)
    same = known.by_title.get(plain(row.title), []) if row.title else []
    if len(same) > 1 and row.values.get("places") is not None:
        same = [action for action in same if action.values.get("places") == row.values["places"]] or same
    if len(same) == 1:
        return Recognised(same[0])
    alike = tuple(same) or (known.alike(row.title) if row.title else ())
    if alike:
        names = " of ".join(f"{action.code} '{action.title}'" for action in alike[:3])
        row.wrong("title", f"Deze actie lijkt op {names}. Is het dezelfde? Kies het hieronder.")
        return Recognised(alike=alike[:3])
    return Recognised()
