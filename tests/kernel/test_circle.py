# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""Who sees what, as a pure table."""

import itertools

import pytest

from driehoek.kernel.circle import Circle, Spread, narrower, reaches_no_wider

PUBLIC, PARTNERS, NAMED = ("openbaar", None), ("partners", None), ("genoemden", None)
TRIANGLE, OF_ONE, OF_TWO = ("driehoek", None), ("eigen_gemeente", 1), ("eigen_gemeente", 2)
ALL: list[Spread] = [PUBLIC, PARTNERS, NAMED, TRIANGLE, OF_ONE, OF_TWO]

#: For each spread everything at least as wide as itself.
WIDER: dict[Spread, set[Spread]] = {
    PUBLIC: {PUBLIC},
    PARTNERS: {PARTNERS, PUBLIC},
    TRIANGLE: {TRIANGLE, PARTNERS, PUBLIC},
    NAMED: {NAMED, PARTNERS, PUBLIC},
    OF_ONE: {OF_ONE, PARTNERS, PUBLIC},
    OF_TWO: {OF_TWO, PARTNERS, PUBLIC},
}


@pytest.mark.parametrize(("inner", "outer"), list(itertools.product(ALL, ALL)))
def test_a_part_reaches_no_wider_than_its_whole(inner: Spread, outer: Spread) -> None:
    assert reaches_no_wider(inner, outer) == (outer in WIDER[inner])


@pytest.mark.parametrize(("one", "other"), list(itertools.product(ALL, ALL)))
def test_the_narrower_of_two_is_held_by_both(one: Spread, other: Spread) -> None:
    both = narrower(one, other)
    assert both == narrower(other, one)
    if other in WIDER[one]:
        assert both == one
    elif one in WIDER[other]:
        assert both == other
    else:
        assert both == NAMED


def test_a_paper_holds_what_its_readers_may_see() -> None:
    assert Circle.PUBLIC.holds(Circle.PUBLIC)
    assert not Circle.PUBLIC.holds(Circle.PARTNERS)
    assert Circle.TRIANGLE.holds(Circle.PARTNERS)
    assert not Circle.TRIANGLE.holds(Circle.MUNICIPALITY)
    assert not Circle.PARTNERS.holds(Circle.TRIANGLE)
