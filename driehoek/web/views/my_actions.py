# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table in which one tells how several actions go: shown, and kept row by row.

A row that is wrong or overtaken keeps what was typed and does not hold up the others.
"""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from driehoek.access.permissions import Permission
from driehoek.audit.commands import once
from driehoek.kernel import clock
from driehoek.kernel.errors import Absent, Conflict, Forbidden, Invalid
from driehoek.planning.commands import Report, report_progress
from driehoek.planning.policies import reporting
from driehoek.planning.queries.reporting import TableFilter, TableRow, reporting_rows, reporting_table
from driehoek.web.doors import Place, members
from driehoek.web.forms.table import (
    RowForm,
    fresh_row,
    overtaken,
    read_rows,
    report_of,
    untouched_by_others,
)
from driehoek.web.menu import framed, say
from driehoek.web.presenters.my_actions import FIELDS, choices, row_screen, table_screen
from driehoek.web.rendering import html, page

LONGEST = 200
ALL = "alles"
MOST_PAGES = 10_000


def asked_of(fields: QueryDict) -> TableFilter:
    """Read what the address of the table asks for; fields it does not know are left alone."""
    read = {name: fields.get(field, "")[:LONGEST].strip() for name, field in FIELDS.items()}
    number = fields.get("blz", "")
    wanted = int(number) if number.isascii() and number.isdecimal() and len(number) < len(str(MOST_PAGES)) else 1
    return TableFilter(**(read | {"sort": read["sort"] or "nummer"}), page=max(1, wanted))


@require_http_methods(["GET", "HEAD", "POST"])
@members()
def show(request: HttpRequest, place: Place) -> HttpResponse:
    """Show the table; with rows sent along, keep them.

    Whoever leads an action of the partnership may come here, or whose role reaches one: the policy knows.
    """
    if not reporting(place.actor).anywhere_in(place.head.pk):
        raise Forbidden
    if request.method == "POST":
        return _keep(request, place)
    return _answer(request, place, None, request.GET.get("namens", "")[:LONGEST])


def _answer(
    request: HttpRequest,
    place: Place,
    kept: list[tuple[RowForm, TableRow]] | None,
    on_behalf_of: str,
    status: int = 200,
) -> HttpResponse:
    table = reporting_table(place.actor, place.head.pk, asked_of(request.GET))
    rows = kept if kept is not None else [(fresh_row(row), row) for row in table.rows]
    edits = place.may(Permission.EDIT_PROGRAMME)
    screen = table_screen(table, rows, place.paths, on_behalf_of, edits=edits)
    context = {"frame": framed(request, place, _("My actions"), "my_actions"), "screen": screen}
    return page(request, "pages/my_actions.jinja", context, status=status)


def _keep(request: HttpRequest, place: Place) -> HttpResponse:
    on_behalf_of = " ".join(request.POST.get("namens", "").split())[:LONGEST]
    forms = read_rows(request.POST, _taken(request.POST))
    wanted = request.POST.get("bewaar", ALL)
    alone = wanted != ALL and request.headers.get("HX-Request") == "true"
    forms = [form for form in forms if form.place == wanted] if alone else forms
    chosen = [form for form in forms if wanted in (ALL, form.place)]
    now = reporting_rows(place.actor, place.head.pk, [form.shown.uid for form in forms])
    done = {form.place: _keep_row(place, form, now, on_behalf_of) for form in chosen if form.touched}
    now = reporting_rows(place.actor, place.head.pk, [form.shown.uid for form in forms]) if done else now
    rows = [_after(done.get(form.place, form), now) for form in forms if form.shown.uid in now]
    failed = sum(form.state in ("fout", "gewijzigd") for form, _row in rows) + len(forms) - len(rows)
    if alone:
        if not rows:
            raise Absent
        statuses, reasons = choices()
        context = {"row": row_screen(*rows[0], place.paths), "statuses": statuses, "reasons": reasons}
        return HttpResponse(html(request, "pages/my_actions_row.jinja", context), status=400 if failed else 200)
    for form in forms:
        if form.shown.uid not in now and form.touched:
            say(request, "warning", _lost(form))
    kept = sum(form.state == "bewaard" for form in done.values())
    if kept:
        say(request, "success", ngettext("%(num)s action kept.", "%(num)s actions kept.", kept) % {"num": kept})
    if not failed and wanted == ALL:
        fields = request.GET.copy()
        fields["namens"] = on_behalf_of
        return HttpResponseRedirect(f"{place.paths.my_actions}?{fields.urlencode()}", status=303)
    return _answer(request, place, rows, on_behalf_of, status=400 if failed else 200)


def _taken(sent: QueryDict) -> Mapping[str, frozenset[str]]:
    """Return per row the columns of which one takes over what someone else filled in."""
    fields = ((name.partition(".")[2], sent.getlist(name)) for name in sent if name.startswith("neem."))
    return {number: frozenset(columns) for number, columns in fields}


def _keep_row(place: Place, form: RowForm, now: Mapping[UUID, TableRow], on_behalf_of: str) -> RowForm:
    """Keep one row and return it with what became of it."""
    row, version = now.get(form.shown.uid), form.shown.version
    try:
        told = report_of(form, on_behalf_of)
        for _attempt in range(3):
            try:
                _report(place, form, told, version)
            except Conflict:
                row = reporting_rows(place.actor, place.head.pk, [form.shown.uid]).get(form.shown.uid)
                if row is None or not untouched_by_others(form, row):
                    break
                version = row.version
            else:
                return replace(form, state="bewaard", at=f"{clock.now().astimezone(clock.AMSTERDAM):%H:%M}")
    except Invalid as problem:
        return form.refused(str(problem), problem.fields)
    except (Absent, Forbidden) as refusal:
        return form.refused(str(refusal), {})
    return overtaken(form, row) if row is not None else form


def _report(place: Place, form: RowForm, told: Report, version: int) -> None:
    once(
        actor=place.actor,
        key=form.once_key(told.on_behalf_of),
        perform=lambda: report_progress(
            actor=place.actor, action_uid=form.shown.uid, report=told, expected_version=version
        ),
    )


def _lost(form: RowForm) -> str:
    """Say that a row has nowhere to go, with what was typed in it: those words stand nowhere else."""
    words = " / ".join(form.typed[name] for name in sorted(form.touched) if form.typed[name])
    return _("An action is no longer here, or no longer yours to report on. You typed: %(words)s") % {"words": words}


def _after(form: RowForm, now: Mapping[UUID, TableRow]) -> tuple[RowForm, TableRow]:
    """Return the row as it is shown after keeping: anew when it was kept, else with what was typed."""
    row = now[form.shown.uid]
    if form.state == "bewaard":
        return fresh_row(row, "bewaard", form.at), row
    return form, row
