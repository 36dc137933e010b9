# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The entry for a WSGI server: ``driehoek.config.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

from driehoek.web.whole_bodies import read_whole

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")

application = read_whole(get_wsgi_application())
