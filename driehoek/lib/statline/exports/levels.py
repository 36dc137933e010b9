# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Districts and neighbourhoods beside municipalities: one of them may bear the name of a municipality."""

from driehoek.lib.statline.exports.layout import Dimension, Layout
from driehoek.lib.statline.model import Level
from driehoek.lib.statline.refusals import Refused
from driehoek.lib.statline.regions import match, plain

_LEVELS = {
    "land": Level.COUNTRY,
    "gemeente": Level.MUNICIPALITY,
    "wijk": Level.NEIGHBOURHOOD,
    "buurt": Level.QUARTER,
}
_MIXED = frozenset(("wijken en buurten", "wijkenenbuurten"))


def level_told(text: str | None) -> Level | None:
    """Return the level that "Soort regio" tells; None when it tells none that we know."""
    return _LEVELS.get(plain(text)) if text else None


def refuse_unsure(layout: Layout, areas: Dimension) -> None:
    """Refuse names of neighbourhoods among those of municipalities when nothing tells which is which.

    Raises:
        Refused: "Heumen" may be the municipality or a neighbourhood in it.
    """
    if plain(areas.name) not in _MIXED or areas.column < 0:
        return
    names = {text: line for line in layout.body if (text := line.cell(areas.column))}
    unknown = next((text for text in names if not match(text).codes), None)
    if unknown is not None and any(match(text).codes and match(text).code != text for text in names):
        raise Refused(
            "neighbourhoods",
            f"Hier staat '{unknown[:60]}', een wijk of buurt. Die kan net zo heten als een gemeente. Kies op StatLine "
            "alleen gemeenten, of kies er het onderwerp 'Soort regio' bij.",
            f"regel {names[unknown].number}",
        )
