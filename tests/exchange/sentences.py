# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sentence that each malformed file gives, word for word."""

SENTENCES = {
    "anchor": (
        "anchor.yaml, regel 8: organisaties[1]: verwacht gewone tekst, zonder YAML-anker of -verwijzing;"
        " gevonden &gemeente."
    ),
    "bracket": (
        "bracket.yaml, regel 9: verwacht een komma of een haak die de opsomming afsluit; gevonden “functies: []”."
    ),
    "choice": (
        "choice.yaml, regel 10: organisaties[gem-tiel].soort: verwacht één van: gemeente, politie, om, "
        "regionaal, zorg, onderwijs, ondernemers, woningcorporatie, overig; gevonden “gementee”."
    ),
    "circle-without-municipality": (
        "circle-without-municipality.yaml, regel 16: plannen[ivp].kring: verwacht een gemeente bij de "
        "kring eigen_gemeente; gevonden geen gemeente."
    ),
    "control": (
        "control.yaml, regel 8: gemeenten[1].naam: verwacht leesbare tekens; gevonden een onzichtbaar "
        "stuurteken (U+0000)."
    ),
    "date": (
        "date.yaml, regel 11: plannen[ivp].eind: verwacht een datum als 2025-05-20, 2025-05, 2025-Q2 of "
        "2025; gevonden “medio 2026”."
    ),
    "duplicate-code": (
        "duplicate-code.yaml, regel 11: organisaties[politie].code: verwacht een code die nog niet is "
        "gebruikt; gevonden “politie”, dat ook op regel 8 staat."
    ),
    "duplicate-key": (
        "duplicate-key.yaml, regel 10: gemeenten[1].naam: verwacht elk veld één keer; gevonden “naam” "
        "voor de tweede keer; het staat ook op regel 8."
    ),
    "empty": (
        "empty.yaml, regel 1: verwacht een planbestand dat begint met planbestand: 1; gevonden een leeg bestand."
    ),
    "encoding": (
        "encoding.yaml, regel 4: verwacht tekst in UTF-8; gevonden een teken in een andere codering; sla"
        " het bestand op als UTF-8."
    ),
    "extends-without-municipality": (
        "extends-without-municipality.yaml, regel 25: plannen[ivp].boom[zorg-tiel].verlengt: verwacht "
        "een gemeente, want alleen een lokaal onderdeel verlengt een gezamenlijk onderdeel; gevonden "
        "geen gemeente."
    ),
    "indent": (
        "indent.yaml, regel 10: verwacht een regel die net zo ver inspringt als de andere regels van "
        "hetzelfde onderdeel; gevonden “provincie: Gelderland”."
    ),
    "leans-on-example": (
        "leans-on-example.yaml, regel 11: functies[adviseur].organisatie: verwacht een organisatie die "
        "zelf geen voorbeeld is; gevonden “gem-tiel”, een voorbeeld."
    ),
    "link-to-itself": (
        "link-to-itself.yaml, regel 21: plannen[ivp].raakvlakken[1].naar: verwacht twee verschillende "
        "onderdelen; gevonden twee keer “zorg”."
    ),
    "missing-key": (
        "missing-key.yaml, regel 8: organisaties[gem-tiel]: verwacht het verplichte veld “naam”; gevonden niets."
    ),
    "municipality-without-circle": (
        "municipality-without-circle.yaml, regel 10: gemeenten[Tiel].kring_gemeente: verwacht een "
        "kring_gemeente alleen bij de kring eigen_gemeente; gevonden de kring partners."
    ),
    "nested-colon": (
        "nested-colon.yaml, regel 9: verwacht één dubbele punt op de regel; zet een waarde waarin zelf "
        "een dubbele punt staat tussen aanhalingstekens; gevonden “titel: Plan: veiligheid”."
    ),
    "no-such-day": (
        "no-such-day.yaml, regel 10: bronnen[nota].datum: verwacht een dag die bestaat; gevonden “2025-02-30”."
    ),
    "function-elsewhere": (
        "function-elsewhere.yaml, regel 27: plannen[ivp].werkgroepen[wg].leden[1].functie: verwacht een functie van "
        "brandweer; gevonden teamchef, een functie van politie."
    ),
    "not-for-body": (
        "not-for-body.yaml, regel 16: besluiten_en_afspraken[besluit-1].soort: verwacht een soort die "
        "past bij een gezagsdriehoek: alleen raad, college en burgemeester nemen een besluit; gevonden "
        "besluit."
    ),
    "order": ("order.yaml, regel 11: plannen[ivp].eind: verwacht een datum niet vóór 2026; gevonden 2023."),
    "later": (
        "later.yaml, regel 16: overleggen[mei].eind: verwacht een moment na 2024-05-16 14:00; gevonden "
        "2024-05-16 13:30."
    ),
    "agenda-item": (
        "agenda-item.yaml, regel 27: besluiten_en_afspraken[kermis].agendapunt: verwacht een titel die op "
        "die agenda staat (bedoelt u “Kermis”?); gevonden “Kermissen”."
    ),
    "other-body": (
        "other-body.yaml, regel 26: besluiten_en_afspraken[kermis].overleg: verwacht een overleg van hetzelfde "
        "orgaan; gevonden een overleg van ambtelijk bij een uitkomst van driehoek."
    ),
    "leads-back": (
        "leads-back.yaml, regel 17: besluiten_en_afspraken[kermis].vervangen_door: verwacht een later stuk dat niet "
        "bij dit terugkomt; gevonden “kermis”."
    ),
    "one-support": (
        "one-support.yaml, regel 17: voorstellen[kermis].verwijzingen[Draaiboek]: verwacht hoogstens één adres of "
        "onderdeel bij een verwijzing; gevonden meer bij “Draaiboek”."
    ),
    "no-such-moment": (
        "no-such-moment.yaml, regel 15: overleggen[mei].begin: verwacht een dag die bestaat; gevonden "
        "“2024-02-30 14:00”."
    ),
    "quote": (
        "quote.yaml, regel 9: verwacht een aanhalingsteken dat de tekst afsluit; gevonden het einde van het bestand."
    ),
    "repeated": (
        "repeated.yaml, regel 22: plannen[ivp].boom[zorg].labels: verwacht elke waarde één keer; "
        "gevonden een waarde die twee keer voorkomt."
    ),
    "second-document": (
        "second-document.yaml, regel 7: verwacht één samenwerkingsverband per bestand; gevonden een "
        "tweede document na ---."
    ),
    "status-differs": (
        "status-differs.yaml, regel 31: programmas[uvp].acties[Z-1].status: verwacht loopt, de status "
        "van de laatste voortgang, of een status_volgens die de andere status verklaart; gevonden "
        "afgerond."
    ),
    "tab": ("tab.yaml, regel 8: verwacht spaties aan het begin van de regel; gevonden een tab."),
    "tag": ("tag.yaml, regel 8: organisaties[1]: verwacht een gewone waarde, zonder YAML-type; gevonden !organisatie."),
    "too-low": (
        "too-low.yaml, regel 23: plannen[ivp].boom[zorg].onderdelen[zorg-doel].onderdelen[zorg-"
        "maatregel]: verwacht ten hoogste 2 niveaus, zoals bij niveaus staat; gevonden een onderdeel op "
        "niveau 3."
    ),
    "type": ("type.yaml, regel 8: gemeenten[12].naam: verwacht een tekst van één regel; gevonden het getal 12."),
    "unknown-key": (
        "unknown-key.yaml, regel 10: gemeenten[Tiel].inwonertal: verwacht een veld dat hier kan staan "
        "(bedoelt u “inwoners”?); gevonden “inwonertal”."
    ),
    "unknown-reference": (
        "unknown-reference.yaml, regel 16: functies[adviseur].organisatie: verwacht de code van een "
        "organisatie uit dit bestand (bedoelt u “gem-tiel”?); gevonden “gem-teil”."
    ),
    "unknown-way": (
        "unknown-way.yaml, regel 28: gesprekken[1].punten[3].nummer: verwacht het nummer van een werkwijze "
        "in plan ivp; gevonden 3."
    ),
    "wider-circle": (
        "wider-circle.yaml, regel 23: plannen[ivp].boom[zorg].onderdelen[zorg-doel].kring: verwacht een "
        "kring die niet ruimer is dan driehoek, de kring van plannen[ivp].boom[zorg]; gevonden openbaar."
    ),
    "year-twice": (
        "year-twice.yaml, regel 22: gemeenten[Tiel].inwoners[2].op_1_januari.2025: verwacht één getal "
        "per jaar; gevonden 2025 bij meer dan één bron."
    ),
    "figure-and-none": (
        "figure-and-none.yaml, regel 21: plannen[ivp].cijfers[wonen].geen_passend_cijfer: verwacht een cijfer"
        " of een reden waarom er geen is; gevonden allebei bij hetzelfde onderdeel."
    ),
    "no-set": (
        "no-set.yaml, regel 8: sets[1].cijfer: verwacht een set van misdrijven, zoals hic_kern; gevonden "
        "“woninginbraak”."
    ),
    "second-set": (
        "second-set.yaml, regel 9: sets[2].cijfer: verwacht één set van elke soort; gevonden “hic_ruim”; er "
        "staat er al een op regel 8."
    ),
    "unexplained": (
        "unexplained.yaml, regel 35: evaluaties[terugblik].doelen[zorg].oordeel: verwacht een reden bij "
        "“niet_te_beoordelen”; gevonden geen reden."
    ),
    "unknown-figure": (
        "unknown-figure.yaml, regel 20: plannen[ivp].cijfers[wonen].cijfer: verwacht een cijfer dat bestaat "
        "(bedoelt u “woninginbraak”?); gevonden “woninginbrak”."
    ),
    "unsound-figure": (
        "unsound-figure.yaml, regel 22: plannen[ivp].cijfers[wonen].doelwaarde.hoe: verwacht een cijfer dat "
        "klopt; bij dit cijfer is lager beter. Kies ten hoogste of minder dan; gevonden iets anders."
    ),
}
