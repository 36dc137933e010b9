# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong in a plan file, said in one sentence: where, what was expected, and what was found."""

from collections.abc import Iterable
from dataclasses import dataclass

from driehoek.kernel.errors import Invalid

LISTED = 20
"""Number of problems that one message lists; the rest is counted."""


@dataclass(frozen=True)
class Wording:
    """The same words in both languages."""

    nl: str
    en: str


CATALOGUE: dict[str, tuple[Wording, Wording]] = {
    "too_large": (
        Wording("een bestand van ten hoogste 5 MB", "a file of at most 5 MB"),
        Wording("{size} MB", "{size} MB"),
    ),
    "encoding": (
        Wording("tekst in UTF-8", "text in UTF-8"),
        Wording(
            "een teken in een andere codering; sla het bestand op als UTF-8",
            "a character in another encoding; save the file as UTF-8",
        ),
    ),
    "other_kind": (
        Wording("een tekstbestand in YAML", "a text file in YAML"),
        Wording("een {kind_nl}", "a {kind_en}"),
    ),
    "empty_file": (
        Wording("een planbestand dat begint met planbestand: 1", "a plan file that starts with planbestand: 1"),
        Wording("een leeg bestand", "an empty file"),
    ),
    "tab": (
        Wording("spaties aan het begin van de regel", "spaces at the start of the line"),
        Wording("een tab", "a tab"),
    ),
    "control": (
        Wording("leesbare tekens", "readable characters"),
        Wording("een onzichtbaar stuurteken ({found})", "an invisible control character ({found})"),
    ),
    "yaml_colon": (
        Wording(
            "een sleutel met een dubbele punt en daarna een waarde", "a key with a colon and a value after it"
        ),
        Wording("{found}", "{found}"),
    ),
    "yaml_nested_colon": (
        Wording(
            "één dubbele punt op de regel; zet een waarde waarin zelf een dubbele punt staat tussen aanhalingstekens",
            "one colon on the line; put a value that has a colon itself between quotation marks",
        ),
        Wording("{found}", "{found}"),
    ),
    "yaml_indent": (
        Wording(
            "een regel die net zo ver inspringt als de andere regels van hetzelfde onderdeel",
            "a line indented as far as the other lines of the same item",
        ),
        Wording("{found}", "{found}"),
    ),
    "yaml_quote": (
        Wording("een aanhalingsteken dat de tekst afsluit", "a quotation mark that closes the text"),
        Wording("het einde van het bestand", "the end of the file"),
    ),
    "yaml_bracket": (
        Wording(
            "een komma of een haak die de opsomming afsluit", "a comma or a bracket that closes the enumeration"
        ),
        Wording("{found}", "{found}"),
    ),
    "yaml_start": (
        Wording(
            "een waarde; zet een tekst die met een leesteken begint tussen aanhalingstekens",
            "a value; put a text that starts with a punctuation mark between quotation marks",
        ),
        Wording("{found}", "{found}"),
    ),
    "yaml_other": (Wording("geldige YAML", "valid YAML"), Wording("{found}", "{found}")),
    "anchor": (
        Wording("gewone tekst, zonder YAML-anker of -verwijzing", "plain text, without a YAML anchor or alias"),
        Wording("{found}", "{found}"),
    ),
    "tag": (
        Wording("een gewone waarde, zonder YAML-type", "a plain value, without a YAML tag"),
        Wording("{found}", "{found}"),
    ),
    "second_document": (
        Wording("één samenwerkingsverband per bestand", "one partnership per file"),
        Wording("een tweede document na ---", "a second document after ---"),
    ),
    "too_deep": (
        Wording("ten hoogste {limit} niveaus van nesten", "at most {limit} levels of nesting"),
        Wording("meer", "more"),
    ),
    "duplicate_key": (
        Wording("elk veld één keer", "each field once"),
        Wording(
            "“{key}” voor de tweede keer; het staat ook op regel {first}",
            "“{key}” for the second time; it is on line {first} too",
        ),
    ),
    "odd_key": (
        Wording("een veldnaam", "a field name"),
        Wording("iets samengestelds als sleutel", "something composed as key"),
    ),
    "missing": (
        Wording("het verplichte veld “{key}”", "the required field “{key}”"),
        Wording("niets", "nothing"),
    ),
    "unknown_key": (
        Wording("een veld dat hier kan staan{suggestion_nl}", "a field that can stand here{suggestion_en}"),
        Wording("“{key}”", "“{key}”"),
    ),
    "value": (Wording("{expected_nl}", "{expected_en}"), Wording("{found_nl}", "{found_en}")),
    "not_a_year": (
        Wording("een jaartal als sleutel", "a year as key"),
        Wording("{found_nl}", "{found_en}"),
    ),
    "too_long": (
        Wording("een tekst van ten hoogste {limit} tekens", "a text of at most {limit} characters"),
        Wording("{length} tekens", "{length} characters"),
    ),
    "too_many": (
        Wording("een lijst van ten hoogste {limit} onderdelen", "a list of at most {limit} items"),
        Wording("{count} onderdelen", "{count} items"),
    ),
    "bounds": (
        Wording("een geheel getal van {minimum} t/m {maximum}", "a whole number from {minimum} to {maximum}"),
        Wording("{found_nl}", "{found_en}"),
    ),
    "repeated": (
        Wording("elke waarde één keer", "each value once"),
        Wording("een waarde die twee keer voorkomt", "a value that occurs twice"),
    ),
    "no_such_day": (
        Wording("een dag die bestaat", "a day that exists"),
        Wording("{found_nl}", "{found_en}"),
    ),
    "duplicate_code": (
        Wording("een {what_nl} die nog niet is gebruikt", "a {what_en} that is not in use"),
        Wording("“{code}”, dat ook op regel {first} staat", "“{code}”, which is on line {first} too"),
    ),
    "unknown_reference": (
        Wording(
            "de code van een {what_nl} uit dit bestand{suggestion_nl}",
            "the code of a {what_en} in this file{suggestion_en}",
        ),
        Wording("“{code}”", "“{code}”"),
    ),
    "unknown_municipality": (
        Wording(
            "een gemeente uit de lijst gemeenten{suggestion_nl}", "a municipality of the list gemeenten{suggestion_en}"
        ),
        Wording("“{code}”", "“{code}”"),
    ),
    "levels": (
        Wording("2 tot 5 niveaus", "2 to 5 levels"),
        Wording("{count}", "{count}"),
    ),
    "too_low": (
        Wording(
            "ten hoogste {count} niveaus, zoals bij niveaus staat", "at most {count} levels, as listed under niveaus"
        ),
        Wording("een onderdeel op niveau {level}", "a node at level {level}"),
    ),
    "extends_without_municipality": (
        Wording(
            "een gemeente, want alleen een lokaal onderdeel verlengt een gezamenlijk onderdeel",
            "a municipality, since only a local node extends a joint one",
        ),
        Wording("geen gemeente", "no municipality"),
    ),
    "extends_local": (
        Wording("een gezamenlijk onderdeel van hetzelfde niveau", "a joint node of the same level"),
        Wording("“{code}”", "“{code}”"),
    ),
    "other_municipality": (
        Wording("{municipality}, net als het onderdeel erboven", "{municipality}, like the node above it"),
        Wording("{found}", "{found}"),
    ),
    "outside_programme": (
        Wording("alleen {municipality}, de gemeente van dit programma", "only {municipality}, of this programme"),
        Wording("{found}", "{found}"),
    ),
    "order": (
        Wording("een datum niet vóór {first}", "a date not before {first}"),
        Wording("{found}", "{found}"),
    ),
    "status_differs": (
        Wording(
            "{reported}, de status van de laatste voortgang, of een status_volgens die de andere status verklaart",
            "{reported}, the status of the latest report, or a status_volgens that explains another status",
        ),
        Wording("{found}", "{found}"),
    ),
    "text_without_flag": (
        Wording("ook {flag}: true", "{flag}: true as well"),
        Wording("alleen de toelichting", "only the explanation"),
    ),
    "unsound_figure": (
        Wording("een cijfer dat klopt; {nl}", "a figure that is sound; {en}"),
        Wording("iets anders", "something else"),
    ),
    "figure_and_none": (
        Wording("een cijfer of een reden waarom er geen is", "a figure, or a reason why there is none"),
        Wording("allebei bij hetzelfde onderdeel", "both at the same node"),
    ),
    "no_set": (
        Wording("een set van misdrijven, zoals hic_kern", "a set of crimes, such as hic_kern"),
        Wording("“{code}”", "“{code}”"),
    ),
    "second_set": (
        Wording("één set van elke soort", "one set of each kind"),
        Wording("“{code}”; er staat er al een op regel {first}", "“{code}”; there is one on line {first} already"),
    ),
    "unknown_indicator": (
        Wording("een cijfer dat bestaat{suggestion_nl}", "a figure that exists{suggestion_en}"),
        Wording("“{code}”", "“{code}”"),
    ),
    "one_concern": (
        Wording(
            "precies één van plan, programma, actie en evaluatie", "exactly one of plan, programma, actie, evaluatie"
        ),
        Wording("{count}", "{count}"),
    ),
    "circle_without_municipality": (
        Wording("een gemeente bij de kring eigen_gemeente", "a municipality with the circle eigen_gemeente"),
        Wording("geen gemeente", "no municipality"),
    ),
    "municipality_without_circle": (
        Wording("een kring_gemeente alleen bij de kring eigen_gemeente", "a kring_gemeente only with eigen_gemeente"),
        Wording("de kring {found}", "the circle {found}"),
    ),
    "link_to_itself": (
        Wording("twee verschillende onderdelen", "two different nodes"),
        Wording("twee keer “{code}”", "“{code}” twice"),
    ),
    "year_twice": (
        Wording("één getal per jaar", "one number per year"),
        Wording("{year} bij meer dan één bron", "{year} with more than one source"),
    ),
    "wider_circle": (
        Wording(
            "een kring die niet ruimer is dan {outer}, de kring van {named}",
            "a circle no wider than {outer}, that of {named}",
        ),
        Wording("{found}", "{found}"),
    ),
    "real_in_example": (
        Wording("een voorbeeld, want het staat in een voorbeeld", "an example, since it stands in an example"),
        Wording("voorbeeld: false", "voorbeeld: false"),
    ),
    "leans_on_example": (
        Wording(
            "een {what_nl} die zelf geen voorbeeld is", "a {what_en} that is no example itself"
        ),
        Wording("“{code}”, een voorbeeld", "“{code}”, an example"),
    ),
    "function_elsewhere": (
        Wording("een functie van {wanted}", "a function of {wanted}"),
        Wording("{code}, een functie van {found}", "{code}, a function of {found}"),
    ),
    "ambition_below_top": (
        Wording("een ambitieniveau alleen op het hoogste niveau", "a level of ambition at the top level only"),
        Wording("{found}", "{found}"),
    ),
    "not_for_body": (
        Wording(
            "een soort die past bij een {body}: alleen raad, college en burgemeester nemen een besluit",
            "a kind that suits a {body}: only council, executive and mayor take a decision",
        ),
        Wording("{found}", "{found}"),
    ),
    "adopts_nothing": (
        Wording("een plan of programma onder gaat_over", "a plan or programme under gaat_over"),
        Wording("niets", "nothing"),
    ),
    "unknown_way": (
        Wording("het nummer van een werkwijze in plan {plan}", "the number of a way of working in plan {plan}"),
        Wording("{found}", "{found}"),
    ),
    "unknown_agenda_item": (
        Wording("een titel die op die agenda staat{suggestion_nl}", "a title on that agenda{suggestion_en}"),
        Wording("“{code}”", "“{code}”"),
    ),
    "later": (
        Wording("een moment na {first}", "a moment after {first}"),
        Wording("{found}", "{found}"),
    ),
    "leads_back": (
        Wording("een later stuk dat niet bij dit terugkomt", "a later one that does not lead back to this"),
        Wording("“{code}”", "“{code}”"),
    ),
    "other_body": (
        Wording("een overleg van hetzelfde orgaan", "a meeting of the same body"),
        Wording("een overleg van {body} bij een uitkomst van {found}", "a meeting of {body} at an outcome of {found}"),
    ),
    "one_support": (
        Wording("hoogstens één adres of onderdeel bij een verwijzing", "at most one address or record in a reference"),
        Wording("meer bij “{label}”", "more at “{label}”"),
    ),
    "unexplained": (
        Wording("een reden bij “{found}”", "a reason with “{found}”"),
        Wording("geen reden", "no reason"),
    ),
    "circular": (
        Wording("een voorganger die niet bij zichzelf terugkomt", "a predecessor that does not lead back to itself"),
        Wording("“{code}”", "“{code}”"),
    ),
}  # fmt: skip
"""Per code what was expected and what was found, in words that finish "verwacht ..." and "gevonden ..."."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        code: entry of :data:`CATALOGUE`.
        file: name of the file.
        line: line in it, from 1.
        field: path of the field, such as ``plannen[ivp].boom[zorg].titel``.
        expected: what should have been there.
        found: what was there.
    """

    code: str
    file: str
    line: int
    field: str
    expected: Wording
    found: Wording

    def sentence(self, language: str = "nl") -> str:
        """Return the problem as one sentence, Dutch unless ``language`` is ``en``."""
        where = f" {self.field}:" if self.field else ""
        if language == "en":
            return f"{self.file}, line {self.line}:{where} expected {self.expected.en}; found {self.found.en}."
        return f"{self.file}, regel {self.line}:{where} verwacht {self.expected.nl}; gevonden {self.found.nl}."


def problem(code: str, file: str, line: int, field: str, /, **values: object) -> Problem:
    """Return a problem from the catalogue with its values filled in."""
    expected, found = CATALOGUE[code]
    return Problem(code, file, line, field, _filled(expected, values), _filled(found, values))


def _filled(wording: Wording, values: dict[str, object]) -> Wording:
    return Wording(wording.nl.format(**values), wording.en.format(**values))


class PlanFileError(Invalid):
    """The plan file cannot be accepted; nothing was changed.

    Attributes:
        problems: everything that was found wrong, in the order of the file.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda one: (one.line, one.field, one.code)))
        super().__init__(self.message())

    def message(self, language: str = "nl") -> str:
        """Return all problems, one sentence a line, at most :data:`LISTED`."""
        lines = [one.sentence(language) for one in self.problems[:LISTED]]
        rest = len(self.problems) - LISTED
        if rest > 0:
            lines.append(f"... and {rest} more." if language == "en" else f"... en nog {rest} andere.")
        return "\n".join(lines)


def megabytes(size: int) -> str:
    """Write a size in bytes as megabytes with a decimal comma."""
    return f"{size / 1_000_000:.1f}".replace(".", ",")


def shown(value: object) -> Wording:
    """Describe a value that was found, short enough for a sentence."""
    if value is None:
        return Wording("niets", "nothing")
    if isinstance(value, bool):
        return Wording(str(value).lower(), str(value).lower())
    if isinstance(value, list):
        return Wording("een lijst", "a list")
    if isinstance(value, dict):
        return Wording("een groep velden", "a group of fields")
    if isinstance(value, str):
        text = f"“{value if len(value) <= 60 else value[:57] + '...'}”"
        return Wording(text, text) if value.strip() else Wording("een lege tekst", "an empty text")
    return Wording(f"het getal {value}", f"the number {value}")
