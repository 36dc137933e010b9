# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a file is not read, in words for the person who chose it: what is the matter and what to do now."""

from collections.abc import Mapping

_SAVE_AS = "Open het in Excel of LibreOffice en sla het op als Excel-werkmap (.xlsx)"
_COPY = "Kopieer de lijst als waarden naar een nieuw bestand en kies dat."

SENTENCES: Mapping[str, str] = {
    "empty": "Het bestand is leeg. Kies het bestand opnieuw; misschien is het opslaan of kopiëren niet gelukt.",
    "no-cells": "In het bestand staat geen enkele ingevulde cel. Kies het bestand met de lijst.",
    "too-large": (
        "Het bestand is {found} MB; we lezen tot {limit} MB. Haal afbeeldingen en bladen die niet nodig zijn "
        "eruit, of splits de lijst."
    ),
    "too-many-rows": (
        "Op blad '{sheet}' staan meer dan {limit} rijen. Splits de lijst in delen van ten hoogste {limit} rijen."
    ),
    "too-many-columns": "Op blad '{sheet}' staan meer dan {limit} kolommen. Haal kolommen weg die niet nodig zijn.",
    "too-many-cells": (
        "Er staan meer dan {limit} ingevulde cellen in het bestand. Haal bladen weg die niet nodig zijn, of "
        "splits de lijst."
    ),
    "too-many-sheets": (
        "Er staan meer dan {limit} bladen in het bestand. Sla alleen het blad met de lijst op in een nieuw bestand."
    ),
    "too-spread": (
        "Op blad '{sheet}' liggen de ingevulde cellen te ver uit elkaar. Kopieer alleen de lijst naar een nieuw "
        "bestand."
    ),
    "too-many-areas": (
        "Op blad '{sheet}' zijn meer dan {limit} groepen cellen samengevoegd. Kopieer de lijst als waarden naar "
        "een nieuw bestand."
    ),
    "text-too-long": "In cel {cell} op blad '{sheet}' staan meer dan {limit} tekens. Kort die tekst in.",
    "too-much-text": (
        "In het bestand staat meer dan {limit} tekens tekst. Haal bladen weg die niet nodig zijn, of splits de lijst."
    ),
    "bomb": (
        f"Het bestand wordt bij het uitpakken onredelijk groot: meer dan {{limit}} MB, of meer dan {{ratio}} keer "
        f"zo groot. {_COPY}"
    ),
    "too-many-parts": (
        "Het bestand bestaat uit meer dan {limit} onderdelen; zo ziet een gewone lijst er niet uit. Kopieer de "
        "lijst naar een nieuw bestand en kies dat."
    ),
    "encrypted": (
        "Het bestand is beveiligd met een wachtwoord, daarom kunnen we het niet lezen. Haal het wachtwoord eraf "
        "(in Excel: Bestand, Info, Werkmap beveiligen) en kies het opnieuw."
    ),
    "xls": f"Dit is een Excel-bestand van de oude soort (.xls). {_SAVE_AS}; kies dat bestand.",
    "xlsb": f"Dit is een binair Excel-bestand (.xlsb). {_SAVE_AS}; kies dat bestand.",
    "flat": f"Dit is een spreadsheet van een soort die we niet lezen. {_SAVE_AS}; kies dat bestand.",
    "numbers": (
        "Dit is een bestand van Apple Numbers. Kies in Numbers: Archief, Exporteer naar, Excel; kies dat bestand."
    ),
    "word": "Dit is een Word-document, geen spreadsheet. Kopieer de tabel naar een Excel-bestand en kies dat.",
    "presentation": "Dit is een presentatie, geen spreadsheet. Kopieer de tabel naar een Excel-bestand en kies dat.",
    "text-document": "Dit is een tekstdocument, geen spreadsheet. Kopieer de tabel naar een spreadsheet en kies die.",
    "pdf": (
        "Dit is een pdf, geen spreadsheet. Vraag het bestand waaruit de pdf is gemaakt, of kopieer de tabel naar "
        "een spreadsheet."
    ),
    "picture": (
        "Dit is een afbeelding, geen spreadsheet. Kies een bestand van Excel (.xlsx), LibreOffice (.ods) of een CSV."
    ),
    "web-page": f"Dit is een webpagina, ook al heet het bestand {{name}}. {_SAVE_AS}; kies dat bestand.",
    "zip": "Dit is een zip-bestand, geen spreadsheet. Pak het eerst uit en kies daarna de spreadsheet die erin zit.",
    "not-a-package": (
        "Het bestand heet {name}, maar er zit geen spreadsheet in. Kies het bestand opnieuw; is het een CSV, geef"
        " het dan een naam die eindigt op .csv."
    ),
    "unknown": "Dit soort bestand kennen we niet. Kies een bestand van Excel (.xlsx), LibreOffice (.ods) of een CSV.",
    "damaged": (
        f"Het bestand is beschadigd of niet volledig. {_SAVE_AS}; lukt dat niet, vraag het bestand dan opnieuw."
    ),
    "unsafe": (
        f"In het bestand staan verwijzingen die in een spreadsheet niet horen; zulke bestanden lezen we niet. {_COPY}"
    ),
    "formula": (
        "In cel {cell} op blad '{sheet}' staat een formule waarvan de uitkomst niet is opgeslagen. Open het "
        "bestand in Excel of LibreOffice, sla het op en kies het opnieuw."
    ),
    "not-text": (
        "Het bestand heet {name}, maar het is geen tekst. Sla de lijst opnieuw op als CSV (UTF-8) of als Excel-"
        "werkmap (.xlsx)."
    ),
    "quotes": (
        "In de CSV begint op regel {line} een tekst met een aanhalingsteken dat nergens eindigt. Herstel die "
        "regel, of sla de lijst op als Excel-werkmap (.xlsx)."
    ),
    "memory": f"Het lezen van dit bestand kost te veel geheugen. {_COPY}",
    "time": f"Het lezen van dit bestand duurt te lang; na {{limit}} seconden zijn we gestopt. {_COPY}",
    "failed": f"Het lezen van dit bestand is niet gelukt. {_COPY}",
}


class Unreadable(Exception):
    """A file that is not read.

    Attributes:
        reason: one of the names in ``SENTENCES``.
        sentence: Dutch, for the person who chose the file; it says what is the matter and what to do.
        detail: for the log of the operator; may be empty; never on a screen.
    """

    def __init__(self, reason: str, detail: str = "", **facts: str | int) -> None:
        """Make the sentence of a reason; a large number gets the Dutch dots."""
        shown = {name: _shown(fact) for name, fact in facts.items()}
        self.reason = reason
        self.facts = facts
        self.sentence = SENTENCES[reason].format(**shown)
        self.detail = detail
        super().__init__(self.sentence)


def _shown(fact: str | int) -> str:
    """Return a number with Dutch dots, and text from a file as one line, not too long, with nothing unprintable."""
    if isinstance(fact, int):
        return f"{fact:,}".replace(",", ".")
    line = "".join(character if character.isprintable() else " " for character in fact)
    return line if len(line) <= 60 else f"{line[:57]}..."
