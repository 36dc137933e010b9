# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values of figures; no Django, no database."""

from enum import StrEnum


class LoadState(StrEnum):
    """Whether what a load brought in still counts."""

    DONE = "gedaan"
    UNDONE = "ongedaan"


class FetchState(StrEnum):
    """How far fetching a table has come."""

    WAITING = "wacht"
    RUNNING = "bezig"
    DONE = "klaar"
    FAILED = "mislukt"
    STOPPED = "gestopt"


class Compared(StrEnum):
    """What a year is compared with; agreed beforehand, never chosen after seeing the figures."""

    THREE_YEARS = "drie_jaar"
    YEAR_BEFORE = "vorig_jaar"
    COUNTRY = "land"


class Remark(StrEnum):
    """What somebody has to say about a figure."""

    MORE_EFFORT = "meer_inzet"
    REGISTRATION = "registratie_effect"
    OUTLIER = "incident_uitschieter"
    DEFINITION = "definitiewijziging"
    AFTER_EFFECT = "naijleffect"
    OTHER = "anders"


class Withheld(StrEnum):
    """Why a count about people that is known is not shown."""

    SMALL = "klein_aantal"
    PROTECTS = "afgeschermd"


class Subject(StrEnum):
    """What an indicator is about, to choose by."""

    TOTAL = "totaal"
    PROPERTY = "vermogen"
    VIOLENCE = "geweld"
    UNDERMINING = "ondermijning"
    DIGITAL = "digitaal"
    CARE = "zorg_en_veiligheid"
    NUISANCE = "overlast"
    TRAFFIC = "verkeer"
    UNREST = "onrust"
    EXPERIENCE = "beleving"
    COOPERATION = "samenwerking"
    POPULATION = "bevolking"


#: The dataset in which a partnership keeps what it counts itself.
OWN = "own"
