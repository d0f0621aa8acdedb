"""What is known of OpenCC without loading it: the tables agree with it, and what is not watched is no suspect."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import locale, script
from l10n.script import characters, foreign, staying, tables, watch

EVERY = [chr(one) for one in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
LOCALES = ("zh_Hant_HK", "zh_Hans_CN")


@pytest.mark.parametrize("name", ["s2t", "t2s", "hk2s", "s2hk"])
def test_the_changed_characters_are_opencc_s(name: str) -> None:
    """A difference means another OpenCC: run benchmarks/script_table.py again."""
    changed = characters.plain(name, "\n".join(EVERY)).split("\n")
    assert set(tables.CHANGED[name]) == {one for one, now in zip(EVERY, changed, strict=True) if now != one}


def _suspects(text: str, code: str, monkeypatch: pytest.MonkeyPatch) -> list[script.Foreign]:
    """Return the suspects of a text without the look before."""
    with monkeypatch.context() as patch:
        patch.setattr(watch, "clauses", lambda text, *_: [text])
        return script.suspects(text, locale.get(code))


@pytest.mark.parametrize("code", LOCALES)
def test_what_is_not_watched_is_no_suspect(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over every word of the locale's tables, as both scripts write it, beside every other."""
    one = locale.get(code)
    other = foreign._other(one)
    assert other is not None
    table = one.table("conversion")
    words = [*table.get("words", {}), *table.get("words", {}).values(), *other.table("conversion").get("words", {})]
    lost = [
        text
        for first, second in pairwise(words)
        for text in (first + second, script.convert_words(first + second, other, one))
        if not watch.clauses(text, one, other) and _suspects(text, code, monkeypatch)
    ]
    assert lost == []


@pytest.mark.parametrize("code", LOCALES)
@settings(max_examples=100, deadline=None, derandomize=True)
@given(data=st.data())
def test_any_text_that_is_not_watched_has_no_suspects(code: str, data: st.DataObject) -> None:
    """Characters that conversions settle by word, in any order."""
    one = locale.get(code)
    other = foreign._other(one)
    assert other is not None
    words = sorted(
        {
            word
            for rows in tables.BY_WORD.values()
            for row in rows.values()
            for one in row.values()
            for word in one.split()
        }
    )
    known = sorted({each for rows in tables.BY_WORD.values() for each in rows})
    text = "".join(data.draw(st.lists(st.sampled_from([*words, *known, *"会後發布表面製台只有的"]), max_size=9)))
    if not watch.clauses(text, one, other):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(watch, "clauses", lambda text, *_: [text])
            assert script.suspects(text, one) == []


def test_a_way_without_a_table_asks_opencc() -> None:
    """Taiwan's forms have no table: whatever is asked is possible."""
    assert watch.clauses("開放", locale.get("zh_Hant_TW"), locale.get("zh_Hans_CN"))


@pytest.mark.parametrize("text", ["會議之后", "之后發布", "乾净", "\U00020000", "\uf900有此理"])
def test_what_may_be_wrong_is_looked_at(text: str) -> None:
    """What a word decides, and what the tables do not have."""
    asked = [watch.clauses(text, locale.get(code), locale.get(LOCALES[1 - at])) for at, code in enumerate(LOCALES)]
    assert any(asked)


PIECES = ["只影響", "制造", "系統", "余偉文", "總裁", "若干", "乾净", "會議之后", "，", "。", "「", "」", " ", "A"]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_clause_by_clause_is_as_good_as_the_whole_text(pieces: list[str]) -> None:
    """OpenCC is asked for the stretch between two marks, and no suspect is lost by that."""
    one, text = locale.get("zh_Hant_HK"), "".join(pieces)
    found = script.suspects(text, one)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(watch, "clauses", lambda text, *_: [text])
        patch.setattr(foreign, "_may_show", lambda *_: True)
        assert script.suspects(text, one) == found


STEPS = ("s2hk",)
STAYING = [word for words in tables.STAYS["s2hk"] for word in words.split()]


def _wrong(texts: list[str]) -> list[tuple[str, int]]:
    """Return where characters are said to stay in texts, and do not."""
    made = characters.plain("s2hk", "\n".join(texts)).split("\n")
    return [
        (text, at)
        for text, became in zip(texts, made, strict=True)
        for at in range(len(text))
        if staying.stays(text, at, STEPS) and (len(became) != len(text) or became[at] != text[at])
    ]


def test_what_is_said_to_stay_stays_beside_every_character_that_a_word_has_there() -> None:
    """Each word behind the characters that may stand before it and those that may not, and before its own kind."""
    before = {row[0]: row[1:] for row in tables.BEFORE["s2hk"].split()}
    many = "".join(sorted({one for word in STAYING for one in word}))
    texts = [f"{one}{word}" for word in STAYING for one in (*before[word[0]], *many[:: len(many) // 40])]
    assert any(staying.stays(text, len(text) - 1, STEPS) for text in texts)
    assert _wrong([*texts, *(first + second for first, second in pairwise(STAYING))]) == []


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.data())
def test_what_is_said_to_stay_stays_in_any_text(data: st.DataObject) -> None:
    """Words in which characters stay and words in which they change, in any order."""
    known = [
        word for rows in tables.BY_WORD["hk2s", "s2hk"].values() for each in rows.values() for word in each.split()
    ]
    piece = st.one_of(st.sampled_from(STAYING), st.sampled_from(known), st.sampled_from(sorted(tables.BEFORE["s2hk"])))
    assert (
        _wrong(data.draw(st.lists(st.lists(piece, min_size=1, max_size=8).map("".join), min_size=1, max_size=40))) == []
    )
