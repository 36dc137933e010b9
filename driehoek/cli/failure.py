# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a verb raises when it cannot go on for a reason that the person at the terminal can mend."""


class Failure(Exception):
    """One sentence for the person at the terminal: what is wrong and what to do."""
