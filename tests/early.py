# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sets the environment before Django reads its settings: a plugin, because a conftest is loaded too late for that."""

import os

os.environ["DRIEHOEK_ENV"] = "test"
for _name in ("DRIEHOEK_DEMO", "DRIEHOEK_DEBUG", "DRIEHOEK_SECRET_KEY", "DRIEHOEK_ALLOWED_HOSTS", "DRIEHOEK_DATA"):
    os.environ.pop(_name, None)
