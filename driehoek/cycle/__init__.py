# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What joins the rooms: reads that cross them, and commands whose outcome touches more than one."""
