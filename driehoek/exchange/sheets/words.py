# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words as people write them in an action list, and what they mean: states, traffic lights, reasons, sorts."""

import re
import unicodedata
from collections.abc import Mapping

from driehoek.kernel import definitions
from driehoek.planning.rules import ActionKind, ActionStatus, DeviationReason, TrafficLight

_NOT_A_WORD = re.compile(r"[^a-z0-9%]+")
_PLURAL = re.compile(r"\((?:s|en|n|\'s)\)")


def plain(text: str) -> str:
    """Return a text as it is compared: lower case, no accents, no punctuation, single spaces."""
    flat = unicodedata.normalize("NFKD", text.casefold().replace("&", " en "))
    flat = "".join(sign for sign in flat if not unicodedata.combining(sign))
    return " ".join(_NOT_A_WORD.sub(" ", _PLURAL.sub("", flat)).split())


def _with_labels(vocabulary: str, values: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return what each word means: the code, our own word for it in Dutch, and the words of others."""
    known: dict[str, str] = {}
    for code, words in values.items():
        own = definitions.label(vocabulary, code)
        known |= {plain(word): code for word in (code, own, *words)}
    return known


S, L = ActionStatus, TrafficLight

STATUS = _with_labels(
    "action_status",
    {
        S.NOT_STARTED: (
            "nog niet gestart", "nog te starten", "nog starten", "gepland", "te starten", "niet begonnen", "open",
            "nieuw",
            "nog niet begonnen", "in voorbereiding", "voorbereiding", "to do", "todo", "n.t.b.", "nog oppakken",
            "start later",
        ),
        S.RUNNING: (
            "lopend", "in uitvoering", "gestart", "bezig", "in behandeling", "onderhanden",
            "gestart met voorbereidingen",
            "op schema", "conform planning", "volgens planning", "op koers", "loopt nog", "wordt uitgevoerd", "lopende",
            "actief", "niet volledig afgerond", "grotendeels uitgevoerd", "deels afgerond", "deels gereed",
        ),
        S.COMPLETED: (
            "gereed", "klaar", "voltooid", "gerealiseerd", "uitgevoerd", "afgesloten", "afgehandeld", "done", "behaald",
            "doel behaald", "is gereed", "geheel afgerond",
        ),
        S.DELAYED: (
            "vertraging", "loopt vertraging op", "achter op schema", "achterstand", "te laat", "loopt achter",
            "loopt uit",
            "niet op schema", "stagneert", "vertraging opgelopen",
        ),
        S.POSTPONED: (
            "doorgeschoven", "opnieuw ingepland", "on hold", "aangehouden", "opgeschort", "verschoven", "uitstel",
            "geparkeerd",
            "in de wacht",
        ),
        S.DROPPED: (
            "geschrapt", "gestopt", "niet uitgevoerd", "geannuleerd", "stopgezet", "komt te vervallen", "gestaakt",
            "ingetrokken",
        ),
        S.CONTINUOUS: (
            "continu", "structureel", "structureel geborgd", "going concern", "permanent", "regulier", "reguliere taak",
            "staand beleid", "geborgd", "blijvend",
        ),
    },
)  # fmt: skip

LIGHTS = _with_labels(
    "traffic_light",
    {
        L.GREEN: ("green", "g", "op groen", "goed", "op schema"),
        L.AMBER: ("geel", "amber", "oranje geel", "o", "yellow", "orange", "aandacht", "op oranje"),
        L.RED: ("red", "r", "op rood", "bijsturen", "niet goed"),
    },
)

#: Words for a light that are never taken for one in a column of states: they are states, or say too little.
ONLY_AS_LIGHT = frozenset({"g", "o", "r", "goed", "op schema", "aandacht", "bijsturen", "niet goed"})

REASONS = _with_labels(
    "deviation_reason",
    {
        DeviationReason.CRISIS: ("corona", "incident"),
        DeviationReason.MUNICIPAL_CAPACITY: ("capaciteit", "personeel", "formatie", "ziekte", "capaciteitsgebrek"),
        DeviationReason.POLICE_CAPACITY: ("politiecapaciteit", "capaciteit bij politie", "inzet politie"),
        DeviationReason.MONEY: ("budget", "financien", "geen geld", "middelen"),
        DeviationReason.PARTNER: ("partners", "afhankelijk van partner", "wacht op partner"),
        DeviationReason.LEGAL: ("juridisch", "privacy", "avg", "wetgeving"),
        DeviationReason.POLICY_CHOICE: ("keuze", "bestuurlijke keuze", "prioriteit"),
        DeviationReason.EXTERNAL: ("extern", "landelijk", "van buiten"),
        DeviationReason.OTHER: ("overig", "overige", "onbekend"),
    },
)

SORTS = _with_labels(
    "action_kind",
    {
        ActionKind.NEW: ("nieuwe actie",),
        ActionKind.CONTINUED: ("voortzetting", "vervolg", "bestaand", "doorlopend"),
        ActionKind.GOING_CONCERN: ("regulier", "staand beleid", "going concern"),
        ActionKind.PROJECT: ("projectmatig",),
        ActionKind.PRODUCT: (),
    },
)

YES = frozenset({"ja", "j", "x", "yes", "waar", "true", "1"})
NO = frozenset({"nee", "n", "neen", "no", "geen", "onwaar", "false", "0", "nvt", "n v t"})
#: Written where nothing is known; read as an empty cell.
NOTHING = frozenset({"", "nvt", "n v t", "pm", "onbekend", "nog niet bekend", "n t b", "ntb", "niet bekend",
    "nog te bepalen", "nader te bepalen"})  # fmt: skip
JOINT = frozenset({"gezamenlijk", "alle", "allen", "alle gemeenten", "gezamelijk", "bovenlokaal", "regionaal",
    "samen", "alle gemeentes", "iedereen"})  # fmt: skip


def light_of_colour(rgb: str) -> str:
    """Return the traffic light that a cell's background looks like; nothing for white, grey, blue and the like."""
    if len(rgb) != len("RRGGBB"):
        return ""
    red, green, blue = (int(rgb[place : place + 2], 16) for place in (0, 2, 4))
    highest, lowest = max(red, green, blue), min(red, green, blue)
    if highest - lowest < 40 or highest < 90:
        return ""
    hue = _hue(red, green, blue, highest, highest - lowest)
    if hue < 18 or hue >= 340:
        return TrafficLight.RED.value
    if hue < 66:
        return TrafficLight.AMBER.value
    return TrafficLight.GREEN.value if hue < 170 else ""


def _hue(red: int, green: int, blue: int, highest: int, spread: int) -> float:
    """Return the hue in degrees, 0 to 360."""
    if highest == red:
        return (60 * (green - blue) / spread) % 360
    if highest == green:
        return 60 * (blue - red) / spread + 120
    return 60 * (red - green) / spread + 240
