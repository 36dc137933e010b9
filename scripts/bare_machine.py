#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proves `make run` on a machine that has none of our dependencies.

Usage, as administrator: python scripts/bare_machine.py [--keep]

Debian 12 is laid out in a folder with python3, python3-venv, make and git and nothing else; a new user clones the
committed state there and runs `make run`. Then, within a minute of the line that says it is ready: the first screen
of each partnership, and the council note as Word and as PDF. A second start must take seconds and keep the data.
"""

import argparse
import contextlib
import http.cookiejar
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = "python3,python3-venv,make,git,ca-certificates"
READY = "Driehoek is ready: "
READY_WITHIN = 600.0  # seconds, for the first start with all downloads
AGAIN_WITHIN = 20.0  # seconds, for the second start
SHOWN_WITHIN = 60.0  # seconds from the ready line to the last paper
USER = "newcomer"
WIJCHEN = "GM0296"  # its CBS code
# What a machine's owner sets so that registries can be reached; passed on as it is, whatever it says.
PASSED_ON = re.compile(r"^(PIP_.*|.*_proxy|.*_PROXY|SSL_CERT_FILE|SSL_CERT_DIR|REQUESTS_CA_BUNDLE)$")
NETWORK_FILES = ("etc/resolv.conf", "etc/hosts", "etc/pip.conf", "etc/ssl/certs/ca-certificates.crt")


class NotProven(Exception):
    """What did not hold, in a sentence."""


def debian_mirror() -> str:
    """Return the archive that this machine's own apt uses for Debian 12, or the general one."""
    asked = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages", "Codename: bookworm"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return (asked.stdout.split() or ["http://deb.debian.org/debian/"])[0]


def lay_out(bare: Path) -> None:
    """Make the bare machine and its user, with a clone of what is committed."""
    log = bare.with_suffix(".log")
    with log.open("w") as out:
        done = subprocess.run(
            ["debootstrap", "--variant=minbase", f"--include={PACKAGES}", "bookworm", str(bare), debian_mirror()],
            stdout=out, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
    if done.returncode:
        raise NotProven("Debian could not be laid out:\n" + "\n".join(log.read_text().splitlines()[-15:]))
    for name in NETWORK_FILES:
        if Path("/", name).exists():
            shutil.copyfile(Path("/", name), bare / name)
    subprocess.run(["chroot", str(bare), "useradd", "--create-home", USER], check=True)
    home = bare / "home" / USER
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(home / "driehoek")], check=True)
    subprocess.run(["chroot", str(bare), "chown", "-R", f"{USER}:", f"/home/{USER}"], check=True)


def environment(bare: Path) -> dict[str, str]:
    """Return what the new user's shell holds: the bare minimum and the way to the registries."""
    passed_on = {
        name: value
        for name, value in os.environ.items()
        # A folder or file of this machine that is not there means nothing.
        if PASSED_ON.match(name) and (not value.startswith("/") or (bare / value[1:]).exists())
    }
    return passed_on | {"HOME": f"/home/{USER}", "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}


@contextlib.contextmanager
def running(bare: Path, port: int, within: float) -> Iterator[str]:
    """Give `make run` inside and hand over everything it printed up to and including the sign-in addresses."""
    command = f"cd /home/{USER}/driehoek && exec make run PORT={port}"
    log = bare / "home" / USER / "run.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [shutil.which("chroot") or "chroot", f"--userspec={USER}:{USER}", str(bare), "sh", "-c", command],
            env=environment(bare), stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
    try:
        deadline = time.monotonic() + within
        while READY not in (text := log.read_text(errors="replace")) or "Stop with" not in text:
            if process.poll() is not None:
                raise NotProven(f"make run ended with exit code {process.returncode}:\n{text}")
            if time.monotonic() > deadline:
                raise NotProven(f"make run was not ready within {within:.0f} seconds:\n{text}")
            time.sleep(0.1)
        yield text
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=60)


class Visitor:
    """A browser with cookies, as far as a check needs one."""

    def __init__(self) -> None:
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)

    def get(self, address: str) -> tuple[str, bytes]:
        """Return the address where one ended up and what was there."""
        with self.opener.open(address, timeout=60) as answer:
            return answer.geturl(), answer.read()


def look_around(text: str) -> None:
    """Sign in as the advisers that the ready text offers; see the first screens and take the papers."""
    began = time.monotonic()
    first_screen(text, "heuvelrug", "adviseur-rhenen")
    visitor, address = first_screen(text, "tweestromenland", "adviseur-wijchen")
    for ending, first in (("docx", b"PK\x03\x04"), ("pdf", b"%PDF-")):
        paper = council_note(visitor, address, ending)
        if not paper.startswith(first) or len(paper) < 10_000:
            raise NotProven(f"The council note as {ending} is no {ending}: {paper[:60]!r}")
        print(f"  council note of Wijchen as {ending}: {len(paper)} bytes")
    if time.monotonic() - began > SHOWN_WITHIN:
        raise NotProven(f"It took more than {SHOWN_WITHIN:.0f} seconds to see everything.")


def first_screen(text: str, partnership: str, role: str) -> tuple[Visitor, str]:
    """Sign in at the address that was printed; return the visitor and where the first screen is."""
    found = re.search(rf"http://\S*{partnership}/{role}/?", text)
    if not found:
        raise NotProven(f"No sign-in for {role} of {partnership} among the addresses:\n{text}")
    visitor = Visitor()
    address, page = visitor.get(found[0])
    if partnership not in address or b"<table" not in page:
        raise NotProven(f"The first screen of {partnership} is not what it should be: {address}, {len(page)} bytes")
    print(f"  first screen {address}: {len(page)} bytes")
    return visitor, address


def council_note(visitor: Visitor, home: str, ending: str) -> bytes:
    """Take the note of Wijchen on the first programme, by the links that a reader follows."""
    base = re.match(r"https?://[^/]+", home)
    assert base
    address = home
    part = "[^/]+"
    for step in (f"/{part}/notas/", f"/{part}/notas/{part}2023-2024/{WIJCHEN}/", f"/[^>]*nota[.]{ending}"):
        _, page = visitor.get(address)
        found = re.search(rf'href="({step})"', page.decode(errors="replace"))
        if not found:
            raise NotProven(f"{address} has no link like {step}")
        address = base[0] + found[1]
    return visitor.get(address)[1]


def prove(bare: Path) -> None:
    """The whole walk, with the seconds that each part took."""
    began = time.monotonic()

    def said(what: str) -> None:
        print(f"[{time.monotonic() - began:5.0f} s] {what}", flush=True)

    lay_out(bare)
    said("Debian 12 laid out with python3, python3-venv, make and git; clean clone made")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with running(bare, port, READY_WITHIN) as text:
        said("first make run is ready")
        print("\n".join(f"  | {line}" for line in text.splitlines()))
        look_around(text)
        said("first screens and papers seen")
    again = time.monotonic()
    with running(bare, port, AGAIN_WITHIN) as text:
        if "Example " in text or "Making the environment" in text:
            raise NotProven(f"The second make run did work that was done already:\n{text}")
        said(f"second make run is ready, in {time.monotonic() - again:.1f} seconds")
        look_around(text)


def main() -> int:
    """Prove it, or say what did not hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--keep", action="store_true", help="leave the bare machine there, to look around in it")
    keep = parser.parse_args().keep
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        print("This needs debootstrap and an administrator (Debian: apt install debootstrap).", file=sys.stderr)
        return 1
    folder = Path(tempfile.mkdtemp(prefix="driehoek-bare-"))
    folder.chmod(0o755)
    try:
        prove(folder / "debian")
    except (NotProven, OSError, subprocess.SubprocessError) as problem:
        print(f"Not proven: {problem}", file=sys.stderr)
        return 1
    finally:
        if keep:
            print(f"Kept: {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
    print("Proven: a clean clone runs on a bare Debian 12.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
