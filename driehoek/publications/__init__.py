# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""What leaves the house: papers made from the data, each a kind with content, templates, sample and expected text."""
