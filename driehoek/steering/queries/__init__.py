# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read models of steering, one noun a file."""

from driehoek.steering.queries.agreements import AgreementLine, open_agreements
from driehoek.steering.queries.proposal_page import ProposalPage, proposal_page
from driehoek.steering.queries.proposals import ProposalLine, proposal_code, proposal_counts, proposal_lines, waiting
from driehoek.steering.queries.proposing import About, Destination, about, destination, next_meeting
from driehoek.steering.queries.register import DecisionLine, decisions

__all__ = [
    "About",
    "AgreementLine",
    "DecisionLine",
    "Destination",
    "ProposalLine",
    "ProposalPage",
    "about",
    "decisions",
    "destination",
    "next_meeting",
    "open_agreements",
    "proposal_code",
    "proposal_counts",
    "proposal_lines",
    "proposal_page",
    "waiting",
]
