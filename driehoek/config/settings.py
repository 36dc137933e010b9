# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""All settings, read from the environment; each DRIEHOEK_* name is described in docs/reference/settings.md."""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from driehoek.config import database_url, production
from driehoek.lib.mail import server as mail_server

PACKAGE = Path(__file__).resolve().parent.parent


def _flag(name: str, *, default: bool) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value in ("", "0", "no", "off", "false", "1", "yes", "on", "true"):
        return default if value == "" else value in ("1", "yes", "on", "true")
    raise ImproperlyConfigured(f"{name} is '{value}'; expected 1 (on) or 0 (off).")


def _names(name: str) -> list[str]:
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


# --- Where this runs -------------------------------------------------------------------------------------------------

DRIEHOEK_ENV = os.environ.get("DRIEHOEK_ENV", "").strip() or "desk"
if DRIEHOEK_ENV not in ("desk", "production", "test"):
    raise ImproperlyConfigured(f"DRIEHOEK_ENV is '{DRIEHOEK_ENV}'; expected desk, production or test.")
_PRODUCTION = DRIEHOEK_ENV == "production"
_TEST = DRIEHOEK_ENV == "test"

# Folder with the database (unless DATABASE_URL is given), files and collected static files.
DRIEHOEK_DATA = Path(os.environ.get("DRIEHOEK_DATA", "").strip() or "data").expanduser().resolve()

# One-click sign-in per role and the example partnerships.
DRIEHOEK_DEMO = _flag("DRIEHOEK_DEMO", default=not _PRODUCTION)

DEBUG = _flag("DRIEHOEK_DEBUG", default=False)
SECRET_KEY = os.environ.get("DRIEHOEK_SECRET_KEY", "").strip() or production.DESK_SECRET
ALLOWED_HOSTS = _names("DRIEHOEK_ALLOWED_HOSTS")

if _PRODUCTION:
    _shortcomings = production.shortcomings(
        demo=DRIEHOEK_DEMO, debug=DEBUG, secret=SECRET_KEY, allowed_hosts=ALLOWED_HOSTS
    )
    if _shortcomings:
        raise ImproperlyConfigured(production.refusal(_shortcomings))
else:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]

# How people reach the system, without a slash at the end: for links in mails.
DRIEHOEK_ADDRESS = os.environ.get("DRIEHOEK_ADDRESS", "").strip().rstrip("/") or (
    f"https://{ALLOWED_HOSTS[0].lstrip('.')}" if _PRODUCTION else "http://127.0.0.1:8000"
)

# --- Database --------------------------------------------------------------------------------------------------------

_SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DRIEHOEK_DATA / "driehoek.sqlite3",
    # Opened once per process, not per page: to open reads the whole schema, and took longer than the questions.
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        # A transaction takes the write lock when it begins: two writers queue instead of one failing half-way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,  # seconds to queue
        # FULL: a commit is on the disk before it is acknowledged, so it survives kill -9 and a power cut.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    },
}


def _database() -> dict[str, Any]:
    url = os.environ.get("DATABASE_URL", "").strip()
    if not url:
        return _SQLITE
    try:
        described = database_url.parse(url)
    except ValueError as problem:
        raise ImproperlyConfigured(str(problem)) from None
    # A worker keeps its connection; one that died in the meantime is noticed at the start of a request.
    return described | {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- What it is made of ----------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "csp",
    # Our rooms with tables or templates, lowest layer first.
    "driehoek.kernel",
    "driehoek.audit",
    "driehoek.messages",
    "driehoek.organisations",
    "driehoek.figures",
    "driehoek.planning",
    "driehoek.monitoring",
    "driehoek.steering",
    "driehoek.evaluation",
    "driehoek.publications",
    "driehoek.exchange",
    "driehoek.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "driehoek.web.secret_addresses.SecretAddressMiddleware",
    "driehoek.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "driehoek.web.whole_bodies.BrokenOffMiddleware",
]

ROOT_URLCONF = "driehoek.config.urls"
WSGI_APPLICATION = "driehoek.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web" / "templates", PACKAGE / "web"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "driehoek.web.jinja.environment"},
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Language and time -----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "taal"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = _PRODUCTION
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

# --- Static files ----------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
# A partnership's own published theme, as <slug>.css; see driehoek/web/themes.py.
DRIEHOEK_THEMES = dict(part.partition("=")[::2] for part in _names("DRIEHOEK_THEMES"))
_HOUSE_STYLE = DRIEHOEK_DATA / "huisstijl"
STATICFILES_DIRS = [("huisstijl", _HOUSE_STYLE)] if _HOUSE_STYLE.is_dir() else []
# Tests read straight from the source folders; everywhere else names carry the hash of their content.
STATIC_ROOT = None if _TEST else DRIEHOEK_DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if _TEST
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILES_ROOT = DRIEHOEK_DATA / "files"  # addressed by the hash of their content
WHITENOISE_USE_FINDERS = _TEST
WHITENOISE_AUTOREFRESH = False
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# --- Figures of others -----------------------------------------------------------------------------------------------

# Where the tables of the police and CBS are; only these servers and those of CBS are ever asked.
DRIEHOEK_ODATA_V3_POLICE = os.environ.get("DRIEHOEK_ODATA_V3_POLICE", "").strip() or "https://dataderden.cbs.nl"
DRIEHOEK_ODATA_V3_CBS = os.environ.get("DRIEHOEK_ODATA_V3_CBS", "").strip() or "https://opendata.cbs.nl"
DRIEHOEK_ODATA_V4 = os.environ.get("DRIEHOEK_ODATA_V4", "").strip() or "https://datasets.cbs.nl/odata/v1/CBS"
DRIEHOEK_ODATA_PROXY = os.environ.get("DRIEHOEK_ODATA_PROXY", "").strip()
FETCHING_ROOT = DRIEHOEK_DATA / "ophalen"  # pages of tables that are on their way in

# --- Mail ------------------------------------------------------------------------------------------------------------

# The server that takes our mail, as smtp:// or smtps://. Without one mails wait; in the demo it is never used.
DRIEHOEK_SMTP_URL = os.environ.get("DRIEHOEK_SMTP_URL", "").strip()
# From whom mail comes; answers go there too.
DRIEHOEK_MAIL_FROM = os.environ.get("DRIEHOEK_MAIL_FROM", "").strip() or "driehoek@localhost"
try:
    mail_server.check(DRIEHOEK_SMTP_URL, DRIEHOEK_MAIL_FROM)
except ValueError as _problem:
    raise ImproperlyConfigured(str(_problem)) from None
MAIL_CAUGHT = DRIEHOEK_DATA / "post"  # what the demo would have sent

# --- Security --------------------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# The web server decides whether a request came over TLS, from X-Forwarded-Proto of the addresses it trusts
# (DRIEHOEK_PROXY_ADDRESSES, see web_server.py); Django is therefore not told to believe the header as well.
SECURE_SSL_REDIRECT = _PRODUCTION
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _PRODUCTION
SECURE_HSTS_PRELOAD = _PRODUCTION

SESSION_ENGINE = "driehoek.web.sessions"
SESSION_COOKIE_AGE = 12 * 3600  # seconds: a working day, then sign in again
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _PRODUCTION
CSRF_FAILURE_VIEW = "driehoek.web.refusals.csrf_failure"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = _PRODUCTION

# --- Logging ---------------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"secret_addresses": {"()": "driehoek.web.secret_addresses.Masked"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["secret_addresses"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"driehoek": {"level": "INFO"}},
}
