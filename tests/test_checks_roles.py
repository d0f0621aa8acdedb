"""What figures, series, clauses and negations are bound to: parts of texts that checks compare."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import locale as locales
from l10n import values
from l10n.checks import _bound, _negated, _series, _surplus

EN, HANT = locales.get("en_HK"), locales.get("zh_Hant_HK")
BOTH = (EN, HANT)
PIECES = st.lists(
    st.sampled_from(
        [
            *("rooms", "24", "310", "suites", "and", "or", ",", ".", "not", "No one", "because", "Japan", "the tenant"),
            *(
                "房",
                "310間",
                "24間",
                "套房",
                "及",
                "、",
                "，",
                "。",
                "不會",
                "沒有",
                "影響",
                "由於",
                "日本",
                "租客",
                "以及",
            ),
        ]
    ),
    max_size=30,
)
TEXTS = st.one_of(PIECES.map(" ".join), PIECES.map("".join))
quick = settings(max_examples=80, deadline=None, derandomize=True)


def test_a_figure_is_bound_to_its_part() -> None:
    text = "The hotel has 310 rooms and 24 suites, which are new."
    found = _bound.bound(text, values.read(text, EN), EN)
    assert [(one.value.text, one.behind, one.joined) for one in found] == [
        ("310", "rooms", True),
        ("24", "suites", False),
    ]


def test_words_of_two_parts_say_which_is_which() -> None:
    assert _bound.says("imports", "exports", ("出口", "進口"), BOTH) == (0, 2)
    assert _bound.says("進口", "出口", ("imports", "exports"), BOTH[::-1])[0] > 0


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("from Japan, Korea and Thailand.", EN, ["from Japan", "Korea", "Thailand"]),
        ("來自日本、韓國及泰國。", HANT, ["來自日本", "韓國", "泰國"]),
        ("包括測試、培訓，以及推廣。", HANT, ["包括測試", "培訓", "推廣"]),
    ],
)
def test_items_of_a_series(text: str, locale: locales.Locale, expected: list[str]) -> None:
    (own,) = _series.spans(text, locale)
    assert list(_series.series(text, own, locale).items) == expected


@quick
@given(text=TEXTS)
def test_items_are_stretches_of_the_text_in_order(text: str) -> None:
    for locale in BOTH:
        for own in _series.spans(text, locale):
            assert all(start >= 0 for start, _ in own)
            assert [start for start, _ in own] == sorted(start for start, _ in own)


@quick
@given(one=TEXTS, other=TEXTS)
def test_the_quick_look_at_a_negation_is_sound(one: str, other: str) -> None:
    if _negated.lost(one, other, (HANT, EN)) is not None:
        assert _negated._ANY.search(one)


@quick
@given(one=TEXTS, other=TEXTS)
def test_what_is_surplus_is_a_part_of_the_longer_text(one: str, other: str) -> None:
    for of, to in (BOTH, BOTH[::-1]):
        for found in (_surplus.sentence(one, other, of, to), _surplus.clause(one, other, of, to)):
            if found is not None:
                assert found.part in one
                assert _surplus.longer([one], [other])


def test_a_lost_negation_is_known_by_its_word() -> None:
    assert _negated.lost("It did not cause a delay.", "造成延誤。", BOTH) == ("not cause", "造成")
    assert _negated.lost("It did not cause a delay.", "沒有造成延誤。", BOTH) is None
