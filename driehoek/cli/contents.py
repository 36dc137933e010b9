# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of contents of the command line: every verb, in groups, with one line each."""

import enum
from dataclasses import dataclass


class Needs(enum.Enum):
    """What must be ready before a verb is imported and run."""

    NOTHING = "nothing"  # neither settings nor database
    DJANGO = "django"  # settings read, rooms loaded
    DATABASE = "database"  # as DJANGO, and the database exists with all its tables


@dataclass(frozen=True, slots=True)
class Verb:
    """One line of the contents.

    Attributes:
        words: the verb as typed, such as "plan load".
        operands: what follows it, as shown in the help.
        summary: one line that says what it does.
        needs: what must be ready before it runs.
    """

    words: str
    operands: str
    summary: str
    needs: Needs

    @property
    def module(self) -> str:
        """The module that holds the verb."""
        return "driehoek.cli." + self.words.replace(" ", "_").replace("-", "_")


VERBS: dict[str, tuple[Verb, ...]] = {
    "Run": (
        Verb(
            "setup", "", "prepare catalogues, static files and database; in demo mode also the examples", Needs.DJANGO
        ),
        Verb("serve", "[--port N]", "start the web server and the worker", Needs.DJANGO),
        Verb("personas", "[--port N]", "list whom you can sign in as (demo mode)", Needs.DATABASE),
        Verb("demo reset", "", "throw the demo data away and start over (demo mode)", Needs.DJANGO),
    ),
    "Plans": (
        Verb("plan load", "FILE", "bring in a plan file; --dry-run shows what would change", Needs.DATABASE),
        Verb("plan export", "NAME", "write a partnership as a plan file", Needs.DATABASE),
    ),
    "Action lists": (
        Verb("actions import", "FILE", "bring in a spreadsheet; --dry-run shows what would change", Needs.DATABASE),
        Verb("actions export", "--out FILE", "write a programme as a spreadsheet (xlsx, ods, csv)", Needs.DATABASE),
    ),
    "Figures": (
        Verb(
            "figures load", "--source FILE|TABLE", "bring in a table of figures, all of it or nothing", Needs.DATABASE
        ),
        Verb("figures sync", "[TABLE ...]", "fetch the figures of the whole country anew", Needs.DATABASE),
        Verb("figures undo", "[TABLE]", "put figures back to what they were before the last load", Needs.DATABASE),
        Verb("figures wobble", "[--out FILE]", "fit anew how much counts wobble by themselves", Needs.DATABASE),
    ),
    "Papers": (
        Verb("note", "--municipality M", "make the council information note (docx, pdf, html)", Needs.DATABASE),
    ),
    "Look after": (
        Verb("person add", "EMAIL", "let someone sign in with a password and hold a function", Needs.DATABASE),
        Verb("search rebuild", "", "make the search index anew from the records", Needs.DATABASE),
        Verb("check", "", "say whether the configuration is sound, and what to set", Needs.DJANGO),
        Verb("bench", "NAME", "measure something and print a table and one line of JSON", Needs.DJANGO),
    ),
}


def every_verb() -> list[Verb]:
    """Return all verbs in the order of the contents."""
    return [verb for group in VERBS.values() for verb in group]


def help_text() -> str:
    """Return the table of contents as text."""
    width = max(len(f"{verb.words} {verb.operands}".strip()) for verb in every_verb())
    lines = [
        "Driehoek: municipal safety plans, from the four-year plan to the action and back up to the council note.",
        "",
    ]
    lines += ["Usage: driehoek <verb> [options]     driehoek <verb> --help tells more about one verb", ""]
    for group, verbs in VERBS.items():
        lines.append(group)
        for verb in verbs:
            lines.append(f"  {f'{verb.words} {verb.operands}'.strip():<{width}}  {verb.summary}")
        lines.append("")
    lines.append(
        "Settings come from the environment (DRIEHOEK_DATA, DATABASE_URL, ...): see docs/reference/settings.md."
    )
    return "\n".join(lines)
