# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two versions of one record: what differs, what is proposed, and that no change of either writer gets lost unasked."""

from hypothesis import given
from hypothesis import strategies as st

from driehoek.web.editing.fields import Text
from driehoek.web.editing.merging import Side, differences, merged

NAMES = ("titel", "doel", "tekst")
FIELDS = tuple(Text(name=name, label=name.capitalize()) for name in NAMES)
TEXTS = st.fixed_dictionaries({name: st.sampled_from(["", "een", "twee", "drie"]) for name in NAMES})


def texts(titel: str, doel: str, tekst: str) -> dict[str, str]:
    return {"titel": titel, "doel": doel, "tekst": tekst}


def test_a_field_that_one_of_the_two_changed_is_proposed_as_that_one_made_it() -> None:
    found = differences(FIELDS, texts("a", "b", "c"), texts("mijn", "b", "c"), texts("a", "hun", "c"))
    assert [(one.name, one.proposed) for one in found] == [("titel", Side.MINE), ("doel", Side.THEIRS)]


def test_a_field_that_both_changed_is_asked() -> None:
    (found,) = differences(FIELDS, texts("a", "b", "c"), texts("mijn", "b", "c"), texts("hun", "b", "c"))
    assert (found.mine, found.theirs, found.before, found.proposed) == ("mijn", "hun", "a", None)


def test_what_both_typed_alike_is_no_difference() -> None:
    assert differences(FIELDS, texts("a", "b", "c"), texts("x", "b", "c"), texts("x", "b", "c")) == ()


def test_without_knowing_where_the_writer_began_everything_is_asked() -> None:
    found = differences(FIELDS, {}, texts("mijn", "b", "c"), texts("hun", "b", "anders"))
    assert [one.proposed for one in found] == [None, None]


def test_a_choice_left_out_is_asked_and_nothing_is_decided() -> None:
    result, asked = merged(FIELDS, texts("mijn", "b", "c"), texts("hun", "b", "anders"), {"tekst": "hun"})
    assert asked == ("titel",)
    assert result == texts("mijn", "b", "anders")


@given(before=TEXTS, mine=TEXTS, theirs=TEXTS)
def test_following_the_proposals_keeps_every_change_of_both(
    before: dict[str, str], mine: dict[str, str], theirs: dict[str, str]
) -> None:
    found = differences(FIELDS, before, mine, theirs)
    chosen = {one.name: str(one.proposed or Side.MINE) for one in found}
    result, asked = merged(FIELDS, mine, theirs, chosen)
    assert asked == ()
    for name in NAMES:
        if mine[name] != before[name] and theirs[name] == before[name]:
            assert result[name] == mine[name]
        elif theirs[name] != before[name] and mine[name] == before[name]:
            assert result[name] == theirs[name]
        else:
            assert result[name] in (mine[name], theirs[name])
