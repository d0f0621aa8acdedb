"""Values: a reader that is not asked would have found nothing, and words are found as a search would find them."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import locale, values
from l10n.values import grammar, nouns, reading
from l10n.values.clues import Page, look, lower, matches
from l10n.values.patterns import Later, later
from l10n.values.wordlists import Beginnings, Endings, HanWords, LatinWords

if TYPE_CHECKING:
    from collections.abc import Sequence

ENGLISH = """
one two five ten twenty-one hundred million dozen half quarter third thirds first a an the of and to in out every
1 2 4 10 21 2015 2025 1,234 1.5 3/4 ½ (852) 2345 6789 1st 2nd Q1 1Q H1 1990s nineties century May may March mar
Jan midJanuary October Mon thus Wednesday pm p.m. 4.30pm 16:30 1630 hours o'clock past noon today last year ago
both only doubled 24/7 one-stop no one five-in-one twice dollar US dollars HK$ $ RMB % per cent points bn m k-
km square feet square‑feet °C over nearly up to or so or more plus -odd Phase Part II IV MiFID 5G Web3 COVID-19
fifth-generation 2019 novel coronavirus five year Plan five-yearly a@b.hk www.a.com x.gov.hk http://a.hk/en
at every morning night quarter point points ratio 1:11 2:07.63 2:05:30 cents fen jiao passed maximum none 4K 10K
last month fortnightly a fortnight every other year mid-teens couple of dozen megapixels 35 000 1 250 500 1Q26 FY26 x
10.30 last night this morning by from tonight and three quarters in a hundred in a thousand per thousand phase stage
lakh than the semi-finals nine months consecutive 1:29 knots
century an hour times more three times 126 pounds share would lower odds million
rose by price-in-1 not only cannot wait non-members , . ; : - – / # ( ) \u0130 \u0131 \u017f \u212a é _
"""
CHINESE = """
一 二 三 十 百 千 萬 億 兩 半 首 雙 倍 第 成 折 厘 秒 每 合 分之 百分之 之一 多 餘 數 幾 個 個半 年 月 日 號 時 點 分
星期 週 周 季 初 2015 2025 10 21 3 1.5 2,300 16:30 2015年 10月21日 五月四日 十四五 第三屆 首季 上半年 九十年代 世紀
今日 去年 下午 中午 午夜 港元 元 人民幣 US$ % 百分點 平方呎 公里 ℃ 零下 約 逾 近 不 至少 左右 以上 至 到 、 及 由 升
比 1比11 1:11 一比九 角 五角 仙 米 一米八 翻番 翻兩番 逾倍 環比 上月 三分一 初一、二 時速 每小時 面積 呎 樓 午間 滿 未
死 傷 男 女 勝 負 兩死五傷 三男兩女 2 416 1 085 厘二五 大關 強 斤 零時 十時 點半 許 翻了一番 一度 零下 海里 第III期 六日
一帶一路 一般 唯一 雙方 5G 新冠 2345 6789 a@b.hk www.a.com ， 。 （ ） ： ／ q1 2 0 2 5 年
"""


class Open(Page):
    """A page that has every word and sign, so that every reader is asked everywhere."""

    __slots__ = ()

    def __init__(self, text: str, vocabulary: frozenset[bytes]) -> None:
        super().__init__(text, vocabulary)
        self.words = frozenset(word.decode() for word in vocabulary)

    def has(self, words: frozenset[str]) -> bool:
        return bool(words)

    def _look_round_digits(self, spans: list[tuple[int, int]]) -> None:
        self.spans = spans
        self.digits = self.dated = self.phoned = self.paired = self.shared = True
        self.mixed = self.runs
        self.years = [start for start, end in spans if end - start == 4]

    @property
    def runs(self) -> list[int]:
        return list(range(len(self.low)))

    days = runs


def of_words(words: str | Sequence[str]) -> st.SearchStrategy[str]:
    every = words.split() if isinstance(words, str) else words
    parts = st.lists(st.tuples(st.sampled_from(every), st.sampled_from(("", " ", " ", "-"))), max_size=14)
    return parts.map(lambda found: "".join(word + gap for word, gap in found))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(english=of_words(ENGLISH), chinese=of_words(CHINESE))
def test_a_reader_that_is_not_asked_would_find_nothing(english: str, chinese: str) -> None:
    for text, code in (
        (english, "en_HK"),
        (english.upper(), "en_HK"),
        (chinese, "zh_Hant_HK"),
        (chinese, "zh_Hans_CN"),
    ):
        rules, plain = grammar.of(locale.get(code)), reading.fold(text)
        asked = reading._values(text, Page(plain, rules.vocabulary), rules)
        assert asked == reading._values(text, Open(plain, rules.vocabulary), rules), text


@settings(max_examples=100, deadline=None, derandomize=True)
@given(text=st.one_of(of_words(ENGLISH), of_words(CHINESE)), code=st.sampled_from(("en_HK", "zh_Hant_HK")))
def test_whether_a_text_negates_is_what_its_negation_says(text: str, code: str) -> None:
    assert values.negates(text, locale.get(code)) == bool(values.negation(text, locale.get(code)).outright)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(text=of_words(["over", "a", "an", "the", "no", "more than", "not", "x", "5", " ", "\u212a", "per‑cent", "Over"]))
def test_words_beside_a_figure_are_those_a_search_finds(text: str) -> None:
    words, low = ["over", "more than", "no more than", "an", "per-cent"], lower(text)
    letter, dash = r"(?<![a-z])", "[-‑]"
    body = "|".join(re.escape(word).replace(r"\-", dash) for word in sorted(words, key=len, reverse=True))
    ending = re.compile(rf"{letter}(?:{body})(?![a-z])(?: an?| the)? ?\Z")
    beginning = re.compile(rf" ?{letter}(?:{body})(?![a-z])")
    endings = Endings(words, chinese=False, articles=True)
    beginnings = Beginnings(words, chinese=False, gap=" ")
    for place in range(len(low) + 1):
        before, after = ending.search(low, max(0, place - 14), place), beginning.match(low, place)
        hit, next_ = endings.at(low, place - 14, place), beginnings.at(low, place)
        assert (hit and hit[0]) == (before and before.start()), (low, place)
        assert (next_ and next_[0]) == (after and after.end()), (low, place)


def test_words_of_a_text() -> None:
    words = LatinWords(["one-stop", "one", "24/7", "no one"])
    page = Page("No one is one‑stop, anyone, 24/7 one", frozenset({b"one", b"stop", b"no"}))
    assert words.find(page) == [(0, 6, "no one"), (10, 18, "one-stop"), (28, 32, "24/7"), (33, 36, "one")]
    assert HanWords(["百年", "一般", "首"]).find(Page("一百年，百年一般，首個", frozenset())) == [
        (4, 6, "百年"), (6, 8, "一般"), (9, 10, "首"),
    ]  # fmt: skip


@settings(max_examples=100, deadline=None, derandomize=True)
@given(text=st.text(alphabet="0123456789 .,-ab’\uff11\u0663", max_size=30))
def test_runs_of_digits_are_those_a_search_finds(text: str) -> None:
    assert look(text, frozenset())[3] == [match.span() for match in re.finditer(r"\d+", text)]


def test_runs_of_digits_keep_their_place_when_they_are_full_width() -> None:
    assert values.digit_runs("第１２章，5.3", locale.get("zh_Hant_HK")) == [(1, 3), (5, 6), (7, 8)]


def test_a_value_is_frozen_and_can_be_copied_and_packed() -> None:
    value = values.Value(values.Kind.NUMBER, 1, 2, "x")
    assert copy.copy(value) == value == pickle.loads(pickle.dumps(value))  # noqa: S301 - packed here
    assert dataclasses.replace(value, end=5).end == nouns.changed(value, end=5).end == 5
    assert (value.end, hash(value)) == (2, hash(values.Value(values.Kind.NUMBER, 1, 2, "x")))
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.end = 3  # type: ignore[misc]


def test_what_is_taken_in_the_middle_of_a_word_leaves_a_word() -> None:
    page = Page("firsthttp 20152019", frozenset({b"first"}))
    assert not page.words
    page.blank([(5, 9), (14, 18)])
    assert page.words == {"first"}
    assert page.years == [10]


def test_places_given_are_tried_as_a_search_would() -> None:
    pattern = re.compile(r"\d+(?:-\d+)?")
    assert [match[0] for match in matches(pattern, "1-2-3", [0, 2, 4])] == ["1-2", "3"]


def test_a_later_pattern_is_compiled_when_it_is_used() -> None:
    made = later(r"(?P<n>\d)", re.IGNORECASE)
    assert isinstance(made, Later)
    found = made.search("a1")
    assert found is not None
    assert found["n"] == "1"
    assert made.compiled().pattern == r"(?P<n>\d)"
    with pytest.raises(AttributeError):
        _ = made.scanner
