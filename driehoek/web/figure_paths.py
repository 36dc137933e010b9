# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the pages with figures, and how an address is written."""

from abc import ABC, abstractmethod
from functools import lru_cache
from urllib.parse import quote as _quote
from urllib.parse import urlencode


@lru_cache(maxsize=4096)
def quote(part: str) -> str:
    """Write one part of an address; a slash in it does not start a new part. A page writes the same few many times."""
    return _quote(part, safe="")


def asking(address: str, **asked: str | int) -> str:
    """Return an address with what is asked there, leaving out what is empty."""
    wanted = {name: value for name, value in asked.items() if value}
    return f"{address}?{urlencode(wanted)}" if wanted else address


class FigurePaths(ABC):
    """The pages with figures of one partnership."""

    __slots__ = ()

    @property
    @abstractmethod
    def home(self) -> str:
        """The first screen."""

    @property
    def figures(self) -> str:
        """The figures of the partnership, small beside each other."""
        return f"{self.home}cijfers/"

    @property
    def figures_remarkable(self) -> str:
        """What stands out among all figures, corrected for their number."""
        return f"{self.figures}opvallend/"

    @property
    def figures_labels(self) -> str:
        """Every figure with what may be said of its change, counted and explained."""
        return f"{self.figures}verandering/"

    @property
    def figures_labels_file(self) -> str:
        """The same table as a file."""
        return f"{self.figures}verandering.csv"

    def figure(self, key: str) -> str:
        """One indicator in all municipalities."""
        return f"{self.figures}{quote(key)}/"

    def figure_place(self, key: str, cbs_code: str) -> str:
        """One indicator in one municipality."""
        return f"{self.figure(key)}gemeente/{quote(cbs_code)}/"

    def figure_peers(self, key: str) -> str:
        """One indicator beside similar municipalities."""
        return f"{self.figure(key)}vergelijk/"

    def figure_peers_file(self, key: str, cbs_code: str = "") -> str:
        """The same comparison as a file, with the names of all places."""
        return asking(f"{self.figure(key)}vergelijk.csv", gemeente=cbs_code)

    def figure_thresholds(self, key: str) -> str:
        """From which count on a change is clear."""
        return f"{self.figure(key)}drempels/"

    @property
    def own_figures(self) -> str:
        """What the partnership counts itself."""
        return f"{self.figures}invoeren/"

    def own_figure(self, key: str) -> str:
        """The grid of one own registration."""
        return f"{self.own_figures}{quote(key)}/"

    @property
    def figure_passports(self) -> str:
        """What each figure means."""
        return f"{self.figures}paspoorten/"

    def figure_passport(self, key: str) -> str:
        """What one figure means: its passport."""
        return f"{self.figure(key)}paspoort/"

    def figure_file(self, key: str, form: str) -> str:
        """One indicator in all municipalities as a file: csv or svg."""
        return f"{self.figure(key).removesuffix('/')}.{form}"

    def figure_place_file(self, key: str, cbs_code: str, form: str) -> str:
        """One indicator in one municipality as a file: csv or svg."""
        return f"{self.figure_place(key, cbs_code).removesuffix('/')}.{form}"
