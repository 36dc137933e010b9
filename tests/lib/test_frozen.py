# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Values as canonical text and back: one value, one text."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from driehoek.lib.frozen import Codec, NotFrozen, Word, canonical, digest
from driehoek.lib.statline.periods import Period, parse, year


class Colour(StrEnum):
    """A choice."""

    RED = "rood"
    BLUE = "blauw"


@dataclass(frozen=True, slots=True)
class Leaf:
    """Everything that a field can be."""

    text: str
    number: int
    share: float
    right: bool
    day: date
    at: datetime | None
    uid: UUID
    colour: Colour
    period: Period
    pairs: tuple[tuple[str, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """What holds others, also of its own kind."""

    leaf: Leaf | None
    below: tuple["Tree", ...] = ()
    note: str = ""


CODEC = Codec({Period: Word(lambda period: period.code, parse)})

LEAVES = some.builds(
    Leaf,
    text=some.text(),
    number=some.integers(),
    share=some.floats(allow_nan=False, allow_infinity=False),
    right=some.booleans(),
    day=some.dates(),
    at=some.none() | some.datetimes(timezones=some.just(UTC)),
    uid=some.uuids(),
    colour=some.sampled_from(Colour),
    period=some.integers(1900, 2100).map(year),
    pairs=some.lists(some.tuples(some.text(max_size=3), some.none() | some.integers()), max_size=3).map(tuple),
)
TREES: some.SearchStrategy[Tree] = some.recursive(
    some.builds(Tree, leaf=some.none() | LEAVES, note=some.text(max_size=5)),
    lambda inner: some.builds(Tree, leaf=some.none(), below=some.lists(inner, max_size=2).map(tuple)),
    max_leaves=4,
)
LEAF = Leaf("é", 1, 0.5, True, date(2026, 1, 2), None, UUID(int=7), Colour.RED, year(2024))


@pytest.mark.once
@settings(max_examples=60)
@given(TREES)
def test_what_is_read_is_what_was_written_and_has_the_same_text(tree: Tree) -> None:
    text = CODEC.write(tree)
    again = CODEC.read(Tree, text)
    assert again == tree
    assert CODEC.write(again) == text


@pytest.mark.once
def test_the_same_moment_has_one_text_wherever_it_was_told() -> None:
    moment = datetime(2026, 7, 1, 12, tzinfo=UTC)
    there = moment.astimezone(timezone(timedelta(hours=2)))
    assert CODEC.write(moment) == CODEC.write(there) == '"2026-07-01T12:00:00+00:00"'
    with pytest.raises(NotFrozen):
        CODEC.write(datetime(2026, 7, 1, 12))  # noqa: DTZ001 - that it has no zone is the point


@pytest.mark.once
def test_keys_stand_in_order_and_letters_as_they_are() -> None:
    assert canonical({"b": 1, "a": ["é"]}) == '{"a": ["é"], "b": 1}'
    assert digest("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"


@pytest.mark.once
def test_a_field_that_came_later_gets_its_default() -> None:
    content = json.loads(CODEC.write(Tree(LEAF, note="x")))
    del content["note"], content["leaf"]["pairs"]
    assert CODEC.read(Tree, json.dumps(content)) == Tree(LEAF)


@pytest.mark.once
@pytest.mark.parametrize(
    "wrong",
    [
        {"text": 1}, {"number": True}, {"number": "1"}, {"day": "2026-02-30"}, {"uid": "x"}, {"colour": "geel"},
        {"period": "2024"}, {"pairs": [["a"]]}, {"pairs": {}}, {"other": 1}, {"at": "gisteren"},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_such_value_is_refused(wrong: dict[str, object]) -> None:
    content = json.loads(CODEC.write(LEAF))
    with pytest.raises(NotFrozen):
        CODEC.read(Leaf, json.dumps(content | wrong))
    del content["text"]
    with pytest.raises(NotFrozen):
        CODEC.read(Leaf, json.dumps(content))


@pytest.mark.once
@pytest.mark.parametrize(
    "value", [{"a": 1}, [1], float("nan"), object(), b"x"], ids=["dict", "list", "nan", "object", "bytes"]
)
def test_what_cannot_be_told_by_a_type_is_not_written(value: object) -> None:
    with pytest.raises(NotFrozen):
        CODEC.write(value)
