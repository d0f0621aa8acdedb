"""The straight way of comparing gives the answer of the careful one.

In: sides put together of figures, dates, amounts of money, hedges and words that hold a number, in any order, some of
them said twice, some changed. Out: the same pairs and leftovers as when every likeness, the plainest too, is found by
the careful search.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import locale, values
from l10n.values import likeness, matching

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from l10n.values import Value

_QUICK = settings(max_examples=60, deadline=None, derandomize=True)
_SAID = {
    "en_HK": [
        "5 banks", "five banks", "over 3,000 people", "about 40%", "HK$30 million", "$5", "21 October 2025", "Tuesday",
        "4.30pm", "both", "twice", "from 2% to 3%", "10 to 20 days", "today", "25 basis points", "2 percentage points",
        "the first phase", "2024-25", "half", "50 cents", "Web3", "the 1990s", "https://www.hku.hk/en", "2123 4567",
        "the 14th Five-Year Plan", "4 weeks", "only one", "each", "1", "HK$1.2 billion", "Phase 2", "a 20% discount",
        "early March", "March", "2025", "12 noon", "minus 5 degrees Celsius", "7,500 square feet", "thousands of us",
    ],
    "zh_Hant_HK": [
        "五家銀行", "5家銀行", "逾3,000人", "約40%", "3,000萬港元", "5元", "10月21日", "星期二", "下午4時30分", "兩者",
        "由2%升至3%", "10至20日", "今日", "25個基點", "0.25個百分點", "第一期", "2024至25年度", "一半", "五角", "Web3",
        "九十年代", "https://www.hku.hk/tc", "2123 4567", "「十四五」規劃", "四個月", "唯一", "1期", "12億港元", "八折",
        "三月初", "2025年", "中午", "零下5度", "7,500平方呎", "數千人", "三分之一", "翻番", "初一至初三", "兩個半小時",
    ],
}  # fmt: skip
_READ = [value for code, said in _SAID.items() for text in said for value in values.read(text, locale.get(code))]


def _sides() -> st.SearchStrategy[list[Value]]:
    own = st.sampled_from(_READ)
    loose = own.map(lambda value: replace(value, loose=not value.loose))
    hedged = st.builds(
        lambda value, hedge: replace(value, approximation=hedge), own, st.sampled_from(list(values.Approximation))
    )
    return st.lists(st.one_of(own, own, loose, hedged), max_size=12)


def _careful(source: list[Value], target: list[Value]) -> matching.Alignment:
    def same(value: Value) -> Iterable[Hashable]:
        return (likeness.same(value),)

    result = matching.Alignment(left=matching.ends(source), right=matching.ends(target))
    levels = [level for level, _ in matching._LEVELS]
    for level in (same, likeness.but_hedge, *levels, likeness.name_numbers):
        matching._pair(result, level)
    return result


@_QUICK
@given(_sides(), _sides(), st.randoms(use_true_random=False))
def test_the_straight_way_pairs_as_the_careful_one(one: list[Value], other: list[Value], dice: object) -> None:
    shuffled = [*one, *other[:2]]
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    for target in (other, shuffled, list(one)):
        assert matching.align(one, target) == _careful(one, target)


def test_the_samples_hold_values_of_every_kind() -> None:
    found = {value.kind for value in _READ} | {value.of for value in _READ if value.of}
    assert found >= set(values.Kind) - {values.Kind.EMAIL}


@_QUICK
@given(_sides(), st.randoms(use_true_random=False))
def test_what_both_sides_say_alike_never_differs(one: list[Value], dice: object) -> None:
    target = list(one)
    dice.shuffle(target)  # type: ignore[attr-defined]
    assert not [found for found in values.compare(one, target) if found.nature is not values.Nature.ORDER]
