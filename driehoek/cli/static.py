# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Static files and message catalogues: made from the source once, and again only when the source changed."""

import hashlib
from pathlib import Path
from tempfile import NamedTemporaryFile

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

STAMP = "collected.sha256"
# What django-htmx carries besides the one file that the pages load: compressing it all took most of the time.
UNUSED = ["htmax-*", "htmx-4*", "htmx-2.js", "ext"]


def collect() -> bool:
    """Collect, name by content and compress the static files; return whether anything had to be done."""
    fingerprint = _fingerprint()
    stamp = _stamp()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return False
    stamp.parent.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True, ignore_patterns=UNUSED)
    stamp.write_text(fingerprint)
    return True


def collected() -> bool:
    """Tell whether static files have been collected at all."""
    return _stamp().exists()


def compile_catalogues() -> int:
    """Compile each message catalogue that changed and return how many did."""
    compiled = 0
    for folder in settings.LOCALE_PATHS:
        for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
                continue
            with source.open("rb") as reader:
                catalogue = read_po(reader)
            # Written beside and moved: whoever reads at the same time finds the old one or the new one, whole.
            with NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as writer:
                write_mo(writer, catalogue)
            Path(writer.name).replace(target)
            target.chmod(0o644)
            compiled += 1
    return compiled


def _stamp() -> Path:
    return Path(settings.DRIEHOEK_DATA, "static", STAMP)


def _fingerprint() -> str:
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list(UNUSED), key=lambda found: found[0]):
            with storage.open(name) as content:
                digest.update(name.encode() + b"\0" + hashlib.sha256(content.read()).digest())
    return digest.hexdigest()
