# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a demonstration holds beside the plan files: invented people, and rounds in which they answer."""

from driehoek.exchange.demo.conversations import hold_demo_conversations
from driehoek.exchange.demo.persons import load_demo_persons
from driehoek.exchange.demo.rounds import open_demo_round

__all__ = ["hold_demo_conversations", "load_demo_persons", "open_demo_round"]
