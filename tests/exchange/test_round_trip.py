# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading and writing undo each other, whatever people type."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from driehoek.exchange.planfile import kinds
from driehoek.exchange.planfile.building import build
from driehoek.exchange.planfile.ordering import ordered
from driehoek.exchange.planfile.parsing import parse, parse_path
from driehoek.exchange.planfile.reading import read
from driehoek.exchange.planfile.records.base import Item, Part, items
from driehoek.exchange.planfile.records.outcomes import PlanFile
from driehoek.exchange.planfile.schema import check
from driehoek.exchange.planfile.writing import WIDEST, WIDTH, write
from driehoek.kernel.dates import PreciseDate
from tests.conftest import ROOT

PLANS = sorted((Path(__file__).parent / "plans").glob("*.yaml"))
CANONICAL = [*PLANS, *sorted((ROOT / "examples").glob("*.yaml"))]
FULL = next(path for path in PLANS if path.stem == "vijf-niveaus")

TYPED = st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufeff\ufffe\uffff"))
WORDS = (
    "ja", "no", "null", "~", "2025", "0,15", "1e3", "0x1F", "12:30", "- nee", "a: b", "a #b", "'s-Graveland", '"',
    "\\", "[x]", "{x}", "x,", "&a", "*a", "!a", "%a", "@a", "`a", "|", ">", "?", ": a", "a:", "2025-01-01", "é", "🌊",
    "#", "0?", "---", "...",
)  # fmt: skip
AWKWARD = st.sampled_from(WORDS)


def texts(kind: kinds.Line | kinds.Text) -> st.SearchStrategy[str]:
    """Return what people can type where a text stands, in its normal form."""
    longest = kind.maximum
    several = st.lists(st.one_of(TYPED, AWKWARD, st.just("\n\n"), st.just("woord " * 30)), min_size=1, max_size=6)
    typed = several.map(" ".join) if isinstance(kind, kinds.Text) else st.one_of(TYPED, AWKWARD)
    return typed.map(lambda text: kind.read(text[:longest])).filter(bool)


def values(item: Item) -> st.SearchStrategy[Any] | None:
    """Return values for a field, or nothing for a field that refers to others or holds records."""
    kind = item.kind
    if isinstance(kind, kinds.MunicipalityName | kinds.Code | kinds.Each | kinds.One | kinds.ActionPath):
        return None
    if isinstance(kind, kinds.Line | kinds.Text):
        return texts(kind)
    if isinstance(kind, kinds.Many):
        return st.lists(texts(kind.of), max_size=4, unique=True).map(tuple) if type(kind.of) is kinds.Line else None
    if isinstance(kind, kinds.Day):
        return st.dates(date(1950, 1, 1), date(2099, 12, 31))
    if isinstance(kind, kinds.When):
        return st.sampled_from(["2025", "2025-Q2", "2025-05", "2025-05-20", "1950", "2099-12-31"]).map(PreciseDate)
    if isinstance(kind, kinds.Scaled):
        return st.integers(0, 10**6)
    if isinstance(kind, kinds.Whole):
        return st.integers(kind.minimum, kind.maximum)
    if isinstance(kind, kinds.Choice):
        return st.sampled_from(kind.values)
    if isinstance(kind, kinds.Flag):
        return st.booleans()
    return None


def changed(part: Part, data: st.DataObject) -> Any:
    """Return a part with other values in every field that refers to nothing."""
    changes: dict[str, Any] = {}
    for name, item in items(type(part)):
        value = getattr(part, name)
        if isinstance(value, Part):
            changes[name] = changed(value, data)
        elif isinstance(value, tuple) and value and isinstance(value[0], Part):
            changes[name] = tuple(changed(one, data) for one in value)
        elif name not in ("name", "cbs_code", "example", "source", "circle") and (drawn := values(item)) is not None:
            changes[name] = data.draw(drawn if item.required else st.one_of(st.just(item.default), drawn))
    return replace(part, **changes)


def reread(file: PlanFile) -> PlanFile:
    """Write a file and read it again, without the checks of what records say of each other."""
    document = read(write(file).encode(), "plan.yaml")
    assert [problem.sentence() for problem in check(document)] == []
    again, wrong = build(document)
    assert again is not None, wrong
    return again


@pytest.mark.parametrize("path", CANONICAL, ids=lambda path: path.name)
def test_a_canonical_file_comes_back_byte_for_byte(path: Path) -> None:
    content = path.read_bytes()
    assert write(parse(content, path.name)).encode() == content


@pytest.mark.parametrize("path", CANONICAL, ids=lambda path: path.name)
def test_a_canonical_file_is_what_any_yaml_reader_reads(path: Path) -> None:
    ours = read(path.read_bytes(), path.name).data
    theirs = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert _as_text(ours) == theirs


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_as_text(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("path", CANONICAL, ids=lambda path: path.name)
def test_lines_stay_within_their_width(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        assert len(line) <= WIDTH or "{" in line or "[" in line or ": " in line, line
        assert len(line) <= WIDEST or line.lstrip().split(": ")[0].isidentifier(), line


@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_typed_survives(data: st.DataObject) -> None:
    file = changed(parse_path(FULL), data)
    again = reread(file)
    assert again == ordered(file)
    assert write(again) == write(file)


@given(text=TYPED.filter(lambda text: text.strip() != ""))
@settings(max_examples=150, deadline=None)
def test_any_name_is_read_back_and_by_other_readers_too(text: str) -> None:
    file = parse_path(PLANS[0])
    name = kinds.Line().read(text)[:100].strip()
    if not name:
        return
    renamed = replace(file, partnership=replace(file.partnership, name=name, aliases=(name, "een vaste tweede naam")))
    written = write(renamed)
    assert reread(renamed).partnership.aliases == (name, "een vaste tweede naam")
    assert yaml.load(written, Loader=yaml.CSafeLoader)["samenwerkingsverband"]["naam"] == name


def test_order_comments_and_layout_make_no_difference() -> None:
    tidy = FULL.read_text(encoding="utf-8")
    untidy = tidy.replace("labels: [water, wonen]", "labels: [ wonen,  water ]  # twee")
    untidy = untidy.replace("naam: Morgenland\n", "naam: 'Morgenland'\n", 1)
    assert untidy != tidy
    assert write(parse(untidy.encode(), "plan.yaml")) == tidy


def test_marks_are_taken_over_and_written_once() -> None:
    file = parse_path(FULL)
    plan = file.plans[1]
    assert (plan.source, plan.circle) == ("kadernota", "openbaar")
    assert {(node.source, node.circle) for node in plan.nodes} == {("kadernota", "openbaar")}
    report = file.programmes[1].actions[0].reports[0]
    assert (report.source, report.example, report.circle) == ("", True, "eigen_gemeente")
    assert next(one for one in file.organisations if one.code == "woonvast").source == ""
    assert write(file).count("openbaar") == 2
