# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The columns of an action list: one definition for matching, reading, comparing and writing."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How the cells of a column are read and written."""

    CODE = "code"
    LINE = "line"
    TEXT = "text"
    THEME = "theme"
    GOAL = "goal"
    PLACES = "places"
    LEAD = "lead"
    FUNCTION = "function"
    PARTNERS = "partners"
    GROUP = "group"
    TAGS = "tags"
    DATE = "date"
    MONEY = "money"
    PERCENTAGE = "percentage"
    STATUS = "status"
    LIGHT = "light"
    FLAG = "flag"
    REASON = "reason"
    SORT = "sort"
    UID = "uid"
    VERSION = "version"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column of an action list.

    Attributes:
        key: name of the value in this package.
        heading: what stands above it in our own lists, and on the screen.
        synonyms: other headings under which people keep it, in lower case without punctuation.
        width: in characters, in our own lists.
        longest: the most characters that are kept; 0 is no limit.
        progress: whether it tells how an action goes, so that whoever may report on the action may change it.
    """

    key: str
    heading: str
    kind: Kind
    synonyms: tuple[str, ...] = ()
    width: int = 18
    longest: int = 0
    progress: bool = False
    hidden: bool = False


COLUMNS: tuple[ListColumn, ...] = (
    ListColumn(
        "code", "nummer", Kind.CODE,
        ("nr", "no", "num", "code", "actienummer", "actie nr", "actie nummer", "actiecode", "id", "volgnummer",
         "ref", "kenmerk"),
        10, 40,
    ),
    ListColumn(
        "title", "actie", Kind.LINE,
        ("maatregel", "activiteit", "acties", "maatregelen", "activiteiten", "actie maatregel", "wat", "wat doen we",
         "titel", "naam actie", "naam", "actieomschrijving", "actie omschrijving", "inzet", "project", "interventie",
         "concrete actie", "wat gaan we doen", "regietaak", "prestatie", "onderwerp"),
        44, 300,
    ),
    ListColumn(
        "description", "omschrijving", Kind.TEXT,
        ("beschrijving", "aanpak", "uitwerking", "hoe", "omschrijving actie", "nadere omschrijving", "werkwijze"), 44,
    ),
    ListColumn(
        "theme", "thema", Kind.THEME,
        ("prioriteit", "strategisch thema", "speerpunt", "programmalijn", "focuspunt", "themas", "hoofdthema",
         "veiligheidsthema",
         "accent", "veld", "veiligheidsveld"),
        26,
    ),
    ListColumn(
        "goal", "doelstelling", Kind.GOAL,
        ("doel", "ambitie", "subdoel", "subdoelstelling", "effect", "doelen", "doelstellingen", "waarom",
         "maatschappelijk effect"), 30,
    ),
    ListColumn("cluster", "actiepunt", Kind.LINE, ("actielijn", "cluster", "item", "onderdeel"), 18, 200),
    ListColumn("sort", "soort", Kind.SORT, ("soort actie", "type", "type actie"), 12),
    ListColumn(
        "places", "gemeente", Kind.PLACES,
        ("gemeenten", "voor welke gemeente", "gemeente n", "gemeentes", "reikwijdte", "lokaal gezamenlijk", "waar",
         "gebied"), 18,
    ),
    ListColumn(
        "lead", "trekker", Kind.LEAD,
        ("eigenaar", "verantwoordelijke", "verantwoordelijk", "wie", "actiehouder", "trekkers", "wie trekt",
         "coordinatie", "regie",
         "aanspreekpunt", "verantwoordelijke partij", "organisatie", "trekker organisatie", "actienemer", "penvoerder"),
        26,
    ),
    ListColumn("function", "functie trekker", Kind.FUNCTION, ("functie", "functie van de trekker", "rol trekker"), 26),
    ListColumn(
        "partners", "partners", Kind.PARTNERS,
        ("partner", "betrokken partijen", "betrokkenen", "samen met", "partijen", "betrokken partners", "met wie",
         "ketenpartners", "samenwerkingspartners"),
        26,
    ),
    ListColumn("group", "werkgroep", Kind.GROUP, ("projectgroep", "themagroep", "werkgroepen"), 18),
    ListColumn(
        "result", "beoogd resultaat", Kind.TEXT,
        ("resultaat", "gewenst resultaat", "product", "opbrengst", "beoogd effect", "resultaten", "mijlpaal"), 34,
    ),
    ListColumn("effect", "waarom werkt dit", Kind.TEXT, ("verwacht effect", "werkzaam mechanisme", "onderbouwing"), 24),
    ListColumn(
        "start", "start", Kind.DATE,
        ("startdatum", "begin", "begindatum", "planning start", "planning van", "van", "aanvang", "start datum",
         "planning begin"), 14,
    ),
    ListColumn(
        "end", "gereed", Kind.DATE,
        ("planning", "deadline", "wanneer", "einddatum", "eind", "einde", "gereed in", "planning gereed",
         "planning einde",
         "planning eind", "planning tot", "tot", "klaar", "datum gereed", "termijn", "uiterlijk", "realisatiedatum",
         "gereed per",
         "gereeddatum", "oplevering", "tijdpad", "eind datum", "planning deadline"),
        14,
    ),
    ListColumn(
        "means", "middelen", Kind.LINE, ("inzet middelen", "capaciteit en middelen", "capaciteit", "uren",
        "benodigde middelen"), 18, 300,
    ),
    ListColumn(
        "money", "budget", Kind.MONEY, ("kosten", "bedrag", "begroting", "geld", "budget euro", "kosten euro",
        "raming", "middelen euro"), 12,
    ),
    ListColumn("payer", "wie betaalt", Kind.LINE, ("dekking", "financiering", "betaald door", "bekostiging"), 18, 200),
    ListColumn("claim", "politie-inzet", Kind.LINE, ("politie inzet", "inzet politie", "politiecapaciteit"), 18, 300),
    ListColumn(
        "status", "status", Kind.STATUS, ("stand", "fase", "voortgang status", "status actie", "stand van de actie",
        "huidige status"), 14,
        progress=True,
    ),
    ListColumn("percentage", "gereed in procenten", Kind.PERCENTAGE,
        ("%", "voortgang %", "% gereed", "% voltooid", "procent", "percentage", "voortgang procent",
         "gereed procent", "voltooid", "procent gereed",
         "afgerond procent"),
        10, progress=True,
    ),
    ListColumn(
        "done", "stand van zaken", Kind.TEXT,
        ("voortgang", "toelichting voortgang", "voortgang toelichting", "svz", "laatste stand", "update",
         "wat is gedaan",
         "rapportage", "terugkoppeling"),
        44, progress=True,
    ),
    ListColumn("attention", "vergt aandacht", Kind.FLAG, ("aandachtspunt", "aandachtspunten", "aandacht", "knelpunt",
        "knelpunten"), 24, progress=True),
    ListColumn(
        "adjustment", "bijsturing nodig", Kind.FLAG, ("bijsturing", "behoeft bijsturing", "bijsturen",
        "vraag aan driehoek"), 24, progress=True,
    ),
    ListColumn("reason", "reden afwijking", Kind.REASON, ("reden", "oorzaak", "reden vertraging",
        "reden van afwijking"), 18, progress=True),
    ListColumn("note", "toelichting", Kind.TEXT, ("opmerkingen", "opmerking", "bijzonderheden", "notitie",
        "notities", "memo"), 34),
    ListColumn(
        "light_content", "kleur", Kind.LIGHT,
        ("stoplicht", "rag", "verkeerslicht", "stoplicht inhoud", "kleurcode", "stoplicht i", "smiley"), 10,
    ),
    ListColumn("light_planning", "kleur planning", Kind.LIGHT, ("stoplicht planning", "stoplicht p"), 10),
    ListColumn("light_finance", "kleur geld", Kind.LIGHT, ("stoplicht geld", "stoplicht f", "kleur financien"), 10),
    ListColumn("light_risk", "kleur risico", Kind.LIGHT, ("stoplicht risico", "stoplicht r", "risico"), 10),
    ListColumn("tags", "labels", Kind.TAGS, ("label", "rode draad", "doelgroep", "rode draden", "doelgroepen",
        "tags"), 18),
    ListColumn("uid", "uid", Kind.UID, ("uuid",), 38, hidden=True),
    ListColumn("version", "versie", Kind.VERSION, ("version",), 8, hidden=True),
)  # fmt: skip

BY_KEY = {column.key: column for column in COLUMNS}

#: What tells which action a row is about, and is itself never changed by a list.
IDENTITY = frozenset({"uid", "version"})
PROGRESS = frozenset(column.key for column in COLUMNS if column.progress)
