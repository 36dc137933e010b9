# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of evaluation rounds: each step of a round, and what is made of it."""

from uuid import UUID

from driehoek.web.figure_paths import asking, quote
from driehoek.web.paper_paths import PaperPaths


class RoundPaths(PaperPaths):
    """The rounds of one partnership."""

    __slots__ = ()

    @property
    def rounds(self) -> str:
        """The evaluation rounds."""
        return f"{self.home}rondes/"

    @property
    def new_round(self) -> str:
        """Planning a round."""
        return f"{self.rounds}nieuw/"

    @property
    def plan_health(self) -> str:
        """Whether the plan is alive, per municipality."""
        return f"{self.home}plangezondheid/"

    def round(self, code: str) -> str:
        """One round: who still has to answer."""
        return f"{self.rounds}{quote(code)}/"

    def round_differences(self, code: str, since: str = "") -> str:
        """What is otherwise than last time, of one round."""
        return asking(f"{self.round(code)}verschillen/", sinds=since)

    def round_wishes(self, code: str) -> str:
        """What the actions of a round need that ask adjusting, and what came of it."""
        return f"{self.round(code)}bijsturing/"

    def round_themes(self, code: str) -> str:
        """The themes of a round, for working groups."""
        return f"{self.round(code)}themas/"

    def round_theme(self, code: str, plan_code: str, theme_code: str, cbs_code: str = "") -> str:
        """One theme in a round, or one municipality's part of it."""
        return asking(f"{self.round(code)}thema/{quote(plan_code)}/{quote(theme_code)}/", gemeente=cbs_code)

    def ask_back(self, code: str, uid: UUID) -> str:
        """Asking the lead of an action something more, in a round."""
        return f"{self.round(code)}vraag/{uid}/"

    @property
    def weekly_mail(self) -> str:
        """Where one says whether the weekly mail may come."""
        return f"{self.home}weekbericht/"

    @property
    def working_together(self) -> str:
        """How the ways of working together went over the years."""
        return f"{self.home}samenwerken/"

    def conversation(self, code: str) -> str:
        """The conversation about working together of one year."""
        return f"{self.working_together}{quote(code)}/"

    def conversation_point(self, code: str, number: int) -> str:
        """One point of that conversation."""
        return f"{self.conversation(code)}{number}/"

    def round_report(self, code: str, **asked: str) -> str:
        """The evaluation of a round as it stands: for all together, or for one municipality."""
        return asking(f"{self.round(code)}verslag/", **asked)

    def round_report_file(self, code: str, form: str, **asked: str) -> str:
        """The evaluation report of a round as a file, in one edition."""
        return asking(f"{self.round(code)}verslag.{form}", **asked)

    def evaluation_report_file(self, code: str, form: str, edition: str = "") -> str:
        """The report of one evaluation as a file, by the code of the evaluation."""
        return asking(f"{self.home}evaluaties/{quote(code)}.{form}", editie=edition)

    def round_close(self, code: str) -> str:
        """Closing a round: what is missing, what is said of it as a whole, and what was frozen."""
        return f"{self.round(code)}afsluiten/"

    def round_conclude(self, code: str) -> str:
        """Freezing what came of a round."""
        return f"{self.round(code)}afronden/"

    def round_reopen(self, code: str) -> str:
        """Opening a locked round again."""
        return f"{self.round(code)}heropenen/"

    def round_release(self, code: str) -> str:
        """Making an evaluation public."""
        return f"{self.round(code)}vrijgeven/"
