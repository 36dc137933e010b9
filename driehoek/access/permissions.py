# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything that one may be allowed to do, as one enumeration."""

from enum import StrEnum


class Permission(StrEnum):
    """One thing that an actor may be allowed to do."""

    READ = "read"
    EDIT_PARTNERSHIP = "partnership.edit"
    EDIT_PLAN = "plan.edit"
    EDIT_PROGRAMME = "programme.edit"
    REPORT_PROGRESS = "action.report"
    JUDGE_THEME = "theme.judge"
    RECORD_DECISION = "decision.record"
    FOLLOW_UP = "decision.follow"
    PLAN_MEETINGS = "meeting.plan"
    PROPOSE = "proposal.make"
    ANNOTATE = "annotation.write"
    SHARE = "development.share"
    KEEP_TRACKS = "track.keep"
    KEEP_RECOMMENDATIONS = "recommendation.keep"
    RUN_ROUND = "round.run"
    SEE_OUTBOX = "outbox.see"
    MAKE_NOTE = "note.make"
    ISSUE_NOTE = "note.issue"
    LOAD_PLAN_FILE = "plan_file.load"
    EXPORT_PLAN_FILE = "plan_file.export"
    LOAD_FIGURES = "figures.load"
    ENTER_FIGURES = "figures.enter"
    SEE_EMBARGOED = "embargo.see"
    READ_AUDIT = "audit.read"
    MANAGE_PERSONS = "persons.manage"
