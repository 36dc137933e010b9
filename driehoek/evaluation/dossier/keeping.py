# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a dossier is kept as text, and read back."""

from driehoek.kernel.dates import PreciseDate
from driehoek.lib.frozen import Codec, Word
from driehoek.lib.statline.periods import Period, parse

#: Dates with their precision and periods of figures are one word.
CODEC = Codec(
    {
        PreciseDate: Word(lambda day: day.text, PreciseDate),
        Period: Word(lambda period: period.code, parse),
    }
)
