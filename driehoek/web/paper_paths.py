# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of papers that are made at the moment of asking, each in its editions."""

from driehoek.web.figure_paths import FigurePaths, asking, quote


class PaperPaths(FigurePaths):
    """The papers of one partnership."""

    __slots__ = ()

    def meeting_paper(self, code: str, paper: str, form: str, edition: str = "") -> str:
        """A paper of a meeting as a file: ``agenda`` or ``afsprakenlijst``, in one edition."""
        return asking(f"{self.home}overleg/{quote(code)}/{paper}.{form}", editie=edition)

    def recommendations_paper(self, form: str, **asked: str | int) -> str:
        """The list of recommendations of a year as a paper."""
        return asking(f"{self.home}aanbevelingen.{form}", **asked)

    def open_agreements_file(self, form: str, edition: str = "") -> str:
        """What is open, per person, as a file."""
        return asking(f"{self.home}openstaand.{form}", editie=edition)
