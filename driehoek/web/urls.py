# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the pages. Words in an address are Dutch, as the reader sees them."""

from django.urls import path, re_path

from driehoek.web.views import (
    action_lists,
    actions,
    changes,
    editing,
    gallery,
    gaps,
    health,
    imports,
    language,
    my_actions,
    notes,
    overview,
    partnership,
    plan_file,
    plans,
    programmes,
    together,
    workbench,
)
from driehoek.web.views import signing_in as signing

NOTE = "<slug:slug>/notas/<str:code>/<str:cbs_code>/"

urlpatterns = [
    path("", signing.start, name="start"),
    path("aanmelden/", signing.sign_in, name="sign-in"),
    path("afmelden/", signing.sign_out, name="sign-out"),
    path("demo/<slug:slug>/<slug:function_code>/", signing.demo_sign_in, name="demo-sign-in"),
    path("taal/", language.choose, name="language"),
    path("componenten/", gallery.gallery, name="gallery"),
    path("gezond/", health.healthy, name="health"),
    path("<slug:slug>/", overview.show, name="overview"),
    path("<slug:slug>/samenwerking/", partnership.show, name="partnership"),
    path("<slug:slug>/afspraken/", partnership.register, name="register"),
    path("<slug:slug>/plannen/", plans.index, name="plans"),
    path("<slug:slug>/plannen/<str:code>/", plans.show, name="plan"),
    path("<slug:slug>/plannen/<str:code>/hiaten/", gaps.of_plan, name="plan-gaps"),
    path("<slug:slug>/plannen/<str:code>/versies/", plans.versions, name="plan-versions"),
    path("<slug:slug>/themas/<str:plan_code>/<str:code>/", plans.theme, name="theme"),
    path("<slug:slug>/programmas/", programmes.index, name="programmes"),
    path("<slug:slug>/programmas/<str:code>/", programmes.show, name="programme"),
    path("<slug:slug>/programmas/<str:code>/hiaten/", gaps.of_programme, name="gaps"),
    path("<slug:slug>/programmas/<str:code>/samen-wijzigen/", together.show, name="change-together"),
    path("<slug:slug>/programmas/<str:code>/evaluatie/", programmes.evaluation, name="evaluation"),
    path("<slug:slug>/acties/", action_lists.show, name="actions"),
    path("<slug:slug>/gewijzigd/", changes.since, name="changes"),
    path("<slug:slug>/gestopt/", changes.stopped, name="stopped"),
    path("<slug:slug>/mijn-acties/", my_actions.show, name="my-actions"),
    path("<slug:slug>/acties/<uuid:uid>/", actions.show, name="action"),
    path("<slug:slug>/acties/<uuid:uid>/bericht/", actions.report, name="action-report"),
    path("<slug:slug>/samenwerking/bewerken/", workbench.partnership, name="partnership-parts"),
    path("<slug:slug>/bewerk/<slug:kind>/<uuid:uid>/", editing.edit, name="edit"),
    path("<slug:slug>/nieuw/<slug:kind>/", editing.new, name="new"),
    path("<slug:slug>/intrekken/<slug:kind>/<uuid:uid>/", editing.withdraw, name="withdraw"),
    path("<slug:slug>/terug/<slug:kind>/<uuid:uid>/", editing.restore, name="restore"),
    path("<slug:slug>/ongedaan/<uuid:operation>/", editing.undo, name="undo"),
    path("<slug:slug>/invoer/", imports.index, name="imports"),
    path("<slug:slug>/invoer/<uuid:uid>/", imports.show, name="import"),
    re_path(
        r"^(?P<slug>[-a-zA-Z0-9_]+)/programmas/(?P<code>[^/]+)/acties\.(?P<form>xlsx|ods|csv)$",
        imports.download,
        name="action-list-file",
    ),
    path("<slug:slug>/planbestand/", plan_file.show, name="plan-file"),
    path("<slug:slug>/planbestand/<slug:name>.yaml", plan_file.download, name="plan-file-download"),
    path("<slug:slug>/notas/", notes.index, name="notes"),
    path("<slug:slug>/notas/uitgebracht/<uuid:uid>.<slug:extension>", notes.issued, name="note-issued"),
    path(NOTE, notes.show, name="note"),
    path(f"{NOTE}vaststellen/", notes.issue, name="note-issue"),
    re_path(
        r"^(?P<slug>[-a-zA-Z0-9_]+)/notas/(?P<code>[^/]+)/(?P<cbs_code>[^/]+)/nota\.(?P<extension>docx|pdf|html)$",
        notes.download,
        name="note-file",
    ),
]
