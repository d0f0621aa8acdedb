"""What the checks of length and of left-out sentences count in a hurry is what patterns find one by one."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, cast

from hypothesis import example, given, settings
from hypothesis import strategies as st

from l10n import locale, script, segmentation
from l10n.checks import _all_told, _evidence, _heard, _lexicon

if TYPE_CHECKING:
    from l10n.checks._values import Side
    from l10n.model import Group

BOUNDED = settings(max_examples=100, deadline=None, derandomize=True)
PIECES = st.sampled_from(
    (
        *("a", "HKMA", "The ", "opened", " ", "3", "1,200", "０", "٣", "é", "²", "’", "“", ".", "?\n"),
        *(
            "中",
            "數碼港",
            "今日啟用",
            "，",
            "。",
            "「",
            "（",
            "豈",
            "〇",
            "龦",
            "ꘀ",
            "😀",
            "\U0001d7d8",
            "\ud800",
            "\u3000",
        ),
    )
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


def _found(pattern: str, text: str) -> int:
    return sum(len(run) for run in re.findall(pattern, text))


@BOUNDED
@given(TEXTS)
def test_a_weight_counts_what_patterns_find(text: str) -> None:
    """Words, letters, Han, digits of any script and marks."""
    latin = 0.372 * len(re.findall(r"[A-Za-z]+", text)) + 0.204 * _found(r"[A-Za-z]+", text)
    han = _found(r"[\u3400-\u9fff\uf900-\ufaff]+", text)
    marks = _found(r"[,;:()“”，。、；：（）「」]+", text)
    assert _evidence.weight(text) == latin + han + 0.6 * _found(r"\d+", text) + 0.5 * marks


@BOUNDED
@given(TEXTS)
def test_bounds_hold_the_weight(text: str) -> None:
    """What is counted faster is never above the weight, and never below it."""
    least, most = _evidence.bounds(text)
    assert least - 1e-9 <= _evidence.weight(text) <= most + 1e-9


ENGLISH, CHINESE = locale.get("en_HK"), locale.get("zh_Hant_HK")
ENGLISH_PARTS = st.sampled_from(
    (
        *(
            "The bank ",
            "opened ",
            "HKMA ",
            "FinTech ",
            "in Hong Kong",
            "last year",
            "a hotel ",
            "schools ",
            "rose 3.5% ",
        ),
        *(
            "of 300 engineers",
            "Mr. ",
            "U.S. ",
            "e.g. ",
            ". ",
            ".",
            ".1 ",
            "! ",
            "? ",
            "… ",
            ".” ",
            ".”(Reuters) “",
            ".\n",
        ),
        *("\n\n", "1. ", "2. ", "(a) ", " (1) ", "[2] ", "“", "” ", "’s ", "é", "。", "陳", ", ", "; "),
    )
)
CHINESE_PARTS = st.sampled_from(
    (
        *("銀行", "今日啟用", "金管局", "HKMA", "FinTech", "在香港", "去年", "酒店", "學校", "上升3.5%", "300名工程師"),
        *(
            "。",
            "。」",
            "！",
            "？",
            "…",
            "……",
            "；",
            "，",
            "「",
            "」",
            "（",
            "）",
            "」（摘自乙書）",
            "（1）",
            "[註1]",
            "①",
            "\n",
            "\n\n",
        ),
        *("1. ", "2. ", " ", "U.S. ", ". ", "業務"),
    )
)


def _likeliest(both: list[Side], source: locale.Locale, to: locale.Locale, shortest: float) -> float:
    """Return what the likeliest sentence of a block has, weighed in full."""
    told = [one for _, text, _ in both for one in segmentation.sentences(text, source)]
    if len(told) < 2:
        return -math.inf
    target = to.joiner.join(own for _, _, own in both)
    figures = [
        figure
        for _, text, _ in both
        for figure in _evidence.figures_in(text, segmentation.sentences(text, source), source)
    ]
    there = _evidence.known(both, to)
    scores = _evidence.missing(told, target, source, to, figures=figures, values_there=there)
    return max(one if _evidence.weight(said) >= shortest else -math.inf for one, said in zip(scores, told, strict=True))


WORDS = st.one_of(
    st.sampled_from(
        ("act", "acts", "acted", "action", "With", "within", "HKMA", "FinTech", "eHealth", "IPOs", "US", "é")
    ),
    st.sampled_from(sorted(_lexicon._table("zh_Hant_HK"))),
    st.text("acdeinrstAT'-. 1", max_size=8),
)


@BOUNDED
@given(st.lists(WORDS, max_size=8).map(" ".join), st.lists(WORDS, max_size=8).map(" ".join))
def test_words_are_found_as_they_are_looked_up(first: str, second: str) -> None:
    """All at once, each in its piece; and words with two capitals where they begin."""
    text = f"{first} {second}"
    raw, told = text.encode("cp1252"), _lexicon.english(CHINESE.code)
    pieces = _lexicon.spoken(raw, (len(first), len(text)), CHINESE.code)
    for piece, part in zip(pieces, (first, second), strict=True):
        found = [tuple(sorted((*told.several[item], *told.single[item]))) for item in piece]
        assert sorted(found) == sorted({tuple(sorted(forms)) for forms in _lexicon.renderings(part, CHINESE)})
    assert _heard.literals_in(raw, raw.translate(_all_told._SEEN)) == _heard.literals(text)
    begun = {word[:length] for word in _lexicon.words(text) for length in range(1, len(word) + 1)}
    entries = enumerate(_lexicon._table(CHINESE.code))
    assert _lexicon.stems(text, CHINESE.code) == {number for number, entry in entries if entry in begun}


@BOUNDED
@given(
    english=st.lists(st.lists(ENGLISH_PARTS, min_size=4, max_size=20).map("".join), min_size=1, max_size=3),
    chinese=st.lists(st.lists(CHINESE_PARTS, max_size=14).map("".join), min_size=3, max_size=3),
    least=st.sampled_from((-9.0, -3.0, 0.0, 1.2, 6.0)),
    turned=st.booleans(),
)
@example(english=["The bank " * 6], chinese=["銀行銀行銀行1. 銀行"], least=-9.0, turned=True)
def test_what_surely_tells_all_leaves_nothing_out(
    english: list[str], chinese: list[str], least: float, turned: bool
) -> None:
    """A quick look that sees nothing missing is never wrong."""
    rows = zip(*((chinese, english) if turned else (english, chinese)), strict=False)
    both = [(cast("Group", None), text, target) for text, target in rows]
    source, to = (CHINESE, ENGLISH) if turned else (ENGLISH, CHINESE)
    target = to.joiner.join(own for _, _, own in both)
    if _all_told.all_told(both, target, source, to, least=least, shortest=6.0):
        assert _likeliest(both, source, to, 6.0) < least


def _one_by_one(sentences: list[str], target: str, source: locale.Locale, to: locale.Locale) -> list[float]:
    """Return what a target says of what each sentence alone has, one word after another."""
    capitalled = r"(?<![A-Za-z])[a-z]*[A-Z][a-z]*[A-Z][A-Za-z]*"
    begun = {word[:length] for word in _lexicon.words(target) for length in range(2, len(word) + 1)}
    scores: list[dict[object, float]] = []
    for one in sentences:
        said: dict[object, float] = {word: -3.2 if word in target else 0.87 for word in re.findall(capitalled, one)}
        for forms in _lexicon.renderings(one, to) if to.chinese else ():
            there = [len(form) for form in forms if form in target]
            said[forms] = 1.52 if not there else -2.0 if max(there) > 1 else -0.98
        for entries in _lexicon.beginnings(one, source) if source.chinese else ():
            said[entries] = 1.52 if begun.isdisjoint(entries) else -2.0
        scores.append(said)
    return [sum(own[item] for item in own if sum(item in other for other in scores) == 1) for own in scores]


@BOUNDED
@given(
    st.lists(st.lists(ENGLISH_PARTS, max_size=8).map("".join), min_size=1, max_size=4),
    st.lists(st.lists(CHINESE_PARTS, max_size=8).map("".join), min_size=1, max_size=4),
)
def test_what_is_told_of_sentences_is_what_their_words_say(english: list[str], chinese: list[str]) -> None:
    """All words at once, or one after another."""
    for own, target, source, to in (
        (english, "".join(chinese), ENGLISH, CHINESE),
        (chinese, "".join(english), CHINESE, ENGLISH),
    ):
        told = _heard.told(own, target, source, to)
        for one, other in zip(told, _one_by_one(own, target, source, to), strict=True):
            assert math.isclose(one, other, abs_tol=1e-9)


def test_most_good_translations_are_seen_to_tell_all() -> None:
    """The quick look is there for them."""
    english = "The bank opened a branch in Hong Kong today. It will train 300 engineers a year. The course is free."
    chinese = "銀行今日在香港開設分行，每年將培訓300名工程師。課程免費。"
    for text, target, source, to in ((english, chinese, ENGLISH, CHINESE), (chinese, english, CHINESE, ENGLISH)):
        both = [(cast("Group", None), text, target)]
        assert _all_told.all_told(both, target, source, to, least=1.2, shortest=6.0)


def test_the_last_word_of_a_chinese_text_is_read() -> None:
    """Also where no full stop follows it."""
    assert _lexicon.beginnings("鞏固業務", CHINESE)[-1] == _lexicon.beginnings("業務。", CHINESE)[-1]


@BOUNDED
@given(st.lists(CHINESE_PARTS, max_size=12).map("".join))
def test_one_sentence_between_chinese_locales_is_told(text: str) -> None:
    """Where whatever is missing would be too much, nothing is asked but whether there are two."""
    both = [(cast("Group", None), text, "銀行")]
    if _all_told.all_told(both, "銀行", CHINESE, locale.get("zh_Hans_CN"), least=-9.0, shortest=6.0):
        assert len(segmentation.sentences(text, CHINESE)) < 2


@BOUNDED
@given(
    st.lists(st.lists(CHINESE_PARTS, max_size=12).map("".join), min_size=1, max_size=2),
    st.integers(0, 40),
    st.integers(0, 3),
    st.sampled_from((1.2, 6.0)),
)
def test_a_copy_in_the_other_script_leaves_nothing_out(texts: list[str], at: int, less: int, least: float) -> None:
    """With as few characters less as a quick look lets pass."""
    simplified = locale.get("zh_Hans_CN")
    copies = [script.convert_words(text, CHINESE, simplified) for text in texts]
    both = [
        (cast("Group", None), text, copy[:at] + copy[at + less :]) for text, copy in zip(texts, copies, strict=True)
    ]
    target = "".join(own for _, _, own in both)
    if _all_told.all_told(both, target, CHINESE, simplified, least=least, shortest=6.0):
        assert _likeliest(both, CHINESE, simplified, 6.0) < least
