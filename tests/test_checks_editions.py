"""Checks that compare two Chinese editions: which sentence they show, and that what they judge has no side."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from test_checks import Case, run_case

from l10n import glossary
from l10n.checks._substitution import changed, is_choice

HANT = ("中心今日正式啟用。", "<b1>署長</b1>與居民（左三）試用<b1>回收桶</b1>。")
HANS = ("中心今日正式启用。", "<b1>署长</b1>与居民（右三）试用<b1>回收桶</b1>。")
ENGLISH = ("The centre opened today.", "The <b1>Director</b1> and a resident (third left) try out a <b1>bin</b1>.")

STRETCH = st.text(alphabet="不未无绝左右男女前后半今翌次昨日年月0佐加藤田中会的一", max_size=5)


def test_the_sentence_that_differs_is_shown_and_the_words_with_their_neighbours() -> None:
    case = Case("two sentences", "SCR007")
    for english, hant, hans in zip(ENGLISH, HANT, HANS, strict=True):
        case.sources.append(("en_HK", english))
        case.targets.append([("zh_Hant_HK", hant), ("zh_Hans_CN", hans)])
    [hit] = run_case(case, glossary.Glossary.empty())
    assert (hit.source, hit.target, hit.locale) == (ENGLISH[1], HANS[1], "zh_Hans_CN")
    assert hit.message == "“居民（右三）试” here, “居民（左三）試” in zh_Hant_HK: the opposite"


@settings(max_examples=100, deadline=None, derandomize=True)
@given(STRETCH, STRETCH, STRETCH, STRETCH)
def test_what_is_changed_does_not_depend_on_which_edition_is_first(one: str, other: str, left: str, right: str) -> None:
    assert changed(one, other, left, right) == changed(other, one, left, right)
    assert is_choice(one, other, left, right) == is_choice(other, one, left, right)
    assert changed(one, one, left, right) == ""
