# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The field for what something rests on: a label a line, with an address of a paper behind it if there is one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext as _

from driehoek.steering.rules import Concern
from driehoek.web.editing.fields import Field, Misread, Typed

MARK = "|"
_WITHIN = re.compile(r"(?P<kind>[a-z]+):(?P<uid>[0-9a-f-]{36})")
SECURE = "https://"


@dataclass(frozen=True, kw_only=True)
class References(Field):
    """What something rests on; the value is a list of references as an agenda item keeps them."""

    component: ClassVar[str] = "text_area"
    rows: int = 3

    def _read(self, typed: Typed) -> object:
        return [_read_line(line.strip()) for line in str(typed).split("\n") if line.strip()]

    def typed(self, value: object) -> Typed:
        """One on each line."""
        several = value if isinstance(value, list | tuple) else ()
        return "\n".join(_line(one) for one in several if isinstance(one, Mapping))


def _read_line(line: str) -> dict[str, str]:
    label, _mark, behind = (part.strip() for part in line.partition(MARK))
    if not behind:
        return {"label": label}
    if not label:
        raise Misread(_("Write what it is before the address, as: Evaluation 2026 | https://..."))
    found = _WITHIN.fullmatch(behind)
    if found and found["kind"] in set(Concern):
        return {"label": label, "kind": found["kind"], "uid": str(UUID(found["uid"]))}
    if not behind.startswith(SECURE) or " " in behind:
        raise Misread(_("An address begins with https:// and has no spaces."))
    return {"label": label, "address": behind}


def _line(reference: Mapping[str, object]) -> str:
    behind = reference.get("address") or ""
    if not behind and reference.get("uid"):
        behind = f"{reference.get('kind')}:{reference['uid']}"
    return f"{reference.get('label', '')} {MARK} {behind}" if behind else str(reference.get("label", ""))
