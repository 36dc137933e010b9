# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small sets about a table: its properties and its lists of codes."""

from collections.abc import Sequence
from typing import Any

from driehoek.lib.statline.fetching.addresses import next_address
from driehoek.lib.statline.fetching.answers import is_too_many
from driehoek.lib.statline.fetching.asking import Asker
from driehoek.lib.statline.fetching.failures import Answered
from driehoek.lib.statline.refusals import Refused

_MOST = 200_000  # codes in one list; the Netherlands has some 18,000 districts and quarters


def read(asker: Asker, *addresses: str) -> Sequence[dict[str, Any]]:
    """Return all rows of a small set.

    Args:
        asker: asks.
        addresses: where it is; the next is tried when one does not give it. The first server of version 3 gives no
            more than 10,000 rows at once, and how it says so is not documented.

    Raises:
        Refused: it is not there, or has another form.
        Stopped: no longer wanted.
    """
    for number, address in enumerate(addresses, 1):
        try:
            return _pages(asker, address)
        except Answered as problem:
            if number == len(addresses) or problem.status == 404:
                raise refusal(problem, address) from None
        except Refused as problem:
            if number == len(addresses) or problem.reason != "status":
                raise
    raise AssertionError("the last address returns or raises")


def _pages(asker: Asker, address: str) -> Sequence[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    seen: set[str] = set()
    while address:
        if address in seen or len(rows) > _MOST:
            raise endless(address)
        seen.add(address)
        found = document(asker, address)
        values = found.get("value")
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            raise changed("een lijst ontbreekt", address)
        rows += values
        link = found.get("odata.nextLink") or found.get("@odata.nextLink") or ""
        address = next_address(address, link) if isinstance(link, str) and link else ""
    return rows


def document(asker: Asker, address: str) -> dict[str, Any]:
    """Return one JSON object.

    Raises:
        Answered: it is an error instead.
        Refused: it does not come.
        Stopped: no longer wanted.
    """
    found = asker.document(address)
    for key in ("odata.error", "error"):
        if key in found:
            raise Answered(200, str(found[key]))
    return found


def changed(what: str, address: str) -> Refused:
    """Return the refusal of a table that does not look as we know tables to look."""
    return Refused(
        "shape", f"De tabel heeft een andere vorm dan Driehoek kent: {what}. Er is niets ingelezen.", address[:200]
    )


def endless(address: str) -> Refused:
    """Return the refusal of a table whose next page never ends."""
    return Refused(
        "endless", "De bron blijft naar volgende pagina's verwijzen zonder eind. Er is niets ingelezen.", address[:200]
    )


def refusal(problem: Answered, address: str) -> Refused:
    """Return what a refusal by the server means for whoever asked."""
    where = address[:200]
    if is_too_many(problem.text):
        return Refused(
            "too-many-rows",
            "De bron geeft niet meer dan 10.000 rijen tegelijk en weigert dit verzoek. Vraag minder jaren of soorten.",
            where,
        )
    if problem.status == 404:
        return Refused(
            "not-found",
            "De tabel staat niet op dit adres. Politietabellen (47…NED) staan op dataderden.cbs.nl, tabellen van het "
            "CBS op opendata.cbs.nl of datasets.cbs.nl; hoofdletters tellen mee.",
            where,
        )
    return Refused("declined", f"De bron weigert het verzoek (code {problem.status}). Er is niets ingelezen.", where)
