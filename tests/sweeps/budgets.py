# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many questions a page may ask of the database, and which may ask more, with the reason."""

BUDGET = 12
#: Answers that are no page, with the most questions that they may ask, and why.
FILES = {
    "gaps": (13, "looks at actions, goals and figures of a programme and of its plan at once"),
    "theme": (15, "stands on four rooms: the tree of the plan, actions, judgements, and figures at its goals"),
    "round-theme": (13, "stands on four rooms: what leads told, what was judged, goals, and figures at them"),
    "round-close": (15, "looks at a whole round at once: what was answered, judged and chosen, and what was proposed"),
    "meeting-table": (17, "stands on three rooms: an agenda, what is still open, and all that an outcome changes"),
    "note": (18, "a paper on screen: it reads what its three files hold, with the series of its figures"),
    "round-report": (18, "a paper on screen: a whole evaluation as it stands; of a locked round it is six"),
    "round-report-file": (18, "the same as a file"),
    "evaluation-report-file": (18, "a paper: a whole evaluation"),
    "note-file": (18, "a paper: it is made once and kept"),
    "plan-file-download": (75, "the whole partnership, one question per table"),
}
#: Routes that only take a POST.
POSTED = {
    "sign-out",
    "language",
    "action-report",
    "note-issue",
    "withdraw",
    "restore",
    "undo",
    "agreement-follow",
    "saved-view",
    "weekly-mail",
    "proposal-state",
    "development-state",
    "help-state",
    "meeting-agenda",
    "meeting-presence",
    "meeting-note",
    "meeting-state",
}
#: Routes of a record that the example does not have, or not for the coordinator; tests of those pages count them.
ELSEWHERE = {
    "note-issued",
    "track",
    "recommendation",
    "meeting-paper",
    "change-proposal",
    "development",
    "help",
    "caught-mail",
    "caught-mail-file",
    "feed",
}
