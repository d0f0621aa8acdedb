"""The edges of a machine's sentence, days behind today, numbers that name something: tests/golden/engines/finish.md."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import glossary, locale
from l10n.engines import Request, _finish, _network, _pieces, _protect

EN, HANT, HANS = locale.get("en_HK"), locale.get("zh_Hant_HK"), locale.get("zh_Hans_CN")
GOLDEN = Path(__file__).parent / "golden" / "engines" / "finish.md"


def rows() -> list[list[str]]:
    lines = [line for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> glossary.Glossary:
    path = tmp_path_factory.mktemp("glossary") / "bodies.csv"
    path.write_text(
        "id,kind,en_HK,zh_Hant_HK\ngov,organisation,HKSAR Government,特區政府\nport,organisation,Cyberport,數碼港\n",
        encoding="utf-8",
    )
    return glossary.read([path])


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[2])
def test_golden(row: list[str], bodies: glossary.Glossary) -> None:
    source, target, answer, draft = row
    request = Request(EN if target != "en_HK" else HANT, locale.get(target), bodies)
    done = _finish.finished(source, answer, request)
    assert done == draft
    assert _finish.finished(source, done, request) == draft, "a second time changes nothing"


@pytest.mark.parametrize(
    ("text", "date", "written"),
    [
        ("數碼港今日（十二日）宣布", "2026-03-12", "today (12 March)"),
        ("政府昨日（11日）表示", "2026-03-12", "yesterday (11 March)"),
        ("政府明日（1日）開會", "2026-02-28", "tomorrow (1 March)"),
        ("數碼港今日（三月十二日）宣布", "", "today (12 March)"),
        ("數碼港今日（十二日）宣布", "", "today (12th)"),
        ("數碼港今日（十二日）宣布", "2026-03-20", "today (12th)"),
    ],
)
def test_a_day_in_brackets_is_a_date_and_no_duration(text: str, date: str, written: str) -> None:
    sent = _protect.shield(text, Request(HANT, EN, glossary.Glossary(), date=date))
    assert [slot.target for slot in sent.slots] == [written]


def test_a_quarter_goes_with_its_year() -> None:
    sent = _protect.shield("2024年第一季至2025年下半年", Request(HANT, EN, glossary.Glossary()))
    assert [slot.target for slot in sent.slots] == ["the first quarter of 2024", "the second half of 2025"]


def test_a_telephone_number_stays_whatever_stands_round_it() -> None:
    sent = _protect.shield("（電話：2123 4567／電郵：a@b.hk）", Request(HANT, EN, glossary.Glossary()))
    assert [slot.target for slot in sent.slots] == ["2123 4567", "a@b.hk"]


def test_a_hedge_that_was_lost_is_said() -> None:
    service = _network.Service("test", "here", 1000, lambda _: "The hall has 800 square feet.")
    request = Request(HANT, EN, glossary.Glossary())
    (answer,) = _network.exchange(["展覽廳面積約800平方呎。"], request, service)
    assert answer.note == "figures: 800平方呎 (about) / 800 square feet"


def test_a_number_that_is_called_is_no_count() -> None:
    request = Request(HANS, EN, glossary.Glossary())
    assert [slot.target for slot in _protect.shield("查询请致电1823。", request).slots] == ["1823"]
    assert "9800" not in [slot.target for slot in _protect.shield("共有9800人。", request).slots]


def test_a_quotation_that_lost_its_speaker_gets_it_back() -> None:
    def send(piece: str) -> str:
        return "He said." if piece == "他表示：" else '"Nobody pays."'

    service = _network.Service("test", "here", 1000, send, free=True)
    (answer,) = _network.exchange(["他表示：「沒有人需要付款。」"], Request(HANT, EN, glossary.Glossary()), service)
    assert answer.text == "He said: “Nobody pays.”"


@given(st.text(alphabet="他說：「」“”\"'。，.;； aB1", max_size=40), st.text(alphabet="\"“”.;: aB'", max_size=40))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_only_marks_at_the_edges_and_straight_ones_change(source: str, answer: str) -> None:
    done = _finish.finished(source, answer, Request(HANT, EN, glossary.Glossary()))
    letters = [char for char in answer if char.isalnum()]
    assert [char for char in done if char.isalnum()] == letters
    assert _pieces.speaker(source) in source


@pytest.mark.parametrize(
    ("source", "whole", "pieced", "grown"),
    [
        ("實驗室今日啟用。", "The lab opens today.", "The lab opens today, it says.", False),
        ("實驗室今日啟用。", "The lab opens today.", "The lab opens today, and the country changes for good.", True),
        ("數碼港今日啟用智能實驗室，開放予公眾。", "It opens.", "Cyberport opens the Smart Lab today to all.", False),
        ("The lab opens today.", "實驗室今日啟用。", "實驗室今日啟用，", False),
        ("The lab opens today.", "實驗室今日啟用。", "實驗室今日啟用，政府並宣布在全國各地推行新計劃。", True),
        ("", "", "", False),
    ],
)
def test_a_sentence_made_of_clauses_may_not_say_much_more(source: str, whole: str, pieced: str, grown: bool) -> None:
    assert _pieces.grown(source, whole, pieced) is grown
