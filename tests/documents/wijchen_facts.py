# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the real information note of Wijchen says, and how the generated one must say it, part by part.

Each fact has the part of the note, a few words of the source, and the words that the generated note must have in
the same part. The wording differs on purpose; the facts may not.
"""

from dataclasses import dataclass

EVALUATION, AHEAD = "Toelichting 1", "Toelichting 2"
CRIME, DIGITAL, CARE, TRAFFIC, SOCIETY = "ondermijning", "digitaal", "zorg", "verkeer", "verbinding"


@dataclass(frozen=True, slots=True)
class NoteFact:
    """One fact of the real note.

    Attributes:
        part: headed part; for the explanation with its numbered part and theme.
        source: words of the source document.
        words: words of the generated note.
    """

    part: str
    source: str
    words: str


FACTS = (
    NoteFact("Kop", "Informatienota voor de Gemeenteraad", "Informatienota voor de Gemeenteraad"),
    NoteFact("Onderwerp", "Integraal Veiligheidsplan Tweestromenland", "Integraal Veiligheidsplan Tweestromenland"),
    NoteFact("Onderwerp", "(1) evaluatie 2023-2024", "(1) evaluatie van het UVP 2023-2024"),
    NoteFact("Onderwerp", "(2) plan 2025-2026", "(2) het UVP 2025-2026"),
    NoteFact("Collegedatum", "Collegedatum: 20 mei 2025", "20 mei 2025"),
    NoteFact("Kernboodschap", "het strategisch kader voor de intergemeentelijke", "kader voor de gezagsdriehoek"),
    NoteFact(
        "Kernboodschap", "de gemeente Wijchen de pijlers", "Ook in Wijchen rust het veiligheidsbeleid op de pijlers"
    ),
    NoteFact(
        "Kernboodschap",
        "uitvoering aan het IVP middels het uitvoeringsplan",
        "Wij voeren het IVP uit met een uitvoeringsplan",
    ),
    NoteFact("Kernboodschap", "een tweejarig uitvoeringsprogramma", "beslaat twee jaar"),
    NoteFact("Kernboodschap", "Het UVP wordt ook geëvalueerd", "wordt geëvalueerd"),
    NoteFact("Kernboodschap", "blijkt dat de meeste acties zijn afgerond", "dat de meeste acties zijn afgerond"),
    NoteFact("Kernboodschap", "behoeft bijsturing", "bijsturing"),
    NoteFact("Kernboodschap", "vertraging opgelopen", "vertraagd"),
    NoteFact("Kernboodschap", "Hier is aandacht voor vanuit de gezagsdriehoek", "de gezagsdriehoek let daarop"),
    NoteFact(
        "Kernboodschap",
        "een nieuw UVP vastgesteld voor de periode 2025-2026",
        "nieuw plan vastgesteld, het UVP 2025-2026",
    ),
    NoteFact("Kernboodschap", "Ter informatie wordt dit stuk gedeeld", "U ontvangt het ter informatie"),
    NoteFact(
        "Eerdere besluiten",
        "30-03-2023 Integraal Veiligheidsplan",
        "30-03-2023 Integraal Veiligheidsplan Tweestromenland 2023-2026",
    ),
    NoteFact("Eerdere besluiten", "20-06-2023 Uitvoeringsplan 2023-2024", "20-06-2023 Uitvoeringsplan 2023-2024"),
    NoteFact("Toelichting", "van 30 maart 2023 heeft u kennisgenomen", "Uw raad nam op 30 maart 2023 kennis van het"),
    NoteFact(
        "Toelichting",
        "zes gemeenten, de politie en het Openbaar Ministerie",
        "zes gemeenten, de politie en het Openbaar Ministerie",
    ),
    NoteFact("Toelichting", "vijf strategische thema’s", "vijf strategische thema’s"),
    NoteFact("Toelichting", "(1) de aanpak van ondermijnende criminaliteit", "Aanpak ondermijnende criminaliteit"),
    NoteFact("Toelichting", "(2) het vergroten van de digitale veiligheid", "Vergroten van digitale veiligheid"),
    NoteFact("Toelichting", "(3) zorg en veiligheid dichter bij elkaar", "Zorg en veiligheid dichter bij elkaar"),
    NoteFact("Toelichting", "(4) veilig verkeer", "Veilig verkeer"),
    NoteFact(
        "Toelichting",
        "(5) verbinding samenleving en maatschappelijk",
        "Verbinding samenleving en maatschappelijk onbehagen",
    ),
    NoteFact("Toelichting", "met welke acties ze het IVP", "Met welke acties het IVP wordt uitgevoerd"),
    NoteFact("Toelichting", "de resultaten van het UVP 2023-2024", "wat het UVP 2023-2024 heeft opgeleverd"),
    NoteFact(
        EVALUATION,
        "op 20 juni 2023 informatie over het UVP 2023-2024",
        "op 20 juni 2023 geïnformeerd over het UVP 2023-2024",
    ),
    NoteFact(
        EVALUATION, "De evaluatie over het jaar 2024 staat in bijlage 3", "het jaar 2024 en is bijgevoegd als bijlage 3"
    ),
    NoteFact(EVALUATION, "acties en projecten, gekoppeld aan de ambities", "per ambitie de acties en projecten"),
    NoteFact(EVALUATION, "een cijfermatig overzicht van politie, OM", "cijfers van politie, OM"),
    NoteFact(EVALUATION, "over het kalenderjaar 2024", "over het kalenderjaar 2024"),
    NoteFact(EVALUATION, "aanbevelingen richting de gezagsdriehoek", "aanbevelingen aan de gezagsdriehoek"),
    NoteFact(f"{EVALUATION} {CRIME}", "zijn alle acties afgerond", "alle acties afgerond"),
    NoteFact(f"{EVALUATION} {CRIME}", "een goede basis gelegd", "een goede basis gelegd"),
    NoteFact(
        f"{EVALUATION} {DIGITAL}",
        "Voor de gemeente zijn de acties voltooid",
        "Voor de gemeente Wijchen zijn alle acties afgerond",
    ),
    NoteFact(f"{EVALUATION} {DIGITAL}", "de gevaren van cybercriminaliteit", "de gevaren van cybercriminaliteit"),
    NoteFact(f"{EVALUATION} {DIGITAL}", "de regionale werkgroep Cyber", "de regionale werkgroep Cyber"),
    NoteFact(f"{EVALUATION} {DIGITAL}", "In 2023 en 2024 vond het congres", "in 2023 en in 2024 plaats in Nijmegen"),
    NoteFact(f"{EVALUATION} {DIGITAL}", "‘Better Safe Than Sorry’", "Better Safe Than Sorry"),
    NoteFact(
        f"{EVALUATION} {DIGITAL}",
        "bedrijfscontactfunctionaris",
        "bedrijfscontactfunctionaris deelde het congres met ondernemers",
    ),
    NoteFact(f"{EVALUATION} {CARE}", "komen steeds dichter bij elkaar", "groeien naar elkaar toe"),
    NoteFact(f"{EVALUATION} {CARE}", "heeft de komende jaren onze aandacht", "krijgt de komende jaren aandacht"),
    NoteFact(f"{EVALUATION} {CARE}", "Aanpak Voorkoming van Escalatie model", "Aanpak Voorkoming van Escalatie"),
    NoteFact(f"{EVALUATION} {CARE}", "de aanpak van jeugdoverlast", "jeugdoverlast"),
    NoteFact(f"{EVALUATION} {CARE}", "mensen met onbegrepen gedrag", "mensen met onbegrepen gedrag"),
    NoteFact(f"{EVALUATION} {TRAFFIC}", "Er zijn diverse acties afgerond", "verschillende acties afgerond"),
    NoteFact(f"{EVALUATION} {TRAFFIC}", "preventieve acties", "preventieve acties"),
    NoteFact(f"{EVALUATION} {TRAFFIC}", "daadwerkelijke verkeerscontroles", "controles op de weg"),
    NoteFact(
        f"{EVALUATION} {TRAFFIC}",
        "regionale samenwerking en de doorvertaling",
        "de samenwerking in de regio vergt aandacht, en wat die per gemeente",
    ),
    NoteFact(EVALUATION, "Ook dit thema vergt aandacht", "vergen er twee nog aandacht"),
    NoteFact(f"{EVALUATION} {SOCIETY}", "Op dit thema is veel ingezet", "Hier is veel op ingezet"),
    NoteFact(f"{EVALUATION} {SOCIETY}", "een regionale werkgroep opgericht", "Een nieuwe regionale werkgroep"),
    NoteFact(f"{EVALUATION} {SOCIETY}", "trainingen en bewustwordingssessies", "trainingen en bewustwordingssessies"),
    NoteFact(
        f"{EVALUATION} {SOCIETY}",
        "handelingskader ‘autonome en soevereine inwoners’",
        "autonome en soevereine inwoners is een handelingskader",
    ),
    NoteFact(AHEAD, "Op 30 januari 2025 stelde de gezagsdriehoek", "gezagsdriehoek heeft het UVP 2025-2026"),
    NoteFact(AHEAD, "Op 30 januari 2025", "op 30 januari 2025 vastgesteld"),
    NoteFact(AHEAD, "het UVP 2025-2026 (bijlage 4) vast", "(bijlage 4)"),
    NoteFact(AHEAD, "hoe we in 2025 en 2026 uitvoering geven", "hoe wij in 2025 en 2026"),
    NoteFact(f"{AHEAD} {CRIME}", "een weerbare samenleving en organisatie", "Samenleving en organisatie zijn weerbaar"),
    NoteFact(f"{AHEAD} {CRIME}", "de bestuurlijke en integrale aanpak", "bestuurlijke en integrale aanpak gaat door"),
    NoteFact(f"{AHEAD} {CRIME}", "jongeren tegen ondermijning", "Jongeren worden weerbaar tegen ondermijning"),
    NoteFact(
        f"{AHEAD} {DIGITAL}",
        "inwoners, ondernemers en overheidsorganisaties",
        "Inwoners, ondernemers en overheidsorganisaties",
    ),
    NoteFact(f"{AHEAD} {CARE}", "toe te leiden naar passende zorg", "zorg die past"),
    NoteFact(f"{AHEAD} {CARE}", "domeinoverstijgende aanpak", "aanpak over domeinen heen"),
    NoteFact(
        f"{AHEAD} {TRAFFIC}",
        "het aantal slachtoffers in het verkeer (doden en gewonden)",
        "minder doden en gewonden in het verkeer",
    ),
    NoteFact(f"{AHEAD} {TRAFFIC}", "gemeenten, politie en OM", "Gemeenten, politie en OM"),
    NoteFact(f"{AHEAD} {SOCIETY}", "waardoor polarisatie toeneemt", "vergroot polarisatie"),
    NoteFact(f"{AHEAD} {SOCIETY}", "die zich afzetten tegen de overheid", "die zich tegen de overheid afzetten"),
    NoteFact("Communicatie", "social media kanalen", "sociale media"),
    NoteFact("Communicatie", "de Wegwijs", "de Wegwijs"),
    NoteFact(
        "Communicatie",
        "afgestemd met de samenwerkingspartners en communicatie",
        "afgestemd met de samenwerkingspartners",
    ),
    NoteFact("Communicatie", "de nieuwsbrief ‘Veilig Vooruit’", "De nieuwsbrief ‘Veilig Vooruit’"),
    NoteFact("Communicatie", "sinds 2021 ieder kwartaal", "sinds 2021 elk kwartaal"),
    NoteFact("Communicatie", "gemeenteraden van Tweestromenland", "de gemeenteraden van Tweestromenland"),
    NoteFact("Vervolgstappen", "Elk half jaar evalueert", "Elk half jaar evalueert"),
    NoteFact("Vervolgstappen", "bijsturen op de acties", "zodat zij acties kan bijsturen waar dat nodig is"),
    NoteFact("Geheimhouding", "Niet van toepassing", "Niet van toepassing."),
)

CHANGES = (
    ("naam_raadsstuk: Informatienota voor de Gemeenteraad", "naam_raadsstuk: Raadsbrief"),
    ("datum: 2025-05-20\n    soort: collegenota", "datum: 2025-05-27\n    soort: collegenota"),
    ("datum: 2023-03-30", "datum: 2023-03-31"),
    ("datum: 2025-01-30", "datum: 2025-02-06"),
    ("nummer: 3,", "nummer: 5,"),
    ("nummer: 4,", "nummer: 6,"),
    ("beeld: meeste_afgerond", "beeld: deels"),
    ("titel: Veilig verkeer", "titel: Verkeer"),
    ("sinds: 2021", "sinds: 2020"),
    ("plaatselijk_blad: de Wegwijs", "plaatselijk_blad: de Courant"),
    ("evaluatieritme: half jaar", "evaluatieritme: jaar"),
    ("een goede basis gelegd", "een begin gemaakt"),
)
"""Changes of one fact in the plan file, each of which the walk must notice."""
