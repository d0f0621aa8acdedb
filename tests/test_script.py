"""Script: golden cases, names in both directions, what must never change."""

from __future__ import annotations

import csv
from pathlib import Path

import golden_lines
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import glossary, locale, script
from l10n.engines import Request, opencc
from l10n.model import CodeKind, InlineCode
from l10n.script import characters

GOLDEN = Path(__file__).parent / "golden" / "script"
ROOT = Path(__file__).resolve().parents[1]
HANT, HANS, HANS_HK = locale.get("zh_Hant_HK"), locale.get("zh_Hans_CN"), locale.get("zh_Hans_HK")
TAIWAN, ENGLISH = locale.get("zh_Hant_TW"), locale.get("en_HK")
EMPTY = glossary.Glossary.empty()


@pytest.fixture(scope="module")
def terms() -> glossary.Glossary:
    return glossary.read([GOLDEN / "glossary.csv"])


@pytest.fixture(scope="module")
def house() -> glossary.Glossary:
    return glossary.read(sorted(path for path in (ROOT / "glossary").glob("*.csv") if path.name != "people.csv"))


@pytest.mark.parametrize(
    "case", golden_lines.read(GOLDEN, "from to doubts", needed="from to"), ids=lambda case: case.name
)
def test_golden(case: golden_lines.Case, terms: glossary.Glossary) -> None:
    source, target = locale.get(case.locales["from"]), locale.get(case.locales["to"])
    done = script.convert(case["from"], source, target, glossary=terms)
    assert done.text == case["to"]
    assert " ".join(dict.fromkeys(doubt.source for doubt in done.doubts)) == case["doubts"]


@pytest.mark.parametrize(("source", "target"), [(HANT, HANS), (HANS, HANT)])
def test_every_name_of_the_house_in_running_text(
    house: glossary.Glossary, source: locale.Locale, target: locale.Locale
) -> None:
    frame = {"Hant": "今日，{}的代表說明了計劃。", "Hans": "今日，{}的代表说明了计划。"}
    protected = house.protected(source, target)
    tried = 0
    for concept in house.concepts:
        forms = house.expected(concept, source)
        if not concept.certain or not forms or forms[0] not in protected:
            continue
        tried += 1
        wanted = frame[target.script].format(protected[forms[0]])
        assert script.convert(frame[source.script].format(forms[0]), source, target, glossary=house).text == wanted
    assert tried > 50


@pytest.mark.shared
def test_every_person_of_the_terms_in_both_directions(shared: Path, tmp_path: Path) -> None:
    with (shared / "terms" / "terms.csv").open(encoding="utf-8", newline="") as stream:
        people = [row for row in csv.DictReader(stream) if row["kind"] == "person"]
    table = "id,en_HK,zh_Hant_HK,zh_Hans_CN,kind\n"
    table += "".join(f"{row['id']},{row['en']},{row['zh_Hant_HK']},{row['zh_Hans_CN']},person\n" for row in people)
    (tmp_path / "people-terms.csv").write_text(table, encoding="utf-8")
    termbase = glossary.read([tmp_path / "people-terms.csv"])
    for row in people:
        hant, hans = f"嘉賓包括{row['zh_Hant_HK']}等人。", f"嘉宾包括{row['zh_Hans_CN']}等人。"
        assert script.convert(hant, HANT, HANS, glossary=termbase).text == hans
        assert script.convert(hans, HANS, HANT, glossary=termbase).text == hant


def test_codes_are_those_of_the_text_only() -> None:
    code = InlineCode("b", CodeKind.STRONG, "**", "**")
    text = "數<b>碼</b>港<x>的"
    assert script.convert(text, HANT, HANS, glossary=EMPTY, codes=(code,)).text == "数<b>码</b>港<x>的"
    assert script.convert("香港<br/>余先生", HANT, HANS, glossary=EMPTY).text == "香港<br/>余先生"


def test_a_doubt_says_where_and_what() -> None:
    text = "<b>主席</b>余志文先生致辞"
    (doubt,) = script.convert(text, HANS, HANT, glossary=EMPTY).doubts
    assert text[doubt.start : doubt.end] == "志"
    assert (doubt.written, doubt.others) == ("志", "誌")
    assert "余志文" in str(doubt)


def test_foreign_characters() -> None:
    assert [(one.at, one.character, one.wanted) for one in script.is_foreign("数碼港群峰", HANT)] == [(0, "数", "數")]
    assert [one.character for one in script.is_foreign("数碼港", HANS)] == ["碼"]
    assert not script.is_foreign("Cyberport", ENGLISH)
    assert not script.is_foreign("https://x.hk/数", HANT)[1:]


def test_suspects() -> None:
    assert [one.wanted for one in script.suspects("會議之后", HANT)] == ["後"]
    assert not script.suspects("皇后大道東", HANT)
    assert not script.suspects("", HANT)
    assert not script.suspects("Cyberport", ENGLISH)


def test_region_words_are_the_longest_and_not_their_look_alikes() -> None:
    assert [one.wanted for one in script.region_words("使用資訊安全軟體", HANT)] == ["資訊保安", "軟件"]
    assert not script.region_words("球队的士气高涨", HANS)


def test_the_engine() -> None:
    assert opencc.unusable({}) == ""
    done = opencc.translate(["數碼港「中心」", ""], Request(HANT, HANS, EMPTY))
    assert [answer.text for answer in done] == ["数码港“中心”", ""]
    (refused,) = opencc.translate(["x"], Request(ENGLISH, HANS, EMPTY))
    assert refused.error is not None
    assert "en_HK" in str(refused.error)


HAN = "數码港余先生說说「」“”‘’『』后後里裏乾干，。<b></b><br/>a1 .:/@\ud800\x00\ufffc"
TEXTS = st.text(alphabet=st.one_of(st.sampled_from(HAN), st.characters(exclude_categories=())), max_size=60)
PAIRS = st.sampled_from([(HANT, HANS), (HANS, HANT), (HANT, HANS_HK), (TAIWAN, HANT), (HANS_HK, HANT), (HANS, TAIWAN)])


@settings(max_examples=100, deadline=None, derandomize=True)
@given(TEXTS, PAIRS)
def test_convert_never_raises_and_touches_no_latin(text: str, pair: tuple[locale.Locale, locale.Locale]) -> None:
    done = script.convert(text, *pair, glossary=EMPTY)
    assert _latin(done.text) == _latin(text)
    for doubt in done.doubts:
        assert text[doubt.start : doubt.end] == doubt.source
    script.is_foreign(text, pair[0])
    script.suspects(text, pair[0])
    script.region_words(text, pair[1])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(["數碼港", "「", "」", "https://a.hk/x?y=1", "a@b.hk", "<b>", "</b>", "余先生", " ", "，"]),
        max_size=12,
    )
)
def test_addresses_and_codes_come_through(parts: list[str]) -> None:
    text = "".join(parts)
    done = script.convert(text, HANT, HANS, glossary=EMPTY).text
    for piece in ("https://a.hk/x?y=1", "a@b.hk", "<b>", "</b>"):
        assert done.count(piece) == text.count(piece)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(alphabet="數碼港今日啟用說明中心「」『』，。", max_size=30))
def test_traditional_comes_back(text: str) -> None:
    there = script.convert(text, HANT, HANS, glossary=EMPTY).text
    back = script.convert(there, HANS, HANT, glossary=EMPTY).text
    assert len(back) == len(text)


def test_a_very_long_line_is_no_trouble() -> None:
    text = "「數碼港余先生" * 15_000
    assert len(script.convert(text, HANT, HANS, glossary=EMPTY).text) == len(text)


def test_cells_of_a_converter_that_changes_lengths() -> None:
    assert "".join(characters.cells("數\ud800碼", HANT, HANS)) == "数\ud800码"
    assert characters.spread("信息技术部", 4) == ["信", "息", "技", "术部"]
    assert characters.pathway(HANT, TAIWAN) == ("hk2t", "t2tw")


def _latin(text: str) -> str:
    return "".join(one for one in text if one.isascii() and one.isalnum())
