# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a demonstration holds beside the plan files: invented people, rounds in which they answer, conversations."""

from driehoek.exchange.demo.before import finish_demo_round
from driehoek.exchange.demo.conversations import hold_demo_conversations
from driehoek.exchange.demo.persons import load_demo_persons
from driehoek.exchange.demo.rounds import open_demo_round

__all__ = ["finish_demo_round", "hold_demo_conversations", "load_demo_persons", "open_demo_round"]
