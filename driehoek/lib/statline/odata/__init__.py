# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of CBS and the police over OData, versions 3 and 4; see docs/decisions/0031 for what is asked and how."""

from driehoek.lib.statline.fetching.failures import Stopped
from driehoek.lib.statline.odata.loading import Fetched, fetch
from driehoek.lib.statline.odata.source import Bases, Host, Source, Wanted

__all__ = ["Bases", "Fetched", "Host", "Source", "Stopped", "Wanted", "fetch"]
