# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures on the command line: a file or a table, for the country or one partnership; undone, synced, fitted."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from driehoek.cli import figures_sync, main, meter, setup
from driehoek.cli.meter import Meter
from driehoek.figures.findings import fitting, wobbles
from driehoek.figures.models import Dataset, Load, Observation
from driehoek.kernel import definitions
from driehoek.lib.statline import facts
from driehoek.lib.statline.fetching.limits import Limits
from tests.figures.making import AA, BREE, stored
from tests.figures.test_fetching import served
from tests.lib.statline.replay.server import Replay, replaying
from tests.planning.world import World

pytestmark = pytest.mark.django_db

FACTS = Path(setup.EXAMPLES) / "figures"
OWN = """# SPDX-FileCopyrightText: proef
# SPDX-License-Identifier: CC-BY-4.0
# driehoek-cijfers: 1
# tabel: 47018NED
# titel: Misdrijven
# uitgever: Politie
# bron: Bron: Politie
# licentie: CC BY 4.0
# opgehaald: 2026-05-20
# maat: GeregistreerdeMisdrijven_1;Misdrijven;aantal;0;nul
maat,soort,gebied,naam,periode,waarde,laag,hoog,ontbreekt,status,opmerking
GeregistreerdeMisdrijven_1,1.1.1,GM9001,Aa,2025JJ00,12,,,,definitief,
GeregistreerdeMisdrijven_1,1.1.1,GM9002,Bree,2025JJ00,,,,onbekend,definitief,te weinig
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of our own format."""
    path = tmp_path / "cijfers.csv"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.fixture
def server(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Replay]:
    """A server in the place of that of the police."""
    monkeypatch.setattr("driehoek.figures.fetching.LIMITS", Limits(first_wait=0.0, attempts=2))
    with replaying() as running:
        running.serve(served())
        settings.DRIEHOEK_ODATA_V3_POLICE = running.base
        settings.DRIEHOEK_ODATA_V4 = running.base
        settings.FETCHING_ROOT = tmp_path / "ophalen"
        yield running


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """Run the command line; return its code and everything it said."""
    code = main.main(["figures", *words])
    told = capsys.readouterr()
    return code, told.out + told.err


def test_a_file_comes_in_once_and_can_be_undone(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = said(capsys, "load", "--source", str(file))
    assert (code, "2 added, 0 changed" in told) == (0, True)
    assert stored() == {("1.1.1", AA, "2025JJ00"): 12, ("1.1.1", BREE, "2025JJ00"): "onbekend"}
    assert (Load.objects.get().filename, Load.objects.get().sha256) == ("cijfers.csv", facts.read(file).sha256)
    assert "nothing to do, all 2 values were there" in said(capsys, "load", "--source", str(file))[1]
    assert "cijfers.csv" in said(capsys, "undo")[1]
    assert said(capsys, "undo", "47018NED") == (0, "47018NED: 2 taken out, 0 again what they were\n")
    assert stored() == {}
    assert said(capsys, "undo", "47018NED")[0] == 1


def test_for_one_partnership(world: World, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _ = said(capsys, "load", "--source", str(file), "--partnership", "drieland")
    assert code == 0
    assert Dataset.objects.get().partnership_id == world.partnership.pk
    assert said(capsys, "load", "--source", str(file), "--partnership", "nergens")[0] == 1
    assert "1 gone" not in said(capsys, "undo", "47018NED", "--partnership", "drieland")[1]
    assert stored(world.partnership.pk) == {}


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("maat,soort", "soort,maat", "horen de namen van de kolommen"),
        ("# uitgever: Politie\n", "", "Boven in het bestand ontbreekt: uitgever"),
        ("2026-05-20", "mei 2026", "geen datum"),
        (",12,", ",12.5,", "meer dan 0 cijfers achter de komma"),
        (",12,", ",twaalf,", "dat is geen getal"),
        (",12,,,,", ",12,,,geheim,", "hoort een waarde of een reden"),
        (",,,,onbekend,", ",,,,,", "hoort een waarde of een reden"),
        ("definitief,te", "bijna,te", "hoort een waarde of een reden"),
        ("definitief,te weinig", "definitief", "staan 10 cellen"),
        ("2025JJ00,12", "2025W101,12", "geen jaar, halfjaar, kwartaal of maand"),
        ("# maat: Geregistreerde", "# maat: Andere", "een maat die boven in het bestand ontbreekt"),
        (";aantal;0;nul", ";aantal;veel;nul", "hoort: maat"),
    ],
)
def test_what_is_the_matter_with_a_file_is_told_with_its_line(
    file: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, sentence: str
) -> None:
    assert old in OWN
    file.write_text(OWN.replace(old, new), encoding="utf-8")
    code, told = said(capsys, "load", "--source", str(file))
    assert (code, sentence in told) == (1, True), told
    assert not Observation.objects.exists()


def test_an_export_of_statline_comes_in_as_it_was_downloaded(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The export and the tidied copy of it in the demonstration say exactly the same."""
    assert said(capsys, "load", "--source", str(FACTS / "47013NED.csv"))[0] == 0
    export = shared / "data" / "crime" / "47013NED_statline_export_2024.csv"
    code, told = said(capsys, "load", "--source", str(export))
    assert (code, "0 changed, 12 left as they were" in told) == (0, True), told


def test_a_table_is_fetched_whole(server: Replay, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = said(capsys, "load", "--source", "47018ned")
    assert code == 0, told
    assert "comparisons worked out" in told
    areas = set(Observation.objects.values_list("series__area", flat=True))
    assert {"NL", AA, BREE} <= areas
    assert Dataset.objects.get().partnership_id is None
    assert list(Path(Load.objects.get().url).parts)[:1] == ["http:"]
    before = Load.objects.count()
    assert "nothing to do" in said(capsys, "sync", "47018NED")[1]
    assert Load.objects.count() == before


def test_one_table_that_fails_does_not_keep_the_others_out(server: Replay, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = said(capsys, "sync", "47013NED", "47018NED")
    assert code == 1
    assert "Not brought in: 47013NED." in told
    assert "47018NED: " in told
    assert Dataset.objects.get().code == "47018NED"
    assert figures_sync.tables() == ["47018NED", "47013NED", "03759ned"]


def test_what_driehoek_does_not_know_it_does_not_fetch(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = said(capsys, "load", "--source", "99999NED")
    assert (code, "Kies een van deze: 47018NED" in told) == (1, True)
    assert said(capsys, "load", "--source", "er-is-geen.csv")[0] == 1
    with pytest.raises(SystemExit):
        said(capsys, "load", "--source", "47018NED", "--years", "vorig jaar")


def test_the_whole_demonstration_is_real_figures_of_the_eleven(capsys: pytest.CaptureFixture[str]) -> None:
    for path in sorted(FACTS.glob("*.csv")):
        assert said(capsys, "load", "--source", str(path))[0] == 0
    values = stored()
    assert values["1.1.1", "GM0296", "2025JJ00"] == 31
    assert values["1.1.1", "GM1581", "2012JJ00"] == 439
    assert values["0.0.0", "NL", "2024JJ00"] == 805_559
    assert values["LET", "GM1581", "2016JJ00"] == 93
    assert values["", "GM1945", "2026JJ00"] in (35_700, "kan_niet")
    municipalities = {area for _, area, _ in values if area.startswith("GM")}
    assert len(municipalities) == 11
    survey = Observation.objects.get(
        series__area="BT:Tweestromenland", series__measure="TotaleFunctionerenTevreden_38", period="2019JJ00"
    )
    assert (survey.value, survey.low, survey.high, survey.series.decimals) == (343, 303, 383, 1)


def test_the_fit_needs_the_whole_country(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "wobble")[0] == 1
    said(capsys, "load", "--source", str(file))
    assert "run 'driehoek figures sync' first" in said(capsys, "wobble")[1]


def test_the_definition_of_the_wobble_is_what_the_command_makes(tmp_path: Path) -> None:
    """A fit of nothing new keeps every code as it was; the file of the product is that of the last fit."""
    told = definitions.load("wobble")
    none = fitting.as_definition(told, fitting.fitted({}), str(told["source"]), told["fitted_on"])
    assert (
        yaml.safe_load(yaml.safe_dump(none))["comparisons"]["drie_jaar"]["codes"]
        == (told["comparisons"]["drie_jaar"]["codes"])
    )
    assert set(wobbles.NAMES.values()) == told["comparisons"].keys()


def test_how_far_it_is_stands_on_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meter, "TELL_EVERY", 0.0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    one = Meter("47018NED")
    one.fetched(5_000, 10_000)
    for number in (10_000, 20_000, 5_000, 20_000):
        one.loaded(number)
    one.end()
    shown = [part.rstrip() for part in capsys.readouterr().err.split("\r") if part.strip()]
    assert shown == [
        "47018NED    [############............]       5,000 fetched",
        "47018NED                                    10,000 read",
        "47018NED                                    20,000 read",
        "47018NED    [######..................]       5,000 put in",
        "47018NED    [########################]      20,000 put in",
    ]
