"""Typography: golden cases of rewriting, quotation marks, and that rewriting comes to rest."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import golden_lines
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import locale, typography
from l10n.errors import ConfigError
from l10n.typography import Topic

GOLDEN = Path(__file__).parent / "golden" / "typography"
HANT, HANS = typography.of(locale.get("zh_Hant_HK")), typography.of(locale.get("zh_Hans_CN"))
ENGLISH = typography.of(locale.get("en_HK"))


@pytest.mark.parametrize(
    "case", golden_lines.read(GOLDEN, "before after style", needed="before after"), ids=lambda case: case.name
)
def test_golden(case: golden_lines.Case) -> None:
    key, _, value = case["style"].partition(" = ")
    style = typography.of(locale.get(case.locales["before"]), {key: value} if key else {})
    assert typography.rewrite(case["before"], style) == case["after"]
    assert typography.rewrite(case["after"], style) == case["after"]


def test_every_locale_has_a_description() -> None:
    for code in locale.known():
        style = typography.of(locale.get(code))
        assert style.full == locale.get(code).chinese
        assert len(style.quotes) == 2


def test_a_locale_is_one_file() -> None:
    assert typography.of(locale.get("zh_Hant_MO")) == HANT
    assert typography.of(locale.get("zh_Hans_HK")).quotes == HANT.quotes
    assert typography.of(locale.get("pt_MO")).quotes == ("“”", "‘’")


def test_the_house_has_the_last_word() -> None:
    style = typography.of(locale.get("zh_Hant_HK"), {"quotes": ["“”", "‘’"], "other_room": 1})
    assert typography.rewrite("「好」", style) == "“好”"


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ({"han_latin_space": "stripp"}, "han_latin_space is 'stripp'"),
        ({"quotes": ["「"]}, "quotes must be a list of pairs"),
        ({"quotes": []}, "quotes is empty"),
        ({"titles": "《》"}, "titles must be a list of pairs"),
        ({"variants": "佈港"}, "variants: 港 is none of those a house may choose"),
        ({"variants": "佈布"}, "variants is one form of each word"),
    ],
)
def test_a_wrong_setting_is_refused(setting: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(message)):
        typography.of(locale.get("zh_Hant_HK"), setting)


def test_protected_spans_stay_and_move_with_the_text() -> None:
    text = "香港...,完...,江蘇,好"
    at = text.index("完...")
    assert typography.rewrite(text, HANT, [(at, at + 4)]) == "香港……，完...，江蘇，好"


def test_turning_quotes_by_nesting() -> None:
    assert typography.turn_quotes("「他說『好』，「不」」", HANT, HANS) == "“他說‘好’，‘不’”"
    assert typography.turn_quotes("“他说‘好’，“不””", HANS, HANT) == "「他说『好』，『不』」"
    assert typography.turn_quotes("It’s “fine” here", HANS, HANT) == "It’s “fine” here"
    assert typography.turn_quotes("他们说“好", HANS, HANT) == "他们说「好"


def test_unbalanced_marks() -> None:
    assert [(one.at, one.opens) for one in typography.unbalanced("「好『對」")] == [(2, True)]
    assert not typography.unbalanced("the citizens’ rights, 5'6\", the ’90s")
    assert not typography.unbalanced('He said "no" to "it".')
    assert [one.opens for one in typography.unbalanced('and so it ended."')] == [False]


def test_topics_narrow_what_is_done() -> None:
    assert typography.rewrite("香港,\uff12\uff10", HANT, topics=[Topic.WIDE_LATIN]) == "香港,20"


def test_long_lines_take_no_long() -> None:
    for piece in ("「", "(", '"', "香 ", ". ", "a@", "www.", "...", "-- "):
        text = piece * (100_000 // len(piece))
        typography.slips(text, HANT)
        typography.unbalanced(text)
    for opening, closing in ("()", "“”", "「」", "（）"):
        text = opening * 20_000 + closing * 20_000
        typography.slips(text, HANT)
        typography.turn_quotes(text, HANS, HANT)


PIECES = [
    "香港",
    "江蘇",
    ",",
    ".",
    ":",
    "(",
    ")",
    "「",
    "」",
    "“",
    "”",
    "‘",
    "’",
    '"',
    "'",
    " ",
    "A",
    "b1",
    "2",
    "...",
    "--",
    "，",
]
PIECES += [
    "。",
    "…",
    "<b>",
    "</b>",
    "https://a.hk/,",
    "a@b.hk",
    "\uff11",
    "\u200b",
    "\u00a0",
    "\u3000",
    "⼈",
    "%",
    "％",
    "\ud800",
    "-",
]
MIXED = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
STYLES = st.sampled_from(
    [HANT, HANS, ENGLISH, typography.of(locale.get("zh_Hant_HK"), {"han_latin_space": "require"}),
     typography.of(locale.get("zh_Hans_CN"), {"han_latin_space": "strip"})]
)  # fmt: skip


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    style = typography.of(locale.get("zh_Hant_HK"))
    text = "他表示：「數碼港（Cyberport）今日啟用，歡迎各界於上午9時30分參觀。」詳見https://www.example.hk/a，謝謝……"
    for width in range(8, 60):
        lines = typography.wrap(text, width, style).split("\n")
        assert "".join(lines) == text
        assert not any(line[0] in style.no_line_start or line[-1] in style.no_line_end for line in lines)
        assert any("https://www.example.hk/a" in line for line in lines)


def test_english_lines_break_at_spaces() -> None:
    style = typography.of(locale.get("en_HK"))
    assert typography.wrap("Cyberport (the hub) opened 7,500 doors.", 18, style) == (
        "Cyberport (the\nhub) opened 7,500\ndoors."
    )


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(alphabet="數碼港，。「」（）…—ab 1,.", max_size=60), st.integers(4, 30))
def test_joined_lines_are_the_text_again(text: str, width: int) -> None:
    style = typography.of(locale.get("zh_Hans_HK"))
    lines = typography.wrap(text, width, style).split("\n")
    joined = lines[0]
    for line in lines[1:]:
        joined += (" " if joined[-1].isascii() and line[:1].isascii() else "") + line
    assert joined == text


@settings(max_examples=100, deadline=None, derandomize=True)
@given(MIXED, STYLES)
def test_rewriting_twice_is_rewriting_once(text: str, style: typography.Typography) -> None:
    once = typography.rewrite(text, style)
    assert typography.rewrite(once, style) == once


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.one_of(MIXED, st.text(st.characters(exclude_categories=()), max_size=40)), STYLES)
def test_letters_digits_and_addresses_are_untouched(text: str, style: typography.Typography) -> None:
    after = typography.rewrite(text, style)
    assert _letters(after) == _letters(text)
    for address in ("https://a.hk/", "a@b.hk"):
        assert after.count(address) >= text.count(address)


def _letters(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKC", text) if one.isalnum() and ord(one) < 0xE000)
