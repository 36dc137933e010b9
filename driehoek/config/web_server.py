# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Configuration of gunicorn, as ``driehoek serve`` starts it."""

import gc
import os
from typing import Any

from django.db import connections

from driehoek.web import rendering
from driehoek.web.secret_addresses import Masked

wsgi_app = "driehoek.config.wsgi:application"
worker_class = "sync"
workers = int(os.environ.get("DRIEHOEK_WORKERS", "") or 2)
timeout = 120  # seconds; a long paper is made within the request
graceful_timeout = 20
loglevel = "warning"
accesslog = None  # who asked for what is not kept; some addresses hold a secret
control_socket_disable = True  # no second door into the process

# Addresses whose X-Forwarded-Proto is believed, so that TLS may end at a proxy in front.
forwarded_allow_ips = os.environ.get("DRIEHOEK_PROXY_ADDRESSES", "").strip() or "127.0.0.1,::1"

# The application is loaded once, before the workers split off, and its objects are put out of reach of the garbage
# collector: they never become garbage, and walking through them made one page in twenty 75 ms slower.
preload_app = True


def when_ready(_server: Any) -> None:
    """Freeze what the workers will share, compiled pages too, and share no database connection."""
    rendering.prepare()
    connections.close_all()
    gc.collect()
    gc.freeze()


def on_starting(server: Any) -> None:
    """Keep secret addresses out of what the web server itself logs, too."""
    server.log.error_log.addFilter(Masked())


def post_fork(_server: Any, _worker: Any) -> None:
    """Collect less often in a worker: a page makes many short-lived objects."""
    gc.set_threshold(5000, 20, 20)
