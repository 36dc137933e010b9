# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the demonstration that tests look at for accessibility, and of which pictures are made."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import FilePayload, Page

from scripts import round_states, states, states_between
from scripts.demo_site import DemoSite


@dataclass(frozen=True, slots=True)
class Stop:
    """One page to look at.

    Attributes:
        name: of the picture.
        persona: whom to sign in as, such as ``heuvelrug/coordinator``; empty for a visitor.
        path: its address.
        follow: selector of a link on that page to go on to, for pages whose address holds an identifier; of several
            links, one page after the other, when it takes more.
        fill: selector of a field and what to type in it, before the button is pressed.
        submit: selector of a button to press, for pages that show mistakes.
        upload: selector of a field to choose :data:`LIST` in, before the button is pressed.
        further: selectors of buttons to press after that, one page after the other.
        state: what is done last, for a state that takes more than that; see :mod:`scripts.states`.
        route: name of the route on which one ends, where that is not the one of ``path``.
    """

    name: str
    persona: str
    path: str
    follow: str | tuple[str, ...] = ()
    fill: tuple[str, str] = ("", "")
    submit: str = ""
    upload: str = ""
    further: tuple[str, ...] = ()
    state: Callable[[Page, DemoSite], None] | None = None
    route: str = ""

    @property
    def links(self) -> tuple[str, ...]:
        """The links to follow, one page after the other."""
        return (self.follow,) if isinstance(self.follow, str) else self.follow


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

PLAN = f"{T}plannen/ivp-2023-2026/"
MANAGER, MAYOR = "tweestromenland/beheerder", "tweestromenland/burgemeester-wijchen"
NEXT, ADJUSTED = f"{T}programmas/uvp-2025-2026/", f"{T}programmas/uvp-2025-2026/?vlag=bijsturing"
#: From the rounds to the newest, its themes, the first theme that was not judged, and a question about an action.
NEWEST, THEMES, A_THEME, BACK = (
    "main li a",
    "main a[href$='/themas/']",
    "main a[href*='/thema/']",
    "main a[href*='/vraag/']",
)
#: The round of the demonstration about which the triangle decided.
DECIDED = f"{H}rondes/ronde-eindejaar-2024/"
#: The first agreement of the register.
AGREEMENT = ".driehoek-register a[href*='/afspraken/']"
#: The first action of a list, and its form.
ACTION = "table a[href*='/acties/']"
EDIT = (ACTION, "a[href*='/bewerk/actie/']")
CHOOSE, COLUMNS = "form[enctype] button[type=submit]", "button[value=kolommen]"

STOPS = (
    Stop("aanmelden", "", "/aanmelden/"),
    Stop("aanmelden-fout", "", "/aanmelden/", state=states.wrong_password),
    Stop("samenwerkingsverbanden", "", "/aanmelden/", state=states.of_two_partnerships, route="start"),
    Stop("overzicht-tweestromenland", ADVISER, T),
    Stop("overzicht-engels", ADVISER, T, state=states.in_english),
    Stop("overzicht-heuvelrug", HEUVELRUG, H),
    Stop("kalender", ADVISER, f"{T}kalender/?maand=2026-12"),
    Stop("agenda-koppeling", ADVISER, f"{T}agenda-koppeling/"),
    Stop("agenda-koppeling-fout", ADVISER, f"{T}agenda-koppeling/", submit="button[value=maak]"),
    Stop("post", COORDINATOR, f"{T}post/"),
    Stop("post-demo", "", "/demo/post/"),
    Stop("post-demo-mail", "", "/demo/post/", state=states.mail_caught, route="caught-mail"),
    Stop("trajecten", COORDINATOR, f"{T}trajecten/"),
    Stop("traject", COORDINATOR, f"{T}trajecten/uvp-2027-2028/"),
    Stop("traject-echt", ADVISER, f"{T}trajecten/uvp-2025-2026/"),
    Stop("raadskalenders", ADVISER, f"{T}raadskalenders/"),
    Stop("aanbevelingen", ADVISER, f"{T}aanbevelingen/"),
    Stop("aanbeveling", ADVISER, f"{T}aanbevelingen/voorbeeld-doelen/"),
    Stop("plannen-tweestromenland", ADVISER, f"{T}plannen/"),
    Stop("plan-tweestromenland", ADVISER, f"{T}plannen/ivp-2023-2026/"),
    Stop("plan-heuvelrug", HEUVELRUG, f"{H}plannen/ivp-2023-2026/"),
    Stop("versies", COORDINATOR, PLAN, state=states.versions_of_a_plan, route="plan-versions"),
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
    Stop("werkgroep", COORDINATOR, PLAN, follow="a[href*='/werkgroepen/']", route="working-group"),
    Stop("voorstellen", COORDINATOR, f"{T}voorstellen/"),
    Stop("voorstel", COORDINATOR, f"{T}voorstellen/ave-half-jaar-langer/"),
    Stop(
        "voorstel-wijzigen",
        ADVISER,
        f"{T}voorstellen/nieuw/?soort=anders",
        state=states_between.proposal_drafted,
        route="change-proposal",
    ),
    Stop("ontwikkelingen", ADVISER, f"{T}ontwikkelingen/"),
    Stop(
        "ontwikkeling",
        COORDINATOR,
        f"{T}nieuw/ontwikkeling/",
        state=states_between.development_told,
        route="development",
    ),
    Stop("hulp", ADVISER, f"{T}hulp/"),
    Stop("hulp-gevraagd", ADVISER, f"{T}nieuw/hulp/?kind=vraag", state=states_between.help_asked, route="help"),
    Stop("voorstel-kiezen", ADVISER, NEXT, follow=(ACTION, "a[href*='/voorstellen/nieuw/']"), route="new-proposal"),
    Stop("voorstel-nieuw", ADVISER, f"{T}voorstellen/nieuw/?soort=inzet"),
    Stop(
        "voorstel-fout",
        ADVISER,
        f"{T}voorstellen/nieuw/?soort=inzet",
        fill=("input[name=title]", "Vaker op straat in de vakantie"),
        submit="button[value=indienen]",
    ),
    Stop("overleg", MAYOR, f"{T}overleg/"),
    Stop("overleg-plannen", COORDINATOR, f"{T}overleg/"),
    Stop("jaarplanning", COORDINATOR, f"{T}overleg/jaarplanning/?orgaan=driehoek&jaar=2028"),
    Stop(
        "jaarplanning-fout",
        COORDINATOR,
        f"{T}overleg/jaarplanning/?orgaan=driehoek&jaar=2028",
        fill=("#jaar-dag-1", "27 april 2028"),
        submit="main form[method=post] button",
    ),
    Stop("agenda", MAYOR, f"{T}overleg/driehoek-2026-12-10/"),
    Stop("agenda-maken", COORDINATOR, f"{T}overleg/driehoek-2026-12-10/"),
    Stop("agenda-annotaties", ADVISER, f"{T}overleg/driehoek-2026-12-10/", state=states.note_for_the_mayor),
    Stop("orgaan", COORDINATOR, f"{T}organen/driehoek/"),
    Stop("weergaven", COORDINATOR, f"{T}weergaven/"),
    Stop("weergaven-bewaard", COORDINATOR, f"{T}weergaven/", state=states.views_kept),
    Stop("weergaven-fout", COORDINATOR, f"{T}acties/?vlag=stil", state=states.view_without_name, route="saved-views"),
    Stop("overdracht", ADVISER, f"{T}functies/adviseur-wijchen/overdracht/"),
    Stop("evaluatie", ADVISER, f"{T}programmas/uvp-2023-2024/evaluatie/"),
    Stop("actie", COORDINATOR, ADJUSTED, follow=ACTION, route="action"),
    Stop("actie-engels", COORDINATOR, ADJUSTED, follow=ACTION, state=states.in_english, route="action"),
    Stop(
        "actie-fout",
        COORDINATOR,
        ADJUSTED,
        follow=ACTION,
        submit="form[action*='bericht'] button[type=submit]",
        route="action-report",
    ),
    Stop("actie-nieuw", COORDINATOR, NEXT, follow="a[href*='/nieuw/actie/']", route="new"),
    Stop(
        "actie-nieuw-fout",
        COORDINATOR,
        NEXT,
        follow="a[href*='/nieuw/actie/']",
        submit=states.SAVE,
        route="new",
    ),
    Stop("actie-wijzigen-engels", COORDINATOR, NEXT, follow=EDIT, state=states.in_english, route="edit"),
    Stop("actie-wijzigen-concept", COORDINATOR, NEXT, follow=EDIT, state=states.draft_found, route="edit"),
    Stop("actie-gewijzigd", COORDINATOR, NEXT, follow=EDIT, state=states.saved, route="action"),
    Stop("twee-versies", COORDINATOR, NEXT, follow=EDIT, state=states.two_versions, route="edit"),
    Stop("twee-versies-fout", COORDINATOR, NEXT, follow=EDIT, state=states.two_versions_unchosen, route="edit"),
    Stop("plan-bewerken", COORDINATOR, f"{T}plannen/ivp-2023-2026/bewerken/"),
    Stop("plan-bewerken-ingetrokken", COORDINATOR, f"{T}plannen/ivp-2023-2026/bewerken/", state=states.withdrawn),
    Stop(
        "onderdeel-wijzigen",
        COORDINATOR,
        f"{T}plannen/ivp-2023-2026/bewerken/",
        follow="a[href*='/bewerk/onderdeel/']",
        route="edit",
    ),
    Stop(
        "verplaatsen-wijzigen",
        COORDINATOR,
        f"{T}plannen/ivp-2023-2026/bewerken/",
        follow="a[href*='/bewerk/verplaatsen/']",
        route="edit",
    ),
    Stop("bezetting-nieuw", MANAGER, f"{T}samenwerking/", follow="a[href*='/nieuw/bezetting/']", route="new"),
    Stop("bezetting-wijzigen", MANAGER, f"{T}samenwerking/", follow="a[href*='/bewerk/bezetting/']", route="edit"),
    Stop("afspraak-nieuw", COORDINATOR, f"{T}nieuw/besluit/"),
    Stop("samenwerking-bewerken", COORDINATOR, f"{T}samenwerking/bewerken/"),
    Stop(
        "samenwerking-wijzigen",
        COORDINATOR,
        f"{T}samenwerking/bewerken/",
        follow="a[href*='/bewerk/samenwerking/']",
        route="edit",
    ),
    Stop("mijn-acties", COORDINATOR, f"{T}mijn-acties/"),
    Stop(
        "mijn-acties-fout",
        COORDINATOR,
        f"{T}mijn-acties/",
        fill=("[name^='einde.']", "ooit"),
        submit="[data-sheet-bar] button[type=submit]",
    ),
    Stop("mijn-acties-twee", COORDINATOR, f"{T}mijn-acties/", state=states.two_in_one_row),
    Stop("meenemen", COORDINATOR, f"{T}programmas/uvp-2023-2024/meenemen/"),
    Stop(
        "meenemen-fout",
        COORDINATOR,
        f"{T}programmas/uvp-2023-2024/meenemen/",
        state=states.stopped_without_a_word,
    ),
    Stop("meenemen-begin", COORDINATOR, f"{T}programmas/uvp-2025-2026/meenemen/"),
    Stop("samen-wijzigen", COORDINATOR, f"{T}programmas/uvp-2025-2026/samen-wijzigen/"),
    Stop(
        "samen-wijzigen-fout",
        COORDINATOR,
        f"{T}programmas/uvp-2025-2026/samen-wijzigen/",
        fill=("#samen-einde", "ooit"),
        submit=".driehoek-sheet__bar button",
    ),
    Stop(
        "samen-wijzigen-proef",
        COORDINATOR,
        f"{T}programmas/uvp-2025-2026/samen-wijzigen/",
        state=states.changes_rehearsed,
    ),
    Stop("afspraken", COORDINATOR, f"{T}afspraken/"),
    Stop("afspraken-gezocht", COORDINATOR, f"{T}afspraken/?zoek=controles&jaar=2024"),
    Stop("afspraken-heuvelrug", HEUVELRUG, f"{H}afspraken/"),
    Stop("afspraak", COORDINATOR, f"{T}afspraken/?stand=open", follow=AGREEMENT, route="agreement"),
    Stop("openstaand", COORDINATOR, f"{T}openstaand/"),
    Stop("openstaand-van-mij", ADVISER, f"{T}openstaand/?van=mij"),
    Stop("raadsdoelen", ADVISER, f"{T}raadsdoelen/"),
    Stop("samenwerking-heuvelrug", HEUVELRUG, f"{H}samenwerking/"),
    Stop("notas", ADVISER, f"{T}notas/"),
    Stop("notas-uitgebracht", ADVISER, f"{T}notas/", state=states.issued),
    Stop("nota-wijchen", ADVISER, f"{T}notas/uvp-2023-2024/GM0296/"),
    Stop("nota-wijchen-herkomst", ADVISER, f"{T}notas/uvp-2023-2024/GM0296/?herkomst=ja"),
    Stop("invoer", ADVISER, f"{T}invoer/"),
    Stop("cijfers-tweestromenland", COORDINATOR, f"{T}cijfers/"),
    Stop("cijfers-heuvelrug", HEUVELRUG, f"{H}cijfers/"),
    Stop("cijfers-ophalen", COORDINATOR, f"{T}cijfers/ophalen/"),
    Stop(
        "cijfers-ophalen-fout", COORDINATOR, f"{T}cijfers/ophalen/", fill=("#van", "2030"), submit="button[value=vraag]"
    ),
    Stop("cijfers-invoeren", COORDINATOR, f"{T}cijfers/invoeren/"),
    Stop("cijfers-invoeren-bibob", ADVISER, f"{T}cijfers/invoeren/bibob_toetsen/"),
    Stop(
        "cijfers-invoeren-fout",
        COORDINATOR,
        f"{T}cijfers/invoeren/bibob_toetsen/",
        fill=("input[name^='v.GM0296']", "veel"),
        submit="main form button",
    ),
    Stop("cijfers-opvallend", COORDINATOR, f"{T}cijfers/opvallend/"),
    Stop("cijfers-verandering", HEUVELRUG, f"{H}cijfers/verandering/"),
    Stop("woninginbraak-tweestromenland", COORDINATOR, f"{T}cijfers/woninginbraak/"),
    Stop("woninginbraak-heuvelrug", HEUVELRUG, f"{H}cijfers/woninginbraak/"),
    Stop("woninginbraak-wijchen", ADVISER, f"{T}cijfers/woninginbraak/gemeente/GM0296/"),
    Stop("woninginbraak-renswoude", HEUVELRUG, f"{H}cijfers/woninginbraak/gemeente/GM0339/"),
    Stop("vergelijk-heuvelrug", HEUVELRUG, f"{H}cijfers/woninginbraak/vergelijk/?namen=ja"),
    Stop("paspoorten", HEUVELRUG, f"{H}cijfers/paspoorten/"),
    Stop("paspoort-hic", HEUVELRUG, f"{H}cijfers/hic_kern/paspoort/"),
    Stop("paspoort-woninginbraak", COORDINATOR, f"{T}cijfers/woninginbraak/paspoort/"),
    Stop("doelcijfer-nieuw", HEUVELRUG, f"{H}nieuw/doelcijfer/"),
    Stop("drempels", COORDINATOR, f"{T}cijfers/woninginbraak/drempels/"),
    Stop("politie-tevreden", COORDINATOR, f"{T}cijfers/politie_tevreden/"),
    Stop("cijfer-zonder", COORDINATOR, f"{T}cijfers/straatroof/"),
    Stop("cijfers-inlezen", COORDINATOR, f"{T}cijfers/inlezen/"),
    Stop("cijfers-inlezen-fout", COORDINATOR, f"{T}cijfers/inlezen/", submit=CHOOSE),
    Stop("cijfers-kolommen", COORDINATOR, f"{T}cijfers/inlezen/", state=states.figures_columns, route="figure-upload"),
    Stop("cijfers-proef", COORDINATOR, f"{T}cijfers/inlezen/", state=states.figures_rehearsed, route="figure-upload"),
    Stop("cijfers-ingelezen", COORDINATOR, f"{T}cijfers/inlezen/", state=states.figures_loaded, route="figure-upload"),
    Stop("wie-beslist", ADVISER, f"{T}wie-beslist/"),
    Stop("vergaderen", COORDINATOR, f"{T}overleg/driehoek-2026-12-10/vergaderen/"),
    Stop("vergaderen-punt", COORDINATOR, f"{T}overleg/driehoek-2026-10-08/vergaderen/?punt=6"),
    Stop("zoeken", ADVISER, f"{T}zoeken/?q=veiligheid"),
    Stop("zoeken-leeg", ADVISER, f"{T}zoeken/?q=bestaatniet"),
    Stop("invoer-fout", ADVISER, f"{T}invoer/", submit=CHOOSE),
    Stop("invoer-kolommen", ADVISER, f"{T}invoer/", submit=CHOOSE, upload="#bestand", route="import"),
    Stop("invoer-proef", ADVISER, f"{T}invoer/", submit=CHOOSE, upload="#bestand", further=(COLUMNS,), route="import"),
    Stop("invoer-weggelegd", ADVISER, f"{T}invoer/", submit=CHOOSE, upload="#bestand", state=states.put_away),
    Stop("invoer-uitkomst", ADVISER, f"{T}invoer/", state=states.brought_in, route="import"),
    Stop("invoer-ongedaan", ADVISER, f"{T}invoer/", state=states.undone, route="import"),
    Stop("rondes", COORDINATOR, f"{T}rondes/"),
    Stop("plangezondheid", COORDINATOR, f"{T}plangezondheid/"),
    Stop("plangezondheid-heuvelrug", HEUVELRUG, f"{H}plangezondheid/"),
    Stop("ronde-nieuw", COORDINATOR, f"{T}rondes/nieuw/?driehoek=17-06-2027", route="new-round"),
    Stop("ronde-nieuw-fout", COORDINATOR, f"{T}rondes/nieuw/?driehoek=17-06-2027", state=round_states.round_refused),
    Stop("ronde", COORDINATOR, f"{T}rondes/", state=round_states.newest, route="round"),
    Stop("ronde-besloten", HEUVELRUG, DECIDED),
    Stop("ronde-afsluiten", COORDINATOR, f"{T}rondes/", state=round_states.closing, route="round-close"),
    Stop("ronde-vastgelegd", HEUVELRUG, f"{DECIDED}afsluiten/"),
    Stop("ronde-afronden", HEUVELRUG, f"{DECIDED}afronden/"),
    Stop("ronde-heropenen", HEUVELRUG, f"{DECIDED}heropenen/"),
    Stop("ronde-heropenen-fout", HEUVELRUG, f"{DECIDED}heropenen/", submit="main form button"),
    Stop("ronde-vrijgeven", HEUVELRUG, f"{DECIDED}vrijgeven/"),
    Stop("ronde-bijsturing-besloten", HEUVELRUG, f"{DECIDED}bijsturing/"),
    Stop("ronde-verslag-besloten", HEUVELRUG, f"{DECIDED}verslag/"),
    Stop(
        "ronde-verschillen",
        COORDINATOR,
        f"{T}rondes/",
        ("main li a", "main a[href$='/verschillen/']"),
        route="round-differences",
    ),
    Stop("ronde-themas", COORDINATOR, f"{T}rondes/", (NEWEST, THEMES), route="round-themes"),
    Stop("ronde-thema", COORDINATOR, f"{T}rondes/", (NEWEST, THEMES, A_THEME), route="round-theme"),
    Stop(
        "ronde-thema-fout",
        COORDINATOR,
        f"{T}rondes/",
        (NEWEST, THEMES, A_THEME),
        submit="main button[value=klaar]",
        route="round-theme",
    ),
    Stop("ronde-thema-besloten", HEUVELRUG, f"{DECIDED}themas/", A_THEME, route="round-theme"),
    Stop("ronde-vraag", COORDINATOR, f"{T}rondes/", (NEWEST, THEMES, A_THEME, BACK), route="ask-back"),
    Stop(
        "ronde-vraag-fout",
        COORDINATOR,
        f"{T}rondes/",
        (NEWEST, THEMES, A_THEME, BACK),
        submit="main form button",
        route="ask-back",
    ),
    Stop("ronde-bijsturing", COORDINATOR, f"{T}rondes/", state=round_states.wishes, route="round-wishes"),
    Stop("ronde-bijsturing-fout", COORDINATOR, f"{T}rondes/", state=round_states.wishes_refused, route="round-wishes"),
    Stop("vragenlijst", "", "/gezond/", state=round_states.survey, route="survey"),
    Stop("weekbericht", "", "/gezond/", state=round_states.weekly_mail, route="weekly-mail-link"),
    Stop("samenwerken", HEUVELRUG, f"{H}samenwerken/", route="working-together"),
    Stop("samenwerken-fout", HEUVELRUG, f"{H}samenwerken/", submit="main form button"),
    Stop("samenwerken-leeg", COORDINATOR, f"{T}samenwerken/"),
    Stop("gesprek", HEUVELRUG, f"{H}samenwerken/", state=round_states.last_conversation, route="conversation"),
    Stop("gesprek-open", HEUVELRUG, f"{H}samenwerken/", state=round_states.conversation, route="conversation"),
    Stop("gesprek-punt", HEUVELRUG, f"{H}samenwerken/", state=round_states.point, route="conversation-point"),
    Stop(
        "gesprek-punt-fout", HEUVELRUG, f"{H}samenwerken/", state=round_states.point_refused, route="conversation-point"
    ),
    Stop("ronde-verslag", COORDINATOR, f"{T}rondes/", state=round_states.report, route="round-report"),
    Stop("antwoord", "", "/gezond/", state=round_states.answering, route="answer"),
    Stop("antwoord-fout", "", "/gezond/", state=round_states.answering_refused, route="answer"),
    Stop("planbestand", COORDINATOR, f"{T}planbestand/"),
    Stop("planbestand-proef", COORDINATOR, f"{T}planbestand/", state=states.plan_file_rehearsed),
    Stop("planbestand-fout", COORDINATOR, f"{T}planbestand/", state=states.plan_file_refused),
    Stop("niet-gevonden", ADVISER, "/heuvelrug/"),
    Stop("geen-toegang", "tweestromenland/raadslid-druten", f"{T}mijn-acties/"),
    Stop("componenten", "", "/componenten/"),
)


def visit(page: Page, site: DemoSite, stop: Stop) -> None:
    """Sign in as the persona, go to the page and bring it in its state."""
    page.context.clear_cookies()
    if stop.persona:
        page.request.get(site.sign_ins.get(stop.persona, f"{site.address}/demo/{stop.persona}/"))
    page.goto(f"{site.address}{stop.path}")
    for link in stop.links:
        page.goto(site.address + (page.locator(link).first.get_attribute("href") or "/"))
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
    if stop.state:
        stop.state(page, site)
