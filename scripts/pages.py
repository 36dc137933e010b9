# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the demonstration that tests look at for accessibility, and of which pictures are made."""

from dataclasses import dataclass

from playwright.sync_api import FilePayload, Page

from scripts.demo_site import DemoSite


@dataclass(frozen=True, slots=True)
class Stop:
    """One page to look at.

    Attributes:
        name: of the picture.
        persona: whom to sign in as, such as ``heuvelrug/coordinator``; empty for a visitor.
        path: its address.
        follow: selector of a link on that page to go on to, for pages whose address holds an identifier.
        fill: selector of a field and what to type in it, before the button is pressed.
        submit: selector of a button to press, for pages that show mistakes.
        upload: selector of a field to choose :data:`LIST` in, before the button is pressed.
        further: selectors of buttons to press after that, one page after the other.
    """

    name: str
    persona: str
    path: str
    follow: str = ""
    fill: tuple[str, str] = ("", "")
    submit: str = ""
    upload: str = ""
    further: tuple[str, ...] = ()


#: An action list as people keep it, with a word that nobody knows and a day that does not exist.
LIST = (
    "Actielijst team veiligheid;;;;;\n;;;;;\nNr;Maatregel;Thema;Wie;Deadline;Status\n"
    "W-1;Spreekuur in de wijk;Ondermijning;Jan;Q2 2026;bezig\n"
    "W-2;Nog een spreekuur;Ondermijning;politie;31-04-2026;gereed\n"
    "W-3;Samen door de straat;Ondermijning;politie;eind 2026;bezig\n"
)


T, H = "/tweestromenland/", "/heuvelrug/"
ADVISER, COORDINATOR, HEUVELRUG = (
    "tweestromenland/adviseur-wijchen",
    "tweestromenland/coordinator",
    "heuvelrug/coordinator",
)

CHOOSE, COLUMNS = "form[enctype] button[type=submit]", "button[value=kolommen]"

STOPS = (
    Stop("aanmelden", "", "/aanmelden/"),
    Stop("overzicht-tweestromenland", ADVISER, T),
    Stop("overzicht-heuvelrug", HEUVELRUG, H),
    Stop("plannen-tweestromenland", ADVISER, f"{T}plannen/"),
    Stop("plan-tweestromenland", ADVISER, f"{T}plannen/ivp-2023-2026/"),
    Stop("plan-heuvelrug", HEUVELRUG, f"{H}plannen/ivp-2023-2026/"),
    Stop("versies-heuvelrug", HEUVELRUG, f"{H}plannen/ivp-2023-2026/versies/"),
    Stop("thema-tweestromenland", ADVISER, f"{T}themas/ivp-2023-2026/zorg/"),
    Stop("thema-heuvelrug", HEUVELRUG, f"{H}themas/ivp-2023-2026/onrust/"),
    Stop("programmas-heuvelrug", HEUVELRUG, f"{H}programmas/"),
    Stop("programma-2023", ADVISER, f"{T}programmas/uvp-2023-2024/"),
    Stop("programma-2025", ADVISER, f"{T}programmas/uvp-2025-2026/"),
    Stop("programma-leeg", ADVISER, f"{T}programmas/uvp-2025-2026/?zoek=bestaatniet"),
    Stop("acties", ADVISER, f"{T}acties/"),
    Stop("acties-trekkers", COORDINATOR, f"{T}acties/?groep=trekker"),
    Stop("acties-stil", HEUVELRUG, f"{H}acties/?vlag=stil&groep=draad"),
    Stop("gewijzigd", COORDINATOR, f"{T}gewijzigd/?sinds=2025-01-01"),
    Stop("gewijzigd-fout", COORDINATOR, f"{T}gewijzigd/?sinds=morgen"),
    Stop("gestopt", COORDINATOR, f"{T}gestopt/?programma=uvp-2023-2024"),
    Stop("hiaten", COORDINATOR, f"{T}programmas/uvp-2025-2026/hiaten/"),
    Stop("hiaten-plan", HEUVELRUG, f"{H}plannen/ivp-2023-2026/hiaten/"),
    Stop("mijn", ADVISER, f"{T}mijn/"),
    Stop("gemeente-wijchen", ADVISER, f"{T}gemeenten/GM0296/"),
    Stop("gemeente-veenendaal", HEUVELRUG, f"{H}gemeenten/GM0345/"),
    Stop("werkgroep", COORDINATOR, f"{T}plannen/ivp-2023-2026/", follow="a[href*='/werkgroepen/']"),
    Stop("weergaven", COORDINATOR, f"{T}weergaven/"),
    Stop("overdracht", ADVISER, f"{T}functies/adviseur-wijchen/overdracht/"),
    Stop("evaluatie", ADVISER, f"{T}programmas/uvp-2023-2024/evaluatie/"),
    Stop("actie", COORDINATOR, f"{T}programmas/uvp-2025-2026/?vlag=bijsturing", follow="table a[href*='/acties/']"),
    Stop(
        "actie-fout",
        COORDINATOR,
        f"{T}programmas/uvp-2025-2026/?vlag=bijsturing",
        follow="table a[href*='/acties/']",
        submit="form[action*='bericht'] button[type=submit]",
    ),
    Stop("actie-nieuw", COORDINATOR, f"{T}programmas/uvp-2025-2026/", follow="a[href*='/nieuw/actie/']"),
    Stop(
        "actie-nieuw-fout",
        COORDINATOR,
        f"{T}programmas/uvp-2025-2026/",
        follow="a[href*='/nieuw/actie/']",
        submit="form[data-draft] button[type=submit]",
    ),
    Stop("plan-bewerken", COORDINATOR, f"{T}plannen/ivp-2023-2026/bewerken/"),
    Stop(
        "onderdeel-wijzigen",
        COORDINATOR,
        f"{T}plannen/ivp-2023-2026/bewerken/",
        follow="a[href*='/bewerk/onderdeel/']",
    ),
    Stop("afspraak-nieuw", COORDINATOR, f"{T}nieuw/besluit/"),
    Stop("samenwerking-bewerken", COORDINATOR, f"{T}samenwerking/bewerken/"),
    Stop("samenwerking-wijzigen", COORDINATOR, f"{T}samenwerking/bewerken/", follow="a[href*='/bewerk/samenwerking/']"),
    Stop("mijn-acties", COORDINATOR, f"{T}mijn-acties/"),
    Stop(
        "mijn-acties-fout",
        COORDINATOR,
        f"{T}mijn-acties/",
        fill=("[name^='einde.']", "ooit"),
        submit="[data-sheet-bar] button[type=submit]",
    ),
    Stop("meenemen", COORDINATOR, f"{T}programmas/uvp-2023-2024/meenemen/"),
    Stop("meenemen-begin", COORDINATOR, f"{T}programmas/uvp-2025-2026/meenemen/"),
    Stop("samen-wijzigen", COORDINATOR, f"{T}programmas/uvp-2025-2026/samen-wijzigen/"),
    Stop(
        "samen-wijzigen-fout",
        COORDINATOR,
        f"{T}programmas/uvp-2025-2026/samen-wijzigen/",
        fill=("#samen-einde", "ooit"),
        submit=".driehoek-sheet__bar button",
    ),
    Stop("afspraken", COORDINATOR, f"{T}afspraken/"),
    Stop("samenwerking-heuvelrug", HEUVELRUG, f"{H}samenwerking/"),
    Stop("notas", ADVISER, f"{T}notas/"),
    Stop("nota-wijchen", ADVISER, f"{T}notas/uvp-2023-2024/GM0296/"),
    Stop("nota-wijchen-herkomst", ADVISER, f"{T}notas/uvp-2023-2024/GM0296/?herkomst=ja"),
    Stop("invoer", ADVISER, f"{T}invoer/"),
    Stop("invoer-fout", ADVISER, f"{T}invoer/", submit="form[enctype] button[type=submit]"),
    Stop("cijfers-tweestromenland", COORDINATOR, f"{T}cijfers/"),
    Stop("cijfers-heuvelrug", HEUVELRUG, f"{H}cijfers/"),
    Stop("cijfers-opvallend", COORDINATOR, f"{T}cijfers/opvallend/"),
    Stop("cijfers-verandering", HEUVELRUG, f"{H}cijfers/verandering/"),
    Stop("woninginbraak-tweestromenland", COORDINATOR, f"{T}cijfers/woninginbraak/"),
    Stop("woninginbraak-heuvelrug", HEUVELRUG, f"{H}cijfers/woninginbraak/"),
    Stop("woninginbraak-wijchen", ADVISER, f"{T}cijfers/woninginbraak/gemeente/GM0296/"),
    Stop("woninginbraak-renswoude", HEUVELRUG, f"{H}cijfers/woninginbraak/gemeente/GM0339/"),
    Stop("vergelijk-heuvelrug", HEUVELRUG, f"{H}cijfers/woninginbraak/vergelijk/?namen=ja"),
    Stop("drempels", COORDINATOR, f"{T}cijfers/woninginbraak/drempels/"),
    Stop("politie-tevreden", COORDINATOR, f"{T}cijfers/politie_tevreden/"),
    Stop("cijfer-zonder", COORDINATOR, f"{T}cijfers/straatroof/"),
    Stop("kanttekening-nieuw", COORDINATOR, f"{T}nieuw/kanttekening/?indicator=woninginbraak"),
    Stop("zoeken", ADVISER, f"{T}zoeken/?q=veiligheid"),
    Stop("zoeken-leeg", ADVISER, f"{T}zoeken/?q=bestaatniet"),
    Stop("invoer-fout", ADVISER, f"{T}invoer/", submit=CHOOSE),
    Stop("invoer-kolommen", ADVISER, f"{T}invoer/", submit=CHOOSE, upload="#bestand"),
    Stop("invoer-proef", ADVISER, f"{T}invoer/", submit=CHOOSE, upload="#bestand", further=(COLUMNS,)),
    Stop("planbestand", COORDINATOR, f"{T}planbestand/"),
    Stop("niet-gevonden", ADVISER, "/heuvelrug/"),
    Stop("componenten", "", "/componenten/"),
)


def visit(page: Page, site: DemoSite, stop: Stop) -> None:
    """Sign in as the persona and go to the page."""
    if stop.persona:
        page.goto(site.sign_ins[stop.persona])
    page.goto(f"{site.address}{stop.path}")
    if stop.follow:
        page.goto(site.address + (page.locator(stop.follow).first.get_attribute("href") or "/"))
    if stop.fill[0]:
        page.locator(stop.fill[0]).first.fill(stop.fill[1])
    if stop.upload:
        given: FilePayload = {"name": "actielijst.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
        page.locator(stop.upload).set_input_files(given)
    if stop.submit:
        page.locator(stop.submit).click()
        page.wait_for_load_state("networkidle")
    for button in stop.further:
        page.locator(button).click()
        page.wait_for_load_state("networkidle")
