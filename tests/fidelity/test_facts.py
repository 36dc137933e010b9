# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The facts of both source documents, found in the source and held by the loaded data."""

from dataclasses import replace
from pathlib import Path

import pytest

from driehoek.exchange.commands import load_plan_file
from driehoek.exchange.planfile.examples import without_examples
from driehoek.exchange.planfile.parsing import parse_path
from driehoek.kernel.actor import Actor
from tests.conftest import ROOT
from tests.fidelity.walk import LONGEST_PHRASE, Checklist, checklist, in_data, in_source, wrong

HERE = Path(__file__).parent
LISTS = ("heuvelrug", "tweestromenland")
CLERK = Actor.system("proef", "systeem_opdrachtregel")


def load(listed: Checklist, *, examples: bool = True) -> None:
    file = parse_path(ROOT / "examples" / listed.plan_file)
    load_plan_file(actor=CLERK, file=file if examples else without_examples(file))


@pytest.mark.parametrize("name", LISTS)
def test_there_are_at_least_sixty_facts_and_each_is_found_by_a_few_words(name: str) -> None:
    facts = checklist(HERE / f"{name}.yaml").facts
    assert len(facts) >= 60
    assert len({(fact.record, fact.field, fact.holds, fact.count) for fact in facts}) == len(facts)
    assert [fact.phrase for fact in facts if len(fact.phrase.split()) > LONGEST_PHRASE] == []


@pytest.mark.parametrize("name", LISTS)
def test_each_phrase_stands_in_the_source(name: str, shared: Path) -> None:
    listed = checklist(HERE / f"{name}.yaml")
    source = (shared / "sources" / listed.source).read_text(encoding="utf-8")
    assert [fact.phrase for fact in listed.facts if not in_source(fact, source)] == []


@pytest.mark.parametrize("name", LISTS)
def test_each_fact_is_held_by_the_loaded_data(db: None, name: str) -> None:
    listed = checklist(HERE / f"{name}.yaml")
    load(listed)
    assert wrong(listed.facts, name) == []


@pytest.mark.parametrize("name", LISTS)
def test_the_facts_do_not_rest_on_examples(db: None, name: str) -> None:
    listed = checklist(HERE / f"{name}.yaml")
    load(listed, examples=False)
    assert wrong(listed.facts, name) == []


@pytest.mark.parametrize("name", LISTS)
def test_the_walk_notices_every_fact_that_is_not_there(db: None, name: str) -> None:
    listed = checklist(HERE / f"{name}.yaml")
    load(listed)
    for fact in listed.facts:
        changed = replace(fact, count=fact.count + 1) if fact.count is not None else replace(fact, holds="iets anders")
        assert in_data(changed, name), fact.says
