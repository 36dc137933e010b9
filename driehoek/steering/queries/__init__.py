# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of steering, one noun a file."""

from driehoek.steering.queries.agreements import AgreementLine, open_agreements
from driehoek.steering.queries.proposals import ProposalLine, waiting
from driehoek.steering.queries.register import DecisionLine, decisions

__all__ = ["AgreementLine", "DecisionLine", "ProposalLine", "decisions", "open_agreements", "waiting"]
