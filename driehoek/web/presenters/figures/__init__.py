# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures on screen: first one sentence, then a picture, and the numbers for whoever asks."""
