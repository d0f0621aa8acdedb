"""Chinese editions side by side: places keep standing, every clause is in one cell, no text makes a check raise."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from test_checks import Case, run_case

from l10n import glossary
from l10n.checks import _clauses, _laid, _stands

ALPHABET = (
    "會議议由谭譚立崔颖穎主持張张先生表示必須须可不得未有和及與与因虽雖前後后一二两三十億亿万萬成半第0123.,%、，。；：！？"
    "「」“”（） Ab\n"
)
TEXTS = st.text(alphabet=ALPHABET, max_size=60)
CHECKS = ("CON022", "CON023", "LEN006", "NAM024")


def found(code: str, hant: str, hans: str) -> list[str]:
    """Return what a check says of two translations of one English block."""
    case = Case("laid", code)
    case.sources.append(("en_HK", "A source."))
    case.targets.append([("zh_Hant_HK", hant), ("zh_Hans_CN", hans)])
    return [hit.message for hit in run_case(case, glossary.Glossary.empty())]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(TEXTS, TEXTS)
def test_each_clause_is_in_one_cell_and_stands_where_it_stood(one: str, other: str) -> None:
    assert len(_clauses.simple(one)) == len(one)
    left, right = _clauses.clauses(_clauses.simple(one)), _clauses.clauses(_clauses.simple(other))
    cells = list(_clauses.cells(left, right))
    assert [part for cell in cells for part in cell.one] == left
    assert [part for cell in cells for part in cell.other] == right
    assert all(part.text in _clauses.simple(one)[part.start : part.end] for part in left)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(TEXTS, TEXTS)
def test_changes_stand_where_they_say(one: str, other: str) -> None:
    laid = _laid.lay(one, other)
    for cell in laid.apart:
        for change in _laid.changes(laid, cell):
            assert 0 <= change.start <= change.end <= len(one)
            assert 0 <= change.start_other <= change.end_other <= len(other)
        for here, there in _laid.figures(laid, cell):
            assert one[here] in _clauses.FIGURES | {"百", "億", "萬", "兩"}
            assert other[there] in _clauses.FIGURES | {"百", "億", "萬", "兩"}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(TEXTS, TEXTS)
def test_no_text_makes_a_check_raise_and_one_text_is_never_apart_from_itself(one: str, other: str) -> None:
    for code in CHECKS:
        found(code, one or "一", other or "一")
        assert found(code, one or "一", one or "一") == []


def test_a_text_in_the_other_script_is_the_same() -> None:
    assert _laid.lay("會議由譚立主持，「崔穎」作報告。", "会议由谭立主持，“崔颖”作报告。").same
    assert not _laid.lay("會議由譚立主持。", "会议由崔颖主持。").same


def test_words_of_one_stand_are_free_and_of_two_are_not() -> None:
    assert [word.stand for word in _stands.stands("须于周一前提交，不得迟到")] == ["must", "never"]
    assert _stands.exclude("what must be", "must", "may")
    assert _stands.exclude("what must be", "may", "must")
    assert not _stands.exclude("what must be", "must", "must")
    assert all(
        {*pair.split("/")} <= set(_stands._WORDS[axis])
        for axis, rows in _stands._APART.items()
        for pair in rows.split()
    )


def test_the_unit_that_holds_the_place_is_named() -> None:
    case = Case("two sentences", "CON022")
    case.sources += [("en_HK", "The centre opened."), ("en_HK", "Experts advise rest.")]
    case.targets += [
        [("zh_Hant_HK", "中心今日啟用。"), ("zh_Hans_CN", "中心今日启用。")],
        [("zh_Hant_HK", "專家建議病人休息。"), ("zh_Hans_CN", "专家反对病人休息。")],
    ]
    [hit] = run_case(case, glossary.Glossary.empty())
    assert (hit.source, hit.locale) == ("Experts advise rest.", "zh_Hans_CN")
    assert hit.target[hit.column - 1 :].startswith("反对")


def test_words_are_shown_as_each_edition_writes_them() -> None:
    [said] = found("CON022", "樣本未有驗出農藥殘餘。", "样本有验出农药残余。")
    assert said == "“验出” here, “未有驗出” in zh_Hant_HK: one excludes the other"
