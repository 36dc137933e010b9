# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of the demonstration are what their command makes of the real tables, to the last byte."""

import json
from pathlib import Path

import pytest

from driehoek.cli.setup import EXAMPLES
from driehoek.figures.queries.boundaries import boundaries
from driehoek.lib.statline import facts
from scripts import demo_figures

pytestmark = pytest.mark.once

ELEVEN = {
    "GM1945", "GM0209", "GM0225", "GM0252", "GM0668", "GM0296", "GM0339", "GM0340", "GM1581", "GM0345", "GM0352",
}  # fmt: skip


def files() -> list[Path]:
    """Return the files of facts of the demonstration."""
    return sorted((EXAMPLES / "figures").glob("*.csv"))


def test_every_file_is_what_the_command_makes(shared: Path, tmp_path: Path) -> None:
    assert shared.is_dir()
    made = [
        demo_figures.crime(ELEVEN), demo_figures.totals(ELEVEN), demo_figures.population(ELEVEN),
        demo_figures.average(ELEVEN), demo_figures.survey(), demo_figures.accidents(ELEVEN),
    ]  # fmt: skip
    for one in made:
        demo_figures.write(tmp_path / f"{one.table}.csv", one)
    demo_figures.boundaries(tmp_path / "gemeenten.geojson")
    assert sorted(path.name for path in tmp_path.glob("*.csv")) == [path.name for path in files()]
    for path in [*files(), EXAMPLES / "boundaries" / "gemeenten.geojson"]:
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_every_file_says_where_it_comes_from_and_what_it_is(path: Path) -> None:
    told = facts.read(path).table
    top = path.read_text(encoding="utf-8").partition("maat,soort")[0]
    # REUSE-IgnoreStart
    assert "SPDX-License-Identifier: CC-BY-4.0" in top
    # REUSE-IgnoreEnd
    assert f"# gemaakt met: {demo_figures.COMMAND}" in top
    assert told.head.attribution.startswith("Bron: ")
    assert told.head.id == path.stem
    assert told.head.url.startswith("https://")
    municipalities = {row.area for row in told.rows() if row.area.startswith("GM")}
    assert municipalities <= ELEVEN


def test_the_boundaries_say_where_they_come_from() -> None:
    given = json.loads((EXAMPLES / "boundaries" / "gemeenten.geojson").read_text(encoding="utf-8"))
    assert {"source", "licence", "dated", "made_with"} <= given.keys()
    found = boundaries(ELEVEN)
    assert found.places.keys() == ELEVEN
    assert found.source == given["source"]
    wijchen = found.places["GM0296"]
    assert wijchen.name == "Wijchen"
    assert all(5.0 < east < 6.2 and 51.5 < north < 52.2 for ring in wijchen.rings for east, north in ring)
    assert all(len(ring) > 3 and ring[0] == ring[-1] for ring in wijchen.rings)
