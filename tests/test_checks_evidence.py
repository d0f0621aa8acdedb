"""What the checks of length and of left-out sentences count in a hurry is what patterns find one by one."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.checks import _evidence

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
