"""Quick looks of checks say too much rather than too little: each is held against what it stands for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import locale as locales
from l10n.checks import _negated
from l10n.romanisation import english
from l10n.values import grammar
from l10n.values.negation import _LONGEST

_NAMES = st.lists(
    st.sampled_from(
        [
            *(
                "Hong Kong",
                "Hong",
                "Kong",
                "Chan",
                "Tai",
                "Man",
                "Mr",
                "Dr",
                "Chi-keung",
                "Norman",
                "Wan",
                "Park",
                "IP",
            ),
            *("Au-Yeung", "-", " ", " ", " ", ", ", ". ", "said", "the", "Lee", "'s"),
        ]
    ),
    max_size=16,
).map("".join)
_BOUNDED = settings(max_examples=100, deadline=None, derandomize=True)


@_BOUNDED
@given(_NAMES)
def test_no_surname_no_people(text: str) -> None:
    """Who is named has a surname among the words that the quick look sees, Hong Kong left aside."""
    found = english.people(text)
    shown = english.people(text + ", Chan Tai Man")  # lets the quick look pass
    assert [one.text for one in found] == [one.text for one in shown if one.end <= len(text)]


@pytest.mark.parametrize("code", ["zh_Hant_HK", "zh_Hant_MO", "zh_Hant_TW", "zh_Hans_CN", "zh_Hans_HK"])
def test_what_negates_outright_has_one_of_a_few_characters(code: str) -> None:
    """A Chinese text that has none of the signs of `_negated._ANY` negates nothing outright."""
    words = grammar.of(locales.get(code)).negation.pattern.split("|")
    assert words
    assert [word for word in words if not _negated._ANY.search(word)] == []


@pytest.mark.parametrize("code", ["en_HK", "zh_Hant_HK", "zh_Hans_CN"])
def test_a_phrase_that_is_no_negation_is_not_longer_than_where_one_is_looked_for(code: str) -> None:
    table = locales.get(code).table("values")
    assert max(map(len, (*table["negation_not"], *table["negation_either"]))) <= _LONGEST
