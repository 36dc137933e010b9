# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What production demands before anything starts."""

# Stands in the public source, so it protects nothing: at a desk, one-click sign-in makes that no matter.
DESK_SECRET = "desk-only-secret-that-stands-in-the-public-source-and-protects-nothing"  # noqa: S105

_SHORTEST_SECRET = 50
_FEWEST_CHARACTERS = 10


def shortcomings(*, demo: bool, debug: bool, secret: str, allowed_hosts: list[str]) -> list[str]:
    """Return one sentence for each thing that must be set otherwise; an empty list means: safe to start."""
    found = []
    if demo:
        found.append("Demo mode is on, and lets anyone sign in as anyone: remove DRIEHOEK_DEMO or set it to 0.")
    if debug:
        found.append("Debug mode is on, and shows source and settings on errors: remove DRIEHOEK_DEBUG or set it to 0.")
    if secret in ("", DESK_SECRET):
        found.append("There is no secret: set DRIEHOEK_SECRET_KEY to 50 or more random characters.")
    elif len(secret) < _SHORTEST_SECRET or len(set(secret)) < _FEWEST_CHARACTERS:
        found.append("DRIEHOEK_SECRET_KEY is too easy to guess: set it to 50 or more random characters.")
    if not allowed_hosts:
        found.append("Its own names are not known: set DRIEHOEK_ALLOWED_HOSTS, for instance to veiligheid.example.nl.")
    elif "*" in allowed_hosts:
        found.append(
            "DRIEHOEK_ALLOWED_HOSTS has '*', which accepts any name: list the names themselves, with commas between."
        )
    return found


def refusal(sentences: list[str]) -> str:
    """Return the message that stops the start."""
    lines = "\n".join(f"  - {sentence}" for sentence in sentences)
    return f"Driehoek does not start with DRIEHOEK_ENV=production:\n{lines}"
