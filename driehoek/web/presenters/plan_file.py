# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What loading a plan file would do, in words."""

from dataclasses import dataclass

from django.apps import apps
from django.utils.translation import gettext as _

from driehoek.exchange.commands import LoadReport
from driehoek.kernel.models import Tracked
from driehoek.web.words import capital

SHOWN = 40


@dataclass(frozen=True, slots=True)
class Changed:
    """A record that would change: what it is, and its name."""

    what: str
    name: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What loading would do.

    Attributes:
        rows: per kind of record the number added, changed, left and not named; only kinds where something differs.
        changed: the records that would change, at most ``SHOWN``; ``more`` counts the others.
        text: the file itself, to load it without choosing it again.
    """

    name: str
    text: str
    rows: tuple[tuple[object, ...], ...]
    total: tuple[object, ...]
    changed: tuple[Changed, ...]
    more: int
    nothing_new: bool


def preview(report: LoadReport, name: str, text: str) -> Preview:
    """Return the preview of a load."""
    words = _words()
    changed = [Changed(words.get(c.table) or _noun(c.table), c.name) for c in report.changes if c.fields]
    total = report.total
    unnamed = sum(report.unnamed.values())
    return Preview(
        name=name,
        text=text,
        rows=tuple(
            (words.get(table) or _noun(table), counts.made, counts.changed, counts.left, report.unnamed.get(table, 0))
            for table, counts in report.counts.items()
            if counts.made or counts.changed or report.unnamed.get(table, 0)
        ),
        total=(_("Together"), total.made, total.changed, total.left, unnamed),
        changed=tuple(changed[:SHOWN]),
        more=max(0, len(changed) - SHOWN),
        nothing_new=not total.made and not total.changed,
    )


def _words() -> dict[str, str]:
    """Return what each table holds, in the words of the field."""
    return {
        "organisations.Partnership": _("Partnership"),
        "organisations.SourceDocument": _("Sources"),
        "organisations.Municipality": _("Municipalities"),
        "organisations.Population": _("Inhabitants"),
        "organisations.Membership": _("Memberships"),
        "organisations.MunicipalityFacts": _("Facts for papers"),
        "organisations.Organisation": _("Organisations"),
        "organisations.Function": _("Functions"),
        "planning.Plan": _("Plans"),
        "planning.PlanText": _("Texts of the plan"),
        "planning.WayOfWorking": _("Ways of working together"),
        "planning.Node": _("Themes and goals"),
        "planning.NodeAlias": _("Other names of themes"),
        "planning.NodeTag": _("Labels of themes"),
        "planning.NodeLink": _("Links between themes"),
        "planning.UpwardLink": _("Links upward"),
        "planning.LocalChapter": _("Local chapters"),
        "planning.Tag": _("Labels"),
        "planning.Adoption": _("Adoption"),
        "planning.WorkingGroup": _("Working groups"),
        "planning.Programme": _("Programmes"),
        "planning.ProgrammeAim": _("Aims of programmes"),
        "planning.Action": _("Actions"),
        "planning.ActionNode": _("Other goals of actions"),
        "planning.ActionPartner": _("Partners of actions"),
        "planning.ActionTag": _("Labels of actions"),
        "planning.ProgressReport": _("Progress reports"),
        "evaluation.Evaluation": _("Evaluations"),
        "evaluation.Judgement": _("Judgements"),
        "steering.Body": _("Bodies"),
        "steering.Decision": _("Agreements and decisions"),
        "steering.Proposal": _("Proposals"),
        "publications.NoteFacts": _("Facts for notes"),
    }


def _noun(table: str) -> str:
    """Return what people call the records of a table that has no word of its own here."""
    model = apps.get_model(table)
    return capital(model.NOUN[1]) if issubclass(model, Tracked) else str(model._meta.verbose_name_plural)
